"""When the program itself is at fault: log it, tell once, go on. Installed before the first window."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from regesta.base.errors import UserError
from regesta.base.paths import state_folder

LOG = logging.getLogger("regesta.ui")
_MOST_REPORTS = 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reporter:
    """Writes each fault to the log and tells the window of the first few."""

    def __init__(self, tell: Callable[[str, str], None]) -> None:
        self._tell = tell
        self._told = 0
        self._file: IO[str] | None = None

    def install(self) -> None:
        """Take over the hooks of Python and Qt."""
        path = state_folder() / "crash.log"
        self._file = path.open("a", encoding="utf-8")
        faulthandler.enable(self._file)
        handler = logging.StreamHandler(self._file)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        LOG.addHandler(handler)
        sys.excepthook = self.hook
        threading.excepthook = self._thread_hook
        qInstallMessageHandler(_from_qt)

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a fault and tell of it; what a person can act on is only told."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        LOG.error("%s", text)
        if isinstance(error, UserError):
            self._tell(str(error), "")
            return
        self._told += 1
        if self._told <= _MOST_REPORTS:
            self._tell(f"Something went wrong inside the program ({kind.__name__}). Your work is saved.", text)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            LOG.error("%s", "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)))


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    LOG.log(_LEVELS.get(kind, logging.INFO), "Qt %s: %s", context.category or "", message)
