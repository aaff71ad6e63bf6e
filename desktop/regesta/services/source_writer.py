"""Writing one source that was read: its row and text, and what is known of it as claims on its own record."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.base.ids import derived_id
from regesta.domain.claim import Basis, Status
from regesta.domain.dataset import SourceDocument
from regesta.domain.model import Claim, Decision, Evidence, Origin, OriginKind, Record
from regesta.domain.span import context
from regesta.ingest.likeness import Fingerprint, Likeness, find_alike
from regesta.ingest.reading import MetadataDraft, ReadSource
from regesta.services.project import Project
from regesta.store.claims import add_claims
from regesta.store.records import add_record
from regesta.store.sources import Arrival, add_source, latest_version, source_rows
from regesta.store.tables import SourceRow
from regesta.store.work import Session

Facts = list[tuple[str, str]]
"""What a curator says of a source: property and value, a property of many values several times."""


@dataclass(frozen=True)
class WrittenSource:
    """A new source: its id, the version before it, and the sources like it with their scores."""

    id: str
    previous: str | None
    similar: tuple[tuple[str, float], ...]


class SourceWriter:
    """Writes one source: row, texts, passages, and what is known of it as claims on its own record."""

    def __init__(self, project: Project, session: Session, read: ReadSource, data: bytes) -> None:
        self._project = project
        self._session = session
        self._read = read
        self._data = data
        self.id = derived_id("source", read.file_sha256)

    def write(self, facts: Facts) -> WrittenSource:
        """Write it; the curator's `facts` outweigh what was read from the file."""
        read = self._read
        url = dict(facts).get("url") or self._found("url")
        previous = latest_version(self._session, url, read.text_sha256) if url else None
        similar = self._similar(previous)
        add_source(self._session, self._document(url, previous), self._arrival(similar))
        self._record(facts)
        return WrittenSource(
            self.id, previous.id if previous else None, tuple((each.source, each.score) for each in similar)
        )

    def _found(self, prop: str) -> str | None:
        """What the reader found of a property first."""
        return next((each.value for each in self._read.metadata if each.property == prop), None)

    def _document(self, url: str | None, previous: SourceRow | None) -> SourceDocument:
        read = self._read
        return SourceDocument(
            id=self.id,
            file_name=read.file_name,
            media_type=read.media_type,
            bytes=len(self._data),
            file_sha256=read.file_sha256,
            text_sha256=read.text_sha256,
            characters=len(read.text),
            language=read.language,
            state="new" if previous is None else "changed",
            version=previous.version + 1 if previous else 1,
            previous=previous.id if previous else None,
            url=url,
            text=read.text,
            passages=read.passages,
        )

    def _arrival(self, similar: tuple[Likeness, ...]) -> Arrival:
        found = {
            "similar": [{"source": each.source, "score": each.score} for each in similar],
            "signature": list(self._read.signature),
        }
        return Arrival(
            at=self._project.now(),
            reader=self._read.reader,
            encoding=self._read.encoding,
            original=self._data,
            found=found,
        )

    def _similar(self, previous: SourceRow | None) -> tuple[Likeness, ...]:
        """Sources like this one; the version before it is no likeness."""
        others = [
            Fingerprint(
                source=row.id,
                file_sha256=row.file_sha256,
                text_sha256=row.text_sha256,
                signature=tuple((row.extracted or {}).get("signature", ())),
            )
            for row in source_rows(self._session)
            if previous is None or row.id != previous.id
        ]
        read = self._read
        new = Fingerprint(
            source=self.id, file_sha256=read.file_sha256, text_sha256=read.text_sha256, signature=read.signature
        )
        return find_alike(new, others)

    def _record(self, facts: Facts) -> None:
        """The source's own record: metadata as proposed claims with evidence, the curator's word as accepted ones."""
        codebook, read = self._project.codebook, self._read
        reader = Origin(kind=OriginKind.EXTRACTOR, name="metadata", version=read.reader)
        title = dict(facts).get("title") or self._found("title")
        label = str(title or read.file_name)
        add_record(self._session, Record(id=self.id, type="source", label=label, status=Status.ACCEPTED, origin=reader))
        claims = [
            self._read_claim(m, reader)
            for m in read.metadata
            if m.property not in dict(facts) and codebook.type("source").has(m.property)
        ]
        claims += [self._given_claim(name, value) for name, value in facts if codebook.type("source").has(name)]
        unique = {claim.id: claim for claim in claims}
        add_claims(self._session, codebook, {self.id: "source"}, list(unique.values()))

    def _read_claim(self, found: MetadataDraft, origin: Origin) -> Claim:
        claim_id = derived_id("claim", self.id, found.property, found.value)
        evidence: tuple[Evidence, ...] = ()
        if found.span is not None:
            start, end = found.span.start, found.span.end
            prefix, suffix = context(self._read.text, start, end)
            evidence = (
                Evidence(
                    id=derived_id("evidence", claim_id, self.id, start, end),
                    claim=claim_id,
                    source=self.id,
                    start=start,
                    end=end,
                    quote=self._read.text[start:end],
                    prefix=prefix,
                    suffix=suffix,
                    origin=origin,
                ),
            )
        return Claim(
            id=claim_id,
            record=self.id,
            property=found.property,
            value=found.value,
            basis=found.basis,
            reason=found.reason,
            confidence=0.8,
            origin=origin,
            evidence=evidence,
        )

    def _given_claim(self, name: str, value: str) -> Claim:
        curator, at = self._project.curator, self._project.now()
        return Claim(
            id=derived_id("claim", self.id, name, value, "curator"),
            record=self.id,
            property=name,
            value=value,
            status=Status.ACCEPTED,
            basis=Basis.CURATOR,
            origin=Origin(kind=OriginKind.CURATOR, name=curator),
            decided=Decision(curator=curator, at=at, reason="given when the source was added"),
        )
