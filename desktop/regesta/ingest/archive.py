"""Zip archives from anywhere: nothing is ever extracted, and an archive with one bad entry is refused whole.

Names are relative, without `..`, backslash, drive or control character, each once (after NFC and case folding);
no links, no encryption, stored or deflated only; at most 10,000 entries; sizes and compression ratio bounded.
"""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from regesta.ingest.limits import MAX_FILE_BYTES, MIB, Unreadable

MAX_ENTRIES = 10_000
MAX_ARCHIVE_BYTES = 1024 * MIB
MAX_TOTAL_BYTES = 2048 * MIB
MAX_RATIO = 200
_RATIO_FROM = MIB
_END_RECORD = struct.Struct("<4s4H2LH")


@contextmanager
def opened(source: Path | bytes) -> Iterator[zipfile.ZipFile]:
    """An archive whose entries have all been checked.

    Raises:
        Unreadable: it is damaged, or one entry is not allowed; the reason names the entry.
    """
    try:
        with source.open("rb") if isinstance(source, Path) else io.BytesIO(source) as stream:
            _count_first(stream)
            with zipfile.ZipFile(stream) as archive:
                _check(archive.infolist())
                yield archive
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"the archive is damaged ({error}); pack it again") from error
    except OSError as error:
        raise Unreadable(f"the archive cannot be read ({error.strerror or error})") from error


def documents(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The entries that are files a person put there, in the order of their names."""
    wanted = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info.filename)]
    return sorted(wanted, key=lambda info: info.filename)


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one entry; never more than its header promises.

    Raises:
        Unreadable: it is too large, or its header lies.
    """
    info = archive.getinfo(name)
    try:
        with archive.open(info) as stream:
            data = stream.read(min(info.file_size, MAX_FILE_BYTES) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"the entry is damaged ({error}); pack the archive again") from error
    if len(data) > info.file_size:
        raise Unreadable("the entry is larger than the archive says; the archive may have been tampered with")
    return data


def _count_first(stream: BinaryIO) -> None:
    """Refuses by size and number of entries before the directory is read."""
    size = stream.seek(0, io.SEEK_END)
    if size > MAX_ARCHIVE_BYTES:
        raise Unreadable(f"the archive has more than {MAX_ARCHIVE_BYTES // MIB} MB; split it")
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END_RECORD.size:
        raise Unreadable("the archive is damaged (its directory is missing); pack it again")
    entries = _END_RECORD.unpack_from(tail, at)[4]
    if entries > MAX_ENTRIES:
        raise Unreadable(f"the archive has more than {MAX_ENTRIES:,} entries; split it")
    stream.seek(0)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(f"the archive has more than {MAX_ENTRIES:,} entries; split it")
    seen: set[str] = set()
    total = 0
    for info in entries:
        _check_name(info)
        folded = unicodedata.normalize("NFC", info.filename).casefold()
        if folded in seen:
            raise Unreadable(f"the archive has the entry “{info.filename[:100]}” twice; pack it again")
        seen.add(folded)
        _check_size(info)
        total += info.file_size
    if total > MAX_TOTAL_BYTES:
        raise Unreadable(f"the archive would unpack to more than {MAX_TOTAL_BYTES // MIB} MB; split it")


def _check_name(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename
    parts = name.rstrip("/").split("/")
    unsafe = name.startswith("/") or "\\" in name or ":" in parts[0] or any(part in {"", ".", ".."} for part in parts)
    if unsafe or len(name) > 500 or any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in name):
        raise Unreadable(f"the archive has an entry with an unsafe name ({name[:100]!r}), and nothing of it was read")


def _check_size(info: zipfile.ZipInfo) -> None:
    shown = info.filename[:100]
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Unreadable(f"the archive's entry “{shown}” is a link; pack the file itself")
    if info.flag_bits & 0x1:
        raise Unreadable(f"the archive's entry “{shown}” is encrypted; unpack it first")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable(f"the archive's entry “{shown}” is packed in an unusual way; pack it as a plain zip")
    if info.file_size > MAX_FILE_BYTES:
        raise Unreadable(f"the archive's entry “{shown}” has more than {MAX_FILE_BYTES // MIB} MB")
    if info.file_size > _RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise Unreadable(f"the archive's entry “{shown}” would unpack to {MAX_RATIO} times its size; it may be a bomb")


def _hidden(name: str) -> bool:
    parts = name.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith((".", "~$")) for part in parts)
