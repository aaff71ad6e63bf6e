"""Finds words that a widget has no room for: buttons, boxes and labels narrower or lower than what they say."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from regesta.ui.parts import Elided

_SLACK = 1


def cut(root: QWidget) -> list[str]:
    """What is cut in a widget that is shown, each with the room it has and needs."""
    QApplication.processEvents()
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not said(widget) or widget.objectName().startswith("qt_"):
            continue
        wide, high = needed(widget)
        if widget.width() + _SLACK < wide or widget.height() + _SLACK < high:
            found.append(f"{said(widget)!r}: {widget.width()}x{widget.height()} of {wide}x{high}")
        elif not inside(widget):
            found.append(f"{said(widget)!r} lies outside its parent")
    return found


def said(widget: QWidget) -> str:
    if isinstance(widget, (QAbstractButton, QLabel)):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def needed(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return 0, widget.heightForWidth(widget.width())
    if isinstance(widget, Elided):
        return widget.minimumSizeHint().width(), widget.minimumSizeHint().height()
    hint = widget.minimumSizeHint() if isinstance(widget, QComboBox) else widget.sizeHint()
    return hint.width(), hint.height()


def inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is None or widget.isWindow() or parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry())
