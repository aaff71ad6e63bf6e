"""What changed between two bundles: records added, removed, changed, merged and split."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regesta.base.errors import BadInput
from regesta.exchange import files

Rows = dict[str, dict[str, Any]]
_LOOSE = {"id", "member", "confidence", "reason", "origin", "decided", "evidence"}


@dataclass
class Changes:
    """Ids by what happened to them; `changed` maps a record's id to lines that say what."""

    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    split: dict[str, list[str]] = field(default_factory=dict)
    sources_added: list[str] = field(default_factory=list)
    sources_removed: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.added
            or self.removed
            or self.changed
            or self.merged
            or self.split
            or self.sources_added
            or self.sources_removed
        )


def compare(old: Path, new: Path) -> Changes:
    """What the new bundle has otherwise than the old one.

    Raises:
        BadInput: one of them cannot be read as a bundle.
    """
    before, after = _load(old), _load(new)
    changes = Changes()
    sources_before, sources_after = before["sources"], after["sources"]
    changes.sources_added = sorted(sources_after.keys() - sources_before.keys())
    changes.sources_removed = sorted(sources_before.keys() - sources_after.keys())
    old_rows, new_rows = before["records"], after["records"]
    changes.labels = {key: row["label"] for key, row in {**old_rows, **new_rows}.items()}
    home_before = {member["id"]: key for key, row in old_rows.items() for member in row["members"]}
    home_after = {member["id"]: key for key, row in new_rows.items() for member in row["members"]}
    for key in sorted(old_rows.keys() - new_rows.keys()):
        if key in home_after:
            changes.merged[key] = home_after[key]
        else:
            changes.removed.append(key)
    for key in sorted(new_rows.keys() - old_rows.keys()):
        if key in home_before and home_before[key] in new_rows:
            changes.split.setdefault(home_before[key], []).append(key)
        elif key not in home_before:
            changes.added.append(key)
    for key in sorted(new_rows.keys() & old_rows.keys()):
        lines = _differences(old_rows[key], new_rows[key])
        if lines:
            changes.changed[key] = lines
    return changes


def _load(path: Path) -> dict[str, Rows]:
    held = files.read(path)
    try:
        return {
            name: {row["id"]: row for row in map(json.loads, filter(None, held[f"{name}.jsonl"].decode().split("\n")))}
            for name in ("sources", "records")
        }
    except (KeyError, ValueError, TypeError) as error:
        raise BadInput("bundle_not_readable", path=path, reason=str(error)) from error


def _differences(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    lines = []
    for name in ("label", "status"):
        if old[name] != new[name]:
            lines.append(f"{name}: {old[name]} → {new[name]}")
    before = {claim["id"]: claim for claim in old["claims"]}
    after = {claim["id"]: claim for claim in new["claims"]}
    lines += [f"+ {_said(after[key])}" for key in sorted(after.keys() - before.keys())]
    lines += [f"- {_said(before[key])}" for key in sorted(before.keys() - after.keys())]
    for key in sorted(after.keys() & before.keys()):
        for name in before[key].keys() - _LOOSE:
            if before[key][name] != after[key].get(name):
                lines.append(f"{after[key]['property']} {name}: {before[key][name]} → {after[key].get(name)}")
        count_before, count_after = len(before[key]["evidence"]), len(after[key]["evidence"])
        if count_before != count_after:
            lines.append(f"{after[key]['property']} evidence: {count_before} → {count_after}")
    return lines


def _said(claim: dict[str, Any]) -> str:
    value = claim["members"] or claim["value"] if claim["value_state"] == "value" else claim["value_state"]
    return f"{claim['property']}: {value} ({claim['status']})"
