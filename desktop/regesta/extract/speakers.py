"""Who says what stands in quotation marks: the subject of the verb of speech beside them, or whom it means."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from regesta.domain.claim import ChainRole
from regesta.extract.masking import Masked, mask
from regesta.extract.quotations import Quotation
from regesta.extract.reading import Reading
from regesta.extract.vocabulary import any_of, words
from regesta.extract.voices import OBJECT, Link, Speaker, candidate, meant, subject_in, unquoted

_ADVERB = r"(?:(?:also|later|then|further|has|had|have|still|only|just|once|never|again|even|[a-z]+ly),? ){0,2}"


@cache
def _verbs() -> str:
    return any_of([*words("speech_verbs"), *words("attribution_verbs")])


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_verbs()})(?![\w-])")


@cache
def _after_subject() -> re.Pattern[str]:
    """What may stand between a subject and its verb after a quotation: an apposition, a relative clause, adverbs."""
    return re.compile(
        rf"(?:(?: \([^)]{{1,30}}\))?(?:,? (?:of|from|at|for|in) [^,.;“”\"«»]{{2,70}}?)?(?:,(?! "
        rf"and)[^.;“”\"«»]{{2,140}}?,)?),? "
        rf"{_ADVERB}(?P<verb>{_verbs()})(?![\w-])"
    )


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(
        rf"[ ,]*(?:[A-Z]?[a-z]+ )??(?:{_verbs()}|comments|so) (?:(?:to|before) (?:(?:the|a|his|her) )?(?:[a-z]+ )?"
        r"(?:journalists?|reporters?|press|media|audience|delegates|agency) )?(?:(?:on )?<D\d+>,? |here )?(?:the |"
        r"an? )?(?:(?:(?:[\w’-]+ ){1,7}?[\w’-]+|<[PL]\d+>[’']s (?:[\w-]+ ){0,3}[\w-]+), (?=<P))?"
        r"(?:<T\d+>,? )?(?:[A-Z][a-z]+\.? ){0,2}(?=<[PO])"
    )


_GAP = re.compile(r"^[,.…”\"’'»\s–—-]{0,5}(?:as )?")
_QUOTED = re.compile(
    r"(?P<by><[OL]\d+>)[^“”\".;]{0,40}? (?:quoted|cited) (?:<T\d+>,? )?(?P<who><P\d+>)|"
    r"(?P<who2><P\d+>)[^“”\".;]{0,80}? (?:was|is) (?:quoted|cited)|"
    r"\b(?:quot|cit)(?:ed|es|ing) (?:<T\d+>,? )?(?P<who3><P\d+>) as (?:saying|telling|stating)"
)
_THROUGH = re.compile(r"\bthrough (?:its|his|her|their|the|a) [^.,;<]{0,40}(?:<T\d+>,? )?(?P<who><P\d+>)")
_OWN = re.compile(
    r"\b(?:[Ii]n|[Tt]o use|[Aa]ccording to(?= h)|[Ff]or(?= h(?:im|er),)) "
    r"(?:(?P<whose>his|her|its|<[POL]\d+>[’']s) (?:own )?words|(?P<whose4>him|her)\b|"
    r"the words of (?:the "
    r")?(?:<T\d+> )?(?P<whose3><[POL]\d+>))|\b(?:remark|comment|warning|quip|phrase|verdict|answer|reply|question|"
    r"description|"
    r"summary|appeal|assurance|promise|complaint|retort|observation) (?:of|by|from) (?:the )?(?:<T\d+>,? "
    r")?(?P<whose5><P\d+>)(?![’'])|(?:^|[\s,])(?:ran|reads?|went"
    r"|runs) (?P<whose2>his|her|its|<[POL]\d+>[’']s) (?:message|letter|note|words|post|statement|appeal)"
)
_SIGNED = re.compile(r"[”\"’'»]? ?[–—-] ?(?:<T\d+>,? )?(?P<who><P\d+>)")
_CHOSEN = re.compile(
    r"[”\"’'»]?(?:,? and [“\"«‘][^”\"»’<]*[”\"»’])?,? (?:was|were|is|are) (?:the (?:words?|terms?|phrase|formula)|"
    r"how|what) (?:that )?"
    r"(?:the )?(?:<T\d+>,? )?(?P<who><[POL]\d+>)(?![’'])"
)
_NOTED = re.compile(r"(?:it )?(?:is|was) [a-z]+ (?:in|by) (?:(?:the|a) [a-z]+ (?:of|by|from) )?")
_ISSUED_BY = re.compile(
    r"(?:said|reads?|states?|stated|noted|runs|ran) (?:the|a|an?|his|her) "
    r"(?:[a-z]+ ){0,2}(?:statement|readout|release|note|"
    r"communiqu[eé]|message|letter|telegram|post|tweet|address|greeting) (?:(?:issued|released|published|sent) )?"
    r"(?:by|of|from) (?:the )?(?:<T\d+>,? )?(?P<who><[PO]\d+>)(?![’'])"
)
_VIEW = re.compile(r"\b(?:[Ff]or|[Tt]o|[Aa]ccording to) (?:the )?(?:<T\d+> )?(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?P<who><P\d+>),")
_READOUT = re.compile(
    r"[Aa]ccording to (?:a |the )?(?:readout|statement|press release|advisory)?s?(?: issued| "
    r"released)?(?: ?(?:by|from|of))? ?(?:the )?(?P<source><O\d+>|<L\d+>)"
)


def find_speaker(reading: Reading, masked: Masked, start: int, end: int, *, closed: bool = False) -> Speaker | None:
    """The speaker of the words at `start` to `end` of a masked stretch (with their quotation marks).

    `closed`: the quoted words end with a full stop, so that nothing after them can be their attribution.
    """
    text = unquoted(masked.text[:start]) + masked.text[start:end] + unquoted(masked.text[end:])
    after = None if closed else _named_after(reading, masked, text, end)
    if after and after.type in ("person", "government"):
        return _with_chain(masked, after)
    before = _named_before(reading, masked, text, start)
    if after and before and before.type == "person" and after.key:
        known = after.key if after.type == "organisation" else None
        return replace(before, chain=(Link(known, None if known else after.name, ChainRole.REPORTER),))
    if after:
        return _with_chain(masked, _through(reading, masked, text, end, after))
    found = before or (None if closed else _later(reading, masked, text, end))
    if found:
        return _with_chain(masked, found)
    if source := _READOUT.search(text):
        return _of_code(reading, masked, source, "source", "“according to”", 0.6)
    return _leading(reading, masked, text, start, end)


_RELATION = re.compile(
    r"\b[Mm]y (?:[\w-]+ )?(?:brother|sister|colleague|counterpart|friend|host|guest|neighbour|neighbor)\b"
)


def quoted_within(reading: Reading, quotation: Quotation) -> Speaker | None:
    """Whom a speaker quotes: the subject inside the outer words, or the one before them (“X ‘told me …’”)."""
    around = quotation.within or quotation.outer
    inner = mask(reading, max(around[0] + 1, quotation.outer[0] - 300), quotation.outer[0])
    found = _subject(inner.text, len(inner.text))
    if found and not found["pronoun"] and (speaker := meant(reading, inner, found, "named by who quotes it", 0.7)):
        return speaker
    if _RELATION.search(inner.text):
        return _other_of_two(reading, around[0])
    low = max(reading.sentence(around[0]).start, around[0] - 300)
    masked = mask(reading, low, around[0])
    found = (
        _subject(masked.text, len(masked.text))
        if re.match(r"(?:once )?(?:told|said|wrote|asked)\b", inner.text)
        else None
    )
    return meant(reading, masked, found, "subject of the quoted verb", 0.6) if found else None


def _other_of_two(reading: Reading, offset: int) -> Speaker | None:
    """Of two persons in the sentence before, the one who is not its first: “my colleague” of the speaker."""
    here = reading.sentence(offset)
    before = [s for s in reading.sentences if s.end <= here.start][-1:]
    people = list(dict.fromkeys(e.key for s in before for e in reading.within(s.start, s.end, "person") if e.key))
    if len(people) != 2:
        return None
    speaker = people[0]
    named = _leader(reading, here.start, offset)
    other = next((p for p in people if p != (named or speaker)), None)
    span = (here.start, offset)
    return Speaker(other, "person", span, "the other of the two persons named before", 0.45) if other else None


def _leader(reading: Reading, start: int, stop: int) -> str | None:
    """The person who leads a stretch of text, as a name or an office."""
    masked = mask(reading, start, stop)
    return subject_in(reading, masked, len(masked.text), ("person",))


def _named_after(reading: Reading, masked: Masked, text: str, end: int) -> Speaker | None:
    """The speaker named right after the quotation."""
    gap = _GAP.match(text[end:])
    at = end + (gap.end() if gap else 0)
    if quoted := _QUOTED.search(text, at, min(len(text), at + 160)):
        who = quoted.lastgroup or "who"
        speaker = _of_code(reading, masked, quoted, who, "quoted by another", 0.8)
        if speaker and quoted["by"]:
            by = masked.entity(quoted["by"])
            speaker = replace(speaker, chain=(Link(by.key if by else None, None, ChainRole.REPORTER),))
        return speaker
    if own := _OWN.match(text, at) or _OWN.match(text, max(end, at - 1)):
        return _whose(reading, masked, own)
    lead = re.compile(r"(?:the |an? )?(?:<T\d+>,? (?:and <T\d+>,? )?)?(?:[A-Z][a-z]+\.? ){0,2}")
    for position in dict.fromkeys((at, (m.end() if (m := lead.match(text, at)) else at))):
        found = candidate().match(text, position)
        verb = _after_subject().match(text, found.end()) if found else None
        if found and verb:
            speaker = meant(reading, masked, found, "named right after the quotation", 0.9)
            if speaker:
                return speaker
    if chosen := _CHOSEN.match(text, end):
        return _of_code(reading, masked, chosen, "who", "chose the words", 0.6)
    if signed := _SIGNED.match(text, end):
        return _of_code(reading, masked, signed, "who", "signed with the name", 0.7)
    if issued := _ISSUED_BY.match(text, at):
        return _of_code(reading, masked, issued, "who", "issued the statement", 0.8)
    if noted := _NOTED.match(text, at):
        found = candidate().match(text, noted.end())
        return meant(reading, masked, found, "noted in its words", 0.7) if found else None
    if inverted := _inverted().match(text, at):
        found = candidate().match(text, inverted.end())
        return meant(reading, masked, found, "named right after the quotation", 0.9) if found else None
    return None


def _named_before(reading: Reading, masked: Masked, text: str, start: int) -> Speaker | None:
    """The subject of the verb of speech that stands nearest before the quotation."""
    own = [m for m in _OWN.finditer(text, 0, start) if start - m.end() < 70]
    if own and (speaker := _whose(reading, masked, own[-1])):
        return speaker
    for view in _VIEW.finditer(text, 0, start):
        if not text[: view.start()].strip(' “”"') or view.group().startswith(("According", "according")):
            return _of_code(reading, masked, view, "who", "the view of the one named", 0.7)
    for verb in reversed(list(_verb().finditer(text, 0, start))):
        if re.search(r"\b(?:to|the|a|an|his|her|its) $", text[: verb.start()]):
            continue
        if found := _subject(text, verb.start()):
            speaker = meant(reading, masked, found, "subject of the verb of speech before it", 0.8)
            if speaker:
                return _through(reading, masked, text, verb.end(), speaker)
            if found["document"]:
                return None
    return None


_PARTICIPLES = tuple(w for w in (*words("speech_verbs"), *words("attribution_verbs")) if w.endswith("ing"))


def _subject(text: str, verb: int) -> re.Match[str] | None:
    """The candidate that is the verb's subject: the nearest before it that is no object."""
    found = [
        m
        for m in candidate().finditer(text, 0, verb)
        if not OBJECT.search(text[: m.start()]) and not text[m.end() :].startswith(("’s ", "'s "))
    ]
    if not found:
        return None
    if text.startswith(_PARTICIPLES, verb) and text[:verb].endswith(", "):
        finite = [m for m in _verb().finditer(text, 0, verb) if not m.group().endswith("ing")]
        lead = _subject(text, finite[-1].start()) if finite else None
        return lead or found[0]  # “A spoke of B and C, describing …”: a participle is the subject’s
    if re.fullmatch(r",? (?:and|but|or|then)(?: also| then| later| further)? ", text[found[-1].end() : verb]):
        return found[0]  # “… of A, B and C, and said”: the subject leads the sentence
    return found[-1]


