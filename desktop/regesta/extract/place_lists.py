"""Places in a list: “the villages of A, B and C”, “three points: A, B and C”, “A in the west and B in the north”.

Works on the text in plain letters, as `place_context` does, which checks what is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.vocabulary import any_of

_CAP = r"[A-Z][\w’'-]*\w"
_ITEM = rf"{_CAP}(?: (?:(?:de|del|la|las|los|al|el|di|da|do|dos) ){{0,2}}{_CAP}){{0,2}}"
_LIST = rf"{_ITEM}(?:, {_ITEM})*(?:,? and {_ITEM})"
_PLURALS = (
    "villages",
    "towns",
    "cities",
    "islands",
    "districts",
    "provinces",
    "regions",
    "communes",
    "settlements",
    "localities",
    "hamlets",
    "suburbs",
    "islets",
    "ports",
    "governorates",
    "counties",
    "municipalities",
    "oblasts",
    "valleys",
    "crossings",
    "checkpoints",
    "border posts",
)
_SPOTS = (*_PLURALS, "areas", "points", "sites", "locations", "sectors", "places", "sections", "stops", "venues")


@cache
def _after_kind() -> re.Pattern[str]:
    """A list after the plural of what they are, right after “of” or, at a sentence's end, after a pause."""
    return re.compile(
        rf"\b(?:{any_of(_PLURALS)}) of (?P<list>{_LIST})(?![\w-])"
        rf"|\b(?:{any_of(_SPOTS)})(?: [a-z]+){{0,4}}(?:,|:|, namely|, such as|, including|, among them) "
        rf"(?P<named>{_LIST})(?=[.;]|$)",
        re.MULTILINE,
    )


_SIDE = r"(?:far |extreme )?(?:north|south|east|west|centre|center)(?:-?(?:east|west))?"
_SIDES = re.compile(
    rf"(?<![\w’'-])(?P<list>{_ITEM}(?: and {_ITEM})?) in the {_SIDE}(?:,| and|,? while) "
    rf"(?P<named>{_ITEM}(?: and {_ITEM})?) in the {_SIDE}\b"
)
"""What lies where: “A in the west and B in the north”."""
_WHERE = re.compile(rf"(?<![\w’'-])(?!the )[a-z]+ (?P<list>{_ITEM}), where (?:he|she|they|it|the|an?|his|her|their)\b")
"""A place that a clause goes on about."""
_QUOTED = re.compile(
    r"\b(?:residence|hotel|palace|sanatorium|resort|complex|venue|village|camp|guesthouse|theatre|theater|hall|park|"
    rf"recreation centre|recreation center) [“\"«](?P<list>{_ITEM})[”\"»]"
)
"""A house by its name in quotation marks."""


def places_listed(plain: str) -> Iterator[tuple[int, int]]:
    """Spans of the single names in such lists."""
    for pattern in (_after_kind(), _SIDES, _WHERE, _QUOTED):
        for match in pattern.finditer(plain):
            for group in ("list", "named"):
                if group in pattern.groupindex and match[group]:
                    base = match.start(group)
                    yield from ((base + m.start(), base + m.end()) for m in re.finditer(_ITEM, match[group]))
