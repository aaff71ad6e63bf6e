"""Builds small real projects for the window's tests: sources and proposals written through the services."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regesta.base.clock import fixed
from regesta.base.ids import derived_id, sha256_text
from regesta.domain.claim import Basis, MentionKind
from regesta.domain.proposal import ClaimDraft, EvidenceDraft, MentionDraft, Proposals, RecordDraft, Ref
from regesta.domain.source import PassageKind
from regesta.services.project import Project
from regesta.services.proposals import ProposalWriter
from regesta.store.tables import ContentRow, PassageRow, RecordRow, SourceRow

TEXT = "\n".join(
    (
        "DIPLOMACY",
        "",
        "Security chief to travel to Norland",
        "",
        "Published",
        "",
        "on",
        "",
        "The top security official of Estmark, Ilmar Tamm, will visit Norland 😀 ahead of President "
        "Olaf Berg’s expected trip to Estmark next month, as police cooperation between the two "
        "countries continues to grow.",
        "",
        "Tamm, a member of the cabinet and secretary of the Security Commission, has been invited "
        "to attend the 12th meeting of senior officials on border security, the Foreign Ministry of"
        " Estmark said on Friday. Tamm will visit Norland from Sunday to 28 April, it said.",
        "",
        "The visit comes about a month after 130 people were hurt in a fire near Port Vale, the "
        "worst accident in decades.",
        "",
        "Tamm was promoted to the top security post in October 2022. He previously served as Minister of the Interior.",
        "",
        "Speaking at the 11th Meeting of Senior Officials on Border Security in Port Vale in May "
        "2023, Tamm stressed that Estmark would promote common security while protecting its own.",
        "",
        "The visits took place under the law enforcement and security cooperation mechanism "
        "established in 2014. Bilateral meetings are held annually to discuss issues such as "
        "smuggling.",
        "",
    )
)
STEPS = {"names": "1", "dates": "1", "visits": "1", "rounds": "1"}


@dataclass
class Drafts:
    """Collects drafts over a text, finding spans by their words."""

    text: str
    records: dict[str, RecordDraft] = field(default_factory=dict)
    mentions: list[MentionDraft] = field(default_factory=list)

    def span(self, words: str, nth: int = 0) -> tuple[int, int]:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return at, at + len(words)

    def record(self, key: str, type_name: str, label: str, *claims: ClaimDraft) -> None:
        self.records[key] = RecordDraft(key=key, type=type_name, label=label, claims=claims)

    def claim(self, prop: str, value: Any, words: str, reason: str = "stated", **more: Any) -> ClaimDraft:
        start, end = self.span(words)
        evidence = (EvidenceDraft(start=start, end=end),)
        return ClaimDraft(
            property=prop, value=value, confidence=0.9, reason=reason, step="visits", evidence=evidence, **more
        )

    def mention(self, words: str, type_name: str, key: str | None, nth: int = 0, value: str | None = None) -> None:
        start, end = self.span(words, nth)
        ref = Ref(key=key) if key else None
        draft = MentionDraft(
            start=start,
            end=end,
            type=type_name,
            kind=MentionKind.NAME,
            record=ref,
            value=value,
            confidence=0.9,
            step="names",
        )
        self.mentions.append(draft)

    def proposals(self) -> Proposals:
        return Proposals(records=tuple(self.records.values()), mentions=tuple(self.mentions), steps=STEPS)


def sample_drafts(text: str = TEXT) -> Drafts:
    """What a run of the extractor might find in the sample text."""
    d = Drafts(text)
    d.record("tamm", "person", "Ilmar Tamm", d.claim("name", "Ilmar Tamm", "Ilmar Tamm", "a capitalised name"))
    d.record("norland", "place", "Norland", d.claim("name", "Norland", "Norland", "a country in the list of places"))
    d.record("estmark", "place", "Estmark", d.claim("name", "Estmark", "Estmark", "a country in the list of places"))
    d.record(
        "visit",
        "visit",
        "Ilmar Tamm → Norland",
        d.claim("visitor", Ref(key="tamm"), "Ilmar Tamm"),
        d.claim("destination", Ref(key="norland"), "will visit Norland"),
        d.claim("start", "2024-04-21", "from Sunday to 28 April", "Sunday after Fri 19 Apr"),
        d.claim("end", "2024-04-28", "from Sunday to 28 April", "a day of the month after the anchor"),
        d.claim("under", Ref(key="round12"), "has been invited to attend the 12th meeting"),
        d.claim("status", "announced", "the Foreign Ministry of Estmark said on Friday", "said before it begins"),
    )
    sample_mechanisms(d)
    sample_mentions(d)
    return d


def sample_mechanisms(d: Drafts) -> None:
    d.record(
        "mechanism",
        "mechanism",
        "Law enforcement and security cooperation mechanism",
        d.claim(
            "name",
            "law enforcement and security cooperation mechanism",
            "law enforcement and security cooperation mechanism",
        ),
        d.claim("established", "2014", "established in 2014"),
    )
    d.record(
        "officials",
        "mechanism",
        "Senior officials on border security",
        d.claim(
            "name", "Meeting of Senior Officials on Border Security", "Meeting of Senior Officials on Border Security"
        ),
    )
    d.record(
        "round12",
        "round",
        "12th Meeting of Senior Officials on Border Security",
        d.claim("mechanism", Ref(key="officials"), "meeting of senior officials on border security"),
        d.claim("ordinal", 12, "12th"),
        d.claim(
            "start", "[2024-04-21..2024-04-28]", "from Sunday to 28 April", "within the visit under which it is named"
        ),
    )
    d.record(
        "round11",
        "round",
        "11th Meeting of Senior Officials on Border Security",
        d.claim("mechanism", Ref(key="officials"), "Meeting of Senior Officials on Border Security"),
        d.claim("ordinal", 11, "11th"),
        d.claim("start", "2023-05", "May 2023"),
    )


def sample_mentions(d: Drafts) -> None:
    for nth in range(4):
        d.mention("Tamm", "person", "tamm", nth)
    for nth in range(2):
        d.mention("Norland", "place", "norland", nth)
    d.mention("Estmark", "place", "estmark")
    d.mention("Port Vale", "place", None)
    d.mention("from Sunday to 28 April", "date", None, value="2024-04-21/2024-04-28")
    d.mention("October 2022", "date", None, value="2022-10")
    d.mention("May 2023", "date", None, value="2023-05")
    d.mention("12th meeting of senior officials on border security", "round", "round12")
    d.mention("11th Meeting of Senior Officials on Border Security", "round", "round11")
    d.mention("law enforcement and security cooperation mechanism", "mechanism", "mechanism")
    d.mention("Security Commission", "organisation", None)
    d.mention("Minister of the Interior", "position", None)


def add_source(
    project: Project, name: str, text: str, drafts: Drafts | None = None, published: str | None = None
) -> str:
    """Write a source with its text, its passages and what was found in it."""
    source = derived_id("source", name, text)
    data = text.encode()
    with project.step("AddSources", f"Add {name}") as work:
        session = work.session
        digest = sha256_text(text)
        if session.get(ContentRow, digest) is None:
            session.add(ContentRow(sha256=digest, data=data))
        title = next((line for line in text.splitlines() if len(line) > 20), name)
        origin = {"kind": "extractor", "name": "ingest", "version": "1"}
        session.add(RecordRow(id=source, type="source", label=title, status="accepted", origin=origin))
        session.flush()
        session.add(source_row(source, name, text, data, digest))
        session.flush()
        session.add_all(PassageRow(source=source, start=s, end=e, kind=k.value) for s, e, k in passages(text))
        facts = source_facts(text, title, published)
        own = RecordDraft(key="self", type="source", label=title, existing=source, claims=tuple(facts))
        made = drafts.proposals() if drafts else Proposals(steps=STEPS)
        made = made.model_copy(update={"records": (own, *made.records)})
        ProposalWriter(session, project.codebook, source, text, made).write()
    project.announce(work)
    return source


def source_row(source: str, name: str, text: str, data: bytes, digest: str) -> SourceRow:
    return SourceRow(
        id=source,
        file_name=name,
        media_type="text/plain",
        bytes=len(data),
        encoding="utf-8",
        file_sha256=digest,
        text_sha256=digest,
        characters=len(text),
        language="en",
        reader="text",
        state="new",
        version=1,
        previous=None,
        url=None,
        added_at="2024-05-01T00:00:00Z",
        extracted=None,
    )


def source_facts(text: str, title: str, published: str | None) -> list[ClaimDraft]:
    start = text.index(title)
    words = (EvidenceDraft(start=start, end=start + len(title)),)
    facts = [
        ClaimDraft(
            property="title", value=title, confidence=1, reason="the first long line", step="ingest", evidence=words
        )
    ]
    if published:
        facts.append(
            ClaimDraft(
                property="published_on",
                value=published,
                basis=Basis.INFERRED,
                confidence=0.6,
                reason="two Fridays possible",
                step="ingest",
                evidence=(EvidenceDraft(start=0, end=5),),
            )
        )
    return facts


def passages(text: str) -> list[tuple[int, int, PassageKind]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = (
                PassageKind.BODY
                if len(line) > 40
                else PassageKind.TITLE
                if len(line) > 20
                else PassageKind.SECTION_LABEL
            )
            found.append((at, at + len(line), kind))
        at += len(line) + 1
    return found


def sample_project(path: Path) -> tuple[Project, list[str]]:
    """A project with two sources, the first with proposals; closed by the caller."""
    project = Project.create(
        path, curator="Test Curator", clock=fixed("2024-05-01T10:00:00Z"), title="Estmark and Norland"
    )
    first = add_source(project, "security_chief.txt", TEXT, sample_drafts(), "2024-04-19")
    other = "Ministers meet in Port Vale for talks\n\nThe talks of the ministers were held in Port Vale on Monday.\n"
    second = add_source(project, "ministers.txt", other)
    return project, [first, second]
