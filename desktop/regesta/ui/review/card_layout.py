"""Where the words of a card stand: measured once for a width, then painted and hit by the same boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from regesta.services.views import CardView, ClaimView, EvidenceView
from regesta.ui.theme import Theme
from regesta.workbench import wording

PAD = 14
GAP = 5
LABEL = 84
_STATUS = 66
_HINT = 44
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_FAR = 100_000
TICKS = {"accepted": "✓", "proposed": "○", "rejected": "✗"}


@dataclass(frozen=True)
class Box:
    """Words at a place within a row. `zone` names what a click on them means."""

    rect: QRect
    text: str
    font: QFont
    color: str
    flags: int = _LEFT
    zone: str = ""
    type_name: str = ""


@dataclass
class RowLayout:
    """The boxes of a row, its height, and the part that is filled when it is current."""

    boxes: list[Box] = field(default_factory=list)
    height: int = 0
    fill: QRect | None = None

    def words(self) -> str:
        """All it says, for a screen reader."""
        return " · ".join(box.text for box in self.boxes if box.text)

    def zone_at(self, x: int, y: int) -> str:
        """What a click at a place within the row means; empty for the row itself."""
        return next((box.zone for box in self.boxes if box.zone and box.rect.contains(x, y)), "")


class CardLayout:
    """Lays rows out for a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def group(self, group: str, size: int) -> RowLayout:
        """The line over a group."""
        font = self._theme.scale.sans(12, bold=True)
        metrics = QFontMetrics(font)
        name = wording.GROUPS.get(group, group)
        color = {"differs": "warn", "new": "accent", "confirms": "ok"}.get(group, "muted")
        width = metrics.horizontalAdvance(name)
        height = metrics.height()
        layout = RowLayout(height=height + 12)
        layout.boxes.append(Box(QRect(2, 7, width + 4, height), name, font, color))
        plain = self._theme.scale.sans(12)
        layout.boxes.append(Box(QRect(width + 7, 7, 80, height), str(size), plain, "muted"))
        return layout

    def card(self, card: CardView, left: int, width: int, *, shown_open: bool) -> RowLayout:
        """The head of a card: type, sources or what is left, label, marks."""
        small, bold = self._theme.scale.sans(11, bold=True), self._theme.scale.sans(15, bold=True)
        plain = self._theme.scale.sans(11)
        layout = RowLayout()
        y = GAP + 10
        line = QFontMetrics(small).height()
        right = self._summary(card, left, shown_open=shown_open)
        right_width = QFontMetrics(plain).horizontalAdvance(right) + 4
        type_box = QRect(PAD, y, width - 2 * PAD - right_width - 8, line)
        layout.boxes.append(Box(type_box, card.type_label.upper(), small, "text", type_name=card.type))
        layout.boxes.append(Box(QRect(width - PAD - right_width, y, right_width, line), right, plain, "muted", _RIGHT))
        y += line + 4
        label = card.label + (" ⚑" if card.flagged else "")
        height = _height(bold, label, width - 2 * PAD)
        layout.boxes.append(Box(QRect(PAD, y, width - 2 * PAD, height), label, bold, "text", _WRAP))
        y += height + 3
        layout.height = y + (2 if shown_open and card.claims else 8 + GAP)
        return layout

    @staticmethod
    def _summary(card: CardView, left: int, *, shown_open: bool) -> str:
        parts = []
        if not shown_open and left:
            parts.append(f"{left} to decide")
        elif card.status == "accepted" and not left:
            parts.append("accepted")
        if card.notes:
            parts.append(wording.count(card.notes, "note"))
        parts.append(wording.count(card.sources, "source"))
        return " · ".join(parts)

    def claim(self, claim: ClaimView, width: int, *, current: bool, last: bool, evidence: int = 0) -> RowLayout:
        """A claim's line: label, value, status, and under it evidence, reason and problems."""
        plain, small = self._theme.scale.sans(13), self._theme.scale.sans(11)
        value_font = self._theme.scale.sans(13, bold=current)
        left = PAD + LABEL + 10
        side = _STATUS + (_HINT if current else 0)
        value_width = max(80, width - left - side - PAD - 6)
        layout = RowLayout()
        y = 5
        line = QFontMetrics(plain).height()
        label = QFontMetrics(plain).elidedText(claim.label, Qt.TextElideMode.ElideRight, LABEL)
        muted_label = Box(QRect(PAD, y, LABEL, line), label, self._theme.scale.sans(12), "muted", _RIGHT)
        layout.boxes.append(muted_label)
        self._status(layout, claim, width, y, current=current)
        inset = 6 if current else 0
        text = shown_value(claim)
        height = _height(value_font, text, value_width - 2 * inset)
        box = QRect(left + inset, y, value_width - 2 * inset, height)
        layout.boxes.append(Box(box, text, value_font, "muted" if claim.status == "rejected" else "text", _WRAP))
        y += height + 1
        for words, color, zone in lines_under(claim, full=current, evidence=evidence):
            if current:
                height = _height(small, words, value_width - 2 * inset)
                flags = _WRAP
            else:
                height, flags = QFontMetrics(small).height(), _LEFT
                words = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, value_width + _HINT - 8)
            rect = QRect(left + inset, y, value_width - 2 * inset + (0 if current else _HINT), height)
            layout.boxes.append(Box(rect, words, small, color, flags, zone))
            y += height + 1
        if current:
            layout.fill = QRect(left, 2, value_width, y)
            y += 2
        layout.height = y + 4 + (GAP + 6 if last else 0)
        return layout

    def _status(self, layout: RowLayout, claim: ClaimView, width: int, y: int, *, current: bool) -> None:
        small = self._theme.scale.sans(11)
        word, color = status_word(claim)
        height = QFontMetrics(small).height()
        right = width - PAD - (_HINT if current else 0)
        layout.boxes.append(Box(QRect(right - _STATUS, y + 1, _STATUS, height), word, small, color, _RIGHT))
        marks = ("⚑ " if claim.flagged else "") + (f"✎{claim.notes}" if claim.notes else "")
        marks += " ★" if claim.rank == "preferred" else ""
        if marks:
            rect = QRect(right - _STATUS, y + height + 2, _STATUS, height)
            layout.boxes.append(Box(rect, marks.strip(), small, "muted", _RIGHT))
        if current:
            bold = self._theme.scale.sans(11, bold=True)
            rect = QRect(width - PAD - _HINT + 4, y + 1, _HINT - 4, height)
            layout.boxes.append(Box(rect, "A X E", bold, "accent", _RIGHT))


