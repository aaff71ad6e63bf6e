"""Rules over time: order and cadence of a series, offices and their holders, plans, near-identical names."""

from __future__ import annotations

from regesta.services import checking, registry
from regesta.services.commands.claims import AddClaim, SetModality
from regesta.services.commands.judgements import Judge
from regesta.services.commands.project import SetProject
from regesta.services.commands.records import CreateRecord
from regesta.services.project import Project


class Register:
    """Makes records by hand, with a reason in place of evidence."""

    def __init__(self, project: Project) -> None:
        self.project = project

    def make(self, kind: str, called: str, /, **values: object) -> str:
        changes = self.project.run(CreateRecord(kind, called))
        record = next(iter(changes.ids["record"]))
        for prop, value in values.items():
            for each in value if isinstance(value, list) else [value]:
                self.project.run(AddClaim(record, prop, value=each, reason="test"))
        return record

    def round(self, mechanism: str, ordinal: int, start: str, **values: object) -> str:
        return self.make(
            "round", f"{ordinal}. {start}", mechanism=mechanism, ordinal=ordinal, start=start, status="held", **values
        )

    def tenure(self, person: str, position: str, **values: object) -> str:
        return self.make("tenure", "tenure", person=person, position=position, **values)

    def project_id(self, label: str) -> str:
        return next(row.id for row in registry.choices(self.project, [], label) if row.label == label)

    def found(self, family: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in checking.problems(self.project):
            if each.rule.startswith(family):
                found.setdefault(each.rule, []).append(each.message)
        return found


def test_rounds_out_of_order(project: Project) -> None:
    register = Register(project)
    talks = register.make("mechanism", "Andean Talks")
    register.round(talks, 1, "2019-05")
    register.round(talks, 2, "2018-04-03")
    register.round(talks, 3, "2020")
    assert register.found("series") == {
        "series.order": ["Andean Talks: round 1 starts on 2019-05-01, after round 2, which ended by 2018-04-03."]
    }


def test_a_yearly_series_that_its_numbers_do_not_bear_out(project: Project) -> None:
    register = Register(project)
    yearly = register.make("mechanism", "Yearly Talks", frequency="R/P1Y", established="2010")
    register.round(yearly, 6, "2018-04")
    steady = register.make("mechanism", "Steady Talks", frequency="R/P1Y", established="2010")
    register.round(steady, 10, "2019-04")
    found = register.found("series")
    assert list(found) == ["series.cadence"]
    assert "Yearly Talks" in found["series.cadence"][0]
    assert "would be number 9, not 6" in found["series.cadence"][0]


def test_a_round_is_overdue_at_the_as_of_date(project: Project) -> None:
    register = Register(project)
    talks = register.make("mechanism", "Yearly Talks", frequency="R/P1Y")
    register.round(talks, 6, "2018-04")
    assert register.found("series") == {}
    project.run(SetProject("as_of", "2019-06-01"))
    assert register.found("series") == {}
    project.run(SetProject("as_of", "2020-03-01"))
    assert list(register.found("series")) == ["series.overdue"]


def test_an_office_attested_outside_its_tenure(project: Project) -> None:
    register = Register(project)
    ana, minister = register.make("person", "Ana Rojas"), register.make("position", "Minister")
    register.tenure(ana, minister, start="2015", end="2018-06", attested_on=["2016-03-04", "2018-06-30", "2019"])
    found = register.found("offices")["offices.outside"]
    assert len(found) == 1
    assert "is attested on 2019, outside the tenure (2015-01-01 – 2018-06-30)" in found[0]


def test_succession_is_no_problem_and_two_at_once_is(project: Project) -> None:
    register = Register(project)
    minister = register.make("position", "Minister", seat="single")
    ana, bo, cleo = (register.make("person", name) for name in ("Ana Rojas", "Bo Lund", "Cleo Adeyemi"))
    register.tenure(ana, minister, attested_on=["2016-03-04", "2017-01-01"])
    register.tenure(bo, minister, attested_on=["2018-03-04"])
    assert list(register.found("offices")) == ["offices.succession"]
    register.tenure(cleo, minister, attested_on=["2018-03-04"])
    assert list(register.found("offices")) == ["offices.two_holders"]


def test_one_after_the_other_and_back_again_is_told(project: Project) -> None:
    register = Register(project)
    minister = register.make("position", "Minister", seat="single")
    ana, bo = (register.make("person", name) for name in ("Ana Rojas", "Bo Lund"))
    register.tenure(ana, minister, attested_on=["2016", "2018"])
    register.tenure(bo, minister, attested_on=["2017"])
    assert list(register.found("offices")) == ["offices.two_holders"]


def test_two_titles_in_one_body_until_they_are_judged_the_same(project: Project) -> None:
    register = Register(project)
    council = register.make("organisation", "Security Council")
    head, secretary = (register.make("position", title, organisation=council) for title in ("Head", "Secretary"))
    ana = register.make("person", "Ana Rojas")
    register.tenure(ana, head, attested_on=["2016-03"])
    register.tenure(ana, secretary, attested_on=["2016-03-04"])
    assert register.found("offices")["offices.two_titles"] == [
        "Ana Rojas has two titles in one body at the same time: Head, Security Council; Secretary, Security Council. "
        "One office, or two?"
    ]
    project.run(Judge(head, secretary, "same"))
    assert register.found("offices") == {}


def test_a_plan_in_the_past_and_voices_that_differ(project: Project) -> None:
    register = Register(project)
    ana, oslo = register.make("person", "Ana Rojas"), register.make("place", "Oslo")
    visit = register.make("visit", "visit", visitor=ana, destination=oslo, start="2018-05", status="announced")
    assert register.found("plans") == {}
    project.run(SetProject("as_of", "2019"))
    assert list(register.found("plans")) == ["plans.past"]
    changes = project.run(AddClaim(visit, "status", value="expected", reason="another source"))
    project.run(SetModality(next(iter(changes.ids["claim"])), "hedged"))
    assert set(register.found("plans")) == {"plans.past", "plans.firmness"}
    project.run(AddClaim(visit, "status", value="held", reason="a third source"))
    assert "plans.past" not in register.found("plans")


def test_names_that_differ_by_a_letter_or_two(project: Project) -> None:
    register = Register(project)
    register.make("person", "Sergej Orlowski", name=["Sergei Orlowski", "Orlowski", "Sergej Orlovsky"])
    register.make("person", "Li Na", name=["Lu Na"])
    found = register.found("spelling")["spelling.near"]
    assert len(found) == 2
    assert any("“Sergei Orlowski” and “Sergej Orlowski”" in line for line in found)


def test_a_place_within_a_place_does_not_contradict_it(project: Project) -> None:
    register = Register(project)
    norway = register.make("place", "Norway")
    oslo = register.make("place", "Oslo", within=norway)
    peru = register.make("place", "Peru")
    talks = register.make("mechanism", "Andean Talks")
    meeting = register.round(talks, 1, "2019-05", place=[oslo, norway])
    assert register.found("contradiction") == {}
    project.run(AddClaim(meeting, "place", value=peru, reason="test"))
    assert "Peru" in register.found("contradiction")["contradiction.within"][0]
