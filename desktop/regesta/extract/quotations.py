"""Quoted words: where quotation marks open and close, and whether what they hold is a sentence or a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.extract.sentences import paragraphs

_CURLY = re.compile(r"“([^“”\n]{2,1500}?)(?:”|(?=\n\n|\Z))")
_STRAIGHT = re.compile(r"(?<![\w\"])\"([^\"\n]{2,1500}?)\"(?!\w)")
_SINGLE = re.compile(r"(?<![\w’])‘([^‘\n]{2,600}?)’(?![a-z])")
_TALL = re.compile(r"(?<![\w'])'([A-Za-z][^'\n]{6,400}?[\w.,!?])'(?![\w])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points of the quoted words (`start` to `end`) and of the words with their marks (`outer`)."""

    start: int
    end: int
    outer: tuple[int, int]
    whole: bool


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order; those inside another are left out."""
    found: list[Quotation] = []
    for low, high in paragraphs(text):
        for pattern in (_CURLY, _STRAIGHT, _SINGLE, _TALL):
            for match in pattern.finditer(text, low, high):
                if not any(q.outer[0] < match.end() and match.start() < q.outer[1] for q in found):
                    found.append(_quotation(text, match))
    return sorted(found, key=lambda q: q.start)


def _quotation(text: str, match: re.Match[str]) -> Quotation:
    inner = match[1].strip()
    start = match.start(1) + len(match[1]) - len(match[1].lstrip())
    words = inner.split()
    before = text[max(0, match.start() - 3) : match.start()].strip()
    opens = inner[:1].isupper() and (not before or before[-1] in ',:.!?”"' or match.start() == 0)
    whole = opens and (len(words) >= 5 or inner[-1] in ".!?,")
    return Quotation(start, start + len(inner), match.span(), whole)
