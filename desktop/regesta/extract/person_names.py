"""What a personal name looks like: where it starts and ends in the text, and which of its words stand alone later."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.dates.calendar import MONTHS, WEEKDAYS
from regesta.extract.gazetteer import adjective_pattern, country_of, country_pattern
from regesta.extract.vocabulary import alternatives, any_of, word_set, words

WORD = r"(?:[A-Z][a-z]?\.|(?:[dlDLO][’'])?[A-ZÀ-ÖØ-ÞĀ-Žƀ-ƿḀ-ỿ][\w]*(?:[-’'](?!s\b)[A-Za-zÀ-ž]\w*)*)"
"""A word of a name, or an initial: one letter or two that stand for one sound (“Sh.”, “Yu.”)."""
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV|VI{1,3}|IX|XI{0,3}|XIV|XV|XVI)\b\.?")
_NICKNAME = re.compile(r" [“\"‘'(][A-ZÀ-Þ][\w’-]+[”\"’')](?= [A-ZÀ-Þ])")
"""The name by which friends call somebody, between the given name and the family's."""
_AFTER_NAME = re.compile(r",? (?:MP|MEP|MLA|MHA|KC|QC|PC|CBE|OBE|MBE|KCMG|CMG|AO|AC|AM|PhD|Esq)$")
"""Letters of rank that follow a name and are no part of it."""


@cache
def name_pattern() -> str:
    """Two to five words of a full name, particles in small letters among them."""
    particle = rf"(?:(?:{alternatives('name_particles')}) |al-|el-)"
    nick = r"(?: [“\"‘][A-ZÀ-Þ][\w’-]+[”\"’])?"
    return rf"{WORD}(?:{nick}[ ]{particle}{{0,2}}{WORD}){{1,4}}"


@cache
def _never() -> frozenset[str]:
    """Words that no personal name consists of, casefolded."""
    plain = {w.casefold() for w in (*MONTHS, *WEEKDAYS)} - {"may", "june", "april", "august"}
    return frozenset(
        plain
        | word_set("not_in_names")
        | word_set("organisation_heads")
        | word_set("mechanism_heads")
        | word_set("never_persons")
        | word_set("company_heads")
        | _adjective_words()
    )


@cache
def _adjective_words() -> frozenset[str]:
    """Adjectives of countries, of those in two words the last (“Lankan”)."""
    return frozenset(w.casefold().split(" ")[-1] for w in adjective_pattern().replace("\\", "").split("|"))


@cache
def _front() -> re.Pattern[str]:
    heads = any_of(
        [
            w
            for h in (
                *words("title_heads"),
                "prime",
                "vice",
                "deputy",
                "foreign",
                "crown",
                "extraordinary and",
                "plenipotentiary",
                "opposition",
                "acting",
                "former",
                "ruling",
                "outgoing",
                "MP",
                "MEP",
                "MLA",
                "chargé d’Affaires",
                "chargé d'Affaires",
                *words("ministry_words"),
            )
            for w in (h, h[:1].upper() + h[1:])
        ]
    )
    return re.compile(
        rf"^(?:(?:{alternatives('honorifics')}|(?:(?:Vice|Deputy|Co|Ex|Under|Pro)-)?(?:{heads})s?|(?:{country_pattern()}))"
        rf"(?: \([A-Za-z.]+\))?\s+|[A-Z]\w+-(?:run|based|led|backed|born|owned|brokered|trained)\s+|[\s,;:“\"(•-]+)"
    )


