"""Lengths of time said of a visit: “four-day”, “week-long”."""

from __future__ import annotations

import re

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LENGTH = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})[- ](?P<unit>day|week)s?(?:-long)?(?: "
    rf"[\w-]+){{0,3}} (?:visit|trip|tour|stay)\b"
    r"|\b(?P<whole>week)-?long (?:[\w-]+ ){0,2}(?:visit|trip|tour)\b",
    re.IGNORECASE,
)


def visit_length(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Days of the visit that a stretch of text gives, with the span of the words; None where it gives none."""
    match = _LENGTH.search(text, start, end)
    if match is None:
        return None
    if match["whole"]:
        return 7, match.start(), match.end()
    word = match["count"].casefold()
    count = int(word) if word.isdigit() else _NUMBERS.index(word) + 1
    return count * (7 if match["unit"].casefold() == "week" else 1), match.start(), match.end()
