"""Lists of short lines: a first line, a hint at its right after a tab, smaller lines under it; headings apart."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from regesta.ui.guard import guard
from regesta.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_PAD_X, _PAD_Y = 9, 5
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FAR = 10_000


class LineDelegate(QStyledItemDelegate):
    """Paints plain text: `first<Tab>hint`, then smaller lines. What cannot be selected is a heading."""

    def __init__(self, theme: Theme, parent: QObject | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wrap = wrap

    def _first_height(self, words: str, width: int) -> int:
        metrics = QFontMetrics(self._theme.scale.sans(13))
        if not self._wrap:
            return metrics.height()
        return metrics.boundingRect(QRect(0, 0, max(60, width), _FAR), _WRAP, words).height()

    @override
    @guard(QSize(100, 28))
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        first, *rest = str(index.data(Qt.ItemDataRole.DisplayRole) or "").split("\n")
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        height = self._first_height(first.split("\t")[0], width - 2 * _PAD_X) + 2 * _PAD_Y
        small = QFontMetrics(self._theme.scale.sans(11)).height() + 1
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        return QSize(60, height + len(rest) * small + (7 if heading and index.row() else 0))

    @override
    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one item."""
        first, *rest = str(index.data(Qt.ItemDataRole.DisplayRole) or "").split("\n")
        words, _, hint = first.partition("\t")
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        heading = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or (not heading and option.state & QStyle.StateFlag.State_MouseOver):
            path = QPainterPath()
            path.addRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
            painter.fillPath(path, self._theme.color("selection" if selected else "hover"))
        inner = rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        if heading:
            self._heading(painter, inner, words, index)
        else:
            self._lines(painter, inner, words, hint, rest, index)
        painter.restore()

    def _heading(self, painter: QPainter, inner: QRect, words: str, index: Index) -> None:
        painter.setFont(self._theme.scale.sans(12, bold=True))
        painter.setPen(self._ink(index, "muted"))
        height = QFontMetrics(painter.font()).height()
        painter.drawText(QRect(inner.left(), inner.bottom() - height, inner.width(), height), _LEFT, words)

    def _lines(self, painter: QPainter, inner: QRect, words: str, hint: str, rest: list[str], index: Index) -> None:
        small = self._theme.scale.sans(11)
        plain = self._theme.scale.sans(13)
        metrics, small_metrics = QFontMetrics(plain), QFontMetrics(small)
        hint = small_metrics.elidedText(hint, Qt.TextElideMode.ElideRight, inner.width() // 2)
        hint_width = small_metrics.horizontalAdvance(hint) + (10 if hint else 0)
        height = self._first_height(words, inner.width())
        box = QRect(inner.left(), inner.top(), inner.width() - hint_width, height)
        painter.setFont(plain)
        painter.setPen(self._ink(index, "text"))
        if self._wrap:
            painter.drawText(box, _WRAP, words)
        else:
            painter.drawText(box, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()))
        painter.setFont(small)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), metrics.height()), _RIGHT, hint)
        y = inner.top() + height + 1
        for line in rest:
            shown = small_metrics.elidedText(line, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(QRect(inner.left(), y, inner.width(), small_metrics.height()), _LEFT, shown)
            y += small_metrics.height() + 1

    def _ink(self, index: Index, name: str) -> QColor:
        given = index.data(Qt.ItemDataRole.UserRole + 1)
        return self._theme.color(str(given) if given else name)


INK = Qt.ItemDataRole.UserRole + 1
"""Where an item keeps the colour token of its first line."""


def line_list(theme: Theme, name: str, *, wrap: bool = False) -> QListWidget:
    """A list that is painted so."""
    made = QListWidget()
    made.setAccessibleName(name)
    made.setObjectName("quiet")
    made.setMouseTracking(True)
    made.setItemDelegate(LineDelegate(theme, made, wrap=wrap))
    made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if wrap:
        made.setResizeMode(QListWidget.ResizeMode.Adjust)
    return made
