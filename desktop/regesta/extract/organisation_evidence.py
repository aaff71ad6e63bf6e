"""Whether a name that only the model takes for a body is shown to be one, by its own words or by those beside it.

A small model often labels persons, valleys and treaties so: a name without a head word and without letters counts
only with such evidence.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, country_of
from regesta.extract.gazetteer import name_pattern as land_pattern
from regesta.extract.given_names import is_given
from regesta.extract.person_names import plausible
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, any_of, word_set, words


@cache
def _before() -> re.Pattern[str]:
    titles = any_of([f for w in words("title_heads") for f in (w, w[:1].upper() + w[1:])])
    return re.compile(
        rf"(?:\b(?:[Tt]he|told|tells|citing|quoting|according to|reported by|[Pp]ublished (?:in|by)|"
        rf"{alternatives('body_nouns')})|© ?(?:\d{{4}})?|\b(?:{titles})(?: \([^)]{{2,40}}\))? (?:at|with)) $"
    )


@cache
def _after() -> re.Pattern[str]:
    nouns = alternatives("body_nouns")
    held = (
        r"leaders?|chief|head|director|chairman|chairwoman|general secretary|president|spokes\w+|headquarters|members|"
        r"fighters|engineers|shareholders|reporters|chief executive|CEO|founder|owner"
    )
    return re.compile(
        rf" (?:{nouns})\b|, (?:a|an|the|one of)\b(?: [\w’'-]+){{0,5}}? (?:{nouns})s?(?=[,.;]| (?:in|based|that|"
        rf"which|of|"
        rf"for|with|from|owned|run|close)\b)|, whose (?:{held})\b|[’']s (?:{held})\b"
    )


def shown_body(text: str, start: int, end: int) -> bool:
    """Whether the words of a name, or those around it, are ones that only bodies have."""
    surface = text[start:end]
    tokens = surface.split()
    own = any(t in words("foreign_bodies") for t in tokens) or tokens[-1] in _own_heads()
    owned = len(tokens) > 1 and any(t.casefold() in country_of() for t in tokens)
    if own or owned or tokens[-1].endswith(("-Observer", "-Gazette", "-Times", "-Post", "-Herald")):
        return True
    before = _before().search(text[max(0, start - 70) : start])
    if is_given(tokens[0]) and plausible(surface) and before is None:
        return False
    return before is not None or _after().match(text, end) is not None


@cache
def _own_heads() -> frozenset[str]:
    forms = {"Group", "Forum", "Conference", "Partnership", "Network", "Coalition", "Initiative"}
    return frozenset(forms | {w for s in ("company_heads", "company_forms", "media_words") for w in words(s)})


@cache
def _instrument() -> re.Pattern[str]:
    """What is agreed, drilled or built, and a venue or a panel: names that begin as no body's does."""
    first = alternatives("instruments")
    return re.compile(
        rf"(?:[A-Z]\w+ ){{0,2}}(?:{first}) (?:of|on|for|against|between|with|to|concerning|regarding)\b"
        r"|(?:Exercise|Operation|Cyclone|Hurricane|Typhoon|Project|Task Force) [A-Z]"
        r"|(?:Palace|House|Subcommittee|Sub-Committee) (?:of|on) (?!Representatives|Commons|Lords|Deputies|Councillors)"
        r"|(?:Press|Media|News) (?:Team|Contacts?|Releases?|Conference|Statement|Room|Kit|Briefing)$"
    )


_NAMED_THING = re.compile(
    r"[”\"’']?(?:[’']s)? (?:(?:[a-z-]+ ){0,2})(?:strateg(?:y|ies)|polic(?:y|ies)|doctrine|initiative|vision|"
    r"concept|slogan|motto|principle|"
    r"approach|formula|corridors?|projects?|pipeline|railway|programmes?|programs?|campaign|scheme|roadmap)\b"
)
"""What is called by quoted words or by letters and is no body."""


def _of_thing(text: str, start: int, end: int) -> bool:
    """Whether quoted words name a strategy, or unknown letters a corridor or a project."""
    if _NAMED_THING.match(text, end) is None:
        return False
    quoted = text[start - 1 : start] in ("“", '"', "‘", "'") and text[end : end + 1] in ("”", '"', "’", "'")
    return quoted or (text[start:end].isupper() and _NAMED_THING.match(text, end)[0].count(" ") < 2)  # type: ignore[index]  # matched above


_PORTFOLIO_OF = re.compile(r"\b(?:Minister|Secretary|Commissioner|Undersecretary|Envoy)s?(?: General)? (?:of|for) $")
"""After these comes what an office is for, not whose it is."""


_CHAIRMANSHIP = re.compile(r"\b[A-Z][A-Z\d]+ (?:Presidency|Chair(?:man)?ship)$")
"""A turn in the chair of a group of states is no body."""


def no_name(text: str, start: int, end: int) -> bool:
    """Whether a name is an instrument's, a newsroom's mark, a sum of money, a subject after an office, or initials."""
    surface = text[start:end]
    tokens = surface.split()
    if _instrument().match(surface) or any(t.strip(".:,") in words("slug_words") for t in tokens):
        return True
    if _COMMANDED.match(surface) or _of_thing(text, start, end) or _CHAIRMANSHIP.search(surface):
        return True
    if surface.isupper() and _other_letters(text, start, end):
        return True
    office = _PORTFOLIO_OF.search(text[max(0, start - 30) : start])
    headed = any(t in words("organisation_heads") for t in tokens)
    return office is not None and not headed and not surface.isupper()


