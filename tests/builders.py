"""Things that tests start from: a source with proposals, written the way the program itself writes them."""

from __future__ import annotations

from regesta.base.ids import derived_id, sha256_text
from regesta.domain.claim import Basis, Status
from regesta.domain.dataset import SourceDocument
from regesta.domain.model import Origin, OriginKind, Record
from regesta.domain.proposal import ClaimDraft, EvidenceDraft, MentionDraft, Proposals, RecordDraft, Ref, Resolution
from regesta.domain.source import Passage, PassageKind
from regesta.services.commands.project import SetSourceField
from regesta.services.project import Project
from regesta.services.proposals import ProposalWriter, Written
from regesta.store.records import add_record
from regesta.store.sources import Arrival
from regesta.store.sources import add_source as add_stored_source

AT = "2024-05-01T08:00:00Z"
TEXT = (
    "Lima hosts the talks\n\nForeign Minister Ana Rojas of Peru will visit Norway from 3 to 5 May, "
    "her ministry said on Thursday. 😀 She will open the 4th Nordic-Andean Dialogue in Oslo.\n"
)


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where words stand first in a text, in code points."""
    start = text.index(words)
    return start, start + len(words)


def evidence(words: str, text: str = TEXT) -> tuple[EvidenceDraft, ...]:
    """Evidence at the first place of some words."""
    start, end = span(words, text)
    return (EvidenceDraft(start=start, end=end),)


def claim(prop: str, value: object, words: str, text: str = TEXT, **more: object) -> ClaimDraft:
    """A stated claim with evidence at the first place of some words."""
    return ClaimDraft.model_validate(
        {
            "property": prop,
            "value": value,
            "confidence": 0.9,
            "reason": f"says “{words}”",
            "step": "test",
            "evidence": evidence(words, text),
            **more,
        }
    )


NAMED = (
    ("person", "ana", "Ana Rojas"),
    ("place", "norway", "Norway"),
    ("place", "oslo", "Oslo"),
    ("mechanism", "dialogue", "Nordic-Andean Dialogue"),
)
WHEN = "from 3 to 5 May"
ANCHORED = Resolution(surface=WHEN, anchor="2024-05-02", rule="day_of_month")


def proposals(text: str = TEXT) -> Proposals:
    """A person, two places, a visit, a mechanism and a round, as an extractor would propose them."""
    named = [
        RecordDraft(key=key, type=kind, label=words, claims=(claim("name", words, words, text),))
        for kind, key, words in NAMED
    ]
    visit = RecordDraft(key="visit", type="visit", label="Ana Rojas → Norway", claims=visit_claims(text))
    meeting = RecordDraft(key="round", type="round", label="4th Nordic-Andean Dialogue", claims=round_claims(text))
    return Proposals(records=(*named, visit, meeting), mentions=mentions(text), steps={"test": "1"})


def visit_claims(text: str) -> tuple[ClaimDraft, ...]:
    """Who, where, when, and that it is announced."""
    return (
        claim("visitor", Ref(key="ana"), "Ana Rojas", text),
        claim("destination", Ref(key="norway"), "Norway", text),
        claim("start", "2024-05-03", WHEN, text, basis=Basis.NORMALISED, resolution=ANCHORED),
        claim("end", "2024-05-05", WHEN, text, basis=Basis.NORMALISED, resolution=ANCHORED),
        claim("status", "announced", "will visit", text),
    )


def round_claims(text: str) -> tuple[ClaimDraft, ...]:
    """Of which mechanism, which number, where; its status inferred from the visit's."""
    return (
        claim("mechanism", Ref(key="dialogue"), "Nordic-Andean Dialogue", text),
        claim("ordinal", 4, "4th", text),
        claim("place", Ref(key="oslo"), "Oslo", text),
        claim("status", "announced", "will open", text, derived_from=("visit status",), basis=Basis.INFERRED),
    )


def mentions(text: str) -> tuple[MentionDraft, ...]:
    """A mention of everything named, and of the date."""
    made = []
    for kind, key, words in NAMED:
        start, end = span(words, text)
        made.append(MentionDraft(start=start, end=end, type=kind, record=Ref(key=key), confidence=0.9, step="test"))
    start, end = span(WHEN, text)
    value = "2024-05-03/2024-05-05"
    made.append(
        MentionDraft(start=start, end=end, type="date", value=value, resolution=ANCHORED, confidence=0.9, step="test")
    )
    return tuple(made)


def add_source(
    project: Project, text: str = TEXT, name: str = "oslo.txt", published_on: str | None = "2024-05-02"
) -> str:
    """A source with its record, without a reader in between."""
    data = text.encode("utf-8")
    digest = sha256_text(text)
    source = derived_id("source", digest)
    document = SourceDocument(
        id=source,
        file_name=name,
        media_type="text/plain",
        bytes=len(data),
        file_sha256=digest,
        text_sha256=digest,
        characters=len(text),
        language="en",
        state="new",
        version=1,
        previous=None,
        url=None,
        text=text,
        passages=(Passage(start=0, end=len(text), kind=PassageKind.BODY),),
    )
    arrival = Arrival(at=AT, reader="test 1", encoding="utf-8", original=data)
    read = Origin(kind=OriginKind.EXTRACTOR, name="metadata", version="1")
    record = Record(id=source, type="source", label=name, status=Status.ACCEPTED, origin=read)
    with project.step("add_source", "Add source", kind="batch", batch="batch-add") as work:
        add_stored_source(work.session, document, arrival)
        add_record(work.session, record)
    project.announce(work)
    if published_on:
        project.run(SetSourceField(source, "published_on", published_on))
    return source


def propose(project: Project, source: str, text: str = TEXT, drafts: Proposals | None = None) -> Written:
    """Write proposals for a source as an extraction run would."""
    with project.step("extract", "Propose records", kind="batch", batch="batch-extract") as work:
        written = ProposalWriter(work.session, project.codebook, source, text, drafts or proposals(text)).write()
    project.announce(work)
    return written


def filled(project: Project) -> str:
    """A project with one source and its proposals; returns the source's id."""
    source = add_source(project)
    propose(project, source)
    return source
