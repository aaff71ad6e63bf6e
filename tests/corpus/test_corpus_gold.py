"""The annotated articles: form, surfaces, quotations and dates of every gold file below this folder.

Only the gold is checked here; no extraction is run, so nothing of the held-out articles shows while tuning.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from regesta.domain.values import EdtfDate

CORPUS = Path(__file__).parent
GOLD = sorted(CORPUS.rglob("*.gold.json"))
NAMES = [path.relative_to(CORPUS).as_posix().removesuffix(".gold.json") for path in GOLD]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMED = ("people", "organisations", "places", "mechanisms")
FIELDS = {
    "people": {"name", "mentions", "positions"},
    "organisations": {"name", "mentions"},
    "places": {"name", "mentions"},
    "mechanisms": {"name", "parties", "mentions"},
    "rounds": {"mechanism", "ordinal", "start", "end", "place", "chairs", "status"},
    "visits": {"visitor", "to", "start", "end"},
    "meetings": {"participants", "date", "place"},
    "statements": {"speaker", "quote"},
    "dates": {"text", "iso"},
}
OF_ALL = {"url", "published_on", "anchor", "notes"}


def text_of(name: str) -> str:
    return (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")


def gold_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CORPUS / f"{name}.gold.json").read_text(encoding="utf-8"))
    return loaded


def test_forty_are_held_out_and_each_text_has_its_gold() -> None:
    assert len([name for name in NAMES if name.startswith("held_out/")]) >= 40
    assert sorted(path.relative_to(CORPUS).with_suffix("").as_posix() for path in CORPUS.rglob("*.txt")) == NAMES
    # The scorer finds a gold file by the name of its text alone.
    assert len({path.name for path in GOLD}) == len(GOLD)


@pytest.mark.parametrize("name", NAMES)
def test_the_form_is_that_of_the_gold(name: str) -> None:
    gold = gold_of(name)
    assert gold.keys() >= OF_ALL | FIELDS.keys()
    for key, fields in FIELDS.items():
        assert [entry for entry in gold[key] if not entry.keys() >= fields] == []
    assert [
        held
        for person in gold["people"]
        for held in person["positions"]
        if not {"title", "organisation"} <= held.keys()
    ] == []
    for key in NAMED:
        names = [entry["name"] for entry in gold[key]]
        assert len(set(names)) == len(names)
        assert [entry for entry in gold[key] if len(set(entry["mentions"])) != len(entry["mentions"])] == []
        assert all(entry["mentions"] for entry in gold[key])


@pytest.mark.parametrize("name", NAMES)
def test_every_surface_quotation_and_date_is_in_the_text(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    surfaces = [surface for key in NAMED for entry in gold[key] for surface in entry["mentions"]]
    surfaces += [statement["quote"] for statement in gold["statements"]]
    surfaces += [dated["text"] for dated in gold["dates"]]
    assert [surface for surface in surfaces if surface not in text] == []
    assert all(0 < len(statement["quote"]) <= 60 for statement in gold["statements"])
    assert "\r" not in text


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_dates_and_weekdays_are_right(name: str) -> None:
    gold = gold_of(name)
    anchor = date.fromisoformat(gold["anchor"])
    for event in (*gold["rounds"], *gold["visits"], *gold["meetings"]):
        for key in ("start", "end", "date"):
            if event.get(key):
                EdtfDate.parse(event[key])
    for dated in gold["dates"]:
        for other in dated.get("accept", []):
            EdtfDate.parse(other)
        if dated["iso"] is None:
            continue
        value = EdtfDate.parse(dated["iso"])
        written = [day for day in re.findall("|".join(DAYS), dated["text"]) if not dated.get("error_in_source")]
        ends = [end for end in (value.earliest, value.latest) if isinstance(end, date)]
        if written and ends:
            assert DAYS[ends[0].weekday()] == written[0], dated
            assert len(written) == 1 or DAYS[ends[-1].weekday()] == written[1], dated
            # A weekday without a day of the month is one near the anchor.
            assert re.search(r"\d", dated["text"]) or abs((ends[0] - anchor).days) <= 21, dated


@pytest.mark.parametrize("name", NAMES)
def test_people_and_mechanisms_of_events_are_listed(name: str) -> None:
    gold = gold_of(name)
    people = {person["name"] for person in gold["people"]}
    for visit in gold["visits"]:
        assert visit["visitor"] in people
    for meeting in gold["meetings"]:
        assert people & set(meeting["participants"])
    for held in gold["rounds"]:
        assert set(held["chairs"]) <= people
    mechanisms = {mechanism["name"] for mechanism in gold["mechanisms"]}
    assert {held["mechanism"] for held in gold["rounds"]} <= mechanisms
