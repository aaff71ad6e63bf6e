"""Who does what a verb tells: the subject before it, whether a name, several, a pronoun or an office alone."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.coreference import respectively, subject_before
from regesta.extract.gazetteer import country_of
from regesta.extract.masking import Masked, mask
from regesta.extract.origins import countries_of, groups_led, host_country, sides_led
from regesta.extract.person_phrases import PAIR, codes
from regesta.extract.reading import Entity, Reading
from regesta.extract.scene import Scene
from regesta.extract.sentences import index_at
from regesta.extract.vocabulary import alternatives, plain, words

_BACK = 5
"""How many sentences back a pronoun may reach."""
_THEIR_BACK = 3
"""How many sentences back “they” may reach, all of them about “they”."""
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
_WORD = r"(?!(?:when|as|after|before|while|where|if|because|since|until|that|who)\b)[a-z]+"
"""A word in small letters that begins no clause: what follows one that does is no object of the verb before it."""
_OBJECT = re.compile(
    r"(?:\b(?:by|with|(?<!\bhead )(?<!\bchief )(?<!\bboss )of|to|told|for|from|under|about|met|meets?|receives?|received|visits?|visited|invited|between|"
    r"ahead of|than|like|including|sent|succeeded|replaced|opposite|at)(?: the| his| her| their)?"
    rf"(?:(?: <T\d+>,?| and(?= <T))+| {_WORD})? (?:(?:[A-Z][a-z]*\.?|{_WORD}) ){{0,2}}|<T\d+> and )$"
)
_AFTER_EVENT = re.compile(
    r"\b(?:meetings?|talks|visit|trip|tour|summit|conference|session|forum|event|consultations?|dialogue|round|day|"
    r"programme|program|ceremony|assembly|stay|<M\d+>|<D\d+>),? (?:the )?(?:<T\d+>,? |(?:Mr|Mrs|Ms|Dr)\.? )?$"
)
"""Before a name that begins a clause: what the clause before it was about (“beside the talks, A met …”)."""
_ADVERBS = (
    r"(?:(?:also|both|later|then|earlier|now|still|already|again|together|separately|in turn|himself|herself|too|"
    r"had|has|have|is|are|was|were|be|been|being|will|would|shall|may|might|could|can|must|to|due|set|expected|"
    r"scheduled|planned|about|ready|likely|reportedly|said|meanwhile|however|currently|recently|first|only|just|"
    r"plans?|intends?|hopes?|wants?|there|here|never|did|does|do|afterwards|subsequently)\b|<D\d+>)"
)
_WHO = re.compile(rf"\b(?:who|whom),? (?:{_ADVERBS},? ){{0,5}}$|, who\b(?:(?!<P)[^,;.])*$")
_SECOND = re.compile(
    rf"(?:,? (?:and|but)|, then|;? ?before|after|while)(?: (?:{_ADVERBS}|in the \w+|on the \w+ day|at "
    rf"\w+),?){{0,5}} $"
)


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


@cache
def _candidates() -> re.Pattern[str]:
    return re.compile(rf"(?P<code><P\d+>)|(?<![\w’'])(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)(?![\w’'])|{office()}")


_LED_BY = re.compile(
    r"\b(?:delegation|team|group|mission|party)\b[^.;<]{0,30}(?:<O\d+> )?(?:led|headed|fronted) by (?:the "
    r")?(?:<T\d+>,? ){0,2}"
    rf"(?:[A-Z][a-z]*\.? )?(?P<leader><P\d+>)(?:, (?:the )?<T\d+>)?,? (?:{_ADVERBS} )*$"
)


def subjects(reading: Reading, masked: Masked, at: int) -> list[Entity]:
    """The persons who do what the verb at a place of the masked text tells; none where that cannot be said."""
    text = masked.text[:at]
    quote = max(text.rfind("“"), text.rfind('"')) + 1 if _quoted(text) else 0
    low = max((m.end() for m in re.finditer(r"; |\bwhile\b|(?<=[a-z]): ", text)), default=0)
    low = max(low, quote)
    if led := _LED_BY.search(text):
        leader = masked.entity(led["leader"])
        return [leader] if leader else []
    everyone = list(_candidates().finditer(text, low))
    found = [c for c in everyone if _can_act(masked, c)]
    if not everyone and _OPENING.search(text) and (after := after_opening(reading, masked, at)):
        return after
    if (two := _LATTER.search(text)) and len(codes_ := re.findall(r"<P\d+>", text)) > 1:
        one = masked.entity(codes_[-1] if two[1] == "latter" else codes_[-_TWO])
        return [one] if one else []
    if not everyone or not (found or _WHO.search(text)):
        return []
    if _WHO.search(text):
        chosen = next((c for c in reversed(everyone) if not c["pronoun"]), everyone[-1])
    elif _SECOND.search(text):
        chosen = found[0]
        if chosen["code"] and (joined := _joined(masked, chosen.start(), text)):
            return joined
    else:
        chosen = found[-1]
    return _meant(reading, masked, chosen, text)


_LATTER = re.compile(rf"\bthe (latter|former),? (?:{_ADVERBS},? ){{0,4}}$")
_OPENING = re.compile(
    r"^\W*(?:(?:Prior to|Ahead of|Following|Before|After|While|On|Upon|By|Having|Since|When) (?:[a-z]+ )?)?$"
)


def after_opening(reading: Reading, masked: Masked, at: int) -> list[Entity]:
    """The subject of the main clause, for a verb in the phrase that opens the sentence (“Before leaving, she …”)."""
    comma = masked.text.find(", ", at)
    first = next((c for c in _candidates().finditer(masked.text, comma)), None) if comma >= 0 else None
    if first is None or first.start() > comma + 25:
        return []
    return _meant(reading, masked, first, masked.text)


def _quoted(text: str) -> bool:
    """Whether a quotation is open at the end of the text."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _can_act(masked: Masked, candidate: re.Match[str]) -> bool:
    text, start, end = masked.text, candidate.start(), candidate.end()
    if re.match(r"[’'](?:s\b|(?= ))", text[end : end + 3]):
        return False
    if start == 0 and text.startswith(":", end):  # who speaks in a transcript
        return False
    before = text[max(0, start - 60) : start]
    return bool(candidate["pronoun"]) or _AFTER_EVENT.search(before) is not None or _OBJECT.search(before) is None


