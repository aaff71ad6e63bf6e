"""Whether a sentence tells of a gathering as one of its own day or place: “the commission is to gather in … in May”."""

from __future__ import annotations

import re

from regesta.extract.dates.finder import TimeExpression
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Entity, Phrase, Reading

_AUX = (
    r"(?:(?:will|would|shall|should|may|might|could|can|is|are|was|were|be|been|being|has|have|had|to|did|does|"
    r"due|set|scheduled|expected|planned|slated|going|likely|supposed|meant|tentatively|now|also|next|last|again|"
    r"then|itself|officially|originally|initially|first|provisionally|regularly|jointly) )*"
)
_DEED = (
    r"(?:meets?|met|convenes?|convened|gathers?|gathered|sits?|sat|takes? place|took place|taken place|held|holds?|"
    r"hosted|organi[sz]ed|conducted|opens?|opened|begins?|began|starts?|started|concludes?|concluded|ends?|ended|"
    r"closed|wound up|winds up|wraps? up|wrapped up|finished|completed|continued|kicks? off|kicked off|got under way|"
    r"resumes?|resumed|reconvenes?|reconvened|returns? to work|return(?:s|ed)? to(?= <)|moves? to(?= <)|"
    r"(?:is|are) (?:now )?meeting|carried out|celebrated|passed|planned|due|scheduled|set(?! up)|foreseen|expected|"
    r"slated|pencilled in|fixed|envisaged|floated|called|agreed|postponed|cancelled|canceled|called off)\b"
    r"(?![^;.<]{0,30}\b(?:twice|times|every|alternat\w+|regularly|annually|in turn|once a)\b)"
)
_OF_WHOM = (
    r"(?: (?:between|of|with|among|at the level of|at|under|on|for|in the field of)"
    r"(?: (?!(?:and|who|which)\b)(?:[\w’'/-]+|<[LOTM]\d+>)(?:[’']s)?){1,9}?)?"
)
"""Who holds it and on what: words between the name and its verb."""
_ASIDE = r"(?:,(?! (?:and|but|while|as|after|before|where)\b)(?: [^,;.]{3,110}?),(?: (?!and\b)[^,;.]{3,80}?,)?)?"
_AT_IT = (
    r"[^;.<]{0,70}?\bat (?:its|their|the|a) (?:(?:last|latest|regular|annual|recent|previous|first|next) )?"
    r"(?:meeting|session|sitting|gathering)\b"
)
"""What it does at its session (“adopted new quotas at its meeting in …”)."""
_BEFELL = (
    r"(?:(?:(?:was|were|had been|has been) [a-z]+(?: [^.;,<]{1,45}?)?|"
    r"(?:has|have|had) not (?:met|convened|been held|been convened)(?: since)? ?)"
    r"(?:<D\d+>)? (?:and|but) (?:then |later |finally )?)?"
)
"""What befell it before (“was suspended in 2009 and met again in …”)."""
_WHERE = r"[^;.<]{0,45}(?P<told><[DL]\d+>)"
_SUBJECT = re.compile(
    rf"(?: \([^)]{{2,60}}\))?{_OF_WHOM}{_ASIDE},? (?:(?:which|that) )?{_BEFELL}(?:{_AUX}{_DEED}|{_AT_IT}){_WHERE}"
)
"""After a name: that its gathering is held, or is to be, and the day or place of that."""
_BARE_PLACE = re.compile(
    rf"{_OF_WHOM},?(?: (?:here|possibly|probably|also|both|likely))?(?: (?:in|at|on)(?: the)?)? ?(?P<told><[DL]\d+>)"
)
_HOLDING = (
    r"hold|holds|held|holding|host|hosts|hosted|hosting|conven\w+|organi[sz]\w+|attend\w*|resum\w+|announc\w+|launch\w*|"
    r"open\w*|conclud\w+|participat\w+ in|tak\w+ part in|took part in|join\w*|schedul\w+|plan(?:s|ned)?|arrang\w+|"
    r"conduct\w*|(?:co-)?chair(?:s|ed|ing)?|includ\w+|recall\w*|took place|takes place|passed|ended|began|started|"
    r"(?:was|were|is|are|will be|would be) (?:also )?(?:held|hosted|opened|foreseen|planned|scheduled)|"
    r"(?:foreseen|planned|scheduled),? (?:also )?(?:in|at) <L\d+>,|"
    r"(?:met|meet|meeting|gathered|convened)(?: here)?(?:,? (?:in |at |on )?(?:the )?<[DL]\d+>){0,2} (?:in|for)"
)
_BESIDE = (
    r"for|at|during|from|to|by|following|after|before|first day of|results of|outcomes? of|success of|"
    r"(?:margins|sidelines|fringes|occasion|part|framework) of"
)
_HELD = re.compile(
    rf"\b(?:{_HOLDING}|{_BESIDE})"
    r"(?: (?:a|an|the|their|its|this year[’']s|new|next|annual|regular|another|also|first|another round of|"
    r"(?:a )?(?:new |fresh |further )?(?:round|session|meeting|edition) of(?: the| their)?))* ?$"
)
"""Before a name: a verb that holds its gathering, or what happens at it."""
_IN_BRACKETS = re.compile(r" \((?:(?:in|at|on) )?(?P<told><[DL]\d+>)[^)]{0,40}\)")
"""Right after a name: “the dialogue (Oslo, 12 March 2019)”."""
_PLACE_AND_DAY = re.compile(
    r",? (?:in|at) (?:the )?(?P<told><L\d+>),? (?:(?:on|in|from|late|early) )?<D\d+>|,? (?:(?:on|in|of|from) )?"
    r"(?P<day><D\d+>),? (?:in|at) (?:the )?<L\d+>"
)
"""Right after a name: where and when, which only a gathering has (“the ministerial in Bergen last month”)."""
_YEAR_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]t|[Ii]n|[Ii]ts|[Tt]heir) (?P<told><D\d+>) (?:(?:session|meeting|round|edition) of (?:the |"
    r"their )?)?$"
)
"""Right before a name: “the 2019 dialogue”."""
_GOAL = re.compile(
    r"(?:\b(?:to|in|at|for|visit\w*)(?: the)? (?P<told><L\d+>)|"
    r"(?P<day><D\d+>))[^.;<]{0,40}(?:<[DLO]\d+>[^.;<]{0,30}){0,3}$"
)


def told_as_session(reading: Reading, phrase: Phrase) -> bool:
    """Whether the sentence around a phrase tells that what it names is held, or is to be, on a day or at a place."""
    masked, start, end = _place_of(reading, phrase)
    return _told(masked, start, end) is not None


def told_besides(reading: Reading, phrase: Phrase, clause: Phrase) -> bool:
    """Whether the sentence tells of the gathering itself, too, where a clause right after its name tells of another.

    “attended the forum, the first since June”, “the commission, which last met in 2005, is to sit in May”.
    """
    masked, start, end = _place_of(reading, phrase)
    subject = _SUBJECT.match(masked.text, end)
    if subject is not None and masked.source(subject.start("told")) > clause.end and "," in subject.group():
        after = masked.text.find(",", masked.at(clause.end))
        return 0 <= after < subject.start("told")
    return _ATTENDED.search(masked.text, 0, start) is not None


_ATTENDED = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|held|holds?|hosts?|hosted|(?:co-)?chair(?:s|ed)?|took part in|opened|"
    r"foreseen,? (?:also )?in <L\d+>,)(?: (?:a|an|the|their))? $"
)


