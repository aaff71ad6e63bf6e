"""Folders and zip archives, good and nasty; reading in a worker, bombs included."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.ingest import archive, worker
from regesta.ingest.expand import expand
from regesta.ingest.limits import MAX_TEXT_BYTES, Unreadable
from regesta.services.workers import PARSER, WorkerFailed, WorkerPool
from tests.ingest.making import docx_of, pdf_bomb, pdf_of, zip_of

PROSE = b"The ministers of the two countries met in the capital and spoke about fishing rights."


def loaded(path: Path) -> dict[str, bytes | str]:
    found: dict[str, bytes | str] = {}
    for one in expand([path]):
        try:
            found[one.name] = one.load()
        except Unreadable as problem:
            found[one.name] = problem.reason
    return found


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    for name in ("b/c.txt", "a.md", ".hidden.txt", ".git/x.txt", "a.gold.json", "~$a.docx", "b/Ä 🐟.TXT"):
        written(tmp_path, name, name.encode())
    written(tmp_path, "z.zip", zip_of({"in/one.txt": b"1", "two.bin": b"2", "__MACOSX/x.txt": b"", ".DS_Store": b""}))
    assert loaded(tmp_path) == {
        "a.md": b"a.md",
        "z.zip/in/one.txt": b"1",
        "b/c.txt": b"b/c.txt",
        "b/Ä 🐟.TXT": "b/Ä 🐟.TXT".encode(),
    }


def test_files_named_by_themselves(tmp_path: Path) -> None:
    assert loaded(written(tmp_path, "x.odd", b"x")) == {"x.odd": b"x"}
    assert "no such file" in str(loaded(tmp_path / "none.txt")["none.txt"])
    assert "20 MB" in str(loaded(written(tmp_path, "big.txt", b"x" * (MAX_TEXT_BYTES + 1)))["big.txt"])
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert "no regular file" in str(loaded(tmp_path / "pipe.txt")["pipe.txt"])


def test_members_can_be_loaded_after_the_walk(tmp_path: Path) -> None:
    path = written(tmp_path, "z.zip", zip_of({"one.txt": b"1", "two.txt": b"2"}))
    found = list(expand([path]))
    assert [(one.name, one.member, one.load()) for one in found] == [
        ("one.txt", "one.txt", b"1"),
        ("two.txt", "two.txt", b"2"),
    ]
    assert found[0].shown.endswith("z.zip!one.txt")


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"../evil.txt": b"x"}, "unsafe name"),
        ({"a/../../evil.txt": b"x"}, "unsafe name"),
        ({"/etc/evil.txt": b"x"}, "unsafe name"),
        ({"C:\\evil.txt": b"x"}, "unsafe name"),
        ({"c:evil.txt": b"x"}, "unsafe name"),
        ({"..\\evil.txt": b"x"}, "unsafe name"),
        ({"a\nb.txt": b"x"}, "unsafe name"),
        ({"a//b.txt": b"x"}, "unsafe name"),
        ({"e\u0301.txt": b"x", "\u00e9.txt": b"y"}, "twice"),
        ({"A.txt": b"x", "a.txt": b"y"}, "twice"),
        ({"bomb.txt": b"\0" * 30_000_000}, "bomb"),
        ({"x.bin": b"x"}, "no document"),
        ({}, "no document"),
    ],
)
def test_a_bad_entry_refuses_the_archive(tmp_path: Path, entries: dict[str, bytes], reason: str) -> None:
    found = loaded(
        written(tmp_path, "z.zip", zip_of({"good.txt": PROSE, **entries} if reason != "no document" else entries))
    )
    assert list(found) == ["z.zip"]
    assert reason in str(found["z.zip"])
    assert sorted(tmp_path.iterdir()) == [tmp_path / "z.zip"]


def test_damaged_and_odd_archives(tmp_path: Path) -> None:
    good = zip_of({"a.txt": PROSE * 50})
    assert "damaged" in str(loaded(written(tmp_path, "cut.zip", good[:-30]))["cut.zip"])
    assert "damaged" in str(loaded(written(tmp_path, "none.zip", b"not a zip"))["none.zip"])
    spoilt = bytearray(good)
    spoilt[60:80] = b"\xff" * 20
    assert "damaged" in str(loaded(written(tmp_path, "spoilt.zip", bytes(spoilt)))["a.txt"])
    packed = written(tmp_path, "bz.zip", zip_of({"a.txt": PROSE * 50}, zipfile.ZIP_BZIP2))
    assert "unusual way" in str(loaded(packed)["bz.zip"])
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    assert "is a link" in str(loaded(tmp_path / "link.zip")["link.zip"])
    nested = written(tmp_path, "nest.zip", zip_of({"inner.zip": good, "a.txt": good}))
    assert list(loaded(nested)) == ["a.txt"]


def test_a_lying_header_and_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lying = bytearray(zip_of({"a.txt": PROSE * 50}))
    at = lying.rindex(b"PK\x01\x02")
    struct.pack_into("<L", lying, at + 24, 10)
    assert isinstance(loaded(written(tmp_path, "lie.zip", bytes(lying)))["a.txt"], str)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    many = written(tmp_path, "many.zip", zip_of({f"{number}.txt": b"x" for number in range(4)}))
    assert "more than 3 entries" in str(loaded(many)["many.zip"])


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(limits=PARSER) as made:
        yield made


def test_reading_in_a_worker(pool: WorkerPool) -> None:
    files = {
        "a.txt": PROSE,
        "a.pdf": pdf_of(PROSE.decode()),
        "a.docx": docx_of(PROSE.decode()),
        "a.html": b"<html><title>Herring</title><p>" + PROSE,
        "a.eml": b"Subject: Herring\n\n" + PROSE,
        "a.md": b"# Herring\n\n" + PROSE,
    }
    for name, data in files.items():
        source = worker.source_of(pool.call("ingest.read", worker.payload(name, data)))
        assert PROSE.decode() in source.text
        assert source.language == "en"
    with pytest.raises(Unreadable, match="empty"):
        worker.source_of(pool.call("ingest.read", worker.payload("a.txt", b"")))


def test_a_text_of_the_largest_size_comes_through(pool: WorkerPool) -> None:
    text = ("Fischereirechte 🐟 und Brücken. " * 40 + "\n\n").encode()
    data = text * (MAX_TEXT_BYTES // len(text))
    source = worker.source_of(pool.call("ingest.read", worker.payload("a.txt", data), timeout_s=60))
    assert len(source.text.encode()) == len(data)


def test_a_pdf_bomb_is_one_clear_error(pool: WorkerPool) -> None:
    bomb = pdf_bomb()
    assert len(bomb) < 20_000
    with pytest.raises(WorkerFailed) as caught:
        pool.call("ingest.read", worker.payload("bomb.pdf", bomb), timeout_s=20)
    assert caught.value.kind in {"crashed", "memory", "cpu", "timeout"}
    assert worker.source_of(pool.call("ingest.read", worker.payload("a.txt", PROSE))).text == PROSE.decode()
