"""Which keys the reader takes for itself; all others act as everywhere in Review."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
CHOOSER = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace})


def takes(event: QKeyEvent, *, selecting: bool, caret: bool) -> bool:
    """Whether a key is the reader's: letters while text is selected, Esc in the caret mode, copying always."""
    if event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.SelectAll):
        return True
    if event.modifiers() & MODIFIERS:
        return False
    if event.key() == Qt.Key.Key_Escape:
        return selecting or caret
    return selecting and (bool(event.text() and event.text().isprintable()) or event.key() in CHOOSER)
