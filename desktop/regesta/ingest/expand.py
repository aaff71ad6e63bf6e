"""From what a person names (files, folders, zip archives) to single documents, in a fixed order."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from regesta.ingest.archive import documents, opened, read_member
from regesta.ingest.limits import MAX_FILE_BYTES, MAX_TEXT_BYTES, MIB, Unreadable
from regesta.ingest.media import SUFFIXES, TEXTUAL, suffix_of

_ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class Found:
    """One document to read.

    Attributes:
        name: its path relative to what was named, with `/`; of a file named by itself, the bare name.
        path: the file, or the archive that holds it.
        member: its entry in the archive; None for a file.
        load: gives its bytes, or raises `Unreadable`.
    """

    name: str
    path: Path
    member: str | None
    load: Callable[[], bytes]

    @property
    def shown(self) -> str:
        """The name for messages."""
        return f"{self.path}!{self.member}" if self.member else str(self.path)


def expand(paths: Iterable[Path]) -> Iterator[Found]:
    """The documents behind some paths.

    In folders and archives only files with a known suffix are taken, hidden ones left out; a file named by
    itself is always given, and says when loaded if it cannot be read. So does what is missing, and an archive
    that is refused. Nothing is raised here.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif path.suffix.lower() == _ZIP and path.is_file():
            yield from _archive(path, "")
        else:
            yield Found(path.name, path, None, partial(load_file, path))


def load_file(path: Path) -> bytes:
    """The bytes of a regular file that is not too large.

    Raises:
        Unreadable: it is missing, no regular file, empty, too large, or may not be read.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise Unreadable("it is no regular file")
        limit = MAX_TEXT_BYTES if SUFFIXES.get(suffix_of(path.name)) in TEXTUAL else MAX_FILE_BYTES
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise Unreadable("there is no such file; check the path") from error
    except OSError as error:
        raise Unreadable(f"it cannot be opened ({error.strerror or error})") from error
    if len(data) > limit:
        raise Unreadable(f"it has more than {limit // MIB} MB; split it")
    return data


def _folder(folder: Path) -> Iterator[Found]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here) / name
            relative = path.relative_to(folder).as_posix()
            if name.startswith((".", "~$")):
                continue
            if suffix_of(name) in SUFFIXES:
                yield Found(relative, path, None, partial(load_file, path))
            elif suffix_of(name) == _ZIP:
                yield from _archive(path, f"{relative}/")


def _archive(path: Path, prefix: str) -> Iterator[Found]:
    """The documents of an archive; while they are gone through, it stays open."""
    shown = prefix.rstrip("/") or path.name
    try:
        with opened(path) as archive:
            names = [info.filename for info in documents(archive) if suffix_of(info.filename) in SUFFIXES]
            for name in names:
                yield Found(f"{prefix}{name}", path, name, partial(_load_member, path, archive, name))
    except Unreadable as problem:
        yield Found(shown, path, None, partial(_refuse, problem.reason))
        return
    if not names:
        yield Found(shown, path, None, partial(_refuse, "no document is in the archive"))


def _load_member(path: Path, archive: ZipFile, name: str) -> bytes:
    """From the archive as it is open, else from the file anew."""
    if archive.fp is not None:
        return read_member(archive, name)
    with opened(path) as again:
        return read_member(again, name)


def _refuse(reason: str) -> bytes:
    raise Unreadable(reason)
