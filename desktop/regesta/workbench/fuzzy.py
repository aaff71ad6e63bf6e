"""Finding a command or a name from a few letters: every letter in order, word beginnings first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_START = 12
_RUN = 8
_PLAIN = 1
_WHOLE = 60


def score(needle: str, text: str) -> int | None:
    """How well a text fits; None where a letter is missing. Higher is better."""
    low, words = text.casefold(), needle.casefold().split()
    if not words:
        return 0
    total = 0
    for word in words:
        best = _word_score(word, low)
        if best is None:
            return None
        total += best
    return total - len(text) // 8


def _word_score(word: str, text: str) -> int | None:
    at = text.find(word)
    if at >= 0:
        start = at == 0 or not text[at - 1].isalnum()
        return _WHOLE + (_START if start else 0) - min(at, 20) // 2
    total, position, run = 0, 0, False
    for letter in word:
        found = text.find(letter, position)
        if found < 0:
            return None
        if found == 0 or not text[found - 1].isalnum():
            total += _START
        elif found == position and run:
            total += _RUN
        else:
            total += _PLAIN - min(found - position, 10) // 2
        position, run = found + 1, True
    return total


def best(needle: str, items: Iterable[T], text: Callable[[T], str], limit: int = 50) -> list[T]:
    """The items that fit, best first; in their own order where nothing was typed."""
    scored = [(score(needle, text(item)), number, item) for number, item in enumerate(items)]
    fitting = [(value, number, item) for value, number, item in scored if value is not None]
    fitting.sort(key=lambda each: (-each[0], each[1]))
    return [item for _, _, item in fitting[:limit]]
