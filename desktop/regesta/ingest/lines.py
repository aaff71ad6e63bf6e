"""Lines of a canonical text with their places, and what can be told of a line by looking at it alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WRAP_LEAST, _WRAP_MOST, _WRAP_SPREAD = 45, 120, 30
PROSE_WORDS = 6
LONG_WORDS = 25


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes:
        start: first code point that is not blank.
        end: after the last code point that is not blank.
        text: what lies between.
        after_blank: a blank line, or nothing, stands before it.
        words: how many words it has; two Chinese, Japanese or Korean signs count as one.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    words: int

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _END.search(self.text[-8:]) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of the article and not like a heading or furniture."""
        return (self.ended and self.words >= PROSE_WORDS) or self.words >= LONG_WORDS

    @property
    def shouted(self) -> bool:
        """Whether it has letters and none of them is small."""
        return self.text.isupper()


def lines_of(text: str) -> Iterator[Line]:
    """The lines that are not blank, in order; paragraphs that were wrapped by hand come as one line each."""
    block: list[tuple[int, int]] = []
    position = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            block.append((start, start + len(stripped)))
        elif block:
            yield from _block(text, block)
            block = []
        position += len(raw) + 1
    if block:
        yield from _block(text, block)


def count_words(text: str) -> int:
    """Words between blanks; of scripts without blanks, half the signs."""
    return len(text.split()) + len(_CJK.findall(text)) // 2


def _block(text: str, block: list[tuple[int, int]]) -> Iterator[Line]:
    """The lines of one block between blank lines, or the whole block where it is one wrapped paragraph."""
    if _wrapped(text, block):
        block = [(block[0][0], block[-1][1])]
    for position, (start, end) in enumerate(block):
        yield Line(start, end, text[start:end], position == 0, count_words(text[start:end]))


def _wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether the block's lines are of one length, break inside sentences, and end one at the last."""
    full = [end - start for start, end in block[:-1]]
    if not full or min(full) < _WRAP_LEAST or max(full) > _WRAP_MOST or max(full) - min(full) > _WRAP_SPREAD:
        return False
    last_start, last_end = block[-1]
    if last_end - last_start > _WRAP_MOST or not _END.search(text[max(last_start, last_end - 8) : last_end]):
        return False
    broken = sum(1 for start, end in block[:-1] if not _END.search(text[max(start, end - 8) : end]))
    goes_on = sum(1 for start, _ in block[1:] if text[start].islower())
    return broken * 2 >= len(full) and goes_on > 0
