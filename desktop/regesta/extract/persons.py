"""Persons: full names from the model and from titles, then every later surname that can only be theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from regesta.domain.claim import MentionKind
from regesta.extract.bylines import byline_spans
from regesta.extract.drafting import key, squeeze
from regesta.extract.gazetteer import country_pattern, name_pattern
from regesta.extract.given_names import is_given
from regesta.extract.name_forms import misspelt, name_words, spelt_otherwise, written_forms
from regesta.extract.person_context import after_office, after_seat, persons_joined, single_after_office, strong_names
from regesta.extract.person_lists import beside_persons, single_names_joined, titled_singles
from regesta.extract.person_names import WORD, parts, plausible, trim
from regesta.extract.place_context import places_in_context
from regesta.extract.reading import Entity, Found, Reading
from regesta.extract.towns import plain_text
from regesta.extract.vocabulary import any_of, words

_STEP = "names"


def find_persons(reading: Reading) -> Found:
    """All mentions of persons: one record for each full name, bare surnames linked to the name before them."""
    zones = byline_spans(reading)
    full = _full_names(reading, zones)
    names = _people(reading, full)
    found = {(a, b): Entity(a, b, "person", k, MentionKind.NAME, 0.9, _STEP) for (a, b), k in names.items()}
    taken = [*found, *[(e.start, e.end) for e in reading.entities if e.type == "organisation"], *zones]
    taken += [span for span in _countries(reading.text) if " " in reading.text[slice(*span)]]
    taken += [(p.start, p.end) for p in places_in_context(reading.text, reading.model_entities)]
    for entity in (*_bare(reading, names, taken), *_lone(reading, names, taken)):
        if not any(a < entity.end and entity.start < b for a, b in found):
            found[entity.start, entity.end] = entity
    return Found(entities=tuple(found[span] for span in sorted(found)))


def _full_names(reading: Reading, zones: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of names of two words and more, in order, none crossing another or an organisation."""
    seen = [(n.start, n.end) for n in reading.model_entities if n.label == "PERSON"]
    tails = {end: start for start, end in after_office(reading.text)}
    spans = _adjoined([span for span in seen if not _with_article(reading.text, *span)], reading.text)
    spans += [*strong_names(reading.text), *persons_joined(reading.text, reading.model_entities)]
    spans += beside_persons(reading.text, spans, reading.model_entities)
    listed = [(s, e, {x.type for x in entries}) for s, e, entries in reading.gazetteer.find(reading.text)]
    known = [(s, e) for s, e, types in listed if "person" in types]
    closed = (
        zones
        + [(s, e) for s, e, types in listed if types == {"place"} and len(reading.text[s:e].split()) >= _LONG_PLACE]
        + [(e.start, e.end) for e in reading.entities]
        + [(p.start, p.end) for p in places_in_context(reading.text, reading.model_entities)]
        + [span for span in _countries(reading.text) if " " in reading.text[slice(*span)]]
        + [m.span() for m in _SHIP.finditer(reading.text)]
        + [(p.name_start, p.end) for p in reading.phrases if p.parties or p.ordinal]
    )
    out: list[tuple[int, int]] = []
    whole = {trim(reading.text, *after_seat(reading.text, *_leftwards(reading.text, *span))) for span in spans}
    whole = {_without_subject(reading.text, start, end, tails) for start, end in whole if start < end}
    trimmed = sorted(whole | set(_repeated(reading.text, whole)), key=lambda s: (s[0] - s[1], s[0]))
    for n, (low, high) in enumerate(known + trimmed):
        name = reading.text[low:high]
        if len(name.split()) < 2 or (n >= len(known) and not plausible(name)) or _is_place(reading, low, high):
            continue
        if not any(a < high and low < b for a, b in (*out, *closed)):
            out.append((low, high))
    for name in {reading.text[a:b] for a, b in out}:
        for match in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", reading.text):
            if not any(a < match.end() and match.start() < b for a, b in (*out, *closed)):
                out.append(match.span())
    return sorted(out)


