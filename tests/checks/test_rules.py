"""Each rule finds what it is for, says it in words, and is silent where nothing is wrong."""

from __future__ import annotations

import pytest

from regesta.domain.proposal import Proposals, RecordDraft, Ref
from regesta.services import checking, reading, registry
from regesta.services.commands.claims import AddClaim, EditClaim, SetRank
from regesta.services.commands.decisions import AcceptClaims, DecideEvidence, RejectClaims, RejectRecord
from regesta.services.commands.notes import ResolveProblem
from regesta.services.project import Project
from tests.builders import add_source, claim, filled, propose

Found = dict[str, list[str]]


def problems(project: Project) -> Found:
    """Messages by rule."""
    found: Found = {}
    for each in checking.problems(project):
        found.setdefault(each.rule, []).append(each.message)
    return found


def accept_all(project: Project, source: str) -> None:
    claims = [claim.id for card in reading.cards(project, source) for claim in card.claims]
    project.run(AcceptClaims(tuple(claims)))


def claim_id(project: Project, source: str, record_type: str, prop: str) -> str:
    cards = reading.cards(project, source)
    return next(c.id for card in cards if card.type == record_type for c in card.claims if c.property == prop)


@pytest.fixture
def source(project: Project) -> str:
    """A source, all accepted."""
    source = filled(project)
    accept_all(project, source)
    return source


@pytest.mark.usefixtures("source")
def test_a_finished_source_without_faults_has_no_problems(project: Project) -> None:
    assert problems(project) == {}


def test_a_source_without_a_date(project: Project) -> None:
    add_source(project, published_on=None)
    assert list(problems(project)) == ["source.undated"]


def test_a_required_property_is_asked_for_until_it_is_said_to_be_not_said(project: Project, source: str) -> None:
    round_id = next(card.record for card in reading.cards(project, source) if card.type == "round")
    project.run(RejectClaims((claim_id(project, source, "round", "status"),)))
    assert problems(project)["schema.required"] == [
        "4th Nordic-Andean Dialogue needs: status. Add it, or say that it is not said or unknown."
    ]
    project.run(AddClaim(round_id, "status", value_state="not_said"))
    assert "schema.required" not in problems(project)


def test_end_before_start(project: Project, source: str) -> None:
    project.run(EditClaim(claim_id(project, source, "visit", "end"), value="2024-05-01"))
    assert problems(project)["chronology.reversed"] == [
        "Ana Rojas → Norway ends (2024-05-01) before it starts (2024-05-03)."
    ]


def test_a_reference_to_a_rejected_record(project: Project, source: str) -> None:
    norway = next(row for row in registry.choices(project, ["place"], "Norway"))
    project.run(RejectRecord(norway.id))
    assert "which was rejected" in problems(project)["reference.rejected"][0]


def test_an_accepted_claim_whose_words_were_rejected(project: Project, source: str) -> None:
    cards = reading.cards(project, source)
    start = next(c for card in cards if card.type == "visit" for c in card.claims if c.property == "start")
    project.run(DecideEvidence(start.evidence[0].id, "rejected"))
    again = reading.claim(project, start.id)
    assert again.status == "proposed"
    assert "evidence.none" not in problems(project)


def _second_source(project: Project, start: str, ordinal: int = 4, status: str = "held") -> str:
    text = f"Oslo: the {ordinal}th Nordic-Andean Dialogue began on {start}.\n"
    source = add_source(project, text, name="second.txt", published_on="2024-05-06")
    known = {row.label: row.id for row in registry.rows(project, "round", registry.RecordQuery(), 0, 9)}
    mechanism = registry.choices(project, ["mechanism"], "Nordic")[0].id
    existing = known.get(f"{ordinal}th Nordic-Andean Dialogue")
    drafts = Proposals(
        records=(
            RecordDraft(key="m", type="mechanism", label="Nordic-Andean Dialogue", existing=mechanism),
            RecordDraft(
                key="r",
                type="round",
                label=f"{ordinal}th Nordic-Andean Dialogue",
                existing=existing,
                claims=(
                    claim("mechanism", Ref(key="m"), "Nordic-Andean Dialogue", text),
                    claim("ordinal", ordinal, f"{ordinal}th", text),
                    claim("start", start, start, text),
                    claim("status", status, "began", text),
                ),
            ),
        ),
        steps={"test": "1"},
    )
    propose(project, source, text, drafts)
    return source


def test_two_sources_that_contradict_each_other_until_one_is_preferred(project: Project, source: str) -> None:
    round_id = next(card.record for card in reading.cards(project, source) if card.type == "round")
    project.run(AddClaim(round_id, "start", value="2024-05-03", reason="programme"))
    second = _second_source(project, "2024-05-04")
    found = (
        problems(project)["contradiction.within"]
        if "contradiction.within" in problems(project)
        else problems(project)["contradiction.sources"]
    )
    assert "2024-05-03 · 2024-05-04" in found[0] or "2024-05-04 · 2024-05-03" in found[0]
    card = next(card for card in reading.cards(project, second) if card.type == "round")
    assert (card.group, card.differs) == ("differs", 1)
    project.run(SetRank(next(c.id for c in card.claims if c.property == "start"), "preferred"))
    assert not [rule for rule in problems(project) if rule.startswith("contradiction")]


def test_announced_then_held_is_a_sequence(project: Project, source: str) -> None:
    assert source
    _second_source(project, "2024-05-04", status="held")
    found = [each for each in checking.problems(project) if each.property == "status"]
    assert found == []


def test_precision_is_no_contradiction(project: Project, source: str) -> None:
    round_id = next(card.record for card in reading.cards(project, source) if card.type == "round")
    project.run(AddClaim(round_id, "start", value="2024-05", reason="programme"))
    _second_source(project, "2024-05-04")
    assert not [rule for rule in problems(project) if rule.startswith("contradiction")]


def test_a_missing_round_in_the_series_and_its_resolution(project: Project, source: str) -> None:
    assert source
    _second_source(project, "2024-05-04", ordinal=6)
    gap = next(each for each in checking.problems(project) if each.rule == "series.missing")
    assert gap.message == "Nordic-Andean Dialogue: no source numbers the round 5."
    project.run(ResolveProblem(gap.key, "keep_both", "did_not_take_place", "the host had an election"))
    again = next(each for each in checking.problems(project) if each.key == gap.key)
    assert again.resolution is not None
    assert again.resolution.reason == "the host had an election"


def test_a_kind_that_only_the_extractor_sorted_is_no_contradiction(project: Project) -> None:
    source = add_source(project, "The Council met. The Ministry Council met.\n", published_on="2024-05-06")
    text = "The Council met. The Ministry Council met.\n"
    sorted_by = {"basis": "normalised"}
    drafts = Proposals(
        records=(
            RecordDraft(
                key="c",
                type="organisation",
                label="Council",
                claims=(
                    claim("name", "Council", "Council", text),
                    claim("kind", "council", "Council", text, **sorted_by),
                    claim("kind", "ministry", "Ministry Council", text, **sorted_by),
                ),
            ),
        ),
        steps={"test": "1"},
    )
    propose(project, source, text, drafts)
    assert not [rule for rule in problems(project) if rule.startswith("contradiction")]
    project.run(AcceptClaims((claim_id(project, source, "organisation", "kind"),)))
    assert [rule for rule in problems(project) if rule.startswith("contradiction")]
