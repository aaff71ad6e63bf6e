"""Mechanisms: which phrases of a source name the same one, and the records they make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from regesta.domain.claim import Basis, MentionKind
from regesta.domain.proposal import ClaimDraft, RecordDraft, Ref
from regesta.extract.drafting import Maker, fold, key
from regesta.extract.gazetteer import country_of, country_pattern
from regesta.extract.later_names import later_names
from regesta.extract.mechanism_life import life
from regesta.extract.mechanism_names import content_words, parties_of
from regesta.extract.organisations import home_countries
from regesta.extract.reading import Found, Phrase, Reading
from regesta.extract.specific_names import GENERIC, is_specific, levelled, several_sided, sided
from regesta.extract.told_names import told_as_mechanism
from regesta.extract.vocabulary import word_set

_MAKER = Maker("mechanisms")


@dataclass
class Group:
    """Phrases of one mechanism while they are being collected."""

    parties: frozenset[str]
    content: frozenset[str]
    phrases: list[Phrase] = field(default_factory=list)
    known: str | None = None
    promoted: bool = False
    """Whether only the way the text tells of it makes it a mechanism, not its name."""

    def take(self, phrase: Phrase) -> None:
        """Add a phrase; the group knows all parties and content words of its phrases."""
        self.parties |= frozenset(phrase.parties)
        self.content |= phrase.content
        self.phrases.append(phrase)

    @property
    def label(self) -> str:
        """The fullest name among the phrases: with parties, with most content, not in headline capitals."""
        best = max(
            self.phrases,
            key=lambda p: (len(p.parties), len(p.content), not p.name.isupper(), sided(p) or levelled(p), -len(p.name)),
        )
        return best.name[:1].upper() + best.name[1:]

    @property
    def key(self) -> str:
        """The local key: parties and content words, whatever their order in the text."""
        return key("mechanism", " ".join(sorted(self.parties)), " ".join(sorted(self.content)))


def find_mechanisms(reading: Reading) -> Found:
    """Mechanism records, and the phrases of the reading again with the key of their mechanism."""
    groups = _groups(reading)
    phrases = [replace(p, key=g.key) for g in groups for p in g.phrases]
    phrases += later_names(reading, [(g.key, g.content, g.phrases) for g in groups], phrases)
    phrases = sorted(phrases, key=lambda p: p.start)
    named = replace(reading, phrases=tuple(phrases))
    records = tuple(_record(named, g, [p for p in phrases if p.key == g.key]) for g in groups)
    records += tuple(_countries(reading, groups))
    mentions = tuple(
        _MAKER.mention(
            p.name_start,
            p.end,
            "mechanism",
            p.key,
            kind=MentionKind.NAME if p.content else MentionKind.NOMINAL,
            confidence=0.75,
        )
        for p in phrases
    )
    return Found(phrases=tuple(phrases), records=records, mentions=mentions)


def _groups(reading: Reading) -> list[Group]:
    specific = [p for p in reading.phrases if is_specific(p)]
    groups: list[Group] = []
    for phrase in sorted(specific, key=lambda p: (-min(len(p.parties), 2), -len(p.content), p.start)):
        fitting = [g for g in groups if fits(phrase, g)]
        if not fitting:
            fitting = [Group(frozenset(), frozenset())]
            groups.append(fitting[0])
        _best(fitting, phrase).take(phrase)
    for phrase in [p for p in reading.phrases if not is_specific(p)]:
        group = _meant(phrase, groups)
        if group is None and told_as_mechanism(reading, phrase):
            group = next((g for g in groups if fits(phrase, g)), None)
            if group is None:
                group = Group(frozenset(), frozenset(), promoted="summit" not in phrase.content)
                groups.append(group)
            group.take(phrase)
        elif group is not None:
            group.phrases.append(phrase)
    return groups


def fits(phrase: Phrase, group: Group) -> bool:
    """Whether a phrase can name a group's mechanism: no other parties, and content words that one has of the other."""
    parties = frozenset(phrase.parties)
    if len(parties) >= 2 and len(group.parties) >= 2 and parties != group.parties:
        return False
    if parties and group.parties and not (parties <= group.parties or group.parties <= parties):
        return False
    if not (parties and group.parties) and len(phrase.content) < 2:
        return False
    if len(group.parties) == 2 and "trilateral" in phrase.name.casefold():
        return False
    a, b = phrase.content, group.content
    if bool(a & {"summit"}) != bool(b & {"summit"}) and a and b:
        return False
    if "2+2" in a ^ b and "ministerial" in a & b and not {"foreign", "defence"} <= a & b:
        return False  # the meeting of one of the two kinds of ministers is another one than that of both
    if parties == group.parties and not a and not b:
        return True
    shared = len(a & b)
    return bool(shared) and (a <= b or b <= a or shared / len(a | b) >= 0.6)


def _best(groups: list[Group], phrase: Phrase) -> Group:
    return max(
        groups,
        key=lambda g: (len(g.content & phrase.content) / max(1, len(g.content | phrase.content)), len(g.phrases)),
    )


