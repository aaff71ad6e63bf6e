"""What is shown leads back to the text, whatever is folded or broken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from regesta.domain.source import Passage, PassageKind
from regesta.workbench.display import LONGEST, DisplayText

TEXTS = st.text(alphabet=st.sampled_from("ab 😀\n\u2028é"), max_size=80)


@given(TEXTS, st.data())
def test_shown_positions_lead_back(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from([PassageKind.BODY, PassageKind.SECTION_LABEL, PassageKind.CREDIT])
    spans = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]
    passages = [Passage(start=a, end=b, kind=data.draw(kinds)) for a, b in spans]
    display = DisplayText(text, passages)
    opened = DisplayText(text, passages, range(len(display.folds)))
    for shown in (display, opened):
        for point, letter in enumerate(text):
            at = shown.shown(point)
            if at is not None:
                assert shown.text[at] == letter or letter == "\u2028"
                assert shown.position(at) == point
            elif shown is opened:
                assert letter.isspace()


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_a_span_is_trimmed_and_within(text: str, one: int, two: int) -> None:
    display = DisplayText(text)
    first, last = sorted((min(one, len(display.text)), min(two, len(display.text))))
    span = display.span(first, last)
    if span is not None:
        start, end = span
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


def test_long_paragraphs_are_broken() -> None:
    text = "word " * 5_000
    display = DisplayText(text)
    assert max(len(line) for line in display.text.split("\n")) <= LONGEST
    assert display.shown_spans(0, len(text.rstrip()))[-1][1] == len(display.text)


def test_furniture_is_one_line() -> None:
    text = "MENU\n\nShare\n\nThe article.\n"
    passages = [
        Passage(start=0, end=4, kind=PassageKind.SITE_NAVIGATION),
        Passage(start=6, end=11, kind=PassageKind.SECTION_LABEL),
        Passage(start=13, end=25, kind=PassageKind.BODY),
    ]
    display = DisplayText(text, passages)
    assert display.text == "▸ boilerplate folded · “MENU”, “Share”\n\nThe article."
    assert display.fold_at(1) == 0
    assert display.shown(1) is None
    opened = DisplayText(text, passages, {0})
    assert opened.shown(1) is not None
    assert opened.fold_at(1) is None
