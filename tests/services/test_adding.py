"""Adding: what is read from where, what a curator says beside it, and how sources stand to each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from regesta.ingest import expand, worker
from regesta.ingest.archive import opened as real_opened
from regesta.ingest.metadata_rows import MetadataRow
from regesta.services import adding, pools, reading
from regesta.services.project import Project
from regesta.services.views import Progress

ARTICLE = (
    "Minister Ana Rojas of Peru met Bo Lund in Oslo on {day} May 2024. They spoke of fish, of ships, of the northern "
    "routes and of the price of anchovies, which has not been so high in years, and agreed to meet again in Lima.\n"
)


@pytest.fixture(autouse=True)
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: what a worker is for is tested with the workers."""

    def read(request: dict[str, Any], cancelled: object = None) -> dict[str, Any]:
        return worker.read(request)

    monkeypatch.setattr(pools, "read", read)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four articles in an archive."""
    path = tmp_path / "articles.zip"
    with ZipFile(path, "w") as made:
        for day in range(1, 5):
            made.writestr(f"{day}.txt", f"Day {day}\n\n" + ARTICLE.format(day=day) * day)
    return path


def test_an_archive_is_opened_to_list_it_and_once_more_to_read_it(
    project: Project, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def counting(path: Path) -> Any:
        opened.append(path)
        return real_opened(path)

    monkeypatch.setattr(expand, "opened", counting)
    told: list[Progress] = []
    report = adding.add(project, [archive], progress=told.append)
    assert (len(report.added), report.failed) == (4, [])
    assert opened == [archive, archive]
    assert [(each.done, each.total) for each in told] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_metadata_finds_its_source_before_any_is_read(project: Project, archive: Path) -> None:
    rows = [
        MetadataRow(file_name="4.txt", title="The last", published_on="2024-05-04"),
        MetadataRow(file_name="9.txt", title="Nowhere"),
    ]
    report = adding.add(project, iter([archive]), metadata=rows)
    assert report.unused_metadata == ["9.txt"]
    assert {row.file_name: row.title for row in reading.sources(project)}["4.txt"] == "The last"


def test_the_same_bytes_are_a_duplicate_and_another_text_at_one_address_is_a_version(
    project: Project, tmp_path: Path
) -> None:
    at = adding.AddOptions(url="https://example.org/fish")
    first, same, changed = (tmp_path / f"{name}.txt" for name in ("first", "same", "changed"))
    first.write_text(ARTICLE.format(day=3), encoding="utf-8")
    same.write_text(ARTICLE.format(day=3), encoding="utf-8")
    changed.write_text(ARTICLE.format(day=4), encoding="utf-8")
    (source,) = adding.add(project, [first], options=at).added
    assert adding.add(project, [same], options=at).duplicates == [("same.txt", source)]
    report = adding.add(project, [changed], options=at)
    assert report.versions == [(report.added[0], source)]
    assert report.similar == []  # its version before is no likeness
    view = reading.source(project, report.added[0])
    assert (view.older_version, view.row.version, view.row.state) == (source, 2, "changed")
    assert reading.source(project, source).newer_version == report.added[0]


def test_nearly_the_same_text_elsewhere_is_told(project: Project, tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(ARTICLE.format(day=3), encoding="utf-8")
    other.write_text(ARTICLE.format(day=4), encoding="utf-8")
    report = adding.add(project, [one, other])
    ((new, old, score),) = report.similar
    assert [new, old] == report.added[::-1]
    assert 0.5 <= score < 1
    assert [each.id for each in reading.source(project, new).similar] == [old]


def test_a_file_that_cannot_be_read_leaves_nothing(project: Project, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(ARTICLE.format(day=3), encoding="utf-8")
    empty.write_bytes(b"")
    report = adding.add(project, [empty, good, tmp_path / "missing.txt"])
    assert [name for name, _ in report.failed] == ["empty.txt", "missing.txt"]
    assert [row.file_name for row in reading.sources(project)] == ["good.txt"]
