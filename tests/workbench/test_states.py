"""The small states: queue, row window, navigation, fuzzy finding, keys, entry, problems, pairs, words."""

from __future__ import annotations

import pytest

from regesta.domain.codebook_types import PropertySpec
from regesta.domain.model import Problem, ProblemResolution, ResolutionVerdict, Severity
from regesta.services.views import SourceRow
from regesta.ui.actions.catalogue import ACTIONS
from regesta.workbench import entry, fuzzy, keymap, wording
from regesta.workbench.entry import Chosen, Entered
from regesta.workbench.finding import occurrences, other_occurrences
from regesta.workbench.navigation import Place, Trail
from regesta.workbench.problem_list import ProblemList, place
from regesta.workbench.queue import SourceQueue
from regesta.workbench.row_window import KEPT, PAGE, RowWindow


def row(key: str, state: str, left: int = 0) -> SourceRow:
    return SourceRow(key, f"Title {key}", f"{key}.txt", None, None, "en", state, left, 0, 0, 100, 1)


def test_queue_goes_to_what_is_open() -> None:
    queue = SourceQueue()
    queue.replace([row("a", "finished"), row("b", "new", 3), row("c", "in_review", 2), row("d", "set_aside")])
    assert queue.first() == "c"
    assert (queue.reviewed, queue.left) == (2, 5)
    queue.current = "c"
    assert queue.next_open() == "b"
    assert queue.step(1) == "d"
    queue.narrow("title B")
    assert [each.id for each in queue.rows] == ["b"]
    queue.narrow("", "open")
    assert [each.id for each in queue.rows] == ["b", "c"]
    queue.replace([row("a", "finished")])
    assert queue.current is None


def test_row_window_asks_once_and_drops_late_pages() -> None:
    window: RowWindow[int] = RowWindow(100_000)
    assert window.wanted(5) == 0
    assert window.wanted(6) is None
    assert window.fill(0, list(range(PAGE)), window.generation) == range(PAGE)
    assert window.row(5) == 5
    old = window.generation
    window.reset(10)
    assert window.fill(0, [1], old) is None
    assert window.row(0) is None
    window.reset(100 * PAGE)
    for page in range(KEPT + 3):
        window.wanted(page * PAGE)
        window.fill(page, [page] * PAGE, window.generation)
    assert window.row(0) is None
    assert window.wanted(0) == 0


def test_back_and_forth() -> None:
    trail = Trail()
    for target in ("a", "b", "c"):
        trail.visit(Place("review", target))
    assert trail.go(-1) == Place("review", "b")
    assert trail.go(-1) == Place("review", "a")
    assert trail.go(-1) is None
    assert trail.go(1) == Place("review", "b")
    trail.visit(Place("records", "r"))
    assert not trail.can(1)
    assert trail.here == Place("records", "r")


@pytest.mark.parametrize(
    ("typed", "found"), [("acc", "Accept"), ("fs", "Finish source"), ("source fin", "Finish source")]
)
def test_fuzzy(typed: str, found: str) -> None:
    titles = ["Open the sample project", "Accept", "Finish source", "Find here"]
    assert fuzzy.best(typed, titles, str)[0] == found


def test_fuzzy_finds_nothing_in_the_middle_of_words() -> None:
    assert fuzzy.score("tam", "Open the sample project") is None


def test_shipped_keys_do_not_meet() -> None:
    uses = [keymap.KeyUse(spec.id, spec.scope, spec.keys) for spec in ACTIONS]
    assert keymap.conflicts(uses, {}) == []
    assert keymap.conflicts(uses, {"claim.reject": "A"}) == [("A", "claim.accept", "claim.reject")]
    assert keymap.effective(uses, {"claim.accept": ""})["claim.accept"] == ()


DATE = PropertySpec(name="start", kind="date", label={"en": "start"})