def shown_value(claim: ClaimView) -> str:
    """The value in words, with what tempers it."""
    text = wording.VALUE_STATES.get(claim.value_state) or claim.display
    if claim.certainty:
        text += f" · {claim.certainty}"
    return text or "—"


def status_word(claim: ClaimView) -> tuple[str, str]:
    """The status as a word, with its colour."""
    if claim.deferred and claim.status == "proposed":
        return "unsure", "muted"
    if claim.differs and claim.status == "proposed":
        return "differs", "warn"
    return claim.status, {"accepted": "ok", "proposed": "accent", "rejected": "bad"}.get(claim.status, "muted")


def lines_under(claim: ClaimView, *, full: bool, evidence: int = 0) -> list[tuple[str, str, str]]:
    """What stands under a value: (words, colour, zone). All evidence where `full`, else the first."""
    lines: list[tuple[str, str, str]] = []
    if not full:
        words = _quote(claim.evidence[0]) if claim.evidence else ""
        more = f" +{len(claim.evidence) - 1}" if len(claim.evidence) > 1 else ""
        text = " · ".join(part for part in (words + more, claim.detail or claim.reason) if part)
        lines.extend([(text, "muted", "")] if text else [])
    else:
        many = len(claim.evidence) > 1
        apart = len({each.source for each in claim.evidence}) > 1
        for number, each in enumerate(claim.evidence):
            here = "▸ " if many and number == evidence % len(claim.evidence) else ""
            tail = "".join(f" · {part}" for part in (each.chain, each.source_title if apart else "") if part)
            role = f" · {each.role}" if each.role not in {"", "support"} else ""
            words = f"{here}{TICKS.get(each.status, '○')} {_quote(each)}{role}{tail}"
            lines.append((words, "bad" if each.status == "rejected" else "muted", f"evidence:{each.id}"))
        lines.extend((words, "muted", "") for words in (claim.detail, claim.reason) if words)
    lines.extend((problem, "warn", "") for problem in claim.problems)
    return lines


def _quote(evidence: EvidenceView) -> str:
    return f"“{wording.shorten(evidence.quote, 160)}”"


def _height(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, _FAR), _WRAP, text).height()
