"""Review in the text: highlights, selections, the caret, evidence's ends, finding, folds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from regesta.services import history
from regesta.ui.review.page import ReviewPage
from regesta.ui.window import MainWindow
from tests.ui.acting import CTRL, NONE, SHIFT, VISIT, Key, again, choose, place_of
from tests.ui.conftest import settle
from tests.ui.recording import Recorder

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)
"""The offscreen platform says so of every popup."""


def test_a_click_on_a_highlight_selects_and_never_decides(page: ReviewPage, opened: MainWindow, qtbot: QtBot) -> None:
    before = history.count(page.link.gateway.project)
    at = place_of(page, "established in 2014", 14)
    QTest.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle(opened, qtbot)
    assert page.deck.claim is not None
    assert page.deck.claim.property == "established"
    assert history.count(page.link.gateway.project) == before


def test_a_selection_becomes_a_record(
    page: ReviewPage, press: Callable[..., None], opened: MainWindow, qtbot: QtBot
) -> None:
    start = page.reader.display.source.index("Port Vale")
    page.reader.setFocus()
    page.reader.select(start, start + len("Port Vale"))
    settle(opened, qtbot)
    assert page.reader.selection == (start, start + len("Port Vale"))
    QTest.keyClicks(page.reader, "new pl")
    settle(opened, qtbot)
    qtbot.wait(200)
    QTest.keyClick(page.reader, Key.Key_Return)
    settle(opened, qtbot)
    made = page.link.gateway.choices(("place",), "Port Vale")
    assert [row.label for row in made] == ["Port Vale"]
    assert page.reader.selection is None


def test_letters_act_again_once_the_selection_is_dropped(page: ReviewPage, press: Callable[..., None]) -> None:
    claim = choose(page, VISIT, "start")
    page.reader.setFocus()
    page.reader.select(120, 140)
    press(Key.Key_Escape)
    press(Key.Key_A)
    assert again(page, claim).status == "accepted"


def test_a_selection_after_an_emoji_is_exact(page: ReviewPage, opened: MainWindow, qtbot: QtBot) -> None:
    words = "President Olaf Berg"
    start = page.reader.display.source.index(words)
    assert "😀" in page.reader.display.source[:start]
    page.reader.select(start, start + len(words))
    assert page.reader.textCursor().selectedText() == words
    assert page.reader.selection == (start, start + len(words))
    settle(opened, qtbot)


def test_the_caret_selects_by_keys(page: ReviewPage, press: Callable[..., None]) -> None:
    choose(page, "Norland", "name")
    press(Key.Key_V)
    assert page.reader.caret
    for _ in range(7):
        QTest.keyClick(page.reader, Key.Key_Right, SHIFT)
    span = page.reader.selection
    assert span is not None
    assert page.reader.display.source[span[0] : span[1]] == "Norland"
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    assert not page.reader.caret


def test_the_ends_of_evidence_move(page: ReviewPage, press: Callable[..., None]) -> None:
    claim = choose(page, VISIT, "destination")
    press(Key.Key_S)
    for _ in range(len("will ")):
        press(Key.Key_Right)
    press(Key.Key_Return)
    assert again(page, claim).evidence[0].quote == "visit Norland"
    assert page.cards.hasFocus()


def test_citation_and_occurrences(page: ReviewPage, press: Callable[..., None], answers: Recorder) -> None:
    choose(page, VISIT, "start")
    press(Key.Key_C)
    assert "“from Sunday to 28 April” — Security chief" in QGuiApplication.clipboard().text()
    choose(page, "Norland", "name")
    press(Key.Key_O, SHIFT)
    assert answers.asked
    assert "further occurrence" in answers.asked[0]
    shown = page.link.gateway.highlights(page.queue.current or "", 0, 5_000)
    assert sum(each.kind == "mention" and each.type == "place" for each in shown) > 4


def test_find_in_the_text(page: ReviewPage, press: Callable[..., None]) -> None:
    press(Key.Key_F, CTRL)
    QTest.keyClicks(page.find_bar.field, "port vale")
    assert page.find_bar.count.text() == "1 of 2"
    press(Key.Key_Return)
    assert page.find_bar.count.text() == "2 of 2"
    press(Key.Key_Escape)
    assert not page.find_bar.isVisible()


def test_the_fold_opens_and_closes(page: ReviewPage, press: Callable[..., None]) -> None:
    assert "boilerplate folded · “DIPLOMACY”" in page.reader.toPlainText()
    press(Key.Key_B)
    assert "DIPLOMACY\n" in page.reader.toPlainText()
    press(Key.Key_B)
    assert "DIPLOMACY\n" not in page.reader.toPlainText()


def test_a_loose_mention_is_linked(page: ReviewPage, opened: MainWindow, qtbot: QtBot) -> None:
    at = place_of(page, "Security Commission", 4)
    QTest.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle(opened, qtbot)
    assert page.reader.selection is not None
    qtbot.wait(200)
    QTest.keyClicks(page.reader, "Tamm")
    qtbot.wait(250)
    settle(opened, qtbot)
    QTest.keyClick(page.reader, Key.Key_Return)
    settle(opened, qtbot)
    start = page.reader.display.source.index("Security Commission")
    shown = page.link.gateway.highlights(page.queue.current or "", start, start + 5)
    assert [each.record is not None for each in shown if each.kind == "mention"] == [True]
