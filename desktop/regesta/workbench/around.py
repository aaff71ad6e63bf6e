"""What surrounds a record on its page, as one list with headings: sources, members, references, notes, history."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.services.views import CardView, RecordPage
from regesta.workbench import wording


@dataclass(frozen=True)
class Line:
    """A heading (`kind` is heading) or an entry that leads to `target` in `workspace`."""

    kind: str
    words: str
    detail: str = ""
    workspace: str = ""
    target: str = ""


def card_of(page: RecordPage) -> CardView:
    """The record's claims as one card."""
    return CardView(
        record=page.row.id,
        type=page.row.type,
        type_label=page.type_label,
        label=page.row.label,
        status=page.row.status,
        group="Claims",
        sources=page.row.sources,
        claims=page.claims,
        confirms=0,
        adds=0,
        differs=0,
        first=0,
        notes=len(page.notes),
    )


def lines(page: RecordPage) -> list[Line]:
    """All that surrounds a record."""
    found: list[Line] = []
    found += _section("Problems", [Line("problem", words, "", "problems") for words in page.problems])
    sources: dict[str, Line] = {}
    for claim in page.claims:
        for each in claim.evidence:
            if each.status != "rejected" and each.source not in sources:
                quote = f"“{wording.shorten(each.quote, 60)}”"
                sources[each.source] = Line("source", each.source_title, quote, "review", f"{each.source}#{claim.id}")
    found += _section("Sources", list(sources.values()))
    if len(page.members) > 1:
        members = [Line("member", row.label, row.status, "records", row.id) for row in page.members]
        found += _section("Joined from", members)
    refer = [Line("record", row.label, row.type.replace("_", " "), "records", row.id) for row in page.referred_by]
    found += _section("Referred to by", refer)
    notes = [
        Line("note", note.text, f"{note.curator}, {wording.clock(note.at)}" + (", private" if note.private else ""))
        for note in page.notes
    ]
    found += _section("Notes", notes)
    steps = [
        Line("step", row.label, f"{row.curator}, {wording.clock(row.at)}", "history", str(row.seq))
        for row in page.history
    ]
    found += _section("History", steps[:12])
    return found


def _section(title: str, entries: list[Line]) -> list[Line]:
    return [Line("heading", f"{title}  {len(entries)}"), *entries] if entries else []
