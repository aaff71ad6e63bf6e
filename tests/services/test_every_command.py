"""Every command: do it, undo it, and the whole database is as it was; redo it, and it is as it became."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any

import pytest
from sqlalchemy import inspect, text

from regesta.services import commands, history, reading
from regesta.services.commands import claims, decisions, evidence, judgements, notes, records
from regesta.services.commands import project as project_commands
from regesta.services.project import Project
from regesta.store.journal import TABLES
from tests.builders import filled, span


def snapshot(project: Project) -> dict[str, list[tuple[Any, ...]]]:
    """Every journalled row and the full-text index."""
    found = {}
    with project.reading() as session:
        connection = session.connection()
        assert set(TABLES) <= set(inspect(connection).get_table_names())
        for name in (*TABLES, "source_fts", "record_fts"):
            rows = connection.execute(text(f'SELECT * FROM "{name}"')).all()
            found[name] = sorted((tuple(row) for row in rows), key=repr)
    return found


class Desk:
    """What the commands below are aimed at."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.source = filled(project)
        self.cards = {card.type: card for card in reading.cards(project, self.source)}
        self.visit = self.cards["visit"]
        self.start = self.claim("start")
        with project.reading() as session:
            connection = session.connection()
            self.mention = connection.execute(text("SELECT id FROM mention WHERE type = 'person'")).scalar_one()
            self.places = [
                row[0] for row in connection.execute(text("SELECT id FROM record WHERE type = 'place' ORDER BY id"))
            ]

    def claim(self, prop: str) -> str:
        return next(claim.id for claim in self.visit.claims if claim.property == prop)

    @property
    def first_evidence(self) -> str:
        return next(claim for claim in self.visit.claims if claim.property == "start").evidence[0].id

    def prepared(self, command: Any) -> None:
        self.project.run(command)


Case = Callable[[Desk], Any]


def after(first: Callable[[Desk], Any], then: Case) -> Case:
    """A case that needs another command before it."""

    def case(desk: Desk) -> Any:
        desk.prepared(first(desk))
        return then(desk)

    return case


def _note_id(desk: Desk) -> str:
    return reading.notes(desk.project, desk.visit.record)[0].id


