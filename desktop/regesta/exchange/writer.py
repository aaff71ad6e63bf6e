"""Bundle version 1 from a dataset: the same content gives the same bytes, whatever the machine or the time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from regesta.base.ids import sha256_bytes
from regesta.domain.dataset import Dataset
from regesta.domain.model import Problem
from regesta.exchange import files, wire
from regesta.exchange.schemas import file_schemas, type_schemas
from regesta.exchange.scope import Options

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
FORMAT = "regesta-bundle-1"
LINES = ("sources", "records", "mentions", "judgements", "notes", "redirects", "questions")


@dataclass(frozen=True)
class Extra:
    """What a bundle holds besides the dataset: the history's rows, original bytes by name, near duplicates."""

    history: list[dict[str, Any]] | None = None
    originals: dict[str, bytes] = field(default_factory=dict)
    similar: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def build(dataset: Dataset, problems: list[Problem], options: Options, extra: Extra) -> dict[str, bytes]:
    """All files of the bundle by name, the manifest among them.

    Args:
        dataset: already restricted to what the bundle includes (`scope.restrict`).
        problems: what the checks found in exactly that dataset.
        options: text level and the rest.
        extra: history, originals, near duplicates.
    """
    rows = {
        "sources": wire.source_rows(dataset, options.text, extra.similar),
        "records": wire.record_rows(dataset, options.text),
        "mentions": wire.mention_rows(dataset, options.text),
        "judgements": wire.judgement_rows(dataset),
        "notes": wire.note_rows(dataset),
        "redirects": wire.redirect_rows(dataset),
        "questions": dataset.questions,
    }
    made = {f"{name}.jsonl": _lines(rows[name]) for name in LINES}
    made["problems.json"] = _pretty(wire.problem_rows(problems))
    made["codebook.yaml"] = dataset.codebook.to_yaml().encode()
    schemas = file_schemas(dataset.codebook)
    made |= {f"schemas/{name}.schema.json": _pretty(schema) for name, schema in schemas.items()}
    made |= {
        f"schemas/types/{name}.schema.json": _pretty(schema) for name, schema in type_schemas(dataset.codebook).items()
    }
    if extra.history is not None:
        made["history.jsonl"] = _lines(extra.history)
    made |= {f"originals/{name}": data for name, data in extra.originals.items()}
    made["datapackage.json"] = _pretty(_package(dataset, made, options))
    made["README.md"] = _readme(dataset, made, options).encode()
    made[files.MANIFEST] = files.manifest(made)
    return made


def bundle_id(made: dict[str, bytes]) -> str:
    """The bundle's id: the SHA-256 of its manifest."""
    return sha256_bytes(made[files.MANIFEST])


def _lines(rows: Iterable[Any]) -> bytes:
    return "".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n" for row in rows
    ).encode()


def _pretty(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "regesta"


def _created(dataset: Dataset) -> str:
    """The time of the latest decision in the bundle; the epoch where nobody decided anything yet."""
    times = [c.decided.at for claims in dataset.claims.values() for c in claims if c.decided]
    times += [e.decided.at for claims in dataset.claims.values() for c in claims for e in c.evidence if e.decided]
    times += [j.at for j in dataset.judgements if j.at] + [n.at for n in dataset.notes]
    return max(times, default="1970-01-01T00:00:00Z")


def _package(dataset: Dataset, made: dict[str, bytes], options: Options) -> dict[str, Any]:
    info = dataset.info
    title = str(info.get("title") or "Regesta")
    licence = str(info.get("licence") or "")
    creators = [name.strip() for name in str(info.get("creators") or "").split(";") if name.strip()]
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": _slug(title),
        "title": title,
        "description": str(info.get("description") or ""),
        "version": str(info.get("version") or "1"),
        "created": _created(dataset),
        "as_of": info.get("as_of"),
        "format": FORMAT,
        "project": info.get("uuid"),
        "include": options.include,
        "text": options.text,
    }
    if licence:
        package["licenses"] = [{"name": licence}]
    if creators:
        package["contributors"] = [{"title": name, "roles": ["creator"]} for name in creators]
    package["resources"] = [_resource(name, made[name]) for name in sorted(made) if not name.startswith("schemas/")]
    return package


def _resource(name: str, data: bytes) -> dict[str, Any]:
    stem = name.removesuffix(".jsonl").removesuffix(".json")
    resource: dict[str, Any] = {
        "name": _slug(name),
        "path": name,
        "bytes": len(data),
        "hash": f"sha256:{sha256_bytes(data)}",
    }
    if stem in LINES or stem == "problems":
        resource["format"] = "jsonl" if name.endswith("l") else "json"
        resource["jsonSchema"] = f"schemas/{stem}.schema.json"
    return resource


def _readme(dataset: Dataset, made: dict[str, bytes], options: Options) -> str:
    count = {name: made[f"{name}.jsonl"].count(b"\n") for name in LINES}
    claims = sum(len(found) for found in dataset.claims.values())
    title = str(dataset.info.get("title") or "Regesta")
    licence = str(dataset.info.get("licence") or "not stated")
    creators = str(dataset.info.get("creators") or "not stated")
    return f"""# {title}

{dataset.info.get("description") or "A sourced register made with Regesta."}

{count["sources"]} sources, {count["records"]} records with {claims} claims, {count["mentions"]} mentions,
{count["judgements"]} judgements. Included: {options.include}. Source text: {options.text}, less where rights say so.

- Creators: {creators}
- Licence of the records: {licence}. It covers the records only, never the texts of the sources.
- Cite as: {creators}. *{title}*. Version {dataset.info.get("version") or "1"}, {_created(dataset)[:10]}.
  The bundle's id is the SHA-256 of manifest-sha256.txt.

## How to read it

One JSON object a line. A record in `records.jsonl` is one thing, joined from its `members`; every claim names its
member and carries its `evidence`: a source's id, `start` and `end` in Unicode code points of that source's canonical
text (start inclusive, end exclusive), and the quoted words. Dates are EDTF. `value` of a reference is a record's `id`.
`schemas/` describes every file; `manifest-sha256.txt` lists the checksums; `problems.json` says what the checks found.
"""
