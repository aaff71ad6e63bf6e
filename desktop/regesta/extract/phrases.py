"""Noun phrases that name a mechanism: parties, topic words, a head noun, and the round's ordinal before them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from regesta.extract.dates.calendar import MONTHS, WEEKDAYS
from regesta.extract.drafting import squeeze
from regesta.extract.gazetteer import (
    capital_pattern,
    country_pattern,
    name_pattern,
    organisation_pattern,
    region_pattern,
)
from regesta.extract.mechanism_names import abbreviations_in, content_words, parties_of
from regesta.extract.ordinals import counts_from_later, counts_within_year
from regesta.extract.reading import Found, Phrase, Reading
from regesta.extract.sessions import find_of_ranks, find_sessions
from regesta.extract.specific_names import GENERIC
from regesta.extract.vocabulary import alternatives, ordinal_pattern, ordinal_value, word_set

_DASH = r"\s?[-–—/]\s?"
_TWO_PLUS_TWO = (
    r"(?:2\s?\+\s?2|2-plus-2|(?i:two[ -]plus[ -]two))"
    r"(?![\w’' -]{0,40}?(?i:minist|meeting|dialog|consult|talk|format|mechanism))(?!\w)"
)
_DAY_WORD = rf"(?:{'|'.join((*WEEKDAYS, *MONTHS))})\b"
_CAP = rf"(?!(?i:{_DAY_WORD}))[A-Z][\w’'+]*(?:-[\w’'+]+)*"


_OFFICE = "Minister|Secretary|President|Premier|Chancellor|Ambassador|Commissioner|Foreign Minister|Counterpart"
"""Words that make a country before them the owner of an office, not a party (“with US Secretary of State …”)."""


_MINISTRY = (
    r"(?:(?:Ministr(?:y|ies)|Departments?|Secretariats?)[ \n](?:of|for)[ \n][A-Z]\w+"
    r"(?:(?:,|,? and|,? &)? [A-Z]\w+){0,5}|"
    r"(?:[Ff]oreign|[Dd]efen[cs]e) (?:[Mm]inistr(?:y|ies)|[Oo]ffices?)|MFAs?)"
    r"[ \n]of[ \n](?:the )?(?:(?:[A-Z]\w+ ){0,3}(?:Republic|Kingdom|State|Federation|Sultanate|Union) of (?:the )?)?"
)
"""Whose ministries hold consultations: what stands between “between” and the country."""


@cache
def party_pattern() -> str:
    """One party: a country by name or adjective, or an international organisation, perhaps with its abbreviation."""
    return rf"(?:(?:{country_pattern()}|{organisation_pattern()})(?: \([A-Z]{{2,6}}\))?)(?!\w)"


@cache
def pair_pattern() -> str:
    """Two to four parties joined by dashes: “A-B”, “A–B–C”; one of two may be a part of the world (“A–Africa”)."""
    party = rf"(?:{country_pattern()}|{organisation_pattern()}|{capital_pattern()})"
    region = region_pattern()
    return rf"(?:(?:{party}(?:{_DASH}{party}){{1,3}}|{party}{_DASH}{region}|{region}{_DASH}{party})(?!\w))"


@cache
def _phrase() -> re.Pattern[str]:
    word = rf"(?:{_CAP}|(?:{alternatives('mechanism_words')})(?![\w’'])|\([A-Z]{{2,6}}s?\)|2\+2|2-plus-2|\d\+\d)"
    unit = rf"(?:{pair_pattern()}|{party_pattern()}(?:[’']s)?|{word}|“[^”]{{3,40}}”)"
    heads = alternatives("mechanism_heads")
    bodies = alternatives("mechanism_bodies")
    head = _head(heads, bodies)
    core = (
        rf"(?P<core>(?:{unit}(?:, |,? and |[ \n]| & )){{0,9}}?{head}(?:[ "
        rf"\n](?i:{heads}|commission|committee|council)(?!\w)"
        rf"|[ \n](?:and|&) (?:[A-Z][\w-]+ ){{1,2}}(?:Platform|Commission|Committee|Council|Forum|"
        rf"Mechanism)(?!\w)){{0,2}}"
        rf"(?: \((?P<acronym>[A-Z0-9+]{{2,8}}s?|(?:[A-Z][\w’'-]+ ?){{2,6}})\))?)"
    )
    topic = rf"(?:{unit}(?:, |,? and |[ \n]| & )?)"
    small = rf"(?:(?:{alternatives('mechanism_words')})(?![\w’'])|“[^”]{{3,40}}”)"
    post = (
        rf"(?P<post>(?:[ \n](?:of|on|for)[ \n](?:the )?{topic}{{1,9}}(?<![ ,])|[ \n]in[ "
        rf"\n]{small}(?:(?:, |,? and |[ \n]){small}){{0,5}}){{0,2}})"
    )
    no_owner = rf"(?!\w|[’']s\b)(?! (?!and\b)(?:[A-Z]\w+ ){{0,3}}(?:{_OFFICE})\b)"
    party = rf"(?:(?:{name_pattern()}|{organisation_pattern()}){no_owner})"
    parties = (
        rf"(?P<between>[ \n](?:between|of|with|among)[ \n](?:the )?"
        rf"(?:(?:[a-z][\w’'-]*[ \n]){{1,3}}(?:of|from)[ \n](?:the )?|{_MINISTRY})?{party}(?:, (?:the "
        rf")?{party})*(?:,? and (?:the )?(?:{_MINISTRY})?{party})?|[ \n]{pair_pattern()})?"
    )
    ordinal = ordinal_pattern()
    relation = rf"{alternatives('round_previous')}|{alternatives('round_next')}|{alternatives('round_new')}"
    lead = (
        rf"(?:(?P<det>[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his)[ \n])?"
        rf"(?:(?P<ordinal>{ordinal})(?:[ \n]and[ \n](?:last|final))?[ \n-]|"
        rf"(?P<relation>(?i:{relation}))[ \n])?"
        rf"(?P<round>(?P<kind>(?i:annual|regular|informal|formal|official|ministerial|joint|special|plenary|high-level|"
        rf"extraordinary)[ "
        rf"\n])?(?i:{alternatives('round_words')})s?[ \n](?:of|in|under)[ \n]"
        rf"(?:(?:the|their|its|an?)[ \n])?(?:(?:annual|regular)[ \n])?"
        rf"(?=(?:[^.;]|\.(?=\S)){{0,90}}\b(?i:{heads}|{bodies})))?"
    )
    return re.compile(rf"(?<![\w’'-]){lead}{core}{post}{parties}")


def _head(heads: str, bodies: str) -> str:
    """The last word of a name: a word for talks, a body after its own words, or a count of who meet (“5+1”)."""
    plus = rf"[A-Z]?\d{{1,2}}\+\d(?![\w+])(?! (?i:{heads}))"
    body = rf"(?<=[’'s ])(?i:{bodies})s?"
    return rf"(?:{plus}|(?:{heads}|{body})(?![\w’'])|{_capital_heads(heads)}|{_TWO_PLUS_TWO})"


def _capital_heads(heads: str) -> str:
    return rf"(?i:{heads})(?<=[\w+])(?![\w’'])"


def find_phrases(reading: Reading) -> Found:
    """The mechanism phrases of the article that are specific enough to name something."""
    short = abbreviations_in(reading.text)
    found = [
        phrase
        for low, high in _stretches(reading)
        for match in _phrase().finditer(reading.text, low, high)
        if (phrase := _phrase_of(match, short)) is not None
    ]
    sessions = find_sessions(reading, short)
    ranked = [r for r in find_of_ranks(reading, short) if r.content and not any(_over(r, p) for p in sessions)]
    sessions += [r for r in ranked if not any(_over(r, p) and not _says_more(r, p) for p in found)]
    kept = [p for p in found if not any(s.start < p.end and p.start < s.end and _says_more(s, p) for s in sessions)]
    more = [s for s in sessions if not any(p.start < s.end and s.start < p.end for p in kept)]
    return Found(phrases=tuple(sorted((*kept, *more), key=lambda p: p.start)))


def _over(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases share words."""
    return one.start < other.end and other.start < one.end


