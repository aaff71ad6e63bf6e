"""Notes, flags, and a curator's word on a problem."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete

from regesta.base.ids import random_id
from regesta.domain.model import Note, NoteKind, ResolutionVerdict
from regesta.services.project import Step, refuse
from regesta.store.tables import FlagRow, NoteRow, ProblemResolutionRow


@dataclass(frozen=True)
class AddNote:
    """Text on anything: a source, record, claim, mention, or problem."""

    target: str
    text: str
    kind: str = "note"
    private: bool = False
    url: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Add note"

    def apply(self, step: Step) -> None:
        """Do it."""
        if not self.text.strip():
            raise refuse("note_empty")
        note = Note(
            id=random_id("note"),
            target=self.target,
            kind=NoteKind(self.kind),
            text=self.text.strip(),
            url=self.url,
            private=self.private,
            curator=step.curator,
            at=step.at,
        )
        step.session.add(NoteRow(**note.model_dump(mode="json")))


@dataclass(frozen=True)
class RemoveNote:
    """Take a note away; undo brings it back."""

    note: str

    def label(self) -> str:
        """Its name."""
        return "Remove note"

    def apply(self, step: Step) -> None:
        """Do it."""
        if step.session.get(NoteRow, self.note) is None:
            raise refuse("note_missing", id=self.note)
        step.session.execute(delete(NoteRow).where(NoteRow.id == self.note))


@dataclass(frozen=True)
class SetFlag:
    """Flag anything, or take the flag away."""

    target: str
    flagged: bool = True

    def label(self) -> str:
        """Its name."""
        return "Flag" if self.flagged else "Remove flag"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = step.session.get(FlagRow, self.target)
        if self.flagged and row is None:
            step.session.add(FlagRow(target=self.target, curator=step.curator, at=step.at))
        elif not self.flagged and row is not None:
            step.session.delete(row)


@dataclass(frozen=True)
class ResolveProblem:
    """A curator's word on a problem; `open` takes it back. `detail`: which kind of *keep both*, or what to prefer."""

    problem: str
    verdict: str
    detail: str | None = None
    reason: str | None = None

    def label(self) -> str:
        """Its name."""
        return "Reopen problem" if self.verdict == "open" else "Resolve problem"

    def apply(self, step: Step) -> None:
        """Do it."""
        verdict = ResolutionVerdict(self.verdict)
        row = step.session.get(ProblemResolutionRow, self.problem)
        if verdict is ResolutionVerdict.OPEN:
            if row is not None:
                step.session.delete(row)
            return
        if row is None:
            row = ProblemResolutionRow(key=self.problem)
            step.session.add(row)
        row.verdict, row.detail, row.reason = verdict.value, self.detail, self.reason
        row.curator, row.at = step.curator, step.at
