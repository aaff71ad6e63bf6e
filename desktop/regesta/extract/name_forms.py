"""One personal name written in several ways: with and without marks, transliterated twice, misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein

from regesta.extract.towns import plain_text

_TWO_LETTERS = {
    "đ": "dj",
    "Đ": "Dj",
    "ö": "oe",
    "ü": "ue",
    "ä": "ae",
    "ø": "oe",
    "å": "aa",
    "ß": "ss",
    "æ": "ae",
    "ə": "e",
    "Ö": "Oe",
    "Ü": "Ue",
    "Ø": "Oe",
    "Å": "Aa",
}
"""Letters that some write as two."""


def name_words(name: str) -> list[str]:
    """The words of a name in small plain letters, for comparing."""
    return [plain_text(w.strip(".,")).casefold() for w in name.split()]


def written_forms(word: str) -> set[str]:
    """A word of a name as it stands, without its marks, and with two letters for those that are often so written."""
    longer = "".join(_TWO_LETTERS.get(letter, letter) for letter in word)
    forms = {word, plain_text(word), plain_text(longer)}
    if article := re.match(r"([AaEe]l)[ -](?=[A-Z])", word):
        rest = word[article.end() :]
        forms |= {f"{first}{mark}{rest}" for first in {article[1], article[1].title()} for mark in " -"}
    return forms


def spelt_otherwise(one: str, other: str) -> bool:
    """Whether two names differ only in how the given names are written in Latin letters (“Sergei”, “Sergey”)."""
    a, b = name_words(one), name_words(other)
    if len(a) != len(b) or "-" in one + other:
        return False
    if a[-1] != b[-1] and not written_together(one.split()[-1], other.split()[-1]):
        return False
    pairs = [(x, y) for x, y in zip(a[:-1], b[:-1], strict=True) if x != y]
    return all(min(len(x), len(y)) >= 5 and _skeleton(x) == _skeleton(y) for x, y in pairs)


def written_together(one: str, other: str) -> bool:
    """Whether two words are one but for marks and letters written as two."""
    return bool({w.casefold() for w in written_forms(one)} & {w.casefold() for w in written_forms(other)})


def _skeleton(word: str) -> str:
    """The consonants, transliterations made one, and a vowel at the end, which may tell a man from a woman."""
    plain = word.replace("ks", "x").replace("kh", "h").replace("y", "i").replace("j", "i")
    end = plain[-1] if plain[-1] in "aeo" else ""
    return re.sub(r"[aeiou]", "", plain) + end


def misspelt(name: str, others: Iterable[str]) -> str | None:
    """The first of the words that a longer one is a slip for, if any."""
    return next((w for w in others if min(len(name), len(w)) > 5 and Levenshtein.distance(name, w) <= 2), None)
