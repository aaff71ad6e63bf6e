"""A line of words in several colours that wraps, some of them to click. Plain text only, painted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from regesta.ui.guard import guard
from regesta.ui.theme import Theme

_DOT = "  ·  "
_LONG = 0.6
"""A segment that takes more than this part of the width may be broken."""


@dataclass(frozen=True)
class Segment:
    """Words in a colour token; `action` makes them a link. `joined` puts no dot before them."""

    text: str
    color: str = "muted"
    bold: bool = False
    action: str = ""
    joined: bool = False


@dataclass(frozen=True)
class _Placed:
    segment: Segment
    text: str
    rect: QRectF


class SegmentLine(QWidget):
    """Shows segments with dots between them."""

    activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, pixels: int = 12) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixels = pixels
        self._segments: tuple[Segment, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme.changed.connect(self.updateGeometry)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these words."""
        self._segments = tuple(segments)
        self.setAccessibleName(" ".join(segment.text for segment in segments))
        self.setFocusPolicy(
            Qt.FocusPolicy.TabFocus if any(segment.action for segment in segments) else Qt.FocusPolicy.NoFocus
        )
        self.updateGeometry()
        self.update()

    def _place(self, width: float) -> tuple[list[_Placed], float]:
        placed: list[_Placed] = []
        plain, strong = (QFontMetricsF(self._theme.scale.sans(self._pixels, bold=bold)) for bold in (False, True))
        x, y, height = 0.0, 0.0, plain.height() + 3
        for number, segment in enumerate(self._segments):
            metrics = strong if segment.bold else plain
            dot = "" if segment.joined or number == 0 else _DOT
            if dot and x > 0:
                dot_width = plain.horizontalAdvance(dot)
                whole = metrics.horizontalAdvance(segment.text)
                first = metrics.horizontalAdvance(segment.text.split(" ")[0])
                if x + dot_width + (whole if whole < width * _LONG else first) > width:
                    x, y = 0.0, y + height
                else:
                    placed.append(_Placed(Segment(dot), dot, QRectF(x, y, dot_width, height)))
                    x += dot_width
            for word in segment.text.split(" "):
                advance = metrics.horizontalAdvance(word)
                if x > 0 and x + advance > width:
                    x, y = 0.0, y + height
                placed.append(_Placed(segment, word, QRectF(x, y, advance, height)))
                x += advance + metrics.horizontalAdvance(" ")
            x -= metrics.horizontalAdvance(" ")
            if number + 1 < len(self._segments) and self._segments[number + 1].joined:
                x += metrics.horizontalAdvance(" ")
        return placed, y + height

    @override
    @guard(True)
    def hasHeightForWidth(self) -> bool:
        """Its height follows from its width."""
        return True

    @override
    @guard(20)
    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return round(self._place(width)[1] + 1)

    @override
    @guard(QSize(100, 18))
    def sizeHint(self) -> QSize:
        """One line, or as many as its width needs."""
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        for each in self._place(self.width())[0]:
            font = self._theme.scale.sans(self._pixels, bold=each.segment.bold)
            font.setUnderline(bool(each.segment.action) and self.hasFocus())
            painter.setFont(font)
            painter.setPen(self._theme.color(each.segment.color))
            baseline = each.rect.top() + QFontMetricsF(font).ascent() + 1
            painter.drawText(QPointF(each.rect.left(), baseline), each.text)
        painter.end()

    def _at(self, x: float, y: float) -> Segment | None:
        found = (each.segment for each in self._place(self.width())[0] if each.rect.contains(x, y))
        return next((segment for segment in found if segment.action), None)

    @override
    @guard(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over links."""
        link = self._at(event.position().x(), event.position().y())
        self.setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)

    @override
    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link."""
        link = self._at(event.position().x(), event.position().y())
        if link is not None:
            self.activated.emit(link.action)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows the first link."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            first = next((segment for segment in self._segments if segment.action), None)
            if first is not None:
                self.activated.emit(first.action)
                return
        super().keyPressEvent(event)
