"""Rounds of mechanisms: ordinals said, counted from another round, or left out; with date, place, chairs and status."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from regesta.domain.claim import Basis, EventStatus
from regesta.domain.proposal import ClaimDraft, RecordDraft, Ref
from regesta.extract.dates.calendar import bounds
from regesta.extract.drafting import Maker
from regesta.extract.event_facts import place_claims, status_claims, when_claims
from regesta.extract.reading import Event, Found, Phrase, Reading
from regesta.extract.round_clauses import clauses, fallen, told_again
from regesta.extract.round_facts import read_round
from regesta.extract.round_sequel import listed_rounds
from regesta.extract.specific_names import sided
from regesta.extract.told_round import Round
from regesta.extract.told_session import session_time, told_as_session, told_besides

_MAKER = Maker("rounds")
Days = tuple[date, date]
"""The first and last day of a time."""


def find_rounds(reading: Reading) -> Found:
    """Records of the rounds, and the mentions of their phrases."""
    rounds = _collect(reading)
    for item in rounds:
        read_round(reading, item)
    rounds += listed_rounds(reading, rounds)
    rounds += _again(reading, rounds)
    rounds = _told_once([r for r in rounds if r.ordinal is not None or r.counted or r.time or r.place or r.people])
    records = tuple(_draft(reading, r) for r in rounds)
    mentions = tuple(
        _MAKER.mention(p.start, p.end, "round", r.key, confidence=0.75)
        for r in rounds
        for p in r.phrases
        if p.ordinal is not None or p.relation
    )
    events = tuple(_event(r) for r in rounds)
    return Found(events=events, records=records, mentions=mentions)


def _again(reading: Reading, rounds: list[Round]) -> list[Round]:
    """Rounds without a number that are told beside others (“the commission will meet …”): on days that none has."""
    out: list[Round] = []
    for phrase, time in told_again(reading):
        days = bounds(time.value)
        own = [bounds(r.time.value if r.time else None) for r in (*rounds, *out) if r.mechanism == phrase.key]
        if days is None or any(d is None or _meet(days, d) for d in own):
            continue
        made = Round(phrase.key or "", None, [phrase], counted="told by its kind")
        read_round(reading, made)
        out.append(made)
    return out


def _told_once(rounds: list[Round]) -> list[Round]:
    """The rounds, those without a number that name and clause tell of the same time made one."""
    out: list[Round] = []
    for item in rounds:
        same = next((r for r in out if item.ordinal is None and r.key == item.key), None)
        if same is None:
            out.append(item)
            continue
        same.phrases += item.phrases
        same.place = same.place or item.place
        same.people = {**item.people, **same.people}
        if item.counted and not same.counted:  # the clause says how it stands, the name may stand beside another's verb
            same.statuses = item.statuses
    return out


def _collect(reading: Reading) -> list[Round]:
    """One `Round` for each mechanism and ordinal; one without a number where the text gives none."""
    by_mechanism: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in reading.phrases:
        if phrase.key:
            by_mechanism[phrase.key].append(phrase)
    out: list[Round] = []
    told, dropped = clauses(reading), fallen(reading)
    for mechanism, phrases in by_mechanism.items():
        numbered: dict[int, Round] = {}
        for phrase in phrases:
            if phrase.ordinal is not None:
                numbered.setdefault(phrase.ordinal, Round(mechanism, phrase.ordinal)).phrases.append(phrase)
        own = [(p, relation) for p, relation in told if p.key == mechanism]
        others = _by_clauses(own, mechanism, numbered)
        out += _counted(reading, mechanism, phrases, numbered)
        out += numbered.values()
        lost = [Round(mechanism, None, [p], counted="was to be held") for p in dropped if p.key == mechanism]
        if all(r.counted for r in numbered.values()):
            plain = [p for p in phrases if not any(_by_clause(reading, p, c) for c, _ in own)]
            others = _unnumbered(reading, mechanism, plain) + others
            held = {reading.sentence(p.start).start for r in others for p in r.phrases}
            out += others
            lost = [r for r in lost if reading.sentence(r.phrases[0].start).start not in held]
        out += lost
    return out


def _counted(reading: Reading, mechanism: str, phrases: list[Phrase], numbered: dict[int, Round]) -> list[Round]:
    """“the previous round”, “the next …”: one less or more than the round told just before, or the only one."""
    extra: list[Round] = []
    _new(reading, mechanism, phrases, numbered)
    for phrase in phrases:
        if phrase.relation not in ("previous", "next") or not numbered:
            continue
        before = [(p.start, p.ordinal) for p in phrases if p.ordinal is not None and p.start < phrase.start]
        base = _base(before, numbered, phrase)
        if base is None:
            continue
        ordinal = base + (1 if phrase.relation == "next" else -1)
        if ordinal in numbered:
            numbered[ordinal].phrases.append(phrase)
        elif ordinal > 0:
            made = Round(mechanism, ordinal, [phrase], counted=f"{phrase.relation} to {base}")
            if not any(r.ordinal == ordinal for r in extra):
                extra.append(made)
    return extra


def _by_clause(reading: Reading, phrase: Phrase, clause: Phrase) -> bool:
    """Whether a clause right after a name, in its sentence, tells of another round than the name's own."""
    if reading.text[clause.start : clause.end].endswith("since"):  # “which has not met since …”: told of the one before
        return False
    if not phrase.end <= clause.start <= min(phrase.end + 12, reading.sentence(phrase.start).end):
        return False
    return not told_besides(reading, phrase, clause)


