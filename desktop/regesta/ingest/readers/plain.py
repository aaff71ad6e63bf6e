"""Plain text: the bytes, decoded."""

from __future__ import annotations

from regesta.ingest.decoding import decode
from regesta.ingest.extracted import Extracted

NAME = "text"
VERSION = "1"


def read(data: bytes, encoding: str | None) -> Extracted:
    """The text as it stands.

    Raises:
        Unreadable: its encoding cannot be found, or it is no text.
    """
    decoded = decode(data, encoding)
    return Extracted(decoded.text, decoded.encoding)
