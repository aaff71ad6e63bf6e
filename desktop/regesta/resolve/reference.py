"""What the reference list of bodies says of a name: which bodies of the world go by it, in full or for short."""

from __future__ import annotations

from functools import cache, lru_cache

from regesta.resolve.wording import fold, listed_bodies

_FULL, _ONE_SHORT, _SHARED_SHORT = 0.92, 0.8, 0.55


@cache
def _named() -> dict[str, dict[str, bool]]:
    """Folded name to the bodies (their own names, folded) that bear it, and whether it is a short form for each."""
    table: dict[str, dict[str, bool]] = {}
    for row in listed_bodies():
        body = fold(f"{row['name']} {row.get('country', '')}")
        for name in (row["name"], *row.get("aliases", ())):
            table.setdefault(fold(name), {})[body] = False
        for name in row.get("short", ()):
            table.setdefault(fold(name), {}).setdefault(body, True)
    return table


@lru_cache(maxsize=65536)
def bodies(name: str) -> frozenset[str]:
    """Keys of the listed bodies that a name may mean; empty for a name that the list does not have."""
    return frozenset(_named().get(fold(name), ()))


def listed_together(one: str, other: str) -> float | None:
    """How sure the list is that two names mean one body (0–1); None where it does not say so.

    A short form that several bodies bear (“Politburo”) tells less than one that a single body has.
    """
    shared = bodies(one) & bodies(other)
    if not shared or fold(one) == fold(other):
        return None
    short = [n for n in (one, other) if all(_named()[fold(n)][b] for b in shared)]
    if not short:
        return _FULL
    return _SHARED_SHORT if any(len(bodies(n)) > 1 for n in short) else _ONE_SHORT
