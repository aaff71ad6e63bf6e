"""Above the store nobody speaks to the database: a session is only held, and handed to the store's functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import regesta

PACKAGE = Path(regesta.__file__).parent
ABOVE = [path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] != "store"]


def _session_calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
        if name.strip("_") in {"session", "connection"}:
            yield f"{path.relative_to(PACKAGE)}:{node.lineno} {name}.{node.func.attr}"


def test_a_session_is_opaque() -> None:
    assert [line for path in ABOVE for line in _session_calls(path)] == []


def test_the_store_hands_out_no_statement() -> None:
    imported = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in ABOVE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "regesta.store.by_id"
    ]
    assert imported == []
