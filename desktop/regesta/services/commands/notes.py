"""Notes, flags, and a curator's word on a problem."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.base.ids import random_id
from regesta.domain.model import Note, NoteKind, ProblemResolution, ResolutionVerdict
from regesta.services.project import Step, refuse
from regesta.store.remarks import add_note, remove_flag, remove_note, resolve_problem, set_flag


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
        add_note(step.session, note)


@dataclass(frozen=True)
class RemoveNote:
    """Take a note away; undo brings it back."""

    note: str

    def label(self) -> str:
        """Its name."""
        return "Remove note"

    def apply(self, step: Step) -> None:
        """Do it."""
        remove_note(step.session, self.note)


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
        if self.flagged:
            set_flag(step.session, self.target, curator=step.curator, at=step.at)
        else:
            remove_flag(step.session, self.target)


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
        resolution = ProblemResolution(
            verdict=verdict, detail=self.detail, reason=self.reason, curator=step.curator, at=step.at
        )
        resolve_problem(step.session, self.problem, None if verdict is ResolutionVerdict.OPEN else resolution)
