"""Sources: rows, passages, versions, likenesses; added with their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from regesta.base.errors import BadInput
from regesta.domain.dataset import SourceDocument
from regesta.domain.source import Passage, PassageKind
from regesta.store import content
from regesta.store.by_id import rows_by
from regesta.store.tables import PassageRow, SourceRow


@dataclass(frozen=True)
class Arrival:
    """How a source came in.

    Attributes:
        at: when (UTC).
        reader: name and version of what read it.
        encoding: of its bytes; None where the format settles it, or where nobody knows.
        original: its bytes, where they are there.
        found: what was worked out besides (likenesses, signature), or None.
    """

    at: str
    reader: str
    encoding: str | None = None
    original: bytes | None = None
    found: dict[str, Any] | None = None


def source_row(session: Session, source: str) -> SourceRow:
    """A source's row.

    Raises:
        BadInput: there is no such source.
    """
    row = session.get(SourceRow, source)
    if row is None:
        raise BadInput("source_missing", id=source)
    return row


def source_rows(session: Session) -> list[SourceRow]:
    """All sources, by id."""
    return list(session.scalars(select(SourceRow).order_by(SourceRow.id)))


def source_ids(session: Session) -> list[str]:
    """The ids of all sources, sorted."""
    return list(session.scalars(select(SourceRow.id).order_by(SourceRow.id)))


def sources_by_id(session: Session, ids: Iterable[str]) -> dict[str, SourceRow]:
    """The rows of those ids that are there."""
    return {row.id: row for row in rows_by(session, SourceRow, SourceRow.id, ids)}


def is_source(session: Session, source: str) -> bool:
    """Whether there is such a source."""
    return session.get(SourceRow, source) is not None


def source_of_file(session: Session, file_sha256: str) -> str | None:
    """The id of a source of the same bytes, or None."""
    return session.scalar(select(SourceRow.id).where(SourceRow.file_sha256 == file_sha256).limit(1))


def latest_version(session: Session, url: str, text_sha256: str) -> SourceRow | None:
    """The latest source of an address that has another text than this one, or None."""
    other = select(SourceRow).where(SourceRow.url == url, SourceRow.text_sha256 != text_sha256)
    return session.scalar(other.order_by(SourceRow.version.desc()).limit(1))


def newer_version(session: Session, source: str) -> str | None:
    """The id of the version that came after this one, or None."""
    return session.scalar(select(SourceRow.id).where(SourceRow.previous == source).limit(1))


def same_text(session: Session, row: SourceRow) -> list[SourceRow]:
    """Other sources of the same text."""
    same = select(SourceRow).where(SourceRow.text_sha256 == row.text_sha256, SourceRow.id != row.id)
    return list(session.scalars(same))


def likenesses(row: SourceRow) -> list[tuple[str, float]]:
    """Sources found like this one when it was added, with their scores."""
    return [(entry["source"], float(entry["score"])) for entry in (row.extracted or {}).get("similar", ())]


def passages(session: Session, source: str) -> tuple[Passage, ...]:
    """The passages of one source, in order."""
    return passages_by_source(session, [source]).get(source, ())


def passages_by_source(session: Session, sources: Iterable[str]) -> dict[str, tuple[Passage, ...]]:
    """The passages of some sources, in order, by source."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in rows_by(session, PassageRow, PassageRow.source, sources):
        found[row.source].append(Passage(start=row.start, end=row.end, kind=PassageKind(row.kind)))
    return {source: tuple(sorted(each, key=lambda p: p.start)) for source, each in found.items()}


def add_source(session: Session, document: SourceDocument, arrival: Arrival) -> None:
    """Add a source with its text, its passages and, where given, its bytes."""
    content.keep_text(session, document.text_sha256, document.text, whole=document.complete)
    if arrival.original is not None:
        content.keep(session, document.file_sha256, arrival.original)
    row = SourceRow(
        id=document.id,
        file_name=document.file_name,
        media_type=document.media_type,
        bytes=document.bytes,
        encoding=arrival.encoding,
        file_sha256=document.file_sha256,
        text_sha256=document.text_sha256,
        characters=document.characters,
        language=document.language,
        reader=arrival.reader,
        state=document.state,
        version=document.version,
        previous=document.previous,
        url=document.url,
        added_at=arrival.at,
        extracted=arrival.found,
    )
    session.add(row)
    session.flush()
    values = [{"source": row.id, "start": p.start, "end": p.end, "kind": p.kind.value} for p in document.passages]
    if values:
        session.execute(insert(PassageRow), values)


def begin_review(session: Session, sources: Iterable[str]) -> None:
    """Sources that are new, or have changed, are in review from the first decision in them."""
    for row in sources_by_id(session, sources).values():
        if row.state in ("new", "changed"):
            row.state = "in_review"


def note_extraction(session: Session, source: str, steps: dict[str, str], anchor: str | None) -> None:
    """Note on a source which steps ran over it, against which date."""
    row = source_row(session, source)
    row.extracted = {**(row.extracted or {}), "steps": steps, "anchor": anchor}
