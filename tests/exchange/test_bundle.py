"""The bundle: the same bytes each time, valid by independent code, restored whole, and never half written."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # ships no types
import pytest
from frictionless import Package

from regesta.base.clock import fixed
from regesta.base.errors import BadInput, ProjectUnavailable, Refused
from regesta.services import bundles, exporting, importing, reading
from regesta.services.commands.claims import AddClaim, EditClaim
from regesta.services.commands.decisions import AcceptClaims
from regesta.services.commands.judgements import Judge, Split
from regesta.services.commands.notes import AddNote
from regesta.services.commands.project import SetProject, SetSourceField
from regesta.services.commands.records import CreateRecord
from regesta.services.exporting import ExportOptions
from regesta.services.project import Project
from tests.builders import AT, add_source, filled, propose, span

PROPOSED = ExportOptions(include="proposed", allow_errors=True)


@pytest.fixture
def source(project: Project) -> str:
    """A project with some of everything; returns its source."""
    source = filled(project)
    visit = next(card for card in reading.cards(project, source) if card.type == "visit")
    start = next(claim for claim in visit.claims if claim.property == "start")
    project.run(AcceptClaims(tuple(claim.id for claim in visit.claims)))
    project.run(EditClaim(start.id, value="2024-05-04", reason="the ministry corrected it"))
    project.run(AddClaim(visit.record, "purpose", "to open the dialogue", source, *span("open the 4th")))
    project.run(CreateRecord("place", "Norge"))
    project.run(AddNote(visit.record, "asked the embassy"))
    project.run(SetProject("licence", "CC0-1.0"))
    project.run(SetSourceField(source, "text_allowed", "full"))
    return source


def rows(bundle: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (bundle / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("include", ["accepted", "proposed", "all"])
@pytest.mark.parametrize("text", ["none", "quotes", "full"])
@pytest.mark.usefixtures("source")
def test_exported_twice_and_restored_it_has_the_same_bytes(
    project: Project, tmp_path: Path, include: str, text: str
) -> None:
    options = ExportOptions(include=include, text=text, allow_errors=True)
    first = exporting.export(project, tmp_path / "first", options)
    assert exporting.export(project, tmp_path / "second.zip", options).bundle_id == first.bundle_id
    assert bundles.validate_bundle(tmp_path / "first") == []
    assert bundles.validate_bundle(tmp_path / "second.zip") == []
    with Project.create(tmp_path / "again.regesta", curator="Eve", clock=fixed("2030-01-01T00:00:00Z")) as other:
        assert importing.import_bundle(other, tmp_path / "second.zip").restored
        assert exporting.export(other, tmp_path / "third", options).bundle_id == first.bundle_id


@pytest.mark.usefixtures("source")
def test_accepted_holds_nothing_that_is_only_proposed(project: Project, tmp_path: Path) -> None:
    exporting.export(project, tmp_path / "out", ExportOptions(allow_errors=True))
    records = rows(tmp_path / "out", "records")
    statuses = {claim["status"] for record in records for claim in record["claims"] if record["type"] != "source"}
    assert statuses == {"accepted"}
    assert "4th Nordic-Andean Dialogue" not in {record["label"] for record in records}


def test_rights_hold_text_back(project: Project, source: str, tmp_path: Path) -> None:
    project.run(SetSourceField(source, "text_allowed", "none"))
    report = exporting.export(
        project, tmp_path / "out", ExportOptions(include="proposed", text="full", allow_errors=True)
    )
    assert [(held.source, held.level) for held in report.held_back] == [(source, "none")]
    held = rows(tmp_path / "out", "sources")[0]
    assert (held["text"], held["excerpts"]) == (None, [])
    assert "Ana Rojas of Peru" not in (tmp_path / "out" / "records.jsonl").read_text(encoding="utf-8")
    assert {mention["quote"] for mention in rows(tmp_path / "out", "mentions")} == {None}


@pytest.mark.usefixtures("source")
def test_other_libraries_read_it(project: Project, tmp_path: Path) -> None:
    exporting.export(project, tmp_path / "out", PROPOSED)
    schema = json.loads((tmp_path / "out/schemas/records.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for row in rows(tmp_path / "out", "records") for error in validator.iter_errors(row)] == []
    package = Package(str(tmp_path / "out" / "datapackage.json"))
    assert package.title == "Test register"
    assert {resource.path for resource in package.resources} >= {"records.jsonl", "sources.jsonl"}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("records.jsonl", "2024-05-05", "2024-05-06", "checksum"),
        ("records.jsonl", '"role":"support"', '"role":"supports"', "records.jsonl"),
        ("sources.jsonl", "Ana Rojas", "Ann Rojas", "does not match"),
        ("judgements.jsonl", "", "", ""),
        ("mentions.jsonl", '"start":', '"start":9', "mentions.jsonl"),
    ],
)
@pytest.mark.usefixtures("source")
def test_a_changed_bundle_is_not_valid(
    project: Project, tmp_path: Path, file: str, old: str, new: str, words: str
) -> None:
    out = tmp_path / "out"
    exporting.export(project, out, ExportOptions(include="proposed", text="full", allow_errors=True))
    content = (out / file).read_text(encoding="utf-8")
    if old:
        assert old in content
        (out / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    else:
        (out / file).unlink()
    found = "\n".join(bundles.validate_bundle(out))
    assert words in found
    assert file in found


@pytest.mark.parametrize("line", ["[" * 100_000, '{"id": NaN}', '{"id": "a", "id": "b"}', '"\\ud800"', "{", "null"])
@pytest.mark.usefixtures("source")
def test_broken_json_is_told_and_never_a_crash(project: Project, tmp_path: Path, line: str) -> None:
    out = tmp_path / "out"
    exporting.export(project, out, PROPOSED)
    (out / "notes.jsonl").write_text(line + "\n", encoding="utf-8")
    assert any(finding.startswith("notes.jsonl:1:") for finding in bundles.validate_bundle(out))
    with (
        Project.create(tmp_path / "q.regesta", curator="Ada") as other,
        pytest.raises(BadInput, match="is not a valid bundle"),
    ):
        importing.import_bundle(other, out)


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil", "C:\\evil", "a/../../b"])
def test_a_zip_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(BadInput, match="leads out of the bundle"):
        bundles.validate_bundle(path)


def test_what_is_no_bundle_is_never_overwritten(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"x")
    with pytest.raises(BadInput, match="is no bundle"):
        exporting.export(project, folder, PROPOSED)
    assert [each.name for each in folder.iterdir()] == ["cat.jpg"]


@pytest.mark.usefixtures("source")
def test_errors_block_an_export_and_leave_nothing(project: Project, tmp_path: Path) -> None:
    visit = next(card for card in reading.cards(project, reading.sources(project)[0].id) if card.type == "visit")
    end = next(claim for claim in visit.claims if claim.property == "end")
    project.run(EditClaim(end.id, value="2024-05-01"))
    with pytest.raises(Refused, match="ends \\(2024-05-01\\) before it starts"):
        exporting.export(project, tmp_path / "out", ExportOptions())
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("source")
def test_an_exported_id_never_vanishes(project: Project, tmp_path: Path) -> None:
    exporting.export(project, tmp_path / "before", PROPOSED)
    places = [row["id"] for row in rows(tmp_path / "before", "records") if row["type"] == "place"]
    norway, norge = (
        next(row["id"] for row in rows(tmp_path / "before", "records") if row["label"] == label)
        for label in ("Norway", "Norge")
    )
    project.run(Judge(str(norway), str(norge), "same"))
    exporting.export(project, tmp_path / "after", PROPOSED)
    kept = [row["id"] for row in rows(tmp_path / "after", "records") if row["type"] == "place"]
    gone = set(places) - set(kept)
    assert len(gone) == 1
    redirects = {row["old"]: row["new"] for row in rows(tmp_path / "after", "redirects")}
    assert redirects == {gone.pop(): next(key for key in (norway, norge) if key in kept)}
    changes = bundles.compare_bundles(tmp_path / "before", tmp_path / "after")
    assert list(changes.changes.merged.values()) == list(redirects.values())
    project.run(Split(str(norway)))
    exporting.export(project, tmp_path / "split", PROPOSED)
    assert [row["id"] for row in rows(tmp_path / "split", "records") if row["type"] == "place"] == places
    assert rows(tmp_path / "split", "redirects") == []


@pytest.mark.usefixtures("source")
def test_into_a_filled_project_a_bundle_comes_as_proposals(project: Project, tmp_path: Path) -> None:
    exporting.export(project, tmp_path / "out", ExportOptions(include="accepted", text="full", allow_errors=True))
    with Project.create(tmp_path / "other.regesta", curator="Eve") as other:
        other.run(CreateRecord("person", "Somebody Else"))
        report = importing.import_bundle(other, tmp_path / "out")
        assert not report.restored
        info = reading.info(other)
        assert info.counts["claims accepted"] == 1
        assert info.counts["claims proposed"] == report.claims
        assert importing.import_bundle(other, tmp_path / "out").known == report.records


def test_the_clock_and_the_folder_leave_no_trace(tmp_path: Path) -> None:
    ids = set()
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        with Project.create(
            folder / f"{name}.regesta", curator="Ada", title="Same", clock=fixed(AT), uuid="project-1"
        ) as made:
            propose(made, add_source(made, published_on=None))
            ids.add(exporting.export(made, folder / f"{name}.out", PROPOSED).bundle_id)
    assert len(ids) == 1


def test_a_damaged_project_is_not_exported(project: Project, tmp_path: Path) -> None:
    filled(project)
    project.close()
    connection = sqlite3.connect(project.path)
    connection.execute("UPDATE step SET label = 'Something else' WHERE seq = 3")
    connection.commit()
    connection.close()
    with Project.open(project.path, curator="Ada") as damaged:
        with pytest.raises(ProjectUnavailable, match="history step 3 does not verify"):
            exporting.export(damaged, tmp_path / "out", PROPOSED)
        assert not (tmp_path / "out").exists()
