"""The words of a claim: what a value is, how it was got, how far its source commits itself (design, section 2)."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a claim, a piece of evidence, a mention or a judgement stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ValueState(StrEnum):
    """Whether there is a value, and if not, why not."""

    VALUE = "value"
    NOT_SAID = "not_said"
    UNKNOWN = "unknown"
    NONE = "none"


class Polarity(StrEnum):
    """Affirmed or negated."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How far the source commits itself."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    NOT_CONFIRMED = "not_confirmed"
    DENIED = "denied"


class Basis(StrEnum):
    """How the value was got."""

    STATED = "stated"
    NORMALISED = "normalised"
    INFERRED = "inferred"
    CURATOR = "curator"


class Reading(StrEnum):
    """How a set of members is meant."""

    ALL_OF = "all_of"
    ONE_OF = "one_of"
    SOME_OF = "some_of"


class Rank(StrEnum):
    """Which of several values leads."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Certainty(StrEnum):
    """The curator's own."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"


class EvidenceRole(StrEnum):
    """What the quoted words do for the claim."""

    SUPPORT = "support"
    REFERENT = "referent"
    AGAINST = "against"


class ChainRole(StrEnum):
    """The part of one link in an attribution chain, outermost first."""

    SPEAKER = "speaker"
    REPORTER = "reporter"
    READOUT = "readout"
    AGENCY = "agency"
    TRANSLATOR = "translator"


class MentionKind(StrEnum):
    """How a mention names its record."""

    NAME = "name"
    NOMINAL = "nominal"
    ACRONYM = "acronym"
    METONYM = "metonym"
    PRONOUN = "pronoun"


class EventStatus(StrEnum):
    """What a source says, at its own date, of a round, a visit or a meeting."""

    ANNOUNCED = "announced"
    EXPECTED = "expected"
    POSSIBLE = "possible"
    TIMING_UNCONFIRMED = "timing_unconfirmed"
    IN_PROGRESS = "in_progress"
    HELD = "held"
    IMPLIED_HELD = "implied_held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
