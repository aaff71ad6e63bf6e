"""Work that was stopped is asked about: after a cancel, and when the project is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from regesta.services import adding, batches
from regesta.services.project import Project
from regesta.ui.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.recording import Recorder

LONG_MS = 120_000


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """A project in which adding three files was cancelled after the first."""
    files = []
    for number, words in enumerate(("Talks in Norland", "A visit to Estmark", "A fire near Port Vale")):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"{words}\n\nOn 3 May 2024 the ministers spoke of {words.lower()} at length.\n")
    path = tmp_path / "stopped.regesta"
    with Project.create(path, curator="Test Curator") as project:
        asked: list[int] = []

        def after_one() -> bool:
            asked.append(1)
            return len(asked) > 1

        assert adding.add(project, files, cancel=after_one).cancelled
        assert len(batches.unfinished(project)) == 1
    return path


def opened_at_rest(window: MainWindow, qtbot: QtBot, path: Path, answers: Recorder) -> None:
    window.life.open(path)
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=15_000)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: not window.life.working, timeout=LONG_MS)
    settle(window, qtbot)


@pytest.mark.parametrize(("answer", "sources"), [(0, 3), (1, 1), (2, 0)])
def test_going_on_keeping_taking_back(
    window: MainWindow, qtbot: QtBot, answers: Recorder, stopped: Path, answer: int, sources: int
) -> None:
    answers.choices = [answer]
    opened_at_rest(window, qtbot, stopped, answers)
    assert "1 of 3 files done, 2 left" in answers.asked[0]
    link = window.life.link
    assert link is not None
    qtbot.waitUntil(lambda: len(link.gateway.sources()) == sources, timeout=LONG_MS)
    qtbot.waitUntil(lambda: not window.life.working, timeout=LONG_MS)
    settle(window, qtbot)
    assert batches.unfinished(link.gateway.project) == []
    assert len(answers.asked) == 1


def test_later_asks_again_when_opened(window: MainWindow, qtbot: QtBot, answers: Recorder, stopped: Path) -> None:
    answers.choices = [None, None]
    opened_at_rest(window, qtbot, stopped, answers)
    window.registry.trigger("file.close")
    window.life.open(stopped)
    qtbot.waitUntil(lambda: len(answers.asked) == 2, timeout=15_000)
    settle(window, qtbot)


def test_a_cancel_asks_at_once(window: MainWindow, qtbot: QtBot, answers: Recorder, tmp_path: Path) -> None:
    answers.choices = [1]
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"Report {number}\n\nMinister {number} spoke on 3 May 2024.\n")
    window.life.create(tmp_path / "new.regesta")
    qtbot.waitUntil(lambda: "review" in window.pages, timeout=15_000)
    settle(window, qtbot)
    window.life.add([folder])
    qtbot.waitUntil(lambda: window.stack.currentWidget() is not window.empty, timeout=LONG_MS)
    window.life.cancel()
    qtbot.waitUntil(lambda: bool(answers.asked), timeout=LONG_MS)
    assert "of 60 files done" in answers.asked[0]
    window.life.cancel()
    qtbot.waitUntil(lambda: not window.life.working, timeout=LONG_MS)
    settle(window, qtbot)
