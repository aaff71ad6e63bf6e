"""Whom a word means that speaks in a sentence: a name, a pronoun, an office alone, a body, a country's government."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.domain.claim import ChainRole
from regesta.extract.drafting import fold, key
from regesta.extract.gazetteer import adjective_pattern, by_iso, country_of
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Reading, TitleSpan
from regesta.extract.sentences import index_at
from regesta.extract.vocabulary import alternatives, any_of, plain, words


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain: a record's key or words, and its role."""

    key: str | None
    words: str | None
    role: ChainRole


@dataclass(frozen=True, slots=True)
class Speaker:
    """The record's key, its type, the span of the words that name it, why, and the chain outside it.

    The type is that of the record, or `government` and `body` for organisations that the text names in passing;
    these have their words in `name`.
    """

    key: str
    type: str
    span: tuple[int, int]
    reason: str
    confidence: float
    chain: tuple[Link, ...] = ()
    others: tuple[str, ...] = ()
    name: str = ""


_BACK = 5
"""How many sentences back a pronoun may reach."""
_MOST = 600
"""How much of an earlier sentence is read for its subject, in code points."""
_BODY = r"(?:[Pp]residency|press service|press office|press department|press centre|press center|information service)"
_VOICE = (
    r"(?:spokes(?:man|woman|person|people)|officials?|sources?|diplomats?|statement|readout|press release|side|"
    r"delegation|team|press (?:service|office|department|centre|center))"
)


@cache
def candidate() -> re.Pattern[str]:
    """What may be the subject of a verb of speech in a masked sentence."""
    heads = any_of(h for h in words("title_heads") if h not in ("head", "general", "members", "official", "member"))
    more = any_of(w for w in words("title_words") if w not in ("and", "then", "former", "public", "general"))
    return re.compile(
        rf"(?P<named>(?<!\w)(?:[Aa]n? |[Tt]he )?(?:<O\d+>|<L\d+>)(?:[’']s)? (?:government )?{_VOICE}(?!\w)"
        rf"|(?<!\w)(?:[Aa]n?|[Tt]he) (?:[a-z]+ ){{0,2}}?{_VOICE} (?:at|in|from|of|for|with|issued by|released by) "
        rf"(?:the )?<[OL]\d+>(?! and\b)(?![’'\w]))"
        rf"|(?P<adjective>(?<!\w)(?:[Aa]n? |[Tt]he )?(?P<country>{adjective_pattern()}) (?:government|side"
        rf"|delegation|team)(?: {_VOICE})?(?!\w))"
        rf"|(?P<code><[POL]\d+>)"
        rf"|(?P<title><T\d+>(?!,? ?<P))"
        rf"|(?P<body>(?<!\w)(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[\w’']+[’']s) (?:(?:[\w-]+[’']s )?{_BODY}"
        rf"|(?P<house>(?:[A-Z][a-z]+ ){{1,3}})"
        rf"(?:spokes(?:man|woman|person)|official))(?!\w))"
        rf"|(?P<role>(?<!\w)(?:[Tt]he|[Hh]is|[Hh]er) (?:[\w’'-]+ ){{0,3}}?(?i:{heads})(?![\w-])(?! (?i:{heads}"
        rf"|{more})\b))"
        rf"|(?P<office>(?<!\w)(?:[Tt]he|[Ii]ts) (?:[\w-]+ ){{0,2}}(?:ministry|department|embassy|mission"
        r"|consulate)(?!\w))"
        rf"|(?P<document>(?<!\w)(?:[Tt]he|[Aa]n?) (?:[\w-]+ ){{0,3}}(?:{alternatives('speaking_documents')})(?!\w))"
        r"|(?P<pair>(?<!\w)(?:[Tt]hey|[Tt]he two(?: sides| leaders| ministers| men| women| officials| "
        r"envoys)?|[Bb]oth(?: sides| ministers| leaders)?)(?!\w))"
        rf"|(?P<pronoun>(?<!\w)(?:[Hh]e|[Ss]he|[Ii]t|[Ww]ho)(?![\w’']))"
    )


