"""What is said of the project and of a source: title, licence, as-of date; a source's date, publisher, rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from regesta.domain.claim import Basis
from regesta.domain.values import KINDS, ValueProblem
from regesta.services.captions import relabel
from regesta.services.commands.claims import NewValue, checked, curator_claim, insert_claim
from regesta.services.commands.decisions import reject_claims
from regesta.services.project import Step, refuse
from regesta.store.claims import standing_claims_of
from regesta.store.records import record_row
from regesta.store.settings import put_settings
from regesta.store.sources import source_row

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
        put_settings(step.session, {self.key: value or None})


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
        source = source_row(step.session, self.source)
        record = record_row(step.session, self.source)
        standing = standing_claims_of(step.session, [self.source], [self.property])
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
        relabel(step, record)
        step.name(f"Set {self.property.replace('_', ' ')} of {record.label}")

    def _known(self, step: Step) -> bool:
        return step.codebook.type("source").has(self.property)
