"""Which kind of document a file is: by its first bytes, then by its name."""

from __future__ import annotations

from regesta.ingest.limits import Unreadable

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML = "message/rfc822"
ZIP = "application/zip"

SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".eml": EML,
}
"""What is read from folders and archives; anything else in them is passed over."""
TEXTUAL = frozenset({TEXT, MARKDOWN, HTML})
KNOWN = "text, Markdown, HTML, PDF, DOCX and EML files, and folders and zip archives of them"

_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file; save it as DOCX or PDF"),
    (b"\x89PNG", "a picture; only text can be read"),
    (b"\xff\xd8\xff", "a picture; only text can be read"),
    (b"GIF8", "a picture; only text can be read"),
    (b"SQLite format 3\0", "a database; only documents can be read"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it, or pack it as zip"),
    (b"Rar!", "a RAR archive; unpack it, or pack it as zip"),
    (b"\x1f\x8b", "a gzip archive; unpack it, or pack it as zip"),
    (b"\x7fELF", "a program; only documents can be read"),
    (b"MZ\x90", "a program; only documents can be read"),
)


def suffix_of(name: str) -> str:
    """The file name's suffix, in small letters, with its dot; empty where it has none."""
    stem, dot, suffix = name.rpartition("/")[2].rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def media_type_of(name: str, data: bytes) -> str:
    """The media type of a document.

    Raises:
        Unreadable: it is of a kind that is not read, or not what its name says.
    """
    suffix = suffix_of(name)
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise Unreadable(f"it is {what}")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(suffix)
    named = SUFFIXES.get(suffix)
    if named in {PDF, DOCX}:
        raise Unreadable(f"its name ends in {suffix}, but it is damaged or something else; open and save it again")
    if named is None:
        head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return HTML if head.startswith((b"<!doctype html", b"<html")) else TEXT
    return named


def _zipped(suffix: str) -> str:
    if suffix in {".docx", ".docm", ""}:
        return DOCX
    if suffix in {".xlsx", ".pptx", ".odt", ".ods", ".epub", ".jar", ".pages"}:
        raise Unreadable(f"{suffix[1:].upper()} files are not read; save it as DOCX or PDF. Read are {KNOWN}")
    raise Unreadable("it is an archive inside an archive, or named wrongly; unpack it first")