CASES: dict[str, Case] = {
    "AcceptClaims": lambda d: decisions.AcceptClaims((d.start,)),
    "RejectClaims": lambda d: decisions.RejectClaims((d.start, d.claim("end")), "wrong month"),
    "DeferClaims": lambda d: decisions.DeferClaims((d.start,)),
    "AcceptRecord": lambda d: decisions.AcceptRecord(d.visit.record),
    "RejectRecord": lambda d: decisions.RejectRecord(d.visit.record),
    "DecideEvidence": after(
        lambda d: decisions.AcceptClaims((d.start,)), lambda d: decisions.DecideEvidence(d.first_evidence, "rejected")
    ),
    "AcceptClear": lambda d: decisions.AcceptClear(d.visit.record, tuple(c.id for c in d.visit.claims)),
    "FinishSource": lambda d: decisions.FinishSource(d.source, "reject"),
    "SetSourceState": lambda d: decisions.SetSourceState(d.source, "set_aside"),
    "EditClaim": lambda d: claims.EditClaim(d.start, value="2024-05-04", reason="printed wrong"),
    "EditClaim of the curator's": after(
        lambda d: claims.AddClaim(d.visit.record, "duration", value="P3D", reason="counted"),
        lambda d: claims.EditClaim(
            next(c.id for card in reading.cards(d.project, d.source) for c in card.claims if c.property == "duration"),
            value="P2D",
        ),
    ),
    "EditClaim to a set": lambda d: claims.EditClaim(d.claim("destination"), members=tuple(d.places), reading="one_of"),
    "AddClaim": lambda d: claims.AddClaim(
        d.visit.record, "purpose", "to open the dialogue", d.source, *span("open the 4th")
    ),
    "AddClaim, not said": lambda d: claims.AddClaim(d.visit.record, "invited_by", value_state="not_said"),
    "SetRank": lambda d: claims.SetRank(d.start, "preferred"),
    "SetCertainty": lambda d: claims.SetCertainty(d.start, "likely"),
    "SetModality": lambda d: claims.SetModality(d.start, "hedged"),
    "AddEvidence": lambda d: evidence.AddEvidence(d.start, d.source, *span("3 to 5 May")),
    "MoveEvidence": lambda d: evidence.MoveEvidence(d.first_evidence, *span("3 to 5")),
    "RemoveEvidence": lambda d: evidence.RemoveEvidence(d.first_evidence),
    "CreateRecord": lambda d: records.CreateRecord("organisation", "her ministry", d.source, *span("her ministry")),
    "AddMention": lambda d: records.AddMention(d.source, *span("Lima"), "place"),
    "LinkMention": lambda d: records.LinkMention(d.mention, d.places[0], (d.places[1],), "one_of"),
    "RemoveMention": lambda d: records.RemoveMention(d.mention),
    "MarkOccurrences": lambda d: records.MarkOccurrences(d.source, d.places[0], (span("Lima"), span("Peru"))),
    "Judge": lambda d: judgements.Judge(d.places[0], d.places[1], "not_same", "a country and its capital"),
    "JudgeAll": lambda d: judgements.JudgeAll(((d.places[0], d.places[1]),), "same"),
    "Split": after(
        lambda d: judgements.Judge(d.places[0], d.places[1], "same"), lambda d: judgements.Split(d.places[0])
    ),
    "AddNote": lambda d: notes.AddNote(d.visit.record, "asked the embassy", "looked_for_not_found"),
    "RemoveNote": after(lambda d: notes.AddNote(d.visit.record, "x"), lambda d: notes.RemoveNote(_note_id(d))),
    "SetFlag": lambda d: notes.SetFlag(d.visit.record),
    "ResolveProblem": lambda d: notes.ResolveProblem("problem-1", "keep_both", "precision", "both are right"),
    "SetProject": lambda d: project_commands.SetProject("licence", "CC-BY-4.0"),
    "SetSourceField": lambda d: project_commands.SetSourceField(d.source, "published_on", "2024-05-03"),
}


@pytest.mark.parametrize("name", CASES)
def test_undo_gives_back_the_whole_database_and_redo_does_it_again(project: Project, name: str) -> None:
    command = CASES[name](Desk(project))
    before = snapshot(project)
    changes = project.run(command)
    became = snapshot(project)
    assert became != before
    assert changes.seq > 0
    history.undo(project)
    assert snapshot(project) == before
    history.redo(project)
    assert snapshot(project) == became
    history.undo(project)
    assert snapshot(project) == before
    assert project.damage() == []


def test_every_command_there_is_has_a_case() -> None:
    known = set()
    for module in pkgutil.iter_modules(commands.__path__, commands.__name__ + "."):
        for item in vars(importlib.import_module(module.name)).values():
            if isinstance(item, type) and is_dataclass(item) and hasattr(item, "apply"):
                known.add(item.__name__)
    assert known == {name.split(" ")[0].rstrip(",") for name in CASES}


def test_undo_survives_a_restart(project: Project) -> None:
    desk = Desk(project)
    before = snapshot(project)
    project.run(decisions.AcceptClaims((desk.start,)))
    path = project.path
    project.close()
    with Project.open(path, curator="Ada") as again:
        assert history.undo_label(again) == "Accept start of Ana Rojas → Norway"
        history.undo(again)
        assert snapshot(again) == before


def test_a_batch_is_undone_and_redone_as_one(project: Project) -> None:
    empty = snapshot(project)
    filled(project)
    full = snapshot(project)
    for _ in range(3):
        history.undo(project)
    assert snapshot(project) == empty
    for _ in range(3):
        history.redo(project)
    assert snapshot(project) == full


def test_a_new_source_is_in_review_from_its_first_decision(project: Project) -> None:
    desk = Desk(project)
    assert reading.source(project, desk.source).row.state == "new"
    project.run(decisions.RejectClaims((desk.start,)))
    assert reading.source(project, desk.source).row.state == "in_review"
    history.undo(project)
    assert reading.source(project, desk.source).row.state == "new"
