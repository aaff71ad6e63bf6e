"""From bytes to text: what the curator chose, else byte-order mark, declared encoding, strict UTF-8, a guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from regesta.ingest.limits import Unreadable

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED = re.compile(
    r"(utf_?8(_sig)?|utf_?16(_?[lb]e)?|utf_?32(_?[lb]e)?|us_?ascii|ascii|iso_?8859_?\d{1,2}(_\d{4})?|latin_?\d{0,2}"
    r"|l1|(windows|cp|ibm)_?\d{3,5}|koi8_?[rut]|gb_?2312|gbk|gb_?18030|hz(_gb)?|big5(_?hkscs)?|shift_?jis(_?2004|x0213)?|s_?jis"
    r"|ms_?kanji|euc_?(jp|kr|jis_?2004|jisx0213)|iso_?2022_?(jp|kr)(_\w{1,4})?|johab|ks_c_5601\w{0,6}|mac_?\w{2,12}|tis_?620)"
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_ODD = re.compile("[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_ODD_SHARE = 0.02
_HEAD = 4096


class Decoded(NamedTuple):
    """A text with the encoding that gave it, and how that was found, for people."""

    text: str
    encoding: str
    how: str


def checked_encoding(name: str) -> str:
    """The usual name of a text encoding.

    Raises:
        Unreadable: there is none of that name among those that sources come in.
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.strip().lower()).strip("_")
    try:
        if _ALLOWED.fullmatch(plain) is None:
            raise LookupError(name)
        return _codec(plain)
    except LookupError as error:
        raise Unreadable(f"the encoding “{name[:40]}” is not known; choose utf-8, windows-1251, gb18030 …") from error


def _codec(plain: str) -> str:
    """The codec's own name, however its number is joined: gb18030 and gb_18030 are one."""
    try:
        return codecs.lookup(plain).name
    except LookupError:
        return codecs.lookup(plain.replace("_", "")).name


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an HTML or XML document's head names, if it is a known one."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    try:
        return checked_encoding(found[1].decode("ascii"))
    except Unreadable:
        return None


def decode(data: bytes, override: str | None = None, declared: str | None = None) -> Decoded:
    """The text of a file.

    Args:
        data: its bytes.
        override: the encoding that the curator chose, which is not doubted.
        declared: the encoding that the document itself names.

    Raises:
        Unreadable: no encoding fits, or the bytes are no text.
    """
    decoded = _chosen(data, override) if override else _found(data, declared)
    if decoded is None:
        raise Unreadable("its encoding could not be found; choose one for it (utf-8, windows-1251, gb18030 …)")
    odd = len(_ODD.findall(decoded.text))
    if odd > max(3, len(decoded.text) * _ODD_SHARE):
        raise Unreadable("it is no text but binary data; convert it to a text, PDF, DOCX, HTML or EML file")
    return decoded


def _chosen(data: bytes, name: str) -> Decoded:
    encoding = checked_encoding(name)
    try:
        return Decoded(data.decode(encoding, _on_error(encoding)), encoding, "chosen by the curator")
    except (UnicodeDecodeError, UnicodeError) as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise Unreadable(f"it is not valid {encoding}{where}; choose another encoding") from error


def _found(data: bytes, declared: str | None) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = _tried(data, encoding, "byte-order mark")
            if marked is not None:
                return marked
    if declared is not None and (named := _tried(data, declared, "declared in the document")):
        return named
    return _tried(data, "utf-8", "valid UTF-8") or _nearly_utf8(data) or _guessed(data)


def _tried(data: bytes, encoding: str, how: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding, _on_error(encoding)), encoding.removesuffix("-sig"), how)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _on_error(encoding: str) -> str:
    """Lone surrogates in UTF-16 and UTF-32 are let through; the canonical text replaces them."""
    return "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "strict"


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 that was cut inside its last character, or that has surrogates written as characters."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if error.start < len(data) - 3 or error.start == 0:
            return None
        return Decoded(data.decode("utf-8", "replace"), "utf-8", "UTF-8, cut at its end")
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return Decoded(paired, "utf-8", "UTF-8 with surrogates")


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # only where nothing else fits

    best = from_bytes(data).best()
    if best is None:
        return None
    return Decoded(str(best), checked_encoding(best.encoding), "guessed from its letters")
