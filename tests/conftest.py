"""What every test gets: a home of its own, so that no test sees the settings or backups of the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.base.clock import fixed
from regesta.services.project import Project
from tests.builders import AT


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for settings, state and backups."""
    path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("REGESTA_HOME", str(path))
    return path


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project, open for writing."""
    with Project.create(tmp_path / "register.regesta", curator="Ada", title="Test register", clock=fixed(AT)) as made:
        yield made
