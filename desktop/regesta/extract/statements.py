"""Statements: quoted words with their speaker and chain, and what is told of speech without quotation marks.

Scare quotes (a word or two in a sentence that tells of no speech) are no statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.domain.claim import Basis, ChainRole
from regesta.domain.proposal import ChainDraft, ClaimDraft, RecordDraft, Ref
from regesta.extract.drafting import Maker, fold, key, squeeze
from regesta.extract.masking import Masked, mask
from regesta.extract.quotations import Quotation, find_quotations
from regesta.extract.reading import Found, Reading
from regesta.extract.sentences import index_at
from regesta.extract.speakers import find_speaker, quoted_within
from regesta.extract.vocabulary import alternatives
from regesta.extract.voices import Link, Speaker, subject_in

_MAKER = Maker("statements")
_WINDOW = 600
"""How far from the quoted words their speaker is looked for, in code points: a sentence may be a whole page."""
_LEAST = 25
"""Fewest code points of an indirect statement's words."""


def find_statements(reading: Reading) -> Found:
    """Statements of the article, direct, partial and indirect."""
    records: dict[str, RecordDraft] = {}
    quoted: set[int] = set()
    last: tuple[int, Speaker, int] | None = None
    found: list[tuple[Quotation, Speaker | None]] = []
    for quotation in find_quotations(reading.text):
        if reading.boilerplate(quotation.start):
            continue
        speaker = quoted_within(reading, quotation) if quotation.within else None
        if not quotation.within:
            speaker, last = _speaker(reading, quotation, last)
        found.append((quotation, speaker))
    for quotation, speaker in _across_paragraphs(reading.text, found):
        if speaker is None and not _stands_alone(reading, quotation):
            continue
        quoted.add(reading.sentence(quotation.start).start)
        for record in _quoted(reading, quotation, speaker, len(records)):
            records.setdefault(record.key, record)
    for record in _indirect(reading, quoted):
        records.setdefault(record.key, record)
    return Found(records=tuple(records.values()))


def _across_paragraphs(
    text: str, found: list[tuple[Quotation, Speaker | None]]
) -> Iterator[tuple[Quotation, Speaker | None]]:
    """The quotations, one whose marks do not close with the speaker of the next paragraph's, which goes on."""
    following: Speaker | None = None
    out = []
    for quotation, speaker in reversed(found):
        if speaker is None and following and text[quotation.outer[1] - 1] not in "”\"’'»“":
            speaker = replace(following, reason="the quotation goes on in the next paragraph", confidence=0.6)
        following = speaker
        out.append((quotation, speaker))
    yield from reversed(out)


_DOCUMENT = r"(?:^|[^\w])(?:the|a|an|this|joint|final)? ?(?:[\w-]+ ){{0,3}}(?:{})(?!\w)"
_CLAUSE = 5
"""Fewest words, the first in small letters, that no one puts in quotation marks without quoting."""


def _stands_alone(reading: Reading, quotation: Quotation) -> bool:
    """Whether words without a known speaker are a quotation: a whole sentence, a clause, or words of a document."""
    words = reading.text[quotation.start : quotation.end].split()
    if quotation.whole or (len(words) >= _CLAUSE and words[0][:1].islower()):
        return True
    before = reading.text[reading.sentence(quotation.outer[0]).start : quotation.outer[0]]
    named = re.search(_DOCUMENT.format(alternatives("speaking_documents")), before, re.IGNORECASE)
    return named is not None and len(words) >= 3


