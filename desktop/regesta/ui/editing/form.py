"""The form in place of a claim: its editor, the state that `0` turns, a reason, and the error beside the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.domain.codebook_types import PropertySpec
from regesta.ui import parts
from regesta.ui.editing.editors import DateEditor, EnumEditor, TextEditor, ValueEditor
from regesta.ui.editing.picker import ReferenceEditor
from regesta.ui.guard import guard
from regesta.ui.link import Link
from regesta.workbench import wording
from regesta.workbench.entry import Entered, Problem


def make_editor(spec: PropertySpec, link: Link) -> ValueEditor:
    """The editor of a property's kind."""
    if spec.kind == "reference":
        return ReferenceEditor(spec, link)
    if spec.kind == "date":
        return DateEditor(spec)
    return EnumEditor(spec) if spec.kind == "enum" else TextEditor(spec)


class ClaimForm(QFrame):
    """Enters one value. `saved` carries what was entered and the reason; `left` says that nothing changes."""

    saved = Signal(object, str)
    left = Signal()
    resized = Signal()

    def __init__(self, spec: PropertySpec, link: Link, *, quote: str = "") -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setProperty("form", True)
        self.setAccessibleName(f"Edit {spec.label_in('en')}")
        self.spec = spec
        self.editor = make_editor(spec, link)
        self.state = QComboBox()
        self.state.setAccessibleName("Is there a value?")
        self.state.addItem("a value", "value")
        for value, words in wording.VALUE_STATES.items():
            self.state.addItem(words, value)
        self.reason = QLineEdit(placeholderText="why (if the words do not say it)")
        self.reason.setAccessibleName("Reason")
        self.error = parts.label("", "error", wrap=True)
        self.error.hide()
        help_words = spec.help_in("en")
        self.quote = parts.label(f"“{wording.shorten(quote, 120)}”" if quote else help_words, "small", wrap=True)
        self._lay_out()
        self.quote.setVisible(bool(quote or help_words))
        self.state.currentIndexChanged.connect(self._state_changed)
        self.editor.changed.connect(self._typed)
        if isinstance(self.editor, ReferenceEditor):
            self.editor.taken.connect(self.save)
        for widget in self.findChildren(QWidget):
            widget.installEventFilter(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(parts.label(self.spec.label_in("en"), "heading"))
        head.addStretch(1)
        head.addWidget(self.state)
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        foot.addWidget(parts.button("Cancel", self.leave))
        self.save_button = parts.button("Save", self.save, "primary")
        foot.addWidget(self.save_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 9, 12, 10)
        box.setSpacing(6)
        box.addLayout(head)
        for widget in (self.quote, self.editor, self.error):
            box.addWidget(widget)
        box.addLayout(foot)

    def load(
        self,
        value: Any,
        *,
        state: str = "value",
        detail: dict[str, Any] | None = None,
        records: Sequence[tuple[str, str]] = (),
        reading: str | None = None,
    ) -> None:
        """Show what the claim says now."""
        if isinstance(self.editor, ReferenceEditor):
            self.editor.load_records(records, reading)
        else:
            self.editor.load(value, detail)
        self.state.setCurrentIndex(max(0, self.state.findData(state)))
        self._state_changed()

    def start(self) -> None:
        """Let the keys go to the editor."""
        first = self.editor.first() if self.editor.isVisibleTo(self) else self.state
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _state_changed(self) -> None:
        self.editor.setVisible(self.state.currentData() == "value")
        self._typed()

    @Slot()
    def _typed(self) -> None:
        self.error.hide()
        self.resized.emit()

    def turn_state(self) -> None:
        """What `0` does: the next state."""
        self.state.setCurrentIndex((self.state.currentIndex() + 1) % self.state.count())
        self.start()

    @Slot()
    def save(self) -> None:
        """Give what is entered, or say beside the field what is wrong."""
        state = str(self.state.currentData())
        made = self.editor.entered() if state == "value" else Entered(value_state=state)
        if isinstance(made, Problem):
            self.show_error(made.text)
            return
        self.saved.emit(made, self.reason.text().strip())

    def show_error(self, text: str) -> None:
        """Say what is wrong, beside the field."""
        self.error.setText(text)
        self.error.show()
        first = self.editor.first()
        first.setProperty("wrong", True)
        first.style().unpolish(first)
        first.style().polish(first)
        self.resized.emit()

    @Slot()
    def leave(self) -> None:
        """Change nothing."""
        self.left.emit()

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves, Esc leaves, and `0` in a list turns the state."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            own = self.editor.asks_enter() and watched is self.editor.first()
            if enter and not own and watched.metaObject().className() != "QPushButton":
                self.save()
                return True
        return super().eventFilter(watched, event)
