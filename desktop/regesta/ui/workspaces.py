"""Builds the pages of an open project. To add a workspace: write its page, add it here and to `topbar.TABS`.

A page has `enter(target)`, and where it makes sense `find_here()`, `panes()` and `refresh()`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from regesta.ui.ask.page import AskPage
from regesta.ui.export.page import ExportPage
from regesta.ui.history.page import HistoryPage
from regesta.ui.problems.page import ProblemsPage
from regesta.ui.reconcile.page import ReconcilePage
from regesta.ui.records.deciding import RecordDeciding
from regesta.ui.records.page import RecordsPage
from regesta.ui.review.asides import Asides
from regesta.ui.review.deciding import Deciding
from regesta.ui.review.entering import Entering
from regesta.ui.review.moving import Moving
from regesta.ui.review.page import ReviewPage
from regesta.ui.review.selecting import Selecting

if TYPE_CHECKING:
    from regesta.ui.link import Link
    from regesta.ui.window import MainWindow


def build(window: MainWindow) -> dict[str, QWidget]:
    """The pages by workspace, in the order of the tabs."""
    link = window.life.link
    if link is None:
        return {}
    pages: dict[str, QWidget] = {"review": _review(window, link), "records": _records(window, link)}
    reconcile = ReconcilePage(link, window.theme, window.registry)
    reconcile.jump.connect(window.go)
    reconcile.counted.connect(partial(window.top.show_count, "reconcile"))
    pages["reconcile"] = reconcile
    problems = ProblemsPage(link, window.theme, window.registry)
    problems.jump.connect(window.go)
    problems.counted.connect(partial(window.top.show_count, "problems"))
    ask = AskPage(link, window.registry)
    ask.jump.connect(window.go)
    export = ExportPage(link, window.life, window.prompts)
    export.jump.connect(window.go)
    return {**pages, "problems": problems, "ask": ask, "export": export, "history": HistoryPage(link, window.registry)}


def _records(window: MainWindow, link: Link) -> RecordsPage:
    page = RecordsPage(link, window.theme, window.registry)
    RecordDeciding(page, window.registry, window.prompts)
    page.jump.connect(window.go)
    page.visited.connect(window.visited)
    return page


def _review(window: MainWindow, link: Link) -> ReviewPage:
    registry = window.registry
    page = ReviewPage(link, window.theme, registry)
    Deciding(page, registry)
    Moving(page, registry)
    entering = Entering(page, registry)
    Selecting(page, registry, entering, window.prompts)
    asides = Asides(page, registry)
    asides.anchor_changed.connect(partial(_propose_again, window))
    page.place_changed.connect(window.visited)
    page.emptiness_changed.connect(window.source_count_changed)

    def propose() -> None:
        if page.view is not None:
            window.life.extract([page.view.row.id])

    registry.bind("source.extract", propose, lambda: page.view is not None and not window.life.working)
    registry.bind("go.record", partial(_to_record, window, page), lambda: page.deck.card is not None)
    return page


def _propose_again(window: MainWindow, source: str) -> None:
    """The date of a source changed: what is still open in it is read again from the new anchor."""
    if not window.life.working:
        window.life.extract([source])


def _to_record(window: MainWindow, page: ReviewPage) -> None:
    if page.deck.record is not None:
        window.go("records", page.deck.record)