def _by_clauses(told: list[tuple[Phrase, str]], mechanism: str, numbered: dict[int, Round]) -> list[Round]:
    """Rounds told by clauses (“which was first held in …”, “they last met in …”), their numbers counted if they can."""
    out: list[Round] = []
    for phrase, relation in told:
        if not numbered and relation != "first":
            out.append(Round(mechanism, None, [phrase], counted=f"{relation} one"))
            continue
        said = {n: r for n, r in numbered.items() if not r.counted} or numbered
        main = min((n for n in said if n > 1), key=lambda n: said[n].phrases[0].start, default=1)
        ordinal = {"first": 1, "previous": main - 1, "next": max([*said, 1]) + 1}[relation]
        if ordinal in numbered and not numbered[ordinal].counted:
            numbered[ordinal].phrases.append(phrase)
        elif ordinal > 0 and ordinal not in numbered:
            numbered[ordinal] = Round(mechanism, ordinal, [phrase], counted=f"said to be the {relation} one")
    return out


_PAST = re.compile(r"[^.;]{0,20}\b(?:was|were|had been) (?:last )?(?:held|hosted|convened)\b|[^.;]{0,10}\btook place\b")


def _new(reading: Reading, mechanism: str, phrases: list[Phrase], numbered: dict[int, Round]) -> None:
    """“a new round”, told before any number: one more than the highest that the text tells later, if it is past."""
    first = min((p.start for r in numbered.values() for p in r.phrases), default=-1)
    fresh = [p for p in phrases if p.relation == "new" and p.ordinal is None and p.start < first]
    if not fresh or any(p.relation in ("previous", "next") and p.start < first for p in phrases):
        return
    highest = max(numbered)
    if not any(_PAST.match(reading.text, p.end) for p in numbered[highest].phrases):
        return
    numbered[highest + 1] = Round(mechanism, highest + 1, fresh[:1], counted=f"new after {highest}")


def _base(before: list[tuple[int, int]], numbered: dict[int, Round], phrase: Phrase) -> int | None:
    if len(numbered) == 1 or phrase.relation == "next":
        return max(numbered)
    told = [(p.start, p.ordinal) for r in numbered.values() for p in r.phrases if p.ordinal]
    if phrase.relation == "previous" and told:
        return min(told)[1]
    return max(before)[1] if before else max(numbered)


def _unnumbered(reading: Reading, mechanism: str, phrases: list[Phrase]) -> list[Round]:
    """One round without a number where a phrase stands with a date or a place, and not only with its founding."""
    beside = [p for p in phrases if p.relation in ("previous", "next")]
    telling = [p for p in phrases if (p.content or sided(p)) and p not in beside and _may_tell(reading, p)]
    others = [Round(mechanism, None, [p], counted=f"the {p.relation} one") for p in beside]
    if not telling or not any(
        p.relation == "new" or p.definite or _ahead(reading, p) or told_as_session(reading, p) for p in telling
    ):
        return others
    held = any(_told_as_event(reading, p) for p in telling)
    main = [Round(mechanism, None, own) for own in _by_day(reading, telling)] if held else []
    return main + others


_NOT_MET = re.compile(r"[^.;<]{0,60}\b(?:(?:has|have|had) (?:not|never|yet to|still not)|did not|didn[’']t)\b")


def _may_tell(reading: Reading, phrase: Phrase) -> bool:
    """Whether a name may be told as held: not where the sentence only founds it, or says that it did not meet."""
    sentence = reading.sentence(phrase.start)
    unmet = _NOT_MET.match(reading.text, phrase.end, sentence.end)
    return told_as_session(reading, phrase) or not (unmet or _founded(reading, phrase))


def _by_day(reading: Reading, telling: list[Phrase]) -> list[list[Phrase]]:
    """The phrases of each gathering: a day apart from those told before is that of another one."""
    out: list[tuple[list[Days], list[Phrase]]] = [([], [])]
    for phrase in telling:
        time = session_time(reading, phrase)
        days = bounds(time.value) if time else None
        fitting = (each for each in out if not each[0] or days is None or any(_meet(days, d) for d in each[0]))
        gathering = next(fitting, None)
        if gathering is None:
            gathering = ([], [])
            out.append(gathering)
        gathering[0].extend([days] if days else [])
        gathering[1].append(phrase)
    return [own for _, own in out if own]


