"""DOCX by python-docx, after every XML part was looked through: a document type declaration is refused.

python-docx would give an empty text for a file with external entities, without an error (reliability.md, 3.8).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from docx.table import Table
from docx.text.paragraph import Paragraph

from regesta.ingest import archive
from regesta.ingest.extracted import Extracted, Fact
from regesta.ingest.limits import MAX_TEXT_BYTES, Unreadable

NAME = "docx"
VERSION = f"1 (python-docx {docx.__version__})"

_MAIN = "word/document.xml"
_XML = (".xml", ".rels")
_MAX_DEPTH = 200
_MAX_TABLES = 10


def read(data: bytes, encoding: str | None) -> Extracted:
    """Paragraphs and tables in their order, a blank line between them; a row's cells stand apart by tabs.

    Raises:
        Unreadable: it is damaged, no DOCX, or has a document type declaration.
    """
    if encoding is not None:
        raise Unreadable("a DOCX settles its encoding itself; leave the encoding open")
    _look_through(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise Unreadable(
            f"the DOCX is damaged ({type(error).__name__}); open it in an editor and save it again"
        ) from error
    blocks = list(_blocks(document, 0))
    return Extracted("\n\n".join(blocks), None, tuple(_facts(document.core_properties)))


def _look_through(data: bytes) -> None:
    """Refuses what no word processor writes."""
    with archive.opened(data) as parts:
        names = {info.filename for info in parts.infolist()}
        if _MAIN not in names:
            raise Unreadable("it is no DOCX (it has no word/document.xml); save it as DOCX or PDF")
        for name in sorted(names):
            if name.lower().endswith(_XML):
                _look_through_part(name, archive.read_member(parts, name))


def _look_through_part(name: str, data: bytes) -> None:
    if len(data) > 2 * MAX_TEXT_BYTES:
        raise Unreadable(f"its part {name[:60]} is too large; split the document")
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            depth += 1 if event == "start" else -1
            if event == "end":
                element.clear()  # only its shape counts; a large document need not stand in memory twice
            if depth > _MAX_DEPTH:
                raise Unreadable(f"its part {name[:60]} nests deeper than any document; save it again")
    except DefusedXmlException as error:
        raise Unreadable(
            f"its part {name[:60]} has a document type declaration (DOCTYPE), which is not allowed"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"its part {name[:60]} is damaged ({error}); open the document and save it again") from error


def _blocks(container: Any, depth: int) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Paragraph):
            if text := block.text.strip():
                yield text
        elif isinstance(block, Table) and depth < _MAX_TABLES:
            for row in block.rows:
                cells = [" ".join(_blocks(cell, depth + 1)) for cell in row.cells]
                if any(cells):
                    yield "\t".join(cells)


def _facts(properties: Any) -> list[Fact]:
    facts = []
    for key, wanted in (("title", "title"), ("author", "author"), ("language", "language")):
        value = str(getattr(properties, key, "") or "").strip()
        if value and value != "python-docx":
            facts.append(Fact(wanted, value, f"the document's property “{key}”"))
    created = getattr(properties, "created", None)
    if created is not None:
        facts.append(
            Fact("published_on", f"{created:%Y-%m-%d}", "the day on which the document was made", derived=True)
        )
    return facts
