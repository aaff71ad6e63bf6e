"""Who chairs a session or leads a side of it, in the sentence that names it and in those that go on about it."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.coreference import subject_before
from regesta.extract.masking import Masked, mask
from regesta.extract.meant_chairs import AUXILIARY, meant_before
from regesta.extract.person_phrases import PAIR, PERSON, SEVERAL
from regesta.extract.reading import Entity, Phrase, Reading
from regesta.extract.vocabulary import alternatives, any_of, words

_THING = (
    r"(?:delegations?|sides?|teams?|talks|meetings?|session|round|consultations?|dialogue|forum|council|commission|"
    r"committee|negotiations|<M\d+>|both\b|that of|it\b|event|proceedings|gathering|one\b|mission|group|panel)"
)
_TO_THING = rf"(?=(?:[^.;<]|<[OLDT]\d+>){{0,60}}?{_THING}|[.,]|$| with )"
_BEFORE = re.compile(
    r"(?<!the )(?<!a )(?<!as )(?<!its )\b(?:co-?)?chair(?:s|ed|ing)?\b(?! by)"
    rf"|\b(?:head(?:s|ed|ing)?|leads?|led|leading|steers?|steered)\b{_TO_THING}"
    r"|\b(?:spoke|negotiated|acted|signed) for (?:the )?<L\d+>"
    r"|\bco-host(?:s|ed|ing)?\b(?! by)"
    r"|\bpresid(?:e|es|ed|ing)\b|\b(?:served|acted|serve|act) as (?:the )?(?:co-)?chair(?:s|men|persons)?\b"
    r"|\brepresent(?:s|ed)? (?:the )?<[LO]\d+>(?![’'])"
    r"|\bas (?:its |the )?(?:co-chairs|chief delegates?|heads? of delegation|lead negotiators?)\b"
    r"|\bat the head of (?:(?:the|a|an|its|their|his|her) )?(?:[^.;<]|<[OL]\d+>){0,30}?(?:delegation|side|team|"
    r"panel|party)\b"
    r"|(?:\b(?:be|were|was|are|is) )?\bin the chair\b(?! (?:were|was|are))|\b(?:is|are|was|were) the hosts\b"
)
"""Verbs of leading, with those who lead before them."""
_AFTER = re.compile(
    r"\b(?:(?:co-)?chaired|(?:co-)?headed|(?:co-)?led|(?:co-)?presided(?: over)?|represented|steered|hosted|"
    r"moderated|fronted)"
    r"(?: jointly| respectively)?(?:,? (?:[^.;<]|<[LDMO]\d+>){0,80}?)? by\b"
    r"|\b(?:[Uu]nder the )?(?:joint |alternating )?(?:co-?)?(?:chair(?:man|woman|person)?ship|presidency|"
    r"leadership|direction|guidance) of\b"
    r"(?= (?:the )?(?:<T\d+>s?|[A-Z.]+ ?|[A-Z]\w+\.? )*,? ?<P)"
    r"|\b[Ii]n the chair (?:were|was|are|sat)\b|\b[Pp]residing over (?:them|it|the [a-z]+|<M\d+>) (?:are|were|is|was)\b"
    r"|\b(?:[Aa]cross(?: the table)? from|[Oo]pposite|[Ff]acing) (?:them|him|her)(?: across the table)?,? (?:were|"
    r"was|are|is|sat)\b"
    r"|\b(?:[Hh]is|[Hh]er) co-?chair(?:man|woman|person)?(?: was| is|,)|\b(?:delegation|side|team) (?:headed|led) "
    r"(?:the )?(?=<T\d+>,? <P)"
    r"|\b[Ss]haring the chair (?:were|was)\b|\b(?:[Cc]o-?)?[Cc]hairs?:"
    r"|\bhead of (?:the|their) delegations? (?:were|was)\b"
    rf"|\b[Hh]eads of (?:(?:the|their|both) )?delegations?(?: were| are|,|:| [-–—])? (?={PERSON})"
    r"|\b(?:[Hh]eading|[Ll]eading|(?:[Cc]o-)?[Cc]hairing|[Rr]epresenting) (?:[^.;,<]|<[LOM]\d+>){1,50}? (?:was|were|is|"
    rf"are|will be) (?={PERSON})"
    r"|\b[Cc]o-?(?:chairs|chairmen|chairpersons|presidents)(?: of (?:the|this) (?:[a-z]+ )?(?:commission|"
    r"committee|council|dialogue|meeting|session|talks|consultations|forum|<M\d+>))?"
    rf"(?: were| are|,|:| [-–—])? (?={PAIR}|{PERSON} (?:of|from|for) (?:the )?<[OL]\d+>(?:,| and))"
    r"|\bas (?:the )?(?:co-)?chairs?(?: (?:of|at) (?:[^.;,<]|<[LOM]\d+>){1,60}?)? (?:was|were|is|are) "
    rf"(?={PERSON})"
    r"|\b(?:held|convened|met|took place|organi[sz]ed|conducted|opened|sat)\b(?:[^.;<]|<[LD]\d+>){0,60}? under "
    rf"(?:the )?(?:then[- ])?(?={PAIR})"
    r"|(?:\bthat of (?:the )?<L\d+>|[;,] <L\d+>[’']s?(?= by\b)|"
    r"(?:and|while) (?:the )?(?:<L\d+>[’']s?|[A-Z]\w+ (?:one|side|delegation|team)))"
    r"(?: (?:was|is|were))?(?: (?:led|headed|chaired))? by\b"
)
"""Words after which those who lead are named."""
_CLAUSE_END = re.compile(
    r";(?! (?:and )?(?:on|for|from) (?:[^.;<,]|<[LO]\d+>){1,40},? (?:by |it was )?(?:the )?<[TP])"
    r"|,? (?:who|which|where|when|while|after|before|as well as members|told|said)\b"
)
_BACK = re.compile(r";|\b(?:which|where|when|while|after|before|because|since|told|said) ")
_HEADING = re.compile(
    rf"(?P<who>{PERSON}) (?:heads|headed|heading|leads|led|leading|will head|will lead|to head|to lead)"
    rf"\b[^.;]{{0,70}}"
    rf"(?:delegation|team|side)[^.;]{{0,20}}(?:and|while|,) (?P<other>{PERSON}) (?:that of|the other|the )"
)


_LED_FOR = re.compile(
    r"\b(?:led|leads|headed|heads|chaired|chairs|leading|heading)\b(?:[^.;<]|<[LMOD]\d+>){0,90}[;,] (?:and |while )?"
    rf"(?:for|on|from) (?:the )?(?:<L\d+>(?:[’']s)?|[A-Z]\w+)(?: side)?, (?P<other>{PERSON})"
)
_OPENING = re.compile(
    r"^(?:Co-)?(?:[Cc]hairing|[Pp]residing over|Heading) (?:[^.;,<]|<[MLDPTO]\d+>){0,120}, "
    rf"(?P<other>{SEVERAL})"
)
_ONE_MEANT = re.compile(r" (?:him|her)(?:self)? and (?:[^.;,<]|<[TO]\d+>,?){0,60}<P")
_WITH = re.compile(
    r"(?:[^.;<,]|<[MLOD]\d+>){0,60}?(?:,? (?:together|jointly|along|in tandem) with|,? alongside|\bwith) "
    r"(?:[^;<]|<[TOL]\d+>){0,110}?<P\d+>"
)
_GUEST = re.compile(r"(?:\b[Hh]e|\b[Ss]he|\b[Tt]hey|<P\d+>) (?:was|were|is|are|will be|had been)(?: [a-z]+)? $")
"""Before “hosted by” where a guest is hosted, and no meeting."""
_OTHER_DEED = re.compile(
    r"(?: over)?[^.,;<]{0,30}\b(?:seminar|workshop|webinar|ceremony|cabinet|parliament|business|trade (?:mission|"
    r"delegation)|exhibition|rally|reception|ruling|opposition|company|ministry|investigation|protest|"
    r"discussion|campaign|fight|efforts?|inspection|tour|march|inquiry)\b"
)
"""What one leads that is no side and no session of a mechanism."""


def chairs_in(reading: Reading, masked: Masked, low: int = 0, high: int | None = None) -> list[Entity]:
    """The persons who chair or lead a side, from the words between two places of the masked text."""
    found: list[Entity] = []
    end = len(masked.text) if high is None else high
    for match in _AFTER.finditer(masked.text, low, end):
        if match.group().startswith("hosted") and _GUEST.search(masked.text, 0, match.start()):
            continue
        stop = _CLAUSE_END.search(masked.text, match.end())
        found += _people(masked, match.end(), stop.start() if stop else len(masked.text))
        if _ONE_MEANT.match(masked.text, match.end()):
            subject = subject_before(reading, masked.source(match.start()))
            found += [subject] if subject and subject.key else []
    for match in _BEFORE.finditer(masked.text, low, end):
        if _OTHER_DEED.match(masked.text, match.end()):
            continue
        starts = [m.end() for m in _BACK.finditer(masked.text, 0, match.start())]
        found += _subjects(masked, starts[-1] if starts else 0, match.start())
        found += meant_before(reading, masked, _pronoun_of(masked, starts[-1] if starts else 0, match.start()))
        if beside := _WITH.match(masked.text, match.end()):
            found += _people(masked, match.end(), beside.end())
    for match in (m for pattern in (_HEADING, _LED_FOR, _OPENING) for m in pattern.finditer(masked.text, low, end)):
        found += _people(masked, match.start("other"), match.end("other"))
    return list(dict.fromkeys(found))


def _people(masked: Masked, low: int, high: int) -> list[Entity]:
    return [e for _, code in masked.codes("P", low, high) if (e := masked.entity(code)) and e.key]


_FINITE = re.compile(
    rf"\b(?:is|are|was|were|has|had|have|did|does|met|meets|visited|arrived|came|went|received|hosted|asked|"
    rf"will|would|{alternatives('speech_verbs')})\b"
)
_RELATIVE = re.compile(r", (?:who|whose|which)\b[^,;]{0,120},(?= )")
"""A clause about a person between the name and the verb, which is not the verb's."""
_PARTED = re.compile(r"(?:,|\band\b|\bwith\b|\bas well as\b|&)")
_WITHIN = 170
"""How far two who share a verb may stand apart with their offices between them, in masked characters."""


