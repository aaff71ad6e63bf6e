"""Bodies joined by “and”, and those that one word or some letters name: shown by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, country_of, shipped
from regesta.extract.gazetteer import name_pattern as land_pattern
from regesta.extract.model import NamedEntity
from regesta.extract.person_context import strong_names
from regesta.extract.person_marks import known_bodies
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, any_of, word_set, words

_JOINT = re.compile(r",? (?:and|&) (?:the )?|, (?:the )?")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('organisation_heads')}|Group|Bank)(?![\w-])")


def parted(text: str, start: int, end: int, named: tuple[NamedEntity, ...]) -> list[tuple[int, int]]:
    """The span, or the several bodies in it that “and” or a comma joins; no list of portfolios is taken apart."""
    for joint in _JOINT.finditer(text, start, end):
        left, right = text[start : joint.start()], text[joint.end() : end]
        if joint.group() == ", " and " of " in left and country_of_town(right):
            return [(start, end)]
        if _of_other(left) and (right.casefold() in known_bodies() or _opens(joint.end(), named)):
            return parted(text, joint.end(), end, named)
        if left.casefold() in _all_bodies() and joint.group() != " & ":
            return [(start, joint.start()), *parted(text, joint.end(), end, named)]
        alone = any(n.label == "ORG" and (n.start, n.end) == (start, joint.start()) for n in named)
        if not left or not right or not (_head().search(left) or alone):
            continue
        own = any(n.label == "ORG" and n.start in (joint.end(), joint.end() - 4) for n in named)
        own = own or (alone and any(n.label == "GPE" and n.start == joint.end() for n in named))
        closed = any(n.label in ("ORG", "GPE") and n.end == joint.start() for n in named)
        portfolios = left.split()[-1] in words("ministry_words") and right.split()[0] in words("ministry_words")
        land = right.removeprefix("the ").casefold() in country_of()
        if land and " between " in left:
            continue
        headed = _head().search(right) is not None or re.fullmatch(r"[A-Z]{3,8}", right) is not None
        if land or (not portfolios and (headed or (own and closed))):
            first = [(start, joint.start())]
            return first if land else [*first, *parted(text, joint.end(), end, named)]
    return [(start, end)]


def _of_other(left: str) -> bool:
    """Whether what stands before “and” is a land or a town and no more (“Cuba and European Union”)."""
    return left.casefold() in country_of() or country_of_town(left) is not None


def _opens(start: int, named: tuple[NamedEntity, ...]) -> bool:
    return any(n.label == "ORG" and n.start in (start, start - 4) for n in named)


@cache
def _all_bodies() -> frozenset[str]:
    media = (n for e in shipped() if e.type == "organisation" and e.kind == "media" for n in (e.name, *e.aliases))
    return known_bodies() | frozenset(n.casefold() for n in media)


_ROLES = (
    r"(?:spokes(?:man|woman|person|people)|officials?|sources?|chief executive|CEO|chairman|chairwoman|"
    r"boss|press service|press office|"
    r"executives?|headquarters|correspondent|website|reporters?|shareholders?|shares|engineers|troops|"
    r"fighters|lawmakers?|MPs?)"
)


@cache
def _lettered() -> re.Pattern[str]:
    """Letters before those who speak for a body, or after its country: “the XYZ spokesman”, “the Omani MFA”."""
    role = rf"(?<![\w’'(/-])(?P<name>[A-Z][A-Z&]{{1,5}}) {_ROLES}\b"
    owned = (
        rf"(?<![\w-])(?P<whole>(?:{adjective_pattern()}) (?:MFA|MoFA|MOFA|MoD|MOD|MoFA|MFAs|DFAT|NSC|MSS|MPS))(?![\w-])"
    )
    of = (
        rf"(?:[A-Z][\w’'-]+|{alternatives('title_heads')}) (?:of|from|at) the (?P<body>[A-Z]{{4,7}})(?![\w-])(?! [A-Z])"
    )
    theirs = rf"(?<![\w-])(?:{land_pattern()})[’']s (?P<theirs>[A-Z]{{2,6}})(?![\w-])(?! [A-Z])"
    staff = (
        r"\b(?:officials?|sources?|spokes\w+|bureaucrats?|economists?|experts?) (?:at|from|with) "
        r"(?P<staff>[A-Z]{3,6})(?![\w-])(?! [A-Z])"
    )
    desk = (
        r"(?<![\w’'(/-])(?P<desk>[A-Z]{3,6}) (?=Administrator\b|(?:Media|Press) (?:Liaison|Office|Service|Team|Unit)\b)"
    )
    head = (
        r"(?<![\w-])(?:Chairman|Chairperson|Chief|Director(?:[- ]General)?|DG|Head|Secretary|Chief Executive|"
        r"CEO|Spokesperson) "
        r"(?P<headed>[A-Z]{3,6})(?= (?:Dr|Mr|Mrs|Ms|Shri|Smt|Gen|Lt|[A-Z][a-z]+ [A-Z])|, [A-Z][a-z])"
    )
    return re.compile(rf"{role}|{owned}|{of}|{theirs}|{staff}|{desk}|{head}")


@cache
def _shown() -> re.Pattern[str]:
    """A name, or two words of one, before those who speak for a company or agency."""
    return re.compile(
        rf"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][\w’-]*\w) (?:chief executive|CEO|press service|press office|newspaper|website|"
        rf"news agency|shareholders?|executives?)\b"
        rf"|\b(?:with reference to|citing) (?P<cited>[A-ZÀ-Þ][a-zà-ž]\w+)(?=[,.;]|$)"
        rf"|(?<![\w-])(?:{land_pattern()})[’']s (?P<owned>[A-ZÀ-Þ][\w’-]*[\w]),? (?:citing|quoting)"
        r"|\b(?:[Pp]ublished|[Aa]ppeared|[Pp]rinted) (?:first )?(?:in|by) (?:the |"
        r"The )?(?P<paper>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})(?=[,.]|$)"
        r"|\btold The (?P<told>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})(?=[,.]| (?:by|on|in|that|this)\b)"
        r"|(?:(?<=[Oo]n )|(?<=to )|(?<=by )|(?<=before )|(?<=through ))(?P<house>Parliament|"
        r"Congress)(?![\w-])(?! (?:of|Hall|Hill|House|Square|Street|Buildings?|building)\b)"
        r"|\b(?:headquarters|officials?|spokes\w+|seat|sources?) (?:of|at|in) the (?P<seat>Chancellery|"
        r"Chancery|Presidency|Ministry)\b(?! of)"
        r"|(?<![\w-])(?P<speaker>Parliament|Assembly|Senate|Congress) (?=Speaker\b)",
        re.MULTILINE,
    )


_CAPITALS = re.compile(
    r"(?<![\w-])(?P<name>(?:[A-Z]+ )?(?:MINISTRY|DEPARTMENT|EMBASSY|UNIVERSITY|OFFICE|SECRETARIAT|COUNCIL) (?:OF|FOR) "
    r"(?:THE )?[A-Z]{3,}(?:(?:,| AND| &| OF| FOR| THE)* [A-Z]{3,})*)(?![\w-])"
)
_NETWORKS = re.compile(
    r"(?<![\w@./-])(?P<name>Facebook|WhatsApp|Instagram|Telegram|YouTube|LinkedIn|WeChat|Weibo|TikTok|"
    r"VKontakte|Twitter)(?![\w’'-])(?!: ?@)"
)
_SHARE = re.compile(r"^Share(?: this)?(?: on| via)?:? [^\n]{3,80}$", re.MULTILINE)
_OUTLET = re.compile(
    r"^(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]*){0,2}) [-–—|·] (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\[(?P<letters>[A-Z]{2,6}(?:-[A-Z]{2,6})?), \d{1,2} |[/©] ?(?P<photo>[A-Z][a-z]+[A-Z]?\w+)\]?$"
    r"|(?<![\w’'-])(?P<air>(?!\w+-based|State|National|Public|Local|Radio|The|"
    r"Government)[A-Z][\w’-]+(?: [A-Z]{2,4})? (?:radio|TV|television|agency|(?<=[a-z] )FM(?=[.,;]|"
    r" radio)))(?![\w-])",
    re.MULTILINE,
)
"""A paper over its story, an agency in square brackets, a photo's owner; a station by its name."""
_STAFF = re.compile(
    r"^(?P<name>(?!By |Our |Staff|Special |News )[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}?) (?:Staff|"
    r"Correspondent|Reporter|Desk|Monitoring Desk|Newsroom)\b(?= ?[|·•/]| ?$)",
    re.MULTILINE,
)
_MISSION = re.compile(
    rf"(?<![\w-])(?P<name>(?:{alternatives('state_letters')}) (?:[Ee]mbassy|Consulate(?:[- ]General)?|"
    r"[Mm]ission|Delegation)"
    r"(?: (?:in|to) (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?)(?![\w-])"
)
_LETTERS_MISSION = re.compile(
    rf"(?<![\w-])(?P<name>(?:{alternatives('state_letters')}) Mission [A-Z][a-z]+)(?![\w-])(?! [A-Z])"
)


