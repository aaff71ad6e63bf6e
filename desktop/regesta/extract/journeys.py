"""Tellings of visits: who arrives, stays, travels on or leaves, with the goal said, pointed to or understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from regesta.domain.claim import EventStatus
from regesta.extract.actors import he
from regesta.extract.companions import companions
from regesta.extract.dates.finder import TimeExpression
from regesta.extract.departures import departures
from regesta.extract.event_facts import date_near, status_of, without_aside_dates
from regesta.extract.journey_words import AFTER_ARRIVAL
from regesta.extract.masking import Masked, mask
from regesta.extract.origins import countries_of
from regesta.extract.person_phrases import PERSON, codes
from regesta.extract.reading import Entity, Reading
from regesta.extract.scene import Scene, at_home, is_region, is_transit, is_venue
from regesta.extract.sentences import Sentence
from regesta.extract.spans import visit_length
from regesta.extract.travel_patterns import stated, unstated
from regesta.extract.travellers import Visit, negated, travelling
from regesta.extract.visit_clauses import (
    AND_ON_TO,
    MORE_GOALS,
    MORE_TIMES,
    NEXT_CLAUSE,
    NOT_GOING,
    ROUNDING_OFF,
    SESSION_LASTS,
    VISIT_ENDS,
)
from regesta.extract.vocabulary import alternatives


def tellings(reading: Reading) -> list[Visit]:
    """All tellings of visits in the order of the text."""
    scene = Scene(reading)
    told: list[Visit] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        found = [*_with_goal(scene, masked, sentence, told)]
        found += _without_goal(scene, masked, sentence, found, told)
        told += _distinct(found, told)
        told += _distinct(companions(scene, masked, told), told)
        told += departures(scene, masked, sentence, told)
    return told


def _distinct(found: list[Visit], told: list[Visit]) -> Iterator[Visit]:
    seen = {_identity(v) for v in told}
    for visit in sorted(found, key=lambda v: v.span):
        if _identity(visit) not in seen:
            seen.add(_identity(visit))
            yield visit


def _identity(visit: Visit) -> tuple[str | None, str | None, str | None, int]:
    return visit.visitor.key, visit.place.key, visit.date, visit.span[0] if visit.understood else visit.place.start


def _with_goal(scene: Scene, masked: Masked, sentence: Sentence, told: list[Visit]) -> Iterator[Visit]:
    used: set[int] = set()
    for pattern in stated():
        for match in pattern.finditer(masked.text):
            at = match.start("place" if match.groupdict().get("place") else "deictic")
            if (
                at in used
                or negated(masked.text, _verb_at(match))
                or NOT_GOING.match(masked.text, match.end())
                or not _apt(masked, match)
            ):
                continue
            who = _outward(scene, match, travelling(scene.reading, masked, match, told), told)
            if who:
                used.add(at)
            goals = list(_goals(scene, masked, match))
            for place, low, high in goals:
                for visitor in who:
                    for visit in _visit(scene, masked, sentence, match, visitor, place, (low, high), told):
                        yield replace(
                            visit,
                            tour=len(goals) > 1 and "/" in (visit.date or ""),
                            last=(place, low, high) == goals[-1],
                        )
                        yield from (replace(visit, time=time) for time in _also_on(masked, high))


_LEAVES_ONE_FOR = re.compile(r"(?:leav|left|depart)\w*(?: from)? (?:the )?<L\d+>")


def _outward(scene: Scene, match: re.Match[str], who: list[Entity], told: list[Visit]) -> list[Entity]:
    """Those of the travellers who do not go home: from a stay told before one leaves for home, as far as one knows."""
    if not _LEAVES_ONE_FOR.match(match.groupdict().get("verb") or ""):
        return who
    stayed = {v.visitor.key for v in told}
    return [w for w in who if w.key not in stayed or countries_of(scene.reading, w.key)]


def _apt(masked: Masked, match: re.Match[str]) -> bool:
    """Whether what the pattern could not ask holds: “in Oslo since Monday” has an open or closing time.

    “Would visit” is a plan only as somebody's words (“the ministry said she would visit Oslo”).
    """
    before = masked.text[: _verb_at(match)]
    if before.endswith(" would ") and not _REPORTED.search(before):
        return False
    since = match.groupdict().get("since")
    if since:
        return re.match(r"(?:since|until|till|through)\b", masked.surface(since), re.IGNORECASE) is not None
    return True


_REPORTED = re.compile(
    rf"\b(?:{alternatives('speech_verbs')}|according|reportedly|decided|planned|agreed)\b(?!.*\bif\b)"
)


def _verb_at(match: re.Match[str]) -> int:
    """Where the verb of a telling begins."""
    return match.start("verb") if "verb" in match.re.groupindex else match.start()


_AROUND = re.compile(r",? (?:in|near|outside) (?:the )?(?P<place><L\d+>)")
"""After an airport or a palace: the town that it belongs to."""


def _goals(scene: Scene, masked: Masked, match: re.Match[str]) -> Iterator[tuple[Entity, int, int]]:
    """The goals of one match with their places in the masked text: the one named, and those joined to it."""
    groups = match.groupdict()
    if groups.get("deictic"):
        span = masked.span(match, "deictic")
        place = scene.pointed(match["deictic"], *span)
        if place:
            yield place, match.start("deictic"), match.end("deictic")
        return
    first = masked.entity(match["place"])
    if first is None or first.key is None:
        return
    beyond = _AROUND.match(masked.text, match.end("place")) if is_transit(scene.reading.text, first) else None
    town = masked.entity(beyond["place"]) if beyond else None
    yield town if town and town.key else first, match.start("place"), match.end("place")
    end = match.end("place")
    more = MORE_GOALS.match(masked.text, end) or AND_ON_TO.match(masked.text, end)
    for code in re.finditer(r"<L\d+>", more.group()) if more else ():
        place = masked.entity(code.group())
        if place and place.key and place.country != first.country or (place and place.key and not _holds(place, first)):
            yield place, end + code.start(), end + code.end()


def _holds(place: Entity, other: Entity) -> bool:
    """Whether a place in a list is only the country of the one before it (“Gori, Georgia and …”)."""
    return place.country is not None and place.country == other.country and place.key == other.key


_ASKED = re.compile(r"(?:(?:\w+ ){1,3})?invit|ask|urg")
"""How the telling of a visit begins that somebody is only invited to."""
_OF_LAND = re.compile(r"here|country|kingdom|sultanate|emirate|isthmus|archipelago")
"""Pointing words that may mean the land of another than the one that the text is written in."""
_TOLD_VISIT = re.compile(r"\b(?:visit|trip) (?:<D\d+> )?(?:(?:by|of) [^.;]{3,60} )?(?:to|in)\b")
"""A visit said to be one: nobody visits the own country, whatever country an office was given for want of another."""
_HOMEWARD = re.compile(
    r"(?:leav|left|depart|return|back\b|(?:came|come|comes|was|is|were|are|goes|went|go|flew|flies) back)"
)
"""How the telling of a journey home may begin: an office's country then counts though the text does not say it."""


