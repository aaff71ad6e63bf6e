"""The manual names every rule, every question, and every conflict that no rule finds."""

from __future__ import annotations

import re
from pathlib import Path

from regesta.base.messages import templates
from regesta.services.asking import QUESTIONS
from tests.tools.expert_conflicts import BEYOND, CONFLICTS

MANUAL = (Path(__file__).resolve().parents[2] / "desktop" / "MANUAL.md").read_text(encoding="utf-8")


def test_every_rule_is_explained() -> None:
    told = {each.replace(".", "_") for each in re.findall(r"`([a-z]+\.[a-z_]+)`", MANUAL)}
    assert {key.removeprefix("check_") for key in templates() if key.startswith("check_")} <= told


def test_every_question_is_explained() -> None:
    assert [each.usage for each in QUESTIONS.values() if f"`{_usage(each.usage)}`" not in MANUAL] == []


def _usage(usage: str) -> str:
    return usage.replace("PERSON PERSON", "WHO WHO")


def test_what_no_rule_finds_is_explained() -> None:
    assert [key for key in BEYOND if f"`{key}`" not in MANUAL] == []
    assert not set(BEYOND) & set(CONFLICTS)
    assert len(CONFLICTS) + len(BEYOND) == 40
