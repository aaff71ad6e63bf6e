"""Which records count as one while pairs are being scored: decisions first, then proposals that hold."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.resolve.model import Decision, ResolvableRecord


class Clusters:
    """A union of records that never joins what a curator has kept apart."""

    def __init__(self, records: Iterable[ResolvableRecord], decided: Iterable[Decision]) -> None:
        self.records = {r.id: r for r in records}
        self._parent = {i: i for i in self.records}
        self._members = {i: {i} for i in self.records}
        self._apart: dict[str, set[str]] = {}
        self.decided: set[tuple[str, str]] = set()
        for decision in decided:
            left, right = sorted((decision.left, decision.right))
            if left not in self.records or right not in self.records:
                continue
            self.decided.add((left, right))
            if decision.verdict == "same":
                self.join(left, right)
            elif decision.verdict == "not_same":
                self._apart.setdefault(left, set()).add(right)
                self._apart.setdefault(right, set()).add(left)

    def of(self, record_id: str) -> str:
        """The id that stands for the cluster of a record; an id unknown here stands for itself."""
        root = record_id
        while (above := self._parent.get(root, root)) != root:
            root = above
        return root

    def members(self, record_id: str) -> set[str]:
        """The ids of all records in the cluster of a record."""
        return self._members.get(self.of(record_id), {record_id})

    def same(self, one: str, other: str) -> bool:
        """Whether two records are in one cluster."""
        return self.of(one) == self.of(other)

    def forbidden(self, one: str, other: str) -> bool:
        """Whether joining two clusters would join what was decided not to be the same."""
        others = self.members(other)
        return any(self._apart.get(m, set()) & others for m in self.members(one))

    def join(self, one: str, other: str) -> None:
        """Make two clusters one; the smaller id stands for it."""
        low, high = sorted((self.of(one), self.of(other)))
        if low != high:
            self._parent[high] = low
            self._members[low] |= self._members.pop(high)
