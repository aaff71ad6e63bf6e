"""What one can do in Records: decide on the record or its chosen claim, edit, add, note, split, make one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from regesta.services.views import ClaimView
from regesta.ui.actions.registry import Registry
from regesta.ui.editing.fields import choose_field
from regesta.ui.editing.form import ClaimForm
from regesta.ui.popover import Popover
from regesta.ui.prompts import Prompts
from regesta.ui.records.page import RecordsPage
from regesta.ui.review.asides import note_popover
from regesta.workbench import deeds, wording
from regesta.workbench.entry import Entered


class RecordDeciding(QObject):
    """Binds the actions of Records."""

    def __init__(self, page: RecordsPage, registry: Registry, prompts: Prompts) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.view
        self._link = page.link
        self._prompts = prompts
        for action, handler in (
            ("record.accept", self.accept),
            ("record.reject", self.reject),
            ("record.edit", self.edit),
            ("record.add", self.add_field),
            ("record.note", self.note),
            ("record.source", self.to_source),
        ):
            registry.bind(action, handler, self._has_record)
        registry.bind(
            "record.split", self.split, lambda: page.view.page is not None and len(page.view.page.members) > 1
        )
        registry.bind("record.new", self.new)

    def _has_record(self) -> bool:
        return self._view.page is not None and not self._view.in_place.is_open

    def _claim(self) -> ClaimView | None:
        """The chosen claim, where the keys are in the list of claims."""
        return self._view.deck.claim if self._view.cards.hasFocus() else None

    @Slot()
    def accept(self) -> None:
        """Accept the chosen claim, else the record."""
        claim, page = self._claim(), self._view.page
        if claim is not None:
            self._link.run(deeds.accept([claim.id]))
            self._view.deck.step_claim(1)
            self._view.cards.reload()
        elif page is not None:
            self._link.run(deeds.accept_record(page.row.id))

    @Slot()
    def reject(self) -> None:
        """Reject the chosen claim, else the record."""
        claim, page = self._claim(), self._view.page
        if claim is not None:
            self._link.run(deeds.reject([claim.id]))
        elif page is not None:
            self._link.run(deeds.reject_record(page.row.id))

    @Slot()
    def edit(self) -> None:
        """Edit the chosen claim in its place."""
        if self._view.deck.claim is not None:
            self._view.in_place.open()

    @Slot()
    def note(self) -> None:
        """Write a note on the record."""
        page = self._view.page
        if page is not None:
            note_popover(self._page, self._link, page.row.id, page.row.label, self._page.point())

    @Slot()
    def to_source(self) -> None:
        """Read the chosen claim in its source."""
        claim = self._view.deck.claim
        if claim is not None and claim.evidence:
            self._page.jump.emit("review", f"{claim.evidence[0].source}#{claim.id}")

    @Slot()
    def split(self) -> None:
        """Take the joined record apart."""
        page = self._view.page
        if page is None:
            return
        members = wording.count(len(page.members), "record")
        if self._prompts.confirm(f"Split “{page.row.label}” into the {members} it was joined from?", "Split"):
            self._link.run(deeds.split(page.row.id))

    @Slot()
    def new(self) -> None:
        """Make a record of the type that is shown."""
        type_name = self._page.query_type
        label = self._link.gateway.codebook.label(type_name, "en") if type_name else ""
        name = self._prompts.ask_text("New record", f"Name of the new {label}:") if type_name else None
        if name:
            self._link.run(deeds.create_record(type_name, name), self._made)

    def _made(self, changes: object) -> None:
        ids = sorted(getattr(changes, "ids", {}).get("record", ()))
        if ids:
            self._page.enter(ids[0])

    @Slot()
    def add_field(self) -> None:
        """Choose a field, then say what it holds; the reason stands for the words."""
        page = self._view.page
        codebook = self._link.gateway.codebook
        if page is None or not codebook.has_type(page.row.type):
            return
        specs = codebook.type(page.row.type).properties
        choose_field(self._page, self._link.theme, page.row.label, specs, self._page.point(), self._enter_field)

    def _enter_field(self, prop: str) -> None:
        page = self._view.page
        spec = self._view.in_place.spec_of(page.row.type, prop) if page is not None else None
        if page is None or spec is None:
            return
        record = page.row.id
        popover = Popover(self._page, f"{spec.label_in('en')} of {wording.shorten(page.row.label, 40)}", 460)
        form = ClaimForm(spec, self._link)
        form.setObjectName("")
        form.load(None)
        popover.box.addWidget(form)

        def save(entered: Entered, reason: str) -> None:
            popover.close()
            self._link.run(deeds.add_claim(record, prop, entered, None, reason or None))

        form.saved.connect(save)
        form.left.connect(popover.close)
        form.resized.connect(popover.adjustSize)
        popover.open_at(self._page.point())
        form.start()