def _meet(one: Days, other: Days) -> bool:
    """Whether two stretches of days have one in common."""
    return one[0] <= other[1] and other[0] <= one[1]


_EVENT_WORD = re.compile(
    r"\b(?:attend|hold|held|host|convene|took place|in|at|for|during|on the sidelines of|sidelines of|"
    r"join|ahead of|ahead to|success of|occasion of|prepar\w+(?: for)?)\b[^.;<]{0,40}$"
)


_AHEAD = re.compile(r" (?:may|might|could|will|would|is to|are to) (?:also )?(?:be held|take place)\b")


def _ahead(reading: Reading, phrase: Phrase) -> bool:
    return len(phrase.parties) >= 2 and _AHEAD.match(reading.text, phrase.end) is not None


def _told_as_event(reading: Reading, phrase: Phrase) -> bool:
    if told_as_session(reading, phrase):
        return True
    sentence = reading.sentence(phrase.start)
    return _EVENT_WORD.search(reading.text[sentence.start : phrase.start]) is not None or bool(
        re.match(
            r"[^.;]{0,40}\b(?:held|took place|takes place|will|would|opened|"
            r"ended|ends|resumed|closed|set for|begins|began|concluded|comes|scheduled|due|planned|slated|meets|met)\b",
            reading.text[phrase.end : sentence.end],
        )
    )


def _founded(reading: Reading, phrase: Phrase) -> bool:
    sentence = reading.sentence(phrase.start)
    return bool(
        re.search(
            r"\b(?:established|set up|launched|founded|created|under|mechanisms? such as|within)\b",
            reading.text[sentence.start : sentence.end],
        )
    )


def _event(item: Round) -> Event:
    first = item.phrases[0]
    return Event(
        item.key,
        "round",
        first.start,
        first.end,
        people=tuple(item.people),
        place=item.place.key if item.place else None,
        date=item.time.value if item.time else None,
        mechanism=item.mechanism,
        ordinal=item.ordinal,
        held=EventStatus.HELD in item.statuses,
    )


def _draft(reading: Reading, item: Round) -> RecordDraft:
    spans = [(p.start, p.end) for p in item.phrases]
    name = reading.labels.get(item.mechanism, "")
    claims = [_MAKER.claim("mechanism", Ref(key=item.mechanism), spans, 0.85, "the phrase names the mechanism")]
    claims += _ordinal(item, spans)
    claims += when_claims(_MAKER, reading, item.time, 0.7, "the time nearest to the round in its sentence")
    claims += place_claims(_MAKER, "place", item.place, 0.7, "the place nearest to the round in its sentence")
    claims += _visit_claims(reading, item)
    claims += _people_claims(item)
    claims += status_claims(_MAKER, reading, item.statuses)
    when = f", {item.time.value}" if item.time else ""
    label = f"{_nth(item.ordinal)} {name}" if item.ordinal else name + when
    return RecordDraft(key=item.key, type="round", label=label, claims=tuple(claims))


def _people_claims(item: Round) -> list[ClaimDraft]:
    """Chairs, participants and who invited."""
    claims = []
    for entity, role in item.people.values():
        reason = "a word for chairing" if role == "chair" else "named as taking part"
        claims.append(_MAKER.claim(role, Ref(key=entity.key or ""), [(entity.start, entity.end)], 0.7, reason))
    if item.inviter and item.inviter.key:
        span = [(item.inviter.start, item.inviter.end)]
        claims.append(_MAKER.claim("invited_by", Ref(key=item.inviter.key), span, 0.7, "named as the one who invited"))
    return claims


def _ordinal(item: Round, spans: list[tuple[int, int]]) -> list[ClaimDraft]:
    if item.ordinal is None:
        return []
    if item.counted:
        return [
            _MAKER.claim(
                "ordinal",
                item.ordinal,
                spans,
                0.55,
                f"counted: {item.counted}",
                basis=Basis.INFERRED,
                derived_from=(f"{item.mechanism} ordinal",),
            )
        ]
    said = [(p.start, p.end) for p in item.phrases if p.ordinal is not None]
    return [_MAKER.claim("ordinal", item.ordinal, said, 0.9, "an ordinal before the name")]


def _visit_claims(reading: Reading, item: Round) -> list[ClaimDraft]:
    """Bounds of date and place that follow from the visit during which the round takes place."""
    if item.visit is None:
        return []
    record = next((r for r in reading.records if r.key == item.visit.key), None)
    claims = []
    for claim in record.claims if record else ():
        wanted = {"start": "start", "end": "end", "destination": "place"}.get(claim.property)
        if wanted and not (item.time if wanted != "place" else item.place):
            changes = {
                "property": wanted,
                "basis": Basis.INFERRED,
                "confidence": 0.5,
                "step": "rounds",
                "reason": "the visit for the round is an outer bound",
                "derived_from": (f"{item.visit.key} {claim.property}",),
            }
            claims.append(claim.model_copy(update=changes))
    return claims


def _nth(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
