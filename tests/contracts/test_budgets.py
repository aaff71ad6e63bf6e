"""Length budgets and words that the code keeps to; migrations and the copied scorer aside."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE, CLASS, FUNCTION = 400, 300, 40
ASIDE = ("desktop/regesta/store/migrations/versions/", "tests/tools/score.py")
FILES = [
    path
    for folder in ("desktop", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not path.relative_to(ROOT).as_posix().startswith(ASIDE)
] + [ROOT / "dev.py"]


def _long(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    name = path.relative_to(ROOT).as_posix()
    if lines > FILE:
        yield f"{name}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
                yield f"{name}:{node.lineno} {node.name}: {length} lines"


def test_files_classes_and_functions_stay_short() -> None:
    assert [line for path in FILES for line in _long(path)] == []


def test_no_attic() -> None:
    words = {part for path in FILES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert words & {"utils", "helpers", "misc", "common", "manager", "managers"} == set()


@pytest.mark.parametrize(
    "pattern",
    [r"# type: ignore\s*(#|$)", r"# noqa\s*(#|$)", r"# type: ignore\[[^]]+\]\s*$", r"# noqa: [A-Z0-9, ]+\s*$"],
)
def test_every_exception_has_a_code_and_a_reason(pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in FILES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line) and "re.search" not in line and "parametrize" not in line
    ]
    assert found == []


def test_messages_are_all_used_and_all_there() -> None:
    from regesta.base.messages import templates

    code = "\n".join(path.read_text(encoding="utf-8") for path in FILES if "desktop" in path.parts)
    unused = [key for key in templates() if f'"{key}"' not in code and not key.startswith("check_")]
    assert unused == []
    rules = set(
        re.findall(
            r'"([a-z]+\.[a-z_]+)"', "\n".join(p.read_text(encoding="utf-8") for p in FILES if "checks" in p.parts)
        )
    )
    assert {f"check_{rule.replace('.', '_')}" for rule in rules if not rule.startswith(("regesta", "tests"))} >= {
        key for key in templates() if key.startswith("check_")
    }
