"""Names that another person's name shows to be persons': joined by “and”, in a list after a title; Vietnamese names."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, country_of
from regesta.extract.gazetteer import name_pattern as land_pattern
from regesta.extract.model import NamedEntity
from regesta.extract.person_names import name_pattern, plausible
from regesta.extract.towns import plain_text
from regesta.extract.vocabulary import alternatives, any_of, word_set, words


@cache
def _titles() -> str:
    heads = [f for w in words("title_heads") for f in (w, w[:1].upper() + w[1:])]
    others = rf"counterparts?|colleagues?|[Cc]harg[ée] d[’'][Aa]ffaires|{alternatives('honorifics')}"
    return rf"(?:(?:{any_of(heads)})s?|{others})"


@cache
def _between() -> str:
    """What may stand between two names of a list: whose the second is, and his honorifics."""
    owner = rf"(?:(?:{land_pattern()})[’']s? |(?:his |her |their |the )?(?:{adjective_pattern()}) )?"
    return rf"{owner}(?:{_titles()} )?(?:(?:{alternatives('honorifics')}) ){{0,2}}"


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:, and |,? and |, ){_between()}(?P<name>{name_pattern()})(?![\w-])")


@cache
def _first() -> re.Pattern[str]:
    honours = rf"(?:(?:{alternatives('honorifics')}) ){{0,2}}"
    return re.compile(
        rf"(?<![\w-]){_titles()}(?:(?<=counterparts),|(?<=colleagues),|"
        rf"(?<=ministers),)? {honours}(?P<name>{name_pattern()})(?![\w-])"
    )


@cache
def _deeds() -> str:
    adverb = r"(?:still|also|both|had|have|has|then|later|together|jointly|each|again|never|now|already|reportedly)"
    verbs = any_of([*words("speech_verbs"), *words("person_verbs")])
    return rf" (?:{adverb} ){{1,2}}(?:{verbs})\b"


@cache
def _pair() -> re.Pattern[str]:
    heads = any_of([f for w in words("title_heads") for f in (w, w[:1].upper() + w[1:])])
    verbs = any_of([*words("speech_verbs"), *words("person_verbs")])
    office = rf", (?:the |a |an )?(?:[A-Za-z’'-]+ ){{0,4}}?(?:{heads})\b"
    return re.compile(
        rf"(?<![\w’'-])(?P<one>{name_pattern()}),? (?:and|or) {_between()}(?P<two>{name_pattern()})"
        rf"(?=(?:{_deeds()}| (?:{verbs})\b|{office}))"
    )


@cache
def _adverbed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?P<name>{name_pattern()})(?={_deeds()})")


def _good(name: str) -> bool:
    """Whether words may be a person's name, and hold nothing that bodies, offices or lands are called by."""
    tokens = [t.casefold().strip(".,") for t in name.split()]
    other = word_set("mechanism_bodies") | word_set("ministry_words") | word_set("no_bodies") | word_set("place_heads")
    other -= {"may", "lee", "sharif", "bay", "hall", "hills", "lake", "rural", "marine"}
    low = name.casefold()
    land = low in country_of() or any(t in country_of() for t in tokens)
    article = len(tokens) == 2 and tokens[0] in ("el", "la", "les", "los", "die", "der", "il", "o", "the")
    return (
        plausible(name)
        and tokens[0] not in ("chargé", "charge")
        and not article
        and not land
        and not other & set(tokens)
        and not name.isupper()
    )


def listed_names(text: str) -> list[tuple[int, int]]:
    """Names of two words and more beside other persons' names."""
    out: list[tuple[int, int]] = []
    for match in _pair().finditer(text):
        if _good(match["one"]) and _good(match["two"]):
            out += [match.span("one"), match.span("two")]
    out += [m.span("name") for m in _adverbed().finditer(text) if _good(m["name"])]
    for match in _first().finditer(text):
        end = match.end()
        if re.match(r"[\w-]+s,? |[Cc]harg", match.group()) and _good(match["name"]):
            out.append(match.span("name"))
        while plausible(match["name"]) and (more := _after().match(text, end)):
            if not _good(more["name"]) or re.match(r" [A-Z]", text[more.end() : more.end() + 2]):
                break
            out.append(more.span("name"))
            end = more.end()
    return [*out, *_vietnamese(text)]


