"""The whole project at one moment, for checks, reconciliation and export."""

from __future__ import annotations

from regesta.domain.dataset import Dataset
from regesta.services.project import Project
from regesta.store.dataset import load_dataset


def load(project: Project) -> Dataset:
    """Everything, in one read transaction."""
    with project.reading() as session:
        return load_dataset(session, project.codebook)