def _says_more(session: Phrase, phrase: Phrase) -> bool:
    """Whether a numbered session's name holds a phrase and tells more parties, or what no phrase tells."""
    inside = session.start <= phrase.start and phrase.end <= session.end
    if not inside:
        return False
    bare = not phrase.parties and phrase.content <= GENERIC and phrase.content < session.content
    return bare or len(session.parties) > len(phrase.parties) or session.ordinal != phrase.ordinal


def _stretches(reading: Reading) -> list[tuple[int, int]]:
    """The parts of sentences around a mechanism's last word; to try the rest would only take time."""
    out: list[tuple[int, int]] = []
    for sentence in [s for s in reading.sentences if not reading.boilerplate(s.start)]:
        first = len(out)
        for head in _any_head().finditer(reading.text, sentence.start, sentence.end):
            low, high = max(sentence.start, head.start() - _BEFORE), min(sentence.end, head.end() + _AFTER)
            if len(out) > first and low <= out[-1][1]:
                out[-1] = (out[-1][0], high)
            else:
                out.append((low, high))
    return out


_BEFORE, _AFTER = 260, 300
"""How far a name reaches to both sides of its last word, in code points: more than any that was seen."""


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:{alternatives('mechanism_heads')}|{alternatives('mechanism_bodies')}|two[ -]plus[ -]two)"
        r"|[A-Z]?\d{1,2}\s?\+\s?\d|2-plus-2"
    )