def _meant(reading: Reading, masked: Masked, chosen: re.Match[str], text: str) -> list[Entity]:
    if chosen["code"]:
        entity = masked.entity(chosen["code"])
        return _joined(masked, chosen.start(), text) or ([entity] if entity else [])
    offset = masked.source(chosen.start())
    if chosen["pronoun"]:
        return they(reading, offset) if chosen["pronoun"].casefold() == "they" else he(reading, offset)
    return holders(reading, _office_words(masked, chosen), offset, chosen["number"])


def _office_words(masked: Masked, candidate: re.Match[str]) -> str:
    """The words of an office alone, with the country that owns it before them (“Peru's foreign minister”)."""
    owner = masked.surface(candidate["owner"]) + "’s " if candidate["owner"] else ""
    return owner + candidate["words"]


def _joined(masked: Masked, at: int, text: str) -> list[Entity]:
    """The persons of the list that the one at a place belongs to."""
    for match in re.finditer(PAIR, text):
        first = match.start() + match.group().index("<P")
        inner = _OBJECT.search(text[max(0, match.start() - 60) : match.start()])
        if match.start() <= at < match.end() and not inner and first <= at:
            return [e for c in codes(match.group()) if (e := masked.entity(c))]
    other = re.search(r"(<P\d+>),? and <L\d+>[’']s? (?:<T\d+>,? |[A-Z]\w+ ){0,4}$", text[:at])
    if other and (last := re.match(r"<P\d+>", text[at:])):
        return [e for c in (other[1], last.group()) if (e := masked.entity(c))]
    return []


