"""Extraction: each source read in a worker, its proposals written as a diff in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic

from regesta.base.errors import BadInput
from regesta.domain.claim import Status
from regesta.domain.model import Claim
from regesta.domain.proposal import KnownRecord, Proposals, ReadingRequest
from regesta.services import batches, pools, reading
from regesta.services.project import Project
from regesta.services.proposals import ProposalWriter
from regesta.services.views import Progress
from regesta.services.workers import WorkerCancelled, WorkerFailed
from regesta.store.claims import claims_of_records
from regesta.store.content import text_of
from regesta.store.judgements import clusters
from regesta.store.records import accepted_records
from regesta.store.sources import note_extraction, passages, source_ids, source_row
from regesta.store.tables import RecordRow
from regesta.store.work import Session

_WEAK_FORMS = {"typo", "garbled", "weak"}


@dataclass
class ExtractReport:
    """What extraction did over all sources; `notices` are lines to show (no language model, a step that failed)."""

    sources: int = 0
    records: int = 0
    claims: int = 0
    mentions: int = 0
    withdrawn: int = 0
    notices: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    cancelled: bool = False


def extract(
    project: Project,
    source_ids: Iterable[str] | None = None,
    *,
    model: str = "auto",
    progress: Callable[[Progress], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    resumes: str | None = None,
) -> ExtractReport:
    """Propose records, claims and mentions for the sources given, or for all; or go on with a batch (`resumes`).

    A second run is a diff: decisions stay, rejected proposals are not asked again.

    Raises:
        UserError: a source does not exist, or the project cannot be written.
    """
    state = batches.state_of(project, resumes) if resumes else None
    wanted = [each for each in state.items if each not in state.done] if state else _wanted(project, source_ids)
    model = state.arguments["model"] if state else model
    report = ExtractReport()
    started = monotonic()
    with batches.Batch(project, "extract", "Propose records", wanted, resumes=state, model=model) as batch:
        for number, source in enumerate(wanted):
            if cancel is not None and cancel():
                report.cancelled = batch.cancelled = True
                break
            if progress is not None:
                left = (monotonic() - started) / number * (len(wanted) - number) if number else None
                progress(Progress("Looking for records", number, len(wanted), left))
            if not _extract_one(project, source, model, batch, report, cancel):
                report.cancelled = batch.cancelled = True
                break
    if progress is not None:
        progress(Progress("Looked for records", len(wanted), len(wanted)))
    report.notices = list(dict.fromkeys(report.notices))
    return report


def _wanted(project: Project, given: Iterable[str] | None) -> list[str]:
    with project.reading() as session:
        known = source_ids(session)
    if given is None:
        return known
    wanted = list(given)
    for source in wanted:
        if source not in known:
            raise BadInput("source_missing", id=source)
    return wanted


def _extract_one(
    project: Project,
    source: str,
    model: str,
    batch: batches.Batch,
    report: ExtractReport,
    cancel: Callable[[], bool] | None,
) -> bool:
    """Extract from one source; False where it was cancelled in the middle, and nothing of it was written."""
    request = reading_request(project, source, model)
    try:
        answer = pools.extract(request.model_dump(mode="json"), cancel)
    except WorkerCancelled:
        return False
    except WorkerFailed as error:
        report.failed.append((source, str(error)))
        return True
    proposals = Proposals.model_validate(answer)
    with project.step("extract", "Propose records", kind="batch", batch=batch.id) as open_work:
        session = open_work.session
        batch.mark(session, source)
        written = ProposalWriter(session, project.codebook, source, request.text, proposals).write()
        note_extraction(session, source, proposals.steps, request.published_on)
    project.announce(open_work)
    report.sources += 1
    report.records += written.records
    report.claims += written.claims
    report.mentions += written.mentions
    report.withdrawn += written.withdrawn
    report.notices += [*proposals.notices, *written.refused]
    return True


def reading_request(project: Project, source: str, model: str = "auto") -> ReadingRequest:
    """What the extractor gets for a source: its text, passages, date, and the project's accepted records."""
    with project.reading() as session:
        row = source_row(session, source)
        facts = reading.facts(session, [source]).get(source, {})
        published, language, publisher = (facts.get(name) for name in ("published_on", "language", "publisher"))
        return ReadingRequest(
            source=source,
            text=text_of(session, row),
            passages=passages(session, source),
            published_on=str(published.value) if published and published.value else None,
            language=str(language.value) if language else row.language,
            publisher=str(publisher.value) if publisher else None,
            known=known_records(session),
            model=model,
        )


def known_records(session: Session) -> tuple[KnownRecord, ...]:
    """What the project has accepted, sources left out, by id; records that were judged the same are one."""
    rows = {row.id: row for row in accepted_records(session)}
    joined = clusters(session, proposals=False)
    lead = {key: min(member for member in joined.members(key) if member in rows) for key in rows}
    claims = claims_of_records(session, rows)
    found = {}
    for key in sorted(rows):
        members = [member for member in joined.members(key) if member in rows]
        if lead[key] == key:
            found[key] = _known(rows[key], [c for member in members for c in claims.get(member, [])], lead)
    return tuple(found.values())


def _known(row: RecordRow, claims: list[Claim], lead: dict[str, str]) -> KnownRecord:
    names: list[str] = []
    facts: dict[str, list[str | int]] = defaultdict(list)
    for claim in claims:
        if claim.status is not Status.ACCEPTED or claim.value_state != "value":
            continue
        naming = claim.property in ("name", "title", "label") and isinstance(claim.value, str)
        if naming and (claim.value_detail or {}).get("form") not in _WEAK_FORMS:
            names.append(claim.value)
        for value in claim.members or (claim.value,):
            if isinstance(value, (str, int)):
                facts[claim.property].append(lead.get(value, value) if isinstance(value, str) else value)
    return KnownRecord(
        id=row.id,
        type=row.type,
        label=row.label,
        names=tuple(names),
        facts={key: tuple(values) for key, values in facts.items()},
    )
