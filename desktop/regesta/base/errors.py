"""Errors that a person is told about, each with the exit code that the command line gives it."""

from __future__ import annotations

from regesta.base.messages import Message


class UserError(Exception):
    """Something a person can act on: bad input, a locked project, a full disk. Never a traceback.

    Attributes:
        message: what, where, what to do.
        exit_code: design, section 8.
    """

    exit_code = 3

    def __init__(self, message_id: str, **parameters: object) -> None:
        self.message = Message.of(message_id, **parameters)
        super().__init__(self.message.text())


class WrongUse(UserError):
    """The command's words are off."""

    exit_code = 2


class BadInput(UserError):
    """Input that cannot be used; nothing was changed."""

    exit_code = 3


class Refused(UserError):
    """Done or refused because of what was found, for example an export blocked by errors."""

    exit_code = 1


class ProjectUnavailable(UserError):
    """The project is locked, newer than this program, damaged, or gone."""

    exit_code = 4