def beside_words(text: str) -> Iterator[tuple[int, int]]:
    """Spans of bodies that the words beside them show, in no order."""
    patterns = (_OUTLET, _LETTERS_MISSION, _MISSION, _lettered(), _shown(), _CAPITALS, _STAFF)
    for match in (m for pattern in patterns for m in pattern.finditer(text)):
        group = match.lastgroup
        if group and match[group] and not _other(match[group]) and not _initials(text, match.start(group)):
            low = match.start(group) + (4 if match[group].startswith("THE ") else 0)
            yield low, match.end(group)
    for match in _NETWORKS.finditer(text):
        if not re.search(
            r"\b(?:[Ss]ubscribe|[Ff]ollow|[Jj]oin)\b[^.\n]{0,40}$", text[max(0, match.start() - 60) : match.start()]
        ):
            yield match.span("name")
    for line in _SHARE.finditer(text):
        for name in re.finditer(r"(?<![\w])X(?![\w’'-])", line.group()):
            yield line.start() + name.start(), line.start() + name.end()


def _initials(text: str, start: int) -> bool:
    """Whether a word after a stroke is part of the letters by which a newsroom signs off, or says that this "
    "is the end."""
    line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    return text[start - 1 : start] == "/" and re.fullmatch(r"[A-Z]{2,5}/\w+|.*/(?:End|ENDS?|Ends)", line) is not None


