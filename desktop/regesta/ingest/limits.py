"""How large a file may be, and the one error that says why a file cannot be read."""

from __future__ import annotations

MIB = 1024 * 1024
MAX_TEXT_BYTES = 20 * MIB
"""Of a text file, and of the text that any file gives, in UTF-8."""
MAX_FILE_BYTES = 64 * MIB
"""Of a PDF, DOCX or EML file."""
MAX_PAGES = 2_000


class Unreadable(ValueError):
    """A file that cannot be read.

    Attributes:
        reason: why, and what to do, without the file's name; the caller names it.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def check_size(size: int, text: bool) -> None:
    """Refuses a file by its size in bytes, before it is loaded.

    Raises:
        Unreadable: it is empty or too large.
    """
    if size == 0:
        raise Unreadable("the file is empty (0 bytes)")
    limit = MAX_TEXT_BYTES if text else MAX_FILE_BYTES
    if size > limit:
        raise Unreadable(f"it has {size / MIB:.1f} MB, and at most {limit // MIB} MB can be read; split it")


def check_text(text: str) -> None:
    """Refuses a text that says nothing or is too large.

    Raises:
        Unreadable: it is blank, or more than 20 MB in UTF-8.
    """
    if not text.strip():
        raise Unreadable("there is no text in it")
    if len(text) > MAX_TEXT_BYTES // 4 and len(text.encode("utf-8", "surrogatepass")) > MAX_TEXT_BYTES:
        raise Unreadable(f"its text has more than {MAX_TEXT_BYTES // MIB} MB; split it")
