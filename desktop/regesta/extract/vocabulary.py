"""The words that the steps read by, loaded once from `vocabulary.yaml` and `names.yaml` in `resources/gazetteer`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import yaml

from regesta.base.assets import resource


@cache
def _load() -> dict[str, Any]:
    loaded: dict[str, Any] = {}
    for name in ("vocabulary", "names"):
        loaded |= yaml.safe_load(resource(f"gazetteer/{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def words(section: str) -> tuple[str, ...]:
    """One list of the vocabulary, in the file's order."""
    return tuple(str(word) for word in _load()[section])


@cache
def word_set(section: str) -> frozenset[str]:
    """One list of the vocabulary, casefolded, for looking up."""
    return frozenset(word.casefold() for word in words(section))


def any_of(items: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first."""
    return "|".join(re.escape(item) for item in sorted(items, key=lambda w: (-len(w), w)))


@cache
def alternatives(section: str) -> str:
    """A regular expression (without a group around it) for any word of a list."""
    return any_of(words(section))


@cache
def synonyms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of words that mean the same in names, each with the word that stands for them."""
    groups = [[str(word) for word in group] for group in _load()["synonyms"]]
    return tuple((re.compile(rf"\b(?:{any_of(group[1:])})(?!\w)", re.IGNORECASE), group[0]) for group in groups)


def plain(text: str) -> str:
    """A name in small letters with its synonyms made one and spaces single."""
    for pattern, word in synonyms():
        text = pattern.sub(word, text)
    return " ".join(text.casefold().split())


_TENS = ("thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


@cache
def _ordinal_words() -> dict[str, int]:
    """Ordinals in words with their numbers, to ninety-ninth."""
    small = {word: n for n, word in enumerate(words("ordinals"), 1)}
    tens = {f"{stem}ieth": 30 + 10 * n for n, stem in enumerate(_TENS)}
    both = {
        f"{stem}y-{words('ordinals')[u - 1]}": 30 + 10 * n + u for n, stem in enumerate(_TENS) for u in range(1, 10)
    }
    return {**tens, **both, **small}


@cache
def ordinal_pattern() -> str:
    """A regular expression for an ordinal: in digits, in words, or in Roman figures before the name of a meeting."""
    heads = f"{alternatives('mechanism_heads')}|{alternatives('mechanism_bodies')}|{alternatives('round_words')}"
    roman = rf"[IVX]{{1,6}}(?= (?:[A-Z][\w-]+ (?:(?:and|of) )?){{0,5}}(?i:{heads})\b)"
    return rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?i:{any_of(_ordinal_words())}|inaugural|first-ever)|{roman})"


def ordinal_value(text: str) -> int | None:
    """The number of an ordinal in digits or words; None where it is neither."""
    word = text.strip().casefold()
    if match := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word):
        return int(match[1])
    if word in ("inaugural", "first-ever"):
        return 1
    if re.fullmatch(r"[ivx]+", word):
        numbers = [{"i": 1, "v": 5, "x": 10}[c] for c in word]
        return sum(-n if n < max(numbers[i:]) else n for i, n in enumerate(numbers))
    return _ordinal_words().get(word)
