"""Ends of visits: who leaves, for where, and which stay that ends."""

from __future__ import annotations

import re

from regesta.extract.dates.finder import TimeExpression
from regesta.extract.event_facts import date_near, status_of
from regesta.extract.masking import Masked
from regesta.extract.origins import countries_of
from regesta.extract.reading import Entity
from regesta.extract.scene import Scene, at_home
from regesta.extract.sentences import Sentence
from regesta.extract.travellers import Visit, negated, travelling
from regesta.extract.visit_clauses import LEAVES, LEAVING, ON_LEAVING


def departures(scene: Scene, masked: Masked, sentence: Sentence, told: list[Visit]) -> list[Visit]:
    """Ends of visits: the day on which a visitor leaves for home or for the next place, or is back."""
    out: list[Visit] = []
    for match in LEAVES.finditer(masked.text):
        time = date_near(masked, match.start(), match.end())
        if time and re.match(r"since\b", scene.reading.text[time.start : time.end], re.IGNORECASE):
            time = None
        if negated(masked.text, match.start()) and "back" not in match.group():
            continue
        named = [e for c in re.findall(r"<L\d+>", match.group()) if (e := masked.entity(c))]
        goal = named[-1] if named else None
        if (
            goal is None
            and not match["goal"]
            and not _DUE_BACK.search(match.group())
            and not _leaves(masked.text, match)
        ):
            continue
        for visitor in travelling(scene.reading, masked, match, told) or _party(masked, match, told):
            stay = _stay_left(
                scene,
                [v for v in told if not _within(v.span, masked.span(match))],
                visitor,
                named,
                match.group(),
                masked.source(match.start()),
            )
            if stay is not None:
                out.append(_ended(scene, masked, sentence, match, visitor, stay, time))
    return out


_DUE_BACK = re.compile(r"\b(?:expected|due) back\b")
"""A return that needs no goal; “the group goes back to a declaration of 2023” is none."""


def _leaves(text: str, match: re.Match[str]) -> bool:
    """Whether a verb of leaving without a goal is one of travelling: nothing is left (“leaves no stone unturned”)."""
    return LEAVING.match(match.group()) is not None and ON_LEAVING.match(text, match.end()) is not None


def _within(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a code point: one verb cannot both begin and end a visit."""
    return one[0] < other[1] and other[0] < one[1]


def _stay_left(
    scene: Scene, told: list[Visit], visitor: Entity, named: list[Entity], words: str, offset: int
) -> Entity | None:
    """The place of the visit that a departure ends: told before, else where the text is set."""
    goal = named[-1] if named and not (len(named) == 1 and re.search(r"(?:leav(?:es?|ing)|left) <L", words)) else None
    leaving = LEAVING.match(words) is not None
    over = {v.place.country for v in told if v.visitor.key == visitor.key and v.until and v.place.country}
    own = [
        v
        for v in told
        if v.visitor.key == visitor.key
        and v.until is None
        and v.place.country not in over
        and (
            goal is None
            or v.place.key != goal.key
            and (leaving or goal.country is None or v.place.country != goal.country)
        )
        and (len(named) < 2 or v.place.country == named[0].country)
    ]
    seat = scene.seat(visitor, offset)
    if own:
        here = [v for v in own if seat and v.place.key == seat.key]
        return (here or own)[-1].place
    left = named[0] if len(named) == 1 and goal is None else None
    own_land = countries_of(scene.reading, visitor.key)
    if left is not None and left.country and own_land and left.country not in own_land:
        return left
    home = goal is None or at_home(scene.reading, visitor, goal)
    return seat if home and seat and re.search(r"home|back|return", words) else None


def _party(masked: Masked, match: re.Match[str], told: list[Visit]) -> list[Entity]:
    """The visitor whom an office or a delegation means that leaves, where all that was told is of one visitor."""
    if not re.search(r"\b[Tt]he (?:[\w-]+ ){1,4}$", masked.text[: match.start()]):
        return []
    visitors = {v.visitor.key: v.visitor for v in told}
    return list(visitors.values()) if len(visitors) == 1 else []


def _ended(
    scene: Scene,
    masked: Masked,
    sentence: Sentence,
    match: re.Match[str],
    visitor: Entity,
    place: Entity,
    time: TimeExpression | None,
) -> Visit:
    span = masked.span(match)
    status = status_of(scene.reading, (sentence.start, sentence.end), span, time.value if time else None)
    return Visit(visitor, place, span, None, time, status, None, None, understood=True)
