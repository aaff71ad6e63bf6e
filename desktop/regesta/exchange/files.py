"""A bundle's files on disk: written beside the target, flushed, renamed; as a folder or as a `.zip`."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path

from regesta.base.errors import BadInput, ProjectUnavailable
from regesta.base.ids import sha256_bytes

MANIFEST = "manifest-sha256.txt"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def manifest(files: dict[str, bytes]) -> bytes:
    """BagIt lines of all files, by name."""
    return "".join(f"{sha256_bytes(files[name])}  {name}\n" for name in sorted(files)).encode()


def _write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def write(target: Path, files: dict[str, bytes]) -> None:
    """Put the files (the manifest among them) under the target's name, whole or not at all.

    An earlier bundle of that name is replaced; anything else there is left alone.

    Raises:
        BadInput: something that is no bundle has the name, or the folder is missing.
        ProjectUnavailable: the disk is full or the folder cannot be written.
    """
    if not target.parent.is_dir():
        raise BadInput("folder_missing", path=target.parent)
    if target.exists() and not _is_bundle(target):
        raise BadInput("export_target_taken", path=target)
    part = target.with_name(target.name + ".part")
    try:
        _remove(part)
        if target.suffix == ".zip":
            _write_zip(part, files)
        else:
            for name, data in files.items():
                _write_file(part / name, data)
        _swap(part, target)
    except OSError as error:
        _remove(part)
        if error.errno == 28:  # ENOSPC
            raise ProjectUnavailable("disk_full", path=target) from error
        raise ProjectUnavailable("folder_not_writable", path=target.parent, reason=error.strerror) from error


def _swap(part: Path, target: Path) -> None:
    """Rename the new bundle into place; the old one goes only once the new one stands."""
    old = target.with_name(target.name + ".old")
    _remove(old)
    if target.is_dir():
        target.replace(old)
    part.replace(target)
    _remove(old)
    if os.name != "nt":
        handle = os.open(target.parent, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_bundle(path: Path) -> bool:
    if path.is_dir():
        return (path / MANIFEST).is_file() or not any(path.iterdir())
    return path.suffix == ".zip" and zipfile.is_zipfile(path)


def _write_zip(path: Path, files: dict[str, bytes]) -> None:
    """Entries in the manifest's order, stored, dated 1980-01-01, mode 0644: the same bytes on any machine."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in [*sorted(set(files) - {MANIFEST}), MANIFEST]:
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[name])
    with path.open("rb+") as file:
        os.fsync(file.fileno())


MOST_FILES = 10_000
MOST_BYTES = 2 * 1024**3


def read(path: Path) -> dict[str, bytes]:
    """The files of a bundle by name, from a folder or a `.zip`; names that lead out of it are refused.

    Raises:
        BadInput: nothing there, no bundle, too large, or a name with `..`, a drive or a root.
    """
    if path.is_dir():
        return {name.as_posix(): (path / name).read_bytes() for name in _inside(path)}
    if not path.is_file():
        raise BadInput("bundle_missing", path=path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_names(path, (entry.filename for entry in entries))
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise BadInput("bundle_too_large", path=path)
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadInput("bundle_not_readable", path=path, reason=str(error)) from error


def _inside(path: Path) -> Iterable[Path]:
    return sorted(each.relative_to(path) for each in path.rglob("*") if each.is_file() and not each.is_symlink())


def _check_names(path: Path, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        odd = name.startswith(("/", "\\")) or ":" in name or "\\" in name or ".." in name.split("/")
        if odd or name.casefold() in seen:
            raise BadInput("bundle_name_refused", path=path, name=name)
        seen.add(name.casefold())
