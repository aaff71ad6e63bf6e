"""Which field of an expert's record is which property of the codebook, and how its value is written there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from regesta.domain.claim import Modality, Reading, ValueState

TYPES = {"country": "place", "grouping": "group", "call": "meeting", "initiative": "agreement"}


class Lost(Exception):
    """The codebook has no place for a field, or not for this value."""


@dataclass(frozen=True)
class Made:
    """One claim to be written; evidence None means that of the expert's claim."""

    record: str
    property: str
    value: Any = None
    members: tuple[str, ...] = ()
    reading: Reading | None = None
    detail: dict[str, Any] | None = None
    state: ValueState | None = None
    modality: Modality | None = None
    negated: bool = False
    evidence: Any = None
    chain: tuple[str, ...] = ()


class Maker(Protocol):
    """What the conversion of a field may ask for."""

    types: dict[str, str]
    labels: dict[str, str]
    codes: dict[str, str]

    def helper(self, type_: str, key: str, label: str, prop: str) -> str:
        """A record that is only implied."""


_SAME = {
    "person": "name country gender descriptor",
    "place": "name",
    "organisation": "name country member",
    "group": "name",
    "object": "name country",
    "position": "organisation seat",
    "tenure": "person position",
    "mechanism": "name kind party",
    "round": "mechanism ordinal place invited_by participant",
    "visit": "visitor destination duration invited_by led_to occasion",
    "meeting": "participant place readout_by outcome",
    "agreement": "name proposed_by discussed_at text",
    "incident": "name deaths injured",
    "statistic": "unit",
}
_RENAMED = {
    ("place", "iso2"): "iso3166",
    ("place", "country"): "within",
    ("place", "located_in"): "within",
    ("organisation", "parent"): "part_of",
    ("organisation", "function"): "purpose",
    ("organisation", "rotating_chair"): "chair",
    ("position", "title_variant"): "title",
    ("mechanism", "co_chair"): "lead",
    ("mechanism", "host_country"): "host",
    ("mechanism", "parent_organisation"): "part_of",
    ("mechanism", "participant"): "party",
    ("mechanism", "purpose"): "purpose",
    ("round", "country"): "place",
    ("round", "participants"): "participant",
    ("round", "co_chair"): "chair",
    ("round", "chair"): "host",
    ("visit", "purpose"): "under",
    ("visit", "under_mechanism"): "under",
    ("meeting", "party"): "participant",
    ("meeting", "participants"): "participant",
    ("meeting", "mechanism"): "under",
    ("meeting", "round"): "under",
    ("meeting", "sidelines_of"): "on_sidelines_of",
    ("meeting", "after"): "follows",
    ("agreement", "welcomed_by"): "endorsed_by",
    ("agreement", "meeting"): "at",
    ("topic", "mention"): "label",
    ("statistic", "reporter"): "about",
    ("statistic", "subject"): "about",
    ("statistic", "incident"): "about",
    ("statistic", "partner"): "counterpart",
    ("statistic", "object"): "counterpart",
    ("statistic", "ranked_above"): "ranked_after",
    ("statistic", "publisher_of_figure"): "published_by",
}
_NAMES = {"name_variant", "alias"}
_DESCRIBED = {"characterised_as", "claim", "framing", "feature"}
_REFERENCES = {"organisation": {"position"}, "country": {"person", "organisation", "object"}}
_ORGANISATIONS = (
    ("ministry", "ministry"),
    ("party department", "party_organ"),
    ("political party", "party"),
    ("news", "media"),
    ("international organisation", "international_organisation"),
    ("academy", "research_institute"),
    ("coordination body", "council"),
)


def fields_of(record: Mapping[str, Any], given: Mapping[str, Any], maker: Maker) -> list[Made]:
    """The claims that one field of a record becomes.

    Raises:
        Lost: the codebook cannot hold it.
    """
    type_, name = TYPES.get(record["type"], record["type"]), given["field"]
    special = _SPECIAL.get((type_, name)) or _SPECIAL.get(("*", name))
    special = _lead if name.startswith("lead_office_") else special
    if special:
        return special(record["id"], given, maker)
    if name in _NAMES:
        return [Made(record["id"], "name", given["value"])]
    if name in _DESCRIBED:
        return [Made(record["id"], "characterised_as", given["value"])]
    prop = _RENAMED.get((type_, name)) or (name if name in _SAME.get(type_, "").split() else None)
    if prop is None:
        raise Lost(name)
    return _plain(record["id"], prop, given, maker)


