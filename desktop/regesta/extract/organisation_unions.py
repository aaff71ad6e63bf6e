"""Bodies whose names the grammar of heads cuts short: missions in the field, organs, parliaments, churches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, name_pattern, organisation_pattern
from regesta.extract.state_names import state
from regesta.extract.vocabulary import alternatives, words

_CAP = r"[A-ZÀ-Þ][\w’'-]*"
_LETTERS = r"(?: \((?:the )?[A-Z][\w&.-]{1,9}\))"


def full_names(text: str) -> Iterator[tuple[int, int]]:
    """Spans of such bodies, in no order."""
    for pattern in (_survey(), _field(), _organ(), _parliament(), _held(), _prosecutor(), _church()):
        for match in pattern.finditer(text):
            yield match.span(match.lastgroup or "name")


@cache
def _field() -> re.Pattern[str]:
    """A mission with the land or the matter that it is for, which no “of” joins: “UN Interim Force in …”."""
    word = rf"(?:(?!The ){_CAP}(?:,? and)? )"
    month = rf"(?!(?i:{alternatives('calendar_words')})(?![\w-]))"
    where = rf"(?:the )?{month}{_CAP}(?:(?: and)? (?:the )?{month}{_CAP}){{0,3}}"
    head = (
        r"(?:Mission|Force|Operation|Verification Mission|Observer Group|Monitoring Group|Stabili[sz]ation Force|"
        r"Peace ?keeping Force)"
    )
    union = rf"(?:{organisation_pattern()}|UN|U\.N\.|EU|AU)"
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{union} {word}{{0,5}}?(?:{head} (?:in|for|to)|Office (?:on|at)) {where}{_LETTERS}?"
        rf"|{word}{{1,5}}{head} (?:in|for|to) {where}{_LETTERS})(?![\w-])"
    )


@cache
def _survey() -> re.Pattern[str]:
    """A state's survey of its land, and the institutes of contemporary this or that."""
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:(?:{name_pattern()}|{adjective_pattern()}) )?(?:(?:Geological|Hydrographic|Ordnance|"
        rf"Geodetic|Meteorological|Land) Survey|Institutes of (?:[A-Z]\w+ ){{0,3}}[A-Z]\w+)(?: of (?:the )?{state()})?)"
        r"(?![\w-])(?! [A-Z])"
    )


@cache
def _organ() -> re.Pattern[str]:
    """A standing organ of a union of states, with its field between the two."""
    field = (
        r"(?:Peace and Security|Political and Security|Economic and Social|Foreign Affairs|Human Rights|Security|"
        r"Trade Negotiating|Military|Justice and Home Affairs)"
    )
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:{organisation_pattern()}) {field} (?:Council|Committee))(?![\w-])"
        r"(?! (?:of|on|for|[A-Z]))"
    )


@cache
def _parliament() -> re.Pattern[str]:
    """A parliament by its own word; one word only after an article, an owner or an office."""
    several = "|".join(w for w in words("parliaments") if " " in w)
    single = "|".join(w for w in words("parliaments") if " " not in w)
    owner = rf"(?:(?:{adjective_pattern()}) )"
    before = rf"(?:\b[Tt]he {owner}?|[’']s |\b{owner})"
    return re.compile(rf"(?<![\w’'-])(?:{before}(?P<name>{single})|(?P<other>{several}))(?![\w-])")


@cache
def _held() -> re.Pattern[str]:
    """The office of a head of state or of government, with the state that it belongs to."""
    owner = rf"(?:(?:{adjective_pattern()}) |(?<=[’']s ))"
    return re.compile(
        rf"(?<![\w-])(?P<name>{owner}(?:Prime Minister|President|Chancellor|Premier|Vice[- ]President|Presidential|"
        rf"Cabinet|Government)(?:[’']s)? Office|(?:Prime Minister|President|Chancellor|Premier|Vice[- ]President|"
        rf"Chief Minister|Attorney[- ]General|Crown Prince)[’']s (?:Office|Department|Chambers))(?![\w-])(?! [A-Z])"
        rf"|(?<![\w-])(?P<air>Air (?:{name_pattern()}))(?![\w-])(?! [A-Z])"
    )


@cache
def _prosecutor() -> re.Pattern[str]:
    """The office of a prosecutor or auditor, with its state after it."""
    return re.compile(
        r"(?<![\w-])(?P<name>(?:General (?:Prosecutor|Procurator|Auditor)|(?:Prosecutor|Procurator|Attorney|Auditor|"
        rf"Solicitor|Comptroller)[- ]General)[’']s Office of (?:the )?{state()})"
    )


@cache
def _church() -> re.Pattern[str]:
    creed = (
        r"(?:Orthodox|Catholic|Anglican|Lutheran|Methodist|Presbyterian|Reformed|Apostolic|Evangelical|Coptic|Maronite)"
    )
    owner = rf"(?:(?:{adjective_pattern()}|{name_pattern()}|Roman|Greek) )"
    return re.compile(rf"(?<![\w’'-])(?P<name>{owner}{creed}(?: {creed})? Church)(?![\w-])")
