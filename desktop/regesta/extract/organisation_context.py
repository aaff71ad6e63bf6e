"""Bodies that the words beside a name show: an apposition, an office in it, a company's form, a paper's line.

These need no model and no head word; what may as well be a person, a land or an office is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, country_of
from regesta.extract.gazetteer import name_pattern as land_pattern
from regesta.extract.given_names import is_given
from regesta.extract.organisation_names import PARTICLE
from regesta.extract.person_context import like_person
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, any_of, word_set, words

_CAP = r"[A-ZÀ-Þ][\w’'-]*\w"
_NAME = rf"{_CAP}(?:(?: (?:&|de|la|del|da|do))? {_CAP}){{0,3}}"


def by_surroundings(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names that what stands before or after them shows to be bodies', in no order."""
    for pattern in (
        _foreign(),
        _led(),
        _apposed(),
        _called(),
        _house(),
        _held(),
        _run(),
        _company(),
        _conglomerate(),
        _cause(),
        _joined_capitals(),
    ):
        for match in pattern.finditer(text):
            group = match.lastgroup or "name"
            if match[group] and not _otherwise(text, match, group) and _may_be_body(match[group]):
                yield match.span(group)
    for match in (m for pattern in (_office(), _parties()) for m in pattern.finditer(text)):
        yield match.span(match.lastgroup or "name")
    yield from _papers(text)


def _otherwise(text: str, match: re.Match[str], group: str) -> bool:
    """Whether a party's word only ends a longer name, or what is said to be based somewhere is a person."""
    longer = group == "party" and re.search(r"\b[A-Z][\w-]+ $", text[: match.start(group)][-24:])
    return bool(longer or (group == "seated" and like_person(match[group])))


@cache
def _apposed() -> re.Pattern[str]:
    """A name before what it is: “…, a think tank in Oslo,”."""
    return re.compile(
        rf"(?<![\w’'.-])(?P<name>{_NAME})(?: \([^)]{{2,20}}\))?, (?:a|an) (?:[\w’'-]+ ){{0,4}}?"
        rf"(?:{alternatives('body_nouns')})(?=[,.;]|$| (?:in|based|that|which|with|owned|run|close|founded|backed)\b)"
        rf"|(?<=[Tt]he )(?P<whose>{_NAME}), the (?:(?:[a-z][\w-]*|{adjective_pattern()}) ){{0,3}}(?:party|"
        r"coalition|alliance|bloc|movement|trade union|militia|operator|airline|think tank) (?:that|which|of|in|"
        r"led|close)\b",
        re.MULTILINE,
    )


@cache
def _called() -> re.Pattern[str]:
    """A name after what it is: “the oil company …”, “the daily …”."""
    kinds = any_of(
        w for w in words("body_nouns") if w not in ("agency", "movement", "utility", "company", "association")
    )
    return re.compile(
        rf"\b(?:[Tt]he|[Aa]|[Aa]n|its|their|state|state-run|state-owned|private|independent|opposition|ruling|and|with|"
        rf"by|from|of|told|to) "
        rf"(?:(?:{adjective_pattern()}|[A-Z][\w’-]+-(?:based|listed|owned|run)|[a-z-]+) ){{0,2}}(?:{kinds}) "
        rf"(?P<name>{_CAP}(?: (?:{PARTICLE})?{_CAP}){{0,2}})(?=[,.;)’']| [a-z]|$)"
        rf"|\b[A-Z][\w’-]+ [A-Z][\w’-]+, of (?:the )?(?P<of>{_CAP}(?: {_CAP}){{0,2}}),",
        re.MULTILINE,
    )


@cache
def _house() -> re.Pattern[str]:
    """A body by one word after who sits in it: “deputy speaker of the Storting”."""
    seats = r"(?:[Ss]peaker|[Cc]hair(?:man|woman|person)?|[Mm]embers?|MPs?|[Ll]awmakers?|[Dd]eput(?:y|ies))"
    return re.compile(
        rf"(?<![\w-])(?:{seats} (?:of|in)|who (?:chairs|heads|leads)) (?:the )?(?P<name>{_CAP}(?: "
        rf"(?:{alternatives('foreign_bodies')}))?"
        rf"(?: of (?:the )?(?:{land_pattern()}))?)(?=[,.;)]| (?:[a-z]|<)|$)",
        re.MULTILINE,
    )


@cache
def _titles() -> str:
    return rf"(?:{any_of(f for w in words('title_heads') for f in (w, w[:1].upper() + w[1:]))})(?![\w-])"


