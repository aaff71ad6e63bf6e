"""What the tests of Review share: choosing a claim, reading it again, places in the text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget

from regesta.services.views import ClaimView
from regesta.ui.popover import Popover
from regesta.ui.review.page import ReviewPage

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


VISIT = "Ilmar Tamm → Norland"


def choose(page: ReviewPage, record: str, prop: str) -> ClaimView:
    """Make a claim current by its card's label and its property."""
    card = next(each for each in page.deck.cards if each.label == record)
    claim = next(each for each in card.claims if each.property == prop)
    page.deck.select(claim.id)
    page.show_place()
    page.cards.setFocus()
    return claim


def again(page: ReviewPage, claim: ClaimView) -> ClaimView:
    return page.link.gateway.claim(claim.id)


def is_editing(page: ReviewPage) -> bool:
    return page.cards.editing


def popover(kind: type[Popover] = Popover) -> Popover:
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


def place_of(page: ReviewPage, words: str, offset: int = 0) -> QPoint:
    """The middle of a letter of the text, in the reader's viewport."""
    reader = page.reader
    point = reader.display.source.index(words) + offset
    shown = reader.display.shown(point)
    assert shown is not None
    cursor = reader.textCursor()
    cursor.setPosition(reader.positions.to_qt(shown))
    return reader.cursorRect(cursor).center() + QPoint(3, 0)


def first_holds(listed: QListWidget, words: str) -> bool:
    return listed.count() > 0 and words in listed.item(0).text()
