"""The Export page: what to include, what would go out, what stands in the way, and where it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from regesta.base.errors import UserError
from regesta.domain.changes import ChangeSet
from regesta.ui import parts
from regesta.ui.guard import guard
from regesta.ui.life import ProjectLife
from regesta.ui.lines import line_list
from regesta.ui.link import Link
from regesta.ui.prompts import Prompts
from regesta.workbench import wording
from regesta.workbench.gateway import ExportForm

if TYPE_CHECKING:
    from regesta.services.exporting import ExportPreview, ExportReport

INCLUDE = (
    ("accepted", "what is accepted"),
    ("proposed", "accepted and proposed, marked"),
    ("all", "everything, rejected too"),
)
TEXT = (
    ("none", "no text: offsets and hashes only"),
    ("quotes", "quotes: 200 characters around each piece of evidence"),
    ("full", "full texts, where rights allow"),
)
FORMS = (("folder", "a folder"), ("zip", "one .zip file"))
_SETTLE_MS = 400


class ExportPage(QWidget):
    """Form on the left, preview and result on the right."""

    jump = Signal(str, str)

    def __init__(self, link: Link, life: ProjectLife, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self._life = life
        self._prompts = prompts
        self._result: Path | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self.target = QLineEdit(str(link.gateway.path.absolute().with_name(f"{link.gateway.path.stem} bundle")))
        self.target.setAccessibleName("Where the bundle goes")
        self.history = QCheckBox("the history of all decisions")
        self.originals = QCheckBox("the original files, where rights allow")
        self.allow = QCheckBox("export in spite of errors")
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._lay_out()
        self.setFocusProxy(self.export_button)
        for box in (self.history, self.originals, self.allow):
            box.toggled.connect(self._settle.start)
        link.changed.connect(self._changed)

    def _lay_out(self) -> None:
        left, box = parts.panel("What goes out")
        area = parts.scrolled(left)
        area.setMinimumWidth(400)
        area.setMaximumWidth(520)
        box.addWidget(parts.label("Export a bundle", "title"))
        self._radios(box, "Include", "include", INCLUDE, "accepted")
        self._radios(box, "Text of the sources", "text", TEXT, "quotes")
        box.addWidget(parts.label("And", "heading"))
        box.addWidget(self.history)
        box.addWidget(self.originals)
        self._radios(box, "As", "form", FORMS, "folder")
        box.addWidget(parts.label("Into", "heading"))
        box.addLayout(parts.row(self.target, parts.button("Choose…", self._choose)))
        self.export_button = parts.button("Export", self.export, "primary")
        box.addWidget(self.allow)
        box.addLayout(parts.row(None, self.export_button))
        box.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.setSpacing(9)
        whole.addWidget(area, 1)
        whole.addWidget(self._preview_panel(), 1)

    def _preview_panel(self) -> QFrame:
        right, box = parts.panel("Preview")
        self.heading = parts.label("What would go out", "title")
        self.counts = parts.label("", wrap=True)
        self.verdict = parts.label("", "ok", wrap=True)
        self.errors = line_list(self.link.theme, "Errors that block the export", wrap=True)
        self.errors.itemActivated.connect(partial(self.jump.emit, "problems", ""))
        self.held = parts.label("", "muted", wrap=True)
        self.result = parts.label("", wrap=True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_button = parts.button("Open the folder", self._open)
        self.copy_button = parts.button("Copy the checksum", self._copy)
        for widget in (self.heading, self.counts, self.verdict):
            box.addWidget(widget)
        box.addWidget(self.errors, 1)
        box.addWidget(self.held)
        box.addWidget(parts.rule())
        box.addWidget(self.result)
        box.addLayout(parts.row(self.open_button, self.copy_button, None))
        box.addStretch(1)
        self._show_result(None)
        return right

    def _radios(
        self, box: QVBoxLayout, title: str, name: str, choices: tuple[tuple[str, str], ...], chosen: str
    ) -> None:
        box.addWidget(parts.label(title, "heading"))
        group = QButtonGroup(self)
        for value, words in choices:
            radio = QRadioButton(words)
            radio.setProperty("value", value)
            radio.setChecked(value == chosen)
            group.addButton(radio)
            box.addWidget(radio)
        group.buttonToggled.connect(self._settle.start)
        self._groups[name] = group

    def _value(self, name: str) -> str:
        checked = self._groups[name].checkedButton()
        return str(checked.property("value")) if checked is not None else ""

    def form(self) -> ExportForm:
        """What is asked for."""
        return ExportForm(
            include=self._value("include"),
            text=self._value("text"),
            history=self.history.isChecked(),
            originals=self.originals.isChecked(),
            allow_errors=self.allow.isChecked(),
        )

    # -- preview -----------------------------------------------------------------------------------------------

    @Slot()
    def refresh(self) -> None:
        """Ask what would go out."""
        if self.isVisible():
            self.link.read(partial(self.link.gateway.preview, self.form()), self._previewed, key="preview")

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        del changes
        self._settle.start()

    def _previewed(self, preview: ExportPreview) -> None:
        self.counts.setText(count_words(preview.counts))
        self.errors.clear()
        for problem in preview.errors[:200]:
            self.errors.addItem(problem.message)
        self.errors.setVisible(bool(preview.errors))
        blocked = bool(preview.errors) and not self.allow.isChecked()
        self.verdict.setObjectName("error" if blocked else "ok")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        warnings = f" · {wording.count(preview.warnings, 'warning')}" if preview.warnings else ""
        errors = wording.count(len(preview.errors), "error")
        self.verdict.setText(f"{errors} block the export{warnings}" if blocked else f"Ready to export{warnings}")
        self.export_button.setEnabled(not blocked and not self._life.working)
        lines = [f"{each.title}: {wording.RIGHTS.get(each.level, each.level)}" for each in preview.held_back[:8]]
        more = f"\n… and {len(preview.held_back) - 8} more" if len(preview.held_back) > 8 else ""
        self.held.setText("Rights hold back the text of:\n" + "\n".join(lines) + more if lines else "")

    # -- export ------------------------------------------------------------------------------------------------

    @Slot()
    def _choose(self) -> None:
        folder = self._prompts.export_folder(str(Path(self.target.text()).parent))
        if folder is not None:
            self.target.setText(str(folder / f"{self.link.gateway.path.stem} bundle"))

    def path(self) -> Path:
        """Where the bundle goes."""
        path = Path(self.target.text().strip()).expanduser()
        zipped = self._value("form") == "zip"
        return path.with_name(path.name + ".zip") if zipped and path.suffix != ".zip" else path

    @Slot()
    def export(self) -> None:
        """Write the bundle."""
        if not self.target.text().strip() or self._life.working:
            return
        self.export_button.setEnabled(False)
        self._show_result(None)
        work: Callable[..., object] = partial(self.link.gateway.export, self.path(), self.form())
        self._life.export(work, self._exported, self._refused)

    def _exported(self, report: ExportReport) -> None:
        self._show_result(report)
        self.open_button.setFocus()
        self.refresh()

    def _refused(self, error: UserError) -> None:
        self.result.setText(str(error))
        self.result.show()
        self.refresh()

    def _show_result(self, report: ExportReport | None) -> None:
        self._result = report.path if report else None
        self._checksum = report.bundle_id if report else ""
        if report is not None:
            words = f"Written to {report.path}\n\nBundle id (SHA-256 of its manifest)\n{report.bundle_id}\n\n"
            self.result.setText(words + count_words(report.counts))
        self.result.setVisible(report is not None)
        self.open_button.setVisible(report is not None)
        self.copy_button.setVisible(report is not None)

    @Slot()
    def _open(self) -> None:
        if self._result is not None:
            folder = self._result if self._result.is_dir() else self._result.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._checksum)

    def enter(self, target: str) -> None:
        """The page has no parts to go to."""
        del target

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self._groups["include"].buttons()[0], self.target, self.export_button]

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        """The preview is read when the page is looked at."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refresh)


def count_words(counts: dict[str, int]) -> str:
    """What a bundle holds, in words."""
    return " · ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items() if number)
