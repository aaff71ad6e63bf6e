"""Code points into Qt's UTF-16 positions and back; the one place that does it.

Qt counts UTF-16 units, the program counts code points; they differ after each character above U+FFFF.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_BMP = 0xFFFF


class Positions:
    """Both ways for one text. A text without characters above U+FFFF costs nothing."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        astral = self.units != self.length
        self._points = [at for at, character in enumerate(text) if ord(character) > _BMP] if astral else []
        self._low = [at + number + 1 for number, at in enumerate(self._points)]

    def to_qt(self, point: int) -> int:
        """The UTF-16 position of a code point's position (0 to the text's length)."""
        if not 0 <= point <= self.length:
            raise IndexError(f"code point {point} lies outside 0..{self.length}")
        return point + bisect_left(self._points, point)

    def from_qt(self, unit: int) -> int:
        """The code point's position at a UTF-16 position; inside a pair, that of the pair's character."""
        if not 0 <= unit <= self.units:
            raise IndexError(f"UTF-16 position {unit} lies outside 0..{self.units}")
        return unit - bisect_right(self._low, unit)
