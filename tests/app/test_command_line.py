"""The command line: the whole way, exit codes, and messages that name what, where and what to do."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from regesta.app.cli import main
from regesta.base.assets import seeds_folder
from regesta.services.project import Project
from tests.builders import filled

Capture = pytest.CaptureFixture[str]


def run(capture: Capture, *words: object) -> tuple[int, str, str]:
    """Exit code, stdout, stderr; no traceback ever."""
    code = main([str(word) for word in words])
    shown = capture.readouterr()
    assert "Traceback" not in shown.err + shown.out
    return code, shown.out, shown.err


def test_the_whole_way(capsys: Capture, tmp_path: Path) -> None:
    project, out = tmp_path / "p.regesta", tmp_path / "out"
    texts = sorted(seeds_folder().glob("*.txt"))[:2]
    metadata = tmp_path / "metadata.jsonl"
    metadata.write_text(
        json.dumps({"file_name": texts[0].name, "published_on": "2024-11-11", "publisher": "A paper"}), encoding="utf-8"
    )
    assert run(capsys, "new", project, "--title", "Register", "--curator", "Ada")[0] == 0
    code, added, _ = run(capsys, "add", project, *texts, "--metadata", metadata)
    assert (code, len(added.split())) == (0, 2)
    code, said, _ = run(capsys, "add", project, texts[0])
    assert (code, said) == (0, "")
    code, said, _ = run(capsys, "extract", project)
    assert code == 0
    assert said.startswith("2 sources: ")
    assert run(capsys, "resolve", project)[0] == 0
    assert run(capsys, "check", project)[0] == 0
    assert run(capsys, "export", project, out, "--include", "proposed")[0] == 0
    assert run(capsys, "validate", out)[:2] == (0, f"{out}: valid\n")
    code, said, _ = run(capsys, "info", project, "--json")
    info = json.loads(said)
    assert info["project"]["title"] == "Register"
    assert {source["publisher"] for source in info["sources"]} >= {"A paper"}
    assert run(capsys, "diff", out, out, "--exit-code")[0] == 0
    copy = tmp_path / "copy.regesta"
    assert run(capsys, "new", copy)[0] == 0
    assert run(capsys, "import", copy, out)[0] == 0
    again = tmp_path / "again.zip"
    assert run(capsys, "export", copy, again, "--include", "proposed")[0] == 0
    assert run(capsys, "diff", out, again, "--exit-code")[0] == 0
    assert run(capsys, "undo", project)[1] == "Propose which records are the same\n"
    code, said, _ = run(capsys, "search", project, "Russia", "--in", "sources", "--json")
    assert json.loads(said)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("bogus", "x"), 2, "is no command"),
        (("nowhere.regesta",), 2, "neither a command nor a project"),
        (("info", "nowhere.regesta"), 3, "There is no project at nowhere.regesta"),
        (("export",), 2, "Missing argument"),
        (("validate", "nowhere"), 3, "There is no bundle at nowhere"),
        (("new", "no/such/folder/p.regesta"), 3, "does not exist"),
    ],
)
def test_wrong_use_and_bad_input(capsys: Capture, words: tuple[str, ...], code: int, message: str) -> None:
    found, _, said = run(capsys, *words)
    assert found == code
    assert message in said


def test_what_is_found_decides_the_exit_code(capsys: Capture, project: Project, tmp_path: Path) -> None:
    filled(project)
    project.close()
    assert run(capsys, "check", project.path, "--fail-on", "error")[0] == 0
    assert run(capsys, "export", project.path, tmp_path / "out", "--include", "some")[0] == 2
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    code, _, said = run(capsys, "add", project.path, empty)
    assert code == 3
    assert "empty.txt cannot be read" in said
    good = tmp_path / "good.txt"
    good.write_text("A minister met another minister in Oslo today.\n", encoding="utf-8")
    code, added, said = run(capsys, "add", project.path, empty, good)
    assert (code, len(added.split())) == (1, 1)
    assert run(capsys, "set", project.path, "as_of=yesterday")[0] == 3
    assert run(capsys, "set", project.path, "as_of")[0] == 2
    assert run(capsys, "backup", project.path, tmp_path / "copy.regesta")[0] == 0
    assert run(capsys, "backup", project.path, tmp_path / "copy.regesta")[0] == 3
    assert run(capsys, "repair", project.path)[0] == 0


def test_bad_metadata_changes_nothing(capsys: Capture, project: Project, tmp_path: Path) -> None:
    project.close()
    metadata = tmp_path / "m.jsonl"
    metadata.write_text('{"file_name": "a.txt"}\n{"file_name": "b.txt", "published_on": "soon"}\n', encoding="utf-8")
    text = tmp_path / "a.txt"
    text.write_text("Words that are long enough to be an article.\n", encoding="utf-8")
    code, _, said = run(capsys, "add", project.path, text, "--metadata", metadata)
    assert code == 3
    assert "m.jsonl:2: published_on" in said
    assert json.loads(run(capsys, "info", project.path, "--json")[1])["sources"] == []


@pytest.mark.skipif(
    not hasattr(__import__("os"), "geteuid") or __import__("os").geteuid() == 0, reason="root writes everywhere"
)
def test_a_read_only_folder(capsys: Capture, project: Project) -> None:
    project.close()
    project.path.parent.chmod(0o555)
    try:
        code, _, said = run(capsys, "set", project.path, "title=x")
        assert code == 4
        assert "cannot be written" in said
        assert run(capsys, "info", project.path)[0] == 0
    finally:
        project.path.parent.chmod(0o755)


def test_without_a_display_the_window_says_so(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("there is always a display here")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, said = run(capsys)
    assert (code, "There is no display" in said) == (2, True)


def test_the_demo_without_a_window_gives_the_same_bundle_twice(capsys: Capture, tmp_path: Path) -> None:
    ids = []
    for name in ("one", "two"):
        code, said, _ = run(capsys, "demo", tmp_path / f"{name}.regesta", "--no-window", "--json")
        assert code == 0
        ids.append(json.loads(said)["bundle_id"])
    assert ids[0] == ids[1]


def test_a_question(capsys: Capture, project: Project) -> None:
    filled(project)
    project.close()
    code, said, _ = run(capsys, "ask", project.path, "rounds", "Nordic-Andean Dialogue")
    assert code == 0
    assert "4 | – | – | Oslo | – | announced" in said
    assert run(capsys, "ask", project.path, "weather")[0] == 2