def told_as_subject(reading: Reading, phrase: Phrase) -> bool:
    """The same where the name is the subject: “the talks on … took place in …”, not “they held talks on …”."""
    return _subject(reading, phrase)[1] is not None


def session_time(reading: Reading, phrase: Phrase) -> TimeExpression | None:
    """The day or time on which a sentence tells that what a phrase names is held, if it settles one."""
    masked, start, end = _place_of(reading, phrase)
    told = _told(masked, start, end)
    return _time_from(masked, told) if told else None


_THEN_DAY = re.compile(r"(?:,? with [^.;,<]{3,50}?)?,? (?:(?:on|in|from|late|early|this|last) )?(<D\d+>)")


def subject_time(reading: Reading, phrase: Phrase) -> TimeExpression | None:
    """The time that the verb of a name has right after it: “was suspended in 2009 and met again in … in 2016”."""
    masked, subject = _subject(reading, phrase)
    if subject is None:
        return None
    moved = _MOVED_TO.match(masked.text, subject.end())
    time = masked.time(moved["to"]) if moved else None
    return time if time is not None and time.value else _time_from(masked, subject["told"])


_MOVED_TO = re.compile(
    r"[^;.]{0,40}\b(?:moved|postponed|rescheduled|put off|put back|shifted|brought forward|pushed back|delayed|"
    r"deferred)(?: by <D\d+>)?(?: from <D\d+>)? (?:to|until|till|for) (?P<to><D\d+>)"
)
"""After the day for which it was set: the new one."""


