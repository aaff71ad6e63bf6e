"""The rounds of a mechanism with the gaps; when two persons met, and what each source says of it."""

from __future__ import annotations

from regesta.domain.model import Claim
from regesta.services.questions.answer import NO_SOURCE, Answer, Reader, Row, date, shown


def rounds(reader: Reader, mechanism: str) -> Answer:
    """The rounds of a mechanism by number and date; a number that no source gives is a row that says so."""
    question, columns = (
        f"Which rounds of {mechanism} are attested?",
        ("number", "start", "end", "place", "chairs", "status"),
    )
    found = reader.find(mechanism, "mechanism")
    entries: list[tuple[int | None, str, Row]] = []
    for thing in reader.things("round"):
        if set(reader.targets(thing, "mechanism")) & set(found):
            entries.append(_round(reader, thing))
    numbers = sorted({number for number, _, _ in entries if number is not None})
    missing = sorted(set(range(numbers[0], numbers[-1])) - set(numbers)) if numbers else []
    unnumbered = [start for number, start, _ in entries if number is None]
    for number in missing:
        entries.append((number, "", Row((str(number), NO_SOURCE, "", "", "", "missing"))))
    entries.sort(key=lambda entry: (entry[0] is None, entry[0] or 0, entry[1]))
    notes = [f"missing: {', '.join(map(str, missing))}"] if missing else []
    notes += [f"unnumbered: {len(unnumbered)}"] if unnumbered else []
    return Answer(question, columns, tuple(row for _, _, row in entries), tuple(notes) if entries else (NO_SOURCE,))


def _round(reader: Reader, thing: str) -> tuple[int | None, str, Row]:
    ordinals = sorted({c.value for c in reader.claims(thing, "ordinal") if isinstance(c.value, int)})
    starts, ends = reader.claims(thing, "start"), reader.claims(thing, "end")
    claims = [c for prop in ("mechanism", "ordinal", "place", "chair", "status") for c in reader.claims(thing, prop)]
    cells = (
        shown(ordinals),
        shown(c.value for c in starts),
        shown(c.value for c in ends),
        shown(reader.label(place) for place in reader.targets(thing, "place")),
        shown(reader.label(person) for person in reader.targets(thing, "chair")),
        shown(c.value for c in reader.claims(thing, "status")),
    )
    start = str(starts[0].value) if starts else ""
    return (ordinals[0] if ordinals else None), start, reader.row(cells, [*claims, *starts, *ends])


_WITH = {"meeting": ("participant",), "round": ("participant", "chair"), "visit": ("visitor", "invited_by")}


def met(reader: Reader, one: str, other: str) -> Answer:
    """Events that two persons (or organisations) share, each with every source's date and status."""
    question, columns = f"When did {one} and {other} meet?", ("event", "date", "place", "status", "source")
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
        cells = (reader.label(thing), _of(here, "start"), place, _of(here, "status"), reader.label(source))
        rows.append(reader.row(cells, here))
    return rows


def _of(claims: list[Claim], prop: str) -> str:
    return shown(claim.value for claim in claims if claim.property == prop)