OBJECT = re.compile(
    r"(?:\($|\b(?:by|of|to|with|for|from|on|in|at|about|under|against|between|over|towards?|into|told|met|thanked|"
    r"asked|saw|visited|invited|joined|as|like|than|see|meet|thank|ask|visit|invite|join|tell|received?|hosted?|"
    r"greeted?|welcomed?|congratulated?|accompanied|replaced?|succeeded|urged?|seeing|meeting|thanking|visiting|alongside|beside)"
    r" (?:(?:the|a|an|his|her|its|their|then|former|acting|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|writer|guest|host) "
    r"){0,3}(?:<T\d+>,? (?:and )?)*$)"
)
"""What stands before a name that is no subject."""
_ASIDE = re.compile(
    r"\b(?:when|where|while|which|whom|after|before|because|if|since|whose [\w ]+) (?:the )?(?:<T\d+> )?$"
)


def meant(reading: Reading, masked: Masked, found: re.Match[str], reason: str, confidence: float) -> Speaker | None:
    """The speaker that a candidate stands for; None where the text does not say."""
    span = masked.span(found)
    if found["named"] or found["code"]:
        code = re.search(r"<[POL]\d+>", found.group())
        entity = masked.entity(code.group()) if code else None
        return of_entity(reading, entity, reason, confidence) if entity else None
    if found["title"]:
        title = masked.item(found["title"])
        return _person(title.person if isinstance(title, TitleSpan) else None, span, "the office is the person’s", 0.7)
    if found["adjective"]:
        country = country_of().get(found["country"].casefold())
        return (
            government(country.name, span, f"{reason}; its government is named", confidence - 0.1) if country else None
        )
    if found["body"]:
        name = _body_name(found)
        if owner := _desk_of(reading, masked, found):
            return of_entity(reading, owner, f"{reason}; the body whose “{name}” it is", confidence - 0.1)
        return Speaker(
            key("organisation", fold(name)), "body", span, f"{reason}; a body without a full name", 0.5, name=name
        )
    if found["role"]:
        holder = of_role(reading, found["role"], span[0]) or _just_named(reading, found["role"], span[0])
        return _person(holder, span, f"“{found['role']}” holds that office", 0.6)
    if found["office"]:
        return _organisation_before(reading, span, found["office"])
    if found["pair"]:
        return _pair_before(reading, span)
    if found["document"]:
        return _issuer(reading, span, found["document"])
    return _of_pronoun(reading, masked, found, span) if found["pronoun"] else None


def _person(who: str | None, span: tuple[int, int], reason: str, confidence: float) -> Speaker | None:
    return Speaker(who, "person", span, reason, confidence) if who else None


_DESK = re.compile(
    r"\b[Pp]ress (?:service|office|department|centre|center) (?:of|at) (?:the )?(?P<of><O\d+>)|"
    r"(?P<own><O\d+>)(?:[’']s)? press (?:service|office|department|centre|center)\b"
)


def _desk_of(reading: Reading, masked: Masked, found: re.Match[str]) -> Entity | None:
    """The body for which “the press service” speaks: the one whose press service was told of before."""
    if found["house"] or not re.search(r"press \w+$", found["body"]):
        return None
    for sentence in reversed([s for s in reading.article if s.end <= masked.source(0)]):
        before = mask(reading, sentence.start, min(sentence.end, sentence.start + _MOST))
        if told := _DESK.search(before.text):
            return before.entity(told[told.lastgroup or 0])
    return None


def _body_name(found: re.Match[str]) -> str:
    if found["house"]:
        return str(found["house"]).strip()
    return re.sub(r"^(?:the|an?|his|her|its|[\w’']+[’']s) (?:[\w-]+[’']s )?", "", found["body"], flags=re.IGNORECASE)


def of_entity(reading: Reading, entity: Entity, reason: str, confidence: float) -> Speaker | None:
    """A named speaker; a country speaks as its government, an abbreviation as what it stands for in the text."""
    if entity.key is None:
        return None
    span = (entity.start, entity.end)
    if entity.type == "organisation":
        whole = re.fullmatch(rf"({adjective_pattern()}) [Gg]overnment", reading.text[entity.start : entity.end])
        land = country_of().get(whole[1].casefold()) if whole else None
        if land:
            return government(land.name, span, f"{reason}; the government is named", confidence)
        return Speaker(_written_out(reading, entity), entity.type, span, reason, confidence)
    if entity.type != "place":
        return Speaker(entity.key, entity.type, span, reason, confidence)
    country = by_iso().get(entity.country or "")
    if country is None or entity.key != key("place", country.name):
        return None
    return government(country.name, span, f"{reason}; the country stands for its government", confidence - 0.1)