def told_place(reading: Reading, phrase: Phrase) -> Entity | None:
    """The place that stands in brackets after a name, or after the verb that follows an aside about it."""
    masked, _, end = _place_of(reading, phrase)
    beside, subject = _IN_BRACKETS.match(masked.text, end), _SUBJECT.match(masked.text, end)
    told = beside["told"] if beside else subject["told"] if subject and subject.group().count(",") >= _ASIDES else None
    if told is None:
        return None
    after = re.match(r",? (?:in|at) (?:the )?(<L\d+>)", masked.text[masked.text.index(told) + len(told) :])
    return masked.entity(told) or masked.entity(after[1] if after else None)


def told_beyond(reading: Reading, phrase: Phrase) -> int | None:
    """Where (code points) the day or place of a verb after an aside stands (“…, last held in 2005, may sit in …”)."""
    masked, subject = _subject(reading, phrase)
    if subject is None or subject.group().count(",") < _ASIDES:
        return None
    return masked.source(subject.start("told"))


_ASIDES = 2
"""Commas around a clause about a name."""


def _time_from(masked: Masked, told: str) -> TimeExpression | None:
    """The time that a code stands for, or that follows right after its place."""
    if (time := masked.time(told)) is not None:
        return time
    after = _THEN_DAY.match(masked.text, masked.text.index(told) + len(told))
    time = masked.time(after[1]) if after else None
    return time if time is not None and time.value else None


def _place_of(reading: Reading, phrase: Phrase) -> tuple[Masked, int, int]:
    """The masked sentence of a phrase, and where the phrase lies in it."""
    sentence = reading.sentence(phrase.start)
    masked = mask(reading, sentence.start, sentence.end)
    start, end = masked.at(phrase.start), masked.at(phrase.end)
    if masked.text.startswith("<", start):
        end = masked.text.index(">", start) + 1
    return masked, start, end


def _subject(reading: Reading, phrase: Phrase) -> tuple[Masked, re.Match[str] | None]:
    """The masked sentence of a phrase, and what tells of its gathering where the name is the subject."""
    masked, _, end = _place_of(reading, phrase)
    return masked, _telling(masked, end)


def _telling(masked: Masked, end: int) -> re.Match[str] | None:
    subject = _SUBJECT.match(masked.text, end)
    return subject if subject is not None and _tells(masked, subject["told"]) else None


def _told(masked: Masked, start: int, end: int) -> str | None:
    """The code of the day or place by which what stands at `start` to `end` is told as held, or None."""
    subject = _telling(masked, end)
    if subject is not None:
        return subject["told"]
    beside = _IN_BRACKETS.match(masked.text, end) or _YEAR_BEFORE.search(masked.text, 0, start)
    if beside is not None and _tells(masked, beside["told"]):
        return beside["told"]
    both = _PLACE_AND_DAY.match(masked.text, end)
    if both is not None and _tells(masked, code := both["told"] or both["day"]):
        return code
    held = _HELD.search(masked.text, 0, start)
    if held is None:
        return None
    after = _BARE_PLACE.match(masked.text, end)
    if after is not None and _tells(masked, after["told"]):
        return after["told"]
    within = re.search(r"<[DL]\d+>", held.group())
    goal = _GOAL.search(masked.text, 0, held.start())
    code = within.group() if within else (goal["told"] or goal["day"]) if goal else None
    return code if code and _tells(masked, code) else None


def _tells(masked: Masked, code: str) -> bool:
    """Whether a code is a place, or a time that the text settles."""
    time = masked.time(code)
    return masked.entity(code) is not None or (time is not None and time.value is not None)
