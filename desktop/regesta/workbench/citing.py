"""A claim as a citation: what is said, the words, and where they stand."""

from __future__ import annotations

from regesta.services.views import CardView, ClaimView, SourceView
from regesta.workbench import wording


def citation(card: CardView, claim: ClaimView, view: SourceView) -> str:
    """`Tamm → Norland, start: 2024-04-21. “from Sunday to 28 April” — Title, Publisher, Fri 19 Apr 2024, URL`."""
    said = wording.VALUE_STATES.get(claim.value_state) or claim.display
    quotes = "; ".join(f"“{' '.join(each.quote.split())}”" for each in claim.evidence if each.status != "rejected")
    date = wording.day(view.row.published_on) if view.row.published_on else ""
    where = ", ".join(part for part in (view.row.title, view.row.publisher, date, view.url) if part)
    return f"{card.label}, {claim.label}: {said}. " + (f"{quotes} — {where}" if quotes else where)
