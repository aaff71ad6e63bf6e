"""Passages of a canonical text: what is the article's title, dateline and body, and what is page furniture.

The article is told from its furniture by what lines look like (`furniture`) and where they stand: before the
first paragraph of prose (the *head*), after the last (the *tail*), or between. No rule knows what an article is about.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from regesta.domain.source import Passage, PassageKind
from regesta.ingest.furniture import (
    AGENCY_WORD,
    BULLET,
    CALL_TO_ACTION,
    REFERENCE_LABEL,
    SALES_TALK,
    SITE,
    furniture_kind,
)
from regesta.ingest.lines import Line, lines_of

PDF = "application/pdf"
MARKDOWN = "text/markdown"

MAX_LINES = 100_000
"""Lines that are looked at one by one; what comes after is one passage of body."""
_TITLE_WORDS = 5
_LABEL_WORDS = 4
_STANDFIRST_WORDS = 6
_TITLE_MOST = 40
_HEAD_MOST = 30
_HEADING = re.compile(r"#{1,6}\s+")
_PLACE = r"[A-Z][A-Z .’'/-]{2,40}"
_SOURCE = r"\([^()\n]{2,60}\)"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}\.?)(?:,?\s+\d{4})?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:,\s*[A-Z][\w .]{{2,30}})?(?:,\s*{_DAY})?\.?\s*{_SOURCE}\s*(?:[-–—]{{1,2}}\s+|(?=[A-Z“\"]))"
    rf"|{_PLACE},\s*{_DAY}\.?\s*/[^/\n]{{2,40}}/\.?\s*(?:[-–—]{{1,2}}\s+)?"
    rf"|{_PLACE}(?:,\s*{_DAY})?\s+(?:--|[–—])\s+"
    rf"|{_PLACE},\s*{_DAY}\s+-\s+"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\s+\d{4}\s*[-–—]{1,2}\s*(?:\([^()\n]{2,40}\)\s*)?"
)
_Kinds = list[PassageKind | None]


def find_passages(text: str, media_type: str) -> tuple[Passage, ...]:
    """The passages of a canonical text, in order, without overlap.

    Blanks between them, and the dash after a dateline, belong to none.

    Args:
        text: canonical text (`\\n` line ends).
        media_type: of the source; Markdown headings and PDF page numbers have rules of their own.
    """
    lines = list(islice(lines_of(text), MAX_LINES + 1))
    rest = lines[MAX_LINES].start if len(lines) > MAX_LINES else len(text)
    lines = lines[:MAX_LINES]
    kinds: _Kinds = [furniture_kind(line.text, line.words) for line in lines]
    if media_type == PDF:
        _mark_page_furniture(lines, kinds)
    _mark_front_matter(lines, kinds, media_type)
    _mark_promotion(lines, kinds)
    _mark_teasers(lines, kinds)
    first = _first_prose(lines, kinds)
    _mark_head(lines, kinds, first, text)
    _mark_tail(lines, kinds, first)
    found = _assembled(text, lines, kinds)
    if rest < len(text):
        found.append(Passage(start=rest, end=len(text.rstrip()), kind=PassageKind.BODY))
    return tuple(found)


def _first_prose(lines: list[Line], kinds: _Kinds) -> int:
    """The position of the first paragraph of prose; the number of lines where there is none."""
    for position, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind is None and line.prose and not BULLET.match(line.text):
            return position
    return len(lines)


def _mark_promotion(lines: list[Line], kinds: _Kinds) -> None:
    """A call to action (“Learn more”) and the lines of sales talk right above it."""
    for position, line in enumerate(lines):
        if CALL_TO_ACTION.fullmatch(line.text):
            kinds[position] = PassageKind.PRODUCT_PROMO
            above = position - 1
            while (
                above >= 0 and kinds[above] is None and not lines[above].ended and SALES_TALK.match(lines[above].text)
            ):
                kinds[above] = PassageKind.PRODUCT_PROMO
                above -= 1


def _mark_teasers(lines: list[Line], kinds: _Kinds) -> None:
    """The headline under a video's length, once or twice."""
    for position, kind in enumerate(kinds):
        if kind is PassageKind.VIDEO_DURATION and position + 1 < len(lines):
            headline = lines[position + 1]
            for after in range(position + 1, min(position + 3, len(lines))):
                if lines[after].text == headline.text and kinds[after] is None and not headline.prose:
                    kinds[after] = PassageKind.VIDEO_TEASER


def _mark_head(lines: list[Line], kinds: _Kinds, first: int, text: str) -> None:
    """Title, and the labels, names and credits around it, before the first paragraph."""
    head = [at for at in range(min(first, _HEAD_MOST)) if kinds[at] is None and not BULLET.match(lines[at].text)]
    title = _title_among(lines, head, first < len(lines))
    for at in head:
        line = lines[at]
        if at == title:
            kinds[at] = PassageKind.TITLE
        elif (title is not None and at < title) or (title is None and line.words <= _LABEL_WORDS and not line.ended):
            kinds[at] = PassageKind.SECTION_LABEL if line.words <= _STANDFIRST_WORDS else None
        elif title is not None and line.words <= _LABEL_WORDS and not line.ended:
            kinds[at] = _beside_title(line, text, lines[first].start if first < len(lines) else len(text))


