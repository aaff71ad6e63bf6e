"""Long work that is cancelled or killed: resumed, kept, or undone; edits go on between its steps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from regesta.base.errors import Refused
from regesta.services import adding, batches, extracting, reading
from regesta.services.commands.records import CreateRecord
from regesta.services.project import Project
from regesta.services.views import Progress

TEXTS = {
    f"{n}.txt": f"Minister Ana Rojas of Peru met Bo Lund in Oslo on {n} May 2024.\nThey spoke of fish.\n"
    for n in range(1, 6)
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five small articles."""
    made = tmp_path / "articles"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


class After:
    """Cancels after a number of items."""

    def __init__(self, items: int) -> None:
        self.left = items

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


class Watch:
    """Cancels once so many items are done, however often it is asked."""

    def __init__(self, items: int) -> None:
        self.items, self.done = items, 0

    def __call__(self) -> bool:
        return self.done >= self.items

    def tick(self, progress: Progress) -> None:
        self.done = progress.done


def test_adding_that_was_cancelled_goes_on(project: Project, folder: Path) -> None:
    report = adding.add(project, [folder], options=adding.AddOptions(publisher="A paper"), cancel=After(2))
    assert (report.cancelled, len(report.added)) == (True, 2)
    (waiting,) = batches.unfinished(project)
    assert (waiting.kind, waiting.done, waiting.total) == ("add", 2, 5)
    again = adding.resume(project, waiting.id)
    assert (len(again.added), again.duplicates) == (3, [])
    assert batches.unfinished(project) == []
    assert {source.publisher for source in reading.sources(project)} == {"A paper"}


def test_extraction_that_broke_off_is_undone_as_one(project: Project, folder: Path) -> None:
    adding.add(project, [folder])

    class Broken(Exception):
        """As good as a kill."""

    def breaking(_: object) -> None:
        if reading.info(project).counts["records"] > 0:
            raise Broken

    with pytest.raises(Broken):
        extracting.extract(project, model="none", progress=breaking)
    (waiting,) = batches.unfinished(project)
    assert 0 < waiting.done < waiting.total
    project.run(CreateRecord("person", "Somebody Else"))
    assert batches.undo(project, waiting.id) is not None
    assert reading.info(project).counts["records"] == 1
    assert batches.unfinished(project) == []
    with pytest.raises(Refused, match="no unfinished work"):
        extracting.extract(project, resumes=waiting.id)


def test_extraction_goes_on_where_it_stopped_and_can_be_kept(project: Project, folder: Path) -> None:
    adding.add(project, [folder])
    watch = Watch(2)
    extracting.extract(project, model="none", cancel=watch, progress=watch.tick)
    (waiting,) = batches.unfinished(project)
    watch = Watch(1)
    report = extracting.extract(project, resumes=waiting.id, cancel=watch, progress=watch.tick)
    assert (report.sources, report.cancelled) == (1, True)
    (waiting,) = batches.unfinished(project)
    assert waiting.done == 3
    batches.keep(project, waiting.id)
    assert batches.unfinished(project) == []


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a Unix affair")
def test_a_killed_program_leaves_whole_sources_and_offers_to_go_on(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "p.regesta"
    Project.create(path, curator="Ada").close()
    words = [sys.executable, "-m", "regesta", "add", str(path), str(folder)]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        with Project.open(path, curator="Eve", read_only=True) as beside:
            if reading.info(beside).counts["sources"] >= 1:
                break
        time.sleep(0.02)
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()
    with Project.open(path, curator="Ada") as project:
        for waiting in batches.unfinished(project):
            adding.resume(project, waiting.id)
        assert len(reading.sources(project)) == 5
        assert project.damage() == []


def test_a_long_source_is_cancelled_in_the_middle(project: Project, tmp_path: Path) -> None:
    long_text = tmp_path / "long.txt"
    long_text.write_text("Minister Ana Rojas of Peru met Bo Lund in Oslo on 3 May 2024.\n\n" * 8_000, encoding="utf-8")
    adding.add(project, [long_text])
    started = time.monotonic()
    report = extracting.extract(project, model="none", cancel=lambda: time.monotonic() - started > 1.5)
    assert report.cancelled
    assert time.monotonic() - started < 30
    assert reading.info(project).counts["records"] == 0
