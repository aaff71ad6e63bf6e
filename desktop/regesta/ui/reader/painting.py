"""Drawing the spans under the text: fills in lanes, and an underline whose style tells the type without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock

from regesta.ui.theme import Theme

_INSET = 3.0
_WAVE = 4.0


@dataclass(frozen=True)
class VisibleBlock:
    """A block on the screen: its first UTF-16 position, its length, and where its layout stands."""

    block: QTextBlock
    first: int
    length: int
    at: QPointF


@dataclass(frozen=True)
class Mark:
    """What to draw over a span: colour, strength of the fill (0 to 255), underline style or none, lane."""

    color: QColor
    fill: int
    line: str
    lane: int = 0
    strong: bool = False


def rects(blocks: list[VisibleBlock], first: int, last: int) -> Iterable[tuple[QRectF, float]]:
    """The rectangles of a span of UTF-16 positions, one a line, each with its baseline."""
    starts = [each.first for each in blocks]
    index = max(0, bisect_right(starts, first) - 1)
    for each in blocks[index:]:
        if each.first >= last:
            return
        low, high = max(first - each.first, 0), min(last - each.first, each.length)
        if low < high:
            yield from _in_block(each, low, high)


def _in_block(visible: VisibleBlock, low: int, high: int) -> Iterable[tuple[QRectF, float]]:
    layout = visible.block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if end <= low:
            continue
        if start >= high:
            return
        left = _x(line.cursorToX(max(low, start)))
        right = _x(line.cursorToX(min(high, end)))
        right = min(right, line.naturalTextWidth() + line.x()) if high > end else right
        if right == left:
            continue
        top = visible.at.y() + line.y()
        x = visible.at.x() + min(left, right)
        yield QRectF(x, top, abs(right - left), line.height()), top + line.ascent()


def _x(found: object) -> float:
    """PySide6 gives the position beside the x."""
    return float(found[0]) if isinstance(found, tuple) else float(found)  # type: ignore[arg-type]  # a float else


def draw(painter: QPainter, where: Iterable[tuple[QRectF, float]], mark: Mark) -> None:
    """Draw one span's fill and underline."""
    fill = QColor(mark.color)
    fill.setAlpha(mark.fill)
    for rect, baseline in where:
        if mark.fill:
            inset = min(mark.lane, 2) * _INSET
            painter.fillRect(rect.adjusted(-1, 1 + inset, 1, -1), fill)
        if mark.line:
            y = min(baseline + 3.5 + mark.lane * 2.5, rect.bottom() - 0.5)
            underline(painter, rect.left(), rect.right(), y, mark)


def underline(painter: QPainter, left: float, right: float, y: float, mark: Mark) -> None:
    """Draw a line in the style of a type."""
    color = QColor(mark.color)
    color.setAlpha(255 if mark.strong else 150)
    pen = QPen(color, 2.0 if mark.strong else 1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = _STYLES.get(mark.line)
    if style is not None:
        pen.setStyle(style)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        return
    painter.setPen(pen)
    if mark.line == "wave":
        painter.drawPath(_wave(left, right, y))
        return
    painter.drawLine(QPointF(left, y - 1), QPointF(right, y - 1))
    painter.drawLine(QPointF(left, y + 1.5), QPointF(right, y + 1.5))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(_WAVE, right - x)
        path.quadTo(QPointF(x + step / 2, y - 2 if up else y + 2), QPointF(x + step, y))
        x, up = x + _WAVE, not up
    return path


_STYLES = {
    "solid": Qt.PenStyle.SolidLine,
    "dashed": Qt.PenStyle.DashLine,
    "dotted": Qt.PenStyle.DotLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
}


def mark_for(theme: Theme) -> Callable[[str, str, str, int], Mark]:
    """How a highlight looks: by its type, kind, status and lane."""
    fill = theme.number("fill")

    def mark(type_name: str, kind: str, status: str, lane: int) -> Mark:
        color = theme.type_color(type_name)
        if kind == "evidence":
            return Mark(color, fill // 3, "", lane)
        return Mark(color, fill if status != "accepted" else fill + fill // 3, theme.type_line(type_name), lane)

    return mark


def lit_mark(theme: Theme, type_name: str) -> Mark:
    """How the evidence of the current claim looks."""
    return Mark(theme.type_color(type_name), theme.number("fill_lit"), "solid", strong=True)
