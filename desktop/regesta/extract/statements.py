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
from regesta.extract.masking import mask
from regesta.extract.quotations import Quotation, find_quotations
from regesta.extract.reading import Found, Reading
from regesta.extract.speakers import Link, Speaker, find_speaker
from regesta.extract.vocabulary import alternatives

_MAKER = Maker("statements")
_LEAST = 25
"""Fewest code points of an indirect statement's words."""


def find_statements(reading: Reading) -> Found:
    """Statements of the article, direct, partial and indirect."""
    records: dict[str, RecordDraft] = {}
    quoted: set[int] = set()
    last: tuple[int, Speaker] | None = None
    for quotation in find_quotations(reading.text):
        if reading.boilerplate(quotation.start):
            continue
        speaker, last = _speaker(reading, quotation, last)
        if speaker is None and not quotation.whole:
            continue
        quoted.add(reading.sentence(quotation.start).start)
        for record in _quoted(reading, quotation, speaker, len(records)):
            records.setdefault(record.key, record)
    for record in _indirect(reading, quoted):
        records.setdefault(record.key, record)
    return Found(records=tuple(records.values()))


def _speaker(
    reading: Reading, quotation: Quotation, last: tuple[int, Speaker] | None
) -> tuple[Speaker | None, tuple[int, Speaker] | None]:
    """The speaker of a quotation, and what the next one in the paragraph may carry on from."""
    low = min(reading.sentence(quotation.outer[0]).start, quotation.outer[0])
    high = max(
        reading.sentence(max(quotation.end - 1, quotation.start)).end,
        reading.sentence(min(quotation.outer[1] + 1, len(reading.text) - 1)).end
        if _goes_on(reading.text, quotation)
        else 0,
    )
    masked = mask(reading, low, high)
    start, end = _place(masked.pieces, masked.text, quotation)
    paragraph = reading.sentence(quotation.start).paragraph
    speaker = find_speaker(reading, masked, start, end)
    carried = last[1] if last and last[0] == paragraph else None
    if speaker is None and carried is not None and quotation.whole:
        speaker = Speaker(
            carried.key, carried.type, carried.span, "goes on from the quotation before", 0.6, carried.chain
        )
    elif (
        speaker is not None
        and speaker.type == "organisation"
        and carried is not None
        and carried.type == "person"
        and quotation.whole
    ):
        link = Link(speaker.key, None, ChainRole.READOUT)
        speaker = Speaker(
            carried.key,
            carried.type,
            carried.span,
            "the organisation passes on the speaker of the quotation before",
            0.55,
            (link,),
        )
    return speaker, (paragraph, speaker) if speaker else last


def _goes_on(text: str, quotation: Quotation) -> bool:
    """Whether the sentence runs on after the closing mark (“…,” she said)."""
    return (
        bool(re.match(r"[”\"’']? ?[a-zA-Z]", text[quotation.outer[1] : quotation.outer[1] + 3]))
        and text[quotation.end - 1] in ',?!…”"'
        or text[quotation.outer[1] : quotation.outer[1] + 1] == " "
    )


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
    return _government_name(speaker) if speaker.type == "government" else reading.labels.get(speaker.key, "")


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
    """The organisation that a country's name stands for when it speaks."""
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
        rf"(?P<who><P\d+>|<O\d+>){title} (?:also |later |then "
        rf")?(?P<verb>{alternatives('speech_verbs')})(?: <D\d+>| on <D\d+>| (?:reporters|the "
        rf"<O\d+>)(?: (?:on )?<D\d+>)?)?(?: that)? (?P<words>[^“”\"]{{{_LEAST},}})"
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
