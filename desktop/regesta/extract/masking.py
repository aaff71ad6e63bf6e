"""A sentence with its names replaced by short codes, so that relations can be read by plain patterns.

A code is a letter and a number in angle brackets: `<P3>` a person, `<O…>` an organisation, `<L…>` a place,
`<D…>` a date, `<T…>` words of office, `<M…>` a mechanism phrase. Offsets in the masked text map back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from regesta.extract.dates.finder import TimeExpression
from regesta.extract.reading import Entity, Phrase, Reading, TitleSpan

Item = Entity | TimeExpression | TitleSpan | Phrase
_LETTER = {"person": "P", "organisation": "O", "place": "L"}
CODE = re.compile(r"<([A-Z])(\d+)>")


@dataclass(frozen=True, slots=True)
class Masked:
    """The masked text of a stretch, the items behind its codes, their words, where pieces of it lie, and the anchor."""

    text: str
    items: tuple[Item, ...]
    pieces: tuple[tuple[int, int, int], ...]
    words: tuple[str, ...] = ()
    anchor: str | None = None

    def item(self, code: str) -> Item:
        """The item behind a code such as `<P3>`."""
        return self.items[int(code[2:-1])]

    def surface(self, code: str) -> str:
        """The source's words behind a code."""
        return self.words[int(code[2:-1])]

    def entity(self, code: str | None) -> Entity | None:
        """The entity behind a code; None for other items and for no code."""
        found = self.item(code) if code else None
        return found if isinstance(found, Entity) else None

    def time(self, code: str | None) -> TimeExpression | None:
        """The time expression behind a code, or None."""
        found = self.item(code) if code else None
        return found if isinstance(found, TimeExpression) else None

    def source(self, offset: int, *, end: bool = False) -> int:
        """The code point of the source that a place in the masked text stands for; `end` for the end of a code."""
        probe = offset - 1 if end and offset > 0 else offset
        low, start, stop = self.pieces[max(0, bisect_right([p[0] for p in self.pieces], probe) - 1)]
        is_code = self.text[low : low + 1] == "<" and CODE.match(self.text, low) is not None
        if is_code:
            return stop if end else start
        return min(stop, start + offset - low)

    def at(self, offset: int) -> int:
        """The place in the masked text of a code point of the source; the start of its code where one hides it."""
        low, start, _ = self.pieces[max(0, bisect_right([p[1] for p in self.pieces], offset) - 1)]
        return low if CODE.match(self.text, low) else low + max(0, offset - start)

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """The source's span of a group of a match in the masked text."""
        return self.source(match.start(group)), self.source(match.end(group), end=True)

    def codes(self, letter: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
        """Positions and codes of a kind within a part of the masked text."""
        stop = len(self.text) if end is None else end
        return [(m.start(), m.group()) for m in CODE.finditer(self.text, start, stop) if m[1] == letter]


def _plain(text: str) -> str:
    """The source's own words, at the same length; what looks like a code in them is none."""
    return CODE.sub(lambda match: "‹" + match.group()[1:-1] + "›", text) if "<" in text else text


def mask(reading: Reading, start: int, end: int, *, titles: bool = True, phrases: bool = True) -> Masked:
    """The masked text of a stretch of the source (code points `start` to `end`)."""
    items = _items(reading, start, end, titles=titles, phrases=phrases)
    out: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length, at = 0, start
    kept: list[Item] = []
    for low, high, letter, item in items:
        if low < at:
            continue
        for text, a, b in ((_plain(reading.text[at:low]), at, low), (f"<{letter}{len(kept)}>", low, high)):
            if text:
                pieces.append((length, a, b))
                out.append(text)
                length += len(text)
        kept.append(item)
        at = high
    pieces.append((length, at, end))
    out.append(_plain(reading.text[at:end]))
    words = tuple(reading.text[i.start : i.end] for i in kept)
    return Masked("".join(out).replace("\n", " "), tuple(kept), tuple(pieces), words, reading.anchor)


def _names(reading: Reading, title: TitleSpan) -> bool:
    """Whether words of office hold names of persons (“ministers of A, X, and of B, Y”), which patterns must see."""
    return any(reading.within(title.start, title.end, "person"))


def _items(reading: Reading, start: int, end: int, *, titles: bool, phrases: bool) -> list[tuple[int, int, str, Item]]:
    """What to mask, in order, the longest first at each place; phrases and titles hold names inside them."""
    items: list[tuple[int, int, str, Item]] = []
    items += [(e.start, e.end, _LETTER[e.type], e) for e in reading.within(start, end) if e.type in _LETTER]
    items += [(t.start, t.end, "D", t) for t in reading.times_in(start, end)]
    if titles:
        items += [
            (t.start, t.end, "T", t)
            for t in reading.titles
            if start <= t.start and t.end <= end and not _names(reading, t)
        ]
    if phrases:
        items += [(p.start, p.end, "M", p) for p in reading.phrases if p.key and start <= p.start and p.end <= end]
    return sorted(items, key=lambda i: (i[0], -i[1], i[2]))
