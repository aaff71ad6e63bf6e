"""The run as a whole: pure, repeatable, references closed, spans inside the text, fast, safe on odd input."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regesta.domain.proposal import Proposals, Ref
from regesta.extract import model
from regesta.extract.registry import STEPS
from tests.extract.reader import run

ARTICLE = (
    "LIMA, May 3 (Agency) -- The fourth round of the Norway-Peru Political Consultations was "
    "held in Lima on Monday.\n\n"
    "Norwegian Foreign Minister Kari Solheim and her Peruvian counterpart Julio Quispe co-chaired the talks. “We "
    "agreed on all points,” Solheim said. She will visit Chile from Thursday to 9 May, the Norwegian foreign ministry "
    "announced.\n\n"
    "The previous round took place in Oslo in June 2019. Trade reached $2 billion last year, up 5 per cent. The two "
    "sides discussed climate change and fisheries.\n"
)


def check_closed(text: str, found: Proposals) -> None:
    keys = {r.key for r in found.records}
    assert len(keys) == len(found.records)
    for record in found.records:
        for claim in record.claims:
            refs = [*claim.members, *([claim.value] if isinstance(claim.value, Ref) else [])]
            assert all(ref.key in keys for ref in refs), (record.key, claim.property, refs)
            assert all(0 <= e.start < e.end <= len(text) for e in claim.evidence)
            assert all(link.record is None or link.record.key in keys for e in claim.evidence for link in e.chain)
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.record is None or mention.record.key in keys


def test_references_are_closed_and_spans_lie_in_the_text() -> None:
    found = run(ARTICLE, "2021-05-05")
    check_closed(ARTICLE, found)
    assert {"person", "place", "organisation", "position", "tenure", "mechanism", "round", "visit", "statement"} <= {
        r.type for r in found.records
    }
    assert found.steps == {s.name: s.version for s in STEPS}


def test_the_same_request_gives_the_same_proposals() -> None:
    assert run(ARTICLE, "2021-05-05") == run(ARTICLE, "2021-05-05")


def test_every_claim_says_why_and_by_which_step() -> None:
    for record in run(ARTICLE, "2021-05-05").records:
        for claim in record.claims:
            assert claim.reason
            assert "\n" not in claim.reason
            assert 0 < claim.confidence <= 1


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "....", "“", "<P0> <D1> said", "’s ’s", "1", "a" * 5000, "((((" * 400]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    check_closed(text, run(text, "2021-05-05", model="none"))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(ARTICLE.split(" ")), max_size=60))
def test_shuffled_words_keep_references_closed(words: list[str]) -> None:
    text = " ".join(words)
    check_closed(text, run(text, "2021-05-05", model="none"))


def test_five_thousand_characters_take_less_than_a_second() -> None:
    text = (ARTICLE * 12)[:5000]
    run(text, "2021-05-05")
    start = time.process_time()  # one core's own time: what else runs on the machine does not count
    run(text, "2021-05-05")
    assert time.process_time() - start < 1.0


def test_long_texts_are_cut_into_pieces_that_cover_them() -> None:
    text = ARTICLE * 60
    cut = list(model.pieces(text))
    assert "".join(piece for _, piece in cut) == text
    assert all(len(piece) <= model.PIECE for _, piece in cut)
    assert [start for start, _ in cut][:1] == [0]


def test_without_a_model_the_rules_still_run() -> None:
    found = run(ARTICLE, "2021-05-05", model="none")
    assert {"round", "mechanism", "tenure", "statement"} <= {r.type for r in found.records}
