"""Passages: the article and the furniture around it, on pages made up for the purpose."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.domain.source import PassageKind
from regesta.ingest.passages import MARKDOWN, MAX_LINES, PDF, find_passages, in_order

PLAIN = "text/plain"
PROSE = "The ministers of the two countries met in the capital and spoke about fishing rights."

PAGE = f"""Advertisement
Northern Council
Get the morning briefing
Stories picked for you
Sign up
Two ministers shake hands on a bridge. Photo: Agence Nord

Ministers agree to share the herring after nine years

  • Talks lasted until three in the morning
By Ada Winter
Published
on

OSLO, March 4 (Nordwire) - {PROSE}
01:12

Watch the herring swim
Watch the herring swim
{PROSE}
They left early.
Read more: Who owns the herring?

{PROSE}

Source: Nordwire
Related articles
The price of cod
Comments are closed.
17
"""


def kinds_of(text: str, media_type: str = PLAIN) -> list[tuple[str, str]]:
    passages = find_passages(text, media_type)
    assert in_order(passages, len(text))
    return [(passage.kind.value, text[passage.start : passage.end]) for passage in passages]


def test_a_whole_page() -> None:
    assert kinds_of(PAGE) == [
        ("advertisement", "Advertisement"),
        ("section_label", "Northern Council"),
        ("product_promo", "Get the morning briefing"),
        ("product_promo", "Stories picked for you"),
        ("product_promo", "Sign up"),
        ("photo_caption", "Two ministers shake hands on a bridge. Photo: Agence Nord"),
        ("title", "Ministers agree to share the herring after nine years"),
        ("body", "• Talks lasted until three in the morning"),
        ("byline", "By Ada Winter"),
        ("empty_byline", "Published"),
        ("empty_byline", "on"),
        ("dateline", "OSLO, March 4 (Nordwire)"),
        ("body", PROSE),
        ("video_duration", "01:12"),
        ("video_teaser", "Watch the herring swim"),
        ("video_teaser", "Watch the herring swim"),
        ("body", PROSE),
        ("body", "They left early."),
        ("site_navigation", "Read more: Who owns the herring?"),
        ("body", PROSE),
        ("credit", "Source: Nordwire"),
        ("site_navigation", "Related articles"),
        ("site_navigation", "The price of cod"),
        ("site_footer", "Comments are closed."),
        ("comment_count", "17"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Two ships at sea. /North Sea Photo”/>", "photo_caption"),
        ("A minister (L) beside another [Nordwire]", "photo_caption"),
        ("Herring in ice (Nordwire/Ola Berg)", "photo_caption"),
        ("Home > Politics > Fish", "site_navigation"),
        ("© 2024 North Sea Post", "site_footer"),
        ("All rights reserved.", "site_footer"),
        ("14 comments", "comment_count"),
        ("View original article", "aggregator_link"),
        ("This article first appeared in the North Sea Post", "aggregator_link"),
        ("(Reporting by Ola Berg; Editing by Ada Winter)", "credit"),
        ("March 4, 2024, 5:18 pm", "dateline"),
        ("Published: 4 March 2024", "dateline"),
        ("Nordwire) 10:40, March 14, 2024", "dateline"),
        ("Last updated on", "empty_byline"),
        ("Story continues below advertisement", "advertisement"),
    ],
)
def test_single_lines(line: str, kind: str) -> None:
    text = f"Ministers agree to share the herring\n\n{line}\n\n{PROSE}\n\n{PROSE}\n"
    assert (kind, line) in kinds_of(text)


@pytest.mark.parametrize(
    "start", ["REYKJAVIK (Nordwire) – ", "OSLO, May 5. /NORD/. ", "BERGEN — ", "4th May 2024 – (Oslo) "]
)
def test_a_dateline_is_cut_from_its_paragraph(start: str) -> None:
    found = kinds_of(f"{start}{PROSE}\n\n{PROSE}")
    assert [kind for kind, _ in found] == ["dateline", "body", "body"]
    assert found[1][1] == PROSE


def test_references_at_the_end() -> None:
    found = kinds_of(f"{PROSE}\nReferences:\nHerring and its friends\nnordwire.example.org\n")
    assert [kind for kind, _ in found] == ["body", "reference_label", "reference_title", "reference_site"]


def test_the_article_is_left_alone() -> None:
    for text in [
        PROSE,
        f"{PROSE}\n\nA minister's view\n\n{PROSE}",
        f"{PROSE}\nIn the chair was Minister Ada Winter\nand her colleague from the south.\n{PROSE}",
        "外交部长在首都会见了邻国的部长，双方讨论了渔业权利和边境贸易问题。",
    ]:
        assert {kind for kind, _ in kinds_of(text)} == {"body"}
    broken = kinds_of(f"{PROSE}\nIn the chair was Minister Ada Winter\nand her colleague from the south.\n{PROSE}")
    assert broken[1][1] == "In the chair was Minister Ada Winter\nand her colleague from the south."
    assert kinds_of("") == []
    assert kinds_of(" \n\t\n") == []


def test_a_wrapped_paragraph_is_one_passage() -> None:
    wrapped = (
        "The ministers of the two countries met in the capital on Monday and\n"
        "spoke about fishing rights, which they had not done for nine years,\n"
        "and about the bridge."
    )
    assert kinds_of(f"{wrapped}\n\n{wrapped}") == [("body", wrapped)] * 2


def test_names_under_the_title_are_told_apart() -> None:
    title = "Ministers agree to share the herring"
    text = f"{title}\n\nOla Berg\n\nAda Winter\n\nNord News\n\n{PROSE} Ada Winter left."
    found = {text: kind for kind, text in kinds_of(text)}
    assert found["Ola Berg"] == "byline"
    assert found["Ada Winter"] == "photo_caption"
    assert found["Nord News"] == "credit"


def test_markdown_and_pdf_have_rules_of_their_own() -> None:
    markdown = f"---\ntitle: Herring\n---\n\n# Herring shared at last\n\n{PROSE}\n"
    assert ("title", "Herring shared at last") in kinds_of(markdown, MARKDOWN)
    assert kinds_of(markdown, MARKDOWN)[0][0] == "byline"
    pages = "\n\n".join(f"North Sea Yearbook\n\n{PROSE}\n\n{number}" for number in range(1, 5))
    assert [kind for kind, _ in kinds_of(pages, PDF)] == ["site_footer", "body", "site_footer"] * 4


def test_large_and_nasty_texts_are_quick() -> None:
    began = time.monotonic()
    for text in [
        "a\n" * 300_000,
        "x" * 2_000_000,
        "( " * 200_000,
        ("you " * 45 + "\n") * 2_000,
        "a > " * 40 + "\n" * 1000,
    ]:
        assert in_order(find_passages(text, PLAIN), len(text))
    assert time.monotonic() - began < 20
    assert len(find_passages("a.\n\n" * (MAX_LINES + 5), PLAIN)) == MAX_LINES + 1


@given(st.text(alphabet=st.sampled_from("aB .\n•:/>“”0129[]()—中🙂"), max_size=400))
def test_passages_are_in_order_and_cover_all_but_blanks(text: str) -> None:
    passages = find_passages(text, PLAIN)
    assert in_order(passages, len(text))
    left = list(text)
    for passage in passages:
        left[passage.start : passage.end] = ["" for _ in range(passage.start, passage.end)]
    assert set("".join(left)) <= set(" \n-–—")
    assert all(isinstance(passage.kind, PassageKind) for passage in passages)
