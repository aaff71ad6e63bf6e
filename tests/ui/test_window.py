"""The window as a whole: opening, creating, tabs, palette, keys, looks, what is drawn on failure."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from regesta.base.settings import load_settings
from regesta.ui.actions.catalogue import ACTIONS, MENUS
from regesta.ui.actions.sheet import KeyEditor, KeySheet
from regesta.ui.theme import SCHEMES, Theme, tokens
from regesta.ui.window import MainWindow
from tests.ui.building import sample_project
from tests.ui.conftest import settle
from tests.ui.recording import Recorder


def test_no_project_says_what_to_do(window: MainWindow) -> None:
    assert window.stack.currentWidget() is window.welcome
    assert window.top._tabs == {}
    assert window.registry.can("file.new")
    assert not window.registry.can("claim.accept")
    assert not window.registry.can("file.add")


def test_a_new_project_asks_for_sources(window: MainWindow, qtbot: QtBot, answers: Recorder, tmp_path: Path) -> None:
    answers.paths = [tmp_path / "new.regesta"]
    window.registry.trigger("file.new")
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.empty, timeout=15_000)
    assert load_settings().recent == (str((tmp_path / "new.regesta").resolve()),)
    assert not window.registry.can("claim.accept")


def test_a_bad_file_is_told_and_nothing_opens(
    window: MainWindow, qtbot: QtBot, answers: Recorder, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.regesta"
    bad.write_bytes(b"not a project")
    window.life.open(bad)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=15_000)
    assert "bad.regesta" in answers.told[0]
    assert window.pages == {}


def test_tabs_and_numbers(opened: MainWindow, qtbot: QtBot) -> None:
    for number, name in enumerate(("review", "records", "reconcile", "problems", "ask", "export", "history"), start=1):
        opened.registry.trigger(f"go.{name}")
        assert opened.stack.currentWidget() is opened.pages[name], number
        settle(opened, qtbot)
    opened.registry.trigger("go.back")
    assert opened.workspace == "export"


def test_actions_of_another_workspace_cannot_act(opened: MainWindow, qtbot: QtBot) -> None:
    opened.registry.trigger("go.history")
    assert not opened.registry.trigger("claim.accept")
    settle(opened, qtbot)


def test_the_palette_finds_commands_and_records(opened: MainWindow, qtbot: QtBot) -> None:
    opened.registry.trigger("go.palette")
    QTest.keyClicks(opened.search, "Tamm")
    shown = opened.search.results.list
    qtbot.waitUntil(lambda: shown.count() > 0 and "person" in shown.item(0).text(), timeout=5_000)
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.workspace == "records"
    settle(opened, qtbot)
    opened.registry.trigger("go.palette")
    QTest.keyClicks(opened.search, "dark")
    QTest.keyClick(opened.search, Qt.Key.Key_Return)
    assert opened.theme.scheme == "dark"
    assert load_settings().theme == "dark"


def test_closing_drops_everything_and_opens_again(opened: MainWindow, qtbot: QtBot, project_path: Path) -> None:
    opened.registry.trigger("file.close")
    assert opened.pages == {}
    assert not opened.registry.can("claim.accept")
    opened.open_text(str(project_path))
    qtbot.waitUntil(lambda: "review" in opened.pages, timeout=15_000)
    settle(opened, qtbot)


def test_dropping_a_project_opens_it(window: MainWindow, qtbot: QtBot, project_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project_path))])
    at = QPointF(100, 100)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: "review" in window.pages, timeout=15_000)
    settle(window, qtbot)


def test_every_action_has_words_and_a_place() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    for spec in ACTIONS:
        assert spec.title
        assert spec.menu in MENUS


def test_every_action_is_bound_once_a_project_is_open(opened: MainWindow) -> None:
    unbound = {spec.id for spec in ACTIONS} - {spec.id for spec in opened.registry.bound()}
    assert unbound == set()


def test_key_sheet_and_key_editor(opened: MainWindow, qtbot: QtBot) -> None:
    sheet = KeySheet(opened.registry, opened)
    qtbot.addWidget(sheet)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Accept", "A", "Finish source"} <= words
    editor = KeyEditor(opened.registry, {}, opened)
    qtbot.addWidget(editor)
    assert editor.own_keys() == {}
    row = next(n for n, spec in enumerate(editor._specs) if spec.id == "claim.reject")
    editor._edits[row].setKeySequence("A")
    assert "both" in editor.trouble.text()
    assert not editor.save_button.isEnabled()
    editor._edits[row].setKeySequence("Ctrl+J")
    assert editor.own_keys() == {"claim.reject": "Ctrl+J"}


@pytest.mark.parametrize("scheme", SCHEMES[1:])
def test_looks(theme: Theme, scheme: str) -> None:
    theme.set_scheme(scheme)
    assert "@" not in theme.style_sheet()
    for name in ("text", "muted", "faint", "warn", "ok", "bad", "accent", "link"):
        assert contrast(tokens()[scheme][name], tokens()[scheme]["panel"]) >= 4.5, name
        assert contrast(tokens()[scheme][name], tokens()[scheme]["window"]) >= 4.5, name
    for name, shades in tokens()["colours"].items():
        assert contrast(shades[scheme], tokens()[scheme]["panel"]) >= 4.5, name


def contrast(one: str, two: str) -> float:
    lights = sorted((luminance(one), luminance(two)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_what_takes_keys_has_a_name(opened: MainWindow, qtbot: QtBot) -> None:
    for name in opened.pages:
        opened.go(name)
        settle(opened, qtbot)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QListWidget, QTableView)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in opened.findChildren(QWidget)
        if isinstance(widget, kinds) and not widget.accessibleName() and not inner(widget)
    ]
    assert nameless == []


def inner(widget: QWidget) -> bool:
    """Qt's own parts of a composed widget, and buttons that say their name."""
    said = isinstance(widget, QAbstractButton) and bool(widget.text())
    part = isinstance(widget.parentWidget(), (QComboBox, QLineEdit, QTableView))
    return said or part or widget.objectName().startswith("qt_") or type(widget) in {QToolButton, QAbstractButton}


def test_labels_never_read_markup(opened: MainWindow, qtbot: QtBot) -> None:
    for name in opened.pages:
        opened.go(name)
        settle(opened, qtbot)
    loose = [label.text() for label in opened.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    assert [text for text in loose if text] == []


def test_two_projects_after_each_other(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other, _ = sample_project(tmp_path / "other.regesta")
    other.close()
    opened.life.open(tmp_path / "other.regesta")
    qtbot.waitUntil(
        lambda: opened.life.link is not None and opened.life.link.gateway.path.stem == "other", timeout=15_000
    )
    settle(opened, qtbot)
    assert opened.workspace == "review"


def test_a_project_that_cannot_be_opened_leaves_the_open_one(
    opened: MainWindow, qtbot: QtBot, answers: Recorder, tmp_path: Path, project_path: Path
) -> None:
    bad = tmp_path / "bad.regesta"
    bad.write_text("a letter, no project")
    before = opened.life.link
    opened.life.open(bad)
    qtbot.waitUntil(lambda: bool(answers.told), timeout=15_000)
    assert opened.life.link is before
    assert "review" in opened.pages
    opened.life.open(project_path)
    assert "open already" in opened.toast.words.text()
    settle(opened, qtbot)
