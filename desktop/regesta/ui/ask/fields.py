"""The fields of a question: one line for each word, completed from the names of records."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QFormLayout, QLineEdit, QListView, QWidget

from regesta.ui import parts
from regesta.ui.link import Link
from regesta.workbench import questions
from regesta.workbench.questions import Field, Form

_WAIT_MS = 120


class WordField(QLineEdit):
    """A line that offers the names of records."""

    def __init__(self, link: Link, field: Field) -> None:
        hint = field.example or "type a name"
        super().__init__(placeholderText=f"{hint}; may stay empty" if field.optional else hint)
        self._link = link
        self._field = field
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offered = QListView()
        self.offered.setObjectName("completions")
        self.offered.setAccessibleName("Names")
        completer.setPopup(self.offered)
        self.setCompleter(completer)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._search)
        self.textEdited.connect(self._wait.start)
        self.setAccessibleName(field.label)

    def _search(self) -> None:
        text = self.text()
        work = partial(questions.completions, self._link.gateway, self._field, text)
        self._link.read(work, partial(self._found, text), key=("word", id(self)))

    def _found(self, text: str, names: list[str]) -> None:
        if text != self.text():
            return
        self._names.setStringList(names)
        if names and self.hasFocus() and names != [text]:
            self.completer().complete()


class QuestionForm(QWidget):
    """All fields of a question. `entered`: Enter was pressed in one."""

    entered = Signal()

    def __init__(self, link: Link, form: Form) -> None:
        super().__init__()
        self.form = form
        self.fields: list[WordField] = []
        box = QFormLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setHorizontalSpacing(12)
        box.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for each in form.fields:
            line = WordField(link, each)
            line.returnPressed.connect(self.entered)
            self.fields.append(line)
            box.addRow(parts.label(each.label, "muted"), line)

    def given(self) -> list[str]:
        """What was typed, in the order of the question."""
        return [line.text().strip() for line in self.fields]
