"""Validation of a bundle by code that shares nothing with the writer: plain JSON, its own schemas, its own sums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema_rs

from regesta.base.messages import Message
from regesta.exchange import files

MOST_FINDINGS = 200
_LINES = ("sources", "records", "mentions", "judgements", "notes", "redirects", "questions")


@dataclass(frozen=True)
class Finding:
    """One thing wrong with a bundle: the file, the line where there is one, what and what to do."""

    file: str
    line: int | None
    message: str

    def text(self) -> str:
        """The finding on one line."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


def _finding(message_id: str, file: str, line: int | None = None, **words: object) -> Finding:
    return Finding(file, line, Message.of(message_id, **words).text())


def validate(path: Path) -> list[Finding]:
    """Everything wrong with a bundle, at most 200 findings; empty is valid.

    Raises:
        BadInput: the path holds nothing that can be read as a bundle.
    """
    return validate_files(files.read(path))


def validate_files(held: dict[str, bytes]) -> list[Finding]:
    """The same for the files of a bundle by name."""
    found: list[Finding] = []
    for finding in _all(held):
        found.append(finding)
        if len(found) >= MOST_FINDINGS:
            break
    return found


def _all(held: dict[str, bytes]) -> Iterator[Finding]:
    missing = [
        name for name in ("datapackage.json", files.MANIFEST, *(f"{n}.jsonl" for n in _LINES)) if name not in held
    ]
    for name in missing:
        yield _finding("validate_file_missing", name)
    if missing:
        return
    yield from _checksums(held)
    yield from _package(held)
    rows: dict[str, list[tuple[int, Any]]] = {}
    for name in _LINES:
        parsed = list(_parse(name, held[f"{name}.jsonl"]))
        yield from (each for each in parsed if isinstance(each, Finding))
        rows[name] = [each for each in parsed if not isinstance(each, Finding)]
        yield from _schema(name, held, rows[name])
        yield from _order(name, rows[name])
    yield from _references(rows)
    yield from _quotes(rows)


def _checksums(held: dict[str, bytes]) -> Iterator[Finding]:
    listed: dict[str, str] = {}
    for line in held[files.MANIFEST].decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    for name, digest in listed.items():
        if name not in held:
            yield _finding("validate_file_missing", name)
        elif hashlib.sha256(held[name]).hexdigest() != digest:
            yield _finding("validate_checksum", name)
    for name in held.keys() - listed.keys() - {files.MANIFEST}:
        yield _finding("validate_unlisted", name)


def _package(held: dict[str, bytes]) -> Iterator[Finding]:
    package = _load(held["datapackage.json"])
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
        yield _finding("validate_package", "datapackage.json")
        return
    for resource in package["resources"]:
        name = resource.get("path")
        data = held.get(name)
        if data is None:
            yield _finding("validate_file_missing", str(name))
        elif resource.get("bytes") != len(data) or resource.get("hash") != "sha256:" + hashlib.sha256(data).hexdigest():
            yield _finding("validate_checksum", str(name))


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return made


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _load(data: bytes | str) -> Any:
    return json.loads(data, object_pairs_hook=_no_doubles, parse_constant=_no_constant)


def _parse(name: str, data: bytes) -> Iterator[Finding | tuple[int, Any]]:
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        yield _finding("validate_not_utf8", f"{name}.jsonl", reason=error.reason)
        return
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            row = _load(line)
            json.dumps(row, ensure_ascii=False).encode("utf-8")  # a lone surrogate hides in an escape
            yield number, row
        except (ValueError, RecursionError) as error:
            yield _finding("validate_not_json", f"{name}.jsonl", number, reason=error)


def _schema(name: str, held: dict[str, bytes], rows: list[tuple[int, Any]]) -> Iterator[Finding]:
    data = held.get(f"schemas/{name}.schema.json")
    if data is None:
        yield _finding("validate_file_missing", f"schemas/{name}.schema.json")
        return
    try:
        validator = jsonschema_rs.validator_for(json.loads(data))
    except ValueError as error:
        yield _finding("validate_schema_broken", f"schemas/{name}.schema.json", reason=str(error)[:200])
        return
    for number, row in rows:
        for wrong in validator.iter_errors(row):
            where = "/".join(str(part) for part in wrong.instance_path) or "the line"
            yield _finding("validate_schema", f"{name}.jsonl", number, where=where, reason=wrong.message[:200])


