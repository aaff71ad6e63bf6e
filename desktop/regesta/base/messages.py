"""Texts for people as an id with parameters, so that the window can translate and the command line format them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from regesta.base.assets import resource


@lru_cache(maxsize=1)
def templates() -> dict[str, str]:
    """The English templates, by message id (resources/messages/en.yaml)."""
    loaded = yaml.safe_load(resource("messages/en.yaml").read_text(encoding="utf-8"))
    return {str(key): str(value) for key, value in loaded.items()}


@dataclass(frozen=True)
class Message:
    """A text for people: an id in `resources/messages/en.yaml` and what to fill in."""

    id: str
    parameters: tuple[tuple[str, object], ...] = field(default=())

    @staticmethod
    def of(message_id: str, **parameters: object) -> Message:
        """A message with its parameters, in the order of their names."""
        return Message(message_id, tuple(sorted(parameters.items())))

    def text(self) -> str:
        """The message in English.

        Raises:
            KeyError: no template has this id, or a parameter is missing: a programming error.
        """
        return templates()[self.id].format(**dict(self.parameters))
