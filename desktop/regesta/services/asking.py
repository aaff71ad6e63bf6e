"""Ask: the questions by name, over the project as it stands. To add one: a function in `questions`, a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from regesta.base.errors import WrongUse
from regesta.domain.dataset import Dataset
from regesta.services import snapshot
from regesta.services.project import Project
from regesta.services.questions import events, facts, offices, provenance, speech
from regesta.services.questions.answer import Answer, Reader


@dataclass(frozen=True)
class Question:
    """A question's name, the words it needs and may have, and the function that answers it."""

    name: str
    needs: tuple[str, ...]
    answer: Callable[..., Answer]
    optional: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it is asked on the command line."""
        return " ".join([self.name, *(word.upper() for word in self.needs), *(f"[{w.upper()}]" for w in self.optional)])


QUESTIONS: dict[str, Question] = {
    question.name: question
    for question in (
        Question("holder", ("office", "date"), offices.holder),
        Question("succession", ("office",), offices.changes),
        Question("offices", ("person",), offices.offices, ("date",)),
        Question("rounds", ("mechanism",), events.rounds),
        Question("about", ("name",), facts.about, ("property",)),
        Question("met", ("person", "person"), events.met),
        Question("said", ("topic",), speech.said, ("speaker",)),
        Question("rests-on", ("source",), provenance.rests_on),
        Question("same", ("record", "record"), provenance.same),
    )
}


def ask(project: Project, name: str, *words: str) -> Answer:
    """Answer a question from the project as it stands, proposals included.

    Raises:
        WrongUse: there is no such question, or it has other words.
    """
    return answer(snapshot.load(project), name, *words)


def answer(dataset: Dataset, name: str, *words: str) -> Answer:
    """Answer a question from a dataset.

    Raises:
        WrongUse: there is no such question, or it has other words.
    """
    question = QUESTIONS.get(name)
    if question is None:
        raise WrongUse("question_unknown", found=name, known=", ".join(QUESTIONS))
    if not len(question.needs) <= len(words) <= len(question.needs) + len(question.optional):
        raise WrongUse("question_words", usage=question.usage)
    return question.answer(Reader(dataset), *words)
