"""Title, description, licence, creators and as-of date of the project."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from regesta.ui import parts
from regesta.ui.link import Link
from regesta.workbench import deeds

FIELDS = (
    ("title", "Title", ""),
    ("description", "Description", "what this register holds"),
    ("licence", "Licence of the records", "as CC-BY-4.0; never of the sources' texts"),
    ("creators", "Creators", "names, apart by semicolons"),
    ("as_of", "As of", "2024-05-01"),
)


class ProjectDetails(QDialog):
    """A form; what changed is saved field by field."""

    def __init__(self, parent: QWidget, link: Link) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Project details")
        self.resize(520, 300)
        self._link = link
        info = link.gateway.info()
        self._before = {name: str(getattr(info, name) or "") for name, _, _ in FIELDS}
        self._edits: dict[str, QLineEdit] = {}
        form = QFormLayout()
        for name, words, hint in FIELDS:
            edit = QLineEdit(self._before[name], placeholderText=hint)
            edit.setAccessibleName(words)
            self._edits[name] = edit
            form.addRow(words, edit)
        box = QVBoxLayout(self)
        box.addLayout(form)
        box.addWidget(parts.label(f"File: {info.path}", "small", wrap=True))
        box.addStretch(1)
        save = parts.button("Save", self._save, "primary")
        save.setDefault(True)
        box.addLayout(parts.row(None, parts.button("Cancel", self.reject), save))

    @Slot()
    def _save(self) -> None:
        for name, edit in self._edits.items():
            if edit.text().strip() != self._before[name]:
                self._link.run(deeds.set_project(name, edit.text().strip()), quiet=True)
        self.accept()
