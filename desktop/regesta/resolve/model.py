"""What reconciliation gets and gives: records with names and facts, earlier decisions, proposed judgements."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from regesta.domain.span import Frozen

WEAK_FORMS = frozenset({"typo", "garbled", "weak"})
"""Forms of names that never feed a score."""

Verdict = Literal["same", "not_same", "unsure"]


class Name(Frozen):
    """One name of a record, with its language (BCP 47) and form (canonical, abbreviation, weak …) where known."""

    text: str
    lang: str | None = None
    form: str | None = None


class ResolvableRecord(Frozen):
    """A record as reconciliation sees it.

    `facts` maps a property to its values: a reference is the id of another record, a date its EDTF string, an
    ordinal an integer. `sources` are the ids of the sources it has evidence in.
    """

    id: str
    type: str
    label: str
    names: tuple[Name, ...] = ()
    facts: dict[str, tuple[str | int | float | bool | None, ...]] = Field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def texts(self, property_: str) -> tuple[str, ...]:
        """The values of a property that are strings."""
        return tuple(v for v in self.facts.get(property_, ()) if isinstance(v, str))


class Decision(Frozen):
    """A judgement that a curator has made already: never asked again, and kept to."""

    left: str
    right: str
    verdict: Verdict


class JudgementDraft(Frozen):
    """A proposal that two records are the same: score 0 to 1, the features behind it (0 to 1 each), one line of reason.

    `left` < `right`. A score of 0.5 and more joins clusters while it is open; 0.3 to 0.5 is only shown.
    """

    left: str
    right: str
    verdict: Verdict = "same"
    score: float = Field(ge=0, le=1)
    features: dict[str, float] = Field(default_factory=dict)
    reason: str
