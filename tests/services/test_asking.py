"""Questions to the dataset: answers with their evidence, and “no source tells” where none does."""

from __future__ import annotations

import pytest

from regesta.base.errors import WrongUse
from regesta.services import asking
from regesta.services.commands.claims import AddClaim
from regesta.services.commands.judgements import Judge
from regesta.services.project import Project
from regesta.services.questions.answer import NO_SOURCE, Answer
from tests.builders import filled
from tests.checks.test_series_and_offices import Register


@pytest.fixture
def register(project: Project) -> Register:
    """A ministry with a succession, a series with a gap, and two who met."""
    register = Register(project)
    ana, bo = register.make("person", "Ana Rojas"), register.make("person", "Bo Lund")
    ministry = register.make("organisation", "Foreign Ministry of Peru")
    minister = register.make("position", "Minister", organisation=ministry, seat="single")
    register.tenure(ana, minister, start="2015", end="2018-06", attested_on=["2016-03-04"])
    register.tenure(bo, minister, attested_on=["2018-09-01", "2020-02"])
    talks = register.make("mechanism", "Nordic-Andean Dialogue")
    register.round(talks, 2, "2016-05-03", chair=[ana, bo])
    register.round(talks, 4, "2018-05-03")
    oslo = register.make("place", "Oslo")
    register.make("meeting", "talk", participant=[ana, bo], start="2017-02-03", place=oslo, status="held")
    topic = register.make("topic", "fisheries")
    register.make("statement", "speech", speaker=ana, quote="the sea joins us", topic=topic, date="2017-02-04")
    return register


def ask(register: Register, name: str, *words: str) -> Answer:
    return asking.ask(register.project, name, *words)


@pytest.mark.parametrize(
    ("day", "person", "how"),
    [
        ("2016-03-04", "Ana Rojas", "attested then"),
        ("2017-01-01", "Ana Rojas", "within the stated tenure"),
        ("2019-05", "Bo Lund", "attested 2018-09-01 and 2020-02"),
        ("2021-01-01", "Bo Lund", "last attested 2020-02; not known to have ended"),
        ("2018-07-15", "Bo Lund", "first attested 2018-09-01"),
    ],
)
def test_who_held_an_office_on_a_date(register: Register, day: str, person: str, how: str) -> None:
    best = ask(register, "holder", "minister peru", day).rows[0]
    assert (best.cells[0], best.cells[2]) == (person, how)
    assert best.claims


@pytest.mark.parametrize(
    ("office", "day", "note"), [("Chancellor", "2016", "no office"), ("Minister", "some day", "is no date")]
)
def test_what_cannot_be_asked_is_said(register: Register, office: str, day: str, note: str) -> None:
    answer = ask(register, "holder", office, day)
    assert answer.empty
    assert note in answer.notes[0]


def test_the_rounds_of_a_mechanism_with_the_gap(register: Register) -> None:
    answer = ask(register, "rounds", "nordic dialogue")
    assert [row.cells[:2] for row in answer.rows] == [("2", "2016-05-03"), ("3", NO_SOURCE), ("4", "2018-05-03")]
    assert answer.notes == ("missing: 3",)


def test_when_two_met(register: Register) -> None:
    answer = ask(register, "met", "Ana Rojas", "Lund")
    assert [row.cells[1:4] for row in answer.rows] == [("2016-05-03", "", "held"), ("2017-02-03", "Oslo", "held")]
    assert ask(register, "met", "Ana Rojas", "Nobody").notes == (NO_SOURCE,)


def test_who_said_what_on_a_topic(register: Register) -> None:
    assert ask(register, "said", "fisheries").rows[0].cells[:2] == ("Ana Rojas", "“the sea joins us”, speech")
    assert ask(register, "said", "sea", "Ana Rojas").rows
    assert ask(register, "said", "sea", "Bo Lund").notes == (NO_SOURCE,)


def test_same_or_not_and_why(register: Register) -> None:
    assert ask(register, "same", "Ana Rojas", "Bo Lund").notes == ("two things; nothing in the sources joins them",)
    left, right = (register.project_id(name) for name in ("Ana Rojas", "Bo Lund"))
    register.project.run(Judge(left, right, "not_same", "seen together"))
    answer = ask(register, "same", "Ana Rojas", "Bo Lund")
    assert answer.notes == ("judged not the same",)
    assert answer.rows[0].cells[3:] == ("seen together", "Ada")


def test_what_rests_on_one_source_comes_with_its_words(project: Project) -> None:
    source = filled(project)
    answer = asking.ask(project, "rests-on", source)
    row = next(row for row in answer.rows if row.cells[1] == "ordinal")
    assert row.cells == ("4th Nordic-Andean Dialogue", "ordinal", "4", "proposed")
    assert [each.quote for each in row.evidence] == ["4th"]


def test_a_set_answers_with_or(project: Project) -> None:
    register = Register(project)
    ana, bo = register.make("person", "Ana Rojas"), register.make("person", "Bo Lund")
    minister = register.make("position", "Minister")
    tenure = register.make("tenure", "tenure", position=minister, attested_on="2016")
    project.run(AddClaim(tenure, "person", members=(ana, bo), reading="one_of", reason="his counterpart"))
    assert asking.ask(project, "holder", "Minister", "2016").rows[0].cells[0] == "Ana Rojas or Bo Lund"


@pytest.mark.parametrize("words", [("weather",), ("holder", "Minister"), ("same", "a", "b", "c")])
def test_wrong_words_are_told(project: Project, words: tuple[str, ...]) -> None:
    with pytest.raises(WrongUse):
        asking.ask(project, *words)
