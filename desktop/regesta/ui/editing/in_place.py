"""Editing a claim in its place in a list of cards; Review and Records share it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from regesta.domain.codebook_types import PropertySpec
from regesta.ui.editing.form import ClaimForm
from regesta.ui.link import Link
from regesta.ui.review.cards import CardsView
from regesta.workbench import deeds
from regesta.workbench.deck import Deck
from regesta.workbench.entry import Entered


class InPlace(QObject):
    """Opens the form over the current claim. `left` says that the list is as it was."""

    left = Signal()
    saved = Signal()

    def __init__(self, cards: CardsView, deck: Deck, link: Link, parent: QObject) -> None:
        super().__init__(parent)
        self._cards = cards
        self._deck = deck
        self._link = link
        self.form: ClaimForm | None = None

    @property
    def is_open(self) -> bool:
        """Whether a form is open."""
        return self.form is not None and self._cards.editing

    def spec_of(self, type_name: str, prop: str) -> PropertySpec | None:
        """A property's specification, where the codebook still has it."""
        codebook = self._link.gateway.codebook
        if codebook.has_type(type_name) and codebook.type(type_name).has(prop):
            return codebook.type(type_name).property(prop)
        return None

    def open(self) -> ClaimForm | None:
        """Put the editor of the claim's kind over it."""
        claim, card = self._deck.claim, self._deck.card
        spec = self.spec_of(card.type, claim.property) if card is not None and claim is not None else None
        if claim is None or spec is None or self.is_open:
            return None
        form = ClaimForm(spec, self._link, quote=claim.evidence[0].quote if claim.evidence else "")
        self.form = form
        form.left.connect(self.leave)
        form.resized.connect(self._fit)
        self._cards.edit_in_place(form)
        records: list[tuple[str, str]] = []
        if claim.kind == "reference":
            ids = claim.members or ((str(claim.value),) if claim.value else ())
            labels = [claim.display] if len(ids) == 1 else [self._label(each) for each in ids]
            records = list(zip(ids, labels, strict=True))
        form.load(claim.value, state=claim.value_state, records=records, reading=claim.reading)
        claim_id = claim.id

        def save(entered: Entered, reason: str) -> None:
            self._link.run(deeds.edit(claim_id, entered, reason or None))
            self.leave()
            self.saved.emit()

        form.saved.connect(save)
        form.start()
        return form

    def _label(self, record: str) -> str:
        found = next((card for card in self._deck.cards if card.record == record), None)
        return found.label if found else record

    @Slot()
    def _fit(self) -> None:
        if self.form is not None:
            self._cards.fit_editor(self.form)

    @Slot()
    def leave(self) -> None:
        """Close the form."""
        self.form = None
        self._cards.reload()
        self._cards.setFocus()
        self.left.emit()
