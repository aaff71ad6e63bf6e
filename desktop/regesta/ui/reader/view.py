"""The reader: a read-only QPlainTextEdit that paints only what is visible, over a display of the text.

Signals carry code points of the canonical text. A click never decides anything.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget
from typing_extensions import override

from regesta.domain.source import Passage
from regesta.services.views import Highlight
from regesta.ui.guard import guard
from regesta.ui.positions import Positions
from regesta.ui.reader import keys, painting
from regesta.ui.reader.spans import SpanPainter, format_lines
from regesta.ui.theme import Theme
from regesta.workbench.display import DisplayText
from regesta.workbench.highlights import HighlightIndex, choose

MEASURE = 70
"""Average characters in a line."""

_EDGE = 26
_NO_KEYS = Qt.TextInteractionFlag.TextSelectableByMouse
_CARET = _NO_KEYS | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SourceReader(QPlainTextEdit):
    """Shows one source. `window_wanted` asks for the highlights of a span of the text."""

    window_wanted = Signal(int, int)
    highlight_chosen = Signal(object)
    selected = Signal(int, int)
    dropped = Signal()
    key_for_chooser = Signal(object)
    column_changed = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passages: tuple[Passage, ...] = ()
        self.display = DisplayText("")
        self.positions = Positions("")
        self.index = HighlightIndex(0)
        self._spans = SpanPainter(theme)
        self._chosen: str | None = None
        self._selecting = False
        self.name_of: Callable[[Highlight], str] = lambda highlight: highlight.type
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(_NO_KEYS)
        self.setAccessibleName("Source text")
        self.setObjectName("reader")
        self.document().setDocumentMargin(3)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    # -- what is shown -----------------------------------------------------------------------------------------

    def show_text(self, text: str, passages: Sequence[Passage]) -> None:
        """Show another source, from its beginning."""
        self._passages = tuple(passages)
        self._spans.clear()
        self._chosen = None
        self.index = HighlightIndex(len(text))
        self._set_display(DisplayText(text, passages))

    def _set_display(self, display: DisplayText) -> None:
        self.display = display
        self.positions = Positions(display.text)
        self._selecting = True
        self.setPlainText(display.text)
        format_lines(self.document(), self.display, self.positions, self._theme)
        self._selecting = False

    def toggle_fold(self, number: int | None = None) -> None:
        """Open or fold page furniture: one fold, or all of them."""
        numbers = range(len(self.display.folds)) if number is None else (number,)
        opened = set(self.display.unfolded)
        if number is None and opened:
            opened.clear()
        else:
            opened ^= set(numbers)
        at = self.verticalScrollBar().value()
        self._set_display(DisplayText(self.display.source, self._passages, opened))
        self.verticalScrollBar().setValue(at)

    def set_lit(self, spans: Sequence[tuple[int, int, str]]) -> None:
        """Light the evidence of a claim: spans of the text, each with a type."""
        self._spans.lit = tuple(spans)
        self.viewport().update()

    def set_matches(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark what a search found."""
        self._spans.matches = tuple(spans)
        self.viewport().update()

    def forget_highlights(self) -> None:
        """The project changed: fetch the highlights again."""
        self.index.clear()
        self.viewport().update()

    def take_highlights(self, start: int, end: int, found: Sequence[Highlight]) -> None:
        """Keep what was fetched for a window."""
        self.index.fill(start, end, found)
        self.viewport().update()

    def reveal(self, start: int, end: int) -> None:
        """Scroll to a span of the text; what is folded opens."""
        fold = self.display.fold_at(start)
        if fold is not None:
            self.toggle_fold(fold)
        spans = self.display.shown_spans(start, end)
        if not spans:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(spans[0][0]))
        area = self.viewport().rect().adjusted(0, 24, 0, -48)
        if area.contains(self.cursorRect(cursor).center()):
            return
        self._selecting = True
        self.setTextCursor(cursor)
        self.centerCursor()
        self._selecting = False

    # -- selection and caret -----------------------------------------------------------------------------------

    @property
    def selection(self) -> tuple[int, int] | None:
        """The selected span of the text; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        first = self.positions.from_qt(cursor.selectionStart())
        return self.display.span(first, self.positions.from_qt(cursor.selectionEnd()))

    def select(self, start: int, end: int) -> None:
        """Select a span of the text."""
        spans = self.display.shown_spans(start, end)
        if not spans:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.positions.to_qt(spans[0][0]))
        cursor.setPosition(self.positions.to_qt(spans[-1][1]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._announce_selection()

    def drop_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
        self.dropped.emit()

    @property
    def caret(self) -> bool:
        """Whether the caret stands in the text."""
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def set_caret(self, shown: bool) -> None:
        """Put the caret into the text (at the lit evidence, else at what is visible), or take it away."""
        self.setTextInteractionFlags(_CARET if shown else _NO_KEYS)
        if shown:
            at = self.cursorForPosition(QPoint(4, 40))
            lit = self._spans.lit
            spans = self.display.shown_spans(lit[0][0], lit[0][1]) if lit else []
            if spans:
                at.setPosition(self.positions.to_qt(spans[0][0]))
            self.setTextCursor(at)
            self.setFocus()
        self.viewport().update()

    def selection_rect(self) -> QRect:
        """Where the selection ends, in the viewport's coordinates."""
        return self.cursorRect(self.textCursor())

    def _announce_selection(self) -> None:
        span = self.selection
        if span is not None:
            self.selected.emit(*span)

    # -- look --------------------------------------------------------------------------------------------------

    @Slot()
    def _restyle(self) -> None:
        self.setFont(self._theme.scale.serif(16))
        format_lines(self.document(), self.display, self.positions, self._theme)
        QTimer.singleShot(0, self, self._center)

    @Slot()
    def _center(self) -> None:
        wanted = QFontMetricsF(self.font()).averageCharWidth() * MEASURE + 12
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(_EDGE, round((self.width() - wanted) / 2))
        margins = QMargins(side, 0, max(8, side - bar), 0)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)
            self.column_changed.emit(side, max(side, _EDGE))

    # -- Qt ----------------------------------------------------------------------------------------------------

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._center)

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the spans of the visible blocks under the text."""
        blocks = self._visible_blocks()
        if blocks:
            painter = QPainter(self.viewport())
            painter.setClipRect(event.rect())
            missing = self._spans.paint(painter, blocks, self)
            painter.end()
            if missing:
                self.window_wanted.emit(*missing)
        super().paintEvent(event)

    def _visible_blocks(self) -> list[painting.VisibleBlock]:
        block, offset, height = self.firstVisibleBlock(), self.contentOffset(), self.viewport().height()
        top = self.blockBoundingGeometry(block).translated(offset).top()
        found = []
        while block.isValid() and top <= height:
            found.append(painting.VisibleBlock(block, block.position(), block.length(), QPointF(offset.x(), top)))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        return found

    def _point_at(self, at: QPoint) -> int | None:
        """The code point of the text under a point; None beside the text."""
        cursor = self.cursorForPosition(at)
        rect = self.cursorRect(cursor)
        if not rect.adjusted(-14, 0, 14, 0).contains(at):
            return None
        unit = cursor.position()
        shown = self.positions.from_qt(unit)
        if at.x() < rect.left() and shown > 0:
            shown -= 1
        return self.display.position(shown)

    def _fold_under(self, at: QPoint) -> int | None:
        number = self.cursorForPosition(at).blockNumber()
        lines = self.display.lines
        return lines[number].fold if number < len(lines) else None

    @override
    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A selection goes to the chooser; a click chooses a highlight or opens a fold."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._announce_selection()
            return
        self.dropped.emit()
        at = event.position().toPoint()
        fold = self._fold_under(at)
        if fold is not None:
            self.toggle_fold(fold)
            return
        point = self._point_at(at)
        found = choose(self.index.at(point), self._chosen) if point is not None else None
        if found is not None:
            self._chosen = found.id
            self.highlight_chosen.emit(found)

    @override
    @guard(True)
    def event(self, event: QEvent) -> bool:
        """Letters act as shortcuts unless text is selected; hovering names what lies there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if keys.takes(event, selecting=self.textCursor().hasSelection(), caret=self.caret):
                event.accept()
            else:
                event.ignore()
            return True
        return super().event(event)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Extend a selection, hand letters to the chooser, leave the caret mode by Esc."""
        selecting = self.textCursor().hasSelection()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & keys.MODIFIERS
        if event.key() == Qt.Key.Key_Escape and (selecting or self.caret):
            if selecting:
                self.drop_selection()
            else:
                self.set_caret(False)
            return
        printable = bool(event.text()) and event.text().isprintable()
        if selecting and plain and (printable or (event.key() in keys.CHOOSER and not shift)):
            self.key_for_chooser.emit(event)
            return
        super().keyPressEvent(event)
        if self.caret and self.textCursor().hasSelection():
            self._announce_selection()
        elif self.caret and selecting:
            self.dropped.emit()

    @override
    @guard(False)
    def viewportEvent(self, event: QEvent) -> bool:
        """Name the highlights under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self._point_at(event.pos())
            names = dict.fromkeys(self.name_of(each) for each in self.index.at(point)) if point is not None else {}
            if names:
                text = "<br>".join(html.escape(name) for name in list(names)[:6])
                QToolTip.showText(event.globalPos(), f"<qt>{text}</qt>", self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)
