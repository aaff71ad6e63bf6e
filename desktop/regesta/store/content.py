"""Texts and original bytes, by their SHA-256."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from regesta.store.by_id import chunks
from regesta.store.tables import ContentRow, SourceRow

PARTIAL = "partial:"
"""Before the hash of a text of which only excerpts are known, blank between them."""


def text_of(session: Session, row: SourceRow) -> str:
    """A source's canonical text; blank where an imported bundle held only excerpts."""
    return texts_of(session, [row.text_sha256]).get(row.text_sha256, ("", False))[0]


def texts_of(session: Session, digests: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Texts by hash, each with whether it is whole."""
    found: dict[str, tuple[str, bool]] = {}
    for chunk in chunks(name for digest in digests for name in (PARTIAL + digest, digest)):
        for name, data in session.execute(
            select(ContentRow.sha256, ContentRow.data).where(ContentRow.sha256.in_(chunk))
        ):
            whole = not name.startswith(PARTIAL)
            digest = name.removeprefix(PARTIAL)
            if whole or digest not in found:
                found[digest] = data.decode("utf-8"), whole
    return found


def bytes_of(session: Session, digest: str) -> bytes | None:
    """What lies under a hash, or None."""
    return session.scalar(select(ContentRow.data).where(ContentRow.sha256 == digest))


def keep(session: Session, digest: str, data: bytes) -> None:
    """Keep bytes under their hash; what is there stays."""
    if session.get(ContentRow, digest) is None:
        session.add(ContentRow(sha256=digest, data=data))


def keep_text(session: Session, digest: str, text: str, *, whole: bool) -> None:
    """Keep a text under its hash; excerpts of it only where nothing better is there."""
    if whole or session.get(ContentRow, digest) is None:
        keep(session, digest if whole else PARTIAL + digest, text.encode("utf-8"))
