"""The pairs of Reconcile: which is judged now, and the two records' claims side by side."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from regesta.services.views import PairView, RecordPage
from regesta.workbench import wording

SURE = 0.95


@dataclass(frozen=True)
class Beside:
    """One property of both records. `agreement`: same, differs, one_side."""

    label: str
    left: str
    right: str
    agreement: str
    quoted: bool = False


LIKENESS = (
    ("all", "all scores"),
    ("equal", f"equal names, ≥ {SURE:.2f}"),
    ("sure", f"score ≥ {SURE:.2f}"),
    ("doubtful", f"score below {SURE:.2f}"),
)
"""How the queue can be narrowed by likeness: value and words."""


class PairQueue:
    """Pairs by score, narrowed by type and likeness, with one current."""

    def __init__(self) -> None:
        self.all: tuple[PairView, ...] = ()
        self.current: str | None = None
        self.type = ""
        self.likeness = "all"

    def replace(self, found: Sequence[PairView]) -> None:
        """Take the pairs of a fresh read; the place in the queue is kept when the current pair was judged."""
        at = self.index()
        self.all = tuple(found)
        self._keep_place(at)

    def narrow(self, type_name: str, likeness: str) -> None:
        """Show only pairs of a type (empty for all) and of a likeness."""
        self.type, self.likeness = type_name, likeness
        self._keep_place(0)

    def _keep_place(self, at: int) -> None:
        shown = self.pairs
        if self.pair is None:
            self.current = shown[min(max(at, 0), len(shown) - 1)].id if shown else None

    @property
    def pairs(self) -> tuple[PairView, ...]:
        """The pairs to show."""
        return tuple(each for each in self.all if self._fits(each))

    def _fits(self, pair: PairView) -> bool:
        return (not self.type or pair.type == self.type) and _alike(pair, self.likeness)

    def types(self) -> dict[str, int]:
        """How many pairs there are of each type, most first."""
        return dict(Counter(each.type for each in self.all).most_common())

    @property
    def pair(self) -> PairView | None:
        """The current pair."""
        return next((pair for pair in self.pairs if pair.id == self.current), None)

    def index(self) -> int:
        """Where the current pair stands among those shown; -1 where none."""
        return next((number for number, pair in enumerate(self.pairs) if pair.id == self.current), -1)

    def step(self, by: int) -> bool:
        """Go to the next or previous pair."""
        at, shown = self.index() + by, self.pairs
        if not 0 <= at < len(shown):
            return False
        self.current = shown[at].id
        return True

    def judged(self, gone: Collection[str] = ()) -> None:
        """Pairs were judged, the current one where none is named: go on at once, before the project says so."""
        names: set[str | None] = {*gone} or {self.current}
        at = self.index()
        self.all = tuple(pair for pair in self.all if pair.id not in names)
        self._keep_place(at)


def _alike(pair: PairView, likeness: str) -> bool:
    sure = pair.score is not None and pair.score >= SURE
    if likeness == "equal":
        return sure and folded(pair.left_label) == folded(pair.right_label)
    return likeness == "all" or sure == (likeness == "sure")


def folded(label: str) -> str:
    """A label made comparable: case, form and spaces apart."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def in_words(pair: PairView) -> str:
    """Both labels on a line, once where they are the same."""
    left, right = wording.shorten(pair.left_label, 46), wording.shorten(pair.right_label, 46)
    return f"{left} · {right}"


def own(page: RecordPage, record: str) -> RecordPage:
    """A record's page with its own claims alone: the page shows all of its cluster."""
    row = next((member for member in page.members if member.id == record), page.row)
    return replace(page, row=row, claims=tuple(claim for claim in page.claims if claim.record == record))


def beside(left: RecordPage, right: RecordPage) -> list[Beside]:
    """Both records' claims by property, then sources and words."""
    labels: dict[str, str] = {}
    values: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for side, page in enumerate((left, right)):
        for claim in page.claims:
            if claim.status == "rejected":
                continue
            labels.setdefault(claim.property, claim.label)
            known = values[side].setdefault(claim.property, [])
            if claim.display not in known:
                known.append(claim.display)
    rows = []
    for prop, label in labels.items():
        one, two = values[0].get(prop, []), values[1].get(prop, [])
        rows.append(Beside(label, " · ".join(one) or "—", " · ".join(two) or "—", _agreement(one, two)))
    rows.append(Beside("sources", _sources(left), _sources(right), ""))
    rows.append(Beside("evidence", _quote(left), _quote(right), "", quoted=True))
    return rows


def _agreement(one: Sequence[str], two: Sequence[str]) -> str:
    if not one or not two:
        return "one_side"
    shared = {each.casefold() for each in one} & {each.casefold() for each in two}
    return "same" if shared else "differs"


def _sources(page: RecordPage) -> str:
    titles = dict.fromkeys(each.source_title for claim in page.claims for each in claim.evidence)
    return " · ".join(wording.shorten(title, 60) for title in list(titles)[:3]) or "—"


def _quote(page: RecordPage) -> str:
    quotes = [each.quote for claim in page.claims for each in claim.evidence]
    return f"“{wording.shorten(max(quotes, key=len), 120)}”" if quotes else "—"


def why(pair: PairView) -> str:
    """The features one by one, strongest first."""
    parts = [f"{name.replace('_', ' ')} {weight:+.2f}" for name, weight in pair.features]
    return " · ".join(parts) or pair.reason


def consequences(left: RecordPage, right: RecordPage) -> str:
    """What *same* would do."""
    claims = wording.count(len(left.claims) + len(right.claims), "claim")
    referring = len(left.referred_by) + len(right.referred_by)
    words = f"If you say same: {claims} stand under one record"
    words += f", {wording.count(referring, 'record')} refer to it" if referring else ""
    differing = [row.label for row in beside(left, right) if row.agreement == "differs"]
    words += f"; {', '.join(differing[:4])} then differ" if differing else ""
    return words + ". A split gives each back exactly what it had."
