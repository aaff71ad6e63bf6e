"""Names that are known beforehand: countries, cities, regions and organisations, and the project's own.

Each name becomes an `Entry`; all are found in one pass of an Aho-Corasick automaton, at word boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from regesta.base.assets import resource
from regesta.domain.proposal import KnownRecord
from regesta.extract.drafting import fold
from regesta.extract.vocabulary import any_of, words


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing with names. `kind` is country, city, region, an organisation's kind, or `known` for a record.

    `country` is an ISO code; `short` names hold only in a text about that country; `record` is the id of the
    project's record.
    """

    name: str
    type: str
    kind: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its ISO code, names, adjectives (with combining forms) and seats of government.

    `capitals` are all names of its capital and of the other cities (`seats`) that stand for its government.
    """

    iso: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...] = ()


def _yaml(name: str) -> Any:
    return yaml.load(resource(f"gazetteer/{name}.yaml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  # a safe loader


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def countries() -> tuple[Country, ...]:
    """All countries of the gazetteer."""
    rows = _yaml("countries")
    return tuple(
        Country(
            r["iso"],
            r["name"],
            (r["name"], *r["aliases"]),
            tuple(r["adjectives"]),
            (*r["capitals"], *r.get("seats", ())),
            tuple(r.get("seats", ())),
        )
        for r in rows
    )


@cache
def country_of() -> dict[str, Country]:
    """Countries by name, adjective, combining form and capital, casefolded."""
    table: dict[str, Country] = {}
    for country in countries():
        for word in (*country.capitals, *country.adjectives, *country.names):
            table.setdefault(word.casefold(), country)
    for country in countries():
        table.update({name.casefold(): country for name in country.names})
    return table


@cache
def by_iso() -> dict[str, Country]:
    """Countries by ISO code."""
    return {country.iso: country for country in countries()}


@cache
def country_pattern() -> str:
    """A regular expression for any country name or adjective."""
    return any_of({w for c in countries() for w in (*c.names, *c.adjectives)})


@cache
def adjective_pattern() -> str:
    """A regular expression for any adjective of a country that may stand alone."""
    return any_of({w for c in countries() for w in c.adjectives if w not in words("combining_forms")})


@cache
def name_pattern() -> str:
    """A regular expression for any country name."""
    return any_of({w for c in countries() for w in c.names})


@cache
def capital_pattern() -> str:
    """A regular expression for any capital."""
    return any_of({w for c in countries() for w in c.capitals})


@cache
def organisation_pattern() -> str:
    """A regular expression for international organisations and their abbreviations."""
    rows = [e for e in shipped() if e.kind == "international"]
    return any_of({w for e in rows for w in (e.name, *e.aliases)})


@cache
def region_names() -> frozenset[str]:
    """The parts of the world that news names as places."""
    return frozenset(_yaml("regions"))


@cache
def region_pattern() -> str:
    """A regular expression for the parts of the world that news names as places."""
    return any_of(region_names())


@cache
def shipped() -> tuple[Entry, ...]:
    """The entries of `resources/gazetteer`."""
    entries = [Entry(c.name, "place", "country", c.iso, c.names[1:]) for c in countries()]
    entries += [
        Entry(cap[0], "place", "city", c.iso, cap[1:])
        for c in countries()
        if (cap := _one_city(c)) and cap[0] != c.name
    ]
    entries += [Entry(seat, "place", "city", c.iso) for c in countries() for seat in c.seats]
    entries += [Entry(r["name"], "place", "city", r["country"], tuple(r.get("aliases", ()))) for r in _yaml("cities")]
    entries += [Entry(name, "place", "region") for name in _yaml("regions")]
    entries += [
        Entry(
            r["name"],
            "organisation",
            r["kind"],
            r.get("country"),
            tuple(r.get("aliases", ())),
            tuple(r.get("short", ())),
        )
        for r in _yaml("organisations")
    ]
    return tuple(entries)


def _one_city(country: Country) -> tuple[str, ...]:
    """The names of the one city that is the capital."""
    return tuple(name for name in country.capitals if name not in country.seats)


@dataclass(frozen=True)
class Gazetteer:
    """A set of entries with the automaton that finds them."""

    entries: tuple[Entry, ...]
    patterns: tuple[str, ...]
    owners: tuple[tuple[Entry, ...], ...]
    automaton: AhoCorasick

    @cached_property
    def by_name(self) -> dict[str, list[Entry]]:
        """The entries of each name, folded."""
        table: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in (entry.name, *entry.aliases, *entry.short):
                table.setdefault(fold(name), []).append(entry)
        return table

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
        """Start, end and entries of every known name in the text, longest first, at word boundaries."""
        for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=False):
            if not _inside_word(text, start, end):
                yield start, end, self.owners[number]


_WORD = re.compile(r"\w")


def _inside_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    after = text[end : end + 1]
    return bool(
        (_WORD.match(before) and _WORD.match(text[start])) or (_WORD.match(after) and _WORD.match(text[end - 1]))
    )


def build(entries: Iterable[Entry]) -> Gazetteer:
    """A gazetteer of the entries, with the variants in capitals and with straight or curly apostrophes."""
    table: dict[str, dict[Entry, None]] = {}
    kept = tuple(entries)
    for entry in kept:
        for name in (entry.name, *entry.aliases, *entry.short):
            for form in _forms(name, entry):
                table.setdefault(form, {})[entry] = None
    patterns = tuple(table)
    owners = tuple(tuple(table[p]) for p in patterns)
    return Gazetteer(kept, patterns, owners, AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest))


def _forms(name: str, entry: Entry) -> set[str]:
    forms = {name, name.replace("’", "'"), name.replace("'", "’")}
    if entry.type == "place" and len(name) > 3:
        forms.add(name.upper())
    if entry.kind == "media" and len(name) > 4:
        forms.add(name.upper())
    return forms


@cache
def standard() -> Gazetteer:
    """The gazetteer of the shipped entries, built once."""
    return build(shipped())


def with_known(known: Iterable[KnownRecord]) -> Gazetteer:
    """The gazetteer of the shipped entries and of the names that a project has accepted."""
    own = [
        Entry(r.names[0] if r.names else r.label, r.type, "known", None, r.names[1:] if r.names else (), (), r.id)
        for r in known
        if r.type in ("person", "organisation", "place", "mechanism")
    ]
    return build((*shipped(), *own)) if own else standard()
