"""Rounds whose day, place or status a later sentence, a list or the round's own name tells."""

from __future__ import annotations

import pytest

from tests.extract.reader import run, values

DAY = "2024-05-17"  # a Friday


def facts(text: str, ordinal: int | None) -> tuple[str | None, str | None, str | None]:
    """Start, place and status of a round."""
    for found in values(run(text, DAY), "round"):
        if found.get("ordinal", [None])[0] == ordinal:
            return tuple(found.get(p, [None])[0] for p in ("start", "place", "status"))
    return None, None, None


@pytest.mark.parametrize(
    ("text", "ordinal", "told"),
    [
        (
            "OSLO - Kenyan envoy Grace Otieno arrived in Oslo on Thursday night to attend the third meeting of the "
            "Norway-Kenya Joint Committee. The meeting is scheduled to open at the Foreign Ministry on Friday.",
            3,
            ("2024-05-17", "Oslo", "announced"),
        ),
        (
            "Delegates will attend the closing of the second meeting of the Norway-Kenya Joint Committee. "
            "Its work began in the Kenyan capital on 15 May. They flew home from Nairobi.",
            2,
            ("2024-05-15", "Nairobi", "in_progress"),
        ),
        (
            "Officials prepared the fifth session of the Norway-Kenya Joint Committee. "
            "The two-day session will be held in Mombasa on 3 June.",
            5,
            ("2024-06-03", "Mombasa", "announced"),
        ),
        (
            "Minister Grace Otieno left for Oslo on Thursday to lead the Kenyan delegation at the fourth meeting of "
            "the Norway-Kenya Joint Committee. She will co-chair the meeting on Saturday.",
            4,
            ("2024-05-18", "Oslo", "announced"),
        ),
        (
            "OSLO - Kenyan President John Otieno arrived in Norway yesterday for the second session of the "
            "Norway-Kenya Joint Committee, which he and Prime Minister Kari Berg will co-chair in Bergen today.",
            2,
            ("2024-05-17", "Norway", "announced"),
        ),
        (
            "President John Otieno arrived in Norway on Friday to take part in the fourth Norway-Kenya Joint "
            "Committee, held in the city of Bergen.",
            4,
            ("2024-05-17", "Bergen", "announced"),
        ),
        (
            "The 5th Norway-Kenya Joint Committee met in Oslo on Friday. Next year’s session will return to the "
            "Kenyan capital. The guests flew back to Nairobi.",
            6,
            ("2025", "Nairobi", "announced"),
        ),
        (
            "The 5th Norway-Kenya Joint Committee met in Oslo. The sixth will be held in that same city in 2026.",
            6,
            ("2026", "Oslo", "announced"),
        ),
        (
            "Peru and Norway will hold their fourth political consultations in Lima next week. The talks are due to "
            "open on Tuesday.",
            4,
            ("2024-05-21", "Lima", "announced"),
        ),
        (
            "The fifth session of the Norway-Kenya Joint Committee, which was to have taken place in Nairobi in "
            "March, was held in Oslo on Thursday.",
            5,
            ("2024-05-16", "Oslo", "held"),
        ),
        (
            "Minister Grace Otieno arrived in Oslo on Wednesday evening. The fourth session of the Norway-Kenya Joint "
            "Committee begins on Friday.",
            4,
            ("2024-05-17", "Oslo", "announced"),
        ),
        (
            "The first meeting of the Norway-Kenya Joint Committee was held in Oslo in 2015, the second in Mombasa in "
            "2017 and the third in Bergen in 2019.",
            2,
            ("2017", "Mombasa", "held"),
        ),
    ],
)
def test_later_words_tell_when_and_where(text: str, ordinal: int, told: tuple[str, str, str]) -> None:
    assert facts(text, ordinal) == told


def test_a_list_tells_the_earlier_rounds() -> None:
    text = (
        "The fourth Norway-Kenya Joint Committee met in Oslo on Thursday. "
        "Previous meetings were held in Bergen (June 2017), Nairobi (October 2018) and Mombasa (October 2019)."
    )
    assert facts(text, 1)[:2] == ("2017-06", "Bergen")
    assert facts(text, 3)[:2] == ("2019-10", "Mombasa")


def test_what_should_have_been_is_not_the_round() -> None:
    text = (
        "Norway hosted the second round of the Norway-Kenya Trade Dialogue. "
        "The session should have been held in Nairobi in October but was scrapped."
    )
    assert facts(text, 2)[:2] != ("2023-10", "Nairobi")
