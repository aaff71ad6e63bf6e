"""Judging many pairs at once: the list of what would be judged, before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from regesta.services.views import PairView
from regesta.ui import parts
from regesta.ui.lines import line_list
from regesta.ui.theme import Theme
from regesta.workbench import pairs, wording


class Together(QDialog):
    """Says how many pairs become one thing each, and lists them all. Cancel is what Enter does."""

    def __init__(self, theme: Theme, wanted: Sequence[PairView], reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        counted = wording.count(len(wanted), "pair")
        self.setWindowTitle("Judge as the same")
        self.list = line_list(theme, "Pairs that would be judged as the same")
        for pair in wanted:
            score = f"{pair.score:.2f}" if pair.score is not None else ""
            self.list.addItem(f"{pairs.in_words(pair)}\t{pair.type.replace('_', ' ')}  {score}")
        self.reason = QLineEdit(reason, placeholderText="why (kept with each judgement)")
        self.reason.setAccessibleName("Reason")
        self.cancel = parts.button("Cancel", self.reject)
        self.judge = parts.button(f"Judge {counted} as the same", self.accept, "primary")
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 16)
        box.setSpacing(10)
        box.addWidget(parts.label(f"Judge {counted} as the same?", "title"))
        words = "It is one step: Undo takes all of it back. No record is rewritten; a split gives each back."
        box.addWidget(parts.label(words, "muted", wrap=True))
        box.addWidget(self.list, 1)
        box.addWidget(self.reason)
        box.addLayout(parts.row(None, self.cancel, self.judge))
        self.cancel.setDefault(True)
        self.resize(560, 520)
        self.cancel.setFocus()
