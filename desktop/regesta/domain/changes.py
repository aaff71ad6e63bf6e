"""What a step changed, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ChangeSet:
    """Ids by kind ("source", "record", "claim", "evidence", "mention", "judgement", "note", …) after a step.

    `label` names the step in words; `seq` is its number in the history; `origin` says who asked (a view's
    name), so that a view can ignore its own change; `detail` lists in words what came along.
    """

    label: str
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    origin: str = ""
    seq: int = 0
    detail: tuple[str, ...] = ()

    def touches(self, *kinds: str) -> bool:
        """Whether anything of one of these kinds changed."""
        return any(self.ids.get(kind) for kind in kinds)
