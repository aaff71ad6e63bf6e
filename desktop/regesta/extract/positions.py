"""Positions and tenures: titles before names, appositions, several at once, “also serving as”, counterparts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.extract.coreference import subject_before
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.gazetteer import adjective_pattern, by_iso, country_of
from regesta.extract.holdings import Holding, draft_holdings
from regesta.extract.masking import Masked, mask
from regesta.extract.offices import Office, read_title, title_pattern
from regesta.extract.reading import Entity, Found, Reading, TitleSpan
from regesta.extract.vocabulary import alternatives

_LEAD = r"(?:(?:a|an|the|also|now|then|currently|who is|who is also|serving as|who serves as|its|[Ff]ormer) )*"
_RANK = (
    r"(?:Sen|Gen|Lt|Lieut|Maj|Brig|Col|Adm|Capt|Mr|Ms|Mrs|Dr|Sir|Shri)\.?|General|Admiral|"
    r"Marshal|Colonel|Lieutenant|Major|Vice|Rear|Air"
)
_AND = rf"(?:(?:,? and|,| as well as| &) (?:{_LEAD}))"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    title = title_pattern()
    several = rf"(?P<titles>{title}(?:{_AND}{title}){{0,3}})"
    return {
        "before": re.compile(
            rf"(?<![\w<-])(?P<titles>(?:[Ff]ormer |then[- ])?{title}(?: and {title})?)(?P<gap>,? "
            rf")(?:(?:{_RANK}) ){{0,4}}(?P<person><P\d+>)(?: of (?:the )?(?P<of><O\d+>))?"
        ),
        "after": re.compile(
            rf"(?P<person><P\d+>)(?: ?\([^)]{{1,30}}\))? ?, {_LEAD}{several}(?:, (?P<of><O\d+>)(?=[,. "
            rf"]))?"
        ),
        "ahead": re.compile(
            rf"\b[Tt]he (?P<titles>(?:former )?{title})(?: \((?:[A-Z]{{2,6}}|<O\d+>)\))? ?, "
            rf"(?:(?:{_RANK}) )?(?P<person><P\d+>)(?=[ ,.])"
        ),
        "verb": re.compile(
            rf"(?P<person><P\d+>|\b[Hh]e|\b[Ss]he)(?:, who)?(?: [a-z]+ly)? (?:is|was|serves as|served as|became|"
            rf"has been|worked as|(?:was|is) (?:appointed|named|elected)(?: as)?|(?:was )?promoted to|"
            rf"moved to the (?:position|post) of|sits on|heads) {_LEAD}{several}(?: (?P<when>(?:from "
            rf")?<D\d+>(?: (?:to|until) <D\d+>)?))?"
        ),
        "moved": re.compile(
            rf"(?P<person>\b[Hh]e|\b[Ss]he)\b[^.;]{{0,60}}? moved to the (?:position|post|office) of "
            rf"{_LEAD}{several}"
        ),
        "heads": re.compile(
            r"(?P<person><P\d+>)[^.;<]{0,90}(?:<T?O?\d*>[^.;<]{0,20})?(?:, )?who (?P<verb>heads|leads|"
            r"chairs) (?:the )?(?P<of><O\d+>)"
        ),
        "sits": re.compile(r"(?P<person><P\d+>),? (?:who )?(?P<verb>sits on) (?:the )?(?P<of><O\d+>)"),
        "also": re.compile(rf"\((?:also|concurrently) (?:serving as )?{_LEAD}{several}\)"),
        **_joint_patterns(),
    }


def _joint_patterns() -> dict[str, re.Pattern[str]]:
    """Offices that two persons have together, and that one has because the other has it."""
    return {
        "pair": re.compile(
            rf"\b[Tt]he (?P<one>{adjective_pattern()}) and (?P<two>{adjective_pattern()}) "
            rf"(?P<role>(?:[a-z-]+ ){{0,2}}(?:{alternatives('title_heads')}))s,? (?P<first><P\d+>)(?: "
            rf"\([^)]*\))? and (?P<second><P\d+>)"
        ),
        "plural": re.compile(
            rf"(?<![\w<-])(?P<role>(?:(?:{alternatives('title_words')}|[A-Z][a-z]+) )+(?:{alternatives('title_heads')}|"
            rf"Ministers?|Presidents?|Secretar(?:y|ie)))s (?P<first><P\d+>) and (?P<second><P\d+>)"
        ),
        "counterpart": re.compile(
            rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?P<adjective>{adjective_pattern()}) (?:counterparts?|colleagues?),? "
            rf"(?P<person><P\d+>)"
        ),
    }


def find_positions(reading: Reading) -> Found:
    """Positions, tenures and the spans of their titles, from the sentences of the article."""
    holdings: list[Holding] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        holdings += _in_sentence(reading, masked, holdings)
    holdings = _with_countries(reading, holdings)
    titles = tuple(
        TitleSpan(*h.title_span, person=h.person, position=None if h.office.descriptor else h.office.key)
        for h in holdings
    )
    return Found(titles=titles, records=tuple(draft_holdings(reading, holdings)))


def _with_countries(reading: Reading, holdings: list[Holding]) -> list[Holding]:
    """An office that says no country takes the one that the person's other offices in the text share."""
    state = {
        e.key: by_iso()[e.country].name for e in reading.entities if e.key and e.country and e.type == "organisation"
    }
    served: dict[str, set[str]] = {}
    for holding in holdings:
        country = holding.office.country or state.get(holding.office.organisation or "")
        if country:
            served.setdefault(holding.person, set()).add(country)
    for person, country in _sides(reading):
        served.setdefault(person, set()).add(country)
    out = []
    for holding in holdings:
        office, countries = holding.office, served.get(holding.person, set())
        if len(countries) == 1 and not (office.country or office.organisation or office.descriptor):
            office = replace(office, country=next(iter(countries)))
            holding = replace(
                holding,
                office=office,
                confidence=holding.confidence - 0.2,
                reason=f"{holding.reason}; the country is that of other offices, or of the side led",
            )
        out.append(holding)
    return out


