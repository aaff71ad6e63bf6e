"""What a source tells of one round, while it is collected: the record under way, and where its phrases lie."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from regesta.domain.claim import EventStatus
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.drafting import key
from regesta.extract.masking import Masked
from regesta.extract.reading import Entity, Event, Phrase, Reading


@dataclass
class Round:
    """What a source tells of one round, while it is collected. `counted` is the phrase that it is counted from."""

    mechanism: str
    ordinal: int | None
    phrases: list[Phrase] = field(default_factory=list)
    counted: str | None = None
    time: TimeExpression | None = None
    place: Entity | None = None
    people: dict[str, tuple[Entity, str]] = field(default_factory=dict)
    inviter: Entity | None = None
    statuses: dict[EventStatus, tuple[int, int]] = field(default_factory=dict)
    visit: Event | None = None
    journey: TimeExpression | None = None
    """When someone sets out to it: the day of the round where nothing tells its own."""

    @property
    def key(self) -> str:
        """The local key of the round's record."""
        when = (self.time.value if self.time else self.counted) if self.ordinal is None else None
        return key("round", self.mechanism, self.ordinal, when)


def first_told(reading: Reading, mechanism: str) -> int | None:
    """The number of the round that the text tells first, which is mostly the one that it is about."""
    return next((p.ordinal for p in reading.phrases if p.key == mechanism and p.ordinal is not None), None)


def where_told(masked: Masked, phrase: Phrase) -> tuple[int, int]:
    """Where a phrase, or the words of a clause that stand for it, lie in a masked sentence."""
    for match in re.finditer(r"<M(\d+)>", masked.text):
        item = masked.items[int(match[1])]
        if isinstance(item, Phrase) and item.start <= phrase.start < item.end:
            return match.span()
    return masked.at(phrase.start), masked.at(phrase.end)