def _other_letters(text: str, start: int, end: int) -> bool:
    """Whether letters are a currency's, those of two desks after an office, or of who wrote a release."""
    money = end - start == 3 and re.match(r" ?\d[\d.,]*", text[end : end + 6])
    desks = re.search(r"[a-z] \((?:[A-Z]+ & )?$", text[:start][-12:]) and " & " in text[max(0, end - 12) : end + 3]
    line = text[text.rfind("\n", 0, start) + 1 : end + 1]
    honours = (
        end - start < 5
        and re.search(r"[A-Z][a-z]+ [A-Z][\w’'-]+, $", text[:start][-40:])
        and text[end : end + 1] == ","
    )
    return bool(money or desks or honours or (re.match(r"[A-Z]{2,5}/", line) and len(line) < 24))


@cache
def _office_tail() -> re.Pattern[str]:
    rank = r"(?:First|Second|Deputy|Vice|Senior|Acting|Former|Special|Permanent|Prime|Chief|Executive|Managing|Joint)"
    heads = any_of([w[:1].upper() + w[1:] for w in words("title_heads") if w not in ("general", "expert", "executive")])
    honours = any_of([*(w for w in words("honorifics") if w[:1].isupper()), "H.E"])
    return re.compile(rf"(?:,| and| &) (?:{rank}[ -])*(?:(?:{heads})(?![\w-]).*|{rank})$| (?:{honours})$", re.DOTALL)


@cache
def _office_front() -> re.Pattern[str]:
    heads = any_of([f for w in words("title_heads") for f in (w, w[:1].upper() + w[1:], w.title())])
    return re.compile(rf"(?:(?:[A-Z][a-z]+[ -]){{0,2}}(?:{heads})) of the (?=[A-Z])")


_SPEAKS_FOR = re.compile(r"(?:European )?Union for Foreign Affairs(?: and|,) ")
"""The end of the office of a union's high representative, which is no body's name."""


def without_office(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the office before a body's name (“Vice-President of the …”), and without the next after it."""
    if front := _office_front().match(text[start:end]):
        start += front.end()
    if tail := _office_tail().search(text[start:end]):
        end = start + tail.start()
    return (start, start) if _SPEAKS_FOR.match(text[start:end]) else (start, end)


_JOINED = re.compile(r"^[^,]*(?P<joint>, and )[^,]*$")
_THEIR_MINISTRY = re.compile(
    r"(?:Foreign|External Affairs|Foreign Affairs|Defen[cs]e|Interior) Ministry(?P<desk> for (?:[A-Z]\w+ )+Affairs)$"
)


@cache
def _owned_list() -> re.Pattern[str]:
    """A body with its state before others that a comma and “and” join to it: “Bank of Oman, A and B”."""
    return re.compile(rf"(?P<body>[^,]+ of (?:the )?(?:{land_pattern()})), [A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and ")


_SEATED = re.compile(r"(?P<town>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), (?=[A-Z])")


_COMMANDED = re.compile(
    r"(?:Staff of (?:the )?)?(?:Armed|Land|Ground|Air|Naval|Security|Special) Forces?$|Staff of (?:the )?\w+$"
)
"""Forces that no land or name tells from others, and the staff that a chief is chief of: no body by itself."""


def narrowed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what a comma and “and” join to it, and without the desk of a deputy after his ministry.

    A list of portfolios has a comma before; the office of a head of government is not its country's office.
    """
    surface = text[start:end]
    if (seat := _SEATED.match(surface)) and (country_of_town(seat["town"]) or seat["town"].casefold() in country_of()):
        return start + seat.end(), end
    if (joined := _JOINED.match(surface)) and surface.split(", and ")[1].split()[0] not in words("ministry_words"):
        return start, start + joined.start("joint")
    if surface.endswith(" Staff") and re.search(r"\bChiefs? of (?:the )?$", text[max(0, start - 14) : start]):
        return (start, start) if re.match(r"(?:Army|Air|Naval|Navy|Defen[cs]e) Staff", surface) else (start, end)
    if owned := _owned_list().match(surface):
        return start, start + owned.end("body")
    deputy = re.search(
        r"\b(?:[Uu]nder-?[Ss]ecretary|[Dd]eputy|[Aa]ssistant|[Ss]ecretary|[Dd]irector)[^.;,]{0,20}$",
        text[max(0, start - 40) : start],
    )
    if deputy and (desk := _THEIR_MINISTRY.search(surface)):
        return start, start + desk.start("desk")
    owned = re.match(r"Office of (?:the )?(?P<land>.+)$", surface)
    if owned and owned["land"].casefold() in country_of() and text[:start].endswith(("’s ", "'s ")):
        return start, start
    return start, end


def with_namesake(text: str, start: int, end: int) -> int:
    """The start of a body's name with the title of whom it is named after (“King … University”)."""
    named = re.search(
        r"(?:University|Foundation|Institute|Academy|Cent(?:re|er)|College|School|Bank|Fund)$", text[start:end]
    )
    title = re.search(
        r"(?<![\w-])(?:King|Queen|Prince|Princess|Sultan|Emir|Imam|Sheikh|President|General) $", text[:start][-12:]
    )
    return start - len(title.group()) if named and title else start


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether a name only ends in the middle of another's: “… Press Team”, “Office of the Omani (companies)”."""
    if re.fullmatch(adjective_pattern(), text[start:end].split()[-1]):
        return True
    following = re.match(r" (?P<word>[A-Z][a-z]+)(?![\w-])", text[end : end + 24])
    if following is None or text[start:end].split()[-1] not in words("middle_heads") or is_given(following["word"]):
        return False
    return following["word"].casefold() not in word_set("title_heads") | word_set("calendar_words")