def _order(name: str, rows: list[tuple[int, Any]]) -> Iterator[Finding]:
    """Sorted by id, and no id twice."""
    key = "old" if name == "redirects" else "id"
    ids = [(number, row.get(key)) for number, row in rows if isinstance(row, dict)]
    for (_, before), (number, after) in zip(ids, ids[1:], strict=False):
        if isinstance(before, str) and isinstance(after, str) and before >= after:
            yield _finding("validate_order", f"{name}.jsonl", number, id=after)


def _dicts(rows: list[tuple[int, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    return ((number, row) for number, row in rows if isinstance(row, dict))


def _references(rows: dict[str, list[tuple[int, Any]]]) -> Iterator[Finding]:
    records = {row.get("id"): row for _, row in _dicts(rows["records"])}
    members = {m.get("id") for row in records.values() for m in row.get("members") or () if isinstance(m, dict)}
    sources = {row.get("id") for _, row in _dicts(rows["sources"])}
    for file, number, where, target, known in (
        *_record_targets(rows["records"], set(records), sources),
        *_mention_targets(rows["mentions"], set(records), sources),
        *(
            ("judgements.jsonl", n, side, row.get(side), members)
            for n, row in _dicts(rows["judgements"])
            for side in ("left", "right")
        ),
    ):
        if target not in known:
            yield _finding("validate_reference", file, number, where=where, target=target)


Target = tuple[str, int, str, Any, set[Any]]


def _record_targets(rows: list[tuple[int, Any]], records: set[Any], sources: set[Any]) -> Iterator[Target]:
    for number, row in _dicts(rows):
        own = {m.get("id") for m in row.get("members") or ()}
        for claim in row.get("claims") or ():
            yield "records.jsonl", number, f"member of claim {claim.get('id')}", claim.get("member"), own
            for target in claim.get("members") or ():
                yield "records.jsonl", number, f"members of claim {claim.get('id')}", target, records
            for each in claim.get("evidence") or ():
                yield "records.jsonl", number, "source of evidence", each.get("source"), sources


def _mention_targets(rows: list[tuple[int, Any]], records: set[Any], sources: set[Any]) -> Iterator[Target]:
    for number, row in _dicts(rows):
        yield "mentions.jsonl", number, "source", row.get("source"), sources
        if row.get("record") is not None:
            yield "mentions.jsonl", number, "record", row["record"], records


def _quotes(rows: dict[str, list[tuple[int, Any]]]) -> Iterator[Finding]:
    """Every quote, prefix and suffix against the text or the excerpt that holds its span."""
    texts: dict[str, list[tuple[int, str]]] = {}
    for number, row in _dicts(rows["sources"]):
        pieces = [(0, row["text"])] if isinstance(row.get("text"), str) else []
        pieces += [(x["start"], x["text"]) for x in row.get("excerpts") or () if isinstance(x, dict)]
        texts[str(row.get("id"))] = pieces
        if isinstance(row.get("text"), str):
            yield from _text_hash(number, row)
    for number, row in _dicts(rows["records"]):
        for claim in row.get("claims") or ():
            for each in claim.get("evidence") or ():
                yield from _quote("records.jsonl", number, each, texts)
    for number, row in _dicts(rows["mentions"]):
        yield from _quote("mentions.jsonl", number, row, texts)


def _text_hash(number: int, row: dict[str, Any]) -> Iterator[Finding]:
    right = hashlib.sha256(row["text"].encode("utf-8", "replace")).hexdigest() == row.get("text_sha256")
    if not right or len(row["text"]) != row.get("characters"):
        yield _finding("validate_text_hash", "sources.jsonl", number, id=row.get("id"))


def _quote(file: str, number: int, row: dict[str, Any], texts: dict[str, list[tuple[int, str]]]) -> Iterator[Finding]:
    quote, start, end = row.get("quote"), row.get("start"), row.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or start >= end:
        yield _finding("validate_span", file, number, start=start, end=end)
    elif isinstance(quote, str):
        if len(quote) != end - start:
            yield _finding("validate_quote", file, number, quote=quote[:60])
            return
        for place, text in texts.get(str(row.get("source")), ()):
            if place <= start and end <= place + len(text):
                if text[start - place : end - place] != quote:
                    yield _finding("validate_quote", file, number, quote=quote[:60])
                return
