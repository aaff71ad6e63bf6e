"""Full-text search: FTS5, kept from Python in the step's own transaction (triggers would fail, measured).

Between ideographs and kana a space is put, and a query of them is a phrase, so that a Chinese word of two
characters is found inside a sentence; unicode61 alone finds none (performance.md, section 3).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex
from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from regesta.store.journal import Image

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}]+")
# Letters that NFKD leaves whole and readers type without their stroke.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
RANK_LIMIT = 10_000
NAME_PROPERTIES = ("name", "title", "label", "text", "quote")


@dataclass(frozen=True)
class Hit:
    """A source's or record's id with its title and a snippet, matches marked by U+0002 and U+0003."""

    id: str
    title: str
    snippet: str


def fold(words: str) -> str:
    """Text as the index holds it: lower case, no diacritics or strokes, wide characters apart."""
    plain = unicodedata.normalize("NFKD", words).casefold().translate(_STROKES)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _WIDE.sub(lambda m: f" {m.group()} ", unicodedata.normalize("NFC", plain))


def match_expression(query: str) -> str:
    """An FTS5 expression from what a person typed: every word, the last as a prefix; "…" stays a phrase."""
    terms: list[str] = []
    for n, part in enumerate(query.split('"')):
        if n % 2:
            words = _WORD.findall(fold(part))
            terms += [f'"{" ".join(words)}"'] if words else []
            continue
        terms += [_term(word) for word in part.split() if _WORD.search(word)]
    return " ".join(terms)


def _term(word: str) -> str:
    words = _WORD.findall(fold(word))
    phrase = '"' + " ".join(words) + '"'
    return phrase if _WIDE.search(word) else phrase + "*"


def find(session: Session, table: str, query: str, limit: int) -> list[Hit]:
    """Hits in `source_fts` or `record_fts`, best first unless the word is so frequent that ranking is slow."""
    expression = match_expression(query)
    if not expression or table not in {"source_fts", "record_fts"}:
        return []
    counted = session.execute(
        text(f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH :q LIMIT {RANK_LIMIT})"),  # noqa: S608  # two names, checked
        {"q": expression},
    ).scalar()
    order = "rank" if (counted or 0) < RANK_LIMIT else "rowid"
    rows = session.execute(
        text(
            f"SELECT id, title, snippet({table}, 2, char(2), char(3), '…', 12) AS snippet "  # noqa: S608  # two names, checked
            f"FROM {table} WHERE {table} MATCH :q ORDER BY {order} LIMIT :n"
        ),
        {"q": expression, "n": limit},
    )
    return [Hit(row.id, row.title, row.snippet) for row in rows]


def reindex(connection: Connection, images: Sequence[Image]) -> None:
    """Bring the index up to date with what a step touched, undo and redo included."""
    sources = {json.loads(i.key)[0] for i in images if i.table == "source"}
    records = {json.loads(i.key)[0] for i in images if i.table == "record"}
    for image in images:
        if image.table == "claim":
            records |= {_record_of(image)} if image.digest is None else set()
    _reindex_sources(connection, sources)
    _reindex_records(connection, records)


def _record_of(image: Image) -> str:
    return str(json.loads(image.after or image.before or "{}").get("record", ""))


def _chunks(ids: Iterable[str], size: int = 500) -> Iterable[list[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def _reindex_sources(connection: Connection, ids: Iterable[str]) -> None:
    for chunk in _chunks(ids):
        marks = ",".join("?" * len(chunk))
        connection.exec_driver_sql(f"DELETE FROM source_fts WHERE id IN ({marks})", tuple(chunk))  # noqa: S608  # marks only
        rows = connection.exec_driver_sql(
            "SELECT s.id, s.file_name, CAST(c.data AS TEXT) FROM source s JOIN content c ON c.sha256 = s.text_sha256 "  # noqa: S608  # marks only
            f"WHERE s.id IN ({marks})",
            tuple(chunk),
        ).all()
        if rows:
            connection.exec_driver_sql(
                "INSERT INTO source_fts (id, title, body) VALUES (?, ?, ?)",
                [(row[0], fold(row[1]), fold(row[2])) for row in rows],
            )


def _reindex_records(connection: Connection, ids: Iterable[str]) -> None:
    for chunk in _chunks(ids):
        marks = ",".join("?" * len(chunk))
        connection.exec_driver_sql(f"DELETE FROM record_fts WHERE id IN ({marks})", tuple(chunk))  # noqa: S608  # marks only
        labels = connection.exec_driver_sql(
            f"SELECT id, label FROM record WHERE status <> 'rejected' AND id IN ({marks})",  # noqa: S608  # marks only
            tuple(chunk),
        ).all()
        words = connection.exec_driver_sql(
            "SELECT record, value FROM claim WHERE status <> 'rejected' AND property IN "  # noqa: S608  # marks only
            f"('name', 'title', 'label', 'text', 'quote', 'descriptor') AND record IN ({marks})",
            tuple(chunk),
        ).all()
        bodies: dict[str, list[str]] = {}
        for record, value in words:
            loaded = json.loads(value) if value is not None else None
            if isinstance(loaded, str):
                bodies.setdefault(record, []).append(loaded)
        if labels:
            connection.exec_driver_sql(
                "INSERT INTO record_fts (id, title, body) VALUES (?, ?, ?)",
                [(i, fold(label), fold(" · ".join(bodies.get(i, [])))) for i, label in labels],
            )


def rebuild(session: Session) -> None:
    """Index every source and record anew."""
    connection = session.connection()
    for table, reindexed in (("source", _reindex_sources), ("record", _reindex_records)):
        connection.exec_driver_sql(f"DELETE FROM {table}_fts")  # noqa: S608  # two names
        reindexed(connection, [row[0] for row in connection.exec_driver_sql(f"SELECT id FROM {table}")])  # noqa: S608  # two names
