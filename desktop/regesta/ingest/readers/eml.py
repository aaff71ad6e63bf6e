"""EML: subject and body of an e-mail; attachments are left out, and said."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime

from regesta.ingest.decoding import decode
from regesta.ingest.extracted import Extracted, Fact
from regesta.ingest.limits import Unreadable
from regesta.ingest.readers import html

NAME = "eml"
VERSION = "1"
_MOST_PARTS = 500


def read(data: bytes, encoding: str | None) -> Extracted:
    """The subject, a blank line, the body: its plain form, else its HTML form as text.

    Raises:
        Unreadable: it has no text, or too many parts.
    """
    message = message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Unreadable("it has no e-mail headers; if it is a text, name it .txt")
    if sum(1 for _ in message.walk()) > _MOST_PARTS:
        raise Unreadable(f"the e-mail has more than {_MOST_PARTS} parts")
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise Unreadable("the e-mail has no text")
    content = body.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise Unreadable("the e-mail has no text")
    declared = body.get_content_charset()
    if body.get_content_type() == "text/html":
        read_body = html.read(content, encoding or (_usable(declared, content)))
        text, used = read_body.text, read_body.encoding
    else:
        text, used, _ = decode(content, encoding, _usable(declared, content))
    subject = " ".join(str(message.get("Subject", "")).split())
    return Extracted(f"{subject}\n\n{text}" if subject else text, used, tuple(_facts(message, subject)))


def _usable(declared: str | None, content: bytes) -> str | None:
    """The declared charset by its usual name, if it is known and fits the bytes."""
    if declared is None:
        return None
    try:
        return decode(content, declared).encoding
    except Unreadable:
        return None


def _facts(message: EmailMessage, subject: str) -> list[Fact]:
    facts = [Fact("title", subject, "the e-mail's subject")] if subject else []
    for name, address in getaddresses([str(message.get("From", ""))])[:5]:
        if name or address:
            facts.append(Fact("author", name or address, "the e-mail's sender"))
    try:
        sent = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError):
        return facts
    return [*facts, Fact("published_on", f"{sent:%Y-%m-%d}", "the e-mail's date")]