def _also_on(masked: Masked, end: int) -> list[TimeExpression]:
    """The later dates of a goal that was visited more than once (“in July 2006 and in June 2007”)."""
    more = MORE_TIMES.match(masked.text, end)
    return [time for code in more.groups() if (time := masked.time(code))] if more else []


def _visit(
    scene: Scene,
    masked: Masked,
    sentence: Sentence,
    match: re.Match[str],
    visitor: Entity,
    place: Entity,
    at: tuple[int, int],
    before: list[Visit],
) -> Iterator[Visit]:
    reading = scene.reading
    goal = scene.goal(place, visitor)
    if at_home(reading, visitor, place) and _OF_LAND.search(match.groupdict().get("deictic") or ""):
        goal = scene.abroad(visitor) or place
    outward = goal is place and _outward_bound(match, visitor, before)
    no_goal = is_region(goal) or is_venue(reading.text, goal)
    if visitor.key is None or no_goal or at_home(reading, visitor, goal, said_only=outward):
        return
    span = masked.span(match)
    time, until = _when(masked, match, at), _until(reading, masked, match.span())
    if until is None and time is not None and ROUNDING_OFF.search(masked.text[: match.start()]):
        until = time
    status = status_of(reading, (sentence.start, sentence.end), span, time.value if time else None)
    if status == EventStatus.HELD and _ASKED.match(match.group()):
        status = EventStatus.POSSIBLE
    yield Visit(
        visitor=visitor,
        place=goal,
        span=span,
        time=None if until is time else time,
        until=until,
        status=status,
        days=visit_length(reading.text, sentence.start, sentence.end),
        inviter=inviter if (inviter := _inviter(reading, masked)) and inviter.key != visitor.key else None,
        understood=goal is not place,
    )


def _outward_bound(match: re.Match[str], visitor: Entity, before: list[Visit]) -> bool:
    """Whether a telling is of going out: a visit, or a journey that is neither home nor of one who is out already."""
    if _TOLD_VISIT.search(match.group()):
        return True
    return not (_HOMEWARD.match(match.group()) or any(v.visitor.key == visitor.key for v in before))


_TAKES_IN = re.compile(r", (?:which|that) (?:(?:will|would|also) )*(?:tak|includ|coincid|follow|com|featur|cover)")
"""A clause that says what else a visit holds, or what it comes after: its dates are not the visit's."""


