"""The queue of sources: which are shown, in what order, which is read now, and how far the work is."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.services.views import SourceRow

DONE = frozenset({"finished", "set_aside"})


class SourceQueue:
    """Rows as the project gives them, narrowed by a filter; the current source stays current where it can."""

    def __init__(self) -> None:
        self._rows: tuple[SourceRow, ...] = ()
        self._needle = ""
        self._state = "all"
        self.current: str | None = None

    def replace(self, rows: Sequence[SourceRow]) -> None:
        """Take the rows of a fresh read."""
        self._rows = tuple(rows)
        if self.current not in {row.id for row in self._rows}:
            self.current = None

    def narrow(self, needle: str | None = None, state: str | None = None) -> None:
        """Show only rows whose title, file name, publisher or date holds each word, and of one state."""
        self._needle = self._needle if needle is None else needle
        self._state = self._state if state is None else state

    @property
    def all(self) -> tuple[SourceRow, ...]:
        """Every source."""
        return self._rows

    @property
    def rows(self) -> list[SourceRow]:
        """The sources to show."""
        words = self._needle.casefold().split()
        return [row for row in self._rows if self._of_state(row) and all(word in _haystack(row) for word in words)]

    def _of_state(self, row: SourceRow) -> bool:
        if self._state == "all":
            return True
        return (row.state not in DONE) if self._state == "open" else row.state == self._state

    @property
    def reviewed(self) -> int:
        """How many sources are finished or set aside."""
        return sum(row.state in DONE for row in self._rows)

    @property
    def left(self) -> int:
        """Claims left to decide in all sources."""
        return sum(row.left for row in self._rows)

    def row(self, source: str | None) -> SourceRow | None:
        """The row of a source."""
        return next((row for row in self._rows if row.id == source), None)

    def index(self) -> int:
        """Where the current source stands among those shown; -1 where it is not."""
        return next((number for number, row in enumerate(self.rows) if row.id == self.current), -1)

    def step(self, by: int) -> str | None:
        """The source so many rows on from the current one, without wrapping; None at the end."""
        rows = self.rows
        target = self.index() + by if self.index() >= 0 else 0
        return rows[target].id if 0 <= target < len(rows) else None

    def next_open(self) -> str | None:
        """The next source that is not done, from the current one on and round to it."""
        rows = self.rows
        start = self.index() + 1
        for row in [*rows[start:], *rows[:start]]:
            if row.state not in DONE and row.id != self.current:
                return row.id
        return None

    def first(self) -> str | None:
        """The source to open at first: one in review, else the first that is not done, else the first."""
        for wanted in ({"in_review"}, {"changed", "new"}):
            for row in self._rows:
                if row.state in wanted:
                    return row.id
        return self._rows[0].id if self._rows else None


def _haystack(row: SourceRow) -> str:
    return " ".join((row.title, row.file_name, row.publisher or "", row.published_on or "")).casefold()