def _speaker(
    reading: Reading, quotation: Quotation, last: tuple[int, Speaker, int] | None
) -> tuple[Speaker | None, tuple[int, Speaker, int] | None]:
    """The speaker of a quotation, and what the next one in the paragraph may carry on from."""
    closed = _closed(reading.text, quotation)
    here = reading.sentence(quotation.outer[0])
    low = min(here.start, quotation.outer[0])
    end = reading.sentence(max(quotation.end - 1, quotation.start)).end
    if not closed:
        end = max(end, reading.sentence(min(quotation.outer[1] + 1, len(reading.text) - 1)).end)
    low, end = max(low, quotation.outer[0] - _WINDOW), min(end, quotation.outer[1] + _WINDOW)
    masked = mask(reading, low, max(end, quotation.outer[1]))
    start, stop = _place(masked.pieces, masked.text, quotation)
    paragraph = here.paragraph
    speaker = find_speaker(reading, masked, start, stop, closed=closed)
    carried = last[1] if last and last[0] == paragraph else None
    adjoins = bool(last and last[2] >= index_at(reading.sentences, quotation.outer[0]) - 1)
    if carried and carried.type == "person" and adjoins and _picks_up(masked, speaker, start, stop):
        speaker = replace(carried, reason="the pronoun goes on from the quotation before", confidence=0.65)
    if speaker is None and (quotation.whole or _same_sentence(reading, quotation, last)):
        speaker = _goes_on(reading, quotation, carried, masked.text[:start])
    elif speaker and carried and speaker.type == "organisation" and carried.type == "person" and quotation.whole:
        link = Link(speaker.key, None, ChainRole.READOUT)
        why = "the organisation passes on the speaker of the quotation before"
        speaker = replace(carried, reason=why, confidence=0.55, chain=(link,))
    return speaker, (paragraph, speaker, index_at(reading.sentences, quotation.end - 1)) if speaker else last


def _same_sentence(reading: Reading, quotation: Quotation, last: tuple[int, Speaker, int] | None) -> bool:
    """Whether the words go on after their attribution: “We must,” said X, “turn the page.”"""
    sentence = reading.sentence(quotation.outer[0])
    before = reading.text[sentence.start : quotation.outer[0]].rstrip()
    parted = before.endswith(",") and re.search(r"[,?!]?[”\"’»],? [^“”\"«»]{3,120},$", before)
    return bool(last and parted and sentence.start <= last[1].span[0] < quotation.outer[0])


def _picks_up(masked: Masked, speaker: Speaker | None, start: int, stop: int) -> bool:
    """Whether only a pronoun beside the quotation names its speaker, and no other person stands in the sentence."""
    if speaker is None or not re.search(r"[“”]he|she[“”]", speaker.reason):
        return False
    return not masked.codes("P", 0, start) and not masked.codes("P", stop)


def _goes_on(reading: Reading, quotation: Quotation, carried: Speaker | None, before: str) -> Speaker | None:
    """The speaker of a sentence that names none: of the quotation before, or the subject of the sentence before."""
    if carried is not None:
        return replace(carried, reason="goes on from the quotation before", confidence=0.6, others=())
    number = index_at(reading.sentences, quotation.outer[0])
    if before.strip(' “”"«') or number == 0:
        return None
    previous = reading.sentences[number - 1]
    leads_in = reading.text[: previous.end].endswith(":")
    if not leads_in and previous.paragraph != reading.sentence(quotation.outer[0]).paragraph:
        return None
    masked = mask(reading, previous.start, previous.end)
    if leads_in:
        named = find_speaker(reading, masked, len(masked.text), len(masked.text))
        return named or _only_one(reading, previous.start, previous.end)
    who = subject_in(reading, masked, len(masked.text), ("person",))
    span = (previous.start, previous.end)
    return Speaker(who, "person", span, "subject of the sentence before", 0.45) if who else None


def _only_one(reading: Reading, start: int, end: int) -> Speaker | None:
    """The one person named in a line that leads in what follows (“Attributable to A:”)."""
    people = {e.key: e for e in reading.within(start, end, "person") if e.key}
    if len(people) != 1:
        return None
    key_, entity = next(iter(people.items()))
    return Speaker(key_, "person", (entity.start, entity.end), "named in the line that leads in", 0.7)


