"""Review by keys and mouse, over a real project: decide, edit, select, note, finish, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from regesta.services import history
from regesta.services.views import ClaimView
from regesta.ui.editing.editors import DateEditor, EnumEditor
from regesta.ui.editing.picker import ReferenceEditor
from regesta.ui.popover import Popover
from regesta.ui.review.page import ReviewPage
from regesta.ui.window import MainWindow
from tests.ui.conftest import settle
from tests.ui.recording import Recorder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
"""The offscreen platform says so of every popup."""

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(opened: MainWindow) -> ReviewPage:
    found = opened.pages["review"]
    assert isinstance(found, ReviewPage)
    return found


@pytest.fixture
def press(opened: MainWindow, qtbot: QtBot) -> Callable[..., None]:
    def act(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or opened, key, modifier)
        settle(opened, qtbot)

    return act


def choose(page: ReviewPage, record: str, prop: str) -> ClaimView:
    """Make a claim current by its card's label and its property."""
    card = next(each for each in page.deck.cards if each.label == record)
    claim = next(each for each in card.claims if each.property == prop)
    page.deck.select(claim.id)
    page.show_place()
    page.cards.setFocus()
    return claim


def again(page: ReviewPage, claim: ClaimView) -> ClaimView:
    return page.link.gateway.claim(claim.id)


def is_editing(page: ReviewPage) -> bool:
    return page.cards.editing


def popover(kind: type[Popover] = Popover) -> Popover:
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


VISIT = "Ilmar Tamm → Norland"


def test_accept_moves_on_and_undo_takes_it_back(
    page: ReviewPage, press: Callable[..., None], opened: MainWindow
) -> None:
    start = choose(page, VISIT, "start")
    press(Key.Key_A)
    assert again(page, start).status == "accepted"
    assert page.deck.claim is not None
    assert page.deck.claim.property == "end"
    assert "Accept" in opened.registry.action("edit.undo").text()
    assert opened.toast.isVisible()
    press(Key.Key_Z, CTRL)
    assert again(page, start).status == "proposed"
    press(Key.Key_Z, CTRL | SHIFT)
    assert again(page, start).status == "accepted"


def test_keys_faster_than_the_project(page: ReviewPage, opened: MainWindow, qtbot: QtBot) -> None:
    choose(page, VISIT, "visitor")
    ids = [claim.id for claim in page.deck.card.claims] if page.deck.card else []
    for _ in range(4):
        QTest.keyClick(page.cards, Key.Key_A)
    settle(opened, qtbot)
    assert [page.link.gateway.claim(each).status for each in ids[:4]] == ["accepted"] * 4
    assert page.link.gateway.claim(ids[4]).status == "proposed"


def test_reject_and_unsure(page: ReviewPage, press: Callable[..., None]) -> None:
    status = choose(page, VISIT, "status")
    press(Key.Key_X)
    assert again(page, status).status == "rejected"
    end = choose(page, VISIT, "end")
    press(Key.Key_U)
    assert again(page, end).deferred


def test_space_accepts_the_card(page: ReviewPage, press: Callable[..., None]) -> None:
    choose(page, VISIT, "visitor")
    card = page.deck.card
    assert card is not None
    press(Key.Key_Space)
    statuses = {page.link.gateway.claim(claim.id).status for claim in card.claims}
    assert statuses == {"accepted"}


def test_moving_changes_nothing(page: ReviewPage, press: Callable[..., None]) -> None:
    before = history.count(page.link.gateway.project)
    seen = set()
    for key in (
        Key.Key_J,
        Key.Key_J,
        Key.Key_K,
        Key.Key_BracketRight,
        Key.Key_Return,
        Key.Key_Return,
        Key.Key_V,
        Key.Key_V,
    ):
        press(key)
        seen.add(page.deck.claim_id)
    press(Key.Key_J, SHIFT)
    press(Key.Key_K, SHIFT)
    assert len(seen) > 1
    assert history.count(page.link.gateway.project) == before