@pytest.mark.parametrize(
    ("way", "first", "second", "edtf"),
    [
        ("on", "2024-05", "", "2024-05"),
        ("from–to", "2024-04-21", "2024-04-28", "2024-04-21/2024-04-28"),
        ("within", "2024-04-21", "2024-04-28", "[2024-04-21..2024-04-28]"),
        ("before", "2024-04-21", "", "[..2024-04-21]"),
        ("after", "2024-04-21", "", "[2024-04-21..]"),
        ("either", "2024-04-19", "2024-04-26", "[2024-04-19,2024-04-26]"),
    ],
)
def test_dates_by_their_way(way: str, first: str, second: str, edtf: str) -> None:
    assert entry.date_text(way, first, second) == edtf
    assert entry.date_parts(edtf) == (way, first, second)
    assert isinstance(entry.enter_date(DATE, way, first, second), Entered)


def test_what_is_wrong_is_said() -> None:
    assert isinstance(entry.enter_date(DATE, "on", "", ""), entry.Problem)
    assert isinstance(entry.enter_date(DATE, "within", "2024", ""), entry.Problem)
    assert isinstance(entry.enter_date(DATE, "on", "last week", ""), entry.Problem)
    chosen = Chosen()
    assert isinstance(chosen.entered(), entry.Problem)
    chosen.add("r1", "One")
    chosen.add("r1", "One")
    assert chosen.entered() == Entered(value="r1")
    chosen.add("r2", "Two")
    assert chosen.entered() == Entered(members=("r1", "r2"), reading="all_of")


def test_states_go_round() -> None:
    assert [entry.next_state(state) for state in entry.STATES] == ["not_said", "unknown", "none", "value"]


def problem(key: str, severity: Severity, *, closed: bool = False) -> Problem:
    verdict = ResolutionVerdict.KEEP_BOTH
    answer = ProblemResolution(verdict=verdict, curator="A", at="2024-05-01T00:00:00Z") if closed else None
    return Problem(key=key, rule="required", severity=severity, message=f"problem {key}", record="r", resolution=answer)


def test_problems_errors_first_and_only_open_ones() -> None:
    state = ProblemList()
    given = [problem("w", Severity.WARNING), problem("e", Severity.ERROR), problem("c", Severity.ERROR, closed=True)]
    state.replace(given)
    assert [row.problem.key if row.problem else row.heading for row in state.rows()] == [
        "Errors · required  1",
        "e",
        "Warnings · required  1",
        "w",
    ]
    assert state.open_count == 2
    assert state.step(1)
    assert state.step(1)
    assert state.current == "w"
    assert state.step(1) is False
    assert state.problem is not None
    assert place(state.problem) == ("records", "r")


def test_occurrences() -> None:
    assert occurrences("Ana met Ana\nRojas. 😀 ANA", "ana") == [(0, 3), (8, 11), (21, 24)]
    assert occurrences("Ana\n Rojas", "ana rojas") == [(0, 10)]
    assert occurrences("Ana", " ") == []
    assert other_occurrences("Chen, Chengdu, Chen", "Chen", [(0, 4)]) == [(15, 19)]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-04-19", "Fri 19 Apr 2024"),
        ("2024-04", "Apr 2024"),
        ("2024~", "about 2024"),
        ("[2024-04-21..2024-04-28]", "within Sun 21 Apr 2024 … Sun 28 Apr 2024"),
        ("[2024-04-19,2024-04-26]", "Fri 19 Apr 2024 or Fri 26 Apr 2024"),
        ("2024-04-21/2024-04-28", "Sun 21 Apr 2024 – Sun 28 Apr 2024"),
        (None, "no date"),
        ("2024-13-45", "2024-13-45"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert wording.day(edtf) == words


def test_words() -> None:
    assert wording.short_day("2024-04-19") == "19 Apr 2024"
    assert wording.count(1, "source") == "1 source"
    assert wording.count(1200, "source") == "1,200 sources"
    assert wording.time_left(30) == "about 30 s left"
    assert wording.clock("2024-04-19T08:00:00Z") == "19 Apr 2024 08:00"
