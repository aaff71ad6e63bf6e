"""Asking: forms from the services' questions, completion, answers with evidence, the jump to the words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from regesta.services import asking
from regesta.ui.ask.page import AskPage
from regesta.ui.review.page import ReviewPage
from regesta.ui.window import MainWindow
from tests.ui.conftest import settle

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)", extend=True
)


@pytest.fixture
def asked(opened: MainWindow, qtbot: QtBot) -> AskPage:
    opened.registry.trigger("go.ask")
    page = opened.pages["ask"]
    assert isinstance(page, AskPage)
    settle(opened, qtbot)
    return page


def fill(page: AskPage, *words: str) -> None:
    assert page.form is not None
    for field, text in zip(page.form.fields, words, strict=False):
        field.setText(text)


def test_there_is_a_form_for_every_question(asked: AskPage) -> None:
    assert [form.name for form in asked.forms] == list(asking.QUESTIONS)
    for number, question in enumerate(asking.QUESTIONS.values()):
        asked.questions.setCurrentRow(number)
        assert asked.form is not None
        assert len(asked.form.fields) == len(question.needs) + len(question.optional)
        assert asked.title.text()
        assert all(field.accessibleName() for field in asked.form.fields)


def test_an_answer_and_the_jump_to_its_words(asked: AskPage, opened: MainWindow, qtbot: QtBot) -> None:
    asked.enter("rounds")
    opened.registry.trigger("ask.answer")
    assert "Fill in" in asked.trouble.text()
    fill(asked, "Senior officials on border security")
    assert asked.form is not None
    QTest.keyClick(asked.form.fields[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked.answer is not None, timeout=10_000)
    settle(opened, qtbot)
    assert asked.model.rowCount() >= 2
    assert asked.evidence.count() > 0
    target = str(asked.evidence.item(0).data(Qt.ItemDataRole.UserRole))
    assert opened.registry.trigger("ask.evidence")
    assert opened.workspace == "review"
    settle(opened, qtbot)
    page = opened.pages["review"]
    assert isinstance(page, ReviewPage)
    assert page.view is not None
    assert target.startswith(page.view.row.id)


def test_no_source_tells(asked: AskPage, opened: MainWindow, qtbot: QtBot) -> None:
    asked.enter("said")
    fill(asked, "the price of herring")
    opened.registry.trigger("ask.answer")
    qtbot.waitUntil(lambda: asked.answer is not None, timeout=10_000)
    assert "no source tells" in asked.said.text().lower()
    assert not asked.table.isVisibleTo(asked)
    settle(opened, qtbot)


def test_names_complete(asked: AskPage, opened: MainWindow, qtbot: QtBot) -> None:
    asked.enter("offices")
    assert asked.form is not None
    field = asked.form.fields[0]
    field.setFocus()
    QTest.keyClicks(field, "tam")
    qtbot.waitUntil(lambda: "Ilmar Tamm" in field._names.stringList(), timeout=5_000)
    field.offered.hide()
    settle(opened, qtbot)
