"""Where a text is set: what “here” and “the capital” mean, and where somebody who “arrived on Monday” arrived."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from regesta.domain.claim import MentionKind
from regesta.extract.datelines import written_at
from regesta.extract.drafting import key
from regesta.extract.gazetteer import Country, by_iso, country_of
from regesta.extract.masking import mask
from regesta.extract.origins import countries_of, opens_line
from regesta.extract.reading import Entity, Reading

GOAL = (
    r"(?:(?:(?:[Tt]he|neighbou?ring|nearby|central|downtown) )*(?:(?:city|town|port|capital|island|resort|airport|"
    r"airbase|air base) (?:of |in )?)?"
    r"(?P<place><L\d+>)(?![’']s? [a-z])(?!\$)"
    r"|(?P<deictic>\b(?:here|there|(?:this|our) (?:city|country|capital)|the (?:[A-Z][a-z]+ )?(?:capital|city|"
    r"country)|the (?:[Kk]ingdom|[Ss]ultanate|[Ee]mirate|isthmus|archipelago)(?! of))\b))"
)
"""Where somebody goes: a place's code, or words that point to one."""
_GATHERING = re.compile(
    r"<M\d+>|\b(?:talks|consultations?|dialogue|summit|met|meet|meeting|round|agreed|gathered|session)\b"
)
_CONVENES = re.compile(r"\b(?:re)?conven(?:es?|ed|ing)\b")
_LOCATED = re.compile(r"\b(?:in|at|to)(?: the)?(?: [a-z]+)? (?P<place><L\d+>)(?![’']s? [a-z])")
_OTHER_ROUND = re.compile(
    r"\b(?:previous|next|following|last|earlier|preceding|eventual|coming|will be|is to be|to host|had been)\b"
)
_LEAD = 3
"""Up to which sentence a gathering counts as what the text is about."""
_OF_ANOTHER = 2
"""What a sentence about an earlier or later round adds to the rank of its place."""
_TRANSIT = re.compile(r"\b(?:Airport|Airbase|Air Base|Aerodrome|Palace|Hotel|Guesthouse|Guest House|Castle|Station)$")


