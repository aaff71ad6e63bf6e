"""One editor for each kind of value. An editor only holds what is typed; the workbench makes a value of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from regesta.domain.codebook_types import PropertySpec
from regesta.domain.values import KINDS, NameForm
from regesta.ui import parts
from regesta.workbench import entry, wording
from regesta.workbench.entry import Entered, Problem

HINTS = {
    "integer": "a whole number, as 12",
    "number": "a number, as 2.5",
    "quantity": "an amount and a unit, as 240 billion USD",
    "boolean": "yes or no",
    "duration": "ISO 8601, as P4D, or words as 4 days",
    "frequency": "as annual, or every 2 years",
    "identifier": "scheme:id, as wikidata:Q42",
    "url": "https://…",
    "geo": "latitude, longitude",
    "name": "the name as it is written",
}
_SECOND = {"from–to", "within", "either"}


class ValueEditor(QWidget):
    """What all editors can do. `changed` tells that something was typed."""

    changed = Signal()

    def __init__(self, spec: PropertySpec) -> None:
        super().__init__()
        self.spec = spec

    def load(self, value: Any, detail: dict[str, Any] | None = None) -> None:
        """Show a value."""

    def entered(self) -> Entered | Problem:
        """What is typed, as a value or as what is wrong with it."""
        return Problem("write something")

    def first(self) -> QWidget:
        """Where the keys go."""
        return self

    def asks_enter(self) -> bool:
        """Whether Enter belongs to the editor now (a list with a choice), not to the form."""
        return False


class TextEditor(ValueEditor):
    """A line of text, for all kinds that have no editor of their own; a name has language and form beside it."""

    def __init__(self, spec: PropertySpec) -> None:
        super().__init__(spec)
        self.field = QLineEdit(placeholderText=HINTS.get(spec.kind, ""))
        self.field.setAccessibleName(spec.label_in("en"))
        self.field.textChanged.connect(self.changed)
        self.language = QLineEdit(placeholderText="language")
        self.language.setAccessibleName("Language of the name")
        self.language.setMaximumWidth(84)
        self.form = QComboBox()
        self.form.setAccessibleName("Form of the name")
        self.form.addItem("any form", None)
        for form in NameForm:
            self.form.addItem(form.value.replace("_", " "), form.value)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field, 1)
        named = spec.kind == "name"
        for widget in (self.language, self.form):
            box.addWidget(widget)
            widget.setVisible(named)

    def load(self, value: Any, detail: dict[str, Any] | None = None) -> None:
        """Show a value."""
        self.field.setText("" if value is None else KINDS[self.spec.kind].format(value))
        if self.spec.kind in {"number", "integer"} and value is not None:
            self.field.setText(str(value))
        self.language.setText(str((detail or {}).get("lang") or ""))
        self.form.setCurrentIndex(max(0, self.form.findData((detail or {}).get("form"))))

    def entered(self) -> Entered | Problem:
        """The text as a value."""
        made = entry.enter_text(self.spec, self.field.text())
        if isinstance(made, Entered) and self.spec.kind == "name":
            detail = {"lang": self.language.text().strip() or None, "form": self.form.currentData()}
            detail = {key: given for key, given in detail.items() if given}
            return Entered(value=made.value, detail=detail or None)
        return made

    def first(self) -> QWidget:
        """The line."""
        return self.field


class EnumEditor(ValueEditor):
    """The terms of a vocabulary; the first letters choose."""

    def __init__(self, spec: PropertySpec) -> None:
        super().__init__(spec)
        self.box = QComboBox()
        self.box.setAccessibleName(spec.label_in("en"))
        for term in spec.terms:
            self.box.addItem(term.label_in("en"), term.name)
        self.box.currentIndexChanged.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box, 1)

    def load(self, value: Any, detail: dict[str, Any] | None = None) -> None:
        """Show a term."""
        del detail
        if value is None and self.box.findData(None) < 0:
            self.box.insertItem(0, "—", None)
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def entered(self) -> Entered | Problem:
        """The term chosen."""
        return entry.enter_text(self.spec, str(self.box.currentData() or ""))

    def first(self) -> QWidget:
        """The list."""
        return self.box


class DateEditor(ValueEditor):
    """A date by the way it is known: on, from–to, within, before, after, either."""

    def __init__(self, spec: PropertySpec) -> None:
        super().__init__(spec)
        self.way = QComboBox()
        self.way.setAccessibleName("How the date is known")
        self.way.addItems(list(entry.DATE_WAYS))
        self.one = QLineEdit(placeholderText="2024-04-21, 2024-04, 2024 …")
        self.one.setAccessibleName(f"{spec.label_in('en')}, date")
        self.two = QLineEdit(placeholderText="2024-04-28")
        self.two.setAccessibleName(f"{spec.label_in('en')}, second date")
        self.joint = parts.label("and", "muted")
        self.read_as: QLabel = parts.label("", "small")
        line = QHBoxLayout()
        for widget in (self.way, self.one, self.joint, self.two):
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(line)
        layout.addWidget(self.read_as)
        self.way.currentIndexChanged.connect(self._show)
        self.one.textChanged.connect(self._show)
        self.two.textChanged.connect(self._show)
        self._show()

    def load(self, value: Any, detail: dict[str, Any] | None = None) -> None:
        """Show an EDTF date."""
        del detail
        way, first, second = entry.date_parts(str(value or ""))
        self.way.setCurrentText(way)
        self.one.setText(first)
        self.two.setText(second)

    @Slot()
    def _show(self) -> None:
        way = self.way.currentText()
        for widget in (self.joint, self.two):
            widget.setVisible(way in _SECOND)
        self.joint.setText({"from–to": "to", "either": "or"}.get(way, "and"))
        made = self.entered()
        shown = f"read as {wording.day(str(made.value))} · {made.value}" if isinstance(made, Entered) else ""
        self.read_as.setText(shown)
        self.changed.emit()

    def entered(self) -> Entered | Problem:
        """The date."""
        return entry.enter_date(self.spec, self.way.currentText(), self.one.text(), self.two.text())

    def first(self) -> QWidget:
        """The first date."""
        return self.one