def _other(name: str) -> bool:
    """Whether a name is a land's, a person's title or an agreement's."""
    low = name.casefold()
    plain = word_set("not_in_names") | word_set("title_heads") | word_set("mechanism_heads") | word_set("honorifics")
    return (
        low in country_of()
        or low in plain
        or low in word_set("calendar_words")
        or name in words("plain_letters")
        or re.fullmatch(rf"(?:{adjective_pattern()})(?: (?:agency|radio|television|TV))?", name) is not None
        or (not name.isupper() and " " not in name and name in words("ministry_words"))
    )


def people_spans(text: str, named: tuple[NamedEntity, ...]) -> list[tuple[int, int]]:
    """Spans that the model, or what stands around them, shows to be persons' names."""
    return [(n.start, n.end) for n in named if n.label == "PERSON"] + [*strong_names(text)]


def by_one_word(text: str, named: tuple[NamedEntity, ...]) -> Iterator[tuple[int, int]]:
    """Single words that the model takes for bodies and that their form or their neighbours show to be none else."""
    bodies = [n for n in named if n.label == "ORG" and " " not in text[n.start : n.end].removeprefix("the ")]
    people = {w for a, b in people_spans(text, named) for w in re.findall(r"\w+", text[a:b])}
    sure = {n.end for n in named if n.label == "ORG" and _certain(text[n.start : n.end])}
    starts = {n.start for n in named if n.label == "ORG" and _certain(text[n.start : n.end])}
    for body in bodies:
        start = body.start + (4 if text.startswith("the ", body.start) else 0)
        name = re.sub(r"[’']s$", "", text[start : body.end])
        if (
            text[start - 1 : start] == "/"
            or _other(name)
            or name in people
            or len(name) < 4
            or not name[0].isupper()
            or country_of_town(name)
        ):
            continue
        if re.fullmatch(r"(?:[A-Z][a-z]+){2,}|[a-z]?[A-Z]{2,}[a-z]+|[A-Z][a-z]+[A-Z]{2,}", name):
            yield start, start + len(name)
            continue
        listed = any(text[e:start] in (", ", " and ", ", and ") for e in sure if start - 8 < e < start)
        listed = listed or any(
            text[body.end : s] in (", ", " and ", ", and ", " and the ") for s in starts if body.end < s < body.end + 9
        )
        owner = re.search(rf"(?<![\w-])(?:{land_pattern()})[’']s $", text[max(0, start - 30) : start])
        if name in ("Parliament", "Congress") and not re.match(r" (?:of|[A-Z])", text[start + len(name) :]):
            yield start, start + len(name)
            continue
        closed = re.match(r"[,.;]|$| (?:and|has|have|would|will|to|signed)\b", text[start + len(name) :][:9])
        within = re.search(
            r"(?<!Keeper )(?<!Guardian )(?<!Custodian )\b(?:within|through|in|of|by|that|as) the $", text[:start][-24:]
        )
        group = within is not None and closed is not None and name not in (*_WHOLES, *words("one_word_regions"))
        if (listed and not _speaks(text, start + len(name))) or owner or group:
            yield start, start + len(name)


_WHOLES = {
    "Commission",
    "Committee",
    "Council",
    "Consulate-General",
    "King",
    "Secretariat",
    "Embassy",
}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of([*words('speech_verbs'), 'met', 'arrived', 'visited'])})\b")


def _speaks(text: str, end: int) -> bool:
    return _verbs().match(text, end) is not None


def _certain(surface: str) -> bool:
    """Whether a body that the model sees is surely one: by a head word or by letters."""
    plain = surface.removeprefix("the ")
    letters = plain.isupper() and 3 <= len(plain) <= 6 and plain not in words("plain_letters")
    return letters or _head().search(plain) is not None
