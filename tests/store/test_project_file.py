"""Bad, locked, moved and foreign project files: a clear message, and the file as it was."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from regesta.base.errors import BadInput, ProjectUnavailable, UserError
from regesta.services.commands.project import SetProject
from regesta.services.project import Project
from regesta.store import schema
from regesta.store.engine import APPLICATION_ID, SCHEMA_VERSION
from regesta.store.lock import lock_path
from tests.builders import filled


@pytest.fixture
def closed(project: Project) -> Path:
    """A filled project, closed."""
    filled(project)
    project.close()
    return project.path


def opened(path: Path) -> Project:
    return Project.open(path, curator="Ada")


def test_a_closed_project_is_one_file(closed: Path) -> None:
    assert [each.name for each in closed.parent.iterdir()] == [closed.name]
    head = closed.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == SCHEMA_VERSION


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.close()


def _trigger(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER evil AFTER INSERT ON note BEGIN DELETE FROM record; END")
    connection.close()


def _view(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIEW evil AS SELECT * FROM record")
    connection.close()


def _no_project(path: Path) -> None:
    path.write_text("this is a letter", encoding="utf-8")


def _other_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_truncate, "is damaged"),
        (_newer, "newer Regesta"),
        (_trigger, "trigger evil"),
        (_view, "view evil"),
        (_no_project, "is not a Regesta project"),
        (_other_database, "is not a Regesta project"),
    ],
)
def test_a_bad_file_is_refused_and_left_as_it_is(closed: Path, spoil: Callable[[Path], None], words: str) -> None:
    spoil(closed)
    before = closed.read_bytes()
    with pytest.raises(UserError, match=words):
        opened(closed)
    assert closed.read_bytes() == before
    assert not lock_path(closed).exists()


def test_the_migrations_make_exactly_the_expected_schema() -> None:
    assert schema.fresh_statements() == list(schema.expected())


def test_a_second_window_is_refused_and_named_the_holder(project: Project) -> None:
    with pytest.raises(ProjectUnavailable, match=rf"process {os.getpid()} on"):
        opened(project.path)


def test_another_process_reads_beside_the_window_and_does_not_write(project: Project) -> None:
    filled(project)
    reader = [sys.executable, "-m", "regesta", "info", str(project.path)]
    writer = [sys.executable, "-m", "regesta", "set", str(project.path), "title=Mine"]
    read = subprocess.run(reader, capture_output=True, text=True, check=False)
    assert (read.returncode, "1 sources" in read.stdout) == (0, True)
    wrote = subprocess.run(writer, capture_output=True, text=True, check=False)
    assert wrote.returncode == 4
    assert f"process {os.getpid()}" in wrote.stderr
    assert "Traceback" not in wrote.stderr


def test_a_dead_holders_lock_is_taken_over(closed: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", "pass"])
    dead.wait()
    lock_path(closed).write_text(json.dumps({"host": socket.gethostname(), "pid": dead.pid}), encoding="utf-8")
    opened(closed).close()
    assert not lock_path(closed).exists()


def test_a_lock_of_another_machine_is_respected(closed: Path) -> None:
    lock_path(closed).write_text(json.dumps({"host": "elsewhere", "pid": 1}), encoding="utf-8")
    with pytest.raises(ProjectUnavailable, match="process 1 on elsewhere"):
        opened(closed)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not move open files")
@pytest.mark.parametrize("how", ["deleted", "replaced"])
def test_editing_freezes_when_the_file_goes_under_the_program(project: Project, tmp_path: Path, how: str) -> None:
    filled(project)
    if how == "deleted":
        project.path.unlink()
    else:
        other = tmp_path / "other"
        other.write_bytes(project.path.read_bytes())
        other.replace(project.path)
    with pytest.raises(ProjectUnavailable, match="was moved, replaced or deleted"):
        project.run(SetProject("title", "Lost?"))
    assert project.frozen_reason is not None
    assert project.setting("title") == "Test register"


def test_a_frozen_project_can_still_be_copied_whole(project: Project, tmp_path: Path) -> None:
    filled(project)
    project.path.unlink()
    with pytest.raises(ProjectUnavailable):
        project.run(SetProject("title", "Lost?"))
    project.save_copy(tmp_path / "rescued.regesta")
    with opened(tmp_path / "rescued.regesta") as rescued:
        assert rescued.damage() == []
        assert rescued.setting("title") == "Test register"


def test_a_path_with_odd_signs_opens_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a b#c?d%20'é.regesta"
    Project.create(path, curator="Ada").close()
    opened(path).close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_what_is_there_is_not_overwritten(closed: Path) -> None:
    before = closed.read_bytes()
    with pytest.raises(BadInput, match="is there already"):
        Project.create(closed, curator="Ada")
    assert closed.read_bytes() == before


def test_a_changed_text_is_found_by_its_hash(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("UPDATE content SET data = CAST('x' || CAST(data AS TEXT) AS BLOB)")
    connection.commit()
    connection.close()
    with opened(closed) as project:
        assert any("does not match its hash" in line for line in project.damage())


def test_a_changed_history_is_found_by_its_chain(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("UPDATE step SET curator = 'Eve' WHERE seq = 2")
    connection.commit()
    connection.close()
    with opened(closed) as project:
        assert project.damage() == ["history step 2 does not verify"]