def _later(reading: Reading, masked: Masked, text: str, end: int) -> Speaker | None:
    """A subject with its verb later in the sentence, behind a comma: “…” by the journey, the spokesman said."""
    stop = m.start() if (m := re.compile(r"[.!?;](?=\s|$)").search(text, end)) else len(text)
    for found in candidate().finditer(text, end, stop):
        verb = _after_subject().match(text, found.end())
        if verb and not OBJECT.search(text[: found.start()]):
            speaker = meant(reading, masked, found, "subject of a verb of speech in the sentence", 0.65)
            if speaker:
                return speaker
    return None


def _leading(reading: Reading, masked: Masked, text: str, start: int, end: int) -> Speaker | None:
    """The subject of the sentence, for words too long to be mere scare quotes."""
    if len(text[start:end].split()) < 4 or start == 0:
        return None
    for found in candidate().finditer(text, 0, start):
        if OBJECT.search(text[: found.start()]) or text[found.end() :].startswith(("’s ", "'s ")):
            continue
        if speaker := meant(reading, masked, found, "subject of the sentence", 0.5):
            return replace(speaker, confidence=0.5)
    return None


def _through(reading: Reading, masked: Masked, text: str, end: int, speaker: Speaker) -> Speaker:
    """The person through whom a body speaks, the body in the chain."""
    match = _THROUGH.search(text, end) if speaker.type in ("organisation", "government", "body") else None
    person = _of_code(reading, masked, match, "who", "speaks for the body", 0.85) if match else None
    if person is None or match is None or "." in text[end : match.start()]:
        return speaker
    return (
        replace(person, chain=(Link(speaker.key, None, ChainRole.READOUT),))
        if speaker.type == "organisation"
        else person
    )


def _whose(reading: Reading, masked: Masked, own: re.Match[str]) -> Speaker | None:
    """“in her words”, “ran his message”: the one that the pronoun means."""
    group = next(g for g in ("whose", "whose2", "whose3", "whose4", "whose5") if own[g])
    if own[group].startswith("<"):
        return _of_code(reading, masked, own, group, "in the words of the one named", 0.8)
    word = {"his": "he", "him": "he", "her": "she", "its": "it"}[own[group].casefold()]
    blank = " " * own.start(group) + word + " "
    found = candidate().match(blank, own.start(group))
    return meant(reading, masked, found, "in the words of the one meant", 0.6) if found else None


def _of_code(
    reading: Reading, masked: Masked, match: re.Match[str], group: str, reason: str, confidence: float
) -> Speaker | None:
    found = candidate().match(match.string, match.start(group))
    return meant(reading, masked, found, reason, confidence) if found else None


def _with_chain(masked: Masked, speaker: Speaker | None) -> Speaker | None:
    """The speaker with who passes the words on: “according to” a readout, an agency, or another source."""
    if speaker is None or speaker.chain:
        return speaker
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
    return replace(speaker, chain=(Link(entity.key if entity else None, None if entity else match["source"], role),))
