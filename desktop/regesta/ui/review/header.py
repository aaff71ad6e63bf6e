"""What stands over the text: title, publisher, date with its basis, language, size, version, rights, links."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from regesta.services.views import SourceView
from regesta.ui import parts
from regesta.ui.segments import Segment, SegmentLine
from regesta.ui.theme import Theme
from regesta.workbench import wording


class SourceHeader(QWidget):
    """The header of the source that is read. `activated` says which link was followed."""

    activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = parts.label("", "big", wrap=True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = SegmentLine(theme)
        self.facts.activated.connect(self.activated)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(26, 18, 26, 4)
        self._box.setSpacing(8)
        self._box.addWidget(self.title)
        self._box.addWidget(self.facts)

    def set_column(self, left: int, right: int) -> None:
        """Stand over the text's column."""
        self._box.setContentsMargins(left + 3, 18, right, 4)

    def show_source(self, view: SourceView) -> None:
        """Show a source's facts."""
        self.title.setText(view.row.title)
        self.facts.show_segments(segments(view))


def segments(view: SourceView) -> list[Segment]:
    """The facts in words; what is wrong or inferred stands out."""
    row = view.row
    found = [Segment(row.publisher or "publisher not given", action="details" if not row.publisher else "")]
    found += _published(view)
    found.append(Segment(wording.language(row.language)))
    found.append(Segment(f"{row.characters:,} characters"))
    found.append(Segment(f"version {row.version}"))
    if view.newer_version:
        found.append(Segment("a newer version is there", "warn", action=f"source:{view.newer_version}"))
    if view.older_version:
        found.append(Segment("the version before", "link", action=f"source:{view.older_version}"))
    found.append(Segment(f"rights: {wording.RIGHTS.get(view.text_allowed, view.text_allowed)}"))
    found.extend(
        Segment(
            f"{round(each.score * 100)} % like “{wording.shorten(each.title, 40)}”", "warn", action=f"source:{each.id}"
        )
        for each in view.similar[:2]
    )
    found.append(Segment("original", "link", action="original"))
    return found


def _published(view: SourceView) -> list[Segment]:
    date = view.row.published_on
    if not date:
        return [
            Segment("published"),
            Segment("no date: relative dates stay open", "warn", action="details", joined=True),
        ]
    found = [Segment("published"), Segment(wording.day(date), "text", bold=True, joined=True)]
    if view.published_basis and view.published_basis not in {"stated", "curator"}:
        found.append(Segment(view.published_basis, "warn", joined=True))
        if view.published_reason:
            found.append(Segment(view.published_reason, "warn"))
        if view.dates_on_anchor:
            words = f"re-anchors {wording.count(view.dates_on_anchor, 'date')}"
            found.append(Segment(words, "warn", action="details"))
    return found
