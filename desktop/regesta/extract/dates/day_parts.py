"""Rules for parts of a day and for days counted from the day that the text is telling.

“In the afternoon”, “later in the day”, “the same evening”, “on the eve”, “a day earlier”, “the following morning”.
"""

from __future__ import annotations

import re

from regesta.extract.dates.calendar import is_day
from regesta.extract.dates.rule import MONTH, WEEKDAY, Context, Rule, rule
from regesta.extract.dates.telling import counted

_PART = r"(?:morning|forenoon|afternoon|evening|night)"
_DAY_OR_PART = rf"(?:day|{_PART})"
_NUMBERS = {"a": 1, "an": 1, "one": 1, "the": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_ORDINALS = {"first": 0, "opening": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "seventh": 6}
_NOT_OF_A_DATE = rf"(?! of (?:\d|the \d|{MONTH} \d|{WEEKDAY}|this|that|the same))"
_EVENT = r"(?:talks|meeting|dialogue|summit|visit|session|consultations?|round|conference|forum|signing|ceremony)"


def _anchor(_: re.Match[str], context: Context) -> str | None:
    return context.anchor.isoformat() if context.anchor else None


def _told(_: re.Match[str], context: Context) -> str | None:
    return counted(context.told, context.anchor, 0)


def _before(match: re.Match[str], context: Context) -> str | None:
    return counted(context.told, context.anchor, -_count(match))


def _after(match: re.Match[str], context: Context) -> str | None:
    weeks = bool(match.groupdict().get("weeks"))
    value = counted(context.told, context.anchor, _count(match) * (7 if weeks else 1))
    return f"{value}~" if weeks and value and not value.startswith("[") else value


def _count(match: re.Match[str]) -> int:
    word = (match.groupdict().get("count") or "one").casefold()
    return int(word) if word.isdigit() else _NUMBERS[word]


def _numbered(match: re.Match[str], context: Context) -> str | None:
    """“on the second day”: counted from the day that the same sentence gives; without one it stays open."""
    days = _ORDINALS[match["which"].casefold()]
    return counted(context.beside, None, days) if is_day(context.beside) else None


_I = re.IGNORECASE
RULES: tuple[Rule, ...] = (
    rule(
        "part_of_the_anchors_day",
        rf"(?:(?:earlier|later|late|early) )?this (?:very )?{_PART}|(?:later |late )?tonight",
        _anchor,
        relative=True,
        flags=_I,
    ),
    rule(
        "part_of_the_day_told",
        (
            r"(?:(?:earlier|later|late|early) )?(?:in|during|for|by|towards?|until|till) the (?:(?:early|late) "
            r"(?:hours of "
            rf"the )?)?{_PART}{_NOT_OF_A_DATE}(?: hours)?(?! (?:before|after|session|press|prayers?|shift|edition"
            r"|sky)\b)"
            r"|(?:at|around|by|before|after|until|shortly after|shortly before) (?:noon|midday|midnight|dawn|dusk"
            r"|daybreak|nightfall|sunset|sunrise|"
            rf"lunchtime|lunch|dinner time|night){_NOT_OF_A_DATE}(?! on )"
            r"|(?:earlier|later|late|early) (?:in|on in) the day|(?:earlier|later) on (?:the|that) day"
            r"|overnight(?=[,.;]| (?:in|from|to|on|by|and))|in the course of the day|during the day"
        ),
        _told,
        relative=True,
        confidence=0.6,
        flags=_I,
    ),
    rule(
        "same_day",
        (
            rf"(?:(?:later|earlier|late|early) )?(?:on |in )?(?:(?:the|that) (?:very )?same {_DAY_OR_PART}|that "
            r"(?:very )?"
            rf"{_DAY_OR_PART}|the (?:selfsame|very) day)|on the day(?=[,.;])|same day(?=[,.;])"
        ),
        _told,
        relative=True,
        confidence=0.8,
        flags=_I,
    ),
    rule(
        "day_before",
        (
            rf"(?:late |early |on )?the {_DAY_OR_PART} before(?! (?:yesterday|last)\b)"
            rf"|(?:on )?the (?:previous|preceding) {_DAY_OR_PART}"
            rf"|on the eve(?: of (?:(?:the|his|her|its|their|this) )?(?:(?-i:[A-Z][\w’'-]*)|[\w-]+ {_EVENT}|{_EVENT}))?"
            r"|(?:just |only )?(?P<count>a|one|the|two|three|four|five|six|seven|\d{1,2}) days? (?:earlier"
            r"|previously|prior|beforehand|before(?=[,.;”\"]|$|\s+(?:in|at|on)\b))"
        ),
        _before,
        relative=True,
        confidence=0.7,
        flags=_I,
    ),
    rule(
        "day_after",
        (
            rf"(?:early |late |on )?the (?:next|following|ensuing) {_DAY_OR_PART}|the (?:day|morning) after(?! "
            r"tomorrow)"
            r"|(?:just |only )?(?P<count>a|one|two|three|four|five|six|seven|\d{1,2}) (?:days?|(?P<weeks>weeks?)) later"
        ),
        _after,
        relative=True,
        confidence=0.7,
        flags=_I,
    ),
    rule(
        "numbered_day",
        r"(?:on|for|during) the (?P<which>first|second|third|fourth|fifth|sixth|seventh|opening) day",
        _numbered,
        confidence=0.5,
        flags=_I,
    ),
)
COUNTS_BACK = frozenset({"same_day", "day_before", "day_after", "numbered_day"})
"""Rules that count from any day told before, not only from one that the tense allows."""
