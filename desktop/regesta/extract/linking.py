"""Link drafts to records that the project has: by name, then events by what they are about.

A round is known by mechanism and ordinal (without ordinals by overlapping days), a visit by visitor and goal, a
meeting by two participants, a tenure by person and position. A new record is proposed only where none fits, or
where more than one would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from regesta.domain.proposal import KnownRecord, RecordDraft, Ref
from regesta.extract.dates.calendar import bounds, overlap
from regesta.extract.drafting import fold
from regesta.extract.mechanism_names import content_words, parties_of

Facts = dict[str, tuple[str | int, ...]]
_BY_LABEL = ("position", "agreement", "topic", "group", "object", "incident")
SHARED_CONTENT = 0.6
"""Share of content words that two names of one pair's mechanism must have in common, as within a source."""
_ORDER = ("person", "place", "organisation", "mechanism", *_BY_LABEL, "tenure", "round", "visit", "meeting")


def link(drafts: tuple[RecordDraft, ...], known: tuple[KnownRecord, ...]) -> tuple[RecordDraft, ...]:
    """The drafts with `existing` set where just one known record fits, each known record at most once for events."""
    if not known:
        return drafts
    by_type: dict[str, list[KnownRecord]] = defaultdict(list)
    for record in known:
        by_type[record.type].append(record)
    ids: dict[str, str | None] = {d.key: d.existing for d in drafts if d.existing}
    linked: dict[str, RecordDraft] = {}
    for type_ in _ORDER:
        for draft in [d for d in drafts if d.type == type_]:
            found = draft.existing or _match(draft, by_type[type_], ids)
            if found:
                ids[draft.key] = found
                linked[draft.key] = draft.model_copy(update={"existing": found})
    return tuple(linked.get(d.key, d) for d in drafts)


def _match(draft: RecordDraft, known: list[KnownRecord], ids: dict[str, str | None]) -> str | None:
    test = _TESTS.get(draft.type)
    facts = _facts(draft, ids)
    if draft.type == "mechanism":
        fitting = {r.id for r in known if _same_mechanism(draft, r)}
    elif test is not None:
        fitting = {r.id for r in known if test(facts, r.facts)}
    elif draft.type in _BY_LABEL:
        fitting = {r.id for r in known if fold(draft.label) in {fold(n) for n in (r.label, *r.names)}}
    else:
        return None
    free = fitting - {i for i in ids.values() if i} if draft.type in _TESTS else fitting
    return free.pop() if len(free) == 1 else None


def _same_mechanism(draft: RecordDraft, record: KnownRecord) -> bool:
    """Whether a name of the one says the same as a name of the other: the same words, or the same parties and topic."""
    named = {draft.label, *(str(c.value) for c in draft.claims if c.property == "name" and isinstance(c.value, str))}
    return any(_same_name(one, other) for one in named for other in {record.label, *record.names})


def _same_name(one: str, other: str) -> bool:
    if fold(one) == fold(other):
        return True
    parties, content = frozenset(parties_of(one)), content_words(one)
    if len(parties) < 2 or parties != frozenset(parties_of(other)):
        return False
    shared, every = content & content_words(other), content | content_words(other)
    return bool(shared) and len(shared) / len(every) >= SHARED_CONTENT


def _facts(draft: RecordDraft, ids: dict[str, str | None]) -> Facts:
    """The values of a draft's claims, references as ids of known records where they have one."""
    out: dict[str, list[str | int]] = defaultdict(list)
    for claim in draft.claims:
        value = (
            (ids.get(claim.value.key) or f"draft {claim.value.key}") if isinstance(claim.value, Ref) else claim.value
        )
        if isinstance(value, str | int):
            out[claim.property].append(value)
    return {name: tuple(values) for name, values in out.items()}


def _shared(a: Facts, b: Facts, property_: str) -> set[str | int]:
    return set(a.get(property_, ())) & set(b.get(property_, ()))


def _days(facts: Facts) -> str | None:
    starts = [str(v) for v in facts.get("start", ())]
    ends = [str(v) for v in facts.get("end", ())]
    if not starts:
        return ends[0] if ends else None
    first = bounds(starts[0])
    last = bounds(ends[0]) if ends else None
    return f"{first[0].isoformat()}/{last[1].isoformat()}" if first and last and first[0] <= last[1] else starts[0]


def _tenure(a: Facts, b: Facts) -> bool:
    return bool(_shared(a, b, "person") and _shared(a, b, "position"))


def _round(a: Facts, b: Facts) -> bool:
    if not _shared(a, b, "mechanism"):
        return False
    if a.get("ordinal") and b.get("ordinal"):
        return bool(_shared(a, b, "ordinal"))
    return overlap(_days(a), _days(b))


def _visit(a: Facts, b: Facts) -> bool:
    return bool(_shared(a, b, "visitor") and _shared(a, b, "destination")) and overlap(_days(a), _days(b))


def _meeting(a: Facts, b: Facts) -> bool:
    return len(_shared(a, b, "participant")) >= 2 and overlap(_days(a), _days(b))


_TESTS: dict[str, Callable[[Facts, Facts], bool]] = {
    "tenure": _tenure,
    "round": _round,
    "visit": _visit,
    "meeting": _meeting,
}