def _title_among(lines: list[Line], head: list[int], prose_follows: bool) -> int | None:
    """The first line of some length; else the longest, where it is more than a label."""
    fitting = [at for at in head if lines[at].words <= _TITLE_MOST and len(lines[at].text) <= 400]
    fitting = [at for at in fitting if not _goes_on(lines, at)]
    for at in fitting:
        if _HEADING.match(lines[at].text) or lines[at].words >= _TITLE_WORDS:
            return at
    longest = max(fitting, key=lambda at: lines[at].words, default=None)
    if longest is None or not prose_follows or lines[longest].words < 2 or lines[longest].ended:
        return None
    return longest if lines[longest].words > 2 or not lines[longest].shouted else None


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether the next line, without a blank one between, goes on in the same sentence."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and not after.after_blank and after.text[0].islower() and not lines[at].ended


def _beside_title(line: Line, text: str, body: int) -> PassageKind:
    """A few words between title and article: a credit, a picture's subject (the article names it), or an author."""
    if AGENCY_WORD.search(line.text):
        return PassageKind.CREDIT
    return PassageKind.PHOTO_CAPTION if text.find(line.text, body) >= 0 else PassageKind.BYLINE


def _mark_tail(lines: list[Line], kinds: _Kinds, first: int) -> None:
    """References, a count of comments, and links after the last paragraph."""
    last = max((at for at in range(first, len(lines)) if kinds[at] is None and lines[at].prose), default=len(lines))
    tail = range(last + 1, len(lines))
    references, furnished = False, False
    for at in tail:
        line = lines[at]
        if REFERENCE_LABEL.fullmatch(line.text) and at + 1 < len(lines):
            kinds[at], references = PassageKind.REFERENCE_LABEL, True
        elif references and kinds[at] is None:
            kinds[at] = PassageKind.REFERENCE_SITE if SITE.fullmatch(line.text) else PassageKind.REFERENCE_TITLE
        elif kinds[at] is None and at == len(lines) - 1 and line.text.isdecimal() and len(line.text) <= 6:
            kinds[at] = PassageKind.COMMENT_COUNT
        elif kinds[at] is None and SITE.fullmatch(line.text):
            kinds[at] = PassageKind.REFERENCE_SITE
        elif kinds[at] is None and furnished and not line.ended and line.words <= 8:
            kinds[at] = PassageKind.SITE_NAVIGATION
        furnished = furnished or (kinds[at] is not None and kinds[at] is not PassageKind.CREDIT)


def _mark_page_furniture(lines: list[Line], kinds: _Kinds) -> None:
    """Page numbers, and short lines that come on three pages or more."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.words <= 12:
            counts[line.text] = counts.get(line.text, 0) + 1
    number = re.compile(r"(?:page |p\. ?|[-–—] ?)?\d{1,4}(?: ?(?:/|of) ?\d{1,4}| ?[-–—])?", re.IGNORECASE)
    for position, line in enumerate(lines):
        if counts.get(line.text, 0) >= 3 or (len(line.text) < 20 and number.fullmatch(line.text)):
            kinds[position] = PassageKind.SITE_FOOTER


def _mark_front_matter(lines: list[Line], kinds: _Kinds, media_type: str) -> None:
    """The lines between two `---` at the top of a Markdown file."""
    if media_type != MARKDOWN or not lines or lines[0].start != 0 or not lines[0].text.startswith("---"):
        return
    for position, line in enumerate(lines):
        kinds[position] = PassageKind.BYLINE
        if position > 0 and line.text.endswith("---"):
            return
        if position == 0 and line.text.endswith("\n---"):
            return
    kinds[:] = [furniture_kind(line.text, line.words) for line in lines]


def _assembled(text: str, lines: list[Line], kinds: _Kinds) -> list[Passage]:
    """The lines as passages; a sentence that goes on in the next line stays in one, a dateline is cut off."""
    found: list[Passage] = []
    before: Line | None = None
    body_begun = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind is not None:
            start = line.start + _marker(line.text)
            found.append(Passage(start=start, end=line.end, kind=kind))
            before = None
            continue
        if before is not None and not line.after_blank and not before.ended and found:
            found[-1] = Passage(start=found[-1].start, end=line.end, kind=PassageKind.BODY)
        else:
            dateline = None if body_begun else _DATELINE.match(line.text[:300])
            found.extend(_body(line, dateline.end() if dateline else 0, text))
        body_begun = body_begun or line.prose
        before = line
    return found


def _body(line: Line, cut: int, text: str) -> list[Passage]:
    """A paragraph as its dateline, where it has one, and its body."""
    if not 0 < cut < len(line.text):
        return [Passage(start=line.start, end=line.end, kind=PassageKind.BODY)]
    dateline = text[line.start : line.start + cut].rstrip(" -–—")
    return [
        Passage(start=line.start, end=line.start + len(dateline), kind=PassageKind.DATELINE),
        Passage(start=line.start + cut, end=line.end, kind=PassageKind.BODY),
    ]


def _marker(line: str) -> int:
    """The length of a Markdown heading's `# `."""
    match = _HEADING.match(line)
    return match.end() if match and match.end() < len(line) else 0


def in_order(passages: tuple[Passage, ...], length: int) -> bool:
    """Whether passages lie inside a text of that length, in order, without overlap."""
    inside = all(0 <= passage.start < passage.end <= length for passage in passages)
    return inside and all(one.end <= other.start for one, other in pairwise(passages))
