"""The steps of extraction, in order. Each gets what the ones before it found.

To add a step: write a module with a function from `Reading` to `Found`, and put it here with a version; raise
the version whenever its proposals change.
"""

from __future__ import annotations

from dataclasses import dataclass

from regesta.extract import (
    event_times,
    mechanisms,
    meetings,
    names,
    nominals,
    organisations,
    persons,
    phrases,
    places,
    positions,
    rounds,
    statements,
    things,
    time_mentions,
    visits,
)
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
    RegisteredStep("nominals", "1", nominals.find_nominals),
    RegisteredStep("mechanisms", "1", mechanisms.find_mechanisms),
    RegisteredStep("visits", "1", visits.find_visits),
    RegisteredStep("meetings", "1", meetings.find_meetings),
    RegisteredStep("rounds", "1", rounds.find_rounds),
    RegisteredStep("event_times", "1", event_times.find_event_times),
    RegisteredStep("statements", "1", statements.find_statements),
    RegisteredStep("things", "1", things.find_things),
)
