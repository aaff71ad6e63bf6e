"""What a project keeps only because a bundle brought it: redirects of ids, saved questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from regesta.store.tables import QuestionRow, RedirectRow


def add_redirects(session: Session, redirects: Iterable[Mapping[str, Any]]) -> None:
    """Add redirects as a bundle has them; one that leads nowhere leads to the empty id."""
    session.add_all(
        RedirectRow(old=each["old"], new=each["new"] or "", judgement=each["judgement"]) for each in redirects
    )


def add_questions(session: Session, questions: Iterable[Mapping[str, Any]]) -> None:
    """Add saved questions as a bundle has them."""
    session.add_all(QuestionRow(**each) for each in questions)
