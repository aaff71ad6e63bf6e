"""Whether a time expression looks back or ahead, from the verb that stands nearest to it."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future"]

_FUTURE = re.compile(
    r"\b(?:(?:will|would|shall|to|may|might|could)(?: (?:also|again|then|soon|jointly|co-))? (?:be )?[a-z-]+"
    r"|(?:is|are|was|were) (?:due|set|slated|going|about|coming|scheduled|expected|planned|"
    r"planning|likely)\b(?: to [a-z]+)?"
    r"|(?:plans?|expects?|intends?|hopes?) to|planning|planned(?: for)?|scheduled|upcoming|"
    r"forthcoming|expected|slated|set (?:for|to)"
    r"|arriv(?:es|ing)|begins|starts|comes|travels|visits|heads to|leaves|departs|flies|returns|until)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|said|told|held|met|took|came|was|were|had|has|have|went|spoke|saw|left|"
    r"began|gave|made|paid|wrote"
    r"|flew|put|got|sent|brought|ran|led|rose|fell|kept|ago)\b",
    re.IGNORECASE,
)


def direction(sentence: str, start: int, end: int) -> Direction | None:
    """Which way the verb nearest to `sentence[start:end]` points; None where no verb stands in the sentence.

    The nearest verb before the expression decides, as English puts time after the verb; only where none
    stands before it, the first after it does.
    """
    before = _nearest(sentence, 0, start, last=True)
    return before or _nearest(sentence, end, len(sentence), last=False)


def _nearest(sentence: str, low: int, high: int, *, last: bool) -> Direction | None:
    cues: list[tuple[int, int, Direction]] = []
    cues += [(m.start(), m.end(), "future") for m in _FUTURE.finditer(sentence, low, high) if _counts(m)]
    covered = [(a, b) for a, b, _ in cues]
    cues += [
        (m.start(), m.end(), "past")
        for m in _PAST.finditer(sentence, low, high)
        if not any(a <= m.start() < b for a, b in covered)
    ]
    if not cues:
        return None
    return (max(cues, key=lambda cue: cue[1]) if last else min(cues))[2]


_NOT_INFINITIVE = re.compile(r"to (?:the|a|an|his|her|its|their|this|that|and|be)$", re.IGNORECASE)


def _counts(match: re.Match[str]) -> bool:
    """Whether a `to …` is a verb and not a direction (“to the south”, “to Paris”)."""
    return not _NOT_INFINITIVE.match(match.group()) and not (
        match.group().startswith("to ") and match.group()[3:4].isupper()
    )