def _without_subject(text: str, start: int, end: int, tails: dict[int, int]) -> tuple[int, int]:
    """The span without the words of an office before the name, where those are surely none of its own."""
    own = is_given(text[start:end].split()[0])
    return start if own else max(start, tails.get(end, start)), end


def _repeated(text: str, spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the names of three words and more stand again: the model may see only the first two there."""
    for name in {text[a:b] for a, b in spans}:
        if len(name.split()) > 2 and plausible(name):
            yield from (m.span() for m in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", text))


_SHIP = re.compile(
    r"\b(?:trawler|vessel|ship|warship|tanker|frigate|destroyer|corvette|submarine|boat|ferry|cutter|carrier|dhow|freighter|"
    r"yacht|schooner|liner)s? (?:[A-Z]{1,4} )?[“‘\"]?[A-Z]\w+(?: [A-Z]\w+)?|(?<![\w-])(?:HMAS|HMNZS|HMCS|HMS|"
    r"HTMS|INS|USS|USNS|USCGC|BRP|PNS|BNS|SLNS|KRI|KD|RSS|ROKS|TCG|JS|JDS|"
    r"MV|MT|CNS) [A-Z]\w+(?: [A-Z]\w+)?"
)
"""A ship, which often has a person's name."""


def _with_article(text: str, start: int, end: int) -> bool:
    """Whether an article makes a name that acts an office's in another language (“the … said”)."""
    article = re.search(r"\b[Tt]he $", text[max(0, start - 4) : start]) or text.startswith(("The ", "the "), start)
    return bool(article) and _speaks().match(text, end) is not None


def _countries(text: str) -> list[tuple[int, int]]:
    """Spans of the names of countries."""
    return [m.span() for m in re.finditer(rf"(?<!\w)(?:{name_pattern()})(?!\w)", text)]


def _adjoined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The model's spans, two that only a space parts made one name."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and out[-1][1] + 1 == start and text[start - 1] == " " and len(text[out[-1][0] : end].split()) <= 5:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


_LONG_PLACE = 3
"""Words from which on the name of a place holds no person's (“Bandar Seri Begawan”)."""


def _leftwards(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with a capitalised word before it that the model left out, unless a sentence starts there."""
    if initials := re.search(r"(?<![\w.-])(?:(?:[A-Z][a-z]?\. ?){1,3})$", text[max(0, start - 14) : start]):
        return start - len(initials.group()), end
    if mark := re.search(rf"(?<=[.a-z,] )[ʻ‘'’](?P<word>{WORD}) $", text[max(0, start - 24) : start]):
        return start - len(mark["word"]) - 1, end
    before = re.search(rf"(?<=[a-z,] )(?<!of the )(?P<word>{WORD}) $", text[max(0, start - 30) : start])
    if before and plausible(before["word"]) and " " in text[start:end] and before["word"] not in _titles():
        return start - len(before["word"]) - 1, end
    return start, end


def _is_place(reading: Reading, start: int, end: int) -> bool:
    """Whether the gazetteer knows the whole name as a place."""
    return any(
        (s, e) == (0, end - start) and any(x.type == "place" for x in entries)
        for s, e, entries in reading.gazetteer.find(reading.text[start:end])
    )


def _people(reading: Reading, spans: list[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The key of the person of each full name; a name whose words are all in a longer one is that person's."""
    names = sorted({squeeze(reading.text[a:b]) for a, b in spans}, key=lambda n: (-len(n.split()), n))
    key_of: dict[str, str] = {}
    for name in names:
        same = next((k for other, k in key_of.items() if set(name_words(name)) <= set(name_words(other))), None)
        same = same or next((k for other, k in key_of.items() if spelt_otherwise(name, other)), None)
        key_of[name] = same or key("person", " ".join(name_words(name)))
    return {(a, b): key_of[squeeze(reading.text[a:b])] for a, b in spans}


def _bare(reading: Reading, names: dict[tuple[int, int], str], taken: list[tuple[int, int]]) -> list[Entity]:
    """Single words of the full names elsewhere in the text: the family name, or a given name the model saw."""
    owners: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for (start, end), person in sorted(names.items()):
        for rank, word in enumerate(parts(reading.text[start:end])):
            for form in written_forms(word):
                owners[form].append((start, person, rank))
    if not owners:
        return []
    seen = {(n.start, n.end) for n in reading.model_entities if n.label in ("PERSON", "ORG", "GPE", "NORP")}
    out = []
    plain = plain_text(reading.text)
    spans = {m.span(): m.group() for t in (plain, reading.text) for m in _single(tuple(owners)).finditer(t)}
    spans |= {span: word for span, word in _shouted(reading.text, tuple(owners)) if span not in spans}
    for (start, end), word in sorted(spans.items()):
        owner = _owner(owners[word], start)
        modelled = any(a <= start and end <= b for a, b in seen)
        blocked = any(a < end and start < b for a, b in taken)
        acting = owner is not None and (owner[2] == 0 or modelled or _speaks().match(reading.text, end))
        shouted = reading.text[start:end].isupper() and end - start > 3
        if owner and not blocked and acting and (shouted or not _in_longer_name(reading.text, start, end)):
            low = start if shouted else _with_title(reading.text, start)
            out.append(Entity(low, end, "person", owner[1], MentionKind.NAME, 0.85, _STEP))
    return out


def _shouted(text: str, forms: tuple[str, ...]) -> Iterator[tuple[tuple[int, int], str]]:
    """The words of the names in capitals, on lines that hold no small letters."""
    shouted = {f.upper(): f for f in forms if len(f) > 3}
    for line in re.finditer(r"^[^a-zß-ÿ\n]{12,}$", text, re.MULTILINE):
        for word in re.finditer(r"[\w’'-]+", line.group()):
            if word.group() in shouted:
                yield (line.start() + word.start(), line.start() + word.end()), shouted[word.group()]


def _single(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:{any_of(forms)})(?![\w-])")


def _owner(candidates: list[tuple[int, str, int]], offset: int) -> tuple[int, str, int] | None:
    """The person whose full name stood last before the offset, family names first; else the first in the text."""
    best_rank = min(rank for _, _, rank in candidates)
    ranked = [c for c in candidates if c[2] == best_rank]
    before = [c for c in ranked if c[0] <= offset]
    return max(before) if before else min(ranked)


_NEXT = re.compile(rf" {WORD}")


@cache
def _before() -> re.Pattern[str]:
    """A capitalised word right before a name that is no title, country or start of a sentence (“São Paulo”)."""
    known = any_of([*_titles(), *words("honorifics"), *words("ministry_words"), *words("organisation_heads")])
    return re.compile(rf"(?<=[a-z,] )(?!(?:{known}|{country_pattern()})(?![\w-]))[A-ZÀ-Þ][a-zà-ž]+ $")


def _in_longer_name(text: str, start: int, end: int) -> bool:
    """Whether capitalised words that are no title stand right beside a bare name, so that it is another name."""
    if _before().search(text[max(0, start - 30) : start]):
        return True
    following = _NEXT.match(text, end)
    if following and following.group().strip() not in _titles() and following.group().strip()[0].isupper():
        return not re.match(
            r" (?:[A-Z][a-z]+day|January|February|March|April|June|July|August|September|October|November|December)\b",
            text[end : end + 14],
        )
    return False


@cache
def _titles() -> frozenset[str]:
    return frozenset(w[:1].upper() + w[1:] for w in words("title_heads"))


def _after_honour(text: str, start: int) -> int:
    """The start of an only name with the title of honour that it is always said with (“Sheikha Mahra”), if any."""
    before = re.search(r"(?<![\w-])(?:Sheikha?|Shaikha?|Sultan) $", text[max(0, start - 10) : start])
    return start - len(before.group()) if before else start


def _with_title(text: str, start: int) -> int:
    """The start of a capitalised title fused with a bare surname (“Secretary Smith”), else the surname's.

    A title by which anyone is addressed (“Minister Smith”), or a word for who speaks for another (“Spokesperson
    Smith”), is no part of what the person is called.
    """
    match = re.search(
        r"(?P<before>\b[A-Z][\w-]* )?(?<![\w-])(?P<title>[A-Z][a-z]+) $", text[max(0, start - 40) : start]
    )
    if match is None or match["before"] or match["title"] in words("address_titles"):
        return start
    fused = match["title"] in _titles() and not match["title"].startswith("Spokes")
    return start - len(match["title"]) - 1 if fused else start


def _lone(reading: Reading, names: dict[tuple[int, int], str], taken: list[tuple[int, int]]) -> list[Entity]:
    """Single-word names that no full name explains: a misspelling of one, or a person by surname only."""
    words_of = {w: k for (a, b), k in sorted(names.items(), reverse=True) for w in parts(reading.text[a:b])}
    spans = [(n.start, n.end) for n in reading.model_entities if n.label == "PERSON"]
    spans += [(n.start, n.end) for n in reading.model_entities if _KIN.match(reading.text, n.end)]
    spans += [m.span("name") for m in _after_quotation().finditer(reading.text)]
    offices = [
        m.span("name") for m in single_after_office().finditer(reading.text) if m["name"] not in words("ministry_words")
    ]
    offices += [*single_names_joined(reading.text), *titled_singles(reading.text)]
    spans += offices
    out = []
    for span in spans:
        start, end = trim(reading.text, *span)
        name = reading.text[start:end]
        if name.isupper() and len(name) < 7 and name.title() not in words_of:
            continue
        known = name in words_of or any(a < end and start < b for a, b in taken)
        if len(name.split()) != 1 or not plausible(name) or known or _is_place(reading, start, end):
            continue
        if span not in offices and _joined_to_body(reading, start):
            continue
        near = words_of.get(misspelt(name, words_of) or "")
        if near or span in offices or _stands_as_person(reading.text, start, end):
            low = start if near else _with_title(reading.text, start)
            low = _after_honour(reading.text, low)
            out.append(Entity(low, end, "person", near or key("person", name), MentionKind.NAME, 0.6, _STEP))
    return out


def _joined_to_body(reading: Reading, start: int) -> bool:
    """Whether “and” joins a single name to a body right before it: it is hardly a person's then."""
    ends = {e.end for e in reading.entities if e.type == "organisation"}
    return reading.text[:start].endswith(" and ") and start - len(" and ") in ends


_KIN = re.compile(
    r"[’']s (?:(?:late|elder|younger|older|own|then) )?(?:sister|brother|wife|husband|son|daughter|father|mother|widow|"
    r"uncle|nephew|cousin|predecessor|successor|delegation members|lawyer|biographer)\b"
)
"""Whom only a person has."""


@cache
def _after_quotation() -> re.Pattern[str]:
    return re.compile(rf"[”\"’],? (?P<name>{WORD}) (?:{any_of(words('speech_verbs'))})\b")


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of((*words('speech_verbs'), *words('person_verbs')))})\b")


@cache
def _does() -> re.Pattern[str]:
    verbs = any_of(words("speech_verbs"))
    return re.compile(rf"(?:[’']s\b| (?:{verbs}|met|will|would|also|had|has|was|is|and [A-Z])\b)")


def _stands_as_person(text: str, start: int, end: int) -> bool:
    """Whether a lone surname has a title before it or does what people do after it."""
    before = re.search(r"([\w.’'-]+) $", text[max(0, start - 24) : start])
    titled = before is not None and before[1].casefold() in {
        w.casefold() for w in (*words("title_heads"), *words("honorifics"))
    }
    return titled or bool(_does().match(text, end))
