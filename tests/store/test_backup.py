"""Backups: whole, checked, thinned by age, never fewer than three, only when something changed."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from regesta.services.commands.project import SetProject
from regesta.services.project import Project
from regesta.store.backup import DAILY, FEWEST, MONTHLY, WEEKLY, to_keep
from tests.builders import filled

NOW = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001  # backups carry local times


def test_a_backup_is_made_only_when_something_changed(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    filled(project)
    first = project.back_up(folder)
    assert first is not None
    assert project.back_up(folder) is None
    with Project.open(first, curator="Ada", read_only=True) as copy:
        assert copy.damage() == []
    project.run(SetProject("title", "Another"))
    assert project.back_up(folder) is not None


@given(st.lists(st.integers(0, 600 * 24), min_size=1, max_size=200))
def test_thinning_keeps_the_newest_of_each_period(hours: list[int]) -> None:
    backups = sorted(((NOW - timedelta(hours=h), Path(f"{n}")) for n, h in enumerate(hours)), reverse=True)
    kept = to_keep(backups)
    assert {path for _, path in backups[:FEWEST]} <= kept
    assert len(kept) <= FEWEST + DAILY + WEEKLY + MONTHLY
    assert backups[0][1] in kept
