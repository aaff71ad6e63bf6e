"""Whom an office alone means: “the two ministers”, “the Peruvian delegation”, “the guest”."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import country_of
from regesta.extract.origins import countries_of, groups_led, host_country, sides_led
from regesta.extract.reading import Entity, Reading
from regesta.extract.scene import Scene
from regesta.extract.vocabulary import alternatives, plain, words

_LEAD = 2
"""Up to which sentence a person counts as the one that a text is about."""
_TWO = 2
_NO_LEAD = frozenset((*words("descriptors"), *words("no_office"), "spokesman", "spokeswoman", "spokesperson", "aide"))
_GUESTS = ("guest", "visitor", "delegation", "dignitary", "party", "team", "group", "mission")
_GENERIC = (
    "diplomat",
    "official",
    "envoy",
    "leader",
    "politician",
    "statesman",
    "negotiator",
    "dignitary",
    "officer",
    "commander",
    "chief",
    "side",
)
"""What a text may call a person whose office it told before, with the country (“the Polish diplomat”)."""


@cache
def office() -> str:
    """A pattern for an office alone with its article; groups: det, number, words."""
    heads = (
        rf"(?:{alternatives('title_heads')})(?:s|es)?|secretaries|deputies|{'|'.join(_GUESTS)}s?|guests?|visitors?|"
        rf"{'|'.join(_GENERIC)}s?"
    )
    heads = f"{heads}|heads? of state"
    return (
        rf"(?<![\w-])(?:(?P<det>[Tt]he)(?: (?P<number>two|three|four|five))? |(?P<owner><L\d+>)[’']s? |"
        rf"(?:^|(?<=, ))(?=[A-Z]))"
        rf"(?P<words>(?:[A-Za-z][\w’'-]* "
        rf"){{0,4}}?(?:(?i:{heads})"
        rf"|[A-Z]{{2,4}})(?: \([A-Z]\w+\))?(?: (?:of|for) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+){{0,4}})?)"
        rf"(?![\w-])(?! (?:of|for|from) )(?! <P)(?!,? <P\d+>,)"
    )


def holders(reading: Reading, office: str, offset: int, number: str | None = None) -> list[Entity]:
    """Whom an office alone means: those named before it with that office, of that country, the latest first."""
    tokens = [t for t in office.split() if t != "visiting"]
    lands = {country.iso for t in tokens if (country := country_of().get(t.casefold().removesuffix("’s")))}
    wanted = [t for t in tokens if t.casefold().removesuffix("’s") not in country_of()]
    head = re.split(r" (?:of|for) ", " ".join(wanted))[0].rsplit(" ", 1)[-1]
    named = _named_before(reading, offset)
    plural = number is not None or head.endswith("s")
    if head.casefold().removesuffix("s") in _GUESTS:
        return _party(reading, named, lands, offset, plural=plural)
    if plural:
        wanted = [re.sub(r"ies$", "y", w).removesuffix("s") if w == head else w for w in wanted]
    held = [p for p in named if _holds(reading, p, wanted) and (not lands or lands & countries_of(reading, p.key))]
    if plural and not _DEPUTY.search(office):
        held = [p for p in held if not _is_deputy(reading, p)]
    if not held and not plural and not lands and _UNION.search(office):
        held = [p for p in named if any(_UNION.search(t) for t in described(reading, p.key))]
    if not held and not plural and lands and head.casefold() in _GENERIC:
        held = [p for p in named if lands & countries_of(reading, p.key)]
        leaders = [p for p in named if _leads(reading, p)] if head.casefold() == "leader" else []
        own = [p for p in leaders if lands & countries_of(reading, p.key)]
        held = own or [p for p in leaders if not countries_of(reading, p.key)] or held
    if not held and not plural and lands:
        held = [p for p in named if lands & countries_of(reading, p.key) and not _titled(reading, p)][:1]
    if not plural:
        held.sort(key=lambda p: _rank(reading, p, office))
        owned = any(t.endswith("’s") for t in tokens)
        return held[:1] or ([] if owned or head.casefold() in _NO_LEAD else _lead(reading, named))
    count = {"two": 2, "three": 3, "four": 4, "five": 5}.get(number or "", 0)
    if count == 0:  # “the foreign ministers” of a text that has just two
        lands_of = [countries_of(reading, p.key) for p in held]
        apart = len(held) == _TWO and not lands_of[0] & lands_of[1]
        return held if apart else []
    by_land: dict[frozenset[str], list[Entity]] = {}
    for person in reversed(held):
        by_land.setdefault(countries_of(reading, person.key), []).append(person)
    if len(held) == count:
        return held
    return next((g[:count] for g in by_land.values() if len(g) >= count), [])


_UNION = re.compile(r"\b(?:EU|European)\b")
"""Whom “the European official” means: no country's, but the Union's."""
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant|under)[ -]", re.IGNORECASE)
"""What “the ministers” of two states do not mean."""


def _rank(reading: Reading, person: Entity, office: str) -> int:
    """How far a person is from what the words of an office mean: deputies, heads of government, residents come last."""
    titles = described(reading, person.key)
    if not _DEPUTY.search(office) and _is_deputy(reading, person):
        return 2
    apart = ((_PRIME, r"\bminister$"), (_RESIDENT, r"\b(?:official|diplomat|envoy|representative|guest)$"))
    return int(
        any(re.search(words_, office) and titles and all(p.search(t) for t in titles[:1]) for p, words_ in apart)
        and not _PRIME.search(office)
    )


_PRIME = re.compile(r"\b(?:prime minister|premier)\b", re.IGNORECASE)
_RESIDENT = re.compile(r"\b(?:ambassador|charg[ée] d[’']affaires|consul)\b", re.IGNORECASE)
"""Whom “the minister” and “the official” do not mean while another of the country is named."""


def _is_deputy(reading: Reading, person: Entity) -> bool:
    return any(_DEPUTY.search(words) for words in described(reading, person.key))


def _leads(reading: Reading, person: Entity) -> bool:
    """Whether a person heads a state or a government."""
    return any(_HEAD.search(title) for title in described(reading, person.key))


_HEAD = re.compile(
    r"\b(?:(?<!vice )(?<!Vice )(?<!Vice-)(?<!vice-)president|(?<!deputy )(?<!vice )(?:prime minister|premier)|"
    r"(?<!vice )chancellor|king|queen|emir|amir|sultan|taoiseach|head of (?:state|government)|PM)\b",
    re.IGNORECASE,
)


def _titled(reading: Reading, person: Entity) -> bool:
    """Whether the text gives a person an office."""
    return any(t.person == person.key for t in reading.titles)


def _named_before(reading: Reading, offset: int) -> list[Entity]:
    """The persons named before an offset, the latest first."""
    seen: dict[str, Entity] = {}
    for entity in reversed([e for e in reading.entities if e.type == "person" and e.start < offset]):
        if entity.key and not reading.boilerplate(entity.start):
            seen.setdefault(entity.key, entity)
    return list(seen.values())


def _party(reading: Reading, named: list[Entity], lands: set[str], offset: int, *, plural: bool) -> list[Entity]:
    """Whom “the delegation” or “the guest” means: who leads that country's side, else who is from abroad."""
    host = host_country(reading) or (None if lands else _seat(reading))
    led = {k for iso, k in sides_led(reading) if (iso in lands if lands else iso != host)}
    leader = [p for p in named if p.key in led] if lands or len(led) == 1 else []
    beside = {p.key for p in reading.within(reading.sentence(offset).start, offset, "person")}
    others = [p for p in named if p.key not in beside]
    if not lands and not leader and len(own := set(groups_led(reading))) == 1:
        leader = [p for p in named if p.key in own]
    return leader[:1] or _guests(reading, others, lands, plural=plural) or _guests(reading, named, lands, plural=plural)


