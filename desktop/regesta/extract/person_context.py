"""Names whose surroundings show a person: after a title, before a verb, between commas, in the list of delegates."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from regesta.extract.dates.calendar import MONTHS
from regesta.extract.gazetteer import adjective_pattern, capital_pattern, country_pattern, region_pattern
from regesta.extract.given_names import is_given
from regesta.extract.model import NamedEntity
from regesta.extract.person_lists import listed_names
from regesta.extract.person_marks import capitals, deeds, heads, known_bodies, quoted, quoted_with_office, regnal
from regesta.extract.person_names import WORD, is_chinese, name_pattern, plausible
from regesta.extract.state_names import long_form
from regesta.extract.towns import country_of_town, plain_name
from regesta.extract.vocabulary import alternatives, any_of, word_set, words


@lru_cache(maxsize=4)
def strong_names(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of names of two words and more that their surroundings show to be persons', whatever the model says."""
    patterns = (
        after_title(),
        before_verb(),
        between_commas(),
        _by_person(),
        _beside_person(),
        _for_party(),
        _of_body(),
        *_in_pairs(),
        _INITIALLED,
        _late(),
        _given_and_deed(),
        _remembered(),
        _travelling(),
        regnal(),
        quoted(),
        quoted_with_office(),
    )
    spans = [
        after_seat(text, *match.span("name"))
        for pattern in patterns
        for match in pattern.finditer(text)
        if pattern not in (_given_and_deed(), _remembered(), quoted()) or like_person(match["name"])
    ]
    spans += [after_seat(text, *m.span("other")) for m in _late().finditer(text) if m["other"]]
    spans = [s for s in spans if not re.search(r"\b[Tt]he $", text[max(0, s[0] - 4) : s[0]])]
    spans = [s for s in spans if text[slice(*s)].casefold() not in known_bodies() and not text[: s[0]].endswith(" at ")]
    article = re.compile(rf"The (?!(?:{alternatives('honorifics')}) )")
    spans = [s for s in spans if not article.match(text, s[0])]
    spans = [s for s in spans if not _subject(text[slice(*s)])]
    spans = [s for s in spans if not country_of_town(text[slice(*s)]) and not _building(text[slice(*s)])]
    return tuple(dict.fromkeys([*spans, *after_office(text), *_pinyin(text), *listed_names(text)]))


