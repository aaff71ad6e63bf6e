"""Agencies, papers and stations by where a page names them: dateline, line above the date, credit, page end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.extract.gazetteer import country_of
from regesta.extract.given_names import is_given
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, word_set, words

_CAP = r"[A-ZÀ-Þ][\w’'-]*"
_NAME = rf"{_CAP}(?: {_CAP}){{0,3}}"
_HEAD = 700
"""How far into a text its first lines stand, in code points."""

_LETTERS = re.compile(
    r"^[A-ZÀ-Þ][^\n()]{2,60}\((?P<name>(?!GMT|UTC|EST|EDT|PST|CET|IST|LT)[A-Z]{2,6})\) ?[-–—:]"
    r"|^(?:[A-Z][^\n|]{2,30}\d[^\n|]{0,24} )?[Bb]y (?P<desk>[A-Z]{2,6})(?: [A-Z][a-z]+)?$"
    r"|^(?:[A-Z]\w+(?: [A-Z]\w+)?)[.,] (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})[.,]? (?P<stop>[A-Z][A-Z.’-]{2,12}"
    r"[A-Z](?: IA)?)(?=:| ?[-–—]|\. [A-Z]|$)"
    r"|\b(?:Posted|Published|Released)\b[^\n|]{0,40}\bby (?P<posted>[A-Z]{2,6})(?= [A-Z][a-z]+$|$)",
    re.MULTILINE,
)
"""An agency by its letters: in brackets before the dash of a dateline, after the date or hour of a release."""
_AGENCY = re.compile(
    r"(?<![\w-])(?:IA|RIA|IAA|AA|UIA|NIA|[Aa]gency|[Nn]ewspaper|[Mm]agazine|[Pp]ortal|[Cc]hannel|[Ww]eekly|[Dd]aily) "
    rf"[“\"«](?P<name>{_CAP}(?: {_CAP}){{0,2}})[”\"»]"
    rf"|\b(?:correspondents?|reporters?|journalists?|editor|director|service) (?:of|from) (?:the |a )?(?:[a-z]+ )?"
    rf"(?:agency|newspaper|channel|portal|magazine|station) (?P<of>{_CAP}(?: {_CAP})?)(?=[,.;)]| [a-z]|$)"
    rf"|\b(?:correspondents?|reporters?|journalists?|viewers|readers|staff|editors?) (?:of|from|at) the "
    rf"(?P<channel>{_CAP}(?: {_CAP}){{0,2}}) (?:channel|website|portal|magazine|weekly|newspaper|daily|network)\b"
    rf"|(?:[a-z\d]|[A-Z]\w+day), (?P<told>(?!He|She|It|They|As|The|This)[A-ZÀ-Þ][\w’-]+(?: (?:News(?: Agency)?|Agency|"
    rf"TV|Online|Press))?) reports?(?=\.$|\.\s|, citing|, quoting| citing| quoting| with reference)"
    rf"|^(?P<informs>{_CAP}(?: (?:News|Agency|TV|IA))?) informs?\b"
    r"(?=,? (?:citing|quoting|with reference|that|from)\b|\.)"
    rf"|(?:[a-z\d]|[A-Z]\w+day), (?:the )?(?P<said>(?!He|She|It|They|As|The|This)[A-ZÀ-Þ][\w’-]+ (?:News(?: Agency)?|"
    rf"Agency|TV|Online|Press|Radio|Broadcasting)) (?:said|reported|wrote)(?=[.,])"
    rf"|\b(?:not been |been |was )edited by (?:the )?(?P<edited>{_NAME})(?= (?:staff|and|team)\b|[,.)])",
    re.MULTILINE,
)
_CREDITED = re.compile(
    r"^(?:Sources?|Photos?|Photo credit|Image|Picture|Credit|Photograph|Courtesy(?: of)?) ?[:/] ?"
    rf"(?P<name>{_NAME}(?:/{_CAP})?)\.?$"
    rf"|^(?P<last>{_CAP} (?:IA|News Agency|Information Agency|Press Service|News Service))\.?$"
    rf"|\b[Ff]ollow (?P<followed>{_NAME}) on (?={_CAP})|(?<= on )(?P<network>Google News|Apple News)(?![\w-])",
    re.MULTILINE,
)
_OWNER = re.compile(
    r"(?:©|\b(?:[Cc]opyright|COPYRIGHT)\b|\([cC]\))(?:[ :,]|©|\([cC]\)|[Cc]opyright|[Bb]y\b|\d{4}(?:[-–—]\d{2,4})?)*"
    rf"(?:[Tt]he )?(?P<name>{_CAP}(?:\.[A-Z][a-z]{{1,3}})?(?: {_CAP}){{0,3}})"
    r"(?=[.,;|]| \d{4}|$| [|·(]|[. ]+(?:All|ALL) )",
    re.MULTILINE,
)
"""Who owns the page: after the sign or the word of copyright, or both."""
_SIGNED = re.compile(
    rf"[.”\"’)] ?(?:–|—|--?) ?(?P<dash>[A-Z][\w-]+(?: (?:News|Agency|Press|Service|Radio|Times|Post|Online))*)\.?\s*$"
    rf"|^[-–—]+ ?(?P<line>{_NAME})$"
    r"|^(?P<letters>[A-Z]{3,10}|[A-Z]\w*(?:press|inform|news|tass|media|pres|radio))$"
    rf"|^(?P<desk>{_CAP}(?: {_CAP}){{0,3}} (?:Press Service|News Service|Press Office|Information Service))$",
    re.MULTILINE,
)
"""The agency that ends a story: after a dash, or alone in a line near the end."""
_CAPITALS = re.compile(
    r"(?<![\w@/.-])(?P<name>[A-Z][A-Z\d-]+\.(?:COM|ORG|NET|INFO|RU|AZ|GE|AM|KZ|KG|UZ|TJ|UA|BY|MD|RS|CZ|PL|LK|PK|IN|AE|"
    r"ZA|NG|KE|GH|AU|NZ|CN|JP|KR|VN)|[A-Z][a-z]+\.(?:Ge|Az|Am|Kg|Uz|Kz|Ru|Ua|Com|Net|Org|Info|Tj|By|Lk|Ae))(?![\w@/-])"
)
"""A site by its address in capitals."""
_STROKE = re.compile(r"^(?P<name>[A-ZÀ-Þ][a-zà-ž]{3,}/[A-ZÀ-Þ][a-zà-ž]{3,})$", re.MULTILINE)
"""An agency and its desk, alone in a line."""
_BAR_LINE = re.compile(rf"^(?P<name>{_NAME}) [|•·] (?P<town>{_NAME})$", re.MULTILINE)
"""An outlet and the town of its story, alone in a line."""
_DATE_LINE = re.compile(
    rf"^(?P<name>{_NAME})\n+(?=(?:[A-Z][a-z]+day,? )?\d{{1,2}}\.? [A-Za-z]{{3,9}}\.?,? \d{{4}}\b"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}\b|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b)",
    re.MULTILINE,
)
"""A line right above that of the date."""


def outlets(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the names of media that the layout or the words of a page show, in no order."""
    for pattern in (_LETTERS, _AGENCY, _CREDITED, _OWNER):
        for match in pattern.finditer(text):
            group = match.lastgroup
            if group and _may_be_outlet(match[group]) and match[group].split()[0] not in ("All", "Reserved", "Rights"):
                yield match.span(group)
    for match in _SIGNED.finditer(text, max(0, len(text) - max(400, len(text) // 4))):
        name = match[match.lastgroup or 0]
        if _may_be_outlet(name) and not _page_word(name):
            yield match.span(match.lastgroup or 0)
    yield from (m.span("name") for m in _CAPITALS.finditer(text))
    yield from _over_story(text)


def _over_story(text: str) -> Iterator[tuple[int, int]]:
    """An agency, a paper or a station in the lines above its story."""
    for match in _STROKE.finditer(text, 0, _HEAD):
        yield match.span("name")
    for match in _BAR_LINE.finditer(text):
        town = country_of_town(match["town"]) or match["town"].casefold() in country_of()
        if match.start() < _HEAD and town and _may_be_outlet(match["name"]):
            yield match.span("name")
    for match in _DATE_LINE.finditer(text):
        if match.start() < _HEAD and _above_date(match["name"]):
            yield match.span("name")


def _may_be_outlet(name: str) -> bool:
    """Whether a name may be an agency's: no land's or town's, no person's, no word of the page itself."""
    tokens = name.split()
    low = name.casefold()
    person = (
        len(tokens) > 1 and is_given(tokens[0]) and tokens[-1] not in {*words("media_words"), "IA", "Agency", "Service"}
    )
    common = word_set("not_in_names") | word_set("title_heads") | word_set("calendar_words") | word_set("rubrics")
    return not (person or low in country_of() or tokens[0].casefold() in common - {"the"} or country_of_town(name))


_PAGE = ("tags", "print", "share", "more", "back", "top", "home", "next", "comments", "related", "topics", "menu")


def _page_word(name: str) -> bool:
    """Whether a line near the end is a word of the page itself (“TAGS”), a country's letters or a mark."""
    plain = {
        *words("slug_words"),
        *words("plain_letters"),
        "TAGS",
        "PRINT",
        "SHARE",
        "MORE",
        "BACK",
        "TOP",
        "HOME",
        "NEXT",
    }
    return name in plain or name.casefold() in word_set("body_nouns")


def _above_date(name: str) -> bool:
    """Whether a line above a date is an outlet's: its words, letters with a figure, or a paper's with its town."""
    tokens = name.split()
    paper = tokens[-1] in words("media_words") or re.search(rf"\b(?:{alternatives('media_words')})\b", name)
    lettered = re.fullmatch(r"[A-Z]+\d+|[A-Z]{2,5}", tokens[0]) is not None and len(tokens) < 3
    return bool(paper or lettered) and _may_be_outlet(name)


_MARK = re.compile(r"\((?:END|Ends?|ENDS)\)|[-–—]+ ?(?:Ends?|ENDS?)\b|^//?[A-Z]\w+//?")
_DESKS = re.compile(r"[A-Z]{2,5}(?:/[A-Z]{2,5})+")


def signed_off(text: str, start: int) -> bool:
    """Whether a name stands in the line by which a newsroom ends a story (“(END) ABC/DEF”, “Ends/Omar”).

    The agency's own name between strokes is none of these letters.
    """
    low = text.rfind("\n", 0, start) + 1
    line = text[low:].partition("\n")[0]
    mark = _MARK.search(line)
    after = mark is not None and start >= low + mark.end()
    return len(line) < 40 and (after or _DESKS.fullmatch(line.strip()) is not None)