def _seat(reading: Reading) -> str | None:
    """The country where the gathering that a text is about takes place."""
    main = Scene(reading).main
    return main.country if main else None


def _guests(reading: Reading, named: list[Entity], lands: set[str], *, plural: bool) -> list[Entity]:
    """The persons from another country than the one that the text is written from; the latest alone for one guest."""
    host = host_country(reading)
    away = [
        p
        for p in named
        if (own := countries_of(reading, p.key, said_only=bool(lands)))
        and host not in own
        and (not lands or own & lands)
    ]
    return away[:1] if not plural or len(away) == 1 else []


def _lead(reading: Reading, named: list[Entity]) -> list[Entity]:
    """The person named first of all, where the text gives that person no office: whom an office alone then means."""
    first = named[-1] if named else None
    if first is None or any(t.person == first.key for t in reading.titles):
        return []
    number = next((n for n, s in enumerate(reading.article) if s.start <= first.start < s.end), None)
    return [first] if number is not None and number <= _LEAD else []


def _holds(reading: Reading, person: Entity, wanted: list[str]) -> bool:
    """Whether words near a person's names, or a title of the person, give the office."""
    office = re.sub(r"[()]", "", plain(" ".join(wanted)))
    if office.startswith("head of state"):
        office = "president"
    for title in described(reading, person.key):
        if re.search(rf"\b{re.escape(office)}\b", re.sub(r"[()]", "", plain(title))):
            return True
        initials = "".join(w[0] for w in re.findall(r"[A-Z]\w+", title))
        if len(wanted) == 1 and wanted[0].isupper() and wanted[0] in (initials, initials[: len(wanted[0])]):
            return True
        if all(re.search(rf"\b{re.escape(w)}\b", plain(title)) for w in office.split()):
            return True
    return False


def described(reading: Reading, person: str | None) -> list[str]:
    """The words of office that the text gives a person: the titles, and what stands between the person and another."""
    out = [
        reading.text[t.start : t.end]
        for t in reading.titles
        if t.person == person
        and not re.search(r"\b(?:former|then|ex-)\W*$", reading.text[max(0, t.start - 8) : t.start])
        and not re.match(r" at the time", reading.text[t.end : t.end + 12])
    ]
    people = [e for e in reading.entities if e.type == "person"]
    first = next((n for n, e in enumerate(people) if e.key == person), None)
    if first is not None:
        at = people[first].start
        low = max(reading.sentence(at).start, people[first - 1].end if first else 0, at - 110)
        before = re.split(r"[,;]| and (?=[A-Z]\w+[’']s )", reading.text[low:at].rstrip(", "))[-1]
        if not re.search(r"\b(?:former|then)\b", before):
            out.append(before)
    return out
