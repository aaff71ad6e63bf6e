"""Writing what the extractor proposes: a diff against what the project has, in one transaction a source.

Ids are derived from content, so a second run finds its own earlier rows: decisions stay, rejected proposals
are not asked again, open ones that the new run no longer makes go.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from regesta.base.ids import canonical_json, derived_id
from regesta.domain.claim import Status
from regesta.domain.codebook import Codebook
from regesta.domain.model import ChainLink, Claim, Evidence, Mention, Origin, OriginKind, Record
from regesta.domain.proposal import ClaimDraft, EvidenceDraft, MentionDraft, Proposals, RecordDraft, Ref
from regesta.domain.span import context
from regesta.domain.values import ValueProblem
from regesta.services.captions import shown_values
from regesta.store.claims import add_claims, claims_of_records
from regesta.store.evidence import add_evidence, evidence_rows, known_evidence
from regesta.store.mentions import add_mentions, mentions_by_id, refresh_mention
from regesta.store.records import add_records, records_by_id
from regesta.store.tables import RecordRow
from regesta.store.withdrawing import withdraw
from regesta.store.work import Session

Identity = tuple[str, str, str, str]
"""What makes two claims of a record one: property, value or members in canonical JSON, polarity, modality."""


@dataclass
class Written:
    """What one run added and took away."""

    records: int = 0
    claims: int = 0
    evidence: int = 0
    mentions: int = 0
    withdrawn: int = 0
    refused: list[str] = field(default_factory=list)


def identity(claim: Claim) -> Identity:
    """The claim's identity within its record (design, section 2)."""
    said = (
        sorted(claim.members)
        if claim.members
        else claim.value
        if claim.value_state == "value"
        else claim.value_state.value
    )
    return claim.property, canonical_json(said), claim.polarity.value, claim.modality.value


