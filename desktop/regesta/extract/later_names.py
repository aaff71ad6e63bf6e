"""Later mentions of a mechanism: by its abbreviation (“the next FOC”), or by a bare round of the one before it.

Bare rounds are such as “the 22nd round”, “the seventh was held”, “its next meeting”.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.ordinals import counts_from_later, counts_within_year
from regesta.extract.reading import Phrase, Reading
from regesta.extract.vocabulary import alternatives, any_of, ordinal_pattern, ordinal_value, plain, word_set, words

Named = tuple[str, frozenset[str], list[Phrase]]
"""A mechanism while it is collected: its key, its content words, its phrases so far."""


def later_names(reading: Reading, groups: list[Named], phrases: list[Phrase]) -> list[Phrase]:
    """The later mentions, each with the key of its mechanism."""
    out: list[Phrase] = []
    taken = [(p.start, p.end) for p in phrases]
    for key, content, own in groups:
        beside = {m["short"] for p in own if p.content and (m := _EXPLAINED.match(reading.text, p.end))}
        shown = {m[1] for p in own if (m := _SHORT.search(p.name))} | {i for p in own if (i := _initials(p.name))}
        for short in sorted(beside | shown):
            pattern = rf"(?<![\w-]){_lead()}(?P<name>{re.escape(short)})(?!\w)"
            for match in re.finditer(pattern, reading.text):
                _add(reading, out, taken, match, key, content)
    for match in _bare().finditer(reading.text):
        named = [p for p in out if p.content]  # by a short form: it is what a bare round after it is of
        group = _meant(groups, phrases, match, [*phrases, *named])
        if (match["relation"] and match["det"] in _OWNED) and (holder := _own_before(reading, match.start(), phrases)):
            group = holder
        if _OF_WHICH.match(reading.text, match.end()):
            group = _before_which(reading, match.start(), [*phrases, *named])
        if group is not None and _of_other(reading, match, group, [*phrases, *out]):
            continue
        if group is not None and not _in_time(reading, match) and not _counts_no_round(match):
            _add(reading, out, taken, match, group, frozenset())
    return out + _joined(reading, [*phrases, *out])


_OWNED = ("its", "their")
_WILL_HOLD = re.compile(
    r"\b(?:hold|holds|held|convene[sd]?|have|had|organi[sz]e[sd]?)(?: (?:in|at) [A-Z][\w-]+)? (?:its|their) $"
)


def _own_before(reading: Reading, offset: int, phrases: list[Phrase]) -> str | None:
    """The mechanism that holds “its next meeting”: the one named last before the verb in the sentence."""
    low = reading.sentence(offset).start
    named = [p for p in phrases if p.key and p.content and low <= p.start and p.end <= offset]
    held = _WILL_HOLD.search(reading.text[low : offset + 6])
    return max(named, key=lambda p: p.start).key if named and held else None


_OF_WHICH = re.compile(r" of which\b")


def _before_which(reading: Reading, offset: int, phrases: list[Phrase]) -> str | None:
    """The mechanism that “…, the next round of which” tells of: the one named last before it in its sentence."""
    low = reading.sentence(offset).start
    named = [p for p in (*reading.phrases, *phrases) if low <= p.start and p.end <= offset]
    last = max(named, key=lambda p: (p.start, p.key or ""), default=None)
    return last.key if last else None


def _of_other(reading: Reading, match: re.Match[str], key: str, phrases: list[Phrase]) -> bool:
    """Whether “whose” gives the round to something that is no mechanism (“an exercise, whose 20th edition …”)."""
    low = reading.sentence(match.start()).start
    named = any(p.key == key and low <= p.start < match.start() for p in phrases)
    return reading.text[low : match.start()].endswith("whose ") and not named


@cache
def _before_and() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<ordinal>{ordinal_pattern()}) (?:and|&) (?:the )?$")


def _joined(reading: Reading, phrases: list[Phrase]) -> list[Phrase]:
    """The rounds before “and”: “the fourth and fifth rounds”."""
    out = []
    for phrase in [p for p in phrases if p.key and p.ordinal is not None]:
        low = max(0, phrase.start - _ORDINAL)
        first = _before_and().search(reading.text[low : phrase.start])
        number = ordinal_value(first["ordinal"]) if first else None
        start = low + (first.start("ordinal") if first else 0)
        if first and number == (phrase.ordinal or 0) - 1 and not any(p.start <= start < p.end for p in phrases):
            end = start + len(first["ordinal"])
            name = first["ordinal"]
            out.append(Phrase(start=start, end=end, name_start=start, name=name, ordinal=number, key=phrase.key))
    return out


_ORDINAL = 30
"""An ordinal and “and” take fewer code points than this."""


def _meant(groups: list[Named], phrases: list[Phrase], match: re.Match[str], naming: list[Phrase]) -> str | None:
    """The mechanism whose round a bare phrase tells: one with a round of a near number, else the one named last.

    A word such as “dialogue” points only to a mechanism that is one.
    """
    kind = plain((match["name"] or "").split(" ")[-1].rstrip("s")) if match["name"] else ""
    fitting = {
        key
        for key, content, own in groups
        if not kind or kind in word_set("round_words") or kind in _ANY or any(kind in plain(p.name) for p in own)
    }
    if of := re.match(r" of (?:the|its|their) (?P<body>\w+)", match.string[match.end() :]):
        said, body = of["body"].casefold(), plain(of["body"])
        named = [(key, p.name) for key, _, own in groups if key in fitting for p in own]
        literal = {key for key, name in named if said in name.casefold()}
        fitting = literal or {key for key, name in named if body in plain(name)} or fitting
    said = _number(match)
    if match["pair"]:  # “the first in Oslo … and the second in Lima”
        first = [p for p in phrases if p.ordinal == 1 and 0 < match.start() - p.end < _BESIDE]
        return first[-1].key if first else None
    counting = [p for p in phrases if said and p.ordinal and abs(p.ordinal - said) <= 2 and p.key in fitting]
    near = {p.key for p in counting if p.start < match.start()} or {p.key for p in counting}
    if len(near) > 1 and (told := [p for p in counting if p.start < match.start() and p.key in near]):
        if match["nth"]:  # “the tenth”: what was told last
            return max(told, key=lambda p: p.start).key
        # of several that count so far, one whose number is next to it, then the one that the text tells first
        return min(told, key=lambda p: (max(1, abs((p.ordinal or 0) - (said or 0))), p.start)).key
    if len(near) == 1 and (said != 1 or any(p.start < match.start() for p in counting)):
        return near.pop()
    numbered = {p.key for p in phrases if p.ordinal is not None and p.key in fitting}
    if (match["relation"] or match["other"]) and len(numbered) == 1:
        return numbered.pop()
    before = [p for p in naming if p.start < match.start() and p.key in fitting]
    last = max(before, key=lambda p: p.start, default=None)
    if last is None and match["time"] and len(groups) == 1:
        return groups[0][0]
    if last is None or (len(groups) > 1 and last.end < match.start() - _NEAR):
        return None
    return last.key


def _initials(name: str) -> str:
    """The first letters of a name's words in capitals (“BCM”); nothing for a name of fewer than three words."""
    said = re.findall(r"[A-Za-z][\w’'-]*", re.sub(r"\([^)]*\)", "", name))
    letters = "".join(w[0] for w in said if w not in ("of", "on", "for", "and", "the", "between", "in"))
    return letters.upper() if len(said) <= _MOST_WORDS and len(letters) >= _LEAST_LETTERS else ""


