"""The pairs of Reconcile: which is judged now, and the two records' claims side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from regesta.services.views import PairView, RecordPage
from regesta.workbench import wording


@dataclass(frozen=True)
class Beside:
    """One property of both records. `agreement`: same, differs, one_side."""

    label: str
    left: str
    right: str
    agreement: str
    quoted: bool = False


class PairQueue:
    """Pairs by score, with one current."""

    def __init__(self) -> None:
        self.pairs: tuple[PairView, ...] = ()
        self.current: str | None = None
        self._gone: set[str] = set()

    def replace(self, pairs: Sequence[PairView]) -> None:
        """Take the pairs of a fresh read; the place in the queue is kept when the current pair was judged."""
        at = self.index()
        self.pairs = tuple(pairs)
        self._gone.clear()
        if self.pair is None:
            self.current = self.pairs[min(max(at, 0), len(self.pairs) - 1)].id if self.pairs else None

    @property
    def pair(self) -> PairView | None:
        """The current pair."""
        return next((pair for pair in self.pairs if pair.id == self.current), None)

    def index(self) -> int:
        """Where the current pair stands; -1 where none."""
        return next((number for number, pair in enumerate(self.pairs) if pair.id == self.current), -1)

    def step(self, by: int) -> bool:
        """Go to the next or previous pair."""
        at = self.index() + by
        if not 0 <= at < len(self.pairs):
            return False
        self.current = self.pairs[at].id
        return True

    def judged(self) -> None:
        """The current pair was judged: go on at once, before the project says so."""
        if self.pair is None:
            return
        at, gone = self.index(), self.current
        self.pairs = tuple(pair for pair in self.pairs if pair.id != gone)
        self.current = self.pairs[min(at, len(self.pairs) - 1)].id if self.pairs else None


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
