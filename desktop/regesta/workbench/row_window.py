"""A page cache over a list that is too long to load: a fixed count, and pages that are fetched when shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

PAGE = 128
KEPT = 32


class RowWindow(Generic[T]):
    """Rows by number; asks for a page once, and drops the pages that were used longest ago."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self.generation = 0
        self._pages: OrderedDict[int, tuple[T, ...]] = OrderedDict()
        self._asked: set[int] = set()

    def reset(self, count: int) -> None:
        """Start over with another count; pages still on their way belong to the old generation."""
        self.count = count
        self.generation += 1
        self._pages.clear()
        self._asked.clear()

    def row(self, number: int) -> T | None:
        """A row; None where its page is not here yet."""
        page = self._pages.get(number // PAGE)
        if page is None:
            return None
        self._pages.move_to_end(number // PAGE)
        offset = number % PAGE
        return page[offset] if offset < len(page) else None

    def wanted(self, number: int) -> int | None:
        """The page to fetch for a row; None where it is here or already asked for."""
        page = number // PAGE
        if page in self._pages or page in self._asked or not 0 <= number < self.count:
            return None
        self._asked.add(page)
        return page

    def fill(self, page: int, rows: Sequence[T], generation: int) -> range | None:
        """Keep a page; the numbers of its rows, or None where it came too late."""
        if generation != self.generation:
            return None
        self._asked.discard(page)
        self._pages[page] = tuple(rows)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return range(page * PAGE, min(self.count, page * PAGE + len(rows)))
