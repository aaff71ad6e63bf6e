"""Review by keys and mouse, over a real project: decide, edit, note, finish, undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from regesta.services import history
from regesta.ui.editing.editors import DateEditor, EnumEditor
from regesta.ui.editing.picker import ReferenceEditor
from regesta.ui.review.page import ReviewPage
from regesta.ui.window import MainWindow
from regesta.workbench import deeds
from tests.ui.acting import CTRL, SHIFT, VISIT, Key, again, choose, first_holds, is_editing, popover
from tests.ui.conftest import settle

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)
"""The offscreen platform says so of every popup."""


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
    assert "Sunday after Fri 19 Apr" in " ".join(label.text() for label in popover().findChildren(QLabel))
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


def test_an_open_editor_survives_what_comes_in(
    page: ReviewPage, press: Callable[..., None], opened: MainWindow, qtbot: QtBot
) -> None:
    """A refresh from elsewhere must not take the form away, nor let keys fall into the toast."""
    choose(page, VISIT, "start")
    press(Key.Key_E)
    assert is_editing(page)
    other = next(claim for card in page.deck.cards if card.label != VISIT for claim in card.claims)
    page.link.run(deeds.accept([other.id]))
    settle(opened, qtbot)
    assert is_editing(page)
    press(Key.Key_Escape)
    assert not is_editing(page)
    press(Key.Key_E)
    assert is_editing(page)
    assert opened.toast.button.focusPolicy() is Qt.FocusPolicy.NoFocus
    press(Key.Key_Escape)
