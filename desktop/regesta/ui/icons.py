"""The few Lucide icons, drawn in the colour that the theme asks for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from regesta.base.assets import resource


@lru_cache(maxsize=256)
def pixmap(name: str, color: str, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels."""
    svg = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    edge = round(size * ratio)
    image = QImage()
    svg = svg.replace('width="24"', f'width="{edge}"', 1).replace('height="24"', f'height="{edge}"', 1)
    image.loadFromData(QByteArray(svg.encode()), "SVG")
    if image.size() != QSize(edge, edge):
        image = image.scaled(edge, edge, mode=Qt.TransformationMode.SmoothTransformation)
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """An icon for a button or a menu, sharp on dense screens too."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, color.name(), size, ratio))
    return made