def after_seat(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the town or the subject of the office before it (“Ambassador in Doha A B”)."""
    if opening := _OPENING.match(text, start, end):
        start = opening.end()
    before = re.search(r"([\w-]+) (?:of|in|to|at|for) $", text[max(0, start - 40) : start])
    words_ = text[start:end].split(" ")
    if _WAY.search(text[:start][-9:]) and (town := _town_first(words_)):
        return start + len(town) + 1, end
    if before is None or len(words_) < 3:
        return start, end
    for count in (2, 1):
        seat = " ".join(words_[:count])
        known = country_of_town(seat) is not None and not is_given(words_[0])
        if len(words_) - count >= 2 and (known or re.fullmatch(capital_pattern(), seat)):
            return start + len(seat) + 1, end
    return (start + len(words_[0]) + 1, end) if before[1] in _SUBJECT_BODIES and len(words_) == 3 else (start, end)


_WAY = re.compile(r"(?<![\w-])(?:[Ff]rom|[Ii]n|[Aa]t|To|[Vv]ia|[Nn]ear|[Ll]eaving|[Rr]eaching|[Oo]utside) $")
_OPENING = re.compile(rf"(?:(?:From|In|At|To|Via|Near|Leaving|Outside)|(?<=\d )(?:{any_of(MONTHS)})) (?=[A-Z])")
"""What a town follows, or the month of a date right before a name (“On 29 April …”): none of the name."""


def _town_first(tokens: list[str]) -> str | None:
    """The town that some words begin with, where it is nobody's given name and a name is left after it."""
    for count in (2, 1):
        town = " ".join(tokens[:count])
        if len(tokens) > count and not is_given(tokens[0]):
            known = re.fullmatch(capital_pattern(), town) or (len(tokens) > count + 1 and country_of_town(town))
            if known and (len(tokens) > count + 1 or count == 1):
                return town
    return None


_SUBJECT_BODIES = {
    "Department",
    "Directorate",
    "Ministry",
    "Bureau",
    "Division",
    "Board",
    "Institute",
    "Agency",
    "Service",
}


def _building(name: str) -> bool:
    """Whether a name ends as a building's does and no family's."""
    return name.rsplit(" ", 1)[-1] in set(words("building_heads")) - {
        "Park",
        "Hall",
        "Castle",
        "Fort",
        "Tower",
        "Lodge",
    }


def _subject(name: str) -> bool:
    """Whether a name ends as a portfolio does (“… Economy”) and no family's."""
    last = name.rsplit(" ", 1)[-1]
    return len(last) > 5 and last in words("ministry_words") and last not in ("Justice", "Marine", "Religious")


@cache
def after_title() -> re.Pattern[str]:
    """A name right after a title of office or an honorific; the name is the group `name`."""
    capital = any_of(f for w in words("title_heads") for f in (w[:1].upper() + w[1:], capitals(w)))
    honorific = alternatives("honorifics")
    body = (
        rf"(?: (?:of|for) (?:the )?(?:(?:{alternatives('ministry_words')})(?:,? and|,)? ?)+(?<! )"
        rf"| of (?:the )?(?:{long_form()}|{country_pattern()}|[A-Z]{{2,6}}(?![\w-]))"
        rf"| (?:in|to) (?:the )?(?:{country_pattern()}|{capital_pattern()}|[A-Z]{{2,6}}(?![\w-])))?"
    )
    office = rf"(?!(?:{capital}|{alternatives('ministry_words')}|Prime|Vice|First|Deputy|Lanka)\b)"
    before = (
        rf"(?<![\w-])(?:{alternatives('title_heads')}|{capital}|{honorific}|counterpart|colleague|MP|MLA|MEP|MNA)"
        r"(?: \([A-Z][\w &,’'-]{1,40}\)| \([Rr](?:et|t)d?\.?\),?)?"
    )
    return re.compile(rf"{before}{body}\s(?P<name>{office}{name_pattern()})(?![\w])")


@cache
def _honorific() -> str:
    return rf"(?:(?:(?:the )?Hon\.?|{alternatives('honorifics')}|Senior|Vice|\((?:Dr|Prof|Retd?|retd?)\.?\)) ){{0,5}}"


@cache
def between_commas() -> re.Pattern[str]:
    """A name between commas after an office (“the spokeswoman of the …, A B, said”); the name is the group `name`."""
    return re.compile(
        rf"(?<![\w-])(?:{heads()}|predecessor|successor)s?"
        rf"(?: (?:of|for|at|in|to|on) [^,.;“”\"]{{3,110}})?, {_honorific()}"
        rf"(?P<name>{name_pattern()})(?=,|\.?$|\.\s|;|\)| and\b| \()",
        re.MULTILINE,
    )


@cache
def single_after_office() -> re.Pattern[str]:
    """The only name of a person who has but one, between commas after an office, or after it at a clause's end."""
    return re.compile(
        rf"(?<![\w-])(?:{heads()})(?: (?:of|for) [^,.;“”\"]{{3,60}})?, {_honorific()}"
        r"(?P<name>[A-Z][a-zà-ž]{3,})(?=,)"
    )


@cache
def before_verb() -> re.Pattern[str]:
    """A name right before a verb that people do, or before “, the … minister”; the name is the group `name`."""
    clause = r"(?!(?:where|when|while|which|as|after|before|since|with|and|but)\b)"
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{name_pattern()}(?:,? (?:Jr|Sr)\b\.?)?)(?: (?:{deeds()})\b|, {clause}"
        rf"(?:the |a |an )?(?:[A-Za-z’'-]+ ){{0,4}}?(?:{heads()}|co-chair(?:man|woman|person)?s?|delegate|"
        rf"signatory)\b)"
    )


