"""Problems grouped by severity and rule, filtered, with one current; and what a curator can answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regesta.domain.model import Problem

SEVERITIES = {"error": "Errors", "warning": "Warnings", "info": "To know"}
VERDICTS = (
    ("prefer", "prefer one value"),
    ("keep_both", "keep both"),
    ("error_in_source", "an error in the source"),
    ("different_things", "different things"),
    ("open", "leave it open"),
)
KEEP_BOTH = ("precision", "succession", "sequence", "framing", "role")


@dataclass(frozen=True)
class Row:
    """A line of the list: a heading, or a problem."""

    heading: str = ""
    problem: Problem | None = None


class ProblemList:
    """The problems as they are shown."""

    def __init__(self) -> None:
        self._all: tuple[Problem, ...] = ()
        self.current: str | None = None
        self.needle = ""
        self.show = "open"

    def replace(self, problems: Sequence[Problem]) -> None:
        """Take the problems of a fresh check."""
        self._all = tuple(problems)
        if self.problem is None:
            self.current = None

    @property
    def open_count(self) -> int:
        """How many wait for an answer."""
        return sum(is_open(problem) for problem in self._all)

    @property
    def problem(self) -> Problem | None:
        """The current problem."""
        return next((problem for problem in self._all if problem.key == self.current), None)

    def rows(self) -> list[Row]:
        """Headings and problems, errors first, by rule."""
        rows: list[Row] = []
        for severity, words in SEVERITIES.items():
            shown = [each for each in self._all if each.severity.value == severity and self._shown(each)]
            rules = dict.fromkeys(each.rule for each in shown)
            for rule in rules:
                of_rule = [each for each in shown if each.rule == rule]
                rows.append(Row(f"{words} · {rule_words(rule)}  {len(of_rule)}"))
                rows.extend(Row(problem=each) for each in of_rule)
        return rows

    def _shown(self, problem: Problem) -> bool:
        if self.show != "all" and is_open(problem) != (self.show == "open"):
            return False
        return all(word in problem.message.casefold() for word in self.needle.casefold().split())

    def step(self, by: int) -> bool:
        """Go to the next or previous problem shown."""
        keys = [row.problem.key for row in self.rows() if row.problem is not None]
        if not keys:
            return False
        at = keys.index(self.current) + by if self.current in keys else 0
        if not 0 <= at < len(keys):
            return False
        self.current = keys[at]
        return True


def is_open(problem: Problem) -> bool:
    """Whether no answer closes it."""
    return problem.resolution is None or problem.resolution.verdict.value == "open"


def rule_words(rule: str) -> str:
    """A rule's name in words."""
    return rule.replace("_", " ").replace(".", ": ")


def place(problem: Problem) -> tuple[str, str]:
    """Where a problem leads: workspace and target; empty where nowhere."""
    if problem.record and problem.record != problem.source:
        return "records", problem.record
    if problem.source:
        claim = f"#{problem.claims[0]}" if problem.claims else ""
        return "review", problem.source + claim
    return "", ""
