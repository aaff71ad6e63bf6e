"""The canonical text of a source, made once: every offset in a project counts its code points.

The byte-order mark is dropped, line ends become `\\n`; NUL, lone surrogates and noncharacters, which a database,
JSON or Qt would lose, become U+FFFD. Nothing else is changed, so that for a UTF-8 file with `\\n` line ends the
offsets hold on the file itself.
"""

from __future__ import annotations

import hashlib
import re

_PLANES_END = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_REPLACED = re.compile("[\0\ud800-\udfff\ufdd0-\ufdef" + _PLANES_END + "]")


def canonical_text(text: str) -> str:
    """The canonical form of a decoded text; doing it twice changes nothing."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _REPLACED.sub("\ufffd", text)


def sha256_of_text(text: str) -> str:
    """Lower-case hexadecimal SHA-256 of a canonical text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
