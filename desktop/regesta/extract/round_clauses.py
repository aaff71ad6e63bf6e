"""Rounds told by a clause without a number: “they last met in …”, “will meet again …”, “the first since …”."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.extract.dates.finder import TimeExpression
from regesta.extract.reading import Phrase, Reading
from regesta.extract.told_session import session_time, subject_time

_VERB = r"(?:met|meet|held|convened|sat|gathered|took place|hosted|came together|conferred|assembled)"
_CLAUSE = re.compile(
    rf"\b(?P<last>(?:last|most recently|previously) {_VERB}\b|{_VERB} last (?=in |on |at )|hosted it last\b|"
    rf"the last of (?:them|these|which)\b|held for the last time\b|"
    rf"last time (?:it|they|the [a-z]+s?) {_VERB}\b|most recently (?=in |on |at ))"
    rf"|\b(?P<first>first {_VERB}\b|held for the first time\b)"
    rf"|\b(?P<since>(?:the first|[Nn]o) (?:[\w’'-]+ ){{0,7}}?since(?= )|"
    rf"(?:had|has|have) not (?:{_VERB}|been (?:held|convened)) since(?= ))"
    rf"|\b(?P<next>meets? next(?= in | on |,)|(?:meet|convene|gather|sit down|come together) again\b|reconvene\b|"
    rf"next (?:meet|convene|gather)\b|(?:be )?resumed?(?= in | on | at | this | next | later )|be reconvened\b|"
    rf"(?<=to )(?:convene|hold|revive|resume|reconvene) it(?: again)?(?= in | on | at | this | next | later ))"
)
_BESIDE_OTHER = re.compile(r"(?: [\w-]+){0,2} on the (?:margins|sidelines|fringes) of\b")
"""After a meeting of persons that was no session of a mechanism."""
_TO_COME = re.compile(
    r"\b(?:will|would|to|should|agreed|intend\w*|plan\w*|expect\w*|hope\w*|due|propos\w+|suggest\w+|decided|"
    r"recommend\w*|asked|request\w*)\b"
)
_NEAR = 700
"""How far back the mechanism may have been named that a clause tells of, in code points."""


def clauses(reading: Reading) -> list[tuple[Phrase, str]]:
    """Phrases for the clauses, each with the key of its mechanism and “first”, “previous” or “next”."""
    out = []
    for sentence in reading.article:
        for match in _CLAUSE.finditer(reading.text, sentence.start, sentence.end):
            kind = match.lastgroup or ""
            if kind == "next" and not _to_come(reading.text, sentence.start, match):
                continue
            if _BESIDE_OTHER.match(reading.text, match.end()):
                continue
            owner = _owner(reading, match.start())
            if owner is not None and kind == "since" and _since(reading, match.start(), match.end()) is None:
                continue
            if owner is not None and not _told_by_name(reading, match):
                relation = {"last": "previous", "since": "previous"}.get(kind, kind)
                told = replace(owner, start=match.start(), end=match.end(), ordinal=None, relation=relation)
                out.append((told, relation))
    return out


_MEANT = re.compile(
    r"\b(?:scheduled|planned|due|set|foreseen|called|fixed|agreed|expected|slated|floated|booked|pencilled in|"
    r"announced|proposed|was to (?:meet|convene|sit|gather)|to be held|to have been held|convened)(?: to (?:be held|"
    r"take place|meet|convene))?"
    r" (?:for|in|at|on|to)\b"
)
_FELL = re.compile(
    r"\b(?:scrapped|cancel(?:led|ed)|called off|postponed|rescheduled|put off|fell through|dropped|deferred|"
    r"abandoned|suspended|"
    r"(?:did|could) not (?:take place|be held|go ahead|happen)|never (?:took place|met|happened|materiali[sz]ed)|"
    r"did not materiali[sz]e)\b"
)
_UNMET = re.compile(r"\b(?:did not|didn[’']t|could not) (?:meet|convene|sit|be held|take place) (?=in (?:19|20)\d\d\b)")
"""A year without a session: what was to be held, and was not."""
_SESSION = re.compile(r"\b(?:session|meeting|round|edition|one|talks|consultations?|dialogue|summit|visit|gathering)\b")


def fallen(reading: Reading) -> list[Phrase]:
    """Sessions without a number that were to be held and were not, each as a phrase of the mechanism named last."""
    out = []
    for sentence in reading.article:
        text = reading.text[sentence.start : sentence.end]
        unmet = _UNMET.search(text)
        meant, fell = (unmet, unmet) if unmet else (_MEANT.search(text), _FELL.search(text))
        own = [p for p in reading.phrases if p.key and sentence.start <= p.start < sentence.end]
        if meant is None or fell is None or any(p.ordinal or p.relation for p in own):
            continue
        owner = _owner(reading, sentence.start + meant.start())
        if owner is None or not (owner in own or _SESSION.search(text, 0, meant.start())):
            continue
        start = sentence.start + meant.start()
        out.append(replace(owner, start=start, end=sentence.start + meant.end(), ordinal=None, relation="fallen"))
    return out


_BODY = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?P<body>commission|committee|council|working group|group|forum|dialogue|mechanism|"
    r"consultations|talks|cabinet|board|panel|retreat)(?: itself)?(?= )"
)
_IT = re.compile(
    r"It(?= (?:will |would |is to |also )?(?:last |next )?(?:met|meets?|convene[sd]?|gather(?:s|ed)?|sat)\b)"
)


def told_again(reading: Reading) -> list[tuple[Phrase, TimeExpression]]:
    """Sessions of a mechanism told with a time of their own, without a number: by its name, its kind or a pronoun."""
    named = [p for p in reading.phrases if p.key and p.content and not (p.ordinal or p.relation)]
    told = named + [p for sentence in reading.article for p in _unnamed(reading, sentence.start, sentence.end)]
    times = [(p, subject_time(reading, p) or (session_time(reading, p) if p in named else None)) for p in told]
    return [(p, time) for p, time in times if time is not None]


def _unnamed(reading: Reading, start: int, end: int) -> list[Phrase]:
    """Phrases for “the commission” and “It” in a sentence, each for the mechanism that they mean."""
    before = [p for p in reading.phrases if p.key and p.content]
    out = []
    for match in _BODY.finditer(reading.text, start, end):
        counted = (p for p in reading.phrases if p.ordinal or p.relation)
        owners = [p for p in before if p.end <= match.start() and match["body"].rstrip("s") in p.name.casefold()]
        if owners and not any(p.start < match.end() and match.start() < p.end for p in counted):
            out.append(_standing_for(max(owners, key=lambda p: p.start), match))
    pronoun = _IT.match(reading.text, start)
    last = max((s.start for s in reading.article if s.start < start), default=start)
    owners = [p for p in before if last <= p.start < start]
    if pronoun and owners:
        out.append(_standing_for(owners[-1], pronoun))
    return out


def _standing_for(owner: Phrase, match: re.Match[str]) -> Phrase:
    """A phrase where words stand for the mechanism that another one names."""
    start, end = match.span()
    return replace(owner, start=start, end=end, name_start=start, ordinal=None, relation=None)


def _to_come(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a clause of a next time is a plan: “the ministers meet next in …”, “will meet again”."""
    return (
        match.group().startswith("meet")
        and "next" in match.group()
        or bool(_TO_COME.search(text, start, match.start()))
    )


