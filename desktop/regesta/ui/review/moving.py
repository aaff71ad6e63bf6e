"""Moving in Review: over claims, cards, evidence and sources."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from regesta.ui.actions.registry import Registry
from regesta.ui.review.page import ReviewPage


class Moving(QObject):
    """Binds J, K, brackets, Enter and their kin."""

    def __init__(self, page: ReviewPage, registry: Registry) -> None:
        super().__init__(page)
        self._page = page
        self._deck = page.deck
        self._bind_moves(registry)

    def _bind_moves(self, registry: Registry) -> None:
        for action, handler in (
            ("go.next_claim", self.next_claim),
            ("go.previous_claim", self.previous_claim),
            ("go.next_card", self.next_card),
            ("go.previous_card", self.previous_card),
            ("go.next_evidence", self.next_evidence),
            ("go.previous_evidence", self.previous_evidence),
            ("go.toggle_card", self.toggle_card),
        ):
            registry.bind(action, handler, self._has_cards)
        registry.bind("go.next_source", self.next_source, self._has_source)
        registry.bind("go.previous_source", self.previous_source, self._has_source)

    def _has_cards(self) -> bool:
        return bool(self._deck.cards) and not self._page.cards.editing

    def _has_source(self) -> bool:
        return self._page.view is not None

    @Slot()
    def next_claim(self) -> None:
        """Go to the next claim."""
        self._moved(self._deck.step_claim(1))

    @Slot()
    def previous_claim(self) -> None:
        """Go to the claim before."""
        self._moved(self._deck.step_claim(-1))

    @Slot()
    def next_card(self) -> None:
        """Go to the next card."""
        self._moved(self._deck.step_card(1))

    @Slot()
    def previous_card(self) -> None:
        """Go to the card before."""
        self._moved(self._deck.step_card(-1))

    @Slot()
    def next_evidence(self) -> None:
        """Go to the claim's next evidence."""
        self._moved(self._deck.step_evidence(1))

    @Slot()
    def previous_evidence(self) -> None:
        """Go to the claim's evidence before."""
        self._moved(self._deck.step_evidence(-1))

    @Slot()
    def toggle_card(self) -> None:
        """Open or close the card."""
        self._deck.toggle()
        self._page.show_place()

    def _moved(self, moved: bool) -> None:
        if moved:
            self._page.show_place()

    @Slot()
    def next_source(self) -> None:
        """Open the next source in the queue."""
        self._open(self._page.queue.step(1))

    @Slot()
    def previous_source(self) -> None:
        """Open the source before."""
        self._open(self._page.queue.step(-1))

    def _open(self, source: str | None) -> None:
        if source is not None:
            self._page.open_source(source)
