"""A pool of worker processes for what must not run in this one: parsers of untrusted files, the language model.

Workers are spawned, kept warm, and replaced after a crash, a kill or a time-out. Requests and results are bounded
JSON, never pickles. Memory, processor time, file writing and new processes are limited where the system can
(`resource`: Linux, macOS); the time on the wall everywhere. A function is named in `FUNCTIONS` and gets and gives
one JSON object. A program that uses the pool calls `multiprocessing.freeze_support()` first thing in its main module.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType, TracebackType
from typing import Any, Self

FUNCTIONS = {
    "ingest.read": "regesta.ingest.worker:read",
    "extract.run": "regesta.extract.worker:extract",
}
"""What a worker can be asked to do, by the name that callers use."""

MIB = 1024 * 1024
_POLL_S = 0.05
_STARTING = threading.Lock()
_GRACE_S = 2.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use.

    Attributes:
        memory_mb: address space, in MB; None for no limit.
        cpu_s: processor seconds of one call; None for no limit.
        write_files: whether it may write to files.
        new_processes: whether it may start processes or threads.
        request_mb: size of a request, in MB.
        result_mb: size of a result, in MB.
        prepare: `module:function` that the worker calls before its limits hold, for trusted code that must write
            a temporary file to load (py3langid unpacks its model into one).
    """

    memory_mb: int | None = 1536
    cpu_s: int | None = 60
    write_files: bool = False
    new_processes: bool = False
    request_mb: int = 96
    result_mb: int = 192
    prepare: str | None = None


PARSER = Limits(prepare="regesta.ingest.worker:prepare")
"""For `ingest.read`."""
MODEL = Limits(memory_mb=6144, cpu_s=None, write_files=True, new_processes=True)
"""For `extract.run`: a language model is trusted code, but may be large."""


class WorkerFailed(RuntimeError):
    """A call that gave no result.

    Attributes:
        kind: `crashed` (the process died), `memory`, `cpu`, `error` (the function raised), `too_large`, `timeout`
            or `cancelled`.
        detail: one line for people or for the log.
    """

    def __init__(self, kind: str, detail: str) -> None:
        self.kind = kind
        self.detail = detail
        super().__init__(f"{kind}: {detail}")


class WorkerTimeout(WorkerFailed):
    """The call took longer than allowed; its process was killed."""

    def __init__(self, timeout_s: float) -> None:
        super().__init__("timeout", f"it took longer than {timeout_s:g} seconds")


class WorkerCancelled(WorkerFailed):
    """The call was cancelled; its process was killed."""

    def __init__(self) -> None:
        super().__init__("cancelled", "it was cancelled")


