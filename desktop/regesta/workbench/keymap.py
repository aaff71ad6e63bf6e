"""Which keys do what: the shipped keys, a person's own, and where two would meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WINDOW = "window"


@dataclass(frozen=True)
class KeyUse:
    """An action's keys as the catalogue has them; `scope` is the window or one workspace."""

    action: str
    scope: str
    keys: tuple[str, ...]


def effective(uses: Sequence[KeyUse], own: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The keys of each action: a person's own where given (several apart by spaces; empty for none)."""
    return {use.action: tuple(own[use.action].split()) if use.action in own else use.keys for use in uses}


def conflicts(uses: Sequence[KeyUse], own: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Keys that two actions share where both can act: (key, action, action)."""
    keys = effective(uses, own)
    found: list[tuple[str, str, str]] = []
    for number, one in enumerate(uses):
        for other in uses[number + 1 :]:
            if one.scope != other.scope and WINDOW not in {one.scope, other.scope}:
                continue
            shared = sorted(set(keys[one.action]) & set(keys[other.action]))
            found.extend((key, one.action, other.action) for key in shared)
    return found
