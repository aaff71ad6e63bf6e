"""What follows a selection in the reader: the chooser, and the mention, record, evidence or field it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot

from regesta.domain.changes import ChangeSet
from regesta.services.views import CardView, Highlight, RecordRow, SourceView
from regesta.ui.actions.registry import Registry
from regesta.ui.prompts import Prompts
from regesta.ui.reader.chooser import Chooser
from regesta.ui.review.entering import Entering
from regesta.ui.review.page import ReviewPage
from regesta.workbench import choosing, deeds, wording
from regesta.workbench.choosing import Choice
from regesta.workbench.finding import other_occurrences

_SHORT = 120


class Selecting(QObject):
    """Keeps the chooser at the selection and does what is chosen."""

    def __init__(self, page: ReviewPage, registry: Registry, entering: Entering, prompts: Prompts) -> None:
        super().__init__(page)
        self._page = page
        self._link = page.link
        self._entering = entering
        self._prompts = prompts
        self._span: tuple[int, int] | None = None
        self._known: list[Choice] = []
        self.chooser = Chooser(page.theme, page)
        reader = page.reader
        reader.selected.connect(self._selected)
        reader.dropped.connect(self._dropped)
        reader.key_for_chooser.connect(self.chooser.take_key)
        reader.verticalScrollBar().valueChanged.connect(self._dropped)
        self.chooser.typed.connect(self._typed)
        self.chooser.chosen.connect(self._chosen)
        self.chooser.dropped.connect(self._escaped)
        registry.bind("claim.occurrences", self.mark_occurrences, lambda: page.deck.card is not None)

    @Slot(int, int)
    def _selected(self, start: int, end: int) -> None:
        again = self.chooser.isVisible()
        self._span = (start, end)
        rect = self._page.reader.selection_rect()
        viewport = self._page.reader.viewport()
        below = viewport.mapTo(self._page, QPoint(rect.left() - 40, rect.bottom() + 6))
        above = viewport.mapTo(self._page, QPoint(0, rect.top() - 6)).y()
        if not again:
            self.chooser.open_at(below, above)
        self._typed("" if not again else self.chooser.field.text())

    @Slot()
    def _dropped(self) -> None:
        self._span = None
        if self.chooser.isVisible():
            self.chooser.hide()

    @Slot()
    def _escaped(self) -> None:
        self._page.reader.drop_selection()
        self._page.reader.setFocus()

    @Slot(str)
    def _typed(self, typed: str) -> None:
        if self._span is None:
            return
        words = self._words()
        wanted = typed if typed.strip() else words if len(words) < _SHORT else ""
        work = partial(self._link.gateway.choices, (), wanted, 8)
        self._link.read(work, partial(self._read, typed), key="chooser")
        self._show(typed)

    def _read(self, typed: str, rows: Sequence[RecordRow]) -> None:
        codebook = self._link.gateway.codebook
        self._known = choosing.records([row for row in rows if row.type != "source"], codebook)
        self._show(typed)

    def _show(self, typed: str) -> None:
        if self._span is None:
            return
        codebook = self._link.gateway.codebook
        card = choosing.on_card(self._page.deck.card, codebook)
        self.chooser.show_choices(choosing.narrow(typed, self._known, card, choosing.types(codebook, self._words())))

    def _words(self) -> str:
        if self._span is None:
            return ""
        return " ".join(self._page.reader.display.source[self._span[0] : self._span[1]].split())

    @Slot(object)
    def _chosen(self, choice: Choice) -> None:
        view, span = self._page.view, self._span
        if view is None or span is None:
            return
        words, source = self._words(), view.row.id
        self._page.reader.drop_selection()
        known = self._mention_at(span)
        if choice.kind == "mention" and known is not None:
            self._link.run(deeds.link_mention(known, [choice.record]))
        elif choice.kind == "mention":
            self._link.run(deeds.add_mention(source, *span, choice.type_name, choice.record))
        elif choice.kind == "unlinked":
            self._link.run(deeds.add_mention(source, *span, choice.type_name, None))
        elif choice.kind == "new":
            made = partial(self._made, source)
            self._link.run(deeds.create_record(choice.type_name, words, (source, *span)), made)
        elif choice.kind == "evidence":
            self._link.run(deeds.add_evidence(choice.claim, source, *span))
        else:
            self._entering.enter_field(choice.record, choice.type_name, choice.prop, (source, *span))
            return
        self._page.cards.setFocus()

    def _mention_at(self, span: tuple[int, int]) -> str | None:
        """The mention that stands on exactly these words and is linked to nothing."""
        for laned in self._page.reader.index.within(*span):
            each = laned.highlight
            if each.kind == "mention" and each.record is None and (each.start, each.end) == span:
                return each.id
        return None

    def _made(self, source: str, changes: ChangeSet) -> None:
        """Go to the card of the record that was made."""
        records = sorted(changes.ids.get("record", ()))
        if records and self._page.queue.current == source:
            self._page.go_to(source, records[0])

    @Slot()
    def mark_occurrences(self) -> None:
        """Mark all other occurrences of the current record's name in this source, with the scope shown first."""
        card, view = self._page.deck.card, self._page.view
        if card is not None and view is not None:
            work = partial(self._link.gateway.highlights, view.row.id, 0, len(view.text))
            self._link.read(work, partial(self._ask_occurrences, card, view), key="occurrences")

    def _ask_occurrences(self, card: CardView, view: SourceView, highlights: Sequence[Highlight]) -> None:
        mentions = [each for each in highlights if each.kind == "mention"]
        names = {view.text[each.start : each.end] for each in mentions if each.record == card.record} or {card.label}
        taken = [(each.start, each.end) for each in mentions]
        spans = sorted({span for name in names for span in other_occurrences(view.text, name, taken)})
        if not spans:
            self._prompts.tell(f"There is no further occurrence of {_quoted(names)} in this source.")
            return
        question = f"Mark {wording.count(len(spans), 'further occurrence')} of {_quoted(names)} as {card.label}?"
        if self._prompts.confirm(question, "Mark"):
            self._link.run(deeds.mark_occurrences(view.row.id, card.record, spans))


def _quoted(names: set[str]) -> str:
    return ", ".join(f"“{wording.shorten(name, 40)}”" for name in sorted(names)[:3])