@cache
def _held() -> re.Pattern[str]:
    """A name whose owner's leader, speaker or members are named: “…, whose general secretary is”."""
    held = (
        r"(?:general secretary|leaders?|spokes\w+|chief executive|CEO|chairman|chairwoman|headquarters|shareholders|"
        r"lawmakers)"
    )
    return re.compile(
        rf"(?<![\w’'.-])(?P<name>{_CAP}(?: {_CAP}){{0,2}}), whose {held}\b"
        rf"|(?<![\w’'.-])(?P<source>{_CAP}(?: {_CAP})?) (?:data|figures|statistics) (?:show|suggest|indicate|"
        rf"released|published)"
        rf"|(?<![\w’'.-])[A-Z][\w’'-]+-(?:based|listed|headquartered) (?P<seated>(?!{_titles()}){_CAP}(?: "
        rf"{_CAP}){{0,3}})"
        rf"(?=[,.;)’']| [a-z]|$)"
        rf"|(?<=[a-z,;] )(?!(?:{adjective_pattern()}) )(?P<party>{_CAP}) (?:leader|MP|MEP|lawmaker) {_CAP} {_CAP}"
    )


_ONE_WORD = (
    "Jirga",
    "Duma",
    "Rada",
    "Shura",
    "Sabha",
    "Diet",
    "Cortes",
    "Sejm",
    "Knesset",
    "Bundestag",
    "Majlis",
    "Parti",
)


@cache
def _foreign() -> re.Pattern[str]:
    """A body by its first word in another language: “Banco …”, “Partido …”."""
    heads = any_of(w for w in words("foreign_bodies") if w not in _ONE_WORD)
    joint = r"(?: (?:de|del|do|da|dos|das|di|della|des|du|la|las|los|et|e|y|für|der|voor))*"
    return re.compile(
        rf"(?<![\w’'.-])(?P<name>(?:{heads})(?:{joint} (?!(?:Reporter|Correspondent|Staff|Newsroom|"
        rf"Editor)\b){_CAP}){{1,4}})(?![\w-])"
    )


@cache
def _led() -> re.Pattern[str]:
    """A party by its letters before its leader: “the XY, its leader …”, “the XYZ’s leader”."""
    return re.compile(
        r"(?<=[Tt]he )(?P<name>[A-Z]{2,6}(?:-[A-Z]{2,6})?)(?=(?:[’']s|, its| and its) (?:[a-z-]+ ){0,2}"
        r"(?:leader|spokes\w+|candidate|chair\w*|president|lawmakers?|headquarters|secretary[- ]general)\b)"
    )


@cache
def _run() -> re.Pattern[str]:
    """A company after who runs it, and a party by the word after its name."""
    return re.compile(
        rf"\b(?:[Cc]hief executive(?: officer)?|CEO|[Mm]anaging director|[Gg]eneral director|[Ff]ounder|"
        rf"[Ee]ditor-in-chief) "
        rf"(?:of|at) (?:the )?(?P<name>{_CAP}(?: {_CAP}){{0,3}})(?=[,.;)]| [a-z]|$)"
        rf"|\b[Tt]he (?P<party>(?!Opposition|Ruling|Third|State|Central){_CAP} party)(?=[,.;’']| [a-z])",
        re.MULTILINE,
    )


@cache
def _company() -> re.Pattern[str]:
    """A company by the letters of its legal form."""
    joint = r"(?: (?:&|and))?"
    return re.compile(
        rf"(?<![\w’'.-])(?P<name>{_CAP}(?:{joint} {_CAP}){{0,4}}?,? (?:{alternatives('company_forms')}))(?![\w-])"
        rf"|(?<![\w’'.-])(?P<before>(?:JSC|OJSC|PJSC|OAO|PAO|PT) [“\"«]?{_CAP}(?: {_CAP}){{0,2}}[”\"»]?)(?![\w-])"
    )


@cache
def _conglomerate() -> re.Pattern[str]:
    """A company by its last word; a “Group” only where somebody runs it as one does a company."""
    run = r"(?:[Cc]hair(?:man|woman|person)?|CEO|[Cc]hief [Ee]xecutive|[Pp]resident|[Ff]ounder|[Ee]xecutive|[Bb]oss)"
    return re.compile(
        rf"(?<![\w’'.-])(?P<name>{_CAP}(?:(?: &)? {_CAP}){{0,2}} "
        rf"(?:{alternatives('company_heads')}))(?![\w-])(?! [A-Z])"
        rf"|(?<![\w’'.-])(?P<group>(?!Working|Contact|Study|Expert|Friendship|Task|Core){_CAP}(?: {_CAP})? "
        rf"Group) {run}\b"
    )


@cache
def _parties() -> re.Pattern[str]:
    """Parties by the word for their members that no other body has."""
    return re.compile(
        rf"(?<=[Tt]he )(?P<name>{alternatives('party_members')})(?![\w-])|(?<![\w’'-])(?P<labour>Labour)"
        r"(?=[’']s (?:[a-z-]+ ){0,3}(?:spokes\w+|leader|candidate))"
    )


@cache
def _joined_capitals() -> re.Pattern[str]:
    """A capital inside a word, as companies and papers write their names."""
    return re.compile(
        r"(?<![\w’'./@-])(?<![A-Z][a-z] )(?<![a-z]{2}\. )(?P<name>(?!Mac|Mc|De[A-Z]|Di[A-Z]|Le[A-Z]|La[A-Z]|"
        rf"Fitz|Van|Flor|Mou?[A-Z]|(?:{alternatives('joined_words')})\b)"
        r"(?:[A-Z][a-z]{2,}[A-Z][a-z]{2,}|[A-Z][a-z]{2,}[A-Z]{2,}))"
        r"(?![\w’-])(?! [A-Z])"
        r"(?! (?:pipeline|project|railway|corridor|process|summit|initiative|programme|scheme|app|platform)\b)"
    )


