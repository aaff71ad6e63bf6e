"""Visits: who goes or went where, when, for how long, and what the source says of it at its own date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import ClaimDraft, RecordDraft, Ref
from regesta.extract.coreference import subject_before
from regesta.extract.dates.calendar import bounds, overlap
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import Maker, key
from regesta.extract.event_facts import date_near, place_claims, status_claims, status_of, when_claims
from regesta.extract.gazetteer import by_iso
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Event, Found, Reading
from regesta.extract.spans import visit_length

_MAKER = Maker("visits")


@dataclass(frozen=True)
class Visit:
    """One telling of a visit: visitor and place, where it is told, its date, status and length."""

    visitor: Entity
    place: Entity
    span: tuple[int, int]
    time: TimeExpression | None
    until: TimeExpression | None
    status: EventStatus
    days: tuple[int, int, int] | None
    inviter: Entity | None

    @property
    def date(self) -> str | None:
        """The EDTF of the time expression."""
        return self.time.value if self.time else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    adjectives = r"(?:[\w-]+ |<D\d+>(?:[’']s)? |<T\d+> ){0,4}"
    place = r"(?:the |neighbouring |neighboring )?(?P<place><L\d+>)"
    return (
        re.compile(rf"(?P<visitor><P\d+>)[’']s? {adjectives}(?:visit|trip|tour|stay|journey) (?:to|in|of) {place}"),
        re.compile(r"(?P<visitor><P\d+>)[’']s? (?P<place><L\d+>) (?:visit|trip|tour)"),
        re.compile(
            r"[Ss]peaking (?:at|during) <M\d+>,? in (?P<place><L\d+>)(?:,? in <L\d+>)?(?: (?:in |on "
            r")?<D\d+>)?, (?P<visitor><P\d+>)"
        ),
        re.compile(rf"\b(?:visit|trip|tour) (?:by|of) (?:<T\d+> )?(?P<visitor><P\d+>) to {place}"),
        re.compile(
            rf"\b(?:sent|sending|sends|dispatched|dispatches) (?:its |the |a )?(?:<T\d+> |[a-z]+ "
            rf"){{0,3}}(?P<visitor><P\d+>)(?:, <T\d+>,)? to {place}"
        ),
        re.compile(rf"(?P<whose>\b[Hh]is|\b[Hh]er) {adjectives}(?:visit|trip|tour|stay) (?:to|in) {place}"),
        re.compile(
            rf"\b(?P<verb>visit|visits|visited|visiting|(?:come|comes|came|coming|travel|travels|"
            rf"travell?ed|travell?ing|fly|flew|flies|go|goes|went|head|heads|headed|leaves?|leaving|departs?|departed|trip|visit|tour|"
            rf"left) (?:back |on |onwards? |directly )?(?:to|for)|(?:was|were|is|are) in(?= <L\d+> <D)|"
            rf"(?:will be|would be|is to be|(?:is|are|was|were) expected|stays?|"
            rf"stayed|staying|remains?) in|(?:arrive|arrives|arrived|arriving|land|landed|stay) in|"
            rf"tour|toured) {place}(?![’']s? [a-z])"
        ),
        re.compile(
            rf"\b(?P<verb>begins?|starts?|began|started|kick(?:s|ed) off|paid|pays|pay|wrapp(?:s|ed) "
            rf"up|conclude[sd]?|ended?) (?:[\w-]+ |<D\d+> ){{0,3}}{place} (?:visit|trip|tour)"
        ),
    )


def find_visits(reading: Reading) -> Found:
    """Visits of the article, tellings of the same one put together."""
    told: list[Visit] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        used: set[str] = set()
        for pattern in _patterns():
            for match in pattern.finditer(masked.text):
                if match["place"] in used:
                    continue
                used.add(match["place"])
                for visit in _visits(reading, masked, match, (sentence.start, sentence.end)):
                    if not any(v.visitor.key == visit.visitor.key and v.place == visit.place for v in told):
                        told.append(visit)
    groups = _together(sorted(told, key=lambda v: v.span))
    events, records = [], []
    for group in groups:
        event, record = _draft(reading, group)
        events.append(event)
        records.append(record)
    return Found(events=tuple(events), records=tuple(records))


def _visits(reading: Reading, masked: Masked, match: re.Match[str], sentence: tuple[int, int]) -> list[Visit]:
    """The visits of one match: one for each of the persons who travel together."""
    place = masked.entity(match["place"])
    if place is None or place.key is None:
        return []
    span = masked.span(match)
    time = date_near(masked, match.start("place"), match.end("place"))
    until = _until(reading, masked)
    inviter = _inviter(masked)
    out = []
    for visitor in _visitors(reading, masked, match):
        if visitor.key is None or _at_home(reading, visitor, place):
            continue
        visit = Visit(
            visitor=visitor,
            place=place,
            span=span,
            time=None if until is time else time,
            until=until,
            status=status_of(reading, sentence, span, time.value if time else None),
            days=visit_length(reading.text, *sentence),
            inviter=inviter if inviter and inviter.key != visitor.key else None,
        )
        out.append(visit)
    return out


def _visitors(reading: Reading, masked: Masked, match: re.Match[str]) -> list[Entity]:
    """The visitor, and the one joined to it by “and” before the verb."""
    visitor = _visitor(reading, masked, match)
    if visitor is None:
        return []
    joined = re.search(
        r"(<P\d+>)(?:, <T\d+>,?)? and (?:<T\d+>,? )?(<P\d+>)(?:, <T\d+>)?,? [^<.;]{0,40}$", masked.text[: match.start()]
    )
    pair = [e for n in (1, 2) if joined and (e := masked.entity(joined[n]))]
    return pair if visitor in pair else [visitor]


def _visitor(reading: Reading, masked: Masked, match: re.Match[str]) -> Entity | None:
    groups = match.groupdict()
    if groups.get("visitor"):
        return masked.entity(groups["visitor"])
    if groups.get("whose"):
        return _own_subject(masked, match.start()) or subject_before(reading, masked.source(match.start()))
    return _own_subject(masked, match.start()) or (
        subject_before(reading, masked.source(match.start())) if _pronoun(masked.text, match.start()) else None
    )


def _pronoun(text: str, at: int) -> bool:
    return bool(re.search(r"\b(?:[Hh]e|[Ss]he)\b(?:(?!<P)[^.;]){0,160}$", text[:at]))


_OBJECT = re.compile(
    r"(?:\b(?:by|with|of|to|told|for|from|under|about|met|invited|between|after|ahead of|"
    r"since)(?: the| his| her)?(?: <T\d+>,?)?"
    r" (?:[A-Z][a-z]+\.? )?|<T\d+> and )$"
)


def _own_subject(masked: Masked, at: int) -> Entity | None:
    """The last person before the verb who is its subject: none that hangs on a preposition or owns a thing."""
    for start, code in reversed(masked.codes("P", 0, at)):
        after = masked.text[start + len(code) : start + len(code) + 3]
        if after.startswith(("’s", "'s")) or _OBJECT.search(masked.text[:start]):
            continue
        if re.search(r"[;]|\bwhile\b|, and (?=<L)", masked.text[start:at]):
            return None
        return masked.entity(code)
    return None


def _at_home(reading: Reading, visitor: Entity, place: Entity) -> bool:
    """Whether the place lies in the country that the visitor holds office for."""
    country = by_iso().get(place.country or "")
    positions = [t.position for t in reading.titles if t.person == visitor.key and t.position]
    return country is not None and any((p or "").endswith("|" + country.name.casefold()) for p in positions)


def _until(reading: Reading, masked: Masked) -> TimeExpression | None:
    """The time expression that an “until” gives as the end."""
    for _, code in masked.codes("D"):
        time = masked.time(code)
        if time and re.match(r"(?:until|till|through)\b", reading.text[time.start : time.end], re.IGNORECASE):
            return time
    match = re.search(r"\b(?:until|till|through) (<D\d+>)", masked.text)
    return masked.time(match[1]) if match else None


def _inviter(masked: Masked) -> Entity | None:
    match = re.search(
        r"(?:\binvitation of|\binvited by) (?:<T\d+> )?(<P\d+>)|(<P\d+>)(?:, <T\d+>,)? had invited", masked.text
    )
    return masked.entity(match[1] or match[2]) if match else None


def _together(told: list[Visit]) -> list[list[Visit]]:
    groups: list[list[Visit]] = []
    for visit in sorted(told, key=lambda v: (v.date is None and v.until is None, v.span)):
        fitting = [g for g in groups if _same(g, visit)]
        if fitting:
            fitting[0].append(visit)
        else:
            groups.append([visit])
    return groups


def _same(group: list[Visit], visit: Visit) -> bool:
    if group[0].visitor.key != visit.visitor.key or not any(_same_place(v.place, visit.place) for v in group):
        return False
    dates = [d for v in group for d in (v.date, v.until.value if v.until else None) if d]
    own = [d for d in (visit.date, visit.until.value if visit.until else None) if d]
    return not own or not dates or any(overlap(d, o) or not bounds(d) for d in dates for o in own)


def _same_place(one: Entity, other: Entity) -> bool:
    """The same place, or a country and its capital."""
    if one.key == other.key:
        return True
    country = by_iso().get(one.country or "")
    if country is None or one.country != other.country:
        return False
    seats = {key("place", country.name), *(key("place", c) for c in country.capitals)}
    return one.key in seats and other.key in seats


def _draft(reading: Reading, group: list[Visit]) -> tuple[Event, RecordDraft]:
    first = min(group, key=lambda v: v.span)
    claims = _claims(reading, group)
    values = {c.property: str(c.value) for c in claims}
    date = values.get("start") or values.get("end")
    if "start" in values and "end" in values and values["start"] != values["end"]:
        date = f"{values['start']}/{values['end']}"
    key_ = key("visit", first.visitor.key, first.place.key, date)
    name, place = reading.labels.get(first.visitor.key or "", ""), reading.labels.get(first.place.key or "", "")
    record = RecordDraft(
        key=key_,
        type="visit",
        label=f"{name} to {place}" + (f", {date}" if date else ""),
        claims=tuple(claims),
    )
    people = tuple(k for k in {v.visitor.key for v in group} if k)
    return Event(
        key_,
        "visit",
        *first.span,
        people=people,
        place=first.place.key,
        date=date,
        held=first.status == EventStatus.HELD,
    ), record


def _claims(reading: Reading, group: list[Visit]) -> list[ClaimDraft]:
    spans = [v.span for v in group]
    first = min(group, key=lambda v: v.span)
    claims = [
        _MAKER.claim(
            "visitor",
            Ref(key=first.visitor.key or ""),
            spans,
            0.8,
            "the subject of a verb of travelling, or owner of a visit",
        )
    ]
    for place in dict.fromkeys(v.place for v in group if v.place.key == first.place.key):
        claims += place_claims(_MAKER, "destination", place, 0.8, "the goal of a verb of travelling, or of a visit")
    claims += _when(reading, group)
    claims += _length_claims(reading, group, {c.property for c in claims})
    for visit in group:
        if visit.inviter and visit.inviter.key:
            claims.append(
                _MAKER.claim(
                    "invited_by",
                    Ref(key=visit.inviter.key),
                    [(visit.inviter.start, visit.inviter.end)],
                    0.8,
                    "named as the one who invited",
                )
            )
    told = {s: [v.span for v in group if v.status == s] for s in dict.fromkeys(v.status for v in group)}
    claims += status_claims(_MAKER, reading, told)
    return claims


def _when(reading: Reading, group: list[Visit]) -> list[ClaimDraft]:
    """Start and end from the telling that says most: an interval, else a day, else something vaguer."""
    times = [v.time for v in group if v.time and bounds(v.time.value)]
    if not times or (_is_wide(times[0]) and any(v.until for v in group)):
        times = [t for t in times if not _is_wide(t)]
    if not times:
        return []
    best = min(times, key=lambda t: (_is_wide(t), "/" not in (t.value or ""), t.start))
    claims = when_claims(_MAKER, reading, best, 0.75, "the time nearest to the visit in its sentence")
    if len(claims) == 1 and re.fullmatch(r"\d{4}-\d\d", best.value or ""):
        within = {
            "property": "end",
            "basis": Basis.INFERRED,
            "confidence": 0.5,
            "reason": "the visit lies within the month",
        }
        claims.append(claims[0].model_copy(update=within))
    return claims


def _is_wide(time: TimeExpression) -> bool:
    return time.rule in (
        "week_of_anchor",
        "month_of_anchor",
        "year_beside_anchor",
        "explicit_year",
        "weekend_near_anchor",
    )


def _length_claims(reading: Reading, group: list[Visit], have: set[str]) -> list[ClaimDraft]:
    """End (“until Thursday”), duration (“four-day visit”), and the start that follows from the two."""
    claims: list[ClaimDraft] = []
    until = next((v.until for v in group if v.until and v.until.value), None)
    if until is not None and "end" not in have:
        claims += [
            c.model_copy(update={"property": "end"})
            for c in when_claims(_MAKER, reading, until, 0.75, "“until” gives the end")[:1]
        ]
    days = next((v.days for v in group if v.days), None)
    if days:
        claims.append(
            _MAKER.claim(
                "duration", f"P{days[0]}D", [days[1:]], 0.8, "a number of days before the visit", basis=Basis.NORMALISED
            )
        )
    limits = bounds(until.value) if until else None
    if days and until and limits and "start" not in have:
        begins = limits[1].fromordinal(limits[1].toordinal() - days[0] + 1).isoformat()
        claims.append(
            _MAKER.claim(
                "start",
                begins,
                [days[1:], (until.start, until.end)],
                0.55,
                "the end less the duration",
                basis=Basis.INFERRED,
                derived_from=("end", "duration"),
            )
        )
    return claims
