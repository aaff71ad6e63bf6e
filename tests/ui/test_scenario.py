"""As a new user: make a project, add files, review what is proposed, undo it all, try what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from regesta.base.assets import seeds_folder
from regesta.services.project import Project
from regesta.ui.review.page import ReviewPage
from regesta.ui.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.recording import Recorder

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)
"""The offscreen platform says so of every popup."""

LONG_MS = 120_000


def at_rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.life.working, timeout=LONG_MS)
    settle(window, qtbot)


def count(page: ReviewPage) -> int:
    return len(page.queue.all)


def test_add_review_undo(window: MainWindow, qtbot: QtBot, answers: Recorder, tmp_path: Path) -> None:
    answers.paths = [tmp_path / "mine.regesta"]
    window.registry.trigger("file.new")
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.empty, timeout=15_000)
    settle(window, qtbot)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    answers.paths = [*sorted(seeds_folder().glob("0*_2*.txt"))[:2], empty]
    window.registry.trigger("file.add")
    at_rest(window, qtbot)
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    assert window.stack.currentWidget() is page
    assert any("empty.txt" in text for text in answers.told)
    assert count(page) == 2
    qtbot.waitUntil(lambda: bool(page.deck.cards), timeout=15_000)
    page.cards.setFocus()
    before = page.deck.tally()[1]
    for key in (Qt.Key.Key_A, Qt.Key.Key_A, Qt.Key.Key_Space):
        QTest.keyClick(page.cards, key)
        settle(window, qtbot)
    assert page.deck.tally()[1] >= before + 2
    for _ in range(12):
        window.registry.trigger("edit.undo")
        settle(window, qtbot)
    assert count(page) == 0
    assert window.stack.currentWidget() is window.empty


def test_a_project_that_another_holds(window: MainWindow, qtbot: QtBot, answers: Recorder, project_path: Path) -> None:
    with Project.open(project_path, curator="Other"):
        window.life.open(project_path)
        qtbot.waitUntil(lambda: bool(answers.told), timeout=15_000)
    assert window.pages == {}
    assert "sample.regesta" in answers.told[0]


def test_dropping_files_without_a_project(window: MainWindow, tmp_path: Path) -> None:
    window.take_files([tmp_path / "a.txt"])
    assert "project first" in window.toast.words.text()


def test_a_file_replaced_under_the_window(
    opened: MainWindow, qtbot: QtBot, answers: Recorder, project_path: Path, tmp_path: Path
) -> None:
    page = opened.pages["review"]
    assert isinstance(page, ReviewPage)
    copy = tmp_path / "saved.regesta"
    answers.paths = [copy]
    project_path.unlink()
    page.cards.setFocus()
    QTest.keyClick(page.cards, Qt.Key.Key_A)
    settle(opened, qtbot)
    qtbot.waitUntil(lambda: bool(answers.asked) or opened.toast.isVisible(), timeout=5_000)
    assert page.deck.tally()[1] == 0
