"""Markdown: the text as it stands, so that offsets hold on the file; what its front matter says of it."""

from __future__ import annotations

from regesta.ingest.decoding import decode
from regesta.ingest.extracted import Extracted, Fact

NAME = "markdown"
VERSION = "1"
_KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "date": "published_on",
    "published": "published_on",
    "published_on": "published_on",
    "publisher": "publisher",
    "site": "publisher",
    "url": "url",
    "source": "url",
    "canonical": "url",
    "lang": "language",
    "language": "language",
}


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text with its markup, and the facts between two `---` at its top.

    Raises:
        Unreadable: its encoding cannot be found, or it is no text.
    """
    decoded = decode(data, encoding)
    return Extracted(decoded.text, decoded.encoding, tuple(_front_matter(decoded.text)))


def _front_matter(text: str) -> list[Fact]:
    lines = text.removeprefix("\ufeff")[:20_000].splitlines()
    if not lines or lines[0].strip() != "---":
        return []
    facts: list[Fact] = []
    for line in lines[1:]:
        if line.strip() == "---":
            return facts
        key, colon, value = line.partition(":")
        wanted = _KEYS.get(key.strip().lower())
        plain = value.strip().strip("\"'")
        if colon and wanted and plain:
            facts.append(Fact(wanted, plain, f"front matter, “{key.strip()}”"))
    return []