@dataclass(frozen=True)
class Scene:
    """The places that a text is set in."""

    reading: Reading

    @cached_property
    def dateline(self) -> Entity | None:
        """The place that opens the text."""
        places = (e for e in self.reading.entities if e.type == "place" and e.key and e.country)
        opening = next((e for e in places if opens_line(self.reading, e)), None)
        written = None if opening else written_at(self.reading)
        return opening or (written[0] if written and written[0].key and written[0].country else None)

    @cached_property
    def gatherings(self) -> tuple[Entity, ...]:
        """Where the gatherings of the text take place: mechanisms' before others, those told of another round last."""
        return tuple(place for _, _, place in self._ranked)

    @cached_property
    def _ranked(self) -> list[tuple[int, int, Entity]]:
        """Places of gatherings with their rank and the number of the sentence."""
        told = [mask(self.reading, s.start, s.end) for s in self.reading.article]
        ranks: list[tuple[int, int, Entity]] = []
        for number, masked in enumerate(told):
            rank = (
                0
                if "<M" in masked.text or _CONVENES.search(masked.text)
                else 1
                if _GATHERING.search(masked.text)
                else 3
            )
            rank += _OF_ANOTHER if _OTHER_ROUND.search(masked.text) else 0
            for match in _LOCATED.finditer(masked.text) if rank < 3 else ():
                place = masked.entity(match["place"])
                if place and place.country:
                    ranks.append((rank, number, place))
        return sorted(ranks, key=lambda r: r[:2])

    @property
    def main(self) -> Entity | None:
        """Where the gathering that the text is about takes place."""
        return next(iter(self.gatherings), None)

    def pointed(self, words: str, start: int, end: int) -> Entity | None:
        """The place that pointing words at a span mean, with the span of the words."""
        words = words.replace("the K", "the k").replace("the S", "the s").replace("the E", "the e")
        if words in ("there", "follow"):
            found: Entity | None = self._last_before(start)
        elif words in (
            "here",
            "this city",
            "this country",
            "this capital",
            "our city",
            "our country",
            "our capital",
            "the city",
            "the country",
            "the kingdom",
            "the sultanate",
            "the emirate",
            "the isthmus",
            "the archipelago",
        ):
            found = self.dateline or self.main or (self._home() if words.endswith("country") else None)
            if found is not None and re.search(r"country|kingdom|sultanate|emirate|isthmus|archipelago", words):
                found = self._country(found) or found
        else:
            country = country_of().get(words.split()[1].casefold()) if len(words.split()) == 3 else None
            found = self._capital(country)
        return replace(found, start=start, end=end, kind=MentionKind.NOMINAL) if found else None

    def seat(self, visitor: Entity, offset: int, origin: Entity | None = None) -> Entity | None:
        """Where a visitor is who arrives or stays without a place being named: abroad, not where they come from."""
        own = countries_of(self.reading, visitor.key)
        lead = [place for rank, number, place in self._ranked if rank == 0 and number <= _LEAD]
        of_now = [place for rank, _, place in self._ranked if rank < _OF_ANOTHER]
        told = (self._told_of(visitor, offset), *lead[:1], self.dateline, *of_now)
        known = (place for place in told if place is not None)
        return next(
            (p for p in known if (not own or p.country not in own) and not (origin and p.key == origin.key)), None
        )

    def abroad(self, visitor: Entity) -> Entity | None:
        """A mention of the country that the text is most about, other than the visitor's own."""
        own = countries_of(self.reading, visitor.key)
        land = next((c for c in self.reading.home if c.iso not in own), None)
        wanted = key("place", land.name) if land else None
        return next((e for e in self.reading.entities if e.type == "place" and e.key == wanted), None)

    def goal(self, place: Entity, visitor: Entity) -> Entity:
        """The place that is reached: for an airport or a palace, the city that the text is set in."""
        if not is_transit(self.reading.text, place):
            return place
        seat = self.seat(visitor, place.start)
        near = seat is not None and place.country in (None, seat.country)
        return replace(seat, start=place.start, end=place.end) if seat and near else place

    def _told_of(self, visitor: Entity, offset: int) -> Entity | None:
        """The place of the latest gathering before the offset in whose sentence the visitor is named."""
        for sentence in reversed(self.reading.article):
            if sentence.start >= offset or not any(
                p.key == visitor.key for p in self.reading.within(sentence.start, sentence.end, "person")
            ):
                continue
            masked = mask(self.reading, sentence.start, sentence.end)
            if not _GATHERING.search(masked.text) or sentence.end > offset:
                continue
            for match in _LOCATED.finditer(masked.text):
                place = masked.entity(match["place"])
                if place and place.country:
                    return place
        return None

    def _last_before(self, offset: int) -> Entity | None:
        """The place named last before an offset; of several joined there, the first."""
        before = [e for e in self.reading.entities if e.type == "place" and e.end <= offset and e.country]
        if len(before) > 1 and self.reading.text[before[-2].end : before[-1].start] == " and ":
            return before[-2]
        return before[-1] if before else None

    def land_of(self, place: Entity) -> Entity | None:
        """A mention of the country that a place is the capital of, where the text names it."""
        country, land = by_iso().get(place.country or ""), self._country(place)
        is_seat = country is not None and place.key in {key("place", c) for c in country.capitals}
        return land if is_seat else None

    def _country(self, place: Entity) -> Entity | None:
        """A mention of the country that a place lies in."""
        land = by_iso().get(place.country or "")
        wanted = key("place", land.name) if land else None
        return next((e for e in self.reading.entities if e.type == "place" and e.key == wanted), None)

    def _home(self) -> Entity | None:
        """A mention of the country that the text is most about."""
        wanted = {key("place", land.name) for land in self.reading.home[:1]}
        return next((e for e in self.reading.entities if e.type == "place" and e.key in wanted), None)

    def _capital(self, country: Country | None) -> Entity | None:
        """A mention of the capital of a country, of that of the scene where none is named; else of the country."""
        lead = self.dateline or self.main
        land = country or (by_iso().get(lead.country or "") if lead else None)
        if land is None:
            return None
        for name in (*land.capitals, land.name):
            wanted = key("place", name)
            found = next((e for e in self.reading.entities if e.type == "place" and e.key == wanted), None)
            if found:
                return found
        return None


_REGION = re.compile(
    r"(?:^|\b)(?:asia|europe|africa|americas?|east|west|(?:asia|indo)-pacific|pacific|oceania|caucasus|balkans?|"
    r"baltics?|"
    r"gulf|persian gulf|arabian gulf|caribbean|mediterranean|ocean|sea|sahel|levant|maghreb|scandinavia|states|world|"
    r"region)$"
)


def is_region(place: Entity) -> bool:
    """Whether a place is a part of the world rather than a country or a town: no single visit goes there."""
    return place.country is None and _REGION.search(place.key or "") is not None


def is_transit(text: str, place: Entity) -> bool:
    """Whether a place is an airport, a palace or the like, that a visitor reaches on the way to a town."""
    return _TRANSIT.search(text[place.start : place.end]) is not None


_VENUE = re.compile(
    r"\b(?:House|Hall|Cent(?:re|er)|Bhawan|Bhavan|Mansion|Villa|Residence|Building|Memorial|Museum|Monument|Cemetery|"
    r"Park|Square|Bridge|Temple|Mosque|Cathedral|Stadium|University|Academy)$"
)


def is_venue(text: str, place: Entity) -> bool:
    """Whether a place is a building or a square in a town: to go there is no journey."""
    return place.country is None and _VENUE.search(text[place.start : place.end]) is not None


def at_home(reading: Reading, visitor: Entity, place: Entity, *, said_only: bool = False) -> bool:
    """Whether the place lies in the country that the visitor holds office for; `said_only` as in `countries_of`."""
    return place.country is not None and place.country in countries_of(reading, visitor.key, said_only=said_only)