def _when(masked: Masked, match: re.Match[str], at: tuple[int, int]) -> TimeExpression | None:
    """The date of a journey: in its own clause if there is one, else the nearest; none for what came before it."""
    groups = match.groupdict()
    if groups.get("when") or groups.get("since"):
        return masked.time(groups.get("when") or groups["since"])
    if groups.get("undated") is not None:
        return None
    low = _verb_at(match)
    text = without_aside_dates(masked.text, low)
    text = text.replace(" again ", "       ")  # who goes somewhere again begins no other clause
    since = re.match(r" (<D\d+>)", text[at[1] :])
    if since and re.search(r" (?:in|been)$|^(?:is|was|are|were|been)\b", groups.get("verb") or ""):
        open_ = masked.time(since[1])
        if open_ and (open_.value or "").endswith("/.."):
            return open_
    cut = NEXT_CLAUSE.search(text, at[1])
    headline = "," if not re.search(r"[.!?:”\"]$", text.strip()) else None
    end = min(
        [cut.start() if cut else len(text), text.find(headline, at[1]) % (len(text) + 1) if headline else len(text)]
    )
    time = date_near(replace(masked, text=text[:end]), *at)
    elsewhere = (
        cut is not None
        and (cut.group().endswith(("where", "who")) or _TAKES_IN.match(text, cut.start()) is not None)
        and groups.get("interval") is None
    )
    if time is None and not groups.get("rest") and headline is None and not elsewhere:
        time = date_near(replace(masked, text=text), *at)
    if groups.get("interval") is not None:
        return time if time and "/" in (time.value or "") else None
    return time


def _without_goal(
    scene: Scene, masked: Masked, sentence: Sentence, found: list[Visit], told: list[Visit]
) -> list[Visit]:
    """Arrivals and stays that name no place, and the visiting minister."""
    out: list[Visit] = []
    for pattern in unstated():
        for match in pattern.finditer(masked.text):
            groups = match.groupdict()
            span = masked.span(match)
            onward = re.match(r" (?:straight |directly |fresh )?from (?:the )?<L\d+>", masked.text[match.end() :])
            near = [v for v in found if v.span[1] <= span[0]]
            inside = any(v.span[0] <= span[0] < v.span[1] for v in found)
            if negated(masked.text, match.start()) or (inside and not onward):
                continue
            if groups.get("rest") is not None and not AFTER_ARRIVAL.match(masked.text, match.end()):
                continue
            if groups.get("until") is not None and _until(scene.reading, masked, match.span()) is None:
                continue
            for visitor in travelling(scene.reading, masked, match, told):
                if onward and inside and any(v.visitor.key == visitor.key for v in told):
                    continue
                origin = re.match(r"[^.;<]{0,20}\bfrom (?:the )?(<L\d+>)", masked.text[match.end() :])
                place = _reached(scene, visitor, span[0], masked.entity(origin[1]) if origin else None, [*told, *near])
                if place is None or any(v.visitor.key == visitor.key for v in out):
                    continue
                new = list(_visit(scene, masked, sentence, match, visitor, place, (match.start(), match.end()), told))
                out += [replace(v, time=None) for v in new] if pattern is unstated()[0] else new
    return [w for v in out for w in _with_land(scene, replace(v, understood=True))]


def _with_land(scene: Scene, visit: Visit) -> list[Visit]:
    """A visit whose goal is only understood, and that to the country where it lies: either may be meant."""
    land = scene.land_of(visit.place)
    return [visit, replace(visit, place=land)] if land else [visit]


def _reached(scene: Scene, visitor: Entity, offset: int, origin: Entity | None, told: list[Visit]) -> Entity | None:
    """Where somebody is who arrives without a goal being named: where the visitor was told to be, else the scene."""
    named = [v.place for v in told if v.visitor.key == visitor.key and not v.understood]
    if named and (origin is None or named[-1].key != origin.key) and named[-1].country:
        return named[-1]
    return scene.seat(visitor, offset, origin)


def _until(reading: Reading, masked: Masked, span: tuple[int, int]) -> TimeExpression | None:
    """The time expression that an “until”, or a word for the end of the visit, gives as the end."""
    for at, code in masked.codes("D"):
        time = masked.time(code)
        opened = (
            re.match(r"(?:until|till|through)\b", reading.text[time.start : time.end], re.IGNORECASE) if time else None
        )
        if opened and not SESSION_LASTS.search(masked.text[:at]):
            return time
    match = re.search(r"\b(?:until|till|through) (?P<end><D\d+>)", masked.text)
    if match is None:
        ends = (m for m in VISIT_ENDS.finditer(masked.text) if m.start() < span[1] and span[0] < m.end())
        match = next(ends, None)
    return masked.time(match["end"]) if match else None


def _inviter(reading: Reading, masked: Masked) -> Entity | None:
    """Who is said to have invited the visitor."""
    text = masked.text
    match = re.search(
        rf"(?:\binvitation (?:of|from|by)|\binvited by) (?:the )?{PERSON}|(?P<one><P\d+>)[’'](?:s)? invitation"
        rf"|(?P<two><P\d+>)(?:, <T\d+>,)? (?:had |has )?invited|(?P<his>\bat (?:his|her) invitation)",
        text,
    )
    if match is None:
        return None
    if match["his"]:
        found = he(reading, masked.source(0))
        return found[0] if found else None
    code = match["one"] or match["two"] or codes(match.group())[0]
    return masked.entity(code)
