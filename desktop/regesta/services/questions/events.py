"""The rounds of a mechanism with the gaps; when two persons met, and what each source says of it."""

from __future__ import annotations

from itertools import pairwise

from regesta.checks import cadence
from regesta.domain.claim import Basis
from regesta.domain.model import Claim
from regesta.services.questions.answer import NO_SOURCE, Answer, Reader, Row, date, shown

_COLUMNS = ("number", "start", "end", "place", "chairs", "status", "invited by", "participants", "through", "source")
_SERIES = (cadence.broken_cadence, cadence.out_of_order)


def rounds(reader: Reader, mechanism: str) -> Answer:
    """The rounds of a mechanism by number and date; a number that no source gives is said to be missing or inferred,
    and what is filed under the mechanism without being a round comes last. Several that are called so come in turn.
    """
    rows: list[Row] = []
    notes: list[str] = []
    found = reader.find(mechanism, "mechanism")
    for each in found:
        more, told = _series(reader, each)
        rows += more
        notes += [f"{reader.label(each)}: {note}" for note in told] if len(found) > 1 else told
    question = f"Which rounds of {mechanism} are attested?"
    return Answer(question, _COLUMNS, tuple(rows), tuple(notes) if rows else (NO_SOURCE,))


def _series(reader: Reader, mechanism: str) -> tuple[list[Row], list[str]]:
    """Rows and notes of one mechanism."""
    entries = [
        _round(reader, each) for each in reader.things("round") if mechanism in reader.targets(each, "mechanism")
    ]
    stated = sorted({number for number, sure, _, _ in entries if number is not None and sure})
    held = {number for number, _, _, _ in entries}
    missing = sorted(set(range(stated[0], stated[-1])) - set(stated)) if stated else []
    blank = ("",) * (len(_COLUMNS) - 6)
    for number in missing:
        if number not in held:
            row = Row((str(number), NO_SOURCE, "", "", "", "missing", *blank))
            entries.append((number, True, "", row))
    entries.sort(key=lambda entry: (entry[0] is None, entry[0] or 0, entry[2]))
    unnumbered = sum(number is None for number, _, _, _ in entries)
    notes = [f"missing: {', '.join(map(str, missing))}"] if missing else []
    notes += [f"unnumbered: {unnumbered}"] if unnumbered else []
    notes += _alternating(reader, mechanism) + reader.doubts(_SERIES, [mechanism])
    return [row for _, _, _, row in entries] + _without_round(reader, mechanism), notes


def _round(reader: Reader, thing: str) -> tuple[int | None, bool, str, Row]:
    """Number, whether a source gives it, first day, row."""
    numbered = [c for c in reader.claims(thing, "ordinal") if isinstance(c.value, int)]
    sure = any(c.basis is not Basis.INFERRED for c in numbered)
    number = shown(sorted({c.value for c in numbered})) + ("" if sure or not numbered else " (inferred)")
    starts, props = reader.claims(thing, "start"), ("mechanism", "ordinal", "start", "end", "place", "chair", "status")
    claims = [c for prop in (*props, "invited_by", "participant") for c in reader.claims(thing, prop)]
    cells = (
        number,
        _of(claims, "start"),
        _of(claims, "end"),
        _labels(reader, thing, "place"),
        _labels(reader, thing, "chair"),
        _of(claims, "status"),
        _labels(reader, thing, "invited_by"),
        _labels(reader, thing, "participant"),
        reader.through(c for c in claims if c.property in {"status", "chair", "invited_by"}),
        reader.sources(claims),
    )
    start = str(starts[0].value) if starts else ""
    return (min(c.value for c in numbered) if numbered else None), sure, start, reader.row(cells, claims)


def _labels(reader: Reader, thing: str, prop: str) -> str:
    return shown(reader.label(target) for target in reader.targets(thing, prop))


def _without_round(reader: Reader, mechanism: str) -> list[Row]:
    """Journeys and meetings filed under a mechanism itself."""
    rows = []
    for type_name in ("visit", "meeting"):
        for thing in reader.things(type_name):
            under = [
                c for c in reader.claims(thing, "under") if reader.dataset.clusters.id_of(str(c.value)) == mechanism
            ]
            if under:
                claims = [*under, *reader.claims(thing, "start"), *reader.claims(thing, "status")]
                where = _labels(reader, thing, "place") or _labels(reader, thing, "destination")
                cells = (f"no round: {reader.label(thing)}", _of(claims, "start"), "", where, "", _of(claims, "status"))
                rows.append(reader.row((*cells, "", "", reader.through(under), reader.sources(claims)), claims))
    return rows


def _alternating(reader: Reader, mechanism: str) -> list[str]:
    """That the rounds take turns between two countries, where they do."""
    dated = []
    for thing in reader.things("round"):
        days = [day for c in reader.claims(thing, "start") if (day := date(c.value)) and day.earliest]
        where = {_country(reader, place) for place in reader.targets(thing, "place")}
        if mechanism in reader.targets(thing, "mechanism") and days and len(where) == 1:
            dated.append((min(days), where.pop()))
    places = [place for _, place in sorted(dated)]
    turns = len(places) > 2 and all(one != two for one, two in pairwise(places)) and len(set(places)) == 2
    return [f"alternating: {', '.join(map(reader.label, places))}"] if turns else []


def _country(reader: Reader, place: str) -> str:
    """The widest place around a place."""
    seen = {place}
    while (around := [each for each in reader.targets(place, "within") if each not in seen]) and len(seen) < 10:
        place = around[0]
        seen.add(place)
    return place


_WITH = {"meeting": ("participant",), "round": ("participant", "chair"), "visit": ("visitor", "invited_by")}


_PART = ("mechanism", "under", "on_sidelines_of")


def met(reader: Reader, one: str, other: str) -> Answer:
    """Events that two persons (or organisations) share, each with every source's date and status."""
    question, columns = (
        f"When did {one} and {other} meet?",
        ("event", "date", "place", "status", "source", "through", "part of"),
    )
    lefts, rights = (set(reader.find(who, "person", "organisation", "place")) for who in (one, other))
    rows = []
    for type_name, props in _WITH.items():
        for thing in reader.things(type_name):
            there = {target for prop in props for target in reader.targets(thing, prop)}
            if there & lefts and there & rights:
                rows += _by_source(reader, thing, props)
    rows.sort(key=lambda row: (_first_day(row.cells[1]), row.cells))
    return Answer(question, columns, tuple(rows), () if rows else (NO_SOURCE,))


def _first_day(cell: str) -> str:
    found = date(cell.split(", ")[0]) if cell else None
    return found.earliest.isoformat() if found and found.earliest else "9999"


def _by_source(reader: Reader, thing: str, props: tuple[str, ...]) -> list[Row]:
    claims = [c for prop in (*props, "start", "end", "place", "status") for c in reader.claims(thing, prop)]
    rows = []
    for source in sorted({e.source for c in claims for e in c.evidence} or {""}):
        here = [c for c in claims if not source or any(e.source == source for e in c.evidence)]
        place = shown(reader.label(str(c.value)) for c in here if c.property == "place")
        part = shown(_labels(reader, thing, prop) for prop in _PART if reader.targets(thing, prop)) or NO_SOURCE
        said = (reader.label(thing), _of(here, "start"), place, _of(here, "status"), reader.label(source))
        cells = (*said, reader.through(c for c in here if c.property == "status"), part)
        rows.append(reader.row(cells, here))
    return rows


def _of(claims: list[Claim], prop: str) -> str:
    return shown(claim.value for claim in claims if claim.property == prop)
