"""Names made comparable: countries by adjective or name, transliterations, content words of titles and mechanisms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

import yaml
from rapidfuzz.distance import JaroWinkler

from regesta.base.assets import resource

_TRANSLITERATION = (
    (r"ck\b", "k"),
    (r"iy\b|yi\b|ij\b|ii\b|y\b", "i"),
    (r"ey|ei|ej", "ei"),
    (r"kh", "h"),
    (r"zh", "j"),
    (r"sch|sh", "s"),
    (r"ts|tz", "c"),
    (r"tch|tsch", "ch"),
    (r"ou|oo", "u"),
    (r"ee|ie", "i"),
    (r"ph", "f"),
    (r"w", "v"),
    (r"yu|iu|ju", "u"),
    (r"ya|ia|ja", "a"),
    (r"q|k", "k"),
    (r"dh", "d"),
    (r"(.)\1", r"\1"),
)
_DROP = frozenset({"jr", "sr", "ii", "iii", "mr", "mrs", "ms", "dr", "sir", "shri", "gen", "hon"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Small letters without diacritics; hyphens and apostrophes become spaces or nothing."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    bare = re.sub(r"[’']s\b", "", bare).replace("’", "").replace("'", "")
    return " ".join(re.sub(r"[^\w+&]+", " ", bare).split())


@lru_cache(maxsize=65536)
def name_words(text: str) -> tuple[str, ...]:
    """The words of a personal name, honorifics and “Jr” left out."""
    return tuple(w for w in fold(text).split() if w not in _DROP)


@cache
def sound(word: str) -> str:
    """A word with what transliterations vary in made one (“Sergey”, “Sergei”; “Mohammed”, “Muhammad” nearly)."""
    for pattern, form in _TRANSLITERATION:
        word = re.sub(pattern, form, word)
    return word


def likeness(one: str, other: str) -> float:
    """0 to 1: how alike two words sound."""
    if one == other:
        return 1.0
    a, b = sound(one), sound(other)
    return 0.98 if a == b else float(JaroWinkler.similarity(a, b))


@cache
def _vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(resource("gazetteer/vocabulary.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _country_rows() -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: list[dict[str, Any]] = yaml.load(resource("gazetteer/countries.yaml").read_text(encoding="utf-8"), loader)  # noqa: S506  # a safe loader
    return loaded


@cache
def _country_names() -> dict[str, str]:
    return {fold(w): fold(r["name"]) for r in _country_rows() for w in (*r["adjectives"], *r["aliases"], r["name"])}


@cache
def _whole_country_names() -> dict[str, str]:
    return {fold(w): fold(r["name"]) for r in _country_rows() for w in (*r["aliases"], r["name"])}


def country_named(text: str) -> str | None:
    """The country (English name, folded) that a text is a name of, whole; None for any other text."""
    return _whole_country_names().get(fold(text))


@cache
def _country_pattern() -> re.Pattern[str]:
    ordered = sorted(_country_names(), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")


@lru_cache(maxsize=65536)
def split_countries(text: str) -> tuple[frozenset[str], str]:
    """The countries in a name (English names, folded), and the folded name without them."""
    folded = fold(text)
    pattern = _country_pattern()
    found = frozenset(_country_names()[m.group()] for m in pattern.finditer(folded))
    return found, " ".join(pattern.sub(" ", folded).split())


@cache
def _synonyms() -> dict[str, str]:
    return {fold(str(w)): fold(str(group[0])) for group in _vocabulary()["synonyms"] for w in group}


@cache
def _stop() -> frozenset[str]:
    return frozenset(fold(str(w)) for w in _vocabulary()["mechanism_stop"])


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The words that tell a mechanism, office or body from others: countries and general words left out."""
    _, rest = split_countries(re.sub(r"\([^)]*\)", " ", text))
    for phrase, form in sorted(_synonyms().items(), key=lambda item: -len(item[0])):
        rest = re.sub(rf"\b{re.escape(phrase)}\b", form, rest)
    return frozenset(_stem(w) for w in rest.split() if w not in _stop() and len(w) > 1)


@cache
def listed_bodies() -> list[dict[str, Any]]:
    """The rows of the reference list of bodies: name, kind, and where given country, aliases, short names."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    listed = resource("gazetteer/organisations.yaml").read_text(encoding="utf-8")
    loaded: list[dict[str, Any]] = yaml.load(listed, Loader=loader)  # noqa: S506  # a safe loader
    return loaded


@cache
def _bodies() -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of parties and state bodies that stand inside longer names, with the name that stands for each."""
    inner = [r for r in listed_bodies() if r["kind"] in ("party", "parliament")]
    table = {fold(n): fold(r["name"]) for r in inner for n in (r["name"], *r.get("aliases", ()))}
    ordered = sorted(table, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b"), table


_POLITY = frozenset({"federation", "republic", "kingdom", "people"})


@lru_cache(maxsize=65536)
def title_words(text: str) -> frozenset[str]:
    """All words of a title of office with synonyms made one, small words left out; countries by name."""
    pattern, table = _bodies()
    countries, rest = split_countries(pattern.sub(lambda m: table[m.group()], fold(text)))
    if countries:
        rest = " ".join(w for w in rest.split() if w not in _POLITY)
    for phrase, form in sorted(_synonyms().items(), key=lambda item: -len(item[0])):
        rest = re.sub(rf"\b{re.escape(phrase)}\b", form, rest)
    rest = re.sub(r"\bvice[ -](?=(?:\w+ ){0,2}minister\b)", "deputy ", rest)  # two translations of one rank
    return (
        frozenset(_stem(w) for w in rest.split() if w not in ("of", "the", "for", "and", "a", "in", "to")) | countries
    )


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=65536)
def initials(text: str) -> str:
    """The first letters of the longer words of a name, in small letters."""
    return "".join(w[0] for w in fold(text).split() if w not in ("of", "the", "for", "and", "in", "on", "a"))
