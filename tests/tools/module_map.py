"""The module map in desktop/ARCHITECTURE.md, made from the modules' first lines: python -m tests.tools.module_map."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "regesta"
TARGET = ROOT / "desktop" / "ARCHITECTURE.md"
START, END = "<!-- modules -->", "<!-- /modules -->"
LAYERS = (
    "app",
    "ui",
    "workbench",
    "services",
    "store",
    "ingest",
    "extract",
    "resolve",
    "checks",
    "exchange",
    "domain",
    "base",
)


def first_line(path: Path) -> str:
    """The first sentence of a module's docstring, on one line."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def module_map() -> str:
    """Every module with what it is for, by layer, top first."""
    lines: list[str] = []
    for layer in LAYERS:
        lines += [
            "",
            f"### {layer}",
            "",
            first_line(PACKAGE / layer / "__init__.py"),
            "",
            "| module | what it is for |",
            "|---|---|",
        ]
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            name = path.relative_to(PACKAGE / layer).as_posix()
            if name == "__init__.py" or "migrations/versions" in name:
                continue
            shown = (
                name.removesuffix("/__init__.py") + "/" if name.endswith("__init__.py") else name.removesuffix(".py")
            )
            lines.append(f"| `{shown}` | {first_line(path)} |")
    return "\n".join(lines) + "\n"


def rewritten() -> str:
    """ARCHITECTURE.md with the map as it is now."""
    text = TARGET.read_text(encoding="utf-8")
    head, _, rest = text.partition(START)
    _, _, tail = rest.partition(END)
    return f"{head}{START}\n{module_map()}\n{END}{tail}"


if __name__ == "__main__":
    TARGET.write_text(rewritten(), encoding="utf-8")
    sys.stdout.write(f"{TARGET.relative_to(ROOT)} rewritten\n")
