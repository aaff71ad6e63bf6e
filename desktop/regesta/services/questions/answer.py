"""What an answer is made of, and the words and evidence that its rows carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from regesta.domain.claim import Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem
from regesta.domain.values import EdtfDate, ValueProblem

NO_SOURCE = "no source tells"


@dataclass(frozen=True)
class Words:
    """Words of a source that carry a row; `start` and `end` in code points."""

    source: str
    title: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Row:
    """One line of an answer, its evidence, and the claims it rests on."""

    cells: tuple[str, ...]
    evidence: tuple[Words, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """An answer: columns, rows, and notes on what no source tells."""

    question: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether no source tells anything."""
        return not self.rows


class Reader:
    """Reads things (clusters) out of a dataset: labels, claims of all members, evidence."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def things(self, type_name: str) -> list[str]:
        """The clusters of a type, by id."""
        return sorted({self.dataset.clusters.id_of(record.id) for record in self.dataset.of_type(type_name)})

    def label(self, record: str) -> str:
        """The label of a record's cluster."""
        found = self.dataset.records.get(self.dataset.clusters.id_of(record)) or self.dataset.records.get(record)
        return found.label if found else record

    def claims(self, record: str, prop: str) -> list[Claim]:
        """The standing claims of a property over all members."""
        return [c for member in self.dataset.clusters.members(record) for c in self.dataset.standing(member, prop)]

    def targets(self, record: str, prop: str) -> list[str]:
        """The clusters that a reference property leads to, sets included."""
        found = [t for c in self.claims(record, prop) for t in (c.members or (str(c.value),))]
        return list(dict.fromkeys(self.dataset.clusters.id_of(target) for target in found))

    def names(self, record: str) -> set[str]:
        """Label and names over all members, folded."""
        named = {self.label(record).casefold()}
        for prop in ("name", "title", "label"):
            named |= {str(claim.value).casefold() for claim in self.claims(record, prop)}
        return named

    def find(self, text: str, *types: str) -> list[str]:
        """Clusters that a person means: the id, else the exact name, else every word of it in one name."""
        if text in self.dataset.records:
            return [self.dataset.clusters.id_of(text)]
        wanted = text.casefold().strip()
        every = [(thing, self.names(thing)) for type_name in types for thing in self.things(type_name)]
        exact = [thing for thing, names in every if wanted in names]
        words = wanted.replace(",", " ").split()
        return exact or [thing for thing, names in every if any(all(w in name for w in words) for name in names)]

    def through(self, claims: Iterable[Claim]) -> str:
        """On whose word claims rest, outermost first: their chains, and who makes the statements they stand in."""
        said: list[str] = []
        for claim in claims:
            for each in claim.evidence:
                links = [link.text or self.label(link.record or "") for link in each.chain]
                said += [" → ".join(links)] if links else []
                spans = self._spoken.get(each.source, ()) if claim.record not in self._statements else ()
                said += [who for start, end, who in spans if start <= each.start and each.end <= end]
        return shown(said)

    @cached_property
    def _statements(self) -> set[str]:
        return {record.id for record in self.dataset.of_type("statement")}

    @cached_property
    def _spoken(self) -> dict[str, list[tuple[int, int, str]]]:
        """By source: where a statement stands, and whose it is."""
        found: dict[str, set[tuple[int, int, str]]] = {}
        for record in sorted(self._statements):
            who = shown(self.label(target) for target in self.targets(record, "speaker"))
            for claim in self.dataset.standing(record):
                for each in claim.evidence:
                    if who:
                        found.setdefault(each.source, set()).add((each.start, each.end, who))
        return {source: sorted(spans) for source, spans in found.items()}

    def sources(self, claims: Iterable[Claim]) -> str:
        """The labels of the sources of claims."""
        return shown(self.label(source) for source in sorted({e.source for c in claims for e in c.evidence}))

    def doubts(self, rules: Iterable[Callable[[Dataset], Iterator[Problem]]], records: Iterable[str]) -> list[str]:
        """What checks say of some records: an answer is given with the doubts about it."""
        wanted = set(records)
        return [each.message for rule in rules for each in rule(self.dataset) if each.record in wanted]

    def words(self, claims: Iterable[Claim]) -> tuple[Words, ...]:
        """The standing evidence of claims, each span once, by source and place."""
        found = {}
        for claim in claims:
            for each in claim.evidence:
                if each.status is not Status.REJECTED:
                    title = self.label(each.source)
                    found[each.source, each.start, each.end] = Words(
                        each.source, title, each.start, each.end, each.quote
                    )
        return tuple(found[key] for key in sorted(found))

    def row(self, cells: Iterable[str], claims: Iterable[Claim]) -> Row:
        """A row with the evidence of the claims it rests on."""
        claims = list(claims)
        return Row(tuple(cells), self.words(claims), tuple(dict.fromkeys(claim.id for claim in claims)))


def date(value: object) -> EdtfDate | None:
    """A date, or None where it is none."""
    try:
        return EdtfDate.parse(str(value))
    except ValueProblem:
        return None


def shown(values: Iterable[object]) -> str:
    """Values on one line, each once."""
    return ", ".join(dict.fromkeys(str(value) for value in values))
