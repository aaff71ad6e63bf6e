"""The questions of Ask as forms: their words for people, the fields they need, and asking them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.domain.codebook import Codebook
from regesta.workbench import wording
from regesta.workbench.gateway import Gateway

if TYPE_CHECKING:
    from regesta.services.questions.answer import Answer, Row

NO_SOURCE = "No source tells."

TITLES = {
    "holder": "Who held an office on a date",
    "succession": "Who held an office, one after another",
    "offices": "Which offices a person held, by source",
    "rounds": "Rounds of a mechanism, with gaps",
    "about": "What the sources say of a person or thing",
    "met": "When two persons met, with status by source",
    "said": "Who said what on a topic, and through whom",
    "rests-on": "What rests on one source",
    "same": "Whether two records are the same, and why",
}
"""A question that is not named here shows its own name."""

_OF_WORD = {
    "office": ("position", "organisation"),
    "speaker": ("person", "organisation", "group"),
    "record": ("any",),
    "name": ("any",),
    "date": (),
    "property": (),
}
"""Of which types a word's completions are; a word that is a type's name needs no line."""

_EXAMPLES = {"date": "2024-05-17, 2024-05 or 2024"}


@dataclass(frozen=True)
class Field:
    """One word of a question: its label, whose names complete it, and whether it may stay empty."""

    label: str
    types: tuple[str, ...]
    optional: bool = False
    example: str = ""


@dataclass(frozen=True)
class Form:
    """A question as a form."""

    name: str
    title: str
    fields: tuple[Field, ...]


def forms(codebook: Codebook) -> list[Form]:
    """All questions that the services answer."""
    from regesta.services import asking

    found = []
    for question in asking.QUESTIONS.values():
        fields = [_field(codebook, word, n, question.needs) for n, word in enumerate(question.needs)]
        fields += [_field(codebook, word, 0, (word,), optional=True) for word in question.optional]
        title = TITLES.get(question.name, question.name.replace("-", " ").capitalize())
        found.append(Form(question.name, title, tuple(fields)))
    return found


def _field(codebook: Codebook, word: str, at: int, words: Sequence[str], *, optional: bool = False) -> Field:
    types = _OF_WORD.get(word)
    if types is None:
        types = (word,) if codebook.has_type(word) else ("any",)
    types = tuple(each for each in types if each == "any" or codebook.has_type(each))
    second = words.count(word) > 1 and at > words.index(word)
    label = f"and {word}" if second else word.replace("_", " ")
    return Field(label, types, optional, _EXAMPLES.get(word, ""))


def missing(form: Form, given: Sequence[str]) -> list[str]:
    """The labels of the words that are still needed."""
    return [field.label for field, text in zip(form.fields, given, strict=True) if not field.optional and not text]


def ask(gateway: Gateway, form: Form, given: Sequence[str]) -> Answer:
    """Answer a question over the project as it stands.

    Raises:
        UserError: it cannot be asked so.
    """
    from regesta.services import asking

    words = list(given)
    while words and not words[-1]:
        words.pop()
    return asking.ask(gateway.project, form.name, *words)


def completions(gateway: Gateway, field: Field, text: str) -> list[str]:
    """Names of records that fit what is typed, each once."""
    if not field.types or not text.strip():
        return []
    return list(dict.fromkeys(row.label for row in gateway.choices(field.types, text, 20)))


def summary(answer: Answer) -> str:
    """What stands over the table."""
    count = wording.count(len(answer.rows), "line") if answer.rows else NO_SOURCE
    notes = [note for note in answer.notes if note.strip(" .").casefold() != NO_SOURCE.strip(" .").casefold()]
    return "\n".join([count, *notes])


def evidence_lines(row: Row) -> list[tuple[str, str]]:
    """The words that carry a line, each with the place in Review to jump to."""
    lines = []
    for each in row.evidence:
        words = f"“{wording.shorten(each.quote, 300)}”\n{wording.shorten(each.title, 90)}"
        lines.append((words, f"{each.source}@{each.start}-{each.end}"))
    return lines
