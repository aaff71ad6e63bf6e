"""Back and forth between places: a workspace with a source, record or claim in it."""

from __future__ import annotations

from dataclasses import dataclass

_KEPT = 100


@dataclass(frozen=True)
class Place:
    """Somewhere in the window."""

    workspace: str
    target: str = ""


class Trail:
    """The places one has been to, as a browser keeps them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The current place."""
        return self._places[self._at] if self._at >= 0 else None

    def visit(self, place: Place) -> None:
        """Note a new place; what lay ahead is dropped, and the same place twice is one."""
        here = self.here
        if here == place:
            return
        del self._places[self._at + 1 :]
        if here is not None and here.workspace == place.workspace and not here.target:
            self._places[self._at] = place
            return
        self._places.append(place)
        del self._places[:-_KEPT]
        self._at = len(self._places) - 1

    def can(self, by: int) -> bool:
        """Whether one can go back (-1) or forth (1)."""
        return 0 <= self._at + by < len(self._places)

    def go(self, by: int) -> Place | None:
        """Go back or forth; the place reached."""
        if not self.can(by):
            return None
        self._at += by
        return self._places[self._at]
