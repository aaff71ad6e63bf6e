"""Positions and tenures: titles before names, appositions, several at once, “also serving as”, counterparts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.extract.coreference import subject_before
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.gazetteer import adjective_pattern, country_of, country_pattern
from regesta.extract.holdings import Holding, draft_holdings
from regesta.extract.joint_offices import counterpart, joint_holdings, joint_patterns
from regesta.extract.masking import Masked, mask
from regesta.extract.offices import Office, read_title, title_pattern
from regesta.extract.owned_offices import deputy, members, owned
from regesta.extract.position_patterns import patterns
from regesta.extract.reading import Entity, Found, Reading, TitleSpan
from regesta.extract.served_countries import with_countries


def find_positions(reading: Reading) -> Found:
    """Positions, tenures and the spans of their titles, from the sentences of the article."""
    holdings: list[Holding] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        holdings += _in_sentence(reading, masked, holdings)
    holdings = with_countries(reading, [*holdings, *members(reading, holdings)])
    titles = tuple(
        TitleSpan(*h.title_span, person=h.person, position=None if h.office.descriptor else h.office.key)
        for h in holdings
        if reading.text[slice(*h.title_span)].casefold() not in _RELATIONS
    )
    return Found(titles=titles, records=tuple(draft_holdings(reading, holdings)))


_PERSON = re.compile(r"<P\d+>|\b[Ss]?[Hh]e\b|\((?:also|concurrently) ")
"""What a sentence must hold for any pattern to fit: a person, or words that point back to one."""


def _in_sentence(reading: Reading, masked: Masked, earlier: list[Holding]) -> list[Holding]:
    out: list[Holding] = []
    used: dict[str, list[tuple[int, int]]] = {"verb": [], "plural": [], "counterpart": []}
    every = {**patterns(), **joint_patterns()}
    for name, pattern in every.items() if _PERSON.search(masked.text) else ():
        for match in pattern.finditer(masked.text):
            low = match.start("titles") if name == "verb" else match.start()
            if name in used and any(a < match.end() and low < b for a, b in used[name]):
                continue
            made = _made(reading, masked, match, name, earlier, out)
            out += [h for h in made if not _same(h, out)]
            if made:
                used["verb"] += [match.span()] if "counterpart" not in name else []
                used["plural"] += [match.span()] if name == "split" else []
                used["counterpart"] += [match.span()] if name == "counterparts" else []
    return out


def _made(
    reading: Reading, masked: Masked, match: re.Match[str], name: str, earlier: list[Holding], here: list[Holding]
) -> list[Holding]:
    """The holdings that a match of one pattern gives."""
    if name in ("counterpart", "counterpart_after"):
        return counterpart(masked, match, _of_the_subject(reading, masked, match, [*earlier, *here]))
    if name in joint_patterns():
        return joint_holdings(masked, match, name, _of_the_subject(reading, masked, match, [*earlier, *here]))
    if name == "deputy":
        held = [*earlier, *here]
        return deputy(masked, match, held if match["of"] else _of_the_subject(reading, masked, match, held))
    return _holdings(reading, masked, match, name, here)


_RELATIONS = {"predecessor", "successor"}
"""Words that tell an office by another’s, and are no title of their own."""
_SUBJECT = re.compile(r"<P\d+>|\b(?P<pronoun>[Hh]e|[Ss]he)\b")


def _of_the_subject(reading: Reading, masked: Masked, match: re.Match[str], held: list[Holding]) -> list[Holding]:
    """The offices of whom “his counterpart” is the counterpart of; all that were read where that is not told."""
    named = [e for _, code in masked.codes("P", 0, match.start()) if (e := masked.entity(code))]
    first = _SUBJECT.search(masked.text, 0, match.start())
    if first is None or first["pronoun"]:
        subject = subject_before(reading, masked.source(first.start() if first else match.start()))
    else:
        subject = named[0]
    own = [h for h in held if subject and h.person == subject.key and not h.office.descriptor]
    return own or held


def _same(holding: Holding, others: list[Holding]) -> bool:
    return any(h.person == holding.person and h.title_span == holding.title_span for h in others)


def _holdings(
    reading: Reading, masked: Masked, match: re.Match[str], name: str, before: list[Holding]
) -> list[Holding]:
    person = _person(reading, masked, match, before)
    if person is None or _crosses_person(match, name):
        return []
    groups = match.groupdict()
    if name in ("heads", "sits"):
        return _by_verb(reading, masked, match, person)
    out = []
    for words, low, high in _split(match):
        if _no_office(masked, words, low, high):
            continue
        at = len(words) - len(_BEFORE_TITLE.sub("", words, count=1))
        words, low = words[at:], low + at
        of = groups.get("of")
        office = _office(reading, masked, f"{words} of {of}" if of else words)
        if office is None or (name == "before" and match["gap"] == ", " and not _may_lead(masked, match, before)):
            continue
        office = owned(reading, masked, low, words, office)
        if office.country is None and office.organisation is None and (country := _counterparts(masked, match)):
            office = Office(office.role, None, None, country, office.former)
        start, end = _tenure_dates(masked, groups.get("when"))
        span = (masked.source(low), masked.source(high, end=True))
        out.append(
            Holding(
                person.key or "",
                office,
                span,
                (person.start, person.end),
                _REASONS[name],
                _CONFIDENCE.get(name, 0.8),
                start,
                end,
            )
        )
    return out


def _no_office(masked: Masked, words: str, low: int, high: int) -> bool:
    """Whether words like a title are none: a deputy of somebody's, an owner (“the Sultan’s envoy”), “in the chair”."""
    second = _OF_HIS.search(masked.text, 0, low) and words.casefold() in _SECONDS
    owner = re.match(r"[’']s?\b", masked.text[high : high + 2])
    return bool(second or owner or (masked.text.endswith("in the ", 0, low) and words.casefold() == "chair"))


