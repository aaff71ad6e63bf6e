"""What the window shows where there is nothing yet: no project, or a project without sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from regesta.ui import parts
from regesta.ui.actions.registry import Registry, key_text


def _centred(page: QWidget, width: int) -> QVBoxLayout:
    """A panel in the middle of a page, and its layout."""
    page.setObjectName("page")
    frame = QFrame()
    frame.setObjectName("panel")
    frame.setFixedWidth(width)
    box = QVBoxLayout(frame)
    box.setContentsMargins(36, 30, 36, 30)
    box.setSpacing(10)
    outer = QVBoxLayout(page)
    outer.addStretch(2)
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(frame)
    middle.addStretch(1)
    outer.addLayout(middle)
    outer.addStretch(3)
    return box


class Welcome(QWidget):
    """No project is open: new, open, recent, the sample project."""

    recent_chosen = Signal(str)

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = _centred(self, 520)
        box.addWidget(parts.label("Regesta", "big"))
        words = "A register of diplomatic contacts in which every value shows the words it comes from."
        box.addWidget(parts.label(words, "muted", wrap=True))
        box.addSpacing(8)
        self.sample = parts.button("Try the sample project", partial(registry.trigger, "file.sample"), "primary")
        self.setFocusProxy(self.sample)
        box.addWidget(self.sample)
        pair = (("file.new", "New project…"), ("file.open", "Open project…"))
        buttons = [
            parts.button(f"{words}  {_key(registry, action)}", partial(registry.trigger, action))
            for action, words in pair
        ]
        box.addLayout(parts.row(*buttons))
        self.message = parts.label("", "muted", wrap=True)
        box.addWidget(self.message)
        self._recent_title = parts.label("Recent projects", "heading")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        box.addWidget(self._recent_title)
        box.addLayout(self._recent)
        box.addWidget(parts.label("A project file can also be dropped onto this window.", "small"))

    def show_recent(self, paths: Sequence[str]) -> None:
        """List the recent projects; those that are gone are greyed."""
        while (item := self._recent.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        self._recent_title.setVisible(bool(paths))
        for text in paths[:6]:
            path = Path(text)
            button: QPushButton = parts.button(f"{path.stem}   {_short(path.parent)}", look="link")
            button.clicked.connect(partial(self.recent_chosen.emit, text))
            button.setEnabled(path.exists())
            self._recent.addWidget(button)

    def say(self, text: str) -> None:
        """Say what is going on."""
        self.message.setText(text)


class EmptyProject(QWidget):
    """A project without sources: what to do next."""

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = _centred(self, 520)
        box.addWidget(parts.label("Add the first sources", "big"))
        words = (
            "Drop files or folders onto this window: plain text, Markdown, HTML, PDF, Word, e-mail, or a zip of these. "
            "They are read, and people, places, dates, rounds and visits are proposed for you to decide."
        )
        box.addWidget(parts.label(words, "muted", wrap=True))
        box.addSpacing(8)
        add = parts.button(
            f"Add files…  {_key(registry, 'file.add')}", partial(registry.trigger, "file.add"), "primary"
        )
        folder = parts.button("Add a folder…", partial(registry.trigger, "file.add_folder"))
        box.addLayout(parts.row(add, folder, None))


def _key(registry: Registry, action: str) -> str:
    keys = registry.keys(action)
    return key_text(keys[0]) if keys else ""


def _short(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
