"""The pinned Qt keeps its references: 6.12.0 on Python 3.11 does not, and aborts (performance.md, section 0)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

SLACK = 200


class Emitter(QObject):
    told = Signal(bool)


def test_calls_that_return_nothing_keep_none(qapp: QApplication) -> None:
    document = QTextDocument("some text")
    cursor = QTextCursor(document)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        cursor.setPosition(3)
    assert sys.getrefcount(None) > before - SLACK


def test_emitting_keeps_true(qapp: QApplication) -> None:
    emitter = Emitter()
    before = sys.getrefcount(True)
    for _ in range(5_000):
        emitter.told.emit(True)
    assert sys.getrefcount(True) > before - SLACK
