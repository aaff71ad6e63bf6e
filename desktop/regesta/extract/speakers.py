"""Who says what stands in quotation marks: the name beside a verb of speech, or whom a pronoun or role means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.domain.claim import ChainRole
from regesta.extract.coreference import subject_before
from regesta.extract.drafting import key
from regesta.extract.gazetteer import by_iso
from regesta.extract.masking import Masked
from regesta.extract.reading import Entity, Reading
from regesta.extract.vocabulary import alternatives


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain: a record's key or words, and its role."""

    key: str | None
    words: str | None
    role: ChainRole


@dataclass(frozen=True, slots=True)
class Speaker:
    """The record's key, its type, the span of the words that name it, why, and the chain outside it."""

    key: str
    type: str
    span: tuple[int, int]
    reason: str
    confidence: float
    chain: tuple[Link, ...] = ()
    others: tuple[str, ...] = ()


_WHO = (
    r"(?P<who><P\d+>|<O\d+>|<L\d+>|\b[Hh]e\b|\b[Ss]he\b|\b[Tt]he (?:[\w-]+ )?(?:ministry|"
    r"statement|spokesperson|spokesman|spokeswoman|minister|president|official|ambassador|"
    r"department|embassy|diplomat|two|two sides|two leaders)\b|\b[Tt]hey\b|\b[Bb]oth(?: "
    r"sides)?\b)"
)
_TITLE = (
    r"(?:(?:,? (?:a |an |the |also |now )*<T\d+>(?:,? and (?:a |an |the |also )*<T\d+>)*,?)"
    r"| \([^)]{1,30}\)|, (?:who|whose) [^,.;“”\"]{3,90},)?"
)


@cache
def _after() -> re.Pattern[str]:
    """After the quotation: “…,” X said, “…,” said X, “…” in X's words."""
    verb = rf"(?:{alternatives('speech_verbs')})"
    title = r"(?:the )?(?:<T\d+>,? )?(?:[A-Z][a-z]+\.? )?"
    said = rf"{title}{_WHO}{_TITLE} (?:also |later |then |further |has |had )?{verb}\b"
    inverted = rf"{verb} {title}(?P<who2><P\d+>|<O\d+>)"
    return re.compile(rf"^[,.…”\"’' ]{{0,4}}(?:{said}|{inverted}|in (?P<words><P\d+>)[’']s words)")


@cache
def _before() -> re.Pattern[str]:
    """Before it: X said …, as X put it, in X's words, for X, to X."""
    verb = rf"(?:{alternatives('speech_verbs')})"
    return re.compile(
        rf"(?:{_WHO}(?P<own>[’']s)?{_TITLE}(?: (?:of|from|at|for) (?:the "
        rf")?<[OL]\d+>)?(?P<gap>(?:(?!<[POL]\d+>)[^“”\".;]){{0,160}}?)\b{verb}\b|\b(?:[Ff]or|"
        rf"[Tt]o) (?P<view><P\d+>),|\b[Ii]n (?P<words><P\d+>)[’']s words)"
    )


_READOUT = re.compile(
    r"[Aa]ccording to (?:a |the )?(?:readout|statement|press release)?s?(?: issued| "
    r"released)?(?: ?(?:by|from|of))? ?(?:the )?(?P<source><O\d+>|<L\d+>)"
)


def find_speaker(reading: Reading, masked: Masked, start: int, end: int) -> Speaker | None:
    """The speaker of the words at `start` to `end` of a masked stretch (with their quotation marks)."""
    text = masked.text
    after = _after().match(text[end:])
    if after:
        group = next(g for g in ("who", "who2", "words") if after[g])
        code, at = after[group], end + after.start(group)
        return _with_chain(masked, _resolve(reading, masked, code, at, "named right after the quotation", 0.9))
    found = [m for m in _before().finditer(text, 0, start) if not m.groupdict().get("own")]
    nearest = found[::-1]
    vague = re.compile(r"the two|they|both", re.IGNORECASE)
    for match in sorted(nearest, key=lambda m: bool(vague.match(m.groupdict().get("who") or ""))):
        group = next(g for g in ("who", "view", "words") if match[g])
        if group == "who" and re.search(
            r"\b(?:by|of|to|with|for|from|under|invitation of) (?:<T\d+> )?$", text[: match.start()]
        ):
            continue
        why = "subject of the verb of speech before it"
        if speaker := _resolve(reading, masked, match[group], match.start(group), why, 0.8):
            return _with_chain(masked, speaker)
    if tail := re.search(
        rf"[,”\"] (?:[^“”\"]{{0,80}})?{_WHO}{_TITLE} (?:also )?(?:{alternatives('speech_verbs')})\b", text[end:]
    ):
        return _with_chain(
            masked,
            _resolve(
                reading,
                masked,
                tail["who"],
                end + tail.start("who"),
                "subject of a verb of speech in the sentence",
                0.65,
            ),
        )
    if source := _READOUT.search(text):
        return _resolve(reading, masked, source["source"], source.start("source"), "“according to”", 0.6)
    return None


