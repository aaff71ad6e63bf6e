"""PDF by PDFium, page by page. PDFium may abort on a hostile file: it runs in a worker with limits, never elsewhere."""

from __future__ import annotations

import re

import pypdfium2  # type: ignore[import-untyped] # ships no types

from regesta.ingest.extracted import Extracted, Fact
from regesta.ingest.limits import MAX_PAGES, MAX_TEXT_BYTES, MIB, Unreadable

NAME = "pdf"
VERSION = f"1 (pypdfium2 {pypdfium2.version.PYPDFIUM_INFO})"

_DAY = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})", re.ASCII)
_HYPHEN = re.compile("(\\w)[\ufffe\u0002](?:\\r?\\n)?(?=\\w)")


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text of all pages, a blank line between two pages.

    Raises:
        Unreadable: it is damaged, needs a password, has no text, too many pages or too much text.
    """
    if encoding is not None:
        raise Unreadable("a PDF settles its encoding itself; leave the encoding open")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = (
            "it needs a password; save it without" if "assword" in str(error) else "the PDF is damaged; save it again"
        )
        raise Unreadable(reason) from error
    try:
        pages = len(document)
        if pages > MAX_PAGES:
            raise Unreadable(f"it has {pages:,} pages, and at most {MAX_PAGES:,} can be read; split it")
        text = "\n\n".join(_pages(document, pages))
        if not text.strip():
            raise Unreadable("it has no text, only pictures of pages; run text recognition (OCR) on it first")
        return Extracted(text, None, tuple(_facts(document)))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"the PDF is damaged ({error}); save it again") from error
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument, count: int) -> list[str]:
    found: list[str] = []
    size = 0
    for number in range(count):
        page = document[number]
        words = page.get_textpage()
        text = str(words.get_text_bounded())
        words.close()
        page.close()
        text = _HYPHEN.sub(r"\1", text).replace("\r\n", "\n")
        size += len(text.encode("utf-8", "replace"))
        if size > MAX_TEXT_BYTES:
            raise Unreadable(f"its text has more than {MAX_TEXT_BYTES // MIB} MB; split it")
        found.append(text.strip())
    return [text for text in found if text]


def _facts(document: pypdfium2.PdfDocument) -> list[Fact]:
    stated = document.get_metadata_dict(skip_empty=True)
    facts = []
    for key, wanted in (("Title", "title"), ("Author", "author")):
        if str(stated.get(key, "")).strip():
            facts.append(Fact(wanted, str(stated[key]).strip(), f"the PDF's property “{key}”"))
    created = _DAY.match(str(stated.get("CreationDate", "")))
    if created:
        day = f"{created[1]}-{created[2]}-{created[3]}"
        facts.append(Fact("published_on", day, "the day on which the PDF was made", derived=True))
    return facts