@cache
def _given_and_deed() -> re.Pattern[str]:
    """Words of a name before any verb in the past, or after a land's own (“Lima's A B”): by itself no proof."""
    land = rf"(?:{country_pattern()}|{capital_pattern()}|EU|UN|AU|bloc|Union|country)"
    return re.compile(
        rf"(?<![\w’'-])(?:{land}[’']s )?(?P<name>{name_pattern()})(?= (?:[a-z]{{2,}}ed|made|took|gave|told|"
        rf"kept|keeps|built|"
        rf"brought|ran|runs|won|lost|chose|wants|needs|knows|knew|saw|makes|takes|gives|began|drove|wrote|set|put|"
        rf"(?:would|will|could|should|may|might|must|is to|was to|is due to|"
        rf"is expected to|was expected to|was due to) [a-z]+|"
        rf"and {name_pattern()})\b|,? who\b|, for (?:his|her) part\b|[’']s (?:office|team|deputy|predecessor|"
        rf"successor)\b)"
    )


@cache
def _late() -> re.Pattern[str]:
    """Those who have died: “the late A B”, and the one joined to them."""
    return re.compile(
        rf"\b[Tt]he late (?:(?:{heads()}) )?{_honorific()}(?P<name>{name_pattern()})"
        rf"(?:,? and (?P<other>{name_pattern()}))?(?![\w-])(?! [A-Z])"
    )


@cache
def _remembered() -> re.Pattern[str]:
    """To whom a monument is put up, or whose grave is visited: by itself no proof."""
    what = r"(?:monument|memorial|statue|bust) (?:to|of)|(?:tomb|grave|mausoleum|portrait|widow|son|daughter) of"
    return re.compile(rf"\b(?:{what}|named after) (?:the late )?{_honorific()}(?P<name>{name_pattern()})(?![\w-])")


@cache
def _travelling() -> re.Pattern[str]:
    """A name before a journey or a speech that somebody makes: “A B made an official visit”."""
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{name_pattern()}) (?:(?:has|had|also|then|later) )?(?:made|paid|began|"
        rf"concluded|completed|"
        r"ended|undertook|gave|delivered|started|wrapped up) (?:an?|his|her|the|their) (?:[\w-]+ "
        r"){0,3}?(?:visit|trip|tour|"
        r"speech|address|toast|interview|welcome|keynote|lecture)\b"
    )


def like_person(name: str) -> bool:
    """Whether a name has the words of a person's and of nothing else: a given name first, two to five in all."""
    tokens = name.split()
    own = {"of", "and", "for", *words("organisation_heads"), *words("building_heads"), *words("company_heads")}
    return 2 <= len(tokens) <= 7 and is_given(tokens[0]) and plausible(name) and not own & set(tokens)


@cache
def _by_person() -> re.Pattern[str]:
    """A name after what only persons do or have: “chaired by …”, “under the chairmanship of …”, “brought … to”."""
    return re.compile(
        rf"(?<![\w-])(?:(?:{any_of(words('person_by'))}) by|(?:{any_of(words('person_nouns'))}) of|"
        rf"(?:met|held talks|meeting|talks|spoke|met separately) with|alongside) "
        rf"{_honorific()}(?P<name>{name_pattern()})(?=[,.;)]|[’']s\b| (?:and|in|at|on|who|to|from|as|by|with)\b|$)",
        re.MULTILINE,
    )


