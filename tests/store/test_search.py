"""Full-text search finds what a reader types, in every script, and keeps up with undo."""

from __future__ import annotations

import pytest

from regesta.services import history, searching
from regesta.services.commands.records import CreateRecord
from regesta.services.project import Project
from tests.builders import add_source

TEXT = "Müller met Łukasz in Søborg.\n北京大学的代表访问了海淀区。\nЛенин был здесь. Αθήνα. İstanbul.\n"


@pytest.mark.parametrize(
    "query",
    [
        "müller",
        "muller",
        "MULL",
        "lukasz",
        "soborg",
        "北京",
        "海淀",
        "代表访问",
        "ленин",
        "αθηνα",
        '"met lukasz"',
        "istanbul",
    ],
)
def test_a_source_is_found_by(project: Project, query: str) -> None:
    source = add_source(project, TEXT, published_on=None)
    assert [hit.id for hit in searching.search(project, query, "sources")] == [source]


@pytest.mark.parametrize("query", ["北大", '"lukasz met"', "lenin*", "", '"', "AND OR NOT", "a:b (", "-x"])
def test_a_query_that_fits_nothing_is_no_error(project: Project, query: str) -> None:
    add_source(project, TEXT, published_on=None)
    assert searching.search(project, query, "sources") == []


def test_the_index_follows_undo_and_redo(project: Project) -> None:
    project.run(CreateRecord("person", "Ana Rojas"))

    def found() -> list[str]:
        return [hit.title for hit in searching.search(project, "rojas", "records")]

    assert found() == ["Ana Rojas"]
    history.undo(project)
    assert found() == []
    history.redo(project)
    assert found() == ["Ana Rojas"]


def test_a_hit_says_where_in_the_text(project: Project) -> None:
    add_source(project, TEXT, published_on=None)
    hit = searching.search(project, "海淀", "sources")[0]
    assert hit.start is not None
    assert TEXT[hit.start : hit.end] == "海淀"
