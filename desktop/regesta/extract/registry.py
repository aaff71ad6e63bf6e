"""The steps of extraction, in order. Each gets what the ones before it found.

To add a step: write a module with a function from `Reading` to `Found`, and put it here with a version; raise
the version whenever its proposals change.
"""

from __future__ import annotations

from dataclasses import dataclass

from regesta.extract import names, organisations, persons, phrases, places, positions, time_mentions
from regesta.extract.reading import Step


@dataclass(frozen=True, slots=True)
class RegisteredStep:
    """A step with its name (as in `ClaimDraft.step`) and version."""

    name: str
    version: str
    run: Step


STEPS: tuple[RegisteredStep, ...] = (
    RegisteredStep("dates", "1", time_mentions.find_times),
    RegisteredStep("phrases", "1", phrases.find_phrases),
    RegisteredStep("organisations", "1", organisations.find_organisations),
    RegisteredStep("persons", "1", persons.find_persons),
    RegisteredStep("places", "1", places.find_places),
    RegisteredStep("names", "1", names.draft_names),
    RegisteredStep("positions", "1", positions.find_positions),
)