class WorkerPool:
    """Up to `size` processes; `call` may be used from several threads at once.

    Use it as a context manager, or call `close`.
    """

    def __init__(self, size: int = 1, limits: Limits = PARSER) -> None:
        self._limits = limits
        self._size = max(1, size)
        self._idle: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        self._closed = False
        for _ in range(self._size):
            self._idle.put(None)  # a place for a worker that is not started yet

    def call(
        self,
        function: str,
        payload: dict[str, Any],
        timeout_s: float = 30.0,
        cancelled: Callable[[], bool] | None = None,
    ) -> dict[str, Any]:
        """Runs a function in a worker and waits for its result.

        Args:
            function: a name in `FUNCTIONS`.
            payload: a JSON object.
            timeout_s: seconds on the wall for the call itself; starting a process is not counted.
            cancelled: asked twenty times a second; True ends the call.

        Raises:
            WorkerTimeout: it took too long.
            WorkerCancelled: `cancelled` said so, or the pool was closed.
            WorkerFailed: it crashed, ran out of memory, raised, or the message was too large.
            KeyError: there is no such function.
        """
        request = _packed({"function": FUNCTIONS[function], "payload": payload}, self._limits.request_mb)
        worker = self._take(cancelled)
        try:
            result = worker.run(request, timeout_s, lambda: self._closed or (cancelled is not None and cancelled()))
        except BaseException:
            worker.kill()
            self._idle.put(None)
            raise
        self._idle.put(worker)
        if "failed" in result:
            raise WorkerFailed(str(result["failed"]), str(result["detail"]))
        value = result["value"]
        return value if isinstance(value, dict) else {}

    def warm(self) -> None:
        """Starts one worker if none is idle, so that the first call need not wait for it."""
        worker = self._idle.get()
        try:
            worker = worker or _Worker(self._limits)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Kills all workers; calls that are under way end as cancelled."""
        self._closed = True
        for _ in range(self._size):
            with suppress(queue.Empty):
                worker = self._idle.get(timeout=_GRACE_S)
                if worker is not None:
                    worker.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take(self, cancelled: Callable[[], bool] | None) -> _Worker:
        while True:
            if self._closed or (cancelled is not None and cancelled()):
                raise WorkerCancelled
            with suppress(queue.Empty):
                worker = self._idle.get(timeout=_POLL_S)
                break
        if worker is not None and worker.alive:
            return worker
        try:
            if worker is not None:
                worker.kill()
            return _Worker(self._limits)
        except BaseException:
            self._idle.put(None)
            raise


class _Worker:
    """One process and this side's end of its pipe."""

    def __init__(self, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._limits = limits
        self._ours, theirs = context.Pipe(duplex=True)
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        with _no_main_module():
            self._process.start()
        theirs.close()
        self._ready = False

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.is_alive()

    def run(self, request: bytes, timeout_s: float, cancelled: Callable[[], bool]) -> dict[str, Any]:
        """Sends a request and waits for its answer."""
        try:
            if not self._ready:
                self._answer(time.monotonic() + 60.0, 60.0, cancelled)
                self._ready = True
            self._ours.send_bytes(request)
            return self._answer(time.monotonic() + timeout_s, timeout_s, cancelled)
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            raise self._crash() from error
        except OSError as error:
            raise WorkerFailed("too_large", f"its result has more than {self._limits.result_mb} MB") from error

    def kill(self) -> None:
        """Ends the process at once and frees what it held."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join(_GRACE_S)
        self._ours.close()
        with suppress(ValueError):  # still running: nothing to free yet
            self._process.close()

    def _answer(self, deadline: float, timeout_s: float, cancelled: Callable[[], bool]) -> dict[str, Any]:
        while not wait([self._ours, self._process.sentinel], _POLL_S):
            if cancelled():
                raise WorkerCancelled
            if time.monotonic() > deadline:
                raise WorkerTimeout(timeout_s)
        if not self._ours.poll():
            raise EOFError
        answer = json.loads(self._ours.recv_bytes(self._limits.result_mb * MIB))
        return answer if isinstance(answer, dict) else {"failed": "error", "detail": "the worker gave no object"}

    def _crash(self) -> WorkerFailed:
        self._process.join(_GRACE_S)
        code = self._process.exitcode
        if code is not None and code < 0 and -code == getattr(signal, "SIGXCPU", None):
            return WorkerFailed("cpu", f"it used more than {self._limits.cpu_s} seconds of processor time")
        what = signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
        return WorkerFailed("crashed", f"its process died ({what}); it may have needed too much memory")


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Keeps spawn from running the program's main module again in the worker, which needs nothing of it.

    It would cost the time of all its imports, and fail where the program came from standard input.
    """
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _packed(message: dict[str, Any], limit_mb: int) -> bytes:
    data = json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")
    if len(data) > limit_mb * MIB:
        raise WorkerFailed("too_large", f"the message has more than {limit_mb} MB")
    return data


# From here on: what runs in the worker.


def _serve(pipe: Connection, limits: Limits) -> None:
    """The worker's loop; ends when the other side is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[threads] = "1"
    os.environ["MIMALLOC_ARENA_RESERVE"] = "65536"  # KiB; rensa's allocator would set 1 GB of addresses aside
    if not limits.write_files:
        sys.dont_write_bytecode = True
    if limits.prepare is not None:
        _function(limits.prepare)()
    _limit(limits)
    pipe.send_bytes(b'{"value":{}}')
    while True:
        try:
            request = json.loads(pipe.recv_bytes(limits.request_mb * MIB))
        except (EOFError, OSError):
            return
        try:
            pipe.send_bytes(_performed(request, limits))
        except (BrokenPipeError, ConnectionResetError):
            return


def _function(path: str) -> Callable[..., Any]:
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def _performed(request: dict[str, Any], limits: Limits) -> bytes:
    """The packed answer to one request."""
    try:
        _limit_processor(limits)
        value = _function(str(request["function"]))(request["payload"])
        return _packed({"value": value}, limits.result_mb)
    except MemoryError:
        return _packed({"failed": "memory", "detail": f"it needed more than {limits.memory_mb} MB of memory"}, 1)
    except WorkerFailed as failed:
        return _packed({"failed": failed.kind, "detail": failed.detail}, 1)
    except Exception as error:  # noqa: BLE001 - whatever it was, the other side must hear of it
        detail = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode("utf-8")[:2_000]
        return _packed({"failed": "error", "detail": detail}, 1)


def _limit(limits: Limits) -> None:
    """Sets what can be set once for the whole process."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    if limits.memory_mb is not None:
        _lower(resource.RLIMIT_AS, limits.memory_mb * MIB)
    if not limits.write_files:
        _lower(resource.RLIMIT_FSIZE, 0)
    if not limits.new_processes:
        _lower(resource.RLIMIT_NPROC, 0)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(what: int, most: int) -> None:
    import resource

    with suppress(ValueError, OSError):  # a system may not have this one
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _limit_processor(limits: Limits) -> None:
    """Gives the next call its processor seconds, counted from what the process has used so far."""
    if limits.cpu_s is None:
        return
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + limits.cpu_s + 1)