def _resolve(reading: Reading, masked: Masked, code: str, at: int, reason: str, confidence: float) -> Speaker | None:
    """The speaker that a code, a pronoun or a role stands for."""
    entity = masked.entity(code) if code.startswith("<") else None
    if entity is not None:
        return _of_entity(entity, reason, confidence)
    offset = masked.source(at)
    span = (offset, masked.source(at + len(code), end=True))
    word = code.casefold()
    if word in ("he", "she") or word.startswith("the spokes"):
        person = _earlier_speaker(reading, masked, at) or subject_before(reading, offset)
        return (
            Speaker(person.key, "person", span, f"“{code}” is the one spoken of before", 0.6)
            if person and person.key
            else None
        )
    if re.search(r"ministry|statement|department|embassy", word):
        return _organisation_before(reading, offset, span, word)
    if word in ("they", "the two", "both") or word.startswith(("both", "the two")):
        return _pair_before(reading, masked, at, span)
    return None


def _of_entity(entity: Entity, reason: str, confidence: float) -> Speaker | None:
    if entity.key is None:
        return None
    if entity.type != "place":
        return Speaker(entity.key, entity.type, (entity.start, entity.end), reason, confidence)
    country = by_iso().get(entity.country or "")
    if country is None or entity.key != key("place", country.name):
        return None
    return Speaker(
        key("organisation", "government", country.name),
        "government",
        (entity.start, entity.end),
        f"{reason}; the country stands for its government",
        confidence - 0.1,
    )


def _earlier_speaker(reading: Reading, masked: Masked, at: int) -> Entity | None:
    """A person named earlier in the same sentence who is its subject."""
    for start, code in masked.codes("P", 0, at):
        if not re.search(r"\b(?:by|of|to|with|for|from|told) (?:<T\d+> )?$", masked.text[:start]) and not masked.text[
            start + len(code) :
        ].startswith(("’s", "'s")):
            return masked.entity(code)
    del reading
    return None


def _organisation_before(reading: Reading, offset: int, span: tuple[int, int], word: str) -> Speaker | None:
    kind = next((k for k in ("ministry", "department", "embassy") if k in word), "ministry")
    before = [
        e
        for e in reading.entities
        if e.type == "organisation" and e.key and e.start < offset and kind in reading.text[e.start : e.end].casefold()
    ]
    found = before[-1] if before else None
    return (
        Speaker(found.key, "organisation", span, f"“{word}” is the one named before", 0.7)
        if found and found.key
        else None
    )


def _pair_before(reading: Reading, masked: Masked, at: int, span: tuple[int, int]) -> Speaker | None:
    """The two persons that “the two” means, where exactly two stand in the sentence and the one before it."""
    offset = masked.source(at)
    here = reading.sentence(offset)
    before = [s for s in reading.sentences if s.end <= here.start][-1:]
    low = before[0].start if before else here.start
    people = list(dict.fromkeys(e.key for e in reading.within(low, offset, "person") if e.key))
    if len(people) != 2:
        return None
    return Speaker(people[0], "person", span, "“the two” are the two persons named before", 0.5, others=(people[1],))


def _with_chain(masked: Masked, speaker: Speaker | None) -> Speaker | None:
    """The speaker with who passes the words on: “according to” a readout, an agency, or another source."""
    if speaker is None:
        return None
    match = re.search(
        (
            r"[Aa]ccording to (?:(?P<kind>a readout|a statement|readouts?) (?:by |from |issued by "
            r")?)?(?:the |both )?(?P<source><O\d+>|<L\d+>|media reports|local media)"
        ),
        masked.text,
    )
    if match is None:
        return speaker
    entity = masked.entity(match["source"]) if match["source"].startswith("<") else None
    if entity is not None and entity.key == speaker.key:
        return speaker
    role = ChainRole.READOUT if match["kind"] else ChainRole.REPORTER
    link = Link(entity.key if entity else None, None if entity else match["source"], role)
    return Speaker(speaker.key, speaker.type, speaker.span, speaker.reason, speaker.confidence, (link,), speaker.others)
