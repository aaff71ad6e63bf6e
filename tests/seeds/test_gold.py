"""The sample sources: every surface, quotation and date of the gold stands in its text, and weekdays are right."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from regesta.base.assets import seeds_folder
from regesta.domain.source import PassageKind
from regesta.domain.values import EdtfDate
from regesta.ingest.metadata_rows import match_rows, parse_metadata
from regesta.ingest.reading import read_file

SEEDS = seeds_folder()
NAMES = sorted(path.name.removesuffix(".gold.json") for path in SEEDS.glob("*.gold.json"))
RETOLD = [name for name in NAMES if re.match(r"\d{3}_", name)]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMED = ("people", "organisations", "places", "mechanisms")
BOILERPLATE = {
    "000": {1: "photo_caption"},
    "001": {1: "section_label", 5: "empty_byline", 7: "empty_byline", 39: "site_navigation", 41: "site_navigation"},
    "002": {1: "advertisement", 2: "advertisement", 3: "section_label", 4: "product_promo", 5: "product_promo"}
    | {6: "product_promo", 7: "photo_caption", 22: "video_duration", 24: "video_teaser", 26: "video_teaser"}
    | {46: "video_duration", 48: "video_teaser", 50: "video_teaser", 60: "comment_count"},
    "003": {4: "photo_caption", 26: "aggregator_link", 29: "site_footer"},
    "004": {9: "reference_label", 10: "reference_title", 11: "reference_site"},
}


def text_of(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_bytes().decode("utf-8")


def gold_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SEEDS / f"{name}.gold.json").read_text(encoding="utf-8"))
    return loaded


def test_there_are_fifteen_each_with_gold_and_metadata() -> None:
    assert len(NAMES) == 15
    assert len(RETOLD) == 5
    assert sorted(path.stem for path in SEEDS.glob("*.txt")) == NAMES
    rows = parse_metadata((SEEDS / "metadata.jsonl").read_bytes(), "metadata.jsonl")
    matched = match_rows(rows, [f"{name}.txt" for name in NAMES])
    assert len(matched.rows) == 15
    assert not matched.unused
    for name in NAMES:
        row = matched.rows[f"{name}.txt"]
        assert row.published_on == gold_of(name)["anchor"]
        # A title that the text lacks was supplied by us, and stands in square brackets as cataloguers write it.
        assert row.title is not None
        assert row.title in text_of(name) or (row.title[0], row.title[-1]) == ("[", "]")
        assert row.text_allowed == "full"


@pytest.mark.parametrize("name", NAMES)
def test_every_surface_quotation_and_date_is_in_the_text(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    surfaces = [surface for key in NAMED for entry in gold[key] for surface in entry["mentions"]]
    surfaces += [statement["quote"] for statement in gold["statements"]]
    surfaces += [dated["text"] for dated in gold["dates"]]
    assert [surface for surface in surfaces if surface not in text] == []
    assert all(len(statement["quote"]) <= 60 for statement in gold["statements"])
    assert "\r" not in text
    assert read_file(f"{name}.txt", text.encode()).text == text


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_dates_and_weekdays_are_right(name: str) -> None:
    gold = gold_of(name)
    for event in (*gold["rounds"], *gold["visits"], *gold["meetings"]):
        for key in ("start", "end", "date"):
            if event.get(key):
                EdtfDate.parse(event[key])
    EdtfDate.parse(gold["anchor"])
    for dated in gold["dates"]:
        if dated["iso"] is None:
            continue
        value = EdtfDate.parse(dated["iso"])
        written = [day for day in re.findall("|".join(DAYS), dated["text"]) if not dated.get("error_in_source")]
        ends = [end for end in (value.earliest, value.latest) if end is not None]
        if written and ends and all(isinstance(end, date) for end in ends):
            assert DAYS[ends[0].weekday()] == written[0], dated
            assert len(written) == 1 or DAYS[ends[-1].weekday()] == written[1], dated


@pytest.mark.parametrize("name", NAMES)
def test_people_and_mechanisms_of_events_are_listed(name: str) -> None:
    gold = gold_of(name)
    people = {person["name"] for person in gold["people"]}
    for visit in gold["visits"]:
        assert visit["visitor"] in people
    for meeting in gold["meetings"]:
        assert people & set(meeting["participants"])
    mechanisms = {mechanism["name"] for mechanism in gold["mechanisms"]}
    assert {held["mechanism"] for held in gold["rounds"]} <= mechanisms


@pytest.mark.parametrize("name", RETOLD)
def test_the_furniture_of_the_retold_pages_is_found(name: str) -> None:
    text = text_of(name)
    passages = read_file(f"{name}.txt", text.encode()).passages
    found = {text.count("\n", 0, one.start) + 1: one.kind.value for one in passages if one.kind.boilerplate}
    assert found == BOILERPLATE[name[:3]]
    titles = [one for one in passages if one.kind is PassageKind.TITLE]
    assert len(titles) == (name[:3] in {"001", "002", "003"})
