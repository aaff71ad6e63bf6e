"""Random edits, undos and redos: undo always goes back to a state that was there, and the chain verifies."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from regesta.services import history
from regesta.services.commands.claims import AddClaim, EditClaim
from regesta.services.commands.notes import AddNote, SetFlag
from regesta.services.commands.project import SetProject
from regesta.services.commands.records import CreateRecord
from regesta.services.project import Command, Project
from tests.services.test_every_command import snapshot

WORDS = st.text("abc é😀北", min_size=1, max_size=8).filter(lambda t: t.strip() != "")


class Undoing(RuleBasedStateMachine):
    """Keeps a model of the stacks beside the project."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.project = Project.create(Path(self.folder.name) / "p.regesta", curator="Ada")
        self.states = [snapshot(self.project)]
        self.at = 0
        self.records: list[str] = []

    def teardown(self) -> None:
        assert self.project.damage() == []
        self.project.close()
        self.folder.cleanup()

    def _run(self, command: Command) -> None:
        changes = self.project.run(command)
        if changes.seq:
            self.states = [*self.states[: self.at + 1], snapshot(self.project)]
            self.at += 1

    @rule(name=WORDS)
    def create(self, name: str) -> None:
        self._run(CreateRecord("person", name))

    @rule(title=WORDS)
    def retitle(self, title: str) -> None:
        self._run(SetProject("title", title))

    @rule(text=WORDS, pick=st.integers(0, 10))
    def describe(self, text: str, pick: int) -> None:
        ids = [row[0] for row in self.states[self.at]["record"]]
        if ids:
            self._run(AddClaim(ids[pick % len(ids)], "descriptor", value=text))

    @rule(text=WORDS, pick=st.integers(0, 10))
    def correct(self, text: str, pick: int) -> None:
        ids = [row[0] for row in self.states[self.at]["claim"]]
        if ids:
            self._run(EditClaim(ids[pick % len(ids)], value=text))

    @rule(text=WORDS, flagged=st.booleans())
    def note(self, text: str, flagged: bool) -> None:
        self._run(AddNote("record-x", text))
        self._run(SetFlag("record-x", flagged))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        history.undo(self.project)
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        history.redo(self.project)
        self.at += 1

    @invariant()
    def as_the_model_says(self) -> None:
        assert snapshot(self.project) == self.states[self.at]


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
