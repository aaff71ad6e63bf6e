"""Bundles on disk, without a project: validate one, compare two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regesta.exchange.compare import Changes, compare
from regesta.exchange.validate import validate


def validate_bundle(path: Path) -> list[str]:
    """Everything wrong with a bundle, a line each; empty is valid.

    Raises:
        BadInput: the path holds nothing that can be read as a bundle.
    """
    return [finding.text() for finding in validate(path)]


@dataclass(frozen=True)
class BundleChanges:
    """What changed between two bundles."""

    changes: Changes

    @property
    def empty(self) -> bool:
        """Whether nothing did."""
        return self.changes.empty

    def lines(self) -> list[str]:
        """In words, a line each."""
        c = self.changes
        made = [f"source added: {key}" for key in c.sources_added]
        made += [f"source removed: {key}" for key in c.sources_removed]
        made += [f"added: {c.labels[key]} ({key})" for key in c.added]
        made += [f"removed: {c.labels[key]} ({key})" for key in c.removed]
        made += [f"merged: {c.labels[old]} ({old}) into {c.labels[new]} ({new})" for old, new in c.merged.items()]
        made += [f"split: {c.labels[old]} ({old}) gave {', '.join(new)}" for old, new in c.split.items()]
        for key, said in c.changed.items():
            made.append(f"changed: {c.labels[key]} ({key})")
            made += [f"    {line}" for line in said]
        return made or ["nothing changed"]


def compare_bundles(old: Path, new: Path) -> BundleChanges:
    """What the new bundle has otherwise than the old one.

    Raises:
        BadInput: one of them cannot be read as a bundle.
    """
    return BundleChanges(compare(old, new))
