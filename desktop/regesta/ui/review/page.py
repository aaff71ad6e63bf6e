"""The Review page: puts queue, reader and cards side by side and keeps them together. Deciding is `deciding`'s."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from regesta.domain.changes import ChangeSet
from regesta.services.views import CardView, Highlight, SourceRow, SourceView
from regesta.ui import parts
from regesta.ui.actions.registry import Registry
from regesta.ui.guard import guard
from regesta.ui.link import Link
from regesta.ui.reader.find import FindBar
from regesta.ui.reader.view import SourceReader
from regesta.ui.review.cards import CardsView
from regesta.ui.review.header import SourceHeader
from regesta.ui.review.legend import Legend
from regesta.ui.review.queue import QueuePanel
from regesta.ui.theme import Theme
from regesta.workbench.deck import Deck
from regesta.workbench.queue import SourceQueue

_SETTLE_MS = 40

_READING = "Sources are being read; what is found here appears by itself.\n\nThe text can be read meanwhile."
_NOTHING = (
    "Nothing is proposed in this source yet.\n\nSelect words in the text and type what they are, or choose "
    "Source › Propose again from this source."
)


class ReviewPage(QWidget):
    """Queue, source, cards. `place_changed` carries the source that is read."""

    place_changed = Signal(str)
    emptiness_changed = Signal()
    state_changed = Signal()

    def __init__(self, link: Link, theme: Theme, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.link = link
        self.theme = theme
        self.queue = SourceQueue()
        self.deck = Deck()
        self.view: SourceView | None = None
        self._wanted: tuple[str, str, int, int] | None = None
        self._fresh = True
        self.queue_panel = QueuePanel(self.queue, theme)
        self.reader = SourceReader(theme)
        self.header = SourceHeader(theme)
        self.cards = CardsView(self.deck, theme)
        self.legend = Legend(theme)
        self.find_bar = FindBar(self.reader)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._source_changed = False
        self._working = False
        self._lay_out()
        self._connect()
        registry.place("review", self)
        self.reload_queue()

    # -- building ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        middle = QFrame()
        middle.setObjectName("panel")
        box = QVBoxLayout(middle)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(6)
        box.addWidget(self.header)
        box.addWidget(self.find_bar)
        box.addWidget(self.reader, 1)
        box.addWidget(self.legend)
        right = QWidget()
        self.tally = parts.label("", "muted")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addLayout(parts.row(parts.label("In this source", "heading"), None, self.tally))
        self.no_cards = parts.label("", "muted", wrap=True)
        self.no_cards.setContentsMargins(2, 12, 12, 0)
        self.no_cards.setAlignment(Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self.no_cards)
        column.addWidget(holder, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(9)
        self.splitter.setChildrenCollapsible(False)
        for widget, stretch in ((self.queue_panel, 0), (middle, 5), (right, 4)):
            self.splitter.addWidget(widget)
            self.splitter.setStretchFactor(self.splitter.indexOf(widget), stretch)
        self.splitter.setSizes([250, 650, 500])
        whole = QHBoxLayout(self)
        whole.setContentsMargins(12, 2, 12, 0)
        whole.addWidget(self.splitter)

    def _connect(self) -> None:
        self.link.changed.connect(self._changed)
        self.queue_panel.chosen.connect(self.open_source)
        self.reader.window_wanted.connect(self._fetch_highlights)
        self.reader.highlight_chosen.connect(self._highlight_chosen)
        self.reader.column_changed.connect(self._column_changed)
        self.reader.name_of = self.name_of
        self.cards.moved.connect(self.show_place)

    @Slot(int, int)
    def _column_changed(self, left: int, right: int) -> None:
        self.header.set_column(left, right)
        self.legend.set_column(left)

    # -- reading -----------------------------------------------------------------------------------------------

    def reload_queue(self) -> None:
        """Read the queue anew."""
        self.link.read(self.link.gateway.sources, self._queue_read, key="review-queue")

    def _queue_read(self, rows: Sequence[SourceRow]) -> None:
        self.queue.replace(rows)
        self._show_emptiness(empty=not rows)
        if self.queue.current is None and rows:
            first = self._wanted[0] if self._wanted else self.queue.first()
            if first:
                self.open_source(first)
                return
        if not rows:
            self.show_nothing()
        self.queue_panel.reload()
        self.state_changed.emit()

    def _show_emptiness(self, *, empty: bool) -> None:
        if bool(self.property("empty")) != empty:
            self.setProperty("empty", empty)
            self.emptiness_changed.emit()

    def show_nothing(self) -> None:
        """There is no source to read."""
        self.view = None
        self.reader.show_text("", ())
        self.deck.replace((), fresh=True)
        self.cards.reload()

    @Slot(str)
    def open_source(self, source: str) -> None:
        """Read a source and its cards."""
        if self.queue.current == source and self.view is not None and self.view.row.id == source:
            self._go_to_wanted()
            return
        self.queue.current = source
        self._fresh = True
        self.queue_panel.reload()
        gateway = self.link.gateway
        self.link.read(partial(gateway.source, source), self._source_read, key="review-source")
        self.link.read(partial(gateway.cards, source), partial(self._cards_read, source), key="review-cards")
        self.place_changed.emit(source)

    def _source_read(self, view: SourceView) -> None:
        if view.row.id != self.queue.current:
            return
        same = self.view is not None and self.view.row.id == view.row.id
        self.view = view
        self.header.show_source(view)
        if not same:
            self.reader.show_text(view.text, view.passages)
            self.reader.verticalScrollBar().setValue(0)
            self.find_bar.hide_bar()
        self.show_place(follow=False)
        self._go_to_wanted()

    def _cards_read(self, source: str, cards: Sequence[CardView]) -> None:
        if source != self.queue.current or self.cards.editing:
            return
        self.deck.replace(cards, fresh=self._fresh)
        self._fresh = False
        self._stack.setCurrentIndex(0 if cards else 1)
        self._say_no_cards()
        self._show_legend()
        self.show_place()
        self._go_to_wanted()

    @Slot(bool)
    def show_working(self, working: bool) -> None:
        """Long work runs or is over: where nothing is proposed, say whether something may come yet."""
        self._working = working
        self._say_no_cards()

    def _say_no_cards(self) -> None:
        self.no_cards.setText(_READING if self._working else _NOTHING)

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self._source_changed = self._source_changed or changes.touches("source", "claim", "mention")
        if not self._settle.isActive():
            self._settle.start()

    @Slot()
    def refresh(self) -> None:
        """Read all that is shown anew, keeping the place."""
        self.reload_queue()
        source = self.queue.current
        if source is None:
            return
        gateway = self.link.gateway
        self.link.read(partial(gateway.cards, source), partial(self._cards_read, source), key="review-cards")
        if self._source_changed:
            self._source_changed = False
            self.link.read(partial(gateway.source, source), self._source_read, key="review-source")
        self.reader.forget_highlights()

    @Slot(int, int)
    def _fetch_highlights(self, start: int, end: int) -> None:
        source, generation = self.queue.current, self.reader.index.generation
        if source is None:
            return
        work = partial(self.link.gateway.highlights, source, start, end)
        key = ("highlights", source, generation, start, end)
        self.link.read(work, partial(self._highlights_read, source, generation, start, end), key=key)

    def _highlights_read(self, source: str, generation: int, start: int, end: int, found: Sequence[Highlight]) -> None:
        if source == self.queue.current and generation == self.reader.index.generation:
            self.reader.take_highlights(start, end, found)

    # -- the place ---------------------------------------------------------------------------------------------

    def go_to(self, source: str, claim: str = "", start: int = -1, end: int = -1) -> None:
        """Open a source at a claim or at a span of its text."""
        self._wanted = (source, claim, start, end)
        self.open_source(source)

    def enter(self, target: str) -> None:
        """Go to `source`, `source#claim` or `source@start-end`."""
        source, _, span = target.partition("@")
        source, _, claim = source.partition("#")
        start, _, end = span.partition("-")
        self.go_to(source, claim, int(start) if start else -1, int(end) if end else -1)

    def find_here(self) -> None:
        """Find words in the source."""
        self.find_bar.show_bar()

    def _go_to_wanted(self) -> None:
        if self._wanted is None or self.view is None or self._wanted[0] != self.view.row.id:
            return
        _, claim, start, end = self._wanted
        if claim and not self.deck.select(claim) and not self.deck.select_record(claim):
            return
        self._wanted = None
        if claim:
            self.show_place()
        if start >= 0:
            self.reader.set_lit(((start, end, ""),))
            self.reader.reveal(start, end)

    @Slot()
    def show_place(self, *, follow: bool = True) -> None:
        """Show the current claim: its card, its evidence lit and in sight."""
        if not self.cards.edits_current:
            self.cards.reload(follow=follow)
        left, accepted = self.deck.tally()
        rest = f"{left} to decide" if left else "all decided, Ctrl+Enter finishes"
        self.tally.setText(f"{rest} · {accepted} accepted" if self.deck.cards else "")
        self._light()
        self.state_changed.emit()

    def _light(self) -> None:
        claim, card = self.deck.claim, self.deck.card
        if claim is None or card is None or self.view is None:
            self.reader.set_lit(())
            return
        look = self.look_of(claim.kind, card.type, claim.property)
        here = [each for each in claim.evidence if each.source == self.view.row.id and each.status != "rejected"]
        chosen = self.deck.evidence
        self.reader.set_lit([(each.start, each.end, look) for each in here])
        if chosen is not None and chosen.source == self.view.row.id:
            self.reader.reveal(chosen.start, chosen.end)

    def look_of(self, kind: str, type_name: str, prop: str) -> str:
        """The type whose colour a claim's evidence has: that of what it refers to, else its record's."""
        if kind == "date":
            return "date"
        codebook = self.link.gateway.codebook
        if kind == "reference" and codebook.has_type(type_name) and codebook.type(type_name).has(prop):
            targets = codebook.type(type_name).property(prop).targets
            if targets and targets[0] != "any":
                return targets[0]
        return type_name

    def name_of(self, highlight: Highlight) -> str:
        """What a highlight is, in words, for the hover."""
        codebook = self.link.gateway.codebook
        known = codebook.has_type(highlight.type)
        words = codebook.label(highlight.type, "en") if known else highlight.type
        card = next((each for each in self.deck.cards if each.record == highlight.record), None)
        if card is None:
            return f"{words} · {highlight.status}"
        if highlight.claim:
            found = next((each for each in card.claims if each.id == highlight.claim), None)
            return f"{words} · {card.label}" + (f" · {found.label}: {found.display}" if found else "")
        return f"{words} · {card.label} · {highlight.status}"

    @Slot(object)
    def _highlight_chosen(self, highlight: Highlight) -> None:
        chosen = bool(highlight.claim) and self.deck.select(highlight.claim or "")
        if chosen or (highlight.record and self.deck.select_record(highlight.record)):
            self.show_place()
        elif highlight.record is None and highlight.kind == "mention":
            self.reader.select(highlight.start, highlight.end)

    def _show_legend(self) -> None:
        codebook = self.link.gateway.codebook
        here = {card.type for card in self.deck.cards}
        types = [(spec.name, spec.label_in("en")) for spec in codebook.types if spec.name in here]
        self.legend.show_types([*types, ("date", "Date")])

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.queue_panel.table, self.reader, self.cards]

    @override
    @guard(False)
    def event(self, event: QEvent) -> bool:
        """When the page is shown, keys go to the cards."""
        if event.type() == QEvent.Type.Show:
            self.cards.setFocus()
        return super().event(event)
