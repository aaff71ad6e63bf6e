"""Month two: three more articles in a curated project link to its records, and no earlier decision is asked again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.base.assets import seeds_folder
from regesta.services import adding, extracting, history, pools, reading, reconciling, registry
from regesta.services.commands.decisions import AcceptClaims, RejectClaims, RejectRecord
from regesta.services.commands.judgements import Judge
from regesta.services.metadata import load_metadata
from regesta.services.project import Project

FIRST = ("003_seventeenth_round_2022", "001_security_chief_visit_2024", "02_tass_9th_round_planned_2013")
LATER = ("000_shoigu_arrives_2024", "01_embassy_10th_round_2014", "15_dimsum_7th_law_enforcement_2022")


def texts(names: tuple[str, ...]) -> list[Path]:
    return [seeds_folder() / f"{name}.txt" for name in names]


def add(project: Project, names: tuple[str, ...]) -> list[str]:
    rows = load_metadata(seeds_folder() / "metadata.jsonl")
    added = adding.add(project, texts(names), metadata=rows).added
    extracting.extract(project, added)
    return added


@pytest.fixture
def curated(project: Project) -> Project:
    """Three articles: of each source's claims every seventh rejected, the others accepted; every pair judged."""
    for source in add(project, FIRST):
        claims = [c.id for card in reading.cards(project, source) for c in card.claims if c.status == "proposed"]
        project.run(RejectClaims(tuple(claims[::7])))
        open_ones = [c.id for card in reading.cards(project, source) for c in card.claims if c.status == "proposed"]
        project.run(AcceptClaims(tuple(open_ones)))
    reconciling.resolve(project)
    for pair in reconciling.pairs(project):
        project.run(Judge(pair.left, pair.right, "same" if (pair.score or 0) >= 0.5 else "not_same"))
    return project


def decided(project: Project) -> dict[str, str]:
    return {
        claim.id: claim.status
        for source in reading.sources(project)
        for card in reading.cards(project, source.id)
        for claim in card.claims
        if claim.status != "proposed"
    }


def test_new_articles_link_to_what_is_there_and_nothing_is_asked_again(curated: Project) -> None:
    before = decided(curated)
    judged = {(p.left, p.right): p.verdict for p in reconciling.pairs(curated, decided=True)}
    known = {card.record for source in reading.sources(curated) for card in reading.cards(curated, source.id)}
    added = add(curated, LATER)
    reconciling.resolve(curated)
    assert {key: status for key, status in decided(curated).items() if key in before} == before
    assert {(p.left, p.right): p.verdict for p in reconciling.pairs(curated, decided=True)} == judged
    assert not {(p.left, p.right) for p in reconciling.pairs(curated)} & judged.keys()
    cards = [card for source in added for card in reading.cards(curated, source)]
    linked = {card.label for card in cards if card.record in known}
    assert {"China", "Russia", "Nikolai Patrushev"} <= linked
    assert sum(card.type == "mechanism" for card in cards if card.record in known) >= 1
    proposed = {claim.id for card in cards for claim in card.claims if claim.status == "proposed"}
    assert proposed
    # What was decided is never a question again; the new words of an accepted claim are one, and only they.
    for again in sorted(proposed & before.keys()):
        shown = reading.claim(curated, again)
        assert shown.status == before[again] == "accepted"
        assert {e.status for e in shown.evidence if e.source not in added} <= {"accepted"}
        assert {e.status for e in shown.evidence if e.source in added} == {"proposed"}


def test_new_words_for_an_accepted_claim_are_decided_on_their_own(curated: Project) -> None:
    (new,) = add(curated, LATER[:1])
    left = reading.source(curated, new).row.left
    card = next(card for card in reading.cards(curated, new) if card.label == "China")
    claim = next(c for c in card.claims if c.property == "name" and c.display == "China")
    assert (claim.status, reading.claim(curated, claim.id).status) == ("proposed", "accepted")
    curated.run(RejectClaims((claim.id,), source=new))
    assert reading.claim(curated, claim.id).status == "accepted"
    assert reading.source(curated, new).row.left == left - 1
    history.undo(curated)
    curated.run(RejectRecord(card.record, source=new))
    assert registry.page(curated, card.record).row.status == "accepted"
    history.undo(curated)
    curated.run(AcceptClaims((claim.id,)))
    again = next(c for card in reading.cards(curated, new) for c in card.claims if c.id == claim.id)
    assert again.status == "accepted"
    assert reading.source(curated, new).row.left == left - 1


def test_extracting_everything_again_changes_nothing(curated: Project) -> None:
    before = decided(curated)
    report = extracting.extract(curated)
    assert decided(curated) == before
    again = extracting.extract(curated)
    assert (again.records, again.claims, again.mentions, again.withdrawn) == (0, 0, 0, 0)
    assert report.sources == len(FIRST)


@pytest.fixture(scope="module", autouse=True)
def workers() -> Iterator[None]:
    """The pools outlive a test; they end with the module."""
    yield
    pools.close()
