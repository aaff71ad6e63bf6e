"""Every rule on one small register: each finds the one thing that is there for it, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from regesta.base.messages import templates
from regesta.checks.run import run
from regesta.domain.claim import Basis, Status
from regesta.domain.dataset import Dataset
from regesta.domain.model import Claim, Problem
from tests.tools.register import load

BROKEN = {
    "schema.type": "a record of a type that the codebook has not",
    "schema.property": "a claim of a property that its type has not",
    "schema.value": "a value that is none of its kind",
    "reference.missing": "a reference to nothing",
    "reference.rejected": "a reference to a rejected record",
    "reference.type": "a reference to a record of another type",
    "evidence.quote": "a quote that its source does not say there",
    "evidence.premise": "an inference whose premise is gone",
}
"""Faults that a conversion cannot make: each is put into the register by hand below."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """The register, without the verdicts on pairs."""
    return load(judged=False).dataset


@pytest.fixture(scope="module")
def problems(dataset: Dataset) -> list[Problem]:
    """What the checks find in it."""
    return run(dataset)


def test_the_codebook_holds_all_of_the_register() -> None:
    assert load().lost == Counter()


def test_every_rule_finds_the_one_thing_that_is_there_for_it(problems: list[Problem]) -> None:
    rules = {key.removeprefix("check_") for key in templates() if key.startswith("check_")}
    wanted = rules - {rule.replace(".", "_") for rule in BROKEN}
    found = Counter(each.rule.replace(".", "_") for each in problems)
    assert found == Counter(wanted)


@pytest.mark.parametrize(
    ("rule", "record", "words"),
    [
        ("chronology.title", "visit:halvor-2023", "the office then was Minister of War"),
        ("chronology.last", "tenure:halvor-war", "may be 2024-05 or 2023-05"),
        ("chronology.which_week", "visit:ulven-2024", "2024-04-28 is a Sunday itself"),
        ("chronology.precision", "meeting:spring", "2023-03 and 2023-03-14"),
        ("chronology.weekday", "visit:nesse-2024", "2024-04-16 is a Tuesday"),
        ("series.missing_fits", "mechanism:border", "the round 6; it may be border consultation of 2023"),
        ("series.cadence", "mechanism:river", "would be number 15, not 7"),
        ("series.under", "visit:aske-2023", "under Velmar-Ostrania river commission, without a round of it"),
        ("offices.succession", "position:trade", "Inga Solheim (last attested 2022-06-12), then Nils Hovland"),
        ("offices.left_out", "tenure:brekke-ports", "does not name Minister of Ports"),
        ("offices.called", "person:dahl", "“Director Dahl”"),
        ("naming.wordings", "organisation:waters", "Waters Council of the North"),
        ("independence.copies", "s26", "what both carry counts once (claims: 1)"),
        ("reference.open", "person:ravn", "“his counterpart” is left open: Pell Ravn / Eli Ombre"),
        ("plans.firmness", "visit:olav-2025", "expected, hedged"),
    ],
)
def test_a_problem_says_what_is_the_matter(problems: list[Problem], rule: str, record: str, words: str) -> None:
    (found,) = (each for each in problems if each.rule == rule)
    assert found.record == record
    assert words in found.message


def test_a_rule_that_has_a_remedy_says_it(problems: list[Problem]) -> None:
    fixes = {each.rule: each.fix for each in problems if each.fix}
    assert fixes["series.bounds"].startswith("Write the round's date as one day within the visit")
    assert {"identity.near", "offices.passing", "independence.copies", "reference.open"} <= set(fixes)


def test_a_judged_pair_is_no_problem_any_more() -> None:
    pair = next(each for each in run(load(judged=False).dataset) if each.rule == "identity.near")
    judged = load().dataset
    verdict = judged.judgements[0].model_copy(update={"left": "mechanism:delta", "right": "mechanism:delta-two"})
    assert pair.key not in {each.key for each in run(replace(judged, judgements=(verdict,)))}


def _changed(dataset: Dataset, record: str, prop: str, change: Callable[[Claim], Claim]) -> Dataset:
    claims = tuple(change(claim) if claim.property == prop else claim for claim in dataset.claims[record])
    return replace(dataset, claims={**dataset.claims, record: claims})


def _broken(dataset: Dataset, rule: str) -> Dataset:
    """The register with one fault in it."""
    ulven = dataset.records["person:ulven"]
    if rule == "schema.type":
        odd = ulven.model_copy(update={"id": "odd", "type": "spaceship"})
        return replace(dataset, records={**dataset.records, "odd": odd}, claims={**dataset.claims, "odd": ()})
    if rule == "reference.rejected":
        gone = dataset.records["place:lund"].model_copy(update={"status": Status.REJECTED})
        without = replace(dataset, records={**dataset.records, "place:lund": gone})
        return _changed(without, "visit:nesse-2024", "destination", lambda claim: claim)
    changes: dict[str, tuple[str, str, dict[str, object]]] = {
        "schema.property": ("person:moe", "name", {"property": "shoe_size"}),
        "schema.value": ("visit:nesse-2024", "start", {"value": "mid-April"}),
        "reference.missing": ("visit:nesse-2024", "destination", {"value": "place:nowhere"}),
        "reference.type": ("visit:nesse-2024", "destination", {"value": "person:moe"}),
        "evidence.premise": ("person:moe", "name", {"basis": Basis.INFERRED, "derived_from": ("gone",)}),
    }
    if rule == "evidence.quote":
        return _changed(dataset, "person:moe", "name", _misquoted)
    record, prop, update = changes[rule]
    return _changed(dataset, record, prop, lambda claim: claim.model_copy(update=update))


def _misquoted(claim: Claim) -> Claim:
    (each,) = claim.evidence
    return claim.model_copy(update={"evidence": (each.model_copy(update={"quote": "Ketil Mo"}),)})


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_a_fault_is_found(dataset: Dataset, rule: str) -> None:
    assert rule in {each.rule for each in run(_broken(dataset, rule))}


def test_sources_that_are_one_report_are_told_by_their_words_alone(dataset: Dataset) -> None:
    apart = replace(dataset.sources["s26"], text="An altogether different report of that day from Lund.", passages=())
    rules = {each.rule for each in run(replace(dataset, sources={**dataset.sources, "s26": apart}))}
    assert "independence.copies" not in rules


def test_phenomenon_23_quotations_of_doubtful_origin_are_pointed_at(dataset: Dataset) -> None:
    """A translated or rewritten source that quotes directly is named; the same quotation in an original is not."""
    found = [each for each in run(dataset) if each.rule == "independence.quotes"]
    assert [each.source for each in found] == ["tr"]
    assert "the words may not be the speaker's" in found[0].message
    original = tuple(claim for claim in dataset.claims["tr"] if claim.property != "original_language")
    untranslated = replace(dataset, claims={**dataset.claims, "tr": original})
    assert "independence.quotes" not in {each.rule for each in run(untranslated)}
