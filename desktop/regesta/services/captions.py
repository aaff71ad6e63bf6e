"""Labels of records, made by the captions of the codebook from what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from regesta.domain.codebook import Codebook
from regesta.domain.values import KINDS
from regesta.services.project import Step
from regesta.store.claims import standing_claims_of
from regesta.store.records import labels_of
from regesta.store.tables import ClaimRow, RecordRow
from regesta.store.work import Session

_RANKS = {"preferred": 0, "normal": 1, "deprecated": 2}
_NOT_FOR_LABELS = {"typo", "garbled", "weak"}


def relabel(step: Step, record: RecordRow) -> None:
    """Give a record the label that its caption rule makes of its values; the old one where none can be made."""
    spec = step.codebook.type(record.type)
    label = spec.caption_of(shown_values(step.session, step.codebook, record), "en")
    if label and label != record.label:
        record.label = label


def shown_values(session: Session, codebook: Codebook, record: RecordRow) -> dict[str, list[str]]:
    """The standing values of a record's caption properties as they are shown, accepted and preferred ones first."""
    spec = codebook.type(record.type)
    rows = _ranked(standing_claims_of(session, [record.id], spec.caption_properties()))
    targets = {prop.name for prop in spec.properties if prop.kind == "reference"}
    labels = labels_of(session, (value for row in rows if row.property in targets for value in _values(row)))
    shown: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        kind = spec.property(row.property).kind
        shown[row.property] += [_words(kind, value, labels) for value in _values(row)]
    return {
        name: list(dict.fromkeys(values)) if spec.property(name).many and name in targets else values[:1]
        for name, values in shown.items()
    }


def _ranked(rows: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The claims that affirm a value fit for a label, the leading one first."""
    fit = [
        row
        for row in rows
        if row.value_state == "value"
        and row.polarity == "affirmed"
        and (row.value_detail or {}).get("form") not in _NOT_FOR_LABELS
    ]
    return sorted(fit, key=lambda row: (_RANKS[row.rank], row.status != "accepted", -(row.confidence or 1), row.id))


def _values(row: ClaimRow) -> list[Any]:
    return row.members or [row.value]


def _words(kind: str, value: Any, labels: dict[str, str]) -> str:
    if kind == "reference":
        return labels.get(value, str(value))
    return str(value) if kind == "enum" else KINDS[kind].format(value)
