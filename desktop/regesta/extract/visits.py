"""Visits: who goes or went where, when, for how long, and what the source says of it at its own date."""

from __future__ import annotations

import re
from datetime import date

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import ClaimDraft, RecordDraft, Ref
from regesta.extract.dates.calendar import bounds, overlap
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import Maker, key
from regesta.extract.event_facts import place_claims, status_claims, when_claims
from regesta.extract.gazetteer import by_iso
from regesta.extract.journeys import tellings
from regesta.extract.reading import Event, Found, Reading
from regesta.extract.travellers import Visit

_MAKER = Maker("visits")
_LONGEST = 21
"""Most days between an arrival and a departure for both to be of one visit."""


def find_visits(reading: Reading) -> Found:
    """Visits of the article, tellings of the same one put together."""
    groups = _together(tellings(reading), bounds(reading.anchor))
    events, records = [], []
    for group in groups:
        event, record = _draft(reading, group)
        events.append(event)
        records.append(record)
    return Found(events=tuple(events), records=tuple(records))


_LONG_AGO = 45
"""Days after which a visit that was held is another than one that is still to come."""
_SEASON = 80
"""Days above which a span holds a visit rather than being its length (“in the second half of the year”)."""
_PAIR = 2
"""Claims that an interval gives: start and end."""
_ABOUT = 3
"""Days by which a visit may begin before the week, or another day of it, that another sentence gives."""
_LATEST = (date.max, date.max)


def _together(told: list[Visit], now: tuple[date, date] | None) -> list[list[Visit]]:
    groups: list[list[Visit]] = []
    for visit in sorted(told, key=lambda v: (v.date is None and v.until is None, v.span)):
        fitting = [g for g in groups if _same(g, visit) and not _long_past(g, visit, now)]
        if fitting:
            fitting[0].append(visit)
        else:
            groups.append([visit])
    return groups


def _long_past(group: list[Visit], visit: Visit, now: tuple[date, date] | None) -> bool:
    """Whether a telling without a date is of a visit to come, and the group of one long before."""
    dates = [limits for v in group for t in (v.time, v.until) if t and (limits := bounds(t.value))]
    if now is None or not dates or visit.time or visit.until or visit.status == EventStatus.HELD:
        return False
    return all((now[0] - limits[1]).days > _LONG_AGO for limits in dates)


def _same(group: list[Visit], visit: Visit) -> bool:
    """Whether a telling fits a visit: the same visitor and place, and dates that one visit can have."""
    if group[0].visitor.key != visit.visitor.key or not _same_goal(group, visit):
        return False
    times = [
        v.date
        for v in group
        if v.time and v.date and bounds(v.date) and bounds(visit.date or v.date) and not _near_wide(v.time, visit.time)
    ]
    ends = [v.until.value for v in group if v.until and v.until.value]
    until = visit.until.value if visit.until else None
    if visit.date and any(
        not overlap(t, visit.date) and not _spans(t, e, visit.date) and not _days_apart(t, visit.date)
        for t in times
        for e in ends or [t]
    ):
        return False
    if until and any(not overlap(e, until) for e in ends):
        return False
    pairs = [(t, until) for t in times if until] + [(visit.date, e) for e in ends if visit.date]
    return all(_follows(start, end) for start, end in pairs)


def _near_wide(one: TimeExpression, other: TimeExpression | None) -> bool:
    """Whether one of two dates is only a week or month, and the other lies within a few days of it."""
    first, second = bounds(one.value), bounds(other.value if other else None)
    if other is None or first is None or second is None or not (_is_wide(one) or _is_wide(other)):
        return False
    return max((first[0] - second[1]).days, (second[0] - first[1]).days) <= _ABOUT


def _days_apart(one: str, other: str) -> bool:
    """Whether two single days are so near that one stay holds both: nobody comes twice to one place in three days."""
    first, second = bounds(one), bounds(other)
    if first is None or second is None or first[0] != first[1] or second[0] != second[1]:
        return False
    return abs((first[0] - second[0]).days) <= _ABOUT


def _follows(start: str | None, end: str | None) -> bool:
    """Whether a visit may last from one date to the other."""
    first, last = bounds(start), bounds(end)
    return first is None or last is None or (first[0] <= last[1] and (last[0] - first[1]).days <= _LONGEST)


def _spans(start: str, end: str, value: str) -> bool:
    """Whether a date lies between two others."""
    first, last, day = bounds(start), bounds(end), bounds(value)
    return None not in (first, last, day) and first[0] <= day[0] and day[1] <= last[1]  # type: ignore[index]  # none is None


