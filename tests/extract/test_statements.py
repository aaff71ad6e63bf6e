"""Statements: direct, partial, indirect; the speaker named after, before, by pronoun or role; chains; scare quotes."""

from __future__ import annotations

import pytest

from tests.extract.reader import labels, run, values

ANCHOR = "2021-06-16"


def quoted(text: str) -> list[tuple[str, str | None]]:
    found = values(run(text, ANCHOR), "statement")
    return [(v["quote"][0], v.get("speaker", [None])[0]) for v in found if "quote" in v]


@pytest.mark.parametrize(
    "text",
    [
        "“We shall keep the peace for ever,” Foreign Minister Kari Solheim said.",
        "“We shall keep the peace for ever,” said Foreign Minister Kari Solheim.",
        "Foreign Minister Kari Solheim said on Monday: “We shall keep the peace for ever.”",
        'Foreign Minister Kari Solheim told reporters, "We shall keep the peace for ever."',
        "Foreign Minister Kari Solheim spoke in Oslo. “We shall keep the peace for ever,” she said.",
        "Kari Solheim, who heads the ruling party, said that “we shall keep the peace for ever”.",
    ],
)
def test_speaker_of_a_quotation(text: str) -> None:
    found = quoted(text)
    assert [(q.strip(".,").casefold(), s) for q, s in found] == [("we shall keep the peace for ever", "Kari Solheim")]


def test_quotation_goes_on_after_its_attribution() -> None:
    text = "“We agree on all points,” Minister Kari Solheim said. “We shall meet again in the autumn.”"
    assert [s for _, s in quoted(text)] == ["Kari Solheim", "Kari Solheim"]


def test_words_of_and_for_someone() -> None:
    text = (
        'Minister Kari Solheim spoke. Ties are at "their best in history," in Solheim\'s words. '
        'For Solheim, trade "is a priority in our work," too.'
    )
    assert [s for _, s in quoted(text)] == ["Kari Solheim", "Kari Solheim"]


def test_country_speaks_as_its_government() -> None:
    assert quoted("Norway described the talks as “open, useful and constructive”.") == [
        ("open, useful and constructive", "Government of Norway")
    ]


def test_the_ministry_is_the_one_named_before() -> None:
    text = "The Norwegian foreign ministry spoke on Monday. “The four ministers will discuss trade,” the ministry said."
    assert quoted(text) == [("The four ministers will discuss trade,", "Norwegian foreign ministry")]


def test_agency_stands_in_the_chain_not_as_speaker() -> None:
    text = (
        "“A broad range of matters will be discussed”, spokeswoman Kari Solheim said, according "
        "to the Reuters news agency."
    )
    found = run(text, ANCHOR)
    statement = next(r for r in found.records if r.type == "statement")
    chain = next(c for c in statement.claims if c.property == "quote").evidence[0].chain
    assert [link.role for link in chain] == ["reporter", "speaker"]
    assert quoted(text)[0][1] == "Kari Solheim"


def test_partial_quotation_has_its_form() -> None:
    found = values(run("Minister Kari Solheim said the visit was a “routine activity”.", ANCHOR), "statement")
    assert [(v["quote"], v["form"]) for v in found if "quote" in v] == [(["routine activity"], ["partial"])]


def test_scare_quotes_are_no_statements() -> None:
    assert labels(run("The so-called “three forces” grew stronger in Oslo.", ANCHOR), "statement") == []


def test_two_who_speak_together_are_a_group() -> None:
    text = "Kari Solheim met Julio Quispe in Lima. They pledged to respect each other’s “core interests”."
    found = run(text, ANCHOR)
    assert [s for _, s in quoted(text)] == ["Julio Quispe and Kari Solheim"]
    assert sorted(values(found, "group")[0]["member"]) == ["Julio Quispe", "Kari Solheim"]


def test_indirect_speech() -> None:
    found = values(
        run("Foreign Minister Kari Solheim said that Norway wants deeper cooperation in fisheries.", ANCHOR),
        "statement",
    )
    assert [(v["form"], v["text"], v["speaker"]) for v in found] == [
        (["indirect"], ["Norway wants deeper cooperation in fisheries"], ["Kari Solheim"])
    ]


def test_offsets_hold_after_an_emoji_and_curly_quotes() -> None:
    text = "🇳🇴 “We agree on all points,” Foreign Minister Kari Solheim said."
    found = run(text, ANCHOR)
    for record in found.records:
        for claim in record.claims:
            for evidence in claim.evidence:
                assert text[evidence.start : evidence.end].strip()
    statement = next(r for r in found.records if r.type == "statement")
    evidence = next(c for c in statement.claims if c.property == "quote").evidence[0]
    assert text[evidence.start : evidence.end] == "We agree on all points,"