_BACK_REFERENCE = re.compile(
    r"(?:consultations?|dialogue|talks|negotiations|mechanism|forum|summit|retreat|2\+2(?: meeting)?)$", re.IGNORECASE
)
_MEETING = re.compile(r"meetings?$", re.IGNORECASE)


def _meant(phrase: Phrase, groups: list[Group]) -> Group | None:
    """The mechanism that an unspecific phrase (“the last consultation”) points back to, if just one fits."""
    back = _BACK_REFERENCE.search(phrase.name) or (len(phrase.content) >= 2 and _MEETING.search(phrase.name))
    if phrase.name.casefold() in word_set("mechanism_bodies"):
        owners = [g for g in groups if phrase.content and phrase.content <= g.content]
        return owners[0] if len(owners) == 1 and phrase.start < phrase.name_start else None
    if phrase.ordinal is not None and phrase.content and not phrase.parties:
        return _numbered(phrase, groups)
    if phrase.parties or not (phrase.definite or phrase.relation) or not back:
        return None
    if len(phrase.content) >= 2:
        pointed = phrase.start < phrase.name_start
        fitting = [g for g in groups if phrase.content == g.content or (pointed and phrase.content < g.content)]
        return fitting[0] if len(fitting) == 1 else None
    if phrase.start == phrase.name_start:
        return None
    if phrase.ordinal is not None and (near := _near_number(phrase, groups)):
        return near
    before = [
        (p.start, n)
        for n, g in enumerate(groups)
        for p in g.phrases
        if p.start < phrase.start and phrase.content <= g.content
    ]
    if phrase.relation is not None:  # what has a next or a last one is rather a series that counts its rounds
        before = [b for b in before if any(p.ordinal for p in groups[b[1]].phrases)] or before
    return groups[max(before)[1]] if before else None


def _near_number(phrase: Phrase, groups: list[Group]) -> Group | None:
    """The one mechanism with a round of a number near that of a bare one (“the fifth meeting of the mechanism”)."""
    said = phrase.ordinal or 0
    near = [g for g in groups if any(p.ordinal and 0 < abs(p.ordinal - said) <= 2 for p in g.phrases)]
    return near[0] if len(near) == 1 else None


def _numbered(phrase: Phrase, groups: list[Group]) -> Group | None:
    """The mechanism that a numbered phrase with a part of its name (“the ninth 2+2”) points to, if one fits best."""
    fitting = [g for g in groups if phrase.content <= g.content or phrase.content - GENERIC == g.content - GENERIC]
    near = [g for g in fitting if any(p.ordinal and abs(p.ordinal - (phrase.ordinal or 0)) <= 2 for p in g.phrases)]
    chosen = near if len(near) == 1 else fitting
    return chosen[0] if len(chosen) == 1 else None


def _record(reading: Reading, group: Group, phrases: list[Phrase]) -> RecordDraft:
    claims: list[ClaimDraft] = []
    names: dict[str, list[tuple[int, int]]] = {}
    for phrase in group.phrases:
        if phrase.content:
            names.setdefault(phrase.name[:1].upper() + phrase.name[1:], []).append((phrase.name_start, phrase.end))
    for name, spans in sorted(names.items(), key=lambda item: (item[0] != group.label, item[1][0])):
        form = "canonical" if name == group.label else "official_variant"
        claims.append(
            _MAKER.claim(
                "name",
                name,
                spans[:6],
                0.8,
                "a name with parties, topic and a word for a mechanism",
                detail={"lang": "en", "form": form},
            )
        )
    claims += _kind(group)
    claims += _parties(reading, group)
    claims += life(_MAKER, reading, phrases)
    return RecordDraft(
        key=group.key,
        type="mechanism",
        label=_label(reading, group),
        existing=_existing(reading, group),
        claims=tuple(claims),
    )


def _label(reading: Reading, group: Group) -> str:
    """The mechanism's label: its fullest name, after the two parties where only the text around tells them."""
    name = _OF_THE_TWO.sub("", group.label)
    parties = [] if parties_of(name) else sorted(group.parties) or _two_homes(reading, group)
    own = name if re.search(r"[A-Z]", name[1:]) else name[:1].lower() + name[1:]
    return f"{'-'.join(parties)} {own}" if len(parties) > 1 else group.label


_OF_THE_TWO = re.compile(
    r" (?:between|of) (?:the|these|both|our) (?:two |three )?(?:countries|nations|states|sides|neighbours)$"
)


def _kind(group: Group) -> list[ClaimDraft]:
    """The kind that parties and head word show: a summit of an organisation, talks of two states."""
    countries = [p for p in group.parties if p.casefold() in country_of()]
    bodies = len(group.parties) - len(countries)
    kind = None
    if "summit" in group.content:
        kind = "organisation_summit" if bodies == 1 and not countries else "bilateral_summit"
    elif len(group.parties) == 2:
        kind = "bilateral_consultation"
    elif bodies or len(group.parties) > 2:
        kind = "multilateral_meeting"
    span = [(group.phrases[0].name_start, group.phrases[0].end)]
    reason = "from the parties and the word for it"
    return [_MAKER.claim("kind", kind, span, 0.6, reason, basis=Basis.NORMALISED)] if kind else []


