"""Ids: derived from content for sources and proposals, random for what a curator makes."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import Any


def canonical_json(value: Any) -> str:
    """JSON with sorted keys and no spaces: the same value gives the same text on any machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256_text(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sha256_bytes(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def derived_id(kind: str, *parts: Any) -> str:
    """An id that the same content always gets: `kind-` and 20 hexadecimal digits (80 bits)."""
    return f"{kind}-{sha256_text(canonical_json(parts))[:20]}"


def random_id(kind: str) -> str:
    """An id made once: `kind-` and 20 hexadecimal digits."""
    return f"{kind}-{secrets.token_hex(10)}"