def government(country: str, span: tuple[int, int], reason: str, confidence: float) -> Speaker:
    """A country's government as a speaker."""
    return Speaker(key("organisation", "government", country), "government", span, reason, confidence)


def _written_out(reading: Reading, entity: Entity) -> str:
    """The key of the name that “(DFA)” stands behind, for an entity that is only that abbreviation."""
    short = reading.text[entity.start : entity.end]
    own = entity.key or ""
    if not re.fullmatch(r"[A-Z][A-Za-z&]{1,7}", short) or sum(c.isupper() for c in short) < 2:
        return own
    at = reading.text.find(f" ({short})")
    bodies = [e for e in reading.entities if e.type == "organisation" and e.key]
    before = [e for e in bodies if e.end in (at, at + len(short) + 3)]
    if at > 0 and before:
        return before[0].key or own
    spelt = {e.key for e in bodies if e.start < entity.start and _initials(reading.text[e.start : e.end]) == short}
    return (spelt.pop() or own) if len(spelt) == 1 else own


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())


def of_role(reading: Reading, role: str, offset: int) -> str | None:
    """The person last named before the offset whose office in this text has all the words of the role."""
    bare = re.sub(r"^(?:the|his|her) ", "", role, flags=re.IGNORECASE)
    wanted = set(plain(bare).split())
    holders = {
        t.person for t in reading.titles if wanted <= set(re.findall(r"[\w-]+", plain(reading.text[t.start : t.end])))
    }
    holders |= _beside(reading, bare)
    before = [e for e in reading.entities if e.type == "person" and e.key in holders and e.start < offset]
    if before:
        return before[-1].key
    return next(iter(holders)) if len(holders) == 1 else None


def _just_named(reading: Reading, role: str, offset: int) -> str | None:
    """The person with whose name the sentence before begins, where the text gives that person no office."""
    number = index_at(reading.sentences, offset)
    if number == 0 or role[:1] not in "tT":
        return None
    before, here = reading.sentences[number - 1], reading.sentences[number]
    first = reading.within(before.start, before.end, "person")[:1]
    if before.paragraph != here.paragraph or not first or first[0].start != before.start:
        return None
    return None if any(t.person == first[0].key for t in reading.titles) else first[0].key


def _beside(reading: Reading, role: str) -> set[str]:
    """Persons whose names follow the role's words closely, where no title was read there."""
    found = set()
    for match in re.finditer(rf"\b{re.escape(role)}\b", reading.text, re.IGNORECASE):
        near = reading.within(match.end(), min(len(reading.text), match.end() + 60), "person")[:1]
        between = reading.text[match.end() : near[0].start] if near else "."
        if near and near[0].key and re.fullmatch(r"[ /,]{0,2}(?:[A-Z][\w.’'/-]* ){0,4}", between):
            found.add(near[0].key)
    return found


def _organisation_before(reading: Reading, span: tuple[int, int], words_: str) -> Speaker | None:
    kind = words_.casefold().split()[-1]
    before = [
        e
        for e in reading.entities
        if e.type == "organisation" and e.key and e.start < span[0] and kind in reading.text[e.start : e.end].casefold()
    ]
    if not before or before[-1].key is None:
        return None
    return Speaker(before[-1].key, "organisation", span, f"“{words_}” is the one named before", 0.7)


_ISSUED = re.compile(
    r"\b(?:statement|readout|press release|communiqu[eé]|note|message) (?:(?:issued|released|published|put out) )?"
    r"(?:by|from|of) (?:the )?(?P<by><O\d+>)|(?P<own><O\d+>)[’']s (?:[a-z]+ )?(?:statement|readout|press release)|"
    r"\b[Ii]n an? (?:[a-z]+ )?(?:statement|readout|press release|note)[^.;<]{0,30}, (?:the )?(?P<then><O\d+>)|"
    r"(?P<said><O\d+>),? (?:[a-z]+ )?(?:said|announced|confirmed|reported|stated|issued|released|noted|informed)\b"
)
_STATEMENT = re.compile(r"(?:[Tt]he|[Ii]ts) (?:statement|readout|press release|release|press note|note|communiqu[eé])$")


