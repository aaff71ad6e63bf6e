"""What a selection in the text can become: a mention, a new record, evidence, a field. Filtered by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.domain.codebook import Codebook
from regesta.services.views import CardView, RecordRow
from regesta.workbench import fuzzy, wording

MOST = 14


@dataclass(frozen=True)
class Choice:
    """One thing to do with the selected words. `kind`: mention, new, evidence, field, unlinked."""

    kind: str
    words: str
    hint: str
    type_name: str = ""
    record: str = ""
    claim: str = ""
    prop: str = ""


def records(rows: Sequence[RecordRow], codebook: Codebook) -> list[Choice]:
    """Mentions of records that are there."""
    return [
        Choice("mention", row.label, f"mention of this {_label(codebook, row.type)}", row.type, row.id) for row in rows
    ]


def on_card(card: CardView | None, codebook: Codebook) -> list[Choice]:
    """Evidence for the claims of the current card, and further fields of its record."""
    if card is None:
        return []
    found = [
        Choice("evidence", f"{claim.label}: {claim.display}", f"evidence for {card.label}", card.type, claim=claim.id)
        for claim in card.claims
        if claim.status != "rejected"
    ]
    if codebook.has_type(card.type):
        found += [
            Choice("field", spec.label_in("en"), f"new field of {card.label}", card.type, card.record, prop=spec.name)
            for spec in codebook.type(card.type).properties
            if not spec.common
        ]
    return found


def types(codebook: Codebook, words: str) -> list[Choice]:
    """New records, and mentions that are linked to nothing yet."""
    short = wording.shorten(words, 40)
    found = []
    for spec in codebook.enabled_types:
        if spec.name == "source":
            continue
        found.append(Choice("new", f"new {spec.label_in('en')}", f"“{short}”", spec.name))
    for spec in codebook.enabled_types:
        if spec.name != "source":
            found.append(Choice("unlinked", f"{spec.label_in('en')}", "mention, linked later", spec.name))
    return found


def narrow(typed: str, known: Sequence[Choice], card: Sequence[Choice], new: Sequence[Choice]) -> list[Choice]:
    """What fits the letters typed; with none, records first, then new records, then the card's evidence."""
    if not typed.strip():
        return [*known[:4], *[choice for choice in new if choice.kind == "new"][:6], *card[:4]]
    pool = [*known, *new, *card]
    return fuzzy.best(typed, pool, lambda choice: f"{choice.words} {choice.kind}", MOST)


def _label(codebook: Codebook, type_name: str) -> str:
    return codebook.label(type_name, "en") if codebook.has_type(type_name) else type_name
