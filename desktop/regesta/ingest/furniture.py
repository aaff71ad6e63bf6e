"""Page furniture that shows itself in one line: what such a line looks like, whatever the article is about.

To add furniture: give `RULES` its kind and its pattern. A rule must match a whole line. Lines above 200
characters are never furniture, and no pattern nests a repetition, so that no text can make them slow.
"""

from __future__ import annotations

import re

from regesta.domain.source import PassageKind

_EDGE = 200
_RULED_WORDS = 30
_CAPTION_WORDS = 60


def _one_of(*alternatives: str, ignore_case: bool = True) -> re.Pattern[str]:
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    return re.compile(joined, re.IGNORECASE if ignore_case else 0)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}年\d{1,2}月\d{1,2}日)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_ZONE = r"(?:\s*\(?(?:gmt|utc|bst|est|edt|cet|cst|ist|msk)[^\s)]{0,6}\)?)?"
_TIME = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?{_ZONE}"
_STAMPED = r"(?:(?:first |last )?(?:published|posted|updated|modified|date)(?: on| at)?:?\s+)?"
_PHOTO = r"(?:[Pp]hoto|PHOTO|[Pp]hotograph|[Ii]mage|[Pp]icture|[Pp]ic|[Ff]ile photo|[Gg]raphic|Foto|Фото|图|사진)"

DATE_IN_LINE = re.compile(_DATE, re.IGNORECASE)
BULLET = re.compile(r"[•●▪‣◦*–-]\s")
CALL_TO_ACTION = _one_of(
    r"(?:learn|find out|read|see|show|view|get) more\W*",
    r"(?:sign up|subscribe)(?: now| here| today)?\W*",
    r"(?:get started|click here|download now|download the app)\W*",
    r"(?:try|join)(?: it)? (?:now|free|for free|us)\W*",
)
SALES_TALK = _one_of(
    r"(?:get|sign up|subscribe|try|join|download|follow|discover|explore|register|upgrade|enjoy|start|unlock)\b",
    r".{0,150}\b(?:you|your|yours)\b",
)
REFERENCE_LABEL = _one_of(r"(?:references?|sources?|reference\(s\)|source\(s\)|further reading|external links)\s*:?")
SITE = _one_of(r"(?:https?://)?(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}(?:/\S{0,150})?")
AGENCY_WORD = _one_of(r"\b(?:news|press|agency|media|times|post|daily|wire|reuters|xinhua|tass|afp|ap|getty|sputnik)\b")

