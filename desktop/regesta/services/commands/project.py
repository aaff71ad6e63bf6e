"""What is said of the project and of a source: title, licence, as-of date; a source's date, publisher, rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from regesta.domain.claim import Basis, Status
from regesta.domain.values import KINDS, ValueProblem
from regesta.services import desk
from regesta.services.commands.claims import NewValue, checked, curator_claim, insert_claim
from regesta.services.commands.decisions import reject_claims
from regesta.services.project import Step, refuse
from regesta.store.tables import ClaimRow, ProjectRow, SourceRow

KEYS = ("title", "description", "version", "licence", "creators", "as_of")


@dataclass(frozen=True)
class SetProject:
    """Say something of the project; an empty value takes it back."""

    key: str
    value: str

    def label(self) -> str:
        """Its name."""
        return f"Set project {self.key.replace('_', ' ')}"

    def apply(self, step: Step) -> None:
        """Do it."""
        if self.key not in KEYS:
            raise refuse("choice_unknown", what="project setting", found=self.key, known=", ".join(KEYS))
        value = self.value.strip()
        if self.key == "as_of" and value:
            try:
                KINDS["date"].validate(value)
            except ValueProblem as problem:
                raise refuse("value_problem", reason=str(problem)) from problem
        row = step.session.get(ProjectRow, self.key)
        if not value:
            if row is not None:
                step.session.delete(row)
        elif row is None:
            step.session.add(ProjectRow(key=self.key, value=value))
        else:
            row.value = value


@dataclass(frozen=True)
class SetSourceField:
    """The curator's word on a source: it takes the place of what was read; None only takes that back."""

    source: str
    property: str
    value: Any

    def label(self) -> str:
        """Its name."""
        return f"Set {self.property.replace('_', ' ')} of source"

    def apply(self, step: Step) -> None:
        """Do it."""
        source = step.session.get(SourceRow, self.source)
        if source is None:
            raise refuse("source_missing", id=self.source)
        record = desk.record_row(step.session, self.source)
        standing = step.session.scalars(
            select(ClaimRow).where(
                ClaimRow.record == self.source,
                ClaimRow.property == self.property,
                ClaimRow.status != Status.REJECTED.value,
            )
        ).all()
        many = step.codebook.type("source").property(self.property).many if self._known(step) else False
        if not many:
            reject_claims(step, standing, "replaced by the curator")
        if self.value is not None:
            new = checked(step, record, self.property, NewValue(value=self.value))
            insert_claim(
                step, record, curator_claim(step, record, self.property, new, basis=Basis.CURATOR, reason=None)
            )
        if self.property == "url":
            source.url = self.value
        desk.relabel(step.session, step.codebook, record)
        step.name(f"Set {self.property.replace('_', ' ')} of {record.label}")

    def _known(self, step: Step) -> bool:
        return step.codebook.type("source").has(self.property)
