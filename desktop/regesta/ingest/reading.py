"""From a file's bytes to a source: kind, text, passages, what is known of it. Call it in a worker (`worker`)."""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.metadata import entry_points
from typing import cast

from regesta.domain.source import Passage
from regesta.domain.span import Frozen
from regesta.ingest import media
from regesta.ingest.canonical import canonical_text, sha256_of_text
from regesta.ingest.described import MetadataDraft, describe
from regesta.ingest.extracted import Reader
from regesta.ingest.likeness import signature
from regesta.ingest.limits import Unreadable, check_size, check_text
from regesta.ingest.passages import find_passages

__all__ = ["MetadataDraft", "ReadSource", "Unreadable", "read_file"]

GROUP = "regesta.readers"
_READERS = {
    media.TEXT: "regesta.ingest.readers.plain",
    media.MARKDOWN: "regesta.ingest.readers.markdown",
    media.HTML: "regesta.ingest.readers.html",
    media.PDF: "regesta.ingest.readers.pdf",
    media.DOCX: "regesta.ingest.readers.docx",
    media.EML: "regesta.ingest.readers.eml",
}


class ReadSource(Frozen):
    """A file that was read.

    Attributes:
        bytes: the file's length.
        text: the canonical text; `text_sha256` is of it in UTF-8.
        encoding: of the bytes that held the text; None where the format settles it.
        language: a language tag, or None where it cannot be told.
        metadata: findings about the source, by property.
        signature: for near duplicates, see `likeness`.
        reader: name and version of what read it, for example `html 1 (trafilatura 2.3.1)`.
    """

    file_name: str
    media_type: str
    file_sha256: str
    bytes: int
    text: str
    text_sha256: str
    encoding: str | None
    passages: tuple[Passage, ...]
    language: str | None
    metadata: tuple[MetadataDraft, ...]
    signature: tuple[int, ...]
    reader: str


def read_file(name: str, data: bytes, encoding: str | None = None) -> ReadSource:
    """Reads one document.

    Args:
        name: the file's name; its suffix helps to tell what it is.
        data: the whole file.
        encoding: what the curator chose, else None.

    Raises:
        Unreadable: why it cannot be read. On damaged files the parsers may raise anything else, or abort the
            process: `worker.read` turns the first into a reason, the pool the second.
    """
    check_size(len(data), text=media.SUFFIXES.get(media.suffix_of(name)) in media.TEXTUAL)
    media_type = media.media_type_of(name, data)
    check_size(len(data), text=media_type in media.TEXTUAL)
    reader = _reader(media_type)
    extracted = reader.read(data, encoding)
    text = canonical_text(extracted.text)
    check_text(text)
    passages = find_passages(text, media_type)
    metadata = describe(text, passages, extracted.facts)
    return ReadSource(
        file_name=name,
        media_type=media_type,
        file_sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        text=text,
        text_sha256=sha256_of_text(text),
        encoding=extracted.encoding,
        passages=passages,
        language=next((draft.value for draft in metadata if draft.property == "language"), None),
        metadata=metadata,
        signature=signature(text, passages),
        reader=f"{reader.NAME} {reader.VERSION}",
    )


def _reader(media_type: str) -> Reader:
    """The reader of a media type; its libraries are imported only now.

    A module is a `Reader` by having what the protocol asks for.
    """
    for extra in entry_points(group=GROUP):
        if extra.name == media_type:
            return cast(Reader, extra.load())
    return cast(Reader, import_module(_READERS[media_type]))