def _listed(topics: str) -> str:
    """Topics after “on”: a comma leads on only in a list that ends in “and”; else the subject follows."""
    head, comma, rest = topics.rpartition(",")
    return topics if not comma or re.search(r"(?:\band\b|&)", rest) else head


def _phrase_of(match: re.Match[str], short: Mapping[str, str]) -> Phrase | None:
    core, post, between = match["core"], match["post"] or "", match["between"] or ""
    post = post if between else _listed(post)
    name = core + post + between if between else re.sub(r"(?:,|\s+and|\s+&)\s*$", "", core + post)
    start = match.start("core")
    ordinal = ordinal_value(match["ordinal"]) if match["ordinal"] else _ordinal_after(match)
    counted_later = ordinal == 1 and counts_from_later(match.string, match.end())
    if counted_later or counts_within_year(match.string, match.start(), match.end()):
        ordinal = None
    relation = None if ordinal is not None else _relation(match["relation"])
    annual = re.match(r"(?i:annual|regular)[ \n]", name)
    if annual:
        name, start = name[annual.end() :], start + annual.end()
    parties = parties_of(name)
    if headline := _HEADLINE.match(name):
        name, start = name[headline.end() :], start + headline.end()
    if joined := re.match(r"(?:and|&|,) ", name):
        name, start = name[joined.end() :], start + joined.end()
    if inner := re.match(
        rf"({ordinal_pattern()})[ \n-]", name
    ):  # “the India-Nepal 3rd …” is left; a leading one is the round's
        ordinal = ordinal if ordinal is not None else ordinal_value(inner[1])
        name, start = name[inner.end() :], start + inner.end()
    bare = core.casefold() in word_set("mechanism_bodies") and match["round"] is not None
    if not bare and not _right_of_body(core) and not _of_both(match, core + post):
        return None
    own = parties_of(name)
    return Phrase(
        start=match.start(),
        end=start + len(name),
        name_start=start,
        name=squeeze(name),
        parties=parties if len(parties) >= _PAIR else own,
        content=content_words(name, short),
        ordinal=ordinal,
        relation=relation,
        definite=counted_later or _of_the(match["round"]) or _definite(match["det"] or "the", name),
        regular=annual is not None or "bilateral" in name.casefold(),
    )


def _of_the(gathering: str | None) -> bool:
    """Whether “a meeting of the …” names one mechanism, whatever article its session has."""
    return gathering is not None and gathering.rstrip().casefold().endswith((" the", " their"))