_SIDE = re.compile(
    r"(?P<head><P\d+>) (?:heads|headed|leads|led) (?:the )?(?P<team><L\d+>)[’']s (?:team|delegation|side)"
    r"|(?P<other><P\d+>) that of (?P<its><L\d+>)"
)


def _sides(reading: Reading) -> list[tuple[str, str]]:
    """Persons with the country whose delegation they lead (“A heads …'s team and B that of …”)."""
    out = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end, titles=False, phrases=False)
        for match in _SIDE.finditer(masked.text):
            person = masked.entity(match["head"] or match["other"])
            place = masked.entity(match["team"] or match["its"])
            if person and place and person.key and place.country:
                out.append((person.key, by_iso()[place.country].name))
    return out


def _in_sentence(reading: Reading, masked: Masked, earlier: list[Holding]) -> list[Holding]:
    out: list[Holding] = []
    used: list[tuple[int, int]] = []
    for name, pattern in _patterns().items():
        for match in pattern.finditer(masked.text):
            if (
                name != "counterpart"
                and any(a < match.end() and match.start() < b for a, b in used)
                and name in ("ahead", "verb")
            ):
                continue
            made = _made(reading, masked, match, name, earlier, out)
            out += [h for h in made if not _same(h, out)]
            if made:
                used.append(match.span())
    return out


def _made(
    reading: Reading, masked: Masked, match: re.Match[str], name: str, earlier: list[Holding], here: list[Holding]
) -> list[Holding]:
    """The holdings that a match of one pattern gives."""
    if name == "counterpart":
        return _counterpart(masked, match, [*earlier, *here])
    if name == "pair":
        return _pair(masked, match)
    if name == "plural":
        return _plural(masked, match)
    return _holdings(reading, masked, match, name, here)


def _pair(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“The … and … foreign ministers, A and B”: each the office of his own country."""
    out = []
    for adjective, group in (("one", "first"), ("two", "second")):
        person = masked.entity(match[group])
        if person is not None and person.key:
            office = Office(match["role"], None, None, country_of()[match[adjective].casefold()].name)
            span = masked.span(match, "role")
            out.append(
                Holding(person.key, office, span, (person.start, person.end), "one of two offices given in order", 0.7)
            )
    return out


def _plural(masked: Masked, match: re.Match[str]) -> list[Holding]:
    """“Foreign Ministers A and B”: each the office, its country unsaid."""
    people = [e for g in ("first", "second") if (e := masked.entity(match[g])) and e.key]
    role = re.sub(r"ie$", "y", match["role"])
    span = masked.span(match, "role")
    reason = "an office in the plural before two names"
    return [Holding(p.key or "", Office(role), span, (p.start, p.end), reason, 0.65) for p in people]


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
        of = groups.get("of")
        office = _office(reading, masked, f"{words} of {of}" if of else words)
        if office is None or (name == "before" and match["gap"] == ", " and not _counterparts(masked, match)):
            continue
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


_REASONS = {
    "before": "a title stands before the name",
    "after": "a title follows the name between commas",
    "ahead": "a title stands before the name, between commas",
    "verb": "a verb says which office was held",
    "moved": "a verb says which office was held",
    "also": "a further office in brackets",
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
    return [(m.group(), offset + m.start(), offset + m.end()) for m in _single().finditer(text)]


@cache
def _single() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w<-])(?:[Ff]ormer |then[- ])?{title_pattern()}")


def _office(reading: Reading, masked: Masked, words: str) -> Office | None:
    organisations, places = {}, {}
    for code in re.findall(r"<[OL]\d+>", words):
        entity = masked.entity(code)
        if entity is None or entity.key is None:
            continue
        if entity.type == "organisation":
            organisations[code] = (entity.key, reading.labels.get(entity.key, ""))
        else:
            places[code] = reading.labels.get(entity.key, "")
    return read_title(words, organisations, places)


def _by_verb(reading: Reading, masked: Masked, match: re.Match[str], person: Entity) -> list[Holding]:
    organisation = masked.entity(match["of"])
    if organisation is None or organisation.key is None:
        return []
    role = "Head" if match["verb"] in ("heads", "leads") else "Chair" if match["verb"] == "chairs" else "Member"
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


def _counterpart(masked: Masked, match: re.Match[str], before: list[Holding]) -> list[Holding]:
    """“his … counterpart” holds the office that the other one holds, in the country named."""
    person = masked.entity(match["person"])
    held = [
        h for h in before if person and h.person != person.key and not h.office.organisation and not h.office.descriptor
    ]
    near = [h for h in held if masked.source(match.start()) - h.title_span[0] < 600]
    if person is None or not near:
        return []
    office = Office(near[-1].office.role, None, None, country_of()[match["adjective"].casefold()].name)
    span = masked.span(match)
    return [
        Holding(
            person.key or "",
            office,
            (span[0], person.start - 1),
            (person.start, person.end),
            "counterpart of one whose office is said",
            0.6,
        )
    ]


def _tenure_dates(masked: Masked, when: str | None) -> tuple[TimeExpression | None, TimeExpression | None]:
    if not when:
        return None, None
    times = [masked.time(c) for c in re.findall(r"<D\d+>", when)]
    if len(times) == 2:
        return times[0], times[1]
    return (times[0], None) if when.startswith("from") else (None, None)
