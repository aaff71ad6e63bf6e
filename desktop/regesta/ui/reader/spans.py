"""What is painted over the reader's lines, and how each kind of line is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QTextCharFormat, QTextCursor, QTextDocument

from regesta.ui.positions import Positions
from regesta.ui.reader import painting
from regesta.ui.theme import Theme
from regesta.workbench.display import DisplayText

if TYPE_CHECKING:
    from regesta.ui.reader.view import SourceReader


class SpanPainter:
    """Paints highlights, what a search found, and the lit evidence of the current claim."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.lit: tuple[tuple[int, int, str], ...] = ()
        self.matches: tuple[tuple[int, int], ...] = ()

    def clear(self) -> None:
        """Forget what was lit and found."""
        self.lit = ()
        self.matches = ()

    def paint(
        self, painter: QPainter, blocks: list[painting.VisibleBlock], reader: SourceReader
    ) -> tuple[int, int] | None:
        """Paint the visible spans; the span of the text whose highlights are still to be fetched, or None."""
        display, positions = reader.display, reader.positions
        first = positions.from_qt(blocks[0].first)
        last = positions.from_qt(min(blocks[-1].first + blocks[-1].length, positions.units))
        low, high = display.position(first), display.position(last, end=True)
        mark = painting.mark_for(self._theme)

        def over(start: int, end: int, look: painting.Mark) -> None:
            if start < high and end > low:
                for one, two in display.shown_spans(start, end):
                    where = painting.rects(blocks, positions.to_qt(one), positions.to_qt(two))
                    painting.draw(painter, where, look)

        painted: set[tuple[int, int]] = set()
        found = reader.index.within(low, max(high, low + 1))
        for laned in sorted(found, key=lambda one: one.highlight.kind == "evidence"):
            each = laned.highlight
            again = (each.start, each.end) in painted
            if each.status != "rejected" and not again:
                over(each.start, each.end, mark(each.type, each.kind, each.status, laned.lane))
                painted.add((each.start, each.end))
        for start, end in self.matches:
            over(start, end, painting.Mark(self._theme.color("find"), 200, ""))
        for start, end, type_name in self.lit:
            over(start, end, painting.lit_mark(self._theme, type_name))
        return reader.index.missing(low, max(high, low + 1))


def format_lines(document: QTextDocument, display: DisplayText, positions: Positions, theme: Theme) -> None:
    """Set titles, folds, furniture and the thin lines between paragraphs in their fonts."""
    looks = {role: _look(role, theme) for role in ("space", "title", "fold", "furniture")}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for line in display.lines:
        look = looks.get(line.role)
        if look is None:
            continue
        cursor.setPosition(positions.to_qt(line.start))
        if line.role != "space":
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
        cursor.setBlockCharFormat(look)
    cursor.endEditBlock()


def _look(role: str, theme: Theme) -> QTextCharFormat:
    look = QTextCharFormat()
    if role == "space":
        look.setFont(theme.scale.serif(9))
    elif role == "title":
        look.setFont(theme.scale.serif(16, bold=True))
    else:
        look.setFont(theme.scale.sans(12) if role == "fold" else theme.scale.serif(14))
        look.setForeground(theme.color("muted"))
    return look
