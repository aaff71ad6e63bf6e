"""The short tasks beside a decision: a note, why, the source's details, finishing a source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QPlainTextEdit, QWidget

from regesta.services.views import ClaimView, FinishReport, NoteView
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.editing.editors import ValueEditor
from regesta.ui.editing.form import make_editor
from regesta.ui.link import Link
from regesta.ui.popover import Popover
from regesta.ui.review.page import ReviewPage
from regesta.workbench import deeds, wording
from regesta.workbench.entry import Entered, Problem

NOTE_KINDS = (
    ("note", "a note"),
    ("question", "a question"),
    ("outside_knowledge", "outside knowledge (never evidence)"),
    ("looked_for_not_found", "looked for and not found"),
)
DETAILS = ("title", "publisher", "author", "published_on", "url", "language", "licence", "rights_note", "text_allowed")


def note_popover(parent: QWidget, link: Link, target: str, about: str, at: QPoint) -> Popover:
    """Write a note on anything, under those that are there."""
    popover = Popover(parent, f"Note on {wording.shorten(about, 50)}", 420)
    earlier = parts.label("", "muted", wrap=True)
    earlier.hide()
    field = QPlainTextEdit()
    field.setObjectName("field")
    field.setAccessibleName("Text of the note")
    field.setTabChangesFocus(True)
    field.setFixedHeight(84)
    kind = QComboBox()
    kind.setAccessibleName("Kind of note")
    for value, words in NOTE_KINDS:
        kind.addItem(words, value)
    private = QCheckBox("private: never exported")

    def save() -> None:
        if field.toPlainText().strip():
            text = field.toPlainText().strip()
            link.run(deeds.note(target, text, str(kind.currentData()), private=private.isChecked()))
        popover.close()

    def show(notes: Sequence[NoteView]) -> None:
        if notes:
            lines = [f"{each.curator}, {wording.clock(each.at)}: {each.text}" for each in notes]
            earlier.setText("\n".join(lines))
            earlier.show()
            popover.fit()

    for widget in (earlier, field, kind, private):
        popover.box.addWidget(widget)
    popover.box.addLayout(parts.row(None, parts.button("Save note", save, "primary")))
    popover.on_enter = save
    link.read(partial(link.gateway.notes, target), show)
    popover.open_at(at)
    field.setFocus()
    return popover


def why_lines(claim: ClaimView) -> list[tuple[str, str]]:
    """What a claim rests on, in words."""
    lines = [("value", claim.display), ("reason", claim.reason), ("how it was got", claim.basis)]
    lines += [("resolved", claim.detail), ("proposed by", claim.origin), ("decided", claim.decided)]
    lines.append(("confidence", f"{claim.confidence:.2f}" if claim.confidence is not None else ""))
    lines.append(("said on", wording.day(claim.as_of) if claim.as_of else ""))
    for each in claim.evidence:
        words = f"“{wording.shorten(each.quote, 200)}” — {each.source_title} ({each.status}, {each.origin})"
        lines.append((each.role, words))
        lines.append(("through", each.chain))
    lines.extend(("problem", problem) for problem in claim.problems)
    return [(name, words) for name, words in lines if words]


class Asides(QObject):
    """Binds N, W, I and Ctrl+Enter. `anchor_changed`: a source has another date, its relative dates too."""

    anchor_changed = Signal(str)

    def __init__(self, page: ReviewPage, registry: Registry) -> None:
        super().__init__(page)
        self._page = page
        self._deck = page.deck
        self._link = page.link
        registry.bind("claim.note", self.note, lambda: self._deck.card is not None)
        registry.bind("claim.why", self.why, lambda: self._deck.claim is not None)
        registry.bind("source.details", self.details, lambda: page.view is not None)
        registry.bind("source.finish", self.finish, lambda: page.view is not None)
        page.header.activated.connect(self._followed)

    def _point(self) -> QPoint:
        row = self._deck.row_of_current(self._page.cards.cards_model.rows)
        return self._page.cards.place_of(max(row, 0))

    @Slot(str)
    def _followed(self, action: str) -> None:
        if action == "details":
            self.details()
        elif action.startswith("source:"):
            self._page.open_source(action.removeprefix("source:"))

    @Slot()
    def note(self) -> None:
        """Write a note on the current claim, else on its record."""
        claim, card = self._deck.claim, self._deck.card
        if card is None:
            return
        about = f"{card.label}, {claim.label}" if claim is not None else card.label
        note_popover(self._page, self._link, claim.id if claim else card.record, about, self._point())

    @Slot()
    def why(self) -> None:
        """Say what the current claim rests on."""
        claim, card = self._deck.claim, self._deck.card
        if claim is None or card is None:
            return
        popover = Popover(self._page, f"Why {claim.label} of {wording.shorten(card.label, 40)}?", 460)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        form.setHorizontalSpacing(12)
        for name, words in why_lines(claim):
            form.addRow(parts.label(name, "muted"), parts.label(words, wrap=True))
        popover.box.addLayout(form)
        popover.open_at(self._point())

    # -- details -----------------------------------------------------------------------------------------------

    @Slot()
    def details(self) -> None:
        """Edit the source's facts."""
        view = self._page.view
        codebook = self._link.gateway.codebook
        if view is not None and codebook.has_type("source"):
            work = partial(self._link.gateway.source_facts, view.row.id)
            self._link.read(work, partial(self._show_details, view.row.id))

    def _show_details(self, source: str, facts: dict[str, object]) -> None:
        spec = self._link.gateway.codebook.type("source")
        popover = Popover(self._page, "Details of the source", 560)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        editors: dict[str, ValueEditor] = {}
        for name in DETAILS:
            if spec.has(name):
                editor = make_editor(spec.property(name), self._link)
                editor.load(facts.get(name))
                editors[name] = editor
                form.addRow(parts.label(spec.property(name).label_in("en"), "muted"), editor)
        error = parts.label("", "error", wrap=True)
        popover.box.addLayout(form)
        popover.box.addWidget(error)

        def save() -> None:
            trouble = self._save_details(source, facts, editors)
            error.setText(trouble)
            if not trouble:
                popover.close()

        popover.box.addLayout(parts.row(None, parts.button("Save", save, "primary")))
        popover.on_enter = save
        at = self._page.header.mapToGlobal(QPoint(20, self._page.header.height()))
        popover.open_at(at)
        editors["published_on" if "published_on" in editors else "title"].first().setFocus()

    def _save_details(self, source: str, facts: dict[str, object], editors: dict[str, ValueEditor]) -> str:
        given: dict[str, object] = {}
        for name, editor in editors.items():
            made = editor.entered()
            if isinstance(made, Problem):
                if not _is_empty(editor):
                    return f"{editor.spec.label_in('en')}: {made.text}"
                made = Entered()
            if made.value != facts.get(name):
                given[name] = made.value
        for name, value in given.items():
            done = partial(self._dated, source) if name == "published_on" else None
            self._link.run(deeds.set_source_field(source, name, value), done)
        return ""

    def _dated(self, source: str, changes: object) -> None:
        del changes
        self.anchor_changed.emit(source)

    # -- finish ------------------------------------------------------------------------------------------------

    @Slot()
    def finish(self) -> None:
        """Show what is open in the source, then finish it."""
        view = self._page.view
        if view is not None:
            self._link.read(partial(self._link.gateway.finish_report, view.row.id), self._show_finish)

    def _show_finish(self, report: FinishReport) -> None:
        popover = Popover(self._page, "Finish this source", 440)
        for words in finish_lines(report):
            popover.box.addWidget(_line(words))
        buttons = [("Leave the rest open", "leave"), ("Set the rest aside", "defer"), ("Reject the rest", "reject")]
        if not report.open_claims:
            buttons = [("Finish", "leave")]
        row = parts.row(None)
        made = [
            parts.button(words, partial(self._finish, popover, report.source, rest), "" if number else "primary")
            for number, (words, rest) in enumerate(buttons)
        ]
        for each in made:
            row.addWidget(each)
        popover.box.addLayout(row)
        popover.open_at(self._page.reader.mapToGlobal(QPoint(60, 60)))
        made[0].setFocus()

    def _finish(self, popover: Popover, source: str, rest: str) -> None:
        popover.close()
        self._link.run(deeds.finish(source, rest))
        following = self._page.queue.next_open()
        if following is not None:
            self._page.open_source(following)


def finish_lines(report: FinishReport) -> list[str]:
    """What is open, unused and not looked at."""
    if not report.open_claims and not report.unlinked_mentions and not report.unused_sentences and not report.problems:
        return ["Everything in it is decided."]
    lines = []
    if report.open_claims:
        cards = wording.count(report.open_cards, "record")
        lines.append(f"{wording.count(report.open_claims, 'claim')} of {cards} not decided")
    if report.unlinked_mentions:
        lines.append(f"{wording.count(report.unlinked_mentions, 'mention')} linked to no record")
    if report.unused_sentences:
        lines.append(f"{wording.count(report.unused_sentences, 'sentence')} that no claim rests on")
    if report.problems:
        lines.append(f"{wording.count(report.problems, 'problem')} open")
    return lines


def _line(words: str) -> QLabel:
    return parts.label(words, wrap=True)


def _is_empty(editor: ValueEditor) -> bool:
    first = editor.first()
    text = first.property("text") or first.property("currentText")
    return not str(text or "").strip(" —")
