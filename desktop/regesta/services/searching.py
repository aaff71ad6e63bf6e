"""Full-text search over sources and records."""

from __future__ import annotations

from regesta.services.project import Project
from regesta.services.views import SearchHit
from regesta.store import search as fulltext
from regesta.store.content import text_of
from regesta.store.records import labels_of, records_by_id
from regesta.store.sources import sources_by_id

_MARKS = str.maketrans("", "", "\x02\x03")


def search(project: Project, query: str, scope: str = "all", limit: int = 50) -> list[SearchHit]:
    """Hits in sources and records, records first; a source's hit says where in its text the first match stands.

    Args:
        project: the project.
        query: words, the last letters of each free; “"…"” is a phrase.
        scope: all, sources or records.
        limit: hits of each kind at most.
    """
    hits: list[SearchHit] = []
    with project.reading() as session:
        if scope in ("all", "records"):
            found = fulltext.find(session, "record_fts", query, limit)
            records = records_by_id(session, [hit.id for hit in found])
            for hit in found:
                row = records.get(hit.id)
                if row is not None and row.type != "source":
                    kind = project.codebook.label(row.type, "en") if project.codebook.has_type(row.type) else row.type
                    hits.append(SearchHit("record", hit.id, row.label, kind))
        if scope in ("all", "sources"):
            found = fulltext.find(session, "source_fts", query, limit)
            rows = sources_by_id(session, [hit.id for hit in found])
            titles = labels_of(session, rows)
            for hit in found:
                text = text_of(session, rows[hit.id])
                start, end = _place(text, query)
                snippet = _snippet(text, start, end) if start is not None else hit.snippet.translate(_MARKS)
                hits.append(
                    SearchHit("source", hit.id, titles.get(hit.id, rows[hit.id].file_name), snippet, start, end)
                )
    return hits


def _place(text: str, query: str) -> tuple[int | None, int | None]:
    """Where the first word of the query stands in the text as it is, in code points."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer would shift the offsets
        low = text
    for word in query.replace('"', " ").lower().split():
        start = low.find(word)
        if start >= 0:
            return start, start + len(word)
    return None, None


def _snippet(text: str, start: int, end: int | None) -> str:
    left, right = max(0, start - 60), min(len(text), (end or start) + 60)
    words = " ".join(text[left:right].split())
    return ("…" if left else "") + words + ("…" if right < len(text) else "")
