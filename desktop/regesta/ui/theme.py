"""Colours and sizes: three palettes over Fusion from one token file, and the style sheet made from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from regesta.base.assets import resource
from regesta.ui import fonts

SCHEMES = ("system", "light", "dark", "contrast")
_PLAIN = ("slate", "solid")
_DATE = ("indigo", "dotted")


@lru_cache(maxsize=1)
def tokens() -> dict[str, dict[str, Any]]:
    """The token file."""
    loaded: dict[str, dict[str, Any]] = json.loads(resource("ui/tokens.json").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def sheet_template() -> str:
    """The style sheet with `@name` where a token goes."""
    return resource("ui/window.qss").read_text(encoding="utf-8")


class Theme(QObject):
    """The look in force. `changed` tells widgets that paint by hand to read their colours again."""

    changed = Signal()

    def __init__(self, scheme: str = "system", font_size: int = 0) -> None:
        super().__init__()
        self.asked = scheme if scheme in SCHEMES else "system"
        self.scale = fonts.Scale(font_size)
        self._types: dict[str, tuple[str, str]] = {"date": _DATE}
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def scheme(self) -> str:
        """light, dark or contrast."""
        if self.asked != "system":
            return self.asked
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def color(self, name: str, alpha: int = 255) -> QColor:
        """A colour by its token."""
        color = QColor(str(tokens()[self.scheme][name]))
        color.setAlpha(alpha)
        return color

    def number(self, name: str) -> int:
        """A number by its token."""
        return int(tokens()[self.scheme][name])

    def type_color(self, type_name: str, alpha: int = 255) -> QColor:
        """The colour of a record type."""
        colours = tokens()["colours"]
        shades = colours.get(self._types.get(type_name, _PLAIN)[0]) or colours[_PLAIN[0]]
        color = QColor(str(shades[self.scheme]))
        color.setAlpha(alpha)
        return color

    def type_line(self, type_name: str) -> str:
        """The underline style of a record type, so that colour never stands alone."""
        return self._types.get(type_name, _PLAIN)[1]

    def set_types(self, looks: Mapping[str, tuple[str, str]]) -> None:
        """Take each record type's colour and underline from the project's codebook."""
        self._types = {"date": _DATE, **looks}
        self.changed.emit()

    def set_scheme(self, scheme: str) -> None:
        """Change the look."""
        self.asked = scheme if scheme in SCHEMES else "system"
        self.apply()

    def set_font_size(self, more: int) -> None:
        """Make all text larger or smaller by so many pixels."""
        self.scale = fonts.Scale(more)
        self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet on the application."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        fonts.load()
        if app.style().objectName() != "fusion":
            app.setStyle(QStyleFactory.create("Fusion"))
        app.setPalette(self.palette())
        app.setFont(self.scale.sans(13))
        app.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def palette(self) -> QPalette:
        """The palette of the scheme."""
        palette = QPalette()
        role = QPalette.ColorRole
        for one, name in (
            (role.Window, "window"),
            (role.WindowText, "text"),
            (role.Base, "panel"),
            (role.AlternateBase, "field"),
            (role.Text, "text"),
            (role.Button, "button"),
            (role.ButtonText, "text"),
            (role.BrightText, "bad"),
            (role.Highlight, "selection"),
            (role.HighlightedText, "text"),
            (role.Link, "link"),
            (role.LinkVisited, "link"),
            (role.ToolTipBase, "tip"),
            (role.ToolTipText, "tip_text"),
            (role.PlaceholderText, "faint"),
            (role.Mid, "border"),
            (role.Accent, "accent"),
        ):
            palette.setColor(one, self.color(name))
        for one in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, one, self.color("faint", 150))
        return palette

    def style_sheet(self) -> str:
        """The style sheet with the scheme's colours."""
        text = sheet_template().replace("@arrow", resource(f"ui/arrow-{self.scheme}.svg").as_posix())
        for name in sorted(tokens()[self.scheme], key=len, reverse=True):
            text = text.replace(f"@{name}", str(tokens()[self.scheme][name]))
        for size in (11, 12, 13, 14, 15, 16, 20):
            text = text.replace(f"@px{size}", f"{size + self.scale.more}px")
        return text

    @Slot()
    def _system_changed(self) -> None:
        if self.asked == "system":
            self.apply()