_MOST_WORDS, _LEAST_LETTERS = 6, 3
"""Of names with more words than this, or abbreviations with fewer letters, initials are no short form."""


def _number(match: re.Match[str]) -> int | None:
    """The number that a bare round is told by, in whichever way."""
    found = match.groupdict()
    if counted := found.get("count"):
        return int(counted) if counted.isdigit() else words("cardinals").index(counted) + 1
    said = next((found[g] for g in ("ordinal", "nth", "pair", "one", "own", "time") if found.get(g)), None)
    return ordinal_value(said) if said else None


def _counts_no_round(match: re.Match[str]) -> bool:
    text, (start, end) = match.string, match.span()
    return (_number(match) == 1 and counts_from_later(text, end)) or counts_within_year(text, start, end)


def _in_time(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the ordinal is a day of the month (“on the 11th”)."""
    start, end = match.span("nth")
    return start >= 0 and any(t.start < end and start < t.end for t in reading.times)


_NEAR = 900
"""How far back the mechanism of a bare round may have been named where a text tells of several, in code points."""
_BESIDE = 160
"""How far after the first session “and the second” may stand, in code points."""
_ANY = ("one", "meeting", "session", "round", "edition")
_EXPLAINED = re.compile(r" ?\((?P<short>[A-Z0-9+]{2,8}|[A-Z][A-Za-z]{2,9})[,)]")
_SHORT = re.compile(r"\(([A-Z0-9+]{2,8}?)s?\)(?= (?:between|of|on|for)\b|$)")


@cache
def _relations() -> str:
    return any_of((*words("round_previous"), *words("round_next")))


@cache
def _lead() -> str:
    session = rf"(?:(?:plenary |regular |annual )?(?:{alternatives('round_words')}) (?:of|in|under) (?:the |their )?)?"
    return (
        rf"(?:[Tt]he )?(?:(?:(?P<ordinal>{ordinal_pattern()}|[IVX]{{1,6}})(?: and (?:last|final))? "
        rf"|(?P<relation>(?i:{_relations()})) ){session})?(?:[A-Z][\w.]+(?:[-–—][A-Z][\w.]+){{1,3}} )?"
    )


@cache
def _bare() -> re.Pattern[str]:
    """A round by its number or its place in the series alone; groups `ordinal`, `relation`, `name`, `nth`, `time`."""
    held = r"(?:held|hosted|convened|scheduled|due|planned|co-chaired|chaired|in|set|expected|pencilled in|to be)"
    told = rf"(?=,? (?:which )?(?:(?:was|were|had been|will be|is to be|is|would be) {held}|took place|takes place)\b)"
    kind = (
        rf"(?i:(?:{alternatives('round_words')}|one|{alternatives('mechanism_heads')}|"
        rf"{alternatives('mechanism_bodies')})s?)"
    )
    series = (
        r"(?:its|their|this) kind|which\b|(?:the|this) (?:format|series|mechanism|dialogue|commission|committee|"
        r"council|group|"
        r"forum|talks|consultations)\b"
    )
    kind = rf"(?:(?i:trilateral|bilateral|ministerial|annual|regular|plenary|joint|formal|informal|high-level) )?{kind}"
    one = rf"(?P<name>{kind})(?! of (?!{series})| between\b| with\b| this\b| since\b| on (?:the )?[A-Z])(?!\w)"
    ordinal, higher = ordinal_pattern(), rf"(?!(?i:first|second|1st|2nd)\b){ordinal_pattern()}"
    after = (
        r"(?=,(?! (?:known|called|named|the|as)\b)|\.|;|:|\)| of which\b| (?:"
        r"is|was|were|had|has|will|would|takes|took|falls|fell|comes|came|goes|passed|ended|opened|"
        r"met|in|at|on|by|shall|due|planned|foreseen|scheduled|until|since|after|before|during|and|which|should|may|"
        r"might|next (?:year|month|week|spring|summer|autumn)|later (?:this|next)|"
        r"this (?:year|month|week|spring|summer|"
        r"autumn))\b)"
    )
    det = r"(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Aa]|[Pp]revious,|[Ll]ast,|[Nn]ext,)"
    return re.compile(
        rf"(?<![\w-])(?:(?:(?<=and )|(?<=, ))the (?P<pair>(?i:second|2nd))(?= (?:in|at|on)\b)"
        rf"|[Tt]he (?P<nth>{ordinal}{told}|{higher}{after})|[Aa]n? (?P<one>{higher}{told})"
        rf"|(?:[Ii]ts|[Tt]heir) (?P<own>{ordinal})(?= (?:in|at|on|was|took)\b)"
        rf"|(?:Round|Session|Meeting) (?P<count>\d{{1,3}}|{alternatives('cardinals')})(?=[:,.;] | –| —)"
        rf"|(?:met|meets|meet|sat|sits|gathered|convened|convenes|assembled|held|meeting|gathering)"
        rf"(?: (?:in|at|on) [^.;,]{{1,40}}?)? for the "
        rf"(?P<time>{ordinal}) time"
        rf"|(?:(?P<det>{det}) )?(?:(?P<ordinal>{ordinal})(?: and (?:last|final))? |(?P<relation>(?i:{_relations()})|"
        rf"(?i:another|a further)(?= (?:session|round|edition)\b)) "
        rf"){one}"
        rf"|[Tt]he (?P<other>(?i:{_relations()}))(?= (?:was|were|will|is|are|would|took|takes|had)\b)"
        rf"(?! (?:is|are|was|were) (?:attributable|the|a|an|issued|released|adapted|excerpted)\b))"
    )


def _add(
    reading: Reading,
    out: list[Phrase],
    taken: list[tuple[int, int]],
    match: re.Match[str],
    key: str | None,
    content: frozenset[str],
) -> None:
    start, end = match.span()
    if any(a < end and start < b for a, b in taken) or reading.boilerplate(start):
        return
    found = match.groupdict()
    start = match.start("time") if found.get("time") else start  # what stands between “met” and the number tells where
    relation = found["relation"] or found.get("other")
    taken.append((start, end))
    inner = next(g for g in ("name", "nth", "pair", "one", "own", "count", "time", "other") if found.get(g))
    out.append(
        Phrase(
            start=start,
            end=end,
            name_start=match.start(inner),
            name=match[inner],
            content=content,
            ordinal=_number(match),
            relation=("previous" if relation.casefold() in words("round_previous") else "next") if relation else None,
            key=key,
        )
    )