def he(reading: Reading, offset: int) -> list[Entity]:
    """Whom “he” or “she” at an offset means: the subject of the sentence so far, or of one before it."""
    number = index_at(reading.sentences, offset)
    if both := respectively(reading, offset):
        return both
    here = reading.sentences[number]
    if _THERE.search(reading.text, here.start, offset) and (beside := _beside(reading, here.start, offset)):
        return beside
    for pass_ in (_actor, _anyone):
        for back in range(_BACK + 1):
            if number - back < 0:
                break
            sentence = reading.sentences[number - back]
            end = offset if back == 0 else sentence.end
            if not reading.boilerplate(sentence.start) and (found := pass_(reading, sentence.start, end)):
                return found
    person = subject_before(reading, offset)
    return [person] if person else []


def _actor(reading: Reading, start: int, end: int) -> list[Entity]:
    """What a stretch is about: who owns what it begins with, or its first person or office that can act.

    None where a pronoun comes first.
    """
    if end <= start:
        return []
    masked = mask(reading, start, end)
    if owner := re.match(r"(?:[A-Z][a-z]*\.? |<T\d+> ){0,2}(?P<code><P\d+>)[’']s ", masked.text):
        entity = masked.entity(owner["code"])
        return [entity] if entity else []
    for candidate in _candidates().finditer(masked.text):
        if _WITH_HIM.search(masked.text[: candidate.start()]):
            return []
        if not _can_act(masked, candidate):
            continue
        if candidate["pronoun"]:
            return []
        if candidate["code"]:
            entity = masked.entity(candidate["code"])
            return [entity] if entity else []
        held = holders(reading, _office_words(masked, candidate), masked.source(candidate.start()), candidate["number"])
        if len(held) == 1:
            return held
    return []


_WITH_HIM = re.compile(r"^(?:Also )?(?:[A-Z][a-z]+ )?(?:with|accompanying|joining|beside|alongside) (?:him|her)\b", re.IGNORECASE)
"""How a sentence begins that is about somebody told of before, whomever it names (“With her were A and B”)."""
_THERE = re.compile(r"\b(?:where|in which|during which|whom) $")
"""How a clause about a place begins, whose “he” is somebody of the clause before it."""


def _beside(reading: Reading, start: int, end: int) -> list[Entity]:
    """Whom a pronoun after “where” means: the last who can be a subject before it, else the last who is named."""
    return _last_actor(reading, start, end) or reading.within(start, end, "person")[-1:]


def _last_actor(reading: Reading, start: int, end: int) -> list[Entity]:
    """The person named last in a stretch who can be the subject there (“A saw B and flew to Lima, where he”)."""
    masked = mask(reading, start, end)
    acting = [c for c in _candidates().finditer(masked.text) if not c["pronoun"] and _can_act(masked, c)]
    return _meant(reading, masked, acting[-1], masked.text) if acting else []


def _anyone(reading: Reading, start: int, end: int) -> list[Entity]:
    """The first person of a stretch who does not only own something."""
    people = reading.within(start, end, "person")
    return next(([p] for p in people if not re.match(r"[’']s\b", reading.text[p.end : p.end + 2])), [])


def they(reading: Reading, offset: int) -> list[Entity]:
    """Whom “they” at an offset means: the persons joined last in the sentence so far, or first in the one before."""
    number = index_at(reading.sentences, offset)
    here = reading.sentences[number]
    masked = mask(reading, here.start, offset)
    for pair in reversed(list(re.finditer(PAIR, masked.text))):
        return [e for c in codes(pair.group()) if (e := masked.entity(c))]
    for back in range(number - 1, max(-1, number - 1 - _THEIR_BACK), -1):
        before = reading.sentences[back]
        masked = mask(reading, before.start, before.end)
        if first := re.search(PAIR, masked.text):
            return [e for c in codes(first.group()) if (e := masked.entity(c))]
        if "<P" in masked.text or not re.match(r"They\b", masked.text):
            break
    return []


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
        held = ([p for p in held if _leads(reading, p)] if head.casefold() == "leader" else []) or held
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
        p for p in named if (own := countries_of(reading, p.key, said_only=bool(lands))) and host not in own and (not lands or own & lands)
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
