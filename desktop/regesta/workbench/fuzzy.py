"""Finding a command or a name from a few letters: whole words, word beginnings, and runs of letters from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

_START = 12
_RUN = 8
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
        if run and position < len(text) and text[position] == letter:
            found, gain = position, _RUN
        else:
            found, gain = _next_start(text, letter, position), _START
        if found < 0:
            return None
        total += gain
        position, run = found + 1, True
    return total


def _next_start(text: str, letter: str, position: int) -> int:
    """Where a word begins with the letter, from a position on; -1 where none does."""
    found = text.find(letter, position)
    while found > 0 and text[found - 1].isalnum():
        found = text.find(letter, found + 1)
    return found


def best(needle: str, items: Iterable[T], text: Callable[[T], str], limit: int = 50) -> list[T]:
    """The items that fit, best first; in their own order where nothing was typed."""
    scored = [(score(needle, text(item)), number, item) for number, item in enumerate(items)]
    fitting = [(value, number, item) for value, number, item in scored if value is not None]
    fitting.sort(key=lambda each: (-each[0], each[1]))
    return [item for _, _, item in fitting[:limit]]
