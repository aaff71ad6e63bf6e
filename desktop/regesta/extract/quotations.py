"""Quoted words: where quotation marks open and close, and whether what they hold is a sentence or a part of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.extract.sentences import paragraphs

_CURLY = re.compile(r"“([^“”\n]{2,1500}?)(?:”|(?=\n\n|\Z))")
_STRAIGHT = re.compile(r"(?<![\w\"])\"([^\"\n]{2,1500}?)\"(?!\w)")
_GUILLEMETS = re.compile(r"«\s?([^«»\n]{2,1500}?)\s?»")
_LOW = re.compile(r"„([^„“”\n]{2,1500}?)[“”]")
_SINGLE = re.compile(r"(?<![\w’])‘([^‘\n]{2,600}?)’(?![a-z])")
_TALL = re.compile(r"(?<![\w'])'([A-Za-z][^'\n]{6,400}?[\w.,!?])'(?![\w])")
_INNER = re.compile(r"(?<![\w’])(?:‘(?P<curly>[A-Z][^‘\n]{8,500}?)’(?![a-z])|'(?P<tall>[A-Z][^\n]{8,500}?)'(?![a-z]))")
_SPEECH_BEFORE = re.compile(
    r"\b(?:said|says|say|told|tell|tells|wrote|writes|asked|asks|answered|replied|put it|words|remarked"
    r"|saying|quoted)\b[^.;]{0,40}[,:] ?$"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points of the quoted words (`start` to `end`) and of the words with their marks (`outer`).

    `within` is the quotation around this one, where the words are another's, quoted by its speaker.
    """

    start: int
    end: int
    outer: tuple[int, int]
    whole: bool
    within: tuple[int, int] | None = None


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text, in order; one inside another only where a verb of speech leads into it."""
    found: list[Quotation] = []
    for low, high in paragraphs(text):
        for pattern in (_LOW, _CURLY, _STRAIGHT, _GUILLEMETS, _SINGLE, _TALL):
            for match in pattern.finditer(text, low, high):
                if not any(q.outer[0] < match.end() and match.start() < q.outer[1] for q in found):
                    found.append(_quotation(text, match))
    nested = [inner for quotation in found for inner in _inside(text, quotation)]
    return sorted((*found, *nested), key=lambda q: q.start)


def _inside(text: str, around: Quotation) -> list[Quotation]:
    out = []
    for match in _INNER.finditer(text, around.start, around.end + 1):
        group = "curly" if match["curly"] else "tall"
        if _SPEECH_BEFORE.search(text[around.start : match.start()]):
            start, end = match.span(group)
            out.append(Quotation(start, end, match.span(), True, around.outer))
    return out


def _quotation(text: str, match: re.Match[str]) -> Quotation:
    inner = match[1].strip()
    start = match.start(1) + len(match[1]) - len(match[1].lstrip())
    words = inner.split()
    before = text[max(0, match.start() - 3) : match.start()].strip()
    opens = inner[:1].isupper() and (not before or before[-1] in ',:.!?”"»' or match.start() == 0)
    whole = opens and (len(words) >= 5 or inner[-1] in ".!?,")
    return Quotation(start, start + len(inner), match.span(), whole)
