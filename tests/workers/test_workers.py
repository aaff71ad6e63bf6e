"""The worker pool with real processes: results, limits, crashes, time-outs, cancelling, replacement."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.services import workers
from regesta.services.workers import Limits, WorkerCancelled, WorkerFailed, WorkerPool, WorkerTimeout

NAMES = ("echo", "sleep", "spin", "eat", "die", "fail", "huge", "write", "fork")
LIMITED = sys.platform.startswith("linux")


@pytest.fixture(autouse=True)
def _functions(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setitem(workers.FUNCTIONS, name, f"tests.workers.misbehaving:{name}")


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(limits=Limits(memory_mb=512, cpu_s=1, request_mb=1, result_mb=2)) as made:
        yield made


def test_a_worker_answers_and_is_kept(pool: WorkerPool) -> None:
    pool.warm()
    first = pool.call("echo", {"text": "🙂 中"})
    second = pool.call("echo", {})
    assert first["got"] == {"text": "🙂 中"}
    assert first["pid"] == second["pid"] != os.getpid()


def test_what_fails_is_said_and_the_pool_goes_on(pool: WorkerPool) -> None:
    kinds = {}
    for name in ("fail", "die", "huge"):
        with pytest.raises(WorkerFailed) as caught:
            pool.call(name, {})
        kinds[name] = caught.value.kind
        assert pool.call("echo", {"after": name})["got"] == {"after": name}
    assert kinds == {"fail": "error", "die": "crashed", "huge": "too_large"}
    with pytest.raises(WorkerFailed, match="more than 1 MB"):
        pool.call("echo", {"text": "x" * 1_100_000})
    with pytest.raises(KeyError):
        pool.call("os.system", {})


def test_time_on_the_wall_ends_a_call(pool: WorkerPool) -> None:
    pool.call("echo", {})
    began = time.monotonic()
    with pytest.raises(WorkerTimeout, match=r"longer than 0\.3 seconds"):
        pool.call("sleep", {"seconds": 30}, timeout_s=0.3)
    assert time.monotonic() - began < 5
    assert pool.call("echo", {})["got"] == {}


def test_a_call_can_be_cancelled(pool: WorkerPool) -> None:
    stop = threading.Event()
    timer = threading.Timer(0.3, stop.set)
    timer.start()
    with pytest.raises(WorkerCancelled):
        pool.call("sleep", {"seconds": 30}, cancelled=stop.is_set)
    timer.join()


def test_closing_ends_calls_under_way() -> None:
    pool = WorkerPool()
    outcome: list[str] = []

    def wait() -> None:
        try:
            pool.call("sleep", {"seconds": 30})
        except WorkerFailed as failed:
            outcome.append(failed.kind)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.5)
    pool.close()
    thread.join(10)
    assert outcome == ["cancelled"]
    with pytest.raises(WorkerCancelled):
        pool.call("echo", {})


@pytest.mark.skipif(not LIMITED, reason="only Linux has all of these limits")
def test_memory_and_processor_time_are_limited(pool: WorkerPool) -> None:
    with pytest.raises(WorkerFailed) as hungry:
        pool.call("eat", {})
    assert hungry.value.kind in {"memory", "crashed"}
    with pytest.raises(WorkerFailed) as busy:
        pool.call("spin", {}, timeout_s=20)
    assert busy.value.kind == "cpu"


@pytest.mark.skipif(not LIMITED, reason="only Linux has all of these limits")
def test_files_cannot_be_written(pool: WorkerPool, tmp_path: Path) -> None:
    with pytest.raises(WorkerFailed) as caught:
        pool.call("write", {"path": str(tmp_path / "out")})
    assert caught.value.kind == "error"
    if os.getuid() != 0:  # root may always start processes
        with pytest.raises(WorkerFailed):
            pool.call("fork", {})


def test_several_callers_share_several_workers() -> None:
    with WorkerPool(size=2) as pool:
        found: list[int] = []
        threads = [threading.Thread(target=lambda: found.append(int(pool.call("echo", {})["pid"]))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert len(found) == 8
        assert len(set(found)) <= 2


def test_a_program_from_standard_input_can_use_workers() -> None:
    program = """
from regesta.services import workers
workers.FUNCTIONS["echo"] = "tests.workers.misbehaving:echo"
with workers.WorkerPool() as pool:
    print(pool.call("echo", {"a": 1})["got"])
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True, cwd=root, timeout=60)
    assert done.stdout == "{'a': 1}\n", done.stderr
