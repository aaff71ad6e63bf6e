"""The steps of extraction, in order. Each gets what the ones before it found.

To add a step: write a module with a function from `Reading` to `Found`, and put it here with a version; raise
the version whenever its proposals change. An installed package adds steps after ours by an entry point of the
group `regesta.steps` that leads to a `RegisteredStep`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points

from regesta.extract import (
    chaired_offices,
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
    RegisteredStep("dates", "6", time_mentions.find_times),
    RegisteredStep("phrases", "5", phrases.find_phrases),
    RegisteredStep("organisations", "8", organisations.find_organisations),
    RegisteredStep("persons", "7", persons.find_persons),
    RegisteredStep("places", "7", places.find_places),
    RegisteredStep("names", "1", names.draft_names),
    RegisteredStep("positions", "6", positions.find_positions),
    RegisteredStep("nominals", "2", nominals.find_nominals),
    RegisteredStep("mechanisms", "5", mechanisms.find_mechanisms),
    RegisteredStep("visits", "7", visits.find_visits),
    RegisteredStep("meetings", "7", meetings.find_meetings),
    RegisteredStep("rounds", "7", rounds.find_rounds),
    RegisteredStep("chaired_offices", "1", chaired_offices.find_chaired_offices),
    RegisteredStep("event_times", "1", event_times.find_event_times),
    RegisteredStep("statements", "6", statements.find_statements),
    RegisteredStep("things", "1", things.find_things),
)

GROUP = "regesta.steps"


@lru_cache(maxsize=1)
def all_steps() -> tuple[RegisteredStep, ...]:
    """Our steps, then those of installed packages, by name.

    Raises:
        TypeError: an entry point leads to something that is no step.
    """
    extra = []
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        step = point.load()
        if not isinstance(step, RegisteredStep):
            raise TypeError(f"the entry point {point.name} of {GROUP} leads to no RegisteredStep")
        extra.append(step)
    return (*STEPS, *extra)