_LINK = re.compile(r"(?:,? and |, |; |/)$")
_NEXT_LINK = re.compile(r"(?:,? and |, |; |/)(?=[A-Z])")


def beside_persons(text: str, people: list[tuple[int, int]], named: tuple[NamedEntity, ...]) -> list[tuple[int, int]]:
    """Full names that the model took for something else, in a list with one that is surely a person's.

    A body may stand beside a person too: the words must be ones that a name may have.
    """
    full = [(a, b) for a, b in people if " " in text[a:b]]
    starts, ends = {a for a, _ in full}, {b for _, b in full}
    out = []
    for each in named:
        name = re.sub(r"[’']s$", "", text[each.start : each.end])
        if each.label not in ("ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT", "NORP") or not re.fullmatch(
            name_pattern(), name
        ):
            continue
        end = each.start + len(name)
        before, after = _LINK.search(text[: each.start][-6:]), _NEXT_LINK.match(text, end)
        joined = (before and each.start - len(before.group()) in ends) or (after and after.end() in starts)
        if joined and _good(name) and not re.search(r"\b[Tt]he $", text[: each.start][-4:]):
            out.append((each.start, end))
    return out


@cache
def _titled() -> re.Pattern[str]:
    titles = any_of(sorted({*words("address_titles")} - {"King", "Queen", "Commissioner", "Speaker"}))
    return re.compile(
        rf"(?<![\w-])(?:{titles}) (?P<name>[A-ZÀ-Þ][a-zà-ž’'-]*[a-zà-ž])(?= [a-z]|[,.;:]|[’']s\b|$)"
        r"|(?<![\w’'-] )(?<![\w’'-])(?P<part>[A-ZÀ-Þ][a-zà-ž’'-]*[a-zà-ž]), for (?:his|her) part,",
        re.MULTILINE,
    )


def titled_singles(text: str) -> list[tuple[int, int]]:
    """Family names alone after an office that they are addressed by: “President A receives”."""
    spans = [m.span(m.lastgroup or "name") for m in _titled().finditer(text)]
    return [s for s in spans if _good(text[slice(*s)])]


def single_names_joined(text: str) -> list[tuple[int, int]]:
    """Family names alone after the plural of an office: “Presidents A and B”."""
    heads = any_of([w[:1].upper() + w[1:] for w in words("title_heads")])
    single = r"[A-ZÀ-Þ][\w’'-]{2,}"
    pattern = re.compile(
        rf"(?<![\w-])(?:{heads})s (?P<one>{single})(?:, (?P<more>{single}))?,? and (?P<two>{single})(?! [A-Z])"
    )
    spans = [m.span(g) for m in pattern.finditer(text) for g in ("one", "more", "two") if m[g]]
    return [s for s in spans if plausible(text[slice(*s)]) and text[slice(*s)].casefold() not in country_of()]


_SYLLABLE = r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"


@cache
def _chain() -> re.Pattern[str]:
    family = any_of(words("family_of_given"))
    return re.compile(rf"(?<![\w’'-])(?P<name>(?:{family})(?: [A-Z][a-z]{{0,6}}){{2,3}})(?![\w-])(?! [A-Z])")


def _vietnamese(text: str) -> list[tuple[int, int]]:
    """Vietnamese names: a family name that leads and two or three syllables, with marks or without."""
    plain = plain_text(text)
    return [
        m.span("name")
        for m in _chain().finditer(plain)
        if all(re.fullmatch(_SYLLABLE, w.casefold()) for w in m["name"].split()[1:])
    ]