_CONJOINED = re.compile(
    r",? (?:and|before|then|or)(?: (?:[a-z]+ly|then|also|will|would|later|is to|are to|was to|afterwards|together|"
    r"<D\d+>|in <L\d+>)"
    r",?)* ?$"
)


_PURPOSE = re.compile(r",? (?:in order )?to $")
"""Between a journey and what it was for: “A arrived in B to co-chair …”."""


@cache
def _deed() -> re.Pattern[str]:
    verbs = any_of(
        [*words("person_verbs"), "meet", "visit", "hold", "travel", "fly", "arrive", "receive", "host", "call"]
    )
    return re.compile(rf"(?: (?:will|would|is|are|was|were|has|had|have|is to|are to|due to))*,? (?:{verbs})\b")


def _first_verb(masked: Masked, low: int, high: int) -> int:
    """Where the clause’s first verb stands, if “and” joins the one at `high` to it: both have the same subject.

    “A will meet B in C and co-chair …”: A does, and B does not.
    """
    people = masked.codes("P", low, high)
    purpose = _PURPOSE.search(masked.text, low, high) if len(people) == 1 else None
    joined = _CONJOINED.search(masked.text, low, high) or purpose
    if joined is None or not people:
        return high
    found = _deed().search(masked.text, people[0][0], joined.start())
    return found.start() if found and (len(people) == 1 or found.end() < people[-1][0]) else high


