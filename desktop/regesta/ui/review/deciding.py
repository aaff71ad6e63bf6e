"""The decisions of Review: each key is one action, one command, and the place moves on at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from regesta.services.views import CardView
from regesta.ui import originals
from regesta.ui.actions.registry import Registry
from regesta.ui.review.page import ReviewPage
from regesta.workbench import citing, deeds
from regesta.workbench.entry import clear_claims

_CERTAINTIES = (None, "certain", "likely", "possible", "doubtful")


class Deciding(QObject):
    """Binds what decides, moves and copies."""

    def __init__(self, page: ReviewPage, registry: Registry) -> None:
        super().__init__(page)
        self._page = page
        self._deck = page.deck
        self._link = page.link
        self._registry = registry
        page.cards.evidence_clicked.connect(self.turn_evidence)
        page.link.failed.connect(self._recant)
        self._bind(registry)

    def _bind(self, registry: Registry) -> None:
        claim = self._has_claim
        card = self._has_card
        for action, handler, when in (
            ("claim.accept", self.accept, claim),
            ("claim.reject", self.reject, claim),
            ("claim.unsure", self.unsure, claim),
            ("claim.clear", self.accept_clear, card),
            ("claim.prefer", self.prefer, claim),
            ("claim.certainty", self.certainty, claim),
            ("claim.flag", self.flag, card),
            ("card.accept", self.accept_card, card),
            ("card.reject", self.reject_card, card),
            ("evidence.accept", self.accept_evidence, self._has_evidence),
            ("evidence.reject", self.reject_evidence, self._has_evidence),
            ("edit.copy_citation", self.copy_citation, claim),
            ("source.original", self.open_original, self._has_source),
            ("source.aside", self.set_aside, self._has_source),
            ("source.reopen", self.reopen, self._is_done),
            ("source.fold", self.fold, self._has_source),
            ("source.caret", self.caret, self._has_source),
        ):
            registry.bind(action, handler, when)

    # -- when --------------------------------------------------------------------------------------------------

    def _has_card(self) -> bool:
        return self._deck.card is not None and not self._page.cards.editing

    def _has_claim(self) -> bool:
        return self._deck.claim is not None and not self._page.cards.editing

    def _has_evidence(self) -> bool:
        return self._deck.evidence is not None and not self._page.cards.editing

    def _has_source(self) -> bool:
        return self._page.view is not None

    def _is_done(self) -> bool:
        row = self._page.queue.row(self._page.queue.current)
        return row is not None and row.state in {"finished", "set_aside"}

    # -- claims ------------------------------------------------------------------------------------------------

    @Slot()
    def accept(self) -> None:
        """Accept the current claim and go to the next open one."""
        self._decide("accepted")

    @Slot()
    def reject(self) -> None:
        """Reject the current claim and go on."""
        self._decide("rejected")

    def _decide(self, status: str) -> None:
        claim = self._deck.claim
        if claim is None or claim.status == status:
            self._move_on()
            return
        self._deck.foresee([claim.id], status)
        here = self._page.view.row.id if self._page.view is not None else None
        command = deeds.accept([claim.id]) if status == "accepted" else deeds.reject([claim.id], source=here)
        self._link.run(command)
        self._move_on()

    @Slot(object)
    def _recant(self, error: object) -> None:
        """A decision failed: show what stands."""
        del error
        self._deck.recant()
        self._page.show_place(follow=False)

    def _move_on(self) -> None:
        self._deck.advance()
        self._page.show_place()

    @Slot()
    def unsure(self) -> None:
        """Set the current claim aside, or take it back."""
        claim = self._deck.claim
        if claim is None:
            return
        self._link.run(deeds.defer([claim.id], deferred=not claim.deferred))
        if not claim.deferred:
            self._deck.step_claim(1)
            self._page.show_place()

    @Slot()
    def accept_clear(self) -> None:
        """Accept what is visible, evidenced and without a problem on the card; stop at the rest."""
        card = self._deck.card
        if card is None:
            return
        shown = [self._deck.seen(claim) for claim in card.claims]
        ids = clear_claims(shown) if self._deck.is_shown_open(card) else []
        if not ids:
            self._deck.advance()
            self._page.show_place()
            return
        self._deck.foresee(ids, "accepted")
        self._link.run(deeds.accept_clear(card.record, ids))
        self._stop_at_rest(card, ids)

    def _stop_at_rest(self, card: CardView, taken: Sequence[str]) -> None:
        rest = [claim for claim in card.claims if claim.id not in taken and claim.status == "proposed"]
        rest = [claim for claim in rest if not claim.deferred]
        if rest:
            self._deck.select(rest[0].id)
        else:
            self._deck.advance()
        self._page.show_place()

    @Slot()
    def prefer(self) -> None:
        """Let the current claim lead, or not."""
        claim = self._deck.claim
        if claim is not None:
            self._link.run(deeds.set_rank(claim.id, "normal" if claim.rank == "preferred" else "preferred"))

    @Slot()
    def certainty(self) -> None:
        """Go through certain, likely, possible, doubtful, none."""
        claim = self._deck.claim
        if claim is not None:
            at = _CERTAINTIES.index(claim.certainty) if claim.certainty in _CERTAINTIES else 0
            self._link.run(deeds.set_certainty(claim.id, _CERTAINTIES[(at + 1) % len(_CERTAINTIES)]))

    @Slot()
    def flag(self) -> None:
        """Flag the current claim (or its record), or take the flag away."""
        claim, card = self._deck.claim, self._deck.card
        if claim is not None:
            self._link.run(deeds.flag(claim.id, flagged=not claim.flagged))
        elif card is not None:
            self._link.run(deeds.flag(card.record, flagged=not card.flagged))

    # -- cards and evidence ------------------------------------------------------------------------------------

    @Slot()
    def accept_card(self) -> None:
        """Accept the record with all its open claims in this source."""
        card = self._deck.card
        if card is None:
            return
        ids = [claim.id for claim in card.claims if self._deck.seen(claim).status == "proposed" and not claim.deferred]
        self._deck.foresee(ids, "accepted")
        if ids or card.status != "accepted":
            self._link.run(deeds.accept(ids) if ids else deeds.accept_record(card.record))
        self._move_on()

    @Slot()
    def reject_card(self) -> None:
        """Reject the record and its open claims."""
        card = self._deck.card
        if card is None:
            return
        self._deck.foresee([claim.id for claim in card.claims if claim.status == "proposed"], "rejected")
        here = self._page.view.row.id if self._page.view is not None else None
        self._link.run(deeds.reject_record(card.record, source=here))
        self._move_on()

    @Slot()
    def accept_evidence(self) -> None:
        """Accept the current evidence alone."""
        evidence = self._deck.evidence
        if evidence is not None:
            self._link.run(deeds.decide_evidence(evidence.id, "accepted"))

    @Slot()
    def reject_evidence(self) -> None:
        """Reject the current evidence alone."""
        evidence = self._deck.evidence
        if evidence is not None:
            self._link.run(deeds.decide_evidence(evidence.id, "rejected"))

    @Slot(str)
    def turn_evidence(self, evidence_id: str) -> None:
        """A click on a tick: accepted, rejected, and round."""
        claim = self._deck.claim
        found = next((each for each in claim.evidence if each.id == evidence_id), None) if claim else None
        if found is not None:
            self._link.run(deeds.decide_evidence(found.id, "rejected" if found.status == "accepted" else "accepted"))

    # -- the source --------------------------------------------------------------------------------------------

    @Slot()
    def copy_citation(self) -> None:
        """Put the claim with its words and source on the clipboard."""
        claim, view = self._deck.claim, self._page.view
        card = self._deck.card
        if claim is not None and view is not None and card is not None:
            QGuiApplication.clipboard().setText(citing.citation(card, claim, view))

    @Slot()
    def open_original(self) -> None:
        """Open the source's original file in the system's program for it."""
        view = self._page.view
        if view is None:
            return

        def arrived(data: bytes) -> None:
            path = originals.keep(view.row.file_name, data)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._link.read(lambda: self._link.gateway.original(view.row.id), arrived)

    @Slot()
    def set_aside(self) -> None:
        """Set the source aside."""
        self._set_state("set_aside")

    @Slot()
    def reopen(self) -> None:
        """Take the source up again."""
        self._set_state("in_review")

    def _set_state(self, state: str) -> None:
        if self._page.view is not None:
            self._link.run(deeds.set_state(self._page.view.row.id, state))

    @Slot()
    def fold(self) -> None:
        """Open or fold all page furniture."""
        self._page.reader.toggle_fold()

    @Slot()
    def caret(self) -> None:
        """Put the caret into the text, or take it away."""
        self._page.reader.set_caret(not self._page.reader.caret)
