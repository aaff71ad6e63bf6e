"""Make records and mentions from what a curator selects; link, relabel, mark all other occurrences."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.base.ids import random_id
from regesta.domain.claim import Basis, MentionKind, Reading, Status
from regesta.domain.model import Mention, Origin, OriginKind, Record
from regesta.services.commands.claims import NewValue, checked, curator_claim, insert_claim, make_evidence, source_text
from regesta.services.project import Step, refuse
from regesta.store.mentions import add_mentions, mention_row, remove_mention, spans_of
from regesta.store.records import add_record, record_row

_NAMING = ("name", "title", "label", "text")


def new_mention(step: Step, source: str, start: int, end: int, type_name: str, record: str | None) -> None:
    """Add a curator's accepted mention.

    Raises:
        BadInput: the span is not one of the source's text.
    """
    text = source_text(step, source)
    if not 0 <= start < end <= len(text):
        raise refuse("span_outside", start=start, end=end, characters=len(text))
    made = Mention(
        id=random_id("mention"),
        source=source,
        start=start,
        end=end,
        quote=text[start:end],
        type=type_name,
        kind=MentionKind.NAME,
        record=record,
        status=Status.ACCEPTED,
        origin=Origin(kind=OriginKind.CURATOR, name=step.curator),
    )
    add_mentions(step.session, [made])


@dataclass(frozen=True)
class CreateRecord:
    """A new accepted record with a name; from a selection, with its mention and its evidence."""

    type: str
    name: str
    source: str | None = None
    start: int | None = None
    end: int | None = None

    def label(self) -> str:
        """Its name."""
        return f"New {self.type}: {self.name}"

    def apply(self, step: Step) -> None:
        """Do it."""
        if not step.codebook.has_type(self.type):
            raise refuse("type_missing", type=self.type)
        name = " ".join(self.name.split())  # a selection may run over a line's end
        if not name:
            raise refuse("name_empty")
        spec = step.codebook.type(self.type)
        origin = Origin(kind=OriginKind.CURATOR, name=step.curator)
        fresh = Record(id=random_id(self.type), type=self.type, label=name, status=Status.ACCEPTED, origin=origin)
        record = add_record(step.session, fresh)
        naming = next((name for name in _NAMING if spec.has(name)), None)
        spanned = self.source is not None and self.start is not None and self.end is not None
        if naming is not None:
            new = checked(step, record, naming, NewValue(value=name))
            basis = Basis.STATED if spanned else Basis.CURATOR
            claim = curator_claim(step, record, naming, new, basis=basis, reason=None)
            if self.source is not None and self.start is not None and self.end is not None:
                evidence = make_evidence(step, claim.id, self.source, self.start, self.end)
                claim = claim.model_copy(update={"evidence": (evidence,)})
            insert_claim(step, record, claim)
        if self.source is not None and self.start is not None and self.end is not None:
            new_mention(step, self.source, self.start, self.end, self.type, record.id)


@dataclass(frozen=True)
class AddMention:
    """Mark a span as a mention of a type, linked to a record or to none."""

    source: str
    start: int
    end: int
    type: str
    record: str | None = None

    def label(self) -> str:
        """Its name."""
        return f"Mark {self.type}"

    def apply(self, step: Step) -> None:
        """Do it."""
        if self.record is not None:
            record_row(step.session, self.record)
        new_mention(step, self.source, self.start, self.end, self.type, self.record)


@dataclass(frozen=True)
class LinkMention:
    """Say which record a mention means; `also` makes it a set, read as *all of* unless `reading` says otherwise."""

    mention: str
    record: str | None
    also: tuple[str, ...] = ()
    reading: str = "all_of"

    def label(self) -> str:
        """Its name."""
        return "Link mention"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = mention_row(step.session, self.mention)
        for target in (self.record, *self.also):
            if target is not None:
                record_row(step.session, target)
        if self.also and self.record is not None:
            row.record, row.members, row.reading = None, [self.record, *self.also], Reading(self.reading).value
        else:
            row.record, row.members, row.reading = self.record, None, None
        row.status = Status.ACCEPTED.value
        step.name(f"Link “{row.quote}”")


@dataclass(frozen=True)
class RemoveMention:
    """Take a mention away: a curator's own is deleted, a proposed one is rejected and not asked again."""

    mention: str

    def label(self) -> str:
        """Its name."""
        return "Remove mention"

    def apply(self, step: Step) -> None:
        """Do it."""
        row = mention_row(step.session, self.mention)
        step.name(f"Remove mention “{row.quote}”")
        if row.origin["kind"] == OriginKind.CURATOR.value:
            remove_mention(step.session, row.id)
        else:
            row.status = Status.REJECTED.value


@dataclass(frozen=True)
class MarkOccurrences:
    """Mark the spans given (start, end in code points) as mentions of a record; those marked already stay."""

    source: str
    record: str
    spans: tuple[tuple[int, int], ...]

    def label(self) -> str:
        """Its name."""
        return f"Mark {len(self.spans)} occurrences"

    def apply(self, step: Step) -> None:
        """Do it."""
        record = record_row(step.session, self.record)
        taken = spans_of(step.session, self.source, record.id)
        for start, end in self.spans:
            if (start, end) not in taken:
                new_mention(step, self.source, start, end, record.type, record.id)
