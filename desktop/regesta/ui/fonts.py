"""The bundled fonts: Inter for the window, Noto Serif for the reader; sizes in pixels of the design."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from regesta.base.assets import resource

SANS = "Inter"
SERIF = "Noto Serif"

_loaded: list[int] = []


def load() -> None:
    """Register the bundled fonts, once."""
    if not _loaded:
        _loaded.extend(QFontDatabase.addApplicationFont(str(path)) for path in sorted(resource("fonts").glob("*.ttf")))


class Scale:
    """The text sizes, in pixels, with what the settings add."""

    def __init__(self, more: int = 0) -> None:
        self.more = more

    def sans(self, pixels: int = 13, *, bold: bool = False) -> QFont:
        """A font for the window."""
        return _font(SANS, pixels + self.more, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)

    def serif(self, pixels: int = 16, *, bold: bool = False) -> QFont:
        """A font for the reader."""
        return _font(SERIF, pixels + self.more, QFont.Weight.Bold if bold else QFont.Weight.Normal)


def _font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(8, pixels))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
