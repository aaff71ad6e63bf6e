"""Every question that a dialog asks, in one place that tests replace. All text is plain text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

PROJECTS = "Regesta projects (*.regesta)"
SOURCES = "Documents (*.txt *.md *.html *.htm *.pdf *.docx *.eml *.zip);;All files (*)"


class Prompts:
    """Asks by dialogs over a window."""

    def __init__(self, window: QWidget | None = None) -> None:
        self._window = window

    def tell(self, text: str, detail: str = "") -> None:
        """Say something that must be read."""
        box = self._box(QMessageBox.Icon.Warning, text, detail)
        box.addButton("Close", QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def confirm(self, text: str, verb: str, detail: str = "") -> bool:
        """Ask before what cannot be undone; the button bears the verb."""
        box = self._box(QMessageBox.Icon.Question, text, detail)
        yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is yes

    def choose(self, text: str, verbs: list[str], detail: str = "", otherwise: str = "Cancel") -> int | None:
        """Ask which of several; the number of the verb, or None."""
        box = self._box(QMessageBox.Icon.Question, text, detail)
        buttons = [box.addButton(verb, QMessageBox.ButtonRole.AcceptRole) for verb in verbs]
        box.setDefaultButton(box.addButton(otherwise, QMessageBox.ButtonRole.RejectRole))
        box.exec()
        clicked = box.clickedButton()
        return next((number for number, button in enumerate(buttons) if button is clicked), None)

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for a line of text."""
        answer, given = QInputDialog.getText(self._window, title, label, text=text)
        return answer.strip() if given and answer.strip() else None

    def open_project(self, folder: str = "") -> Path | None:
        """Ask for a project to open."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open project", folder, f"{PROJECTS};;All files (*)")
        return Path(name) if name else None

    def new_project(self, folder: str = "") -> Path | None:
        """Ask where a new project goes."""
        name, _ = QFileDialog.getSaveFileName(self._window, "New project", folder, PROJECTS)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(".regesta")

    def add_files(self) -> list[Path]:
        """Ask for sources."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Add sources", "", SOURCES)
        return [Path(name) for name in names]

    def add_folder(self) -> Path | None:
        """Ask for a folder of sources."""
        name = QFileDialog.getExistingDirectory(self._window, "Add a folder of sources")
        return Path(name) if name else None

    def export_folder(self, folder: str = "") -> Path | None:
        """Ask where a bundle folder goes."""
        name = QFileDialog.getExistingDirectory(self._window, "Export into", folder)
        return Path(name) if name else None

    def save_file(self, title: str, path: str, kinds: str) -> Path | None:
        """Ask for a file to write."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, path, kinds)
        return Path(name) if name else None

    def _box(self, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(icon)
        box.setWindowTitle("Regesta")
        box.setText(text)
        if detail:
            box.setDetailedText(detail)
        return box
