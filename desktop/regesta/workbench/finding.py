"""Where words stand in a text: without regard to case, positions in code points."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 5_000


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """All places of the words, in order, at most `MOST`; white space in them matches any white space."""
    parts = words.split()
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append((match.start(), match.end()))
        if len(found) >= MOST:
            break
    return found


def other_occurrences(text: str, words: str, taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where exactly these words stand as whole words and nothing is marked yet."""
    words = words.strip()
    if not words:
        return []
    marked = list(taken)
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    places = [(match.start(), match.end()) for match in pattern.finditer(text)]
    return [(start, end) for start, end in places if not any(start < last and end > first for first, last in marked)]
