"""Ordinals that stand before a session and number no round: “their first in six years”, “the first since 2019”."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.vocabulary import alternatives

_ABOUT = (
    r"(?:about|around|almost|nearly|over|some|roughly|more than|less than|close to|the (?:last|past)|just|at least)"
)
_OF_BODY = r"(?: (?:of|between) (?:the |this |its )?[\w’'-]+(?: (?:two )?[a-z]+)?)?"
"""Whose session it is: “the first meeting of the commission in 13 years”."""


@cache
def _while() -> re.Pattern[str]:
    """What follows a “first” that counts from a day or within a stretch of time, not from the beginning."""
    count = rf"(?:(?:{alternatives('cardinals')}|\d+(?:\.\d+)?|many|several|a|half a) ?(?:and a half )?)"
    return re.compile(
        rf"{_OF_BODY}(?:"
        rf",? (?:in|for|after) (?:{_ABOUT} )*{count}(?:[a-z]+ )?(?:years?|months?|decades?|weeks?)\b"
        r"|,? in (?:years|decades|months)\b"
        r"|,? since\b"
        r"|,? (?:of|for|in|to be held|held|this) (?:the |this |that )?(?:current |new |calendar )?"
        r"(?:year|decade|century|term)\b"
        r"|,? under (?:the|his|her|its|their) (?:new|current|present|incoming)\b)"
    )


def counts_from_later(text: str, end: int) -> bool:
    """Whether what follows code point `end`, the end of a “first” session's name, lets it count from a later day."""
    return _while().match(text, end) is not None


_MARKED = re.compile(r"\b(?:[Ii]t|[Tt]his|[Tt]hat) (?:was|is|will be|marks|marked) (?:also |already )?$")
_THIS_YEAR = re.compile(rf"{_OF_BODY}(?: held| so far)? this (?:year|month|week)\b")


def counts_within_year(text: str, start: int, end: int) -> bool:
    """Whether a session's number counts only those of this year (“It was the third meeting this year”)."""
    return _THIS_YEAR.match(text, end) is not None and _MARKED.search(text, max(0, start - 30), start) is not None
