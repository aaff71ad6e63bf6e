"""Prompts that answer by themselves and remember what was asked."""

from __future__ import annotations

from pathlib import Path

from regesta.ui.prompts import Prompts


class Recorder(Prompts):
    def __init__(self) -> None:
        super().__init__(None)
        self.told: list[str] = []
        self.asked: list[str] = []
        self.says_yes = True
        self.choices: list[int | None] = []
        self.text: str | None = None
        self.paths: list[Path] = []

    def tell(self, text: str, detail: str = "") -> None:
        self.told.append(text)

    def confirm(self, text: str, verb: str, detail: str = "") -> bool:
        self.asked.append(text)
        return self.says_yes

    def choose(self, text: str, verbs: list[str], detail: str = "", otherwise: str = "Cancel") -> int | None:
        self.asked.append(text)
        return self.choices.pop(0) if self.choices else 0

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        self.asked.append(label)
        return self.text

    def open_project(self, folder: str = "") -> Path | None:
        return self.paths[0] if self.paths else None

    def new_project(self, folder: str = "") -> Path | None:
        return self.paths[0] if self.paths else None

    def add_files(self) -> list[Path]:
        return self.paths

    def add_folder(self) -> Path | None:
        return self.paths[0] if self.paths else None

    def save_file(self, title: str, path: str, kinds: str) -> Path | None:
        return self.paths[0] if self.paths else None