def test_a_click_on_a_highlight_selects_and_never_decides(page: ReviewPage, opened: MainWindow, qtbot: QtBot) -> None:
    before = history.count(page.link.gateway.project)
    at = place_of(page, "established in 2014", 14)
    QTest.mouseClick(page.reader.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    settle(opened, qtbot)
    assert page.deck.claim is not None
    assert page.deck.claim.property == "established"
    assert history.count(page.link.gateway.project) == before


def place_of(page: ReviewPage, words: str, offset: int = 0) -> QPoint:
    """The middle of a letter of the text, in the reader's viewport."""
    reader = page.reader
    point = reader.display.source.index(words) + offset
    shown = reader.display.shown(point)
    assert shown is not None
    cursor = reader.textCursor()
    cursor.setPosition(reader.positions.to_qt(shown))
    return reader.cursorRect(cursor).center() + QPoint(3, 0)


def test_edit_a_date_in_its_place(page: ReviewPage, press: Callable[..., None]) -> None:
    start = choose(page, VISIT, "start")
    press(Key.Key_E)
    editor = page.cards.findChild(DateEditor)
    assert editor is not None
    editor.one.setText("next week")
    press(Key.Key_Return)
    assert is_editing(page)
    assert again(page, start).value == "2024-04-21"
    editor.way.setCurrentText("within")
    editor.one.setText("2024-04-21")
    editor.two.setText("2024-04-28")
    press(Key.Key_Return)
    assert not is_editing(page)
    card = next(each for each in page.deck.cards if each.label == VISIT)
    values = {claim.value for claim in card.claims if claim.property == "start" and claim.status != "rejected"}
    assert "[2024-04-21..2024-04-28]" in values


def test_letters_only_type_in_a_form_and_esc_leaves(page: ReviewPage, press: Callable[..., None]) -> None:
    before = history.count(page.link.gateway.project)
    choose(page, VISIT, "start")
    press(Key.Key_E)
    press(Key.Key_A)
    press(Key.Key_X)
    editor = page.cards.findChild(DateEditor)
    assert editor is not None
    assert editor.one.text() == "ax"
    press(Key.Key_Escape)
    assert not is_editing(page)
    assert history.count(page.link.gateway.project) == before


def test_zero_says_not_said(page: ReviewPage, press: Callable[..., None]) -> None:
    choose(page, VISIT, "end")
    press(Key.Key_0)
    press(Key.Key_Return)
    card = next(each for each in page.deck.cards if each.label == VISIT)
    assert "not_said" in {claim.value_state for claim in card.claims if claim.property == "end"}


def first_holds(listed: QListWidget, words: str) -> bool:
    return listed.count() > 0 and words in listed.item(0).text()


def test_an_enum_and_a_set_of_records(page: ReviewPage, press: Callable[..., None], qtbot: QtBot) -> None:
    choose(page, VISIT, "status")
    press(Key.Key_E)
    enum = page.cards.findChild(EnumEditor)
    assert enum is not None
    enum.box.setCurrentIndex(enum.box.findData("held"))
    press(Key.Key_Return)
    card = next(each for each in page.deck.cards if each.label == VISIT)
    assert "held" in {claim.value for claim in card.claims}
    choose(page, VISIT, "under")
    press(Key.Key_L)
    picker = page.cards.findChild(ReferenceEditor)
    assert picker is not None
    field = picker.picker.field
    for words in ("11th", "12th"):
        field.setText(words)
        qtbot.waitUntil(partial(first_holds, picker.picker.list, words))
        QTest.keyClick(field, Key.Key_Tab)
    assert len(picker.picker.chosen.records) == 2
    picker.picker.reading.setCurrentIndex(1)
    press(Key.Key_Return)
    card = next(each for each in page.deck.cards if each.label.startswith("Ilmar Tamm →"))
    found = [claim for claim in card.claims if claim.property == "under" and claim.members]
    assert [(len(claim.members), claim.reading) for claim in found] == [(2, "one_of")]


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


def test_note_flag_certainty_prefer_and_why(page: ReviewPage, press: Callable[..., None], opened: MainWindow) -> None:
    claim = choose(page, VISIT, "start")
    press(Key.Key_N)
    field = popover().findChild(QPlainTextEdit)
    assert field is not None
    QTest.keyClicks(field, "ask A and X")
    button = next(each for each in popover().findChildren(QPushButton) if each.text() == "Save note")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    press(Key.Key_F)
    press(Key.Key_Q)
    press(Key.Key_P)
    found = again(page, claim)
    assert (found.notes, found.flagged, found.certainty, found.rank) == (1, True, "certain", "preferred")
    press(Key.Key_W)
    assert "Sunday after Fri 19 Apr" in " ".join(
        label.text() for label in popover().findChildren(type(opened.top.title))
    )
    popover().close()


def test_source_details(page: ReviewPage, press: Callable[..., None]) -> None:
    press(Key.Key_I)
    fields = {edit.accessibleName(): edit for edit in popover().findChildren(QLineEdit)}
    publisher = next(edit for name, edit in fields.items() if "ublisher" in name)
    publisher.setText("The Gazette")
    save = next(each for each in popover().findChildren(QPushButton) if each.text() == "Save")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    press(Key.Key_Shift)
    assert page.view is not None
    assert page.view.row.publisher == "The Gazette"


def test_finish_and_go_on(page: ReviewPage, press: Callable[..., None], opened: MainWindow, qtbot: QtBot) -> None:
    first = page.queue.current
    press(Key.Key_Return, CTRL)
    words = [button.text() for button in popover().findChildren(QPushButton)]
    assert words == ["Leave the rest open", "Set the rest aside", "Reject the rest"]
    QTest.keyClick(popover().findChildren(QPushButton)[0], Key.Key_Space)
    settle(opened, qtbot)
    row = page.queue.row(first)
    assert row is not None
    assert row.state == "finished"
    assert page.queue.current != first


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


def test_a_further_field(page: ReviewPage, press: Callable[..., None]) -> None:
    choose(page, VISIT, "start")
    press(Key.Key_E, SHIFT)
    fields = popover().findChild(QListWidget)
    assert fields is not None
    QTest.keyClicks(fields, "purpose")
    QTest.keyClick(fields, Key.Key_Return)
    line = popover().findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "talks on security")
    QTest.keyClick(line, Key.Key_Return)
    press(Key.Key_Shift)
    card = next(each for each in page.deck.cards if each.label == VISIT)
    assert "talks on security" in {claim.value for claim in card.claims}


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


def test_panes_and_sources_by_keys(page: ReviewPage, press: Callable[..., None]) -> None:
    seen = []
    for _ in range(3):
        press(Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert set(seen) == set(page.panes())
    first = page.queue.current
    press(Key.Key_Down, CTRL)
    assert page.queue.current != first
    press(Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.queue.current == first


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
