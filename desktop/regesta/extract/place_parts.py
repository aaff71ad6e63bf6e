"""How far the name of a part of the world reaches: with the direction before it and the word for its kind after it."""

from __future__ import annotations

import re

_DIRECTION = re.compile(
    r"(?<![\w-])(?:(?:North|South|East|West|North-?[Ee]ast|North-?[Ww]est|South-?[Ee]ast|South-?[Ww]est|Mid)(?:ern)?|"
    r"Central|Upper|Lower|Greater|Inner|Outer|Wider) $"
)
_LOWER = re.compile(
    r"(?<![\w-])(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?|central) $"
)
_WHOLES = ("Africa", "Asia", "Europe", "America")
"""Continents: a part of one is a name, with or without a capital."""
_WATERS = re.compile(r"(?:Lakes?|Ocean|Sea|Gulf|River|Basin|Delta|Bay|Straits?)$")
_KIND = re.compile(
    r" (?P<cap>Region|Sub-?[Rr]egion|Rim|Basin|Area)(?![\w-])(?! [A-Z])|"
    r" (?P<low>sub-?region)\b| (?P<water>region|basin)\b"
)


def whole_region(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a region's name with its direction and its kind: “Eastern …”, “… Region”, “… Lakes region”."""
    before = text[max(0, start - 14) : start]
    direction = _DIRECTION.search(before)
    if direction is None and text[start:end] in _WHOLES:
        direction = _LOWER.search(before)
    if direction:
        start -= len(direction.group())
    kind = _KIND.match(text, end)
    if kind and (kind["cap"] or kind["low"] or _WATERS.search(text[start:end])):
        end = kind.end()
    return start, end


_AREA = re.compile(
    r" (?:(?:autonomous )?(?:region|province|governorate|oblast|prefecture|voivodeship|county|canton|sub-?region|river|"
    r"district|municipality|raion|rayon|aimag|commune|wilaya|valley|peninsula|desert|plateau|glacier|reservoir|lagoon)|"
    r"(?:border|customs) (?:crossing point|crossing|post|station|checkpoint|terminal|gate)|crossing point|checkpoint|"
    r"(?:naval|military|army|air force) base|training (?:area|ground))\b"
    r"(?! (?:of|council|government|authorities|administration|officials)\b)"
)


def with_area(text: str, end: int) -> int:
    """The end of a name with the word for its area in small letters, which belongs to it (“Ostmark province”)."""
    area = _AREA.match(text, end)
    return area.end() if area else end


def with_initials(text: str, start: int, end: int) -> int:
    """The end of a name with its initials in brackets, which are part of it."""
    letters = re.match(r" \((?P<letters>[A-Z]{3,7})\)", text[end : end + 12])
    initials = "".join(w[0] for w in re.findall(r"\b[A-Z][\w’'-]*", text[start:end]))
    every = "".join(w[0] for w in text[start:end].split()).upper()
    return end + letters.end() if letters and letters["letters"] in (initials, every) else end
