"""What is said of work that was stopped."""

from __future__ import annotations

from regesta.services.views import UnfinishedBatch
from regesta.workbench import unfinished


def test_words_have_counts() -> None:
    batch = UnfinishedBatch("b", "add", "Add sources", "2024-05-01T10:00:00Z", 2, 5)
    assert "2 of 5 files done, 3 left" in unfinished.question(batch)
    assert unfinished.answers(batch) == ["Go on with 3", "Keep the 2 done", "Take 2 back"]