class ProposalWriter:
    """Writes the proposals of one run over one source."""

    def __init__(self, session: Session, codebook: Codebook, source: str, text: str, proposals: Proposals) -> None:
        self._session = session
        self._codebook = codebook
        self._source = source
        self._text = text
        self._proposals = proposals
        self._written = Written()
        self._ids = {draft.key: self._record_id(draft) for draft in proposals.records}
        self._types = {self._ids[draft.key]: draft.type for draft in proposals.records}
        self._made_evidence: set[str] = set()
        self._made_mentions: set[str] = set()

    def write(self) -> Written:
        """Write it all."""
        drafts = [draft for draft in self._proposals.records if self._known_type(draft.type, draft.label)]
        have = records_by_id(self._session, self._ids.values())
        self._types |= {key: row.type for key, row in have.items()}
        self._add_records(drafts, have)
        self._add_claims(drafts, have)
        self._caption(set(self._ids.values()) - set(have))
        self._add_mentions()
        self._written.withdrawn = withdraw(
            self._session, self._source, evidence=self._made_evidence, mentions=self._made_mentions
        )
        return self._written

    def _record_id(self, draft: RecordDraft) -> str:
        return draft.existing or derived_id(draft.type, self._source, draft.key)

    def _known_type(self, type_name: str, label: str) -> bool:
        if self._codebook.has_type(type_name) and self._codebook.type(type_name).enabled:
            return True
        self._written.refused.append(f"{label}: the codebook has no type {type_name}")
        return False

    def _origin(self, step: str) -> Origin:
        return Origin(kind=OriginKind.EXTRACTOR, name=step, version=self._proposals.steps.get(step))

    def _add_records(self, drafts: list[RecordDraft], have: dict[str, RecordRow]) -> None:
        fresh: dict[str, Record] = {}
        for draft in drafts:
            key = self._ids[draft.key]
            if key not in have:
                step = draft.claims[0].step if draft.claims else "names"
                fresh[key] = Record(id=key, type=draft.type, label=draft.label, origin=self._origin(step))
        add_records(self._session, list(fresh.values()))
        self._written.records = len(fresh)

    # -- claims --------------------------------------------------------------------------------------------

    def _add_claims(self, drafts: list[RecordDraft], have: dict[str, RecordRow]) -> None:
        old = claims_of_records(self._session, have)
        by_identity = {record: {identity(claim): claim for claim in claims} for record, claims in old.items()}
        made: dict[str, Claim] = {}
        premises: dict[str, list[str]] = defaultdict(list)
        extra: list[Evidence] = []
        wanted: list[tuple[Claim, ClaimDraft]] = []
        for draft in drafts:
            for claim_draft in draft.claims:
                claim = self._claim(draft, claim_draft)
                if claim is None:
                    continue
                standing = by_identity.get(claim.record, {}).get(identity(claim)) or made.get(claim.id)
                premises[f"{draft.key} {claim_draft.property}"].append((standing or claim).id)
                if standing is None:
                    made[claim.id] = claim
                    wanted.append((claim, claim_draft))
                else:
                    extra += [each.model_copy(update={"claim": standing.id}) for each in claim.evidence]
        final = [self._with_premises(made[claim.id], draft, premises) for claim, draft in wanted]
        add_claims(self._session, self._codebook, self._types, final)
        self._written.claims = len(final)
        self._made_evidence |= {each.id for claim in final for each in claim.evidence}
        self._add_evidence(extra, {claim.id for claims in old.values() for claim in claims} | set(made))

    @staticmethod
    def _with_premises(claim: Claim, draft: ClaimDraft, premises: dict[str, list[str]]) -> Claim:
        ids = [each for name in draft.derived_from for each in premises.get(name, ()) if each != claim.id]
        return claim.model_copy(update={"derived_from": tuple(dict.fromkeys(ids))}) if ids else claim

    def _claim(self, draft: RecordDraft, given: ClaimDraft) -> Claim | None:
        spec = self._codebook.type(draft.type)
        if not spec.has(given.property):
            self._written.refused.append(f"{draft.label}: {draft.type} has no property {given.property}")
            return None
        prop = spec.property(given.property)
        members = tuple(self._ids[ref.key] for ref in given.members if ref.key in self._ids)
        value: Any = self._ids.get(given.value.key) if isinstance(given.value, Ref) else given.value
        try:
            if value is not None and prop.kind != "reference":
                value = prop.validate_value(value)
            detail = prop.validate_detail(given.value_detail)
        except ValueProblem as problem:
            self._written.refused.append(f"{draft.label}: {problem}")
            return None
        if value is None and not members and given.value_state == "value":
            return None
        data = given.model_dump(exclude={"value", "members", "value_detail", "step", "evidence", "derived_from"})
        record = self._ids[draft.key]
        claim = Claim.model_validate(
            {
                **data,
                "id": "pending",
                "record": record,
                "value": value,
                "value_detail": detail,
                "members": members,
                "origin": self._origin(given.step),
            }
        )
        claim_id = derived_id("claim", record, *identity(claim))
        evidence = {each.id: each for each in (self._evidence(claim_id, given, each) for each in given.evidence)}
        return claim.model_copy(update={"id": claim_id, "evidence": tuple(evidence.values())})

    def _evidence(self, claim: str, given: ClaimDraft, draft: EvidenceDraft) -> Evidence:
        prefix, suffix = context(self._text, draft.start, draft.end)
        return Evidence(
            id=derived_id("evidence", claim, self._source, draft.start, draft.end, draft.role.value),
            claim=claim,
            source=self._source,
            start=draft.start,
            end=draft.end,
            quote=self._text[draft.start : draft.end],
            prefix=prefix,
            suffix=suffix,
            role=draft.role,
            origin=self._origin(given.step),
            chain=tuple(
                ChainLink(
                    record=self._ids.get(link.record.key) if link.record else None, text=link.text, role=link.role
                )
                for link in draft.chain
            ),
        )

    def _add_evidence(self, extra: list[Evidence], known_claims: set[str]) -> None:
        """Evidence for claims that stand already: new words only."""
        fresh = {each.id: each for each in extra if each.claim in known_claims}
        self._made_evidence |= set(fresh)
        have = known_evidence(self._session, fresh)
        same_words = {
            (row.claim, row.source, row.start, row.end)
            for row in evidence_rows(self._session, {each.claim for each in fresh.values()})
        }
        new = [
            each
            for key, each in fresh.items()
            if key not in have and (each.claim, each.source, each.start, each.end) not in same_words
        ]
        add_evidence(self._session, new)
        self._written.evidence = len(new)

    def _caption(self, fresh: set[str]) -> None:
        """Label new records that are made of others as the codebook's caption does, as any later edit would."""
        for key, row in records_by_id(self._session, fresh).items():
            spec = self._codebook.type(self._types[key])
            label = spec.caption_of(shown_values(self._session, self._codebook, row), "en") if spec.composed else ""
            row.label = label or row.label

    # -- mentions ------------------------------------------------------------------------------------------

    def _add_mentions(self) -> None:
        found: dict[str, Mention] = {}
        for draft in self._proposals.mentions:
            if self._codebook.has_type(draft.type) or draft.type == "date":
                mention = self._mention(draft)
                found.setdefault(mention.id, mention)
        self._made_mentions = set(found)
        have = mentions_by_id(self._session, found)
        records = records_by_id(self._session, (mention.record for mention in found.values() if mention.record))
        accepted = {key for key, row in records.items() if row.status == Status.ACCEPTED.value}
        new = []
        for key, mention in found.items():
            if key not in have:
                status = Status.ACCEPTED if mention.record in accepted else Status.PROPOSED
                new.append(mention.model_copy(update={"status": status}))
            elif have[key].status == Status.PROPOSED.value:
                refresh_mention(have[key], mention)
        add_mentions(self._session, new)
        self._written.mentions = len(new)

    def _mention(self, draft: MentionDraft) -> Mention:
        return Mention(
            id=derived_id("mention", self._source, draft.start, draft.end, draft.type),
            source=self._source,
            start=draft.start,
            end=draft.end,
            quote=self._text[draft.start : draft.end],
            type=draft.type,
            kind=draft.kind,
            record=self._ids.get(draft.record.key) if draft.record else None,
            members=tuple(self._ids[ref.key] for ref in draft.members if ref.key in self._ids),
            reading=draft.reading,
            value=draft.value,
            resolution=draft.resolution,
            origin=self._origin(draft.step),
        )