_BEFORE_TITLE = re.compile(r"(?:(?:Federation|Republic|Government|Kingdom|Union) and (?=[A-Z]))?(?:(?:The|An|A) )?")
"""What is no part of a title: the end of the office before it (“… of the Federation and Minister …”), an article."""
_OF_HIS = re.compile(r"\b(?:[Hh]is|[Hh]er) $")
_SECONDS = {"deputy", "first deputy"}
"""Words before a name that say an office only with whose they are."""

_REASONS = {
    "before": "a title stands before the name",
    "after": "a title follows the name between commas",
    "ahead": "a title stands before the name, between commas",
    "verb": "a verb says which office was held",
    "moved": "a verb says which office was held",
    "also": "a further office in brackets",
    "owned": "the office of a body named before",
    "suffix": "letters after the name",
}
_CONFIDENCE = {"before": 0.9, "after": 0.85, "verb": 0.75, "moved": 0.7, "also": 0.75}


def _crosses_person(match: re.Match[str], name: str) -> bool:
    return name in ("after", "ahead") and "<P" in match["titles"]


def _person(reading: Reading, masked: Masked, match: re.Match[str], before: list[Holding]) -> Entity | None:
    code = match.groupdict().get("person")
    if code and code.startswith("<P"):
        return masked.entity(code)
    if code is None:
        people = [e for _, c in masked.codes("P", 0, match.start()) if (e := masked.entity(c))]
        held = [p for p in people if any(h.person == p.key for h in before)]
        candidates = held or people
        return candidates[-1] if candidates else None
    return subject_before(reading, masked.source(match.start()))


def _split(match: re.Match[str]) -> list[tuple[str, int, int]]:
    """The titles of a list, each with its place in the masked text."""
    text, offset = match["titles"], match.start("titles")
    if "titles" in match.re.groupindex and match.re is patterns()["suffix"]:
        return [(text, offset, offset + len(text))]
    return [(m.group(), offset + m.start(), offset + m.end()) for m in _single().finditer(text)]


@cache
def _single() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w<-])(?:[Ff]ormer |then[- ])?{title_pattern()}")


def _office(reading: Reading, masked: Masked, words: str) -> Office | None:
    words, kept = _kept(masked, words)
    organisations, places = {}, {}
    for code in re.findall(r"<[OL]\d+>", words):
        entity = masked.entity(code)
        if entity is None or entity.key is None:
            continue
        if entity.type == "organisation":
            organisations[code] = (entity.key, reading.labels.get(entity.key, ""))
        else:
            places[code] = reading.labels.get(entity.key, "")
    office = read_title(words, organisations, places)
    return replace(office, role="".join(kept.get(c, c) for c in office.role)) if office else None


_FIELD = re.compile(
    r"(?<= for )(?:the )?<L\d+>(?:(?:, |,? and | & |/)(?:the )?(?:<L\d+>|[A-Z][\w-]+))*|"
    r"(?<=\()[^()]*<[OL]\d+>[^()]*(?=\))"
    r"|(?<=, )<O\d+>(?= and [A-Z])"
    r"|<[OL]\d+>(?= (?:and [A-Z]\w+ )?(?:[Aa]ffairs|[Rr]elations|[Ii]ssues))"
)
"""What an office deals with: regions after “for”, what stands in brackets, a name before “Affairs”."""


