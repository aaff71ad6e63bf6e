"""Sessions told without a number, by the way or on the side: each with its day and place, held or still to come."""

from __future__ import annotations

from pathlib import Path

import pytest

from regesta.domain.claim import EventStatus
from tests.extract.reader import run, values

ABOUT = (
    "Norway and Chile discussed their relations on Tuesday. Norwegian State Secretary Anne Lund met Chilean Vice "
    "Minister Carlos Rojas in Oslo. "
)
"""What the text is about; its date is Tuesday 15 June 2021."""
DONE = {EventStatus.HELD.value, EventStatus.IN_PROGRESS.value}


def _cases(name: str, before: str = "") -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    parts = [line.split("||") for line in lines if not line.startswith("#")]
    return [[before + text.strip(), told.strip()] for text, told in parts]


CASES = [*_cases("sessions_told.txt", ABOUT), *_cases("sessions_in_texts.txt")]


def sessions(text: str) -> list[tuple[set[str], list[str], str]]:
    """The rounds found: their days, their places, and whether they were held."""
    out = []
    for found in values(run(text, "2021-06-15"), "round"):
        days = {*found.get("start", []), "/".join([*found.get("start", [])[:1], *found.get("end", [])[:1]])}
        out.append((days, found.get("place", []), "held" if DONE & set(found.get("status", [])) else "planned"))
    return out


@pytest.mark.parametrize(("text", "told"), CASES)
def test_session_is_found_where_and_when_it_is_told(text: str, told: str) -> None:
    left = sessions(text)
    for want in [each.split() for each in told.split(";") if each.strip()]:
        day, place, stand = want[0], want[1].replace("_", " "), want[2]
        match = [s for s in left if (day == "-" or day in s[0]) and (place == "-" or place in s[1]) and s[2] == stand]
        assert match, (want, left)
        left.remove(match[0])
    assert left == []
