"""Repair: after a backup, rebuild what can be rebuilt, and say what is left."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regesta.services.project import Project
from regesta.store import search


@dataclass(frozen=True)
class RepairReport:
    """Where the backup lies, and what could not be mended."""

    backup: Path
    left: tuple[str, ...]


def repair_project(path: Path, *, curator: str) -> RepairReport:
    """Back up beside the project, rebuild the search index, fold the log in, and look for damage.

    Raises:
        UserError: the project cannot be opened or backed up.
    """
    with Project.open(path, curator=curator) as project:
        number = 1
        while (target := path.with_name(f"{path.stem}.before-repair-{number}.regesta")).exists():
            number += 1
        project.save_copy(target)
        with project.step("rebuild_index", "Rebuild search index") as work:
            search.rebuild(work.session)
        return RepairReport(target, tuple(project.damage()))
