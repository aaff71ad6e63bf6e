"""Towns and first-level regions of all countries, for names whose surroundings show a place.

Far more names than the gazetteer looks for everywhere, since many are also persons' names or common words.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from regesta.base.assets import resource

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "ə": "a",
        "Ə": "A",
        "ħ": "h",
        "Ħ": "H",
        "ŋ": "n",
        "ß": "s",
        "æ": "a",
        "Æ": "A",
        "œ": "o",
        "Œ": "O",
        "þ": "t",
        "Þ": "T",
        "’": "'",
        "‘": "'",
        "ʻ": "'",
        "ʼ": "'",
        "`": "'",
    }
)
"""Letters that Unicode does not take apart, each with the one that stands for it where marks are left out."""
_NOT_COMPARED = str.maketrans("", "", " -'.")


def plain_name(name: str) -> str:
    """A name in plain Latin letters: one letter for each, without marks, in the length of the composed form."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(_plain(letter) for letter in composed)


@cache
def _plain(letter: str) -> str:
    swapped = letter.translate(_LETTERS)
    return unicodedata.normalize("NFD", swapped)[:1] if swapped == letter else swapped


def country_of_town(name: str) -> str | None:
    """The ISO code of the country of a town or region of that name, however spaced; None where there is none.

    Where several have one name, the most populous country list wins no favour: the first in the files does.
    """
    return _table().get(_key(plain_name(name)))


def _key(name: str) -> str:
    return name.casefold().translate(_NOT_COMPARED)


@cache
def _table() -> dict[str, str]:
    """ISO codes by name, in small letters without spaces; regions first, as they are fewer and better known."""
    table: dict[str, str] = {}
    for file in ("provinces", "towns"):
        text = resource(f"gazetteer/{file}.txt").read_text(encoding="utf-8")
        for line in _key(text).splitlines():
            code, tab, names = line.partition("\t")
            if tab and not code.startswith("#"):
                for name in names.split("|"):
                    table.setdefault(name, code.upper())
    return table


def plain_text(text: str) -> str:
    """A text in plain Latin letters, every code point in its place."""
    return "".join(_plain(letter) if letter > "\x7f" else letter for letter in text)
