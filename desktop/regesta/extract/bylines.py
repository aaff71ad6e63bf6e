"""Credits, bylines and signatures: names in them are of those who wrote the story, not of those in it."""

from __future__ import annotations

import re
from functools import cache

from regesta.domain.source import PassageKind
from regesta.extract.person_names import name_pattern
from regesta.extract.reading import Reading

_JOB = (
    r"(?:Reporters?|(?:Web |Copy |Photo |Managing )?[Ee]ditors?|Edit(?:ed)?|Authors?|Writers?|Written|Correspondents?|"
    r"Photographers?|Translat(?:ors?|ed|ion)|Compiled|Prepared|Contributors?|Edition|Editing|Version|Layout|Proofread(?:ing)?)"
)


def byline_spans(reading: Reading) -> list[tuple[int, int]]:
    """Spans of code points in which no person is in the story."""
    kinds = (PassageKind.BYLINE, PassageKind.CREDIT)
    zones = [(p.start, p.end) for p in reading.request.passages if p.kind in kinds]
    zones += [
        m.span() for pattern in (_CREDIT, _labelled(), _by_line(), _rubric()) for m in pattern.finditer(reading.text)
    ]
    if signature := _signature().search(reading.text):
        zones.append(signature.span("name"))
    return zones


_CREDIT = re.compile(
    r"\((?:Reporting|Additional [Rr]eporting|Editing|Writing|Compiled|Edited|With inputs?)\b[^)]*\)"
    r"|^(?:[Aa]dditional reporting|With reporting|Reporting|Editing|With inputs?)(?: by| from)?:? [^\n]{3,160}$"
    r"|^[A-Z][^\n.]{3,80} contributed (?:reporting|to (?:this|the) (?:report|story|article))\b[^\n]{0,60}$"
    r"|^(?:By|(?:Additional )?[Rr]eporting by|Editing by|Writing by) [^\n]{3,160}$",
    re.MULTILINE,
)


@cache
def _labelled() -> re.Pattern[str]:
    """A job of the newsroom with names: “Reporter: A B., Editor: C D”."""
    return re.compile(
        rf"(?<![\w-]){_JOB}(?: by)?: ?{name_pattern()}\.?(?:(?:,| and|/) (?!{_JOB}){name_pattern()})*(?![\w-])"
    )


@cache
def _by_line() -> re.Pattern[str]:
    """A line with nothing but “by” and names, and perhaps where they wrote from or for whom."""
    return re.compile(
        rf"^(?:[^\n]{{0,60}}\d )?(?:BY|[Bb]y|Text by|Story by):? {name_pattern()}(?:(?:,| and) {name_pattern()})*"
        r"(?:,? (?:in|for|at) [^\n.]{2,40}|, [^\n.]{2,50}| ?[-–—|·•] ?[^\n]{2,90})?$"
        rf"|^{name_pattern()}(?=\s+(?:Published|Updated|Posted|Last updated|Publication date)\b)"
        r"|^(?:[^\n]{0,60} )?© ?(?:\d{4} )?[A-Z][^\n]{2,60}$"
        rf"|^{name_pattern()} ?(?:\((?:The )?[A-Z][^)\n]{{2,40}}\)|[|•·●/] ?[A-Z][^\n]{{3,60}}\d)$",
        re.MULTILINE,
    )


@cache
def _rubric() -> re.Pattern[str]:
    """The head of a comment: “Opinion | 3 May 2021 | A B, Institute of …”."""
    return re.compile(
        r"^(?:Comment(?:ary)?|Opinion|Analysis|Column|Op-?[Ee]d|Interview|Blog|Essay|Perspective|Report|Explainer)"
        r" ?[|·•–—/][^\n]{3,160}$",
        re.MULTILINE,
    )


@cache
def _signature() -> re.Pattern[str]:
    """A last line that is a name and no more."""
    return re.compile(
        rf"(?:[.”\")]|\n(?:Photo|Source|Foto)s?:[^\n]{{2,60}})\s*\n+[-–— ]*(?P<name>{name_pattern()})\s*$"
    )
