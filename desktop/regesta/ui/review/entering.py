"""Entering in Review: edit a claim in its place, `0`, link, same as, a further field, the ends of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from regesta.ui.actions.registry import Registry
from regesta.ui.editing.fields import choose_field
from regesta.ui.editing.form import ClaimForm
from regesta.ui.editing.in_place import InPlace
from regesta.ui.editing.picker import RecordPicker
from regesta.ui.guard import guard
from regesta.ui.popover import Popover
from regesta.ui.review.page import ReviewPage
from regesta.workbench import deeds, wording
from regesta.workbench.entry import Entered


class Entering(QObject):
    """Opens forms over the cards and gives what they hold to the project."""

    def __init__(self, page: ReviewPage, registry: Registry) -> None:
        super().__init__(page)
        self._page = page
        self._deck = page.deck
        self._link = page.link
        self._in_place = InPlace(page.cards, page.deck, page.link, self)
        self._in_place.left.connect(page.refresh)
        self._in_place.left.connect(page.show_place)
        self._in_place.saved.connect(self._go_on)
        self._moving: tuple[str, str, int, int] | None = None
        page.cards.opened.connect(self.edit)
        page.reader.installEventFilter(self)
        for action, handler in (
            ("claim.edit", self.edit),
            ("claim.state", self.turn_state),
            ("claim.link", self.link_record),
            ("evidence.start", self.move_start),
            ("evidence.end", self.move_end),
        ):
            registry.bind(action, handler, self._has_claim)
        registry.bind("claim.same", self.same_as, self._has_card)
        registry.bind("claim.add", self.add_field, self._has_card)

    def _has_claim(self) -> bool:
        return self._deck.claim is not None and not self._in_place.is_open

    def _has_card(self) -> bool:
        return self._deck.card is not None and not self._in_place.is_open

    @Slot()
    def _go_on(self) -> None:
        """What was entered is decided: the next open claim."""
        self._deck.advance()
        self._page.show_place()

    # -- a claim in its place ----------------------------------------------------------------------------------

    @Slot()
    def edit(self) -> None:
        """Put the editor of the claim's kind in its place."""
        self._in_place.open()

    @Slot()
    def turn_state(self) -> None:
        """Ask whether there is a value: not said, unknown, none."""
        form = self._in_place.open()
        if form is not None:
            form.turn_state()

    # -- a further field ---------------------------------------------------------------------------------------

    @Slot()
    def add_field(self) -> None:
        """Ask which field, then what it says."""
        card = self._deck.card
        codebook = self._link.gateway.codebook
        if card is None or not codebook.has_type(card.type):
            return
        specs = codebook.type(card.type).properties

        def chosen(prop: str) -> None:
            self.enter_field(card.record, card.type, prop, None)

        choose_field(self._page, self._page.theme, card.label, specs, self._point(), chosen)

    def enter_field(self, record: str, type_name: str, prop: str, span: tuple[str, int, int] | None) -> None:
        """Ask for a field's value; with a span, its words are the evidence and the first guess."""
        spec = self._in_place.spec_of(type_name, prop)
        if spec is None:
            return
        words = self._page.reader.display.source[span[1] : span[2]] if span else ""
        popover = Popover(self._page, f"{spec.label_in('en')} of {self._label(record)}", 460)
        form = ClaimForm(spec, self._link, quote=words)
        form.setObjectName("")
        form.load(words if spec.kind in {"name", "text"} else None, records=[("", words)] if words else ())
        popover.box.addWidget(form)

        def save(entered: Entered, reason: str) -> None:
            popover.close()
            self._link.run(deeds.add_claim(record, prop, entered, span, reason or None))

        form.saved.connect(save)
        form.left.connect(popover.close)
        form.resized.connect(popover.adjustSize)
        popover.open_at(self._point())
        form.start()

    def _label(self, record: str) -> str:
        found = next((card for card in self._deck.cards if card.record == record), None)
        return found.label if found else "the record"

    def _point(self) -> QPoint:
        row = self._deck.row_of_current(self._page.cards.cards_model.rows)
        return self._page.cards.place_of(max(row, 0))

    # -- link, same as -----------------------------------------------------------------------------------------

    @Slot()
    def link_record(self) -> None:
        """Choose what a reference refers to; for other claims, which record this one is the same as."""
        claim = self._deck.claim
        if claim is not None and claim.kind == "reference":
            self.edit()
        else:
            self.same_as()

    @Slot()
    def same_as(self) -> None:
        """Say that this record is the same as another."""
        card = self._deck.card
        if card is None:
            return
        popover = Popover(self._page, f"“{wording.shorten(card.label, 44)}” is the same as …", 460)
        picker = RecordPicker(self._link, (card.type,), create=False, but=card.record)
        popover.box.addWidget(picker)

        def taken() -> None:
            others = [record for record, _ in picker.chosen.records if record != card.record]
            popover.close()
            for other in others:
                self._link.run(deeds.judge(card.record, other, "same"))

        picker.taken.connect(taken)
        popover.open_at(self._point())
        picker.field.setText(card.label.split(",")[0])
        picker.field.selectAll()
        picker.field.setFocus()

    # -- the ends of evidence ----------------------------------------------------------------------------------

    @Slot()
    def move_start(self) -> None:
        """Let the arrows move the start of the current evidence."""
        self._move("start")

    @Slot()
    def move_end(self) -> None:
        """Let the arrows move its end."""
        self._move("end")

    def _move(self, which: str) -> None:
        evidence = self._deck.evidence
        view = self._page.view
        if evidence is None or view is None or evidence.source != view.row.id:
            return
        held = self._moving
        start, end = (held[2], held[3]) if held and held[0] == evidence.id else (evidence.start, evidence.end)
        self._moving = (evidence.id, which, start, end)
        self._page.reader.setFocus()
        self._show_moving()

    def _show_moving(self) -> None:
        if self._moving is None:
            return
        _, which, start, end = self._moving
        self._page.reader.set_lit([(start, end, "date")])
        self._page.reader.reveal(start, end)
        words = "←→ a letter · Ctrl+←→ a word · Enter keeps · Esc leaves"
        self._page.tally.setText(f"Moving the {which} of the evidence: {words}")

    def _step(self, by: int, *, word: bool) -> None:
        if self._moving is None:
            return
        evidence, which, start, end = self._moving
        text = self._page.reader.display.source
        at = start if which == "start" else end
        at += by
        while word and 0 < at < len(text) and text[at - 1].isalnum() == text[at].isalnum():
            at += by
        at = max(0, min(at, len(text)))
        start, end = (min(at, end - 1), end) if which == "start" else (start, max(at, start + 1))
        self._moving = (evidence, which, start, end)
        self._show_moving()

    def _finish_moving(self, *, keep: bool) -> None:
        if self._moving is None:
            return
        evidence, _, start, end = self._moving
        self._moving = None
        if keep:
            self._link.run(deeds.move_evidence(evidence, start, end))
        self._page.show_place()
        self._page.cards.setFocus()

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While evidence is moved, the arrows are its."""
        kinds: Sequence[QEvent.Type] = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if self._moving is None or event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        keys = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        others = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        if key not in keys and key not in others:
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        if key in keys:
            self._step(keys[key], word=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            self._finish_moving(keep=key != Qt.Key.Key_Escape)
        return True