@cache
def _cause() -> re.Pattern[str]:
    """A body by the cause in its name: “International Forum for …”, “Lawyers without …”."""
    owner = rf"(?:International|European|National|African|Asian|Arab|World|{adjective_pattern()})"
    subject = rf"{_CAP}(?:(?: and)? {_CAP}){{0,3}}"
    return re.compile(
        rf"(?<![\w’'.-])(?P<name>{owner} (?:{_CAP} )?(?:Forum|Partnership|Network|Coalition|Campaign|Platform|Movement|"
        rf"Initiative) (?:for|against) (?!Cooperation|Trade|Investment|Peace and){subject})(?![\w-])"
        rf"|(?<![\w’'.-])(?P<guild>(?:Reporters|Lawyers|Doctors|Physicians|Journalists|Engineers|Architects|Scientists|"
        rf"Teachers|Mothers|Women|Parliamentarians) (?:Without|without|for|against|Against) {subject})(?![\w-])"
    )


@cache
def _office() -> re.Pattern[str]:
    """A body called by an office: “Office of the … Representative”."""
    heads = any_of(w[:1].upper() + w[1:] for w in words("title_heads") if w[:1].islower())
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:Executive )?Office of the (?:(?:[A-Z]\.)+ )?(?:[A-Z][\w’'-]*(?: and)? ){{0,4}}?"
        rf"(?:{heads})"
        rf"(?: (?:of|for) (?:the )?(?:{land_pattern()}|{_CAP}(?: {_CAP}){{0,2}}))?)(?![\w-])(?! [A-Z])"
    )


_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.? [A-Z][a-z]{2,8}\.?,? \d{4}|\b[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|"
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{4}|\b\d{4}-\d\d-\d\d"
)
_BAR = re.compile(r" ?[|•·] ?")
_OVER_DATE = re.compile(
    rf"^(?P<name>{_CAP}(?: {_CAP}){{0,2}}) ?, (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \d{{1,2}} ", re.MULTILINE
)


def _papers(text: str) -> Iterator[tuple[int, int]]:
    """Papers and sites: in a line of bars right before the date, after ©, before a date at the head of a story."""
    for match in _OVER_DATE.finditer(text):
        if match["name"].split()[-1] in words("media_words"):
            yield match.span("name")
    for line in re.finditer(r"^[^\n]{6,160}$", text, re.MULTILINE):
        for low, high in _before_date(line.group()):
            yield line.start() + low, line.start() + high


def _before_date(line: str) -> Iterator[tuple[int, int]]:
    """The part of a line of bars that stands before its date; the first only where its last word is a paper's."""
    bars = list(_BAR.finditer(line)) if _DATED.search(line) else []
    starts, ends = [0, *(b.end() for b in bars)], [*(b.start() for b in bars), len(line)]
    for number, (low, high) in enumerate(zip(starts[: len(bars)], ends, strict=False)):
        part = line[low:high]
        named = re.fullmatch(rf"{_CAP}(?: {_CAP}){{0,3}}", part) and part.casefold() not in words("rubrics")
        if not named or not _DATED.match(line, starts[number + 1]) or _like_author(part):
            continue
        if _may_be_body(part) and (number > 0 or part.rsplit(" ", 1)[-1] in words("media_words")):
            yield low, high


def _like_author(name: str) -> bool:
    tokens = name.split()
    return len(tokens) > 1 and is_given(tokens[0]) and tokens[-1] not in words("media_words")


PLAIN_SECTIONS = (
    "not_in_names",
    "organisation_heads",
    "mechanism_heads",
    "mechanism_bodies",
    "title_heads",
    "calendar_words",
    "place_heads",
    "building_heads",
    "honorifics",
    "official_forms",
    "body_nouns",
    "area_nouns",
)
"""Sections of the vocabulary with general words, none of which is a body's name by itself."""


@cache
def _plain() -> frozenset[str]:
    more = {
        "republic",
        "union",
        "state",
        "states",
        "kingdom",
        "team",
        "delegation",
        "opposition",
        "government",
        "sides",
    }
    return frozenset(w for s in PLAIN_SECTIONS for w in word_set(s)) | more


def _may_be_body(name: str) -> bool:
    """Whether a name may be a body's: no land's or town's, no office, no word for a body and no more."""
    tokens = re.findall(r"[\w’'-]+", name)
    low = name.casefold()
    if (
        low.removesuffix(" party") in country_of()
        or name in words("plain_letters")
        or re.fullmatch(rf"(?:{adjective_pattern()})s?", name)
    ):
        return False
    if len(tokens) == 1:
        return low not in _plain() and name not in words("ministry_words") and country_of_town(name) is None
    titled = tokens[0].casefold() in word_set("title_heads") | word_set("honorifics")
    return not titled and tokens[0] not in words("openers")