def _same_goal(group: list[Visit], visit: Visit) -> bool:
    """The same place, or a country and the town in it that the journey goes to.

    A town other than the capital is that one only where the two do not begin on different days, where one is not
    over and the other under way or to come, and where no other town is told: what is named then is a stop of its own.
    """
    if any(v.place.key == visit.place.key for v in group):
        return True
    country = by_iso().get(visit.place.country or "")
    near = [v for v in group if v.place.country == visit.place.country]
    if country is None or not near:
        return False
    land = key("place", country.name)
    seats = {land, *(key("place", c) for c in country.capitals)}
    if visit.place.key in seats and any(v.place.key in seats for v in near):
        return True
    towns = {v.place.key for v in near} - {land}
    if visit.place.key != land and towns:
        return False
    if any(v.status != visit.status for v in near):
        return False
    begun = {limits[0] for v in (*near, visit) if (limits := bounds(v.date))}
    return len(begun) <= 1


def _draft(reading: Reading, group: list[Visit]) -> tuple[Event, RecordDraft]:
    first = min(group, key=lambda v: v.span)
    claims = _claims(reading, group)
    values = {c.property: str(c.value) for c in claims}
    when = values.get("start") or values.get("end")
    if "start" in values and "end" in values and values["start"] != values["end"]:
        when = f"{values['start']}/{values['end']}"
    key_ = key("visit", first.visitor.key, first.place.key, when)
    name, place = reading.labels.get(first.visitor.key or "", ""), reading.labels.get(first.place.key or "", "")
    record = RecordDraft(
        key=key_,
        type="visit",
        label=f"{name} to {place}" + (f", {when}" if when else ""),
        claims=tuple(claims),
    )
    people = tuple(k for k in {v.visitor.key for v in group} if k)
    return Event(
        key_,
        "visit",
        *first.span,
        people=people,
        place=first.place.key,
        date=when,
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
    # A country and its capital are both told as the goal of one visit: neither makes the other wrong.
    for place in sorted(dict.fromkeys(v.place for v in group), key=lambda p: p.key != first.place.key):
        claims += place_claims(_MAKER, "destination", place, 0.8, "the goal of a verb of travelling, or of a visit")
    claims += _when(reading, group)
    claims += _length_claims(reading, group, {c.property for c in claims})
    claims += _end_by_length(group, claims)
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
    """Start and end from the telling that says most: an interval, else a day, else something vaguer.

    The dates of a tour are those of a stop only where the stop has none of its own.
    """
    told = [v for v in group if v.time and (bounds(v.time.value) or (v.time.value or "").endswith("/.."))]
    own = [v for v in told if not v.tour and v.time and not _is_wide(v.time)]
    times = [v.time for v in own or told if v.time]
    if not times or (_is_wide(times[0]) and any(v.until for v in group)):
        times = [t for t in times if not _is_wide(t)]
    if not times:
        return []
    best = min(times, key=lambda t: (_is_wide(t), "/" not in (t.value or ""), bounds(t.value) or _LATEST, t.start))
    claims = when_claims(_MAKER, reading, best, 0.75, "the time nearest to the visit in its sentence")
    limits = bounds(best.value)
    if len(claims) == _PAIR and limits and (limits[1] - limits[0]).days > _SEASON:
        one_of = f"[{claims[0].value}..{claims[1].value}]"
        claims = [claims[0].model_copy(update={"value": one_of})]
    if len(claims) == 1 and re.fullmatch(r"\d{4}-\d\d", best.value or ""):
        within = {
            "property": "end",
            "basis": Basis.INFERRED,
            "confidence": 0.5,
            "reason": "the visit lies within the month",
        }
        claims.append(claims[0].model_copy(update=within))
    return claims + (_end_of_tour(reading, group, claims) if own else [])


def _end_of_tour(reading: Reading, group: list[Visit], have: list[ClaimDraft]) -> list[ClaimDraft]:
    """The end of a tour, for its last stop, where the stop itself has only a day."""
    tour = next((v.time for v in group if v.tour and v.last and v.time), None)
    if tour is None or any(c.property == "end" for c in have):
        return []
    return [
        c.model_copy(update={"confidence": 0.6, "reason": "the last stop of the tour ends with it"})
        for c in when_claims(_MAKER, reading, tour, 0.6, "the end of the tour")
        if c.property == "end"
    ]


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
        claims.append(_worked_out("start", begins, days, until, "the end less the duration", ("end", "duration")))
    return claims


def _end_by_length(group: list[Visit], claims: list[ClaimDraft]) -> list[ClaimDraft]:
    """The end that follows from a day of arrival and the number of days, where no end is told."""
    days = next((v.days for v in group if v.days), None)
    time = next((v.time for v in group if v.time and v.days), None)
    limits = bounds(time.value) if time else None
    if (
        days is None
        or time is None
        or limits is None
        or limits[0] != limits[1]
        or any(c.property == "end" for c in claims)
    ):
        return []
    ends = limits[0].fromordinal(limits[0].toordinal() + days[0] - 1).isoformat()
    return [_worked_out("end", ends, days, time, "the start and the duration", ("start", "duration"))]


def _worked_out(
    property_: str,
    value: str,
    days: tuple[int, int, int],
    time: TimeExpression,
    reason: str,
    sources: tuple[str, str],
) -> ClaimDraft:
    spans = [days[1:], (time.start, time.end)]
    return _MAKER.claim(property_, value, spans, 0.55, reason, basis=Basis.INFERRED, derived_from=sources)