RULES: tuple[tuple[PassageKind, re.Pattern[str]], ...] = (
    (
        PassageKind.ADVERTISEMENT,
        _one_of(
            r"\W*(?:advertisements?|advert|ads?|anzeige|publicité|реклама|广告)\W*",
            r"(?:sponsored|promoted)(?: content| links?)?|paid post",
            r"(?:story|article) continues (?:below|after)(?: (?:this )?ad\w*)?",
        ),
    ),
    (PassageKind.VIDEO_DURATION, _one_of(r"\d{1,2}:\d{2}(?::\d{2})?")),
    (
        PassageKind.EMPTY_BYLINE,
        _one_of(
            r"(?:first |last )?(?:published|posted|updated|modified|created|written|edited|reported)"
            r"(?: on| by| at| in)?\s*:?",
            r"(?:on|by|at|date|author)\s*:?",
        ),
    ),
    (
        PassageKind.DATELINE,
        _one_of(
            rf"{_STAMPED}(?:[^\d\s]{{1,20}}[):|,]\s+)?(?:{_TIME}[,\s]{{0,3}})?{_WEEKDAY}{_DATE}"
            rf"(?:[,\s|]{{0,3}}(?:at\s+)?{_TIME})?\s*"
        ),
    ),
    (
        PassageKind.BYLINE,
        _one_of(
            r"(?:By|BY|Written by|Text by|Story by|Author:|Von|Par|Por)\s+[A-ZÀ-ÞА-Я][^.!?]{2,80}", ignore_case=False
        ),
    ),
    (
        PassageKind.CREDIT,
        _one_of(
            r"[(\[]?\s*(?:additional |with )?(?:reporting|writing|editing|compiled|edited|translated) by\b.{0,190}",
            r"(?:editors?|web editor|responsible editor|producers?)\s*[:：].{0,100}",
            r"(?:source|credit|via|courtesy(?: of)?)\s*[:：]\s*(?!https?:)\S.{0,80}",
            r"\(?(?:with )?inputs? from .{0,80}",
        ),
    ),
    (
        PassageKind.COMMENT_COUNT,
        _one_of(r"\d{1,6}\s+(?:comments?|replies|responses)", r"(?:comments?|replies)\s*[:(]?\s*\d{0,6}\)?"),
    ),
    (
        PassageKind.AGGREGATOR_LINK,
        _one_of(
            r"(?:source|original|article|external|original article|original source) (?:link|url|article|source)\W*",
            r"(?:read|view|see) (?:the )?(?:original|full|source)(?: (?:article|story|text|post))?\W*",
            r"(?:source|via)\s*:?\s*https?://\S{1,180}",
            r"this (?:article|story|post) (?:was )?(?:first |originally )appeared .{0,120}",
        ),
    ),
    (
        PassageKind.SITE_FOOTER,
        _one_of(
            r"comments (?:are|have been) (?:closed|disabled|turned off)\W*",
            r"(?:©|\(c\)|copyright ).{0,190}|.{0,120}\ball rights reserved\W*",
            r"(?:terms(?: of (?:use|service))?|privacy policy|cookie policy)(?:\s*[|·].{0,100})?",
            r"about us|contact us|powered by .{1,60}",
        ),
    ),
    (
        PassageKind.SITE_NAVIGATION,
        _one_of(
            r"most (?:read|popular|viewed|shared|commented|recent)|trending(?: now)?|all news|top stories",
            r"latest(?: news| stories)?|home(?: page)?|menu|search|log ?in|sign in|tweet|copy link",
            r"(?:related|recommended|more) (?:articles?|stories|news|posts|topics|content|links|reading|coverage)\W*",
            r"(?:also|see also|you may also like|don['’]t miss|up next)\W*",
            r"(?:read|see|watch|listen)(?: more| also| next)?\s*:.{0,190}|(?:also read|read also|must read)\b.{0,190}",
            r"(?:exit |switch to |view )?(?:mobile|desktop|full|print)(?: site)? version",
            r"skip to (?:main )?content|back to (?:top|home)",
            r"(?:share|print|e?-?mail)(?: this.{0,40})?\W*",
            r"(?:suggest|send|recommend) (?:this )?to (?:a )?friends?\W*",
            r"(?:follow|like|find) us on .{1,60}|share on .{1,40}",
            r"(?:previous|next)(?: (?:article|post|story|page))?|tags?\s*:.{0,190}",
            r"[^.!?>»›→]{2,40}(?:\s[>»›→]\s[^.!?>»›→]{2,60}){1,5}",
        ),
    ),
)

_MARKUP_REST = _one_of(r"[\"'”’]\s?/?>$", r"/>$", r"</?[a-z][^<>]{0,150}$", r"^[a-z]{2,10}=[\"“”][^<>]{0,150}>$")
_CREDITED = _one_of(
    rf"\b{_PHOTO}(?: credit| courtesy)?\s?(?:[:：/©]|by\b|via\b)\s?[^.]{{1,80}}[\])]?\.?$",
    rf"[(\[][^()\[\]]{{0,60}}\b{_PHOTO}\b[^()\[\]]{{0,60}}[)\]]\.?$",
    r"[\[(][^\[\]()]{2,40}/[^\[\]()]{2,40}[\])]\.?$",
    r"\s/\s?[A-Z][\w .&-]{2,50}$",
    r"\[[A-Z][\w .&/-]{1,40}\]\.?$",
    r"©\s?[A-Z][\w .&/-]{1,60}$",
    ignore_case=False,
)
_WHERE_IN_PICTURE = re.compile(r"\((?:L|R|C|left|right|cent(?:er|re)|front|back|\d(?:st|nd|rd|th) [LR])\)", re.ASCII)


def furniture_kind(line: str, words: int) -> PassageKind | None:
    """What kind of furniture a line is by itself; None where it may be the article's.

    Args:
        line: without blanks around it.
        words: how many words it has.
    """
    if words <= _RULED_WORDS and len(line) <= _EDGE:
        for kind, pattern in RULES:
            if pattern.fullmatch(line):
                return kind
    if words <= _CAPTION_WORDS and caption_like(line):
        return PassageKind.PHOTO_CAPTION
    return None


def caption_like(line: str) -> bool:
    """Whether a line ends with a picture's credit or with a rest of markup, or says who stands where."""
    tail = line[-_EDGE:]
    if _MARKUP_REST.search(tail) or _CREDITED.search(tail):
        return True
    return _WHERE_IN_PICTURE.search(line[:_EDGE]) is not None and len(line) <= 3 * _EDGE
