"""The lanes: order, staleness, progress, errors; and the fence around overrides."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from regesta.base.errors import BadInput, UserError
from regesta.services.views import Progress
from regesta.ui.crash import Reporter
from regesta.ui.guard import guard
from regesta.ui.runner import Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def test_writes_come_in_order(runner: Runner, qtbot: QtBot) -> None:
    done: list[int] = []
    busy: list[bool] = []
    runner.busy.connect(busy.append)
    for number in range(20):
        runner.write(lambda n=number: n, done.append)  # type: ignore[misc]  # bound at once
    qtbot.waitUntil(lambda: len(done) == 20)
    qtbot.waitUntil(lambda: runner.idle)
    assert done == list(range(20))
    assert busy == [True, False]


def test_only_the_newest_answer_comes(runner: Runner, qtbot: QtBot) -> None:
    gate = threading.Event()
    got: list[str] = []
    runner.read(lambda: gate.wait(5) and "old", got.append, key="k")
    runner.read(lambda: "new", got.append, key="k")
    qtbot.waitUntil(lambda: got == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert got == ["new"]


def test_progress_is_throttled_and_cancel_is_heard(runner: Runner, qtbot: QtBot) -> None:
    seen: list[Progress] = []
    result: list[str] = []

    def work(tick: Callable[[Progress], None], cancel: Callable[[], bool]) -> str:
        for number in range(100_000):
            tick(Progress("adding", number, 1_000_000))
        while not cancel():
            pass
        return "cancelled"

    task = runner.job(work, result.append, progress=seen.append)
    qtbot.waitUntil(lambda: bool(seen), timeout=5_000)
    task.cancel()
    qtbot.waitUntil(lambda: result == ["cancelled"], timeout=10_000)
    assert len(seen) < 50


def test_what_a_person_can_act_on_is_told(runner: Runner, qtbot: QtBot) -> None:
    told: list[UserError] = []
    runner.failed.connect(told.append)

    def refuse() -> None:
        raise BadInput("source_missing", id="s1")

    runner.write(refuse)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], BadInput)


def test_what_is_dropped_stays_silent(runner: Runner, qtbot: QtBot) -> None:
    got: list[int] = []
    runner.read(lambda: 1, got.append)
    runner.drop()
    qtbot.waitUntil(lambda: runner.idle)
    assert got == []


def test_the_fence_reports_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(error))

    @guard(7)
    def broken() -> int:
        raise ZeroDivisionError

    assert broken() == 7
    assert len(found) == 1
    found.clear()


def test_a_fault_is_told_three_times_at_most() -> None:
    told: list[str] = []
    reporter = Reporter(lambda text, detail: told.append(text))
    for _ in range(10):
        reporter.hook(ValueError, ValueError("x"), None)
    assert len(told) == 3
    reporter.hook(BadInput, BadInput("source_missing", id="s1"), None)
    assert "s1" in told[-1]