def _plain(key: str, prop: str, given: Mapping[str, Any], maker: Maker) -> list[Made]:
    value = given["value"]
    if value is None:
        state = ValueState.UNKNOWN if given.get("basis") == "unknown" else ValueState.NOT_SAID
        return [Made(key, prop, state=state)]
    if isinstance(value, list):
        return [Made(key, prop, each) for each in value]
    if prop == "organisation" and maker.types.get(value) != "organisation":
        raise Lost(prop)
    if isinstance(value, str) and "|" in value:
        return [Made(key, prop, members=tuple(value.split("|")), reading=Reading.ONE_OF)]
    return [Made(key, prop, value)]


def point(value: str) -> str:
    """A point in time within bounds: the expert writes `A/B` and `/B` for one day within."""
    start, slash, end = value.partition("/")
    if not slash:
        return value
    return f"[{'' if start == '..' else start}..{'' if end == '..' else end}]"


def _date(prop: str) -> Callable[[str, Mapping[str, Any], Maker], list[Made]]:
    def made(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
        if given["value"] is None:
            return _plain(key, prop, given, _)
        return [Made(key, prop, point(str(given["value"])))]

    return made


def _end(key: str, given: Mapping[str, Any], maker: Maker) -> list[Made]:
    """The end of what lasts; a window that is both start and end is one day within, told once as the start."""
    value = given["value"]
    return [] if value and "/" in value and not value.startswith(("/", "..")) else _date("end")(key, given, maker)


def _status(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
    return [Made(key, "status", given["value"])]


def _attested(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
    """One claim for each day, with the evidence of the source that has it, where the order tells which."""
    days, evidence = given["value"], given["evidence"]
    sources = list(dict.fromkeys(each["source"] for each in evidence))
    if len(days) != len(sources):
        return [Made(key, "attested_on", day) for day in days]
    return [
        Made(key, "attested_on", day, evidence=[each for each in evidence if each["source"] == source])
        for day, source in zip(days, sources, strict=True)
    ]


def _frequency(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
    exact = given["value"] == "annual"
    return [Made(key, "frequency", "R/P1Y", detail={"approximate": not exact, "wording": given["value"]})]


def _lead(key: str, given: Mapping[str, Any], maker: Maker) -> list[Made]:
    """`lead_office_xx`: the party is the country with the code xx."""
    country = maker.codes.get(given["field"].removeprefix("lead_office_").upper())
    return [Made(key, "lead", given["value"], detail={"for_party": country} if country else None)]


def _topics(key: str, given: Mapping[str, Any], maker: Maker) -> list[Made]:
    value = given["value"]
    if maker.types.get(value) == "topic":
        return [Made(key, "topic", value)]
    return [Made(key, "topic", topic(each.strip(), maker)) for each in value.split(";")]


def topic(words: str, maker: Maker) -> str:
    """The topic that is called so, or a new one."""
    known = next(
        (k for k, label in maker.labels.items() if k.startswith("top:") and label.casefold() == words.casefold()), None
    )
    return known or maker.helper("topic", "top:" + re.sub(r"\W+", "-", words.casefold()), words, "label")


def _organisation_kind(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
    kind = next((kind for words, kind in _ORGANISATIONS if words in given["value"]), None)
    return [Made(key, "kind", kind)] if kind else [Made(key, "characterised_as", given["value"])]


def _credit(key: str, given: Mapping[str, Any], maker: Maker) -> list[Made]:
    """A photo credit says something of the source, not of the agency."""
    if "credit" not in given["value"]:
        return [Made(key, "characterised_as", given["value"])]
    return [Made(each["source"], "credit", maker.labels[key]) for each in given["evidence"][:1]]


def _number(prop: str) -> Callable[[str, Mapping[str, Any], Maker], list[Made]]:
    def made(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
        if not isinstance(given["value"], int):  # “more than four years”: kept in words
            return [Made(key, prop, state=ValueState.NOT_SAID), Made(key, "superlative", str(given["value"]))]
        return [Made(key, prop, str(given["value"]))]

    return made


def _described(key: str, given: Mapping[str, Any], _: Maker) -> list[Made]:
    return [Made(key, "characterised_as", str(given["value"]))]


_SPECIAL: dict[tuple[str, str], Callable[[str, Mapping[str, Any], Maker], list[Made]]] = {
    ("*", "status_in_source"): _status,
    ("*", "start"): _date("start"),
    ("*", "end"): _end,
    ("*", "acronym"): lambda key, given, _: [Made(key, "name", given["value"], detail={"form": "abbreviation"})],
    ("*", "topic"): _topics,
    ("meeting", "date"): _date("start"),
    ("agreement", "date"): _date("date"),
    ("incident", "date"): _date("start"),
    ("incident", "year"): _date("start"),
    ("incident", "winner"): lambda key, given, maker: [Made(key, "outcome", maker.labels[given["value"]])],
    ("mechanism", "established"): _date("established"),
    ("mechanism", "frequency"): _frequency,
    ("mechanism", "excluded_party"): lambda key, given, _: [Made(key, "party", given["value"], negated=True)],
    ("tenure", "attested_on"): _attested,
    ("organisation", "kind"): _organisation_kind,
    ("organisation", "role"): _credit,
    ("place", "kind"): _described,
    ("object", "kind"): _described,
    ("round", "possible_participant"): lambda key, given, _: [
        Made(key, "participant", given["value"], modality=Modality.HEDGED)
    ],
    ("statistic", "value"): _number("value"),
    ("statistic", "period"): lambda key, given, _: [Made(key, "period", given["value"])],
    ("statistic", "base_period"): lambda key, given, _: [Made(key, "base_period", given["value"])],
    ("statistic", "record"): lambda key, _, __: [Made(key, "superlative", "record")],
}


def statement_fields(each: Mapping[str, Any], maker: Maker) -> list[tuple[Made, Mapping[str, Any]]]:
    """The claims of a statement, each with what they take over: basis, evidence, how far the source commits itself."""
    key, evidence = each["id"], each["evidence"]
    chain = tuple(link for link in each.get("attribution_chain") or () if link and link != each["speaker"])
    given = {"basis": "stated", "evidence": evidence, "epistemic": each.get("epistemic", "")}
    made = [
        Made(key, "speaker", _speaker(each["speaker"], maker), chain=chain)
        if each["speaker"]
        else Made(key, "speaker", state=ValueState.UNKNOWN),
        Made(key, "voice", "speaker"),
        Made(key, "form", each["form"]),
        *(Made(key, "quote", quote["text"], evidence=[quote], chain=chain) for quote in each.get("quotes") or ()),
        *(Made(key, "topic", topic(words, maker)) for words in each.get("topics") or ()),
        *(Made(key, "about", target) for target in each.get("about") or () if target in maker.types),
    ]
    if each.get("paraphrase"):
        made.append(Made(key, "text", each["paraphrase"], chain=chain))
    if each.get("addressee"):
        made.append(Made(key, "addressee", each["addressee"]))
    if each.get("date"):
        made.append(Made(key, "date", point(each["date"])))
    if channel := each.get("channel"):
        at = maker.types.get(channel) in {"round", "meeting", "visit"}
        made.append(Made(key, "at" if at else "channel", channel if at else maker.labels.get(channel, channel)))
    return [(one, given) for one in made]


def _speaker(who: str, maker: Maker) -> str:
    """A speaker; a country that speaks, or two sides together, as a group."""
    if maker.types.get(who) in {"person", "organisation", "group"}:
        return who
    label = maker.labels.get(who, who.partition(":")[2].replace("+", " and "))
    return maker.helper("group", "grp:" + re.sub(r"\W+", "-", who), f"{label} (side)", "name")
