"""Which colour and which underline mean which type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from regesta.ui.guard import guard
from regesta.ui.reader import painting
from regesta.ui.theme import Theme


class Legend(QWidget):
    """A line of samples: a filled square over the type's underline, and its label."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._types: tuple[tuple[str, str], ...] = ()
        self._left = 26
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_column(self, left: int) -> None:
        """Stand under the text's column."""
        self._left = left
        self.update()

    def show_types(self, types: Sequence[tuple[str, str]]) -> None:
        """Show these types, (name, label)."""
        self._types = tuple(types)
        self.setAccessibleName("Colours: " + ", ".join(label for _, label in types))
        self.update()

    @override
    @guard(QSize(100, 26))
    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(100, 28)

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the samples that fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.scale.sans(11)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        x = float(self._left + 3)
        middle = self.height() / 2
        for name, label in self._types:
            width = metrics.horizontalAdvance(label)
            if x + 18 + width > self.width() - 8:
                break
            color = self._theme.type_color(name)
            fill = self._theme.type_color(name, self._theme.number("fill") * 2)
            painter.fillRect(QRectF(x, middle - 6, 12, 10), fill)
            mark = painting.Mark(color, 0, self._theme.type_line(name), strong=True)
            painting.underline(painter, x, x + 12, middle + 5, mark)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(QPointF(x + 17, middle + metrics.ascent() / 2 - 1), label)
            x += 17 + width + 13
        painter.end()
