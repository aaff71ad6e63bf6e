"""What a curator enters for a property: its parts, its words, and what is wrong with it. The form's state.

The kinds of values parse and check; this module only gathers what the editors of one property hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.domain.codebook_types import PropertySpec
from regesta.domain.values import KINDS, EnumKind, ValueProblem

STATES = ("value", "not_said", "unknown", "none")
DATE_WAYS = ("on", "from–to", "within", "before", "after", "either")


@dataclass(frozen=True)
class Entered:
    """A value that may go to the project: one value, or members with a reading, or a state without a value."""

    value: Any = None
    members: tuple[str, ...] = ()
    reading: str | None = None
    value_state: str = "value"
    detail: dict[str, Any] | None = None


@dataclass(frozen=True)
class Problem:
    """Why what was typed cannot be taken."""

    text: str


@dataclass
class Chosen:
    """Records picked for a reference, in order, with their labels."""

    records: list[tuple[str, str]] = field(default_factory=list)
    reading: str = "all_of"

    def add(self, record: str, label: str) -> None:
        """Add one to the set, once."""
        if all(known != record for known, _ in self.records):
            self.records.append((record, label))

    def drop_last(self) -> None:
        """Take the last one out."""
        if self.records:
            self.records.pop()

    def entered(self) -> Entered | Problem:
        """One record as a value, several as a set."""
        ids = tuple(record for record, _ in self.records)
        if not ids:
            return Problem("choose a record, or press 0 for “not said”")
        if len(ids) == 1:
            return Entered(value=ids[0])
        return Entered(members=ids, reading=self.reading)


def enter_text(spec: PropertySpec, text: str) -> Entered | Problem:
    """What was typed as a value of the property."""
    if not text.strip():
        return Problem("write something, or press 0 for “not said”")
    try:
        kind = EnumKind([term.name for term in spec.terms]) if spec.kind == "enum" else KINDS[spec.kind]
        return Entered(value=kind.parse(text.strip()))
    except ValueProblem as problem:
        return Problem(str(problem))


def date_text(way: str, first: str, second: str) -> str:
    """The EDTF text of a date that was entered by a way: on, from–to, within, before, after, either."""
    one, two = first.strip(), second.strip()
    if way == "from–to":
        return f"{one or '..'}/{two or '..'}"
    if way == "within":
        return f"[{one}..{two}]"
    if way == "before":
        return f"[..{one}]"
    if way == "after":
        return f"[{one}..]"
    if way == "either":
        return "[" + ",".join(part for part in (one, *two.replace(" ", "").split(",")) if part) + "]"
    return one


def date_parts(edtf: str) -> tuple[str, str, str]:
    """The way, the first and the second part of an EDTF text: `[2024-04-21..2024-04-28]` is within, both days."""
    if edtf.startswith("[") and edtf.endswith("]"):
        inner = edtf[1:-1]
        if ".." in inner and "," not in inner:
            first, _, second = inner.partition("..")
            if first and second:
                return "within", first, second
            return ("before", second, "") if second else ("after", first, "")
        first, _, rest = inner.partition(",")
        return "either", first.strip(), rest.strip()
    if "/" in edtf:
        first, _, second = edtf.partition("/")
        return "from–to", first.replace("..", ""), second.replace("..", "")
    return "on", edtf, ""


def enter_date(spec: PropertySpec, way: str, first: str, second: str) -> Entered | Problem:
    """A date that was entered by a way."""
    needs_two = way in {"within", "either"}
    if not first.strip() and not (way == "from–to" and second.strip()):
        return Problem("write a date such as 2024-04-21, 2024-04 or 2024")
    if needs_two and not second.strip():
        return Problem("write both dates")
    return enter_text(spec, date_text(way, first, second))


def next_state(state: str) -> str:
    """What `0` makes of a value's state: round through not said, unknown, none, and back to a value."""
    return STATES[(STATES.index(state) + 1) % len(STATES)] if state in STATES else "not_said"


def clear_claims(claims: Sequence[Any]) -> list[str]:
    """Ids of the claims that `Space` takes: open, evidenced, agreeing with the rest, without a problem."""
    return [
        claim.id
        for claim in claims
        if claim.status == "proposed"
        and not claim.deferred
        and not claim.differs
        and not claim.problems
        and any(each.status != "rejected" for each in claim.evidence)
    ]
