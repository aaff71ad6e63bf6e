"""Records, Reconcile, Problems, Export and History over a real project."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from regesta.services import reconciling
from regesta.services.project import Project
from regesta.ui.export.page import ExportPage
from regesta.ui.history.page import HistoryPage
from regesta.ui.problems.page import ProblemsPage
from regesta.ui.reconcile.page import ReconcilePage
from regesta.ui.reconcile.together import Together
from regesta.ui.records.page import RecordsPage
from regesta.ui.window import MainWindow
from regesta.workbench import deeds
from tests.ui.building import Drafts, add_source, sample_project
from tests.ui.conftest import open_in, settle
from tests.ui.cutting import cut
from tests.ui.recording import Recorder

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)
"""The offscreen platform says so of every popup."""

SECOND = "Tamm arrives in Norland for talks\n\nIlmar Tamm of Estmark arrived in Norland on Sunday, a day late.\n"


@pytest.fixture
def paired(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The sample project with a second source about the same visit, compared."""
    project, _ = sample_project(tmp_path / "paired.regesta")
    drafts = Drafts(SECOND)
    drafts.record("tamm", "person", "Ilmar Tamm", drafts.claim("name", "Ilmar Tamm", "Ilmar Tamm"))
    add_source(project, "arrives.txt", SECOND, drafts, "2024-04-29")
    reconciling.resolve(project)
    project.close()
    open_in(window, qtbot, tmp_path / "paired.regesta")
    return window


def records_page(window: MainWindow, qtbot: QtBot, type_name: str) -> RecordsPage:
    window.go("records")
    page = window.pages["records"]
    assert isinstance(page, RecordsPage)
    settle(window, qtbot)
    page.choose_type(type_name)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None, timeout=5_000)
    page.table.selectRow(0)
    settle(window, qtbot)
    return page


def test_a_table_and_a_records_page(opened: MainWindow, qtbot: QtBot) -> None:
    page = records_page(opened, qtbot, "visit")
    assert page.model.rowCount() == 1
    assert page.view.page is not None
    assert page.view.page.row.label == "Ilmar Tamm → Norland"
    words = [page.view.around.item(number).text() for number in range(page.view.around.count())]
    assert any(each.startswith("Sources") for each in words)
    page.choose_type("person")
    page.filter.setText("nobody")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=5_000)
    page.filter.setText("tam")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=5_000)
    settle(opened, qtbot)


def test_deciding_in_records(opened: MainWindow, qtbot: QtBot) -> None:
    page = records_page(opened, qtbot, "round")
    QTest.keyClick(page.table, Qt.Key.Key_A)
    settle(opened, qtbot)
    assert page.view.page is not None
    assert page.view.page.row.status == "accepted"
    page.view.cards.setFocus()
    claim = page.view.deck.claim
    assert claim is not None
    QTest.keyClick(page.view.cards, Qt.Key.Key_X)
    settle(opened, qtbot)
    assert page.link.gateway.claim(claim.id).status == "rejected"
    opened.undo()
    settle(opened, qtbot)
    assert page.link.gateway.claim(claim.id).status != "rejected"
    opened.registry.trigger("record.source")
    assert opened.workspace == "review"
    settle(opened, qtbot)


