"""The cards of the records in a source: groups, what is open, which claim is current, where to go next.

A decision shows at once (`foresee`) and is corrected by the next read; the current claim is kept by its id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from regesta.services.views import CardView, ClaimView, EvidenceView

GROUPS = ("differs", "new", "confirms", "set_aside")
FEW = 6
"""So many cards are shown open from the start; more are shown closed but for the current one."""


@dataclass(frozen=True)
class Row:
    """One row of the list. `kind`: group, card, claim; `card` and `claim` are positions, -1 where none."""

    kind: str
    group: str
    card: int = -1
    claim: int = -1
    last: bool = False


class Deck:
    """Cards in groups with a current claim. `place` is a record's and a claim's id; the claim may be null."""

    def __init__(self) -> None:
        self.cards: tuple[CardView, ...] = ()
        self.record: str | None = None
        self.claim_id: str | None = None
        self.evidence_number = 0
        self._open: set[str] = set()
        self._closed: set[str] = set()
        self._status: dict[str, str] = {}

    def replace(self, cards: Sequence[CardView], *, fresh: bool = False) -> None:
        """Take the cards of a fresh read; with `fresh`, of another source."""
        order = {name: number for number, name in enumerate(GROUPS)}
        before = self._position()
        self.cards = tuple(sorted(cards, key=lambda card: order.get(card.group, len(order))))
        self._status.clear()
        if fresh:
            self._open, self._closed, self.evidence_number = set(), set(), 0
            self.record = self.claim_id = None
            self._open.update(card.record for card in self.cards if len(self.cards) <= FEW)
            self._first()
            return
        self._keep(before)

    def _first(self) -> None:
        for card in self.cards:
            for claim in card.claims:
                if is_open(claim):
                    self.select(claim.id)
                    return
        if self.cards:
            self.select_record(self.cards[0].record)

    def _keep(self, before: int) -> None:
        if self.claim is None and self.claim_id is not None:
            self.claim_id = None
        if self.card is None:
            self.record = None
            if self.cards:
                self.select_record(self.cards[min(max(before, 0), len(self.cards) - 1)].record)

    def _position(self) -> int:
        return next((n for n, card in enumerate(self.cards) if card.record == self.record), -1)

    @property
    def card(self) -> CardView | None:
        """The current card."""
        return next((card for card in self.cards if card.record == self.record), None)

    @property
    def claim(self) -> ClaimView | None:
        """The current claim as it is shown now."""
        card = self.card
        found = next((claim for claim in card.claims if claim.id == self.claim_id), None) if card else None
        return self.seen(found) if found else None

    @property
    def evidence(self) -> EvidenceView | None:
        """The current evidence of the current claim."""
        claim = self.claim
        if claim is None or not claim.evidence:
            return None
        return claim.evidence[self.evidence_number % len(claim.evidence)]

    def seen(self, claim: ClaimView) -> ClaimView:
        """A claim with a decision that is on its way."""
        status = self._status.get(claim.id)
        return replace(claim, status=status, deferred=False) if status else claim

    def foreseen(self, claim_id: str) -> str | None:
        """The decision on a claim that is on its way."""
        return self._status.get(claim_id)

    def left_on(self, card: CardView) -> int:
        """How many claims of a card wait for a decision."""
        return sum(is_open(claim) and claim.id not in self._status for claim in card.claims)

    def is_shown_open(self, card: CardView) -> bool:
        """Whether a card shows its claims: opened, current, or in the first group, unless closed by hand."""
        if card.record in self._closed:
            return False
        return card.record in self._open or card.record == self.record or card.group == "differs"

    def rows(self) -> list[Row]:
        """The list as it is shown: group lines, cards, and the claims of open cards."""
        rows: list[Row] = []
        group = ""
        for number, card in enumerate(self.cards):
            if card.group != group:
                group = card.group
                rows.append(Row("group", group))
            shown = len(card.claims) if self.is_shown_open(card) else 0
            rows.append(Row("card", group, number, last=not shown))
            rows.extend(Row("claim", group, number, each, each == shown - 1) for each in range(shown))
        return rows

    def row_of_current(self, rows: Sequence[Row]) -> int:
        """The row of the current claim, else of the current card; -1 where none."""
        best = -1
        for number, row in enumerate(rows):
            if row.card >= 0 and self.cards[row.card].record == self.record:
                if row.kind == "card":
                    best = number
                elif self.cards[row.card].claims[row.claim].id == self.claim_id:
                    return number
        return best

    def group_sizes(self) -> dict[str, int]:
        """How many cards each group has."""
        sizes: dict[str, int] = {}
        for card in self.cards:
            sizes[card.group] = sizes.get(card.group, 0) + 1
        return sizes

    def tally(self) -> tuple[int, int]:
        """How many claims are to be decided, and how many are accepted."""
        claims = [claim for card in self.cards for claim in card.claims]
        left = sum(self.left_on(card) for card in self.cards)
        return left, sum(self._status.get(claim.id, claim.status) == "accepted" for claim in claims)

    def select(self, claim_id: str) -> bool:
        """Make a claim current; its card opens. False where no card has it."""
        for card in self.cards:
            if any(claim.id == claim_id for claim in card.claims):
                self._enter(card.record)
                self.claim_id, self.evidence_number = claim_id, 0
                return True
        return False

    def select_record(self, record: str) -> bool:
        """Make a card current, at its first open claim, else at its first."""
        card = next((each for each in self.cards if each.record == record), None)
        if card is None:
            return False
        self._enter(record)
        first = next((claim for claim in card.claims if is_open(self.seen(claim))), None)
        first = first or (card.claims[0] if card.claims else None)
        self.claim_id, self.evidence_number = first.id if first else None, 0
        return True

    def _enter(self, record: str) -> None:
        self.record = record
        self._open.add(record)
        self._closed.discard(record)

    def toggle(self, record: str | None = None) -> None:
        """Open or close a card."""
        record = record or self.record
        card = next((each for each in self.cards if each.record == record), None)
        if card is None:
            return
        if self.is_shown_open(card):
            self._open.discard(card.record)
            self._closed.add(card.record)
        else:
            self._open.add(card.record)
            self._closed.discard(card.record)

    def step_claim(self, by: int) -> bool:
        """Go to the next or previous claim, over the cards' ends."""
        places = [(card.record, claim.id) for card in self.cards for claim in card.claims]
        if not places:
            return False
        here = (self.record or "", self.claim_id or "")
        at = places.index(here) if here in places else (-1 if by > 0 else len(places))
        target = at + by
        if not 0 <= target < len(places):
            return False
        return self.select(places[target][1])

    def step_card(self, by: int) -> bool:
        """Go to the next or previous card."""
        target = self._position() + by
        return 0 <= target < len(self.cards) and self.select_record(self.cards[target].record)

    def step_evidence(self, by: int) -> bool:
        """Go to the next or previous evidence of the current claim, round and round."""
        claim = self.claim
        if claim is None or not claim.evidence:
            return False
        self.evidence_number = (self.evidence_number + by) % len(claim.evidence)
        return True

    def foresee(self, claims: Sequence[str], status: str) -> None:
        """Show a decision before the project has it."""
        self._status.update(dict.fromkeys(claims, status))

    def recant(self) -> None:
        """Drop what was foreseen: the decision failed."""
        self._status.clear()

    def advance(self) -> bool:
        """Go to the next claim that is open, from here on and then from the start; stay where there is none."""
        places = [claim for card in self.cards for claim in card.claims]
        at = next((n for n, claim in enumerate(places) if claim.id == self.claim_id), -1)
        for claim in [*places[at + 1 :], *places[: max(at, 0)]]:
            if is_open(self.seen(claim)):
                return self.select(claim.id)
        return False


def is_open(claim: ClaimView) -> bool:
    """Whether a claim waits for a decision."""
    return claim.status == "proposed" and not claim.deferred
