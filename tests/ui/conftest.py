"""The window's tests run a real window, offscreen, over real projects."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from regesta.ui import fonts
from regesta.ui.review.page import ReviewPage
from regesta.ui.start import KeyGate, make_window
from regesta.ui.theme import Theme
from regesta.ui.window import MainWindow
from tests.ui.building import sample_project
from tests.ui.recording import Recorder


@pytest.fixture(scope="session", autouse=True)
def look(qapp: QApplication) -> None:
    fonts.load()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme("light")
    made.apply()
    yield made
    made.deleteLater()


@pytest.fixture
def answers() -> Recorder:
    return Recorder()


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, answers: Recorder) -> Iterator[MainWindow]:
    """An empty window; closed with its project at the end."""
    made = make_window(curator="Test Curator", prompts=answers)
    gate = KeyGate(made)
    qapp.installEventFilter(gate)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()
    qapp.removeEventFilter(gate)
    made.deleteLater()
    qapp.sendPostedEvents(None, 0)


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    project, _ = sample_project(tmp_path / "sample.regesta")
    project.close()
    return tmp_path / "sample.regesta"


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, project_path: Path) -> MainWindow:
    """The window with the sample project, its first source read."""
    open_in(window, qtbot, project_path)
    return window


def open_in(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.life.open(path)
    qtbot.waitUntil(lambda: "review" in window.pages, timeout=15_000)
    page = window.pages["review"]
    qtbot.waitUntil(lambda: page.view is not None and bool(page.deck.cards), timeout=15_000)  # type: ignore[attr-defined]  # the Review page
    settle(window, qtbot)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing is under way."""
    link = window.life.link
    assert link is not None
    quiet = [0]

    def idle() -> bool:
        quiet[0] = quiet[0] + 1 if link.runner.idle else 0
        return quiet[0] > 8

    qtbot.waitUntil(idle, timeout=15_000)


@pytest.fixture(autouse=True)
def no_fault(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A fault inside an override or a slot fails the test."""
    found: list[BaseException] = []
    before: Callable[..., object] = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        found.append(error)
        before(kind, error, trace)

    monkeypatch.setattr(sys, "excepthook", hook)
    yield
    assert found == []


@pytest.fixture
def page(opened: MainWindow) -> ReviewPage:
    found = opened.pages["review"]
    assert isinstance(found, ReviewPage)
    return found


@pytest.fixture
def press(opened: MainWindow, qtbot: QtBot) -> Callable[..., None]:
    def act(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or opened, key, modifier)
        settle(opened, qtbot)

    return act
