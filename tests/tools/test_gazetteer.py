"""The lists of towns and regions: which names are kept, in what form."""

from __future__ import annotations

from types import SimpleNamespace

from tests.tools.gazetteer import given_names, regions, towns, usable


def test_towns_by_country_the_largest_first() -> None:
    cities = [
        {"name": "Små", "countrycode": "NO", "population": 16_000},
        {"name": "Størby", "countrycode": "NO", "population": 90_000},
        {"name": "Lite", "countrycode": "NO", "population": 900},
    ]
    assert towns(cities) == {"NO": ["Storby"]}


def test_regions_are_of_the_first_level_and_without_their_kind() -> None:
    rows = [
        SimpleNamespace(name="Østland Province", parent_code=None, country_code="NO"),
        SimpleNamespace(name="Innby", parent_code="NO-1", country_code="NO"),
        SimpleNamespace(name="Department of Kysten", parent_code=None, country_code="NO"),
    ]
    assert regions(rows) == {"NO": ["Kysten", "Ostland"]}


def test_names_too_short_or_with_list_marks_are_left_out() -> None:
    assert usable("Novi Sad")
    assert not usable("Ho")
    assert not usable("A|B City")


def test_given_names_are_plain_and_no_words_of_the_vocabulary() -> None:
    assert given_names(["Zoë", "Mbali", "Minister", "Chad", "Jo", "Mary Ann"]) == ["mbali", "zoe"]
