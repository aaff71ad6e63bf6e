"""An expert's finished record (the JSON of `expert_record.json`, or YAML of the same shape) as a `Dataset`.

Every record and claim is accepted; what the codebook cannot hold is counted in `Converted.lost`. A note that the
expert wrote on a claim is no form of a name and no seat of an office: the checks see what the sources say, before
those verdicts. Evidence of one claim whose own words are less exact than its value becomes a claim of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from regesta.base.assets import resource
from regesta.base.ids import sha256_text
from regesta.domain.claim import (
    Basis,
    ChainRole,
    MentionKind,
    Modality,
    Polarity,
    Reading,
    Status,
    ValueState,
)
from regesta.domain.clusters import make_clusters
from regesta.domain.codebook import Codebook, load_codebook
from regesta.domain.dataset import Dataset, SourceDocument
from regesta.domain.model import (
    ChainLink,
    Claim,
    Decision,
    Evidence,
    Judgement,
    Mention,
    Origin,
    OriginKind,
    Record,
    Verdict,
)
from regesta.domain.source import Passage, PassageKind
from regesta.domain.values import EdtfDate, ValueProblem
from tests.tools.expert_fields import TYPES, Lost, Made, fields_of, statement_fields

BY = Origin(kind=OriginKind.IMPORT, name="expert record")
DECIDED = Decision(curator="expert", at="2024-12-01T00:00:00Z")
_BASIS = {"curator_link": Basis.CURATOR, "absent": Basis.STATED, "unknown": Basis.INFERRED}
_MODALITY = {each.value: each for each in Modality}
_PASSAGES = {"section_tag": "section_label", "aggregator_link_label": "aggregator_link"}


@dataclass
class Converted:
    """The dataset, and what the codebook could not hold, by type and field."""

    dataset: Dataset
    lost: Counter[str] = field(default_factory=Counter)


def convert(record: Mapping[str, Any], texts: Mapping[str, str], *, judged: bool = True) -> Converted:
    """A dataset from an expert's record and the texts of its sources, by source id.

    Args:
        record: sources, records, statements, per_source (mentions), cross_source (not_same, relative_dates).
        texts: the canonical text of every source.
        judged: whether the expert's *not the same* verdicts are in it.
    """
    codebook = load_codebook(resource("codebooks/diplomacy.yaml").read_text(encoding="utf-8"), "diplomacy.yaml")
    maker = _Maker(codebook, record, texts)
    for each in record["sources"]:
        maker.source(each)
    for each in record.get("records", ()):
        maker.record(each)
    for each in record.get("statements", ()):
        maker.statement(each)
    pairs = record.get("cross_source", {}).get("not_same", ()) if judged else ()
    return Converted(maker.dataset(_judgements(pairs)), maker.lost)


def _judgements(pairs: Any) -> tuple[Judgement, ...]:
    made = []
    for number, pair in enumerate(pairs):
        left, right = sorted(pair[:2])
        made.append(
            Judgement(
                id=f"judgement-{number:03}",
                left=left,
                right=right,
                verdict=Verdict.NOT_SAME,
                status=Status.ACCEPTED,
                origin=BY,
                curator="expert",
                at=DECIDED.at,
                reason=pair[2] if len(pair) > 2 else "kept apart by the expert",
            )
        )
    return tuple(made)


class _Maker:
    """Collects records and claims while it goes through the expert's record."""

    def __init__(self, codebook: Codebook, record: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        self.codebook = codebook
        self.input = record
        self.texts = texts
        self.lost: Counter[str] = Counter()
        self.records: dict[str, Record] = {}
        self.claims: dict[str, list[Claim]] = {}
        self.days = {
            each["id"]: str(each["published_on"]["anchor"]) for each in record["sources"] if each.get("published_on")
        }
        self.labels = {each["id"]: each["label"] for each in record.get("records", ())}
        self.types = {each["id"]: TYPES.get(each["type"], each["type"]) for each in record.get("records", ())}
        self.codes = {
            str(claim["value"]): each["id"]
            for each in record.get("records", ())
            for claim in each["claims"]
            if claim["field"] == "iso2"
        }
        said = record.get("cross_source", {}).get("relative_dates", ())
        self.said = {(each["source"], each["start"], each["end"]): each["edtf"] for each in said}

    def record(self, each: Mapping[str, Any]) -> None:
        """One record with its claims."""
        self._add_record(each["id"], self.types[each["id"]], each["label"])
        for given in each["claims"]:
            try:
                made = fields_of(each, given, self)
            except Lost:
                self.lost[f"{each['type']}.{given['field']}"] += 1
                continue
            for one in made:
                self._add(one, given)
        for one in self._implied(each):
            self._add(one, {"basis": "curator", "evidence": ()})

    def _implied(self, each: Mapping[str, Any]) -> list[Made]:
        """What the type or the label of an expert's record says: a kind, a mode, a name where no field has one."""
        key, type_ = each["id"], each["type"]
        made = [
            Made(key, prop, value)
            for kind, prop, value in (
                ("country", "kind", "country"),
                ("call", "mode", "call"),
                ("initiative", "kind", "initiative"),
                ("agreement", "kind", "agreement"),
                ("statistic", "measure", each["label"]),
                ("incident", "name", each["label"]),
                ("topic", "label", each["label"]),
            )
            if kind == type_
        ]
        has = {claim.property for claim in self.claims.get(key, ())}
        return [one for one in made if one.property != "name" or "name" not in has]

    def statement(self, each: Mapping[str, Any]) -> None:
        """One statement: its words with the chain they came through."""
        label = f"{self.labels.get(each['speaker'] or '', 'unnamed')}: {(each.get('paraphrase') or '')[:60]}"
        self._add_record(each["id"], "statement", label.strip(": "))
        for one, given in statement_fields(each, self):
            self._add(one, given)

    def helper(self, type_: str, key: str, label: str, prop: str) -> str:
        """A record that the expert's record only implies (a topic in words, a side that speaks)."""
        if key not in self.records:
            self._add_record(key, type_, label)
            self._add(Made(key, prop, label), {"basis": "curator", "evidence": ()})
        return key

    def source(self, each: Mapping[str, Any]) -> None:
        """The source's own record."""
        title = each.get("title") or {}
        title = (title.get("value") if isinstance(title, Mapping) else title) or each["id"]
        self._add_record(each["id"], "source", f"{each['id']} {title}" if title != each["id"] else title)
        for prop in (
            "title",
            "publisher",
            "language",
            "original_language",
            "translated_by",
            "translation_of",
            "copy_of",
            "agency",
        ):
            value = each.get(prop)
            value = value.get("value") if isinstance(value, Mapping) else value
            if value:
                self._add(Made(each["id"], prop, value), {"basis": "curator", "evidence": ()})
        for prop, value in _from_notes(each).items():
            self._add(Made(each["id"], prop, value), {"basis": "curator", "evidence": ()})
        if each["id"] in self.days:
            given = {"evidence": (), **{k: v for k, v in each["published_on"].items() if k in {"basis", "evidence"}}}
            self._add(Made(each["id"], "published_on", self.days[each["id"]]), given)

    def _add_record(self, key: str, type_: str, label: str) -> None:
        self.records[key] = Record(id=key, type=type_, label=label, status=Status.ACCEPTED, origin=BY)
        self.claims.setdefault(key, [])

    def _add(self, made: Made, given: Mapping[str, Any]) -> None:
        """A claim, and one more for evidence whose own words are less exact than its value."""
        if made.record not in self.records:
            self.lost[f"claim on {made.record}"] += 1
            return
        exact, coarse = self._by_precision(made, made.evidence if made.evidence is not None else given["evidence"])
        for value, evidence in ((made.value, exact), *coarse.items()):
            if evidence or value is made.value:
                self._write(made, value, given, evidence)

    def _by_precision(self, made: Made, evidence: Any) -> tuple[list[Any], dict[Any, list[Any]]]:
        exact: list[Any] = []
        coarse: dict[Any, list[Any]] = {}
        for each in evidence:
            said = self.said.get((each["source"], each["start"], each["end"]))
            if said and made.property in {"start", "end", "date"} and _coarser(said, made.value):
                coarse.setdefault(said, []).append(each)
            else:
                exact.append(each)
        return (exact, coarse) if exact else (list(evidence), {})

    def _write(self, made: Made, value: Any, given: Mapping[str, Any], evidence: Any) -> None:
        standing = self.claims[made.record]
        key = f"{made.record}#{made.property}-{len(standing)}"
        basis = given.get("basis", "stated")
        state = made.state or (ValueState.VALUE if value is not None or made.members else ValueState.NOT_SAID)
        chain = tuple(self._link(link, given) for link in made.chain or _chain(given))
        standing.append(
            Claim(
                id=key,
                record=made.record,
                property=made.property,
                value=value if state is ValueState.VALUE and not made.members else None,
                value_detail=made.detail,
                members=made.members,
                reading=made.reading,
                value_state=state,
                polarity=Polarity.NEGATED if made.negated else Polarity.AFFIRMED,
                modality=_MODALITY.get(given.get("epistemic", ""), made.modality or Modality.ASSERTED),
                status=Status.ACCEPTED,
                basis=Basis.CURATOR if basis == "unknown" and not evidence else _BASIS.get(basis) or Basis(basis),
                derived_from=self._premises(given),
                as_of=self.days.get(evidence[0]["source"]) if made.property == "status" and evidence else None,
                origin=BY,
                decided=DECIDED,
                evidence=tuple(_evidence(key, n, each, chain) for n, each in enumerate(evidence)),
            )
        )

    def _premises(self, given: Mapping[str, Any]) -> tuple[str, ...]:
        """The expert names records; their ordinals and frequencies are what was inferred from."""
        premises = [claim for key in given.get("derived_from", ()) for claim in self.claims.get(key, ())]
        return tuple(claim.id for claim in premises if claim.property in {"ordinal", "frequency"})

    def _link(self, who: str, given: Mapping[str, Any]) -> ChainLink:
        role = ChainRole.REPORTER if given.get("epistemic") == "attributed_media" else ChainRole.SPEAKER
        return ChainLink(record=who, role=role) if who in self.types else ChainLink(text=who, role=role)

    def dataset(self, judgements: tuple[Judgement, ...]) -> Dataset:
        """Everything that was collected."""
        order = {spec.name: [p.name for p in spec.properties] for spec in self.codebook.types}
        claims = {}
        for key, found in self.claims.items():
            names = order.get(self.records[key].type, [])
            claims[key] = tuple(sorted(found, key=lambda c: names.index(c.property) if c.property in names else 99))
        return Dataset(
            codebook=self.codebook,
            info={"as_of": self.input.get("meta", {}).get("as_of")},
            sources={each["id"]: _document(each, self.texts[each["id"]]) for each in self.input["sources"]},
            records=self.records,
            claims=claims,
            mentions=tuple(self._mentions()),
            judgements=judgements,
            notes=(),
            flags=frozenset(),
            resolutions={},
            clusters=make_clusters(judgements, proposals=True),
        )

    def _mentions(self) -> list[Mention]:
        found = []
        for source, part in self.input.get("per_source", {}).items():
            for each in part.get("mentions", ()):
                sets = {"|": Reading.ONE_OF, "+": Reading.ALL_OF}
                sign = next((s for s in sets if s in each["entity"]), None)
                members = tuple(each["entity"].split(sign)) if sign else ()
                record = None if members else each["entity"]
                kind = each.get("kind", "name")
                found.append(
                    Mention(
                        id=each["id"],
                        source=source,
                        start=each["start"],
                        end=each["end"],
                        quote=each["text"],
                        type=self.types.get(members[0] if members else each["entity"], "group"),
                        kind=MentionKind(kind) if kind in set(MentionKind) else MentionKind.NAME,
                        record=record if record in self.records else None,
                        members=members,
                        reading=sets.get(sign or ""),
                        status=Status.ACCEPTED,
                        origin=BY,
                    )
                )
        return found


def _chain(given: Mapping[str, Any]) -> tuple[str, ...]:
    return (given["attributed_to"],) if given.get("attributed_to") else ()


def _coarser(said: str, value: Any) -> bool:
    try:
        mine, theirs = EdtfDate.parse(str(value)), EdtfDate.parse(said)
    except ValueProblem:
        return False
    return "/" not in said and said != value and theirs.contains(mine) and not mine.contains(theirs)


def _evidence(claim: str, number: int, each: Mapping[str, Any], chain: tuple[ChainLink, ...]) -> Evidence:
    return Evidence(
        id=f"{claim}/{number}",
        claim=claim,
        source=each["source"],
        start=each["start"],
        end=each["end"],
        quote=each["text"],
        status=Status.ACCEPTED,
        origin=BY,
        decided=DECIDED,
        chain=chain,
    )


def _from_notes(each: Mapping[str, Any]) -> dict[str, str]:
    """That a source is a translation, as the expert's note on its language has it."""
    note = each.get("language_note", "")
    return {"translated_by": "machine"} if note.startswith("English, machine translation") else {}


def _document(each: Mapping[str, Any], text: str) -> SourceDocument:
    return SourceDocument(
        id=each["id"],
        file_name=each.get("file", f"{each['id']}.txt"),
        media_type="text/plain",
        bytes=len(text.encode()),
        file_sha256=sha256_text(text),
        text_sha256=sha256_text(text),
        characters=len(text),
        language=each.get("language"),
        state="finished",
        version=1,
        previous=None,
        url=None,
        text=text,
        passages=_passages(each, len(text)),
    )


def _passages(each: Mapping[str, Any], length: int) -> tuple[Passage, ...]:
    marked = [(b["start"], b["end"], _kind(b["kind"])) for b in each.get("boilerplate", ())]
    marked += [(s["start"], s["end"], PassageKind.TITLE) for s in each.get("structure", ()) if s["kind"] == "title"]
    found, at = [], 0
    for start, end, kind in sorted(marked):
        if start > at:
            found.append(Passage(start=at, end=start, kind=PassageKind.BODY))
        found.append(Passage(start=start, end=end, kind=kind))
        at = end
    return (*found, *([Passage(start=at, end=length, kind=PassageKind.BODY)] if at < length else []))


def _kind(name: str) -> PassageKind:
    name = "photo_caption" if name.startswith("photo_caption") else _PASSAGES.get(name, name)
    return PassageKind(name)