_OPENS_WITH = re.compile(r" ?(?:(?:[Oo]n )?<D\d+>,? )?(?:[Hh]e|[Ss]he) ")


def _pronoun_of(masked: Masked, low: int, high: int) -> int:
    """Where the pronoun ends that “and” joins the verb at `high` to (“He will arrive … and co-chair”); else `high`."""
    opening = _OPENS_WITH.match(masked.text, low)
    joined = _CONJOINED.search(masked.text, low, high)
    return opening.end() if opening and joined and not masked.codes("P", low, high) else high


def _subjects(masked: Masked, low: int, high: int) -> list[Entity]:
    """The persons before a verb, with those joined to them; another finite verb ends the list."""
    out: list[Entity] = []
    high = _first_verb(masked, low, high)
    participle = re.match(r"(?:co-)?[a-z]+ing\b", masked.text[high:])
    being = re.search(r" (?:is|are|was|were|be|been) ?$", masked.text[low:high]) if participle else None
    high = low + being.start() + 1 if being else high
    stop, first = high, True
    for at, code in reversed(masked.codes("P", low, high)):
        gap = _RELATIVE.sub(",", masked.text[at + len(code) : stop])
        bare = AUXILIARY.sub("", gap) if first else gap
        joined = first or _PARTED.search(gap) is not None
        if len(gap) > _WITHIN or _FINITE.search(bare) or not joined:
            break
        if (entity := masked.entity(code)) and entity.key:
            out.append(entity)
        stop, first = at, False
    return out


_PREPARING = re.compile(
    r"\b(?:preceded by|report (?:of|from) the|prepared by|preparatory (?:meeting|session|talks)|"
    r"(?:meeting|session|talks) of (?:the )?(?:senior officials|experts|permanent secretaries|officials))\b"
)
"""After these words a meeting is told that only prepares the round."""
_NEXT = 4
"""How many sentences after the one that names a round may still tell who chaired it."""


def following_chairs(reading: Reading, phrase: Phrase, mechanism: str, ordinal: int | None) -> list[Entity]:
    """The persons whom the sentences after a phrase say to chair it; another mechanism ends them.

    Where they tell of another round, what follows in the same paragraph may be about that one.
    """
    end = reading.sentence(phrase.start).end
    out: list[Entity] = []
    elsewhere = -1
    for following in [s for s in reading.article if s.start >= end][:_NEXT]:
        inside = [p for p in reading.phrases if p.key and following.start <= p.start < following.end]
        if any(p.key != mechanism for p in inside):
            break
        if any(p.ordinal not in (None, ordinal) or p.relation for p in inside):
            elsewhere = following.paragraph
        if following.paragraph != elsewhere:
            masked = mask(reading, following.start, following.end)
            first = _PREPARING.search(masked.text)
            out += chairs_in(reading, masked, 0, first.start() if first else None)
    return list(dict.fromkeys(out))
