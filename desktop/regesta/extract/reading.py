"""The immutable reading of one source that every step gets, and what a step gives back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from regesta.domain.claim import MentionKind
from regesta.domain.proposal import MentionDraft, ReadingRequest, RecordDraft
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.gazetteer import Country, Gazetteer
from regesta.extract.model import NamedEntity
from regesta.extract.sentences import Sentence, index_at


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text: code points, type and kind, the local key of its record, confidence 0 to 1, its step.

    `country` is the ISO code of the country that the words show (“Chinese foreign ministry”), if any.
    """

    start: int
    end: int
    type: str
    key: str | None
    kind: MentionKind = MentionKind.NAME
    confidence: float = 0.8
    step: str = "names"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class TitleSpan:
    """Words that give a person an office: the title, the person's key, the position's key (None: no office)."""

    start: int
    end: int
    person: str
    position: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that names a mechanism, with its round, if any.

    `ordinal` is the number said; `relation` is previous, next or new where a word counts from another round.
    `parties` are names of countries and organisations; `name` is the phrase without the words of the round.
    """

    start: int
    end: int
    name_start: int
    name: str
    parties: tuple[str, ...] = ()
    content: frozenset[str] = frozenset()
    ordinal: int | None = None
    relation: str | None = None
    definite: bool = True
    key: str | None = None
    regular: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A visit, meeting or round as later steps need it: its record, where it is told, who, when, where."""

    key: str
    type: str
    start: int
    end: int
    people: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    mechanism: str | None = None
    ordinal: int | None = None
    held: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """What one step adds."""

    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    titles: tuple[TitleSpan, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    events: tuple[Event, ...] = ()
    records: tuple[RecordDraft, ...] = ()
    mentions: tuple[MentionDraft, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One source: its request, sentences, named entities of the model, and all that earlier steps found.

    Code points everywhere; `furniture` are the spans of boilerplate, from which no claims are read.
    """

    request: ReadingRequest
    gazetteer: Gazetteer
    sentences: tuple[Sentence, ...]
    furniture: tuple[tuple[int, int], ...] = ()
    model_entities: tuple[NamedEntity, ...] = ()
    home: tuple[Country, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    titles: tuple[TitleSpan, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    events: tuple[Event, ...] = ()
    records: tuple[RecordDraft, ...] = ()
    mentions: tuple[MentionDraft, ...] = field(default=())

    @property
    def text(self) -> str:
        """The canonical text of the source."""
        return self.request.text

    @property
    def anchor(self) -> str | None:
        """The EDTF date that relative dates are read against, or None."""
        return self.request.published_on

    def adding(self, found: Found) -> Reading:
        """A reading with what a step found, entities and times in order."""
        return replace(
            self,
            entities=tuple(sorted((*self.entities, *found.entities), key=lambda e: (e.start, -e.end))),
            times=tuple(sorted((*self.times, *found.times), key=lambda t: (t.start, -t.end))),
            titles=(*self.titles, *found.titles),
            phrases=(*self.phrases, *found.phrases),
            events=(*self.events, *found.events),
            records=(*self.records, *found.records),
            mentions=(*self.mentions, *found.mentions),
        )

    def boilerplate(self, start: int) -> bool:
        """Whether a code point lies in page furniture."""
        return any(low <= start < high for low, high in self.furniture)

    @cached_property
    def article(self) -> tuple[Sentence, ...]:
        """The sentences outside page furniture."""
        return tuple(s for s in self.sentences if not self.boilerplate(s.start))

    def sentence(self, offset: int) -> Sentence:
        """The sentence around a code point."""
        return self.sentences[index_at(self.sentences, offset)]

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """The span of the sentence around a code point; the whole text where there are no sentences."""
        if not self.sentences:
            return 0, len(self.text)
        found = self.sentence(offset)
        return (
            (found.start, found.end) if found.start <= offset < found.end else (offset, min(len(self.text), offset + 1))
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [e.start for e in self.entities]

    def within(self, start: int, end: int, *types: str) -> list[Entity]:
        """The entities that lie in a span, of the types named (all where none is)."""
        low = bisect_left(self._starts, start)
        out = []
        for entity in self.entities[low:]:
            if entity.start >= end:
                break
            if entity.end <= end and (not types or entity.type in types):
                out.append(entity)
        return out

    def times_in(self, start: int, end: int) -> list[TimeExpression]:
        """The time expressions that lie in a span."""
        return [t for t in self.times if start <= t.start and t.end <= end]

    @cached_property
    def labels(self) -> dict[str, str]:
        """Labels of the records by local key."""
        return {r.key: r.label for r in self.records}

    @cached_property
    def types(self) -> dict[str, str]:
        """Types of the records by local key."""
        return {r.key: r.type for r in self.records}


Step = Callable[[Reading], Found]