def _issuer(reading: Reading, span: tuple[int, int], words_: str) -> Speaker | None:
    """The body whose statement was told of before (“… the ministry said. “…,” the statement reads”)."""
    if not _STATEMENT.match(words_):
        return None
    here = reading.sentence(span[0])
    for sentence in reversed([s for s in reading.article if s.end <= here.start][-_ISSUED_WITHIN:]):
        masked = mask(reading, sentence.start, min(sentence.end, sentence.start + _MOST))
        for match in reversed([*_ISSUED.finditer(unquoted(masked.text))]):
            entity = masked.entity(match[match.lastgroup or 0])
            if entity and entity.key:
                return Speaker(_written_out(reading, entity), "organisation", span, "the body that issued it", 0.6)
    return None


_ISSUED_WITHIN = 6
"""How many sentences back a statement may have been told of that is quoted as “the statement”."""


def _pair_before(reading: Reading, span: tuple[int, int]) -> Speaker | None:
    """The two persons that “the two” means, where exactly two stand in the sentence and the one before it."""
    here = reading.sentence(span[0])
    before = [s for s in reading.sentences if s.end <= here.start][-1:]
    low = before[0].start if before else here.start
    people = list(dict.fromkeys(e.key for e in reading.within(low, span[0], "person") if e.key))
    if len(people) != 2:
        return None
    return Speaker(people[0], "person", span, "“the two” are the two persons named before", 0.5, others=(people[1],))


def _of_pronoun(reading: Reading, masked: Masked, found: re.Match[str], span: tuple[int, int]) -> Speaker | None:
    word = found["pronoun"].casefold()
    kinds = ("organisation",) if word == "it" else ("person",)
    reason = f"“{found['pronoun']}” is the one spoken of before"
    if word == "who":
        nearest = [e for e in map(masked.entity, re.findall(r"<P\d+>", unquoted(masked.text)[: found.start()])) if e]
        return (
            _person(nearest[-1].key, span, "the relative clause is about the name before it", 0.7) if nearest else None
        )
    if who := subject_in(reading, masked, found.start(), kinds, word):
        return Speaker(who, kinds[0], span, reason, 0.6)
    number = index_at(reading.sentences, masked.source(0))
    before = [s for s in reading.sentences[max(0, number - _BACK) : number] if not reading.boilerplate(s.start)]
    earlier = [mask(reading, s.start, min(s.end, s.start + _MOST)) for s in reversed(before)]
    for asides in (False, True):
        for one in earlier:
            if who := subject_in(reading, one, len(one.text), kinds, word, asides=asides):
                return Speaker(who, kinds[0], span, reason, 0.6)
    return None


def subject_in(
    reading: Reading, masked: Masked, stop: int, kinds: tuple[str, ...], pronoun: str = "", *, asides: bool = True
) -> str | None:
    """The key of the first subject before a place of a masked sentence, what is quoted left out.

    One in a subordinate clause (“when X is to come”) counts last, and only with `asides`.
    """
    text = unquoted(masked.text)
    spare: str | None = None
    for found in candidate().finditer(text, 0, stop):
        if (
            found["pronoun"]
            or found["pair"]
            or OBJECT.search(text[: found.start()])
            or text[found.end() :].startswith(("’s", "'s"))
        ):
            continue
        who = meant(reading, masked, found, "", 0.5)
        if who is None or who.type not in kinds or not _fits(reading, who.key, pronoun):
            continue
        if _ASIDE.search(text[: found.start()]):
            spare = spare or who.key
            continue
        return who.key
    return spare if asides else None


def unquoted(text: str) -> str:
    """A text of the same length with the words between quotation marks blanked."""
    return re.sub(
        r"“[^“”]*(?:”|$)|«[^«»]*»|\"[^\"]*\"", lambda m: m.group()[0] + " " * (len(m.group()) - 2) + m.group()[-1], text
    )


_MALE, _FEMALE = (
    re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Sheikh|Herr|Monsieur)\.? $"),
    re.compile(r"\b(?:Ms|Mrs|Miss|Mme|Madame|Dame|Lady|Queen|Princess|Sheikha|Frau|Begum)\.? $"),
)


def _fits(reading: Reading, who: str, pronoun: str) -> bool:
    """Whether no form of address before the person's names speaks against “he” or “she”."""
    against = {"he": _FEMALE, "she": _MALE}.get(pronoun)
    if against is None:
        return True
    return not any(
        against.search(reading.text[max(0, e.start - 10) : e.start]) for e in reading.entities if e.key == who
    )
