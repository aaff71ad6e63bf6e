"""Paragraphs and sentences of a text, as spans; a sentence may run over a line break in the middle of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Lieut|Brig|Capt|Cmdr|Cdr|Supt|Insp|Ms|Dr|St|Jr|Sr|Gen|Lt|Col|Maj|Adm|Sen|Rep|Gov|Prof|Hon|No|vs|Art|Co|Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|H\.E|U\.S|U\.N|U\.K|E\.U|D\.C|P\.R|p\.m|a\.m|i\.e|e\.g|approx|Smt|Amb|Sh|Yu|Ya|Zh|Kh|Ma|Md|Mme|Mgr|Min|Dept|Jen)|\b[A-Z])\.$"
)
_END = re.compile(r"[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[]?(?:[^\Wa-z_ß-öø-ÿ]|•))")
_BREAK = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Code points `start` to `end`, and the number of the paragraph it stands in."""

    start: int
    end: int
    paragraph: int


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: a single line break inside a sentence does not end one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        if match and len(match.group()) == 1 and _runs_on(text, start, end, match.end()):
            continue
        if text[start:end].strip():
            spans.append((start, end))
        start = match.end() if match else end
    return spans


def _runs_on(text: str, start: int, end: int, after: int) -> bool:
    """Whether the line that ends at `end` goes on in the next: no stop, then a small letter."""
    line, following = text[start:end].rstrip(), text[after : after + 1]
    return bool(line) and line[-1] not in '.!?:;”"' and following.islower()


def split(text: str) -> list[Sentence]:
    """The sentences of the text, in order; offsets in code points, outer white space left out."""
    out: list[Sentence] = []
    for number, (low, high) in enumerate(paragraphs(text)):
        start = low
        for match in _END.finditer(text, low, high):
            if _ABBREVIATION.search(text, max(low, match.start() - 12), match.start() + 1):
                continue
            out += _trimmed(text, start, match.end(), number)
            start = match.end()
        out += _trimmed(text, start, high, number)
    return out


def _trimmed(text: str, start: int, end: int, paragraph: int) -> list[Sentence]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return [Sentence(start + left, start + right, paragraph)] if right > left else []


def index_at(sentences: tuple[Sentence, ...], offset: int) -> int:
    """The number of the sentence that holds a code point, or of the last one before it; 0 before the first."""
    return max(0, bisect_right([s.start for s in sentences], offset) - 1)