def _owner(reading: Reading, offset: int) -> Phrase | None:
    """The phrase that named a mechanism last before the clause."""
    near = _NEAR if len({p.key for p in reading.phrases if p.key}) > 1 else len(reading.text)
    before = [p for p in reading.phrases if p.key and p.start < offset and p.end > offset - near]
    return max(before, key=lambda p: p.start) if before else None


def _told_by_name(reading: Reading, match: re.Match[str]) -> bool:
    """Whether a numbered phrase of the same clause already says which round it is (“the third was last held …”)."""
    low = max(reading.text.rfind(mark, 0, match.start()) for mark in (",", ";", ".", "\n"))
    return any(p.ordinal is not None and low < p.start < match.start() for p in reading.phrases if p.key)


def phrase_time(reading: Reading, phrase: Phrase) -> TimeExpression | None:
    """The date that follows “the first … since” in its sentence: the round before took place then."""
    if not reading.text[phrase.start : phrase.end].endswith("since"):
        return None
    return _since(reading, phrase.start, phrase.end)


def _since(reading: Reading, start: int, end: int) -> TimeExpression | None:
    """The date after “since”, right beside it or of a gathering that it begins to tell of."""
    sentence = reading.sentence(start)
    after = [t for t in reading.times if t.value and t.end > end and t.start < min(sentence.end, end + _SINCE)]
    if not after:
        return None
    between = reading.text[end : max(end, after[0].start)]
    told = reading.text.startswith(("the first", "No", "no"), start) and _GATHERED.search(between)
    return after[0] if len(between) < _BESIDE or told else None


_BESIDE = 8
"""How far a date may stand from “since” to be its object, in code points."""
_GATHERED = re.compile(
    r"\b(?:met|meeting|received|hosted|visited|travelled|traveled|held|sat|talks|session|round|gathered|convened|came)\b"
)
"""Words for a gathering: what else happened “since” dates no round."""
_SINCE = 140
"""How far after “since” the date of the earlier round may stand (“since A received B in Bergen in June”)."""