def _parties(reading: Reading, group: Group) -> list[ClaimDraft]:
    claims = []
    spans = [(p.name_start, p.end) for p in group.phrases][:3]
    inferred = not group.parties
    for party in sorted(group.parties) or _two_homes(reading, group):
        target = (
            key("place", party)
            if party.casefold() in country_of()
            else key("organisation", _organisation_label(reading, party))
        )
        if target in reading.labels or target.startswith("place:"):
            reason = "the text is about these two" if inferred else "the name shows the party"
            claims.append(
                _MAKER.claim(
                    "party",
                    Ref(key=target),
                    spans,
                    0.5 if inferred else 0.85,
                    reason,
                    basis=Basis.INFERRED if inferred else Basis.STATED,
                )
            )
    return claims


def _countries(reading: Reading, groups: list[Group]) -> list[RecordDraft]:
    """Places for parties that the text names by adjective alone (“…-…ian consultations”)."""
    out = []
    for group in groups:
        for party in sorted(group.parties):
            target = key("place", party)
            if party.casefold() in country_of() and target not in reading.labels:
                span = [(group.phrases[0].name_start, group.phrases[0].end)]
                detail = {"lang": "en", "form": "canonical"}
                reason = "the mechanism's name has the country's adjective"
                claims = (
                    _MAKER.claim("name", party, span, 0.7, reason, basis=Basis.NORMALISED, detail=detail),
                    _MAKER.claim("kind", "country", span, 0.9, "from the gazetteer", basis=Basis.NORMALISED),
                    _MAKER.claim(
                        "iso3166",
                        country_of()[party.casefold()].iso,
                        span,
                        0.9,
                        "from the gazetteer",
                        basis=Basis.NORMALISED,
                    ),
                )
                out.append(RecordDraft(key=target, type="place", label=party, claims=claims))
    return out


def _two_homes(reading: Reading, group: Group) -> list[str]:
    """The two countries a text is about (three for a trilateral one), for a mechanism that names no parties."""
    if any(several_sided(p) or _OF_THREE_STATES.search(p.name) for p in group.phrases):
        return sorted(c.name for c in reading.home[:3]) if len(reading.home) >= _SIDES else []
    if subjects := _holders(reading, group):
        return subjects
    name = _OF_THE_TWO.sub("", group.phrases[0].name)
    numbered = any(p.ordinal for p in group.phrases) and _BACK_REFERENCE.search(name)
    bilateral = numbered or group.promoted or any("bilateral" in p.name.casefold() for p in group.phrases)
    if not bilateral or len(reading.home) < 2:
        return []
    counts = home_countries(reading.text)
    third = counts[reading.home[2].iso] if len(reading.home) > 2 else 0
    return sorted(c.name for c in reading.home[:2]) if counts[reading.home[1].iso] >= 2 * third else []


_SIDES = 3
_OF_THREE_STATES = re.compile(r" of (?:the |these )?three (?:countries|states|nations)$")


def _holders(reading: Reading, group: Group) -> list[str]:
    """The two countries that are said to hold a meeting of the mechanism (“A and B held the …”)."""
    for phrase in group.phrases:
        sentence = reading.sentence(phrase.start)
        before = reading.text[sentence.start : phrase.start]
        country = rf"(?:[Tt]he )?({country_pattern()})"
        match = re.search(
            (
                rf"{country}(?:,| and) {country} (?:on <?\w+>? )?(?:will |to |have |had |are to )?(?:hold|held|holds|"
                rf"launch(?:ed)?|conclude[ds]?|open(?:ed)?|convene[ds]?|wrap(?:ped)? up|co-host(?:ed)?)\b[^.;]{{0,40}}$"
            ),
            before,
        )
        if match:
            return sorted({country_of()[match[n].casefold()].name for n in (1, 2)})
    return []


def _organisation_label(reading: Reading, party: str) -> str:
    entry = next(
        (e for e in reading.gazetteer.entries if e.type == "organisation" and party in (e.name, *e.aliases)), None
    )
    return entry.name if entry else party


def _existing(reading: Reading, group: Group) -> str | None:
    """The project's mechanism with one of these names, or with the same parties and content words, if just one."""
    own = {fold(p.name) for p in group.phrases}
    found = set()
    for record in reading.request.known:
        names: Iterable[str] = (record.label, *record.names) if record.type == "mechanism" else ()
        for name in names:
            same = set(parties_of(name)) == set(group.parties) and content_words(name) == group.content
            if fold(name) in own or same:
                found.add(record.id)
    return found.pop() if len(found) == 1 else None
