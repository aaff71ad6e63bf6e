"""Documents that the code can check: the module map, the dependencies' reasons, the commands that README names."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.tools.module_map import TARGET, rewritten

ROOT = Path(__file__).resolve().parents[2]


def test_the_module_map_is_current() -> None:
    assert TARGET.read_text(encoding="utf-8") == rewritten(), "run: python -m tests.tools.module_map"


def test_every_dependency_has_a_reason_and_a_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.split(r"[\[<>=~! ]", each)[0] for each in project["dependencies"]]
    reasons = TARGET.read_text(encoding="utf-8").partition("## Dependencies")[2].partition("## Modules")[0]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").casefold()
    assert [name for name in names if name not in reasons] == []
    assert [name for name in names if f"{name.casefold()}==" not in lock] == []
    assert "://" not in lock, "the lock names an index"
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert [
        block.splitlines()[0] for block in blocks if not block.startswith("#") and "--hash=sha256:" not in block
    ] == []


def test_readme_names_the_commands_that_there_are() -> None:
    from regesta.app.cli import NAMES

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {"python3 dev.py run", "python3 dev.py test"} <= set(re.findall(r"python3 dev\.py \w+", readme))
    used = set(re.findall(r"^regesta (\w+)", readme, re.MULTILINE))
    assert used <= set(NAMES)
    pictures = re.findall(r"\]\(([^)]+\.png)\)", readme)
    assert pictures
    assert [each for each in pictures if not (ROOT / each).is_file()] == []