def _closed(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words end with a full stop, and what follows is a new sentence."""
    after = text[quotation.outer[1] : quotation.outer[1] + 2]
    return text[quotation.end - 1] in ".…" and not re.match(r",| [a-z]", after)


def _place(pieces: tuple[tuple[int, int, int], ...], text: str, quotation: Quotation) -> tuple[int, int]:
    """Where the quotation with its marks stands in the masked text."""

    def at(offset: int) -> int:
        for low, start, stop in pieces:
            if start <= offset < stop or (offset == stop and (low, start, stop) == pieces[-1]):
                is_code = text[low : low + 1] == "<" and re.match(r"<[A-Z]\d+>", text[low:]) is not None
                return low if is_code else low + offset - start
        return len(text)

    return at(quotation.outer[0]), at(quotation.outer[1])


def _quoted(reading: Reading, quotation: Quotation, speaker: Speaker | None, number: int) -> Iterator[RecordDraft]:
    words = squeeze(reading.text[quotation.start : quotation.end])
    span = [(quotation.start, quotation.end)]
    form = "direct" if quotation.whole else "partial"
    speaker, groups = _joint(reading, speaker)
    yield from groups
    chain = _chain(speaker)
    claims = [
        _MAKER.claim("quote", words, span, 0.9, "words in quotation marks", chain=chain),
        _MAKER.claim(
            "form",
            form,
            span,
            0.8,
            "a whole sentence" if quotation.whole else "a part of a sentence",
            basis=Basis.NORMALISED,
        ),
        _MAKER.claim(
            "voice",
            "speaker" if speaker else "article",
            span,
            0.7,
            "a speaker is named" if speaker else "no speaker is named",
            basis=Basis.NORMALISED,
        ),
    ]
    yield from _government(reading, speaker)
    claims += _speaker_claims(speaker)
    claims += _date(reading, quotation.start)
    who = groups[0].label if groups else _label(reading, speaker)
    key_ = key("statement", speaker.key if speaker else None, fold(words)[:60], number if len(words) < 20 else None)
    yield RecordDraft(
        key=key_, type="statement", label=f"{who}: “{words[:60]}”" if who else f"“{words[:60]}”", claims=tuple(claims)
    )


def _label(reading: Reading, speaker: Speaker | None) -> str:
    if speaker is None:
        return ""
    if speaker.type == "government":
        return _government_name(speaker)
    return speaker.name or reading.labels.get(speaker.key, "")


def _joint(reading: Reading, speaker: Speaker | None) -> tuple[Speaker | None, list[RecordDraft]]:
    """Persons who speak together as one speaker: a group with its members."""
    if speaker is None or not speaker.others:
        return speaker, []
    members = sorted((speaker.key, *speaker.others))
    name = " and ".join(reading.labels.get(m, "") for m in members)
    span = [speaker.span]
    claims = [_MAKER.claim("name", name, span, 0.5, speaker.reason, basis=Basis.NORMALISED)]
    claims += [_MAKER.claim("member", Ref(key=m), span, 0.5, speaker.reason) for m in members]
    group = RecordDraft(key=key("group", *members), type="group", label=name, claims=tuple(claims))
    return replace(speaker, key=group.key, type="group", others=()), [group]


def _government_name(speaker: Speaker) -> str:
    return "Government of " + speaker.key.split("|", 1)[1].title()


def _government(reading: Reading, speaker: Speaker | None) -> Iterator[RecordDraft]:
    """The organisation that a country's name stands for when it speaks, or a body that is named in passing."""
    if speaker is not None and speaker.type == "body":
        claim = _MAKER.claim("name", speaker.name, [speaker.span], 0.5, "a body without a full name")
        yield RecordDraft(key=speaker.key, type="organisation", label=speaker.name, claims=(claim,))
    if speaker is None or speaker.type != "government":
        return
    place = next((k for k in reading.labels if fold(k) == fold("place:" + speaker.key.split("|", 1)[1])), None)
    name = f"Government of {reading.labels[place]}" if place else _government_name(speaker)
    claims = [
        _MAKER.claim(
            "name",
            name,
            [speaker.span],
            0.6,
            "the country's name stands for its government",
            basis=Basis.NORMALISED,
            detail={"lang": "en", "form": "canonical"},
        )
    ]
    if place:
        claims.append(_MAKER.claim("country", Ref(key=place), [speaker.span], 0.7, "the country is named"))
    yield RecordDraft(key=speaker.key, type="organisation", label=name, claims=tuple(claims))


def _chain(speaker: Speaker | None) -> tuple[ChainDraft, ...]:
    if speaker is None:
        return ()
    outer = tuple(
        ChainDraft(record=Ref(key=link.key) if link.key else None, text=link.words, role=link.role)
        for link in speaker.chain
    )
    return (*outer, ChainDraft(record=Ref(key=speaker.key), role=ChainRole.SPEAKER))


def _speaker_claims(speaker: Speaker | None) -> list[ClaimDraft]:
    if speaker is None:
        return []
    return [_MAKER.claim("speaker", Ref(key=speaker.key), [speaker.span], speaker.confidence, speaker.reason)]


_SAID_ON = r"\b(?:said|told|announced|stated|says|noted|added|confirmed)\b[^.;“”\"]{0,40}$"


def _date(reading: Reading, offset: int) -> list[ClaimDraft]:
    """The day of the speech, where a date follows its verb."""
    sentence = reading.sentence(offset)
    for time in reading.times_in(sentence.start, sentence.end):
        before = reading.text[max(sentence.start, time.start - 60) : time.start]
        if time.value and "/" not in time.value and re.search(_SAID_ON, before):
            return [
                _MAKER.claim(
                    "date",
                    time.value,
                    [(time.start, time.end)],
                    0.6,
                    "the date beside the verb of speech",
                    basis=Basis.NORMALISED,
                )
            ]
    return []


@cache
def _reported() -> re.Pattern[str]:
    title = r"(?:,? (?:a |an |the |also )*<T\d+>(?:,? and (?:a |an |the |also )*<T\d+>)*,?)?"
    return re.compile(
        rf"(?P<who><P\d+>|<O\d+>)(?:{title}|, an? [^,;“”\"<]{{3,80}}(?:<[OL]\d+>)?,) (?:also |later |then )?"
        rf"(?P<verb>{alternatives('speech_verbs')})(?: reporters| the <O\d+>)?+(?: on)?+(?: <D\d+>)?+(?: that)?+ "
        rf"(?P<words>[^“”\"]{{{_LEAST},}})"
    )


def _indirect(reading: Reading, quoted: set[int]) -> Iterator[RecordDraft]:
    """What a person or organisation is said to have said, in sentences without quotation marks."""
    for sentence in reading.article:
        if sentence.start in quoted:
            continue
        masked = mask(reading, sentence.start, sentence.end)
        match = _reported().search(masked.text)
        entity = masked.entity(match["who"]) if match else None
        if (
            match is None
            or entity is None
            or entity.key is None
            or re.search(r"[’']s $|\b(?:by|of|with|to) (?:<T\d+> )?$", masked.text[: match.start()])
        ):
            continue
        start, end = masked.span(match, "words")
        words = squeeze(reading.text[start:end]).strip(" .,")
        speaker = Speaker(entity.key, entity.type, (entity.start, entity.end), "subject of a verb of speech", 0.75)
        claims = [
            _MAKER.claim("text", words, [(start, end)], 0.7, f"what follows “{match['verb']}”", chain=_chain(speaker)),
            _MAKER.claim(
                "form", "indirect", [(start, end)], 0.75, "told without quotation marks", basis=Basis.NORMALISED
            ),
            _MAKER.claim("voice", "speaker", [(start, end)], 0.7, "a speaker is named", basis=Basis.NORMALISED),
            *_speaker_claims(speaker),
            *_date(reading, start),
        ]
        who = reading.labels.get(entity.key, "")
        yield RecordDraft(
            key=key("statement", entity.key, fold(words)[:60]),
            type="statement",
            label=f"{who}: {words[:60]}",
            claims=tuple(claims),
        )
