"""Hundreds of sources that name one thing alike."""

from __future__ import annotations

from regesta.resolve.model import Name, ResolvableRecord
from regesta.resolve.pipeline import resolve


def test_a_crowd_of_one_name_becomes_one_in_as_many_proposals_as_records() -> None:
    crowd = [
        ResolvableRecord(
            id=f"place-{n:04}", type="place", label="Norland", names=(Name(text="Norland"),), sources=(f"source-{n}",)
        )
        for n in range(600)
    ]
    drafts = resolve(crowd)
    assert len(drafts) == 599
    assert all(draft.score >= 0.9 for draft in drafts)
