"""An open project: run commands, undo, redo, and tell the listeners what changed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from regesta.base import paths
from regesta.base.assets import resource
from regesta.base.clock import Clock, utc_now
from regesta.base.errors import BadInput, ProjectUnavailable, UserError
from regesta.base.ids import random_id
from regesta.domain.changes import ChangeSet
from regesta.domain.codebook import Codebook, load_codebook
from regesta.domain.model import Decision
from regesta.store import backup, project_file, settings, work
from regesta.store.project_file import ProjectFile
from regesta.store.steps import broken_links, step_count
from regesta.store.work import Session

INFO_KEYS = ("title", "description", "licence", "creators", "as_of")
Listener = Callable[[ChangeSet], None]


class Command(Protocol):
    """One curator's action: data in, one step out. Commands are frozen dataclasses in `services.commands`."""

    def label(self) -> str:
        """The step's name in the history and the Undo menu."""

    def apply(self, step: Step) -> None:
        """Do it, through the step's session."""


class Step:
    """What a command works with: the session, who decides and when, the codebook, and the step's own words."""

    def __init__(self, project: Project, open_work: work.Work) -> None:
        self.session: Session = open_work.session
        self.curator = open_work.info.curator
        self.at = open_work.info.at
        self.codebook = project.codebook
        self._work = open_work

    def decision(self, reason: str | None = None) -> dict[str, Any]:
        """Who decides, when and why, as a row holds it."""
        return Decision(curator=self.curator, at=self.at, reason=reason).model_dump(mode="json")

    def name(self, label: str) -> None:
        """Sharpen the step's name once more is known."""
        self._work.info.label = label

    def tell(self, line: str) -> None:
        """Add a line to what the toast lists."""
        self._work.detail.append(line)


class Project:
    """One open project file and the person who decides in it."""

    def __init__(self, file: ProjectFile, *, curator: str, clock: Clock = utc_now) -> None:
        self._file = file
        self._clock = clock
        self._listeners: list[Listener] = []
        self._listening = threading.Lock()
        self.curator = curator
        self.frozen_reason: str | None = None
        self.codebook: Codebook = self._load_codebook()

    # -- opening and closing -------------------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        curator: str,
        codebook_text: str | None = None,
        title: str | None = None,
        clock: Clock = utc_now,
        uuid: str | None = None,
    ) -> Project:
        """Make a project file with its own copy of the codebook.

        Raises:
            UserError: the path is taken or cannot be written, or the codebook has a mistake.
        """
        text = codebook_text or resource("codebooks/diplomacy.yaml").read_text(encoding="utf-8")
        load_codebook(text, "codebook")
        file = project_file.create(path)
        info = work.StepInfo("create_project", "Create project", curator, clock())
        with work.write_step(file, info) as step:
            values = {"uuid": uuid or random_id("project"), "codebook": text, "title": title or path.stem}
            settings.put_settings(step.session, values)
        return cls(file, curator=curator, clock=clock)

    @classmethod
    def open(cls, path: Path, *, curator: str, read_only: bool = False, clock: Clock = utc_now) -> Project:
        """Open a project file; a writer first makes a backup if the project changed since the last one.

        Raises:
            UserError: no project, locked, newer, damaged, tampered with.
        """
        return cls(project_file.open_file(path, read_only=read_only), curator=curator, clock=clock)

    def close(self) -> None:
        """Close the file; afterwards the project is one file again and unlocked."""
        self._file.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the project lies."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether it was opened only to read."""
        return self._file.read_only

    def _load_codebook(self) -> Codebook:
        return load_codebook(str(self.setting("codebook")), "codebook")

    def setting(self, key: str) -> Any:
        """One fact about the project (title, uuid, codebook …), or None."""
        with self.reading() as session:
            return settings.setting(session, key)

    def settings(self) -> dict[str, Any]:
        """All facts about the project, the codebook left out."""
        with self.reading() as session:
            return settings.settings(session)

    # -- reading and writing -------------------------------------------------------------------------------

    def reading(self) -> AbstractContextManager[Session]:
        """A short session that only reads; any thread may open one."""
        return work.read_session(self._file)

    def now(self) -> str:
        """The time as the project's clock tells it."""
        return self._clock()

    def step(
        self,
        action: str,
        label: str,
        *,
        kind: str = "edit",
        batch: str | None = None,
        reverses: list[int] | None = None,
    ) -> AbstractContextManager[work.Work]:
        """An open step of the store; services that are no commands (batches, undo) write through it."""
        info = work.StepInfo(action, label, self.curator, self._clock(), kind, batch, reverses or [])
        return work.write_step(self._file, info)

    def run(self, command: Command, *, origin: str = "") -> ChangeSet:
        """Do one curator's action as one step, and tell the listeners.

        Raises:
            UserError: the command refused, or the project cannot be written; nothing was changed.
        """
        try:
            with self.step(type(command).__name__, command.label()) as open_work:
                command.apply(Step(self, open_work))
        except ProjectUnavailable as error:
            if error.message.id == "project_moved":
                self.frozen_reason = error.message.text()
            raise
        return self.announce(open_work, origin)

    def announce(self, open_work: work.Work, origin: str = "") -> ChangeSet:
        """The changes of a committed step, after every listener heard of them."""
        made = open_work.changes
        if made is None:
            raise RuntimeError("the step was not committed")
        changes = ChangeSet(open_work.info.label, made.ids, origin, made.seq, made.detail)
        if changes.ids.get("project"):
            self.codebook = self._load_codebook()
        for listener in tuple(self._listeners):
            listener(changes)
        return changes

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every committed step, in the thread that ran it; returns what ends it."""
        with self._listening:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._listening:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    # -- copies --------------------------------------------------------------------------------------------

    def save_copy(self, target: Path) -> None:
        """A consistent copy, while the project is open.

        Raises:
            UserError: the copy could not be made; nothing stands under the target's name.
        """
        self._file.copy_to(target)

    def back_up(self, folder: Path | None = None) -> Path | None:
        """Back up if the project changed since the last backup; thin the old ones.

        Returns:
            The backup's path, or None where nothing had changed.
        """
        place = folder or paths.backups_folder()
        uuid = str(self.setting("uuid")).removeprefix("project-")
        prefix = f"{self.path.stem}-{uuid[:8]}-"
        known = place / f"{prefix}last.json"
        with self.reading() as session:
            seq = step_count(session)
        if known.exists() and _last_seq(known) == seq and backup.stamped(place.glob(f"{prefix}*.regesta")):
            return None
        target = place / backup.backup_name(self.path, uuid, datetime.now())  # noqa: DTZ005  # file names in local time
        self._file.copy_to(target)
        known.write_text(json.dumps({"seq": seq}), encoding="utf-8")
        backup.thin(place, prefix)
        return target

    def damage(self) -> list[str]:
        """What a slow look over the whole file finds: pages, texts, history chain. Empty is good."""
        with self.reading() as session:
            found = project_file.damage(session)
            found += [f"history step {seq} does not verify" for seq in broken_links(session)]
        return found


def _last_seq(path: Path) -> int:
    try:
        return int(json.loads(path.read_text(encoding="utf-8"))["seq"])
    except (OSError, ValueError, KeyError, TypeError):
        return -1


def refuse(message_id: str, **parameters: object) -> UserError:
    """A refusal of a command: the input cannot be used and nothing was changed."""
    return BadInput(message_id, **parameters)