@cache
def _beside_person() -> re.Pattern[str]:
    """A name joined by “and” to somebody with a title: “A B and the then President C D”."""
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{name_pattern()}) and (?:the |his |her |its |their )?(?:then[ -])?"
        rf"(?:(?:{adjective_pattern()}|[A-Z]\w+|[a-z]+) ){{0,2}}(?:{heads()}) {_honorific()}{WORD} {WORD}"
    )


@cache
def _for_party() -> re.Pattern[str]:
    """A name in a list of delegates: “Chairs: A B for Oslo, C D for Lima”."""
    return re.compile(
        rf"(?<=[:,;] )(?P<name>{name_pattern()}) for (?:the )?(?:{country_pattern()}|{capital_pattern()})(?![\w-])"
    )


@cache
def _of_body() -> re.Pattern[str]:
    """A name with the body that somebody speaks for: “A B of the XYZ said”."""
    return re.compile(
        rf"(?<![\w’'-])(?P<name>{name_pattern()}) (?:of|from|at) (?:the )?[A-Z][^,.;:“”\"\n]{{1,60}}? "
        rf"(?:{alternatives('speech_verbs')})\b"
    )


@cache
def _in_pairs() -> tuple[re.Pattern[str], ...]:
    """Each of two names that hold offices together (“A B and C D were the ministers”, “with … in the chair”), and a
    name with its body in a list that semicolons part."""
    name, other = rf"(?<![\w’'-])(?P<name>{name_pattern()})", name_pattern()
    office = rf"(?: (?:were|are) (?:[a-z]+ ){{0,4}}?(?:{heads()})s?\b| in the chair\b)"
    return (
        re.compile(rf"{name} and {other}{office}"),
        re.compile(rf"{other} and {name}{office}"),
        re.compile(rf"(?<=; )(?P<name>{other}) of (?:the )?{WORD}(?=[;.])"),
    )


@cache
def _office() -> re.Pattern[str]:
    """An office told at length, and the capitalised words at its end: “Secretary of the Council of X A B”."""
    link = r"(?:of|for|to|on|under|in|at|with|and|the|—|–|-|&)"
    word = rf"(?:{WORD}(?:[’']s)?|{alternatives('name_particles')}|[a-z]+(?= (?:of|for|to|on|under)\b))"
    return re.compile(
        rf"(?<![\w-])(?:{heads()})(?: \([A-Z][\w &-]{{1,30}}\))? (?P<body>(?:of|for|to|on|under|at|in) "
        rf"(?:(?:{link}|{word})(?: \([A-Z]\w+\))?,? ?){{2,22}})"
    )


@cache
def _office_words() -> frozenset[str]:
    """Words that belong to an office or a body and end the search for a name backwards."""
    bare = {w.casefold() for w in (*words("title_heads"), *words("organisation_heads"), *words("ministry_words"))}
    named = "|".join((country_pattern(), capital_pattern(), region_pattern()))
    lands = {part.casefold() for name in named.split("|") for part in re.split(r"\\? ", name)}
    return frozenset(
        bare | lands | word_set("mechanism_heads") | word_set("mechanism_words") | word_set("office_tails")
    )


_PAUSE = re.compile(r",| and | — | – |$")


