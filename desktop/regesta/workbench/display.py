"""The text as the reader shows it: paragraphs apart, furniture folded, long paragraphs broken; and the way back.

Positions are code points on both sides. The canonical text is never changed; what is shown is a sequence of
pieces of it with line breaks and fold lines between them, and every shown position leads back to the text.
Knows nothing of Qt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from regesta.domain.source import Passage, PassageKind

LONGEST = 10_000
"""Code points of one shown paragraph: a longer one makes each repaint slow (measured: 25 ms at a megabyte)."""

SPACED_LINES = 6_000
"""Up to so many lines get a thin blank line after each; a text of more is shown without."""

_AWKWARD = re.compile("[\r\u2028\u2029\ufdd0\ufdd1\x0b\x0c\x00]")
_MAX_QUOTES = 3
_QUOTE_LENGTH = 28


@dataclass(frozen=True)
class Piece:
    """A run of canonical text as shown: `shown` is its first position in the display."""

    start: int
    end: int
    shown: int


@dataclass(frozen=True)
class Fold:
    """Neighbouring passages of page furniture, shown as one line that opens and closes them."""

    start: int
    end: int
    summary: str


@dataclass(frozen=True)
class Line:
    """One block of the display. `role`: text, title, furniture, fold, space."""

    role: str
    start: int
    fold: int | None = None


@dataclass
class _Build:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def line(self, role: str, text: str, *, start: int | None = None, fold: int | None = None) -> None:
        if self.lines:
            self.parts.append("\n")
            self.length += 1
        self.lines.append(Line(role, self.length, fold))
        if start is not None:
            self.pieces.append(Piece(start, start + len(text), self.length))
        self.parts.append(text)
        self.length += len(text)


class DisplayText:
    """What the reader shows of a source, and both ways between its positions and the canonical text's."""

    def __init__(self, text: str, passages: Sequence[Passage] = (), unfolded: Collection[int] = ()) -> None:
        self.source = text
        self.folds = folds(text, passages)
        self.unfolded = frozenset(unfolded)
        self._titles = [each for each in passages if each.kind == PassageKind.TITLE]
        built = self._build()
        self.text = "".join(built.parts)
        self.lines = tuple(built.lines)
        self.pieces = tuple(built.pieces)
        self._by_start = [piece.start for piece in self.pieces]
        self._by_shown = [piece.shown for piece in self.pieces]

    def _build(self) -> _Build:
        built = _Build()
        spaced = self.source.count("\n") < SPACED_LINES
        position = 0
        for number, fold in enumerate(self.folds):
            self._stretch(built, position, fold.start, "text", spaced)
            opened = number in self.unfolded
            self._space(built, spaced)
            mark = "▾ boilerplate · " if opened else "▸ boilerplate folded · "
            built.line("fold", mark + fold.summary, fold=number)
            if opened:
                self._stretch(built, fold.start, fold.end, "furniture", spaced)
            position = fold.end
        self._stretch(built, position, len(self.source), "text", spaced)
        if not built.lines:
            built.line("text", "", start=0)
        return built

    def _space(self, built: _Build, spaced: bool) -> None:
        if spaced and built.lines:
            built.line("space", "")

    def _stretch(self, built: _Build, start: int, end: int, role: str, spaced: bool) -> None:
        for first, last in _paragraphs(self.source, start, end):
            self._space(built, spaced)
            shown_role = "title" if role == "text" and self._is_title(first) else role
            for piece_start, piece_end in _broken(self.source, first, last):
                shown = _AWKWARD.sub("\ufffd", self.source[piece_start:piece_end])
                built.line(shown_role, shown, start=piece_start)

    def _is_title(self, position: int) -> bool:
        return any(each.start <= position < each.end for each in self._titles)

    def shown(self, position: int) -> int | None:
        """Where a code point of the text is shown; None where it is folded away or between paragraphs."""
        index = bisect_right(self._by_start, position) - 1
        if index < 0:
            return None
        piece = self.pieces[index]
        return piece.shown + position - piece.start if position < piece.end else None

    def shown_spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The shown spans of a span of the text: one for each piece that it touches."""
        index = max(0, bisect_right(self._by_start, start) - 1)
        spans = []
        for piece in self.pieces[index:]:
            if piece.start >= end:
                break
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                spans.append((piece.shown + first - piece.start, piece.shown + last - piece.start))
        return spans

    def position(self, shown: int, *, end: bool = False) -> int:
        """The code point of the text at a shown position, the nearest one where a fold or a break is shown.

        With `end`, the position is taken as the end of a span: it stays in the piece before.
        """
        index = max(0, bisect_right(self._by_shown, shown - 1 if end and shown > 0 else shown) - 1)
        if not self.pieces:
            return 0
        piece = self.pieces[index]
        return min(piece.start + max(0, shown - piece.shown), piece.end)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The span of the text that a shown span stands for, without white space at its ends; None if empty."""
        start, end = self.position(first), self.position(last, end=True)
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        return (start, end) if start < end else None

    def fold_at(self, position: int) -> int | None:
        """The number of the fold that hides a code point; None where it is shown."""
        for number, fold in enumerate(self.folds):
            if fold.start <= position < fold.end and number not in self.unfolded:
                return number
        return None


def folds(text: str, passages: Iterable[Passage]) -> tuple[Fold, ...]:
    """Neighbouring furniture passages as folds; only white space may stand between two of one fold."""
    found: list[list[Passage]] = []
    for passage in passages:
        if not passage.kind.boilerplate:
            continue
        if found and not text[found[-1][-1].end : passage.start].strip():
            found[-1].append(passage)
        else:
            found.append([passage])
    return tuple(Fold(group[0].start, group[-1].end, _summary(text, group)) for group in found)


def _summary(text: str, group: Sequence[Passage]) -> str:
    quotes = []
    for passage in group[:_MAX_QUOTES]:
        words = " ".join(text[passage.start : passage.end].split())
        quotes.append(f"“{words if len(words) <= _QUOTE_LENGTH else words[: _QUOTE_LENGTH - 1].rstrip() + '…'}”")
    rest = len(group) - len(quotes)
    return ", ".join(quotes) + (f" and {rest} more" if rest > 0 else "")


def _paragraphs(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The lines of a stretch that hold more than white space, without it at their ends."""
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        first, last = position, stop
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last
        position = stop + 1


def _broken(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """A paragraph in runs of at most `LONGEST`, broken after a space where there is one."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        stop = space + 1 if space > 0 else start + LONGEST
        yield start, stop
        start = stop
    yield start, end
