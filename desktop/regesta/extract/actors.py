"""Who does what a verb tells: the subject before it, whether a name, several, a pronoun or an office alone."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.coreference import respectively, subject_before
from regesta.extract.masking import Masked, mask
from regesta.extract.office_holders import holders, office
from regesta.extract.person_phrases import PAIR, codes
from regesta.extract.reading import Entity, Reading
from regesta.extract.sentences import index_at

_BACK = 5
"""How many sentences back a pronoun may reach."""
_THEIR_BACK = 3
"""How many sentences back “they” may reach, all of them about “they”."""
_TWO = 2
_WORD = r"(?!(?:when|as|after|before|while|where|if|because|since|until|that|who)\b)[a-z]+"
"""A word in small letters that begins no clause: what follows one that does is no object of the verb before it."""
_OBJECT = re.compile(
    r"(?:\b(?:by|with|(?<!\bhead )(?<!\bchief )(?<!\bboss )of|to|told|for|from|under|about|met|meets?|receives?|"
    r"received|visits?|visited|invited|between|"
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
    stands = masked.text.startswith("in ", at)  # “held talks with colleagues in Oslo, the first stop of …”
    if (
        not stands
        and (others := _OTHERS.search(text))
        and not any(others.start("noun") < c.end() for c in everyone[-1:])
    ):
        return []
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


_OTHERS = re.compile(
    r"(?<![\w’'-])(?P<noun>(?!(?:was|is|has|does|plans|hopes|intends|always|besides|perhaps|sometimes|thus|this|"
    r"talks|meetings|minutes|hours|days|weeks|months|years|times|afterwards|towards) )[a-z]{3,}s) "
    rf"(?:{_ADVERBS} ){{0,3}}$"
)
"""Several before a verb whom no name or office means (“that troops entered …”): its subject is nobody named."""
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
        if chosen["pronoun"].casefold() == "they":
            return they(reading, offset)
        return he(reading, offset) or _named_after(reading, masked, chosen)
    return holders(reading, _office_words(masked, chosen), offset, chosen["number"])


def _named_after(reading: Reading, masked: Masked, pronoun: re.Match[str]) -> list[Entity]:
    """Whom a pronoun means that nobody named before it can be: who follows (“When he met A, minister B said …”)."""
    if not re.search(r"^\W*(?:When|As|While|After|Before|Once) $", masked.text[: pronoun.start()]):
        return []
    return after_opening(reading, masked, pronoun.end())


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


_WITH_HIM = re.compile(
    r"^(?:Also )?(?:[A-Z][a-z]+ )?(?:with|accompanying|joining|beside|alongside) (?:him|her)\b", re.IGNORECASE
)
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