@lru_cache(maxsize=4)
def after_office(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the names that follow an office told without commas, as translations have it."""
    out = []
    for match in _office().finditer(text):
        base, body = match.start("body"), match["body"]
        for pause in _PAUSE.finditer(body):
            if span := _tail_name(body[: pause.start()].rstrip(" ,")):
                out.append((base + span[0], base + span[1]))
    return tuple(out)


def _tail_name(body: str) -> tuple[int, int] | None:
    """The span of the name at the end of some words of an office: two to four words that no office or body has."""
    run = re.search(rf"(?:(?<= )|^)(?P<name>{name_pattern()})$", body)
    tokens = list(re.finditer(r"\S+", run["name"])) if run else []
    kept = len(tokens)
    while kept and not _of_office(tokens[kept - 1].group()):
        kept -= 1
    if run and not kept and len(tokens) == 3 and body[: run.start("name")].endswith(("of ", "of the ")):
        kept = 1
    kept = kept or (_given_after_subject(body[: run.start("name")], tokens) if run else 0)
    tail = tokens[kept:]
    if run is None or not kept or not 2 <= len(tail) <= 4 or not plausible(" ".join(t.group() for t in tail)):
        return None
    return run.start("name") + tail[0].start(), run.start("name") + tail[-1].end()


_SUBJECT = re.compile(r"[A-Z]\w{3,}(?:ion|ment|ance|ence|ity|ities|ics|ture|ship|cy|logy|fare|ism)")


def _of_office(word: str) -> bool:
    """Whether a word belongs to an office: one of the lists, or one that names a subject and nobody."""
    plain = word.strip(".,’'")
    letters = re.fullmatch(r"[A-Z]{3,6}", plain) is not None
    return (
        letters
        or plain.casefold() in _office_words()
        or (_SUBJECT.fullmatch(plain) is not None and not is_given(plain))
    )


def _given_after_subject(before: str, tokens: list[re.Match[str]]) -> int:
    """Where a given name begins the rest of some words whose first is none: “for the Upper Lakes Ana Reis”.

    Family names that lead (Chinese, Korean, Vietnamese) are no words of an office, and what follows a comma or
    joins another person is none either.
    """
    first = next((n for n, t in enumerate(tokens) if is_given(t.group())), 0)
    led = any(plain_name(t.group()) in {*words("family_first"), *words("family_of_given")} for t in tokens[:first])
    linked = bool(re.search(r"\b(?:of|for|to|on)(?: the)? $", before) or _body_and().search(before))
    linked = linked or (first > 1 and before.endswith((" and ", " & ")))
    return first if linked and len(tokens) - first >= 2 and not led and not tokens[0].group().endswith(".") else 0


@cache
def _body_and() -> re.Pattern[str]:
    """The first of two subjects or lands that a body is for: “the Office for Ilmen and …”."""
    return re.compile(
        rf"\b(?:{alternatives('organisation_heads')}) (?:of|for|on) (?:the )?{WORD}(?: {WORD})? (?:and|&) $"
    )


_INITIALLED = re.compile(
    r"(?<![\w.’'-])(?!(?:St|Mt|No|Dr|Mr|Ms|Lt|Ft|Co|Vs|Fr|Sr|Jr|Pt|Nr|Op|Ex|Gr)\.|(?:U\.S|U\.K|U\.N|E\.U|D\.C|"
    r"H\.E|H\.H|P\.O)\b)"
    r"(?P<name>(?:[A-Z][a-z]?\. ?){1,3}[A-ZÀ-Þ][a-zà-ž]{3,}(?:-[A-ZÀ-Þ][a-zà-ž]+)?)(?![\w-])"
)
"""A family name after initials."""


@cache
def _chinese() -> re.Pattern[str]:
    family = any_of(w for w in words("family_first") if w not in words("family_of_given"))
    return re.compile(rf"(?<![\w’'-])(?P<name>(?:{family}) [A-Z][a-z]+)(?![\w-])(?! [A-Z])")


def _pinyin(text: str) -> list[tuple[int, int]]:
    """Chinese names: a family name that leads and a given name of two syllables."""
    return [m.span("name") for m in _chinese().finditer(text) if is_chinese(m["name"])]


def persons_joined(text: str, named: tuple[NamedEntity, ...]) -> list[tuple[int, int]]:
    """Two full names that the model took for one body, since “and” joins them."""
    out = []
    for each in named:
        both = re.fullmatch(rf"({name_pattern()}) and ({name_pattern()})", text[each.start : each.end])
        if both and each.label in ("ORG", "PERSON", "WORK_OF_ART", "FAC") and all(plausible(n) for n in both.groups()):
            out += [(each.start + both.start(g), each.start + both.end(g)) for g in (1, 2)]
    return out