_BACK = re.compile(r"(?:[’']s?|[\s,;:.”\")]+|\s+(?:and|of|the|in|on|said|told))$")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without titles and honorifics before the name, and without possessive and punctuation after it."""
    if "\n" in text[start:end]:
        parts = text[start:end].split("\n")
        keep = max(parts, key=len)
        start = start + text[start:end].index(keep)
        end = start + len(keep)
    whole = start
    while start < end and (match := _front().match(text[start:end])) and match.end() > 0:
        whole, start = start, start + match.end()
    if " " not in text[start:end] and _GIVEN.match(text, whole) and _titled_before(text, whole):
        start = whole
    while (
        (first := text[start:end].split(" ", 1))[0].casefold() in word_set("not_in_names")
        and len(first) == 2
        and not is_chinese(text[start:end])
    ):
        start += len(first[0]) + 1
        while match := _front().match(text[start:end]):
            start += match.end()
    while start < end and (match := _BACK.search(text[start:end])) and not _SUFFIX.search(text[start:end][-4:]):
        end = start + match.start()
    if letters := _AFTER_NAME.search(text[start:end]):
        end = start + letters.start()
    honorifics = [m for m in _inside().finditer(text, start, end) if m.start() > start]
    start = honorifics[-1].end() if honorifics and " " in text[honorifics[-1].end() : end] else start
    while (last := text[start:end].rsplit(" ", 1))[-1] in word_set("name_particles") and len(last) == 2:
        end -= len(last[1]) + 1
    if tail := _tail().match(text, end):
        end = tail.end()
    end = _rightwards(text, start, end)
    if suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    elif text[start:end].endswith((" Jr", " Sr")) and text[end : end + 1] == ".":
        end += 1
    return start, end


_GIVEN = re.compile(r"(?:Gen|Md|Lord|Sri|Dan|Art|Major|Earl|Duke) [A-Z]")
"""Words before a name that may also be its first part, where nothing else would be left of it but one word."""


def _titled_before(text: str, start: int) -> bool:
    """Whether an office stands before a name, so that a word such as “Gen” is hardly one more title."""
    before = re.search(r"([\w-]+) $", text[max(0, start - 30) : start])
    return before is not None and before[1].casefold() in word_set("title_heads")


_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]?ang|[iu]?an|iong|ong|[iu]?eng|ing|[iu]?en|[iu]?ai|[iu]?ei|[iu]?ao|"
    r"iu|ui|uo|ou|ie|ue|ia|ua|in|un|er|a|o|e|i|u)"
)


def is_chinese(name: str) -> bool:
    """Whether a name is a Chinese family name and a given name of two syllables in pinyin."""
    family, _, given = name.partition(" ")
    known = family in words("family_first") and family not in words("family_of_given")
    return (
        known
        and len(given) > 3
        and given.istitle()
        and (re.fullmatch(rf"(?:{_SYLLABLE}){{2}}", given.casefold()) is not None)
    )


@cache
def _inside() -> re.Pattern[str]:
    """An honorific in the middle of a span: the name begins after it."""
    return re.compile(rf"(?<![\w-])(?:{alternatives('honorifics')}|MLA|MNA|MP|MEP)\s+(?=[A-Z])")


def _rightwards(text: str, start: int, end: int) -> int:
    """The end of a name that leads with its family name, with one more given name after it, if there is one."""
    tokens = text[start:end].split()
    following = re.match(rf" ({WORD})(?= (?:[a-z]|<)|[,.;’'])", text[end : end + 30])
    if len(tokens) == 2 and tokens[0] in words("family_first") and following and plausible(following[1]):
        return end + following.end()
    return end


@cache
def _tail() -> re.Pattern[str]:
    """Particles and the family name after them, which the model may have cut off (“van der …”)."""
    particle = (
        rf"(?:{any_of([p for p in words('name_particles') if len(p) > 1 and p not in ('un', 'la', 'das', 'den')])})"
    )
    return re.compile(rf" (?:{particle} ){{1,3}}{WORD}(?!\w)")


def plausible(name: str) -> bool:
    """Whether the words can be a person's name."""
    name = _NICKNAME.sub("", name)
    tokens = name.split()
    bare = [t.strip(".,’'").casefold() for t in tokens if not re.fullmatch(r"[A-Z]\.", t)]
    counted = [t for t in tokens if t.casefold() not in word_set("name_particles")]
    if not bare or len(counted) > 5 or len(tokens) > 9 or re.search(r"[\d@/<>()“”\"]|^[IVX]{2,} ", name):
        return False
    if is_chinese(name) or (len(tokens) == 3 and tokens[0] in words("family_of_given")):
        bare = [w for n, w in enumerate(bare) if n != (0 if is_chinese(name) else 1)]
    if len(tokens) == 2 and bare[0] in ("el", "la", "los", "las", "les", "il", "die", "der") and tokens[0].istitle():
        return tokens[0] == "El" and bare[1].endswith("i")
    if any(w in _never() or w in word_set("title_heads") for w in bare):
        return False
    if len(tokens) == 1 and bare[0] in {w.strip(".").casefold() for h in words("honorifics") for w in h.split()}:
        return False
    if name.casefold() in country_of() or (len(tokens) == 1 and (len(name) < 2 or bare[0] in country_of())):
        return False
    if not all(
        t[0].isupper() or t in word_set("name_particles") or t.startswith(("al-", "el-", "d’", "d'")) for t in tokens
    ):
        return False
    return not (name.isupper() and len(tokens) == 1 and len(name) < 4)


def parts(name: str) -> tuple[str, ...]:
    """The words of a full name that may stand for it later, the family name (as far as can be told) first."""
    tokens = [t.strip(",") for t in _NICKNAME.sub("", name).split()]
    kept = [
        t
        for t in tokens
        if len(t.strip(".")) > 1 and not re.fullmatch(r"(?:Jr|Sr|[IVX]+)\.?", t) and t not in word_set("name_particles")
    ]
    if len(kept) < 2:
        return tuple(kept)
    bare = [k.split("-", 1)[1] for k in kept if k.casefold().startswith(("al-", "el-"))]
    if family := _with_particles(tokens):
        return (family, kept[-1], *bare, *kept[:-1])
    if bare:
        return (kept[-1], *bare, *kept[:-1])
    if len(kept) > 2 and kept[0] in words("family_of_given"):
        return (kept[-1], *kept[:-1])
    if leads_with_family(kept):
        return (kept[0], *kept[1:])
    return (kept[-1], *reversed(kept[:-1]))


def _with_particles(tokens: list[str]) -> str | None:
    """A family name of several words: the last word with the particles before it (“van der Berg”)."""
    first = next(
        (n for n, t in enumerate(tokens[1:], 1) if t.casefold() in word_set("name_particles") | {"aboul", "abdel"}),
        None,
    )
    if len(tokens) > 2 and tokens[-2].casefold() in ("al", "el"):
        return " ".join(tokens[-2:])
    return " ".join(tokens[first:]) if first is not None and first < len(tokens) - 1 else None


def leads_with_family(tokens: list[str]) -> bool:
    """Whether the first word is a Chinese, Korean or Vietnamese family name and the rest reads as a given name."""
    first = tokens[0]
    if first not in words("family_first"):
        return False
    return len(tokens) <= 3 and not (len(tokens) == 2 and tokens[1] in words("family_first") and len(tokens[1]) > 5)