def _kept(masked: Masked, words: str) -> tuple[str, dict[str, str]]:
    """The words, with each stretch that tells the field of the office as one sign; and the signs’ own words."""
    kept: dict[str, str] = {}

    def sign(match: re.Match[str]) -> str:
        surface = re.sub(r"<[OL]\d+>", lambda c: masked.surface(c.group()), match.group())
        found = chr(_PRIVATE + len(kept))
        kept[found] = surface
        return found

    return _FIELD.sub(sign, words), kept


_PRIVATE = 0xE100
"""The first of the code points that stand for words of a field while a title is read."""


def _by_verb(reading: Reading, masked: Masked, match: re.Match[str], person: Entity) -> list[Holding]:
    organisation = masked.entity(match["of"])
    if organisation is None or organisation.key is None:
        return []
    verb = match["verb"]
    role = "Chair" if verb.startswith("chair") else "Member" if verb == "sits on" else "Head"
    office = Office(role, organisation.key, reading.labels.get(organisation.key))
    span = (masked.source(match.start("verb")), masked.source(match.end("of"), end=True))
    return [
        Holding(person.key or "", office, span, (person.start, person.end), f"“{match['verb']}” gives the office", 0.7)
    ]


@cache
def _counterpart_word() -> re.Pattern[str]:
    return re.compile(rf"({adjective_pattern()}) counterparts")


def _counterparts(masked: Masked, match: re.Match[str]) -> str | None:
    """The country of “their … counterparts, minister A and minister B”, where the match follows it."""
    found = list(_counterpart_word().finditer(masked.text, 0, match.start("titles") + 1))
    return country_of()[found[-1][1].casefold()].name if found else None


_OF_EARLIER = re.compile(r"(<P\d+>)(?: \([^)]*\))?, (?:and )?(?:(?:a|an|the|also|as well as) )*$")
_CLOSED = re.compile(r"(?: [A-Z]{2,4})?[,.;:)]| (?:and|on|to|said|has|had)\b|$")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) $")
_OPENS = re.compile(r"^\W*$|^(?:[^<]|<[LOD]\d+>)*, $|\b(?:by|between|accompanied by|led by|and) (?:HE |H\.E\. )?$")
"""What stands before a title at full length, whose name follows a comma: nothing, or what asks for a person."""
_OF_STATE = re.compile(r"<[LO]\d+>[’']s |<[LO]\d+>")


def _may_lead(masked: Masked, match: re.Match[str], before: list[Holding]) -> bool:
    """Whether a title with a comma after it belongs to the name that follows the comma.

    It does where it names whose office it is and another comma, or the end, closes the name; not where it already
    stands beside a name before it.
    """
    if _counterparts(masked, match):
        return True
    whose = re.match(r"<[LO]\d+>[’']s? ", match["titles"])
    earlier = _OF_EARLIER.search(masked.text, 0, match.start())
    if whose is None and earlier:
        # “C’s minister, A, and secretary, B”: where the one before stands after its title, so does this one
        named = masked.entity(earlier[1])
        return any(named and h.person == named.key and h.title_span[1] < named.start for h in before)
    closed = _CLOSED.match(masked.text, match.end()) is not None
    words = match["titles"]
    owned = _OF_STATE.search(words) or re.search(rf"(?<!\w)(?:{country_pattern()})(?!\w)", words)
    if " of " in words and _OPENS.search(masked.text, 0, match.start()) and closed:
        return True
    return closed and bool(owned or words.startswith("The ") or _DETERMINED.search(masked.text, 0, match.start()))


def _part(time: TimeExpression, value: str) -> TimeExpression | None:
    """One end of an interval; None where it is open or unknown."""
    return replace(time, value=value) if value not in ("", "..") else None


def _tenure_dates(masked: Masked, when: str | None) -> tuple[TimeExpression | None, TimeExpression | None]:
    if not when:
        return None, None
    times = [masked.time(c) for c in re.findall(r"<D\d+>", when)]
    if len(times) == 2:
        return times[0], times[1]
    if times[0] and times[0].value and times[0].value.count("/") == 1 and not times[0].value.startswith("["):
        first, last = times[0].value.split("/")
        return _part(times[0], first), _part(times[0], last)
    return (times[0], None) if when.startswith("from") else (None, None)