def _definite(article: str, name: str) -> bool:
    """Whether an article lets words name one mechanism: “their” does for a name in capitals, “a” never."""
    if article.casefold() in ("their", "its"):
        return len(re.findall(r"\b[A-Z]\w+", name)) >= _NAME
    return article.casefold() not in ("a", "an")


_HEADLINE = re.compile(
    r"(?:[^\n]*? )?(?:[Ss]o-called|(?:Co-)?(?:Hold|Held|Holds|Hosts|Hosted|Conclude|Concludes|Concluded|Opens|Opened|"
    r"Convene|Convenes|Convened|Chairs|Chaired|Launches|Launched|Conducts?|Wraps? Up|Begin|Begins|Attends?|Resumes?|"
    r"Kicks? Off|To Hold|Ahead [Oo]f|At|Joins|Completes?|Participates? [Ii]n))[ \n](?=\S)"
)
"""What a headline in capitals says before the name of a meeting."""
_PAIR, _NAME = 2, 3
"""Words in capitals from which on what two hold together is a name (“their Joint Trade Commission”)."""


@cache
def _of_its_kind() -> re.Pattern[str]:
    kinds = (
        r"of (?:its|their) kind|such (?:meeting|round)|so far|in the series|between the two countries|"
        r"since (?:19|20)\d\d"
    )
    return re.compile(rf",? (?:the )?({ordinal_pattern()}) (?:{kinds})")


def _ordinal_after(match: re.Match[str]) -> int | None:
    """The ordinal in words after the name: “…, the 23rd of its kind”."""
    after = _of_its_kind().match(match.string, match.end()) or _which_was().match(match.string, match.end())
    return ordinal_value(after[after.lastindex or 1]) if after else None


@cache
def _which_was() -> re.Pattern[str]:
    return re.compile(
        rf",? (?:which (?:was|were|is|are|will be)|being) (?:the|its|their) ({ordinal_pattern()})(?=[ ,.;])"
        rf"|, (?:the|its|their) ({ordinal_pattern()})(?:,|[.]$| in (?:the|this) series\b| since (?:19|20)\d\d)"
    )


def _right_of_body(core: str) -> bool:
    """A commission, committee or council is a mechanism only where it is a joint one."""
    bare = re.sub(r" \([^)]*\)$", "", core).split()
    if bare[-1].casefold().removesuffix("s") not in word_set("mechanism_bodies") or re.search(r"\d\+\d", core):
        return True
    words = {w.casefold() for w in (*re.split(r"[\s-]+", core), *core.split())}
    if bare[-1] == "Committee" and words & {"border", "boundary"}:  # a commission may be one country's own body
        return True
    return bool(words & word_set("joint_words")) or bool(re.search(pair_pattern(), core))


_SHARED = re.compile(
    r" (?:of|between) (?:the )?(?:two|both|three) (?:countries|nations|states|sides|neighbou?rs|governments)\b"
)
_SUB = re.compile(r"[Ss]ub-?(?:committee|commission|Committee|Commission) (?:on|for) ")
_PARLIAMENT = re.compile(r"\b(?:Senat|House|Congress|Parliament|parliament|lawmaker|legislat|MPs?\b|chamber)")
"""Near a subcommittee that belongs to one chamber and is nothing two states share."""
_AROUND = 120
_OF_BORDER = re.compile(r"\b(?:borders?|boundar(?:y|ies)|demarcation|delimitation)\b")


def _of_both(match: re.Match[str], name: str) -> bool:
    """Whether a body is one of two countries: said after it (“of the two countries”), or by what it is about."""
    if match["between"]:
        return False
    if _SUB.match(name) and not _PARLIAMENT.search(
        match.string, max(0, match.start() - _AROUND), match.end() + _AROUND
    ):
        return True
    return bool(_SHARED.match(match.string, match.end()) or (" " in name and _OF_BORDER.search(name)))


def _relation(word: str | None) -> str | None:
    if not word:
        return None
    folded = word.casefold()
    if folded in word_set("round_previous"):
        return "previous"
    return "next" if folded in word_set("round_next") else "new"