def test_editing_and_adding_in_records(opened: MainWindow, qtbot: QtBot) -> None:
    page = records_page(opened, qtbot, "mechanism")
    opened.registry.trigger("record.edit")
    form = page.view.in_place.form
    assert form is not None
    field = form.editor.first()
    assert isinstance(field, QLineEdit)
    field.setText("Border security meeting")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(opened, qtbot)
    assert page.view.page is not None
    assert "Border security meeting" in {claim.display for claim in page.view.page.claims}
    opened.registry.trigger("record.note")
    popover = opened.findChildren(QPlainTextEdit)[-1]
    QTest.keyClicks(popover, "check this")
    QTest.keyClick(popover, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(opened, qtbot)
    assert [note.text for note in page.view.page.notes] == ["check this"]


def test_a_new_record(opened: MainWindow, qtbot: QtBot, answers: Recorder) -> None:
    page = records_page(opened, qtbot, "person")
    answers.text = "Olaf Berg"
    opened.registry.trigger("record.new")
    settle(opened, qtbot)
    assert page.view.page is not None
    assert page.view.page.row.label == "Olaf Berg"


def test_judging_a_pair(paired: MainWindow, qtbot: QtBot, answers: Recorder) -> None:
    page = paired.pages["reconcile"]
    assert isinstance(page, ReconcilePage)
    paired.go("reconcile")
    settle(paired, qtbot)
    before = len(page.state.pairs)
    pair = page.state.pair
    assert pair is not None
    assert "if you say same" in page.after.text().lower()
    page.queue.setFocus()
    QTest.keyClick(page.queue, Qt.Key.Key_M)
    settle(paired, qtbot)
    assert len(page.state.pairs) == before - 1
    members = page.link.gateway.record_page(pair.left).members
    assert {row.id for row in members} == {pair.left, pair.right}
    paired.go("records", pair.left)
    settle(paired, qtbot)
    paired.registry.trigger("record.split")
    settle(paired, qtbot)
    assert answers.asked
    assert len(page.link.gateway.record_page(pair.left).members) == 1


def test_many_pairs_at_once(paired: MainWindow, qtbot: QtBot) -> None:
    page = paired.pages["reconcile"]
    assert isinstance(page, ReconcilePage)
    paired.go("reconcile")
    settle(paired, qtbot)
    people = [pair for pair in page.state.all if pair.type == "person"]
    assert people
    page.type_box.setCurrentIndex(page.type_box.findData("person"))
    assert list(page.state.pairs) == people
    assert page.queue.count() == len(people)
    page.queue.setFocus()
    QTest.keyClick(page.queue, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    dialog = paired.findChild(Together)
    assert dialog is not None
    assert dialog.list.count() == len(people)
    assert cut(dialog) == []
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(paired, qtbot)
    assert list(page.state.pairs) == people, "Enter cancels"
    paired.registry.trigger("pair.all_same")
    dialog = paired.findChildren(Together)[-1]
    dialog.reason.setText("the same name")
    dialog.judge.click()
    settle(paired, qtbot)
    assert page.state.pairs == ()
    assert "fits" in page.empty.text() or "waits" in page.empty.text()
    members = page.link.gateway.record_page(people[0].left).members
    assert {people[0].left, people[0].right} <= {row.id for row in members}
    paired.undo()
    settle(paired, qtbot)
    qtbot.waitUntil(lambda: [pair.type for pair in page.state.all].count("person") == len(people), timeout=5_000)


def test_problems_and_answers(opened: MainWindow, qtbot: QtBot) -> None:
    page = opened.pages["problems"]
    assert isinstance(page, ProblemsPage)
    opened.go("problems")
    settle(opened, qtbot)
    count = page.state.open_count
    assert count > 0
    page.step(1)
    assert page.answer.problem is not None
    page.answer.verdict.setCurrentIndex(page.answer.verdict.findData("error_in_source"))
    page.answer.reason.setText("the paper says so")
    page.answer.save()
    qtbot.waitUntil(lambda: page.state.open_count == count - 1, timeout=8_000)
    page.show_box.setCurrentIndex(1)
    assert page.list.count() == 2
    page.show_box.setCurrentIndex(0)
    opened.undo()
    qtbot.waitUntil(lambda: page.state.open_count == count, timeout=8_000)


def test_a_problem_leads_to_its_place(opened: MainWindow, qtbot: QtBot) -> None:
    page = opened.pages["problems"]
    assert isinstance(page, ProblemsPage)
    opened.go("problems")
    settle(opened, qtbot)
    page.step(1)
    page.go_there()
    settle(opened, qtbot)
    assert opened.workspace in {"review", "records"}


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_export(opened: MainWindow, qtbot: QtBot, tmp_path: Path, form: str) -> None:
    page = opened.pages["export"]
    assert isinstance(page, ExportPage)
    link = opened.life.link
    assert link is not None
    cards = link.gateway.cards(link.gateway.sources()[0].id)
    link.run(deeds.accept([claim.id for card in cards for claim in card.claims]))
    settle(opened, qtbot)
    opened.go("export")
    settle(opened, qtbot)
    for radio in page._groups["form"].buttons():
        radio.setChecked(radio.property("value") == form)
    page.allow.setChecked(True)
    page.target.setText(str(tmp_path / "out"))
    settle(opened, qtbot)
    assert "records" in page.counts.text()
    page.export()
    qtbot.waitUntil(page.open_button.isVisible, timeout=15_000)
    made = tmp_path / ("out.zip" if form == "zip" else "out")
    assert made.exists()
    assert str(made) in page.result.text()
    settle(opened, qtbot)


def test_history_undoes_a_step_in_the_middle(opened: MainWindow, qtbot: QtBot) -> None:
    link = opened.life.link
    assert link is not None
    card = next(each for each in link.gateway.cards(link.gateway.sources()[0].id) if each.label == "Estmark")
    other = next(each for each in link.gateway.cards(link.gateway.sources()[0].id) if each.label == "Norland")
    link.run(deeds.accept([card.claims[0].id]))
    link.run(deeds.accept([other.claims[0].id]))
    settle(opened, qtbot)
    opened.go("history")
    page = opened.pages["history"]
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.model.row_at(1) is not None, timeout=5_000)
    settle(opened, qtbot)
    page.table.selectRow(1)
    assert page.undo_button.isEnabled()
    page.undo()
    settle(opened, qtbot)
    assert link.gateway.claim(card.claims[0].id).status == "proposed"
    assert link.gateway.claim(other.claims[0].id).status == "accepted"


def test_undo_works_after_a_restart(opened: MainWindow, qtbot: QtBot, project_path: Path) -> None:
    link = opened.life.link
    assert link is not None
    source = link.gateway.sources()[0].id
    claim = link.gateway.cards(source)[0].claims[0]
    link.run(deeds.accept([claim.id]))
    settle(opened, qtbot)
    opened.life.close()
    open_in(opened, qtbot, project_path)
    opened.registry.trigger("edit.undo")
    settle(opened, qtbot)
    again = opened.life.link
    assert again is not None
    assert again.gateway.claim(claim.id).status == "proposed"


def test_closing_leaves_one_unlocked_file(opened: MainWindow, project_path: Path) -> None:
    opened.life.close()
    assert [path.name for path in project_path.parent.iterdir() if path.name.startswith("sample")] == ["sample.regesta"]
    Project.open(project_path, curator="Next").close()
