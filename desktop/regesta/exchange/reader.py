"""A validated bundle as domain models, ready to be written into a project."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from regesta.base.errors import BadInput
from regesta.domain.model import Claim, Judgement, Mention, Note, ProblemResolution, Record
from regesta.domain.source import Passage
from regesta.exchange import files
from regesta.exchange.validate import validate_files


@dataclass(frozen=True)
class HeldSource:
    """A source of a bundle; `text` is whole or null, `excerpts` are (start, text) pieces of it."""

    row: dict[str, Any]
    text: str | None
    excerpts: tuple[tuple[int, str], ...]
    passages: tuple[Passage, ...]
    original: bytes | None


@dataclass(frozen=True)
class Held:
    """Everything a bundle says; claims come with their evidence; `ids` are the ids it shows its things by."""

    info: dict[str, Any]
    codebook: str
    sources: list[HeldSource] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    resolutions: dict[str, ProblemResolution] = field(default_factory=dict)
    redirects: list[dict[str, Any]] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


def read_bundle(path: Path) -> Held:
    """Read a bundle.

    Raises:
        BadInput: it cannot be read, or it is not valid (the message has the first finding).
    """
    held = files.read(path)
    findings = validate_files(held)
    if findings:
        raise BadInput("bundle_not_valid", path=path, first=findings[0].text())
    try:
        return _held(held)
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise BadInput("bundle_not_valid", path=path, first=str(error).splitlines()[0]) from error


def _rows(held: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in held[f"{name}.jsonl"].decode("utf-8").split("\n") if line]


def _held(held: dict[str, bytes]) -> Held:
    package = json.loads(held["datapackage.json"])
    records = _rows(held, "records")
    resolved = [each for each in json.loads(held["problems.json"]) if each.get("resolution")]
    return Held(
        info=_info(package),
        codebook=held["codebook.yaml"].decode("utf-8"),
        sources=[_source(row, held) for row in _rows(held, "sources")],
        records=[
            Record.model_validate({**member, "type": row["type"]}) for row in records for member in row["members"]
        ],
        claims=[_claim(claim) for row in records for claim in row["claims"]],
        mentions=[_mention(row) for row in _rows(held, "mentions")],
        judgements=[_judgement(row) for row in _rows(held, "judgements")],
        notes=[Note.model_validate(row) for row in _rows(held, "notes")],
        resolutions={each["key"]: ProblemResolution.model_validate(each["resolution"]) for each in resolved},
        redirects=_rows(held, "redirects"),
        questions=_rows(held, "questions"),
        ids=[row["id"] for row in records],
    )


def _info(package: dict[str, Any]) -> dict[str, Any]:
    names = [each.get("name", "") for each in package.get("licenses", ())]
    creators = [each.get("title", "") for each in package.get("contributors", ())]
    found = {
        "title": package.get("title"),
        "description": package.get("description"),
        "version": package.get("version"),
        "as_of": package.get("as_of"),
        "uuid": package.get("project"),
        "licence": "; ".join(names),
        "creators": "; ".join(creators),
    }
    return {key: value for key, value in found.items() if value}


def _source(row: dict[str, Any], held: dict[str, bytes]) -> HeldSource:
    return HeldSource(
        row=row,
        text=row["text"],
        excerpts=tuple((piece["start"], piece["text"]) for piece in row["excerpts"]),
        passages=tuple(Passage.model_validate(each) for each in row["passages"]),
        original=held.get(f"originals/{row['file_sha256']}"),
    )


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def _claim(row: dict[str, Any]) -> Claim:
    evidence = [
        {
            **each,
            "claim": row["id"],
            "quote": each["quote"] or "",
            "prefix": each["prefix"] or "",
            "suffix": each["suffix"] or "",
        }
        for each in row["evidence"]
    ]
    plain = {key: value for key, value in row.items() if key != "member"}
    return Claim.model_validate(
        {**plain, "record": row["member"], "confidence": _number(row["confidence"]), "evidence": evidence}
    )


def _mention(row: dict[str, Any]) -> Mention:
    plain = {key: value for key, value in row.items() if key != "member"}
    return Mention.model_validate({**plain, "record": row["member"], "quote": row["quote"] or ""})


def _judgement(row: dict[str, Any]) -> Judgement:
    features = {name: float(value) for name, value in row["features"].items()}
    return Judgement.model_validate({**row, "score": _number(row["score"]), "features": features})
