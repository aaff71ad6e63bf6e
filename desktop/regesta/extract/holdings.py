"""Records of positions and tenures, and what an office tells of its holder, from the holdings that were read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.domain.claim import Basis
from regesta.domain.proposal import ClaimDraft, RecordDraft, Ref
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import Maker, key
from regesta.extract.offices import Office
from regesta.extract.reading import Reading
from regesta.extract.time_mentions import resolution

_MAKER = Maker("positions")


@dataclass(frozen=True, slots=True)
class Holding:
    """One person said to hold one office: spans of title and person, and the reason a curator reads.

    `opposite` is the person whose counterpart the holder is, where the text says so.
    """

    person: str
    office: Office
    title_span: tuple[int, int]
    person_span: tuple[int, int]
    reason: str
    confidence: float
    start: TimeExpression | None = None
    end: TimeExpression | None = None
    opposite: str | None = None


def draft_holdings(reading: Reading, holdings: list[Holding]) -> list[RecordDraft]:
    """Records of the positions, tenures and persons that the holdings tell of."""
    out: list[RecordDraft] = []
    for holding in holdings:
        spans = [holding.title_span]
        if holding.office.descriptor:
            words = reading.text[slice(*holding.title_span)]
            claim = _MAKER.claim("descriptor", words, spans, 0.6, "describes the person, names no office")
            out.append(
                RecordDraft(
                    key=holding.person, type="person", label=reading.labels.get(holding.person, ""), claims=(claim,)
                )
            )
            continue
        office, sure, why = holding.office, holding.confidence, holding.reason
        detail = {"lang": "en", "form": "canonical"}
        position = [_MAKER.claim("title", office.title, spans, sure, why, basis=Basis.NORMALISED, detail=detail)]
        if holding.office.organisation:
            position.append(
                _MAKER.claim(
                    "organisation", Ref(key=holding.office.organisation), spans, 0.8, "the title names the organisation"
                )
            )
        out.append(
            RecordDraft(key=holding.office.key, type="position", label=holding.office.title, claims=tuple(position))
        )
        out.append(_tenure(reading, holding))
        out += _of_person(reading, holding)
    return out


def _of_person(reading: Reading, holding: Holding) -> list[RecordDraft]:
    """The country that an office is held for, and the gender that a title shows, as claims of the person."""
    claims: list[ClaimDraft] = []
    place = key("place", holding.office.country) if holding.office.country else ""
    if place in reading.labels:
        premise = (f"{holding.office.key} title",)
        reason = "the office is held for this country"
        span = [holding.title_span]
        claims.append(
            _MAKER.claim("country", Ref(key=place), span, 0.6, reason, basis=Basis.INFERRED, derived_from=premise)
        )
    if word := re.search(r"\w+(?:woman|women)\b|\b(?:queen|princess)\b", holding.office.role.casefold()):
        reason = f"“{word.group()}” is said of a woman"
        claims.append(_MAKER.claim("gender", "female", [holding.title_span], 0.8, reason, basis=Basis.NORMALISED))
    if not claims:
        return []
    return [
        RecordDraft(
            key=holding.person, type="person", label=reading.labels.get(holding.person, ""), claims=tuple(claims)
        )
    ]


def _tenure(reading: Reading, holding: Holding) -> RecordDraft:
    spans = [_around(holding)]
    claims: list[ClaimDraft] = [
        _MAKER.claim("person", Ref(key=holding.person), spans, holding.confidence, holding.reason),
        _MAKER.claim("position", Ref(key=holding.office.key), spans, holding.confidence, holding.reason),
    ]
    for property_, time in (("start", holding.start), ("end", holding.end)):
        if time is not None and time.value:
            claims.append(
                _MAKER.claim(
                    property_,
                    time.value,
                    [(time.start, time.end)],
                    0.75,
                    "the time said beside the office",
                    basis=Basis.NORMALISED,
                    resolution=resolution(reading.text, time),
                )
            )
    if reading.anchor and not (holding.office.former or holding.end):
        claims.append(
            _MAKER.claim(
                "attested_on",
                reading.anchor,
                spans,
                0.6,
                "in office when the source was published",
                basis=Basis.INFERRED,
                derived_from=(f"{holding.office.key} title",),
            )
        )
    name = reading.labels.get(holding.person, "")
    return RecordDraft(
        key=key("tenure", holding.person, holding.office.key),
        type="tenure",
        label=f"{name}, {holding.office.title}",
        claims=tuple(claims),
    )


def _around(holding: Holding) -> tuple[int, int]:
    low = min(holding.title_span[0], holding.person_span[0])
    high = max(holding.title_span[1], holding.person_span[1])
    return (low, high) if high - low < 400 else holding.title_span
