"""Rules for time words with no date to find in them, or only one side of it: durations, frequencies, “earlier”."""

from __future__ import annotations

import re

from regesta.extract.dates.rule import Context, Rule, rule

_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|a few|many|recent|the past|the last)"
)
_ABOUT = r"(?:(?:about|around|some|nearly|almost|more than|over|less than|at least|for|in|within|the) )*"


SINCE_AN_EVENT = "since_an_event"
"""A rule that takes what no other rule takes: it gives way to any date inside its words."""


def _none(_: re.Match[str], __: Context) -> None:
    return None


def _before_anchor(_: re.Match[str], context: Context) -> str | None:
    return f"../{context.anchor.isoformat()}" if context.anchor else None


def _anchor_year(_: re.Match[str], context: Context) -> str | None:
    return str(context.anchor.year) if context.anchor else None


_I = re.IGNORECASE
_FEAST = (
    r"(?:Ramadan|Ramazan|Eid(?: (?:al|ul)-(?:Fitr|Adha))?|Bayram|Nowruz|Navruz|Norouz|Diwali|Deepavali"
    r"|Holi|Durga Puja|Vesak|Songkran|"
    r"Tet|Tết|Chuseok|Seollal|(?:the )?(?:Lunar|[A-Z][a-z]+) New Year|(?:the )?Spring Festival|Golden Week|Passover|"
    r"Pesach|"
    r"Rosh Hashanah|Yom Kippur|Hanukkah|Easter|Lent|Whitsun|Pentecost|Orthodox Easter|Christmas|Advent|"
    r"(?:the )?New Year|Thanksgiving|Carnival|(?:the )?Naadam(?: festival)?|Meskel|Timkat|Losar)"
)
RULES: tuple[Rule, ...] = (
    rule("feast", rf"(?:before|after|during|until|till|by|ahead of|over|around|since) {_FEAST}", _none, confidence=0.5),
    rule("anniversary", r"(?:the )?\d+(?:st|nd|rd|th) anniversary", _anchor_year, relative=True, confidence=0.6),
    rule("before_anchor", r"Earlier(?=,)|[Pp]reviously", _before_anchor, relative=True, confidence=0.6),
    rule(
        "duration",
        (
            rf"{_ABOUT}{_COUNT}[ -](?:hour|day|week|month|year|decade)(?:s|-long)?(?! (?:after|ago|"
            rf"earlier))"
        ),
        _none,
        confidence=0.7,
        flags=_I,
    ),
    rule("duration", r"(?:day|week|month|year)-long", _none, confidence=0.7, flags=_I),
    rule(
        "vague",
        (
            r"in (?:the )?(?:recent|coming|past|last|next) (?:(?:\w+) )?(?:days|weeks|months|years|"
            r"decades)|in (?:a|more than a|over a|nearly a) (?:century|decade|generation)|in "
            r"(?:decades|centuries|years|months)|recently|in the (?:near|foreseeable) future|the "
            r"coming (?:days|weeks|months|years)"
        ),
        _none,
        confidence=0.7,
        flags=_I,
    ),
    rule(
        "frequency",
        (
            r"(?:almost |nearly )?(?:every|each) (?:other )?(?:day|week|month|year|two years|six "
            r"months)|annually|biannually|biennially|(?:once|twice|three times) (?:a|every|per) "
            r"(?:day|week|month|year)"
        ),
        _none,
        confidence=0.7,
        flags=_I,
    ),
    rule(
        SINCE_AN_EVENT,
        (
            r"since (?:former |then-)?(?:(?:the|his|her|its|their|he|she|it|they)|(?:[A-Z][\w.’'-]+ "
            r"){1,5}?(?=was|were|took|came|became|won|began|left|had))(?: ?[\w’'-]+){1,7}?(?=[,.;]|$| "
            r"and | as well| in the )"
        ),
        _none,
        confidence=0.5,
    ),
)
