"""No words are cut: every workspace, popover and dialog, small windows, large text, all looks."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from regesta.ui.actions.sheet import KeyEditor, KeySheet
from regesta.ui.popover import Popover
from regesta.ui.project_details import ProjectDetails
from regesta.ui.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.cutting import cut

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)
SIZES = ((1440, 900), (1280, 800), (1024, 700))


@pytest.mark.parametrize("more", [0, 4])
@pytest.mark.parametrize("scheme", ["light", "contrast"])
def test_no_words_are_cut(opened: MainWindow, qtbot: QtBot, scheme: str, more: int) -> None:
    opened.theme.set_scheme(scheme)
    opened.theme.set_font_size(more)
    for size in SIZES:
        opened.resize(*size)
        for name in opened.pages:
            opened.go(name)
            settle(opened, qtbot)
            qtbot.waitUntil(lambda: cut(opened) == [], timeout=2_000)
    for page in (opened.welcome, opened.empty):
        opened.stack.setCurrentWidget(page)
        qtbot.waitUntil(lambda: cut(opened) == [], timeout=2_000)


@pytest.mark.parametrize("more", [0, 4])
@pytest.mark.parametrize("action", ["source.finish", "source.details", "claim.why", "claim.note"])
def test_popovers_hold_their_words(opened: MainWindow, qtbot: QtBot, action: str, more: int) -> None:
    opened.theme.set_font_size(more)
    opened.pages["review"].setFocus()
    assert opened.registry.trigger(action)
    settle(opened, qtbot)
    popover = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Popover) and each.isVisible())
    assert cut(popover) == []
    assert popover.screen().availableGeometry().contains(popover.geometry())
    popover.close()


def test_dialogs_hold_their_words(opened: MainWindow, qtbot: QtBot) -> None:
    link = opened.life.link
    assert link is not None
    opened.theme.set_font_size(4)
    made: list[QDialog] = [KeySheet(opened.registry, opened), KeyEditor(opened.registry, {}, opened)]
    made.append(ProjectDetails(opened, link))
    for dialog in made:
        qtbot.addWidget(dialog)
        dialog.open()
        assert cut(dialog) == []
        dialog.close()
    settle(opened, qtbot)
