"""What the language model takes for an organisation, made clean and checked against what else it may be."""

from __future__ import annotations

import re

from regesta.extract.drafting import fold
from regesta.extract.gazetteer import Entry, capital_pattern, country_of, country_pattern
from regesta.extract.model import NamedEntity
from regesta.extract.organisation_evidence import no_name, shown_body, without_office
from regesta.extract.organisation_names import no_body
from regesta.extract.outlets import signed_off
from regesta.extract.person_context import like_person
from regesta.extract.reading import Reading
from regesta.extract.state_names import long_form
from regesta.extract.vocabulary import word_set, words


def has_head(surface: str) -> bool:
    """Whether a word of the name is one that names of organisations end in."""
    return any(w in surface.split() for w in words("organisation_heads"))


_EDGE = re.compile(r"^(?:the |The |a |an |[“\"‘])|(?:[’']s|[’'])$|[\s,;:()]+$")
_NOT_ORGANISATION = re.compile(
    (
        r"\d{3}|: |^[a-z]|^H\.E|[\n/@>|]|\b(?:Charter|Agreement|Treaty|Scheme|Roadmap|Plan|Initiative|"
        r"Partnership|Priorities|Retreat|Interconnector|Pipeline|Zone|Photo|Declaration|Communique|Act|Affairs|Dam|Corridor|Accords?|Convention|Exercise|Road|Highway|"
        r"Trough|Trench|Reef|Shoal|Atoll|Archipelago|Delta|Plateau|Glacier|Ridge|Strait|Peninsula|Valley|Province|District|"
        r"Measures|Agenda|Plus|Yatra|Correspondent|Airport|Building|Bridge|Mausoleum|Temple|Museum|"
        r"Memorial|Palace|Protocol|Pact|Memorandum|Programme|Program|"
        r"Project|River|Lake|Lakes|Sea|Bay|Gulf|Canal|Mountains|Hill|Hills|Basin|Prize|Festival|Cup|Games|Process|Formula|Hotel|Street|Square|Avenue|Island|Islands|Opinion|OPINION)$|"
        r"^(?:Exercise|Operation|Convention No|Article|Section|Annex|Opinion|Topics|Views|Tags|HMAS|HMS|INS|USS|USNS|"
        r"KRI|BRP|PNS|JS|ROKS|HMNZS|HMCS|Villa|Palazzo|Casa|Governments of)\b|^[A-Z]{1,3}-\d+$|^[IVX]+$|"
        r"^(?:COVID|Covid|Mr|Ms|Photo|FTA|RAA|MoU|"
        r"MOU|Su-)"
    ),
    re.MULTILINE,
)


def cleaned(reading: Reading, named: NamedEntity, known: dict[str, list[Entry]]) -> list[tuple[int, int]]:
    """The model's span without article and possessive, or nothing where it is no organisation's name."""
    text, start, end = reading.text, named.start, named.end
    if named.label != "ORG":
        return []
    if owner := re.match(r"[^’']+[’']s (?=[A-Z])", text[start:end]):
        start += owner.end()
    while (match := _EDGE.search(text[start:end])) and match.end() > match.start():
        start, end = (start + match.end(), end) if match.start() == 0 else (start, start + match.start())
    start, end = without_office(text, start, end)
    surface = text[start:end]
    tokens = re.findall(r"[\w’'-]+", surface.casefold())
    if (
        len(surface) < 2
        or not tokens
        or surface in words("organisation_heads")
        or surface.casefold() in country_of()
        or surface.casefold() in word_set("rubrics")
        or _NOT_ORGANISATION.search(surface)
    ):
        return []
    if no_body(surface) or _defined_otherwise(text, surface):
        return []
    if surface in words("plain_letters") or _defined_as_other(text, surface) or no_name(text, start, end):
        return []
    if signed_off(text, start) or re.match(long_form(), surface):
        return []
    if _other_head(text, start, tokens) or _other_name(reading, surface):
        return []
    if any(e.type == "place" for e in known.get(fold(surface), ())) or _acronym_of_phrase(reading, surface):
        return []
    return [(start, end)] if _plausible(text, start, end) or _of_body(text, start, end) else []


def _other_head(text: str, start: int, tokens: list[str]) -> bool:
    """Whether the words end, or begin, as a mechanism's name, a title or a mere subject does."""
    heads = (
        word_set("mechanism_heads")
        | word_set("title_heads")
        | word_set("mechanism_bodies") - {"council", "commission", "committee"}
    )
    return (
        all(t in word_set("mechanism_words") for t in tokens)
        or tokens[-1].removesuffix("s") in word_set("title_heads")
        or (tokens[-1] in heads and not _standing(text, start, tokens))
        or tokens[0] in word_set("honorifics")
        or _titled(tokens)
    )


def _other_name(reading: Reading, surface: str) -> bool:
    """Whether the words are those of persons, of two names at once, or of a country or portfolio and no more."""
    named = (n for n in reading.model_entities if n.label == "PERSON")
    folk = {w for n in named for w in reading.text[n.start : n.end].split()}
    if set(surface.split()) <= folk or " - " in surface:
        return True
    of_land = re.match(rf"(?P<who>\w+ \w+) of (?:the )?(?:{country_pattern()})$", surface)
    if of_land and like_person(of_land["who"]):
        return True
    land = re.match(rf"(?:{country_pattern()}|{capital_pattern()})\b", surface)
    return not has_head(surface) and (land is not None or surface.split()[0] in words("ministry_words"))


def _standing(text: str, start: int, tokens: list[str]) -> bool:
    """Whether a forum or conference is a body of its own: no ordinal before it, no country and no word of a round."""
    if tokens[-1] not in ("forum", "conference") or len(tokens) < 3 or any(t in country_of() for t in tokens):
        return False
    passing = word_set("joint_words") | {"ministerial", "business", "investment", "press", "peace", "news", "annual"}
    before = text[max(0, start - 14) : start]
    numbered = re.search(r"(?:\d(?:st|nd|rd|th)|[a-z]+(?:th|first|second|third)|annual) $", before)
    return not passing & set(tokens) and numbered is None


def _defined_otherwise(text: str, surface: str) -> bool:
    """Whether letters stand for several people (“Special Representatives (SRs)”) or alone in brackets on a line."""
    if not surface.isupper() or " " in surface:
        return False
    return f"({surface}s)" in text or re.search(rf"^\({re.escape(surface)}\)$", text, re.MULTILINE) is not None


def _defined_as_other(text: str, surface: str) -> bool:
    """Whether letters stand after the full name of a mechanism, an agreement or a project (“… Dialogue … (XYZ”)."""
    if " " in surface or len(surface) > 8 or not (surface.isupper() or f"({surface})" in text):
        return False
    letters = re.escape(surface)
    defined = re.search(
        rf"(?P<run>(?:[A-Z][\w’'-]*(?: (?:of|on|for|the|and|between))* ){{0,8}}[A-Z][\w’'-]*)"
        rf"(?: \({letters}[,)]|,? or (?:the )?{letters}(?=[,.]))",
        text,
    )
    if defined is None:
        return False
    run = defined["run"]
    tail = {w.casefold() for w in run.split()}
    heads = word_set("mechanism_heads") | word_set("no_bodies")
    return no_body(run) or bool(
        tail & (heads - {"forum", "conference", "law", "control", "partnership", "plan", "region"})
    )


_OF_BODY = re.compile(
    r" (?:leaders?|spokes(?:man|woman|person|people)|officials?|chiefs?|executives?|shipyard|plant|factory|newspaper|"
    r"daily|agency|party|movement|group|company|faction|delegation|headquarters|members?|lawmakers?|"
    r"fighters?|representatives?)\b"
)


def _of_body(text: str, start: int, end: int) -> bool:
    """Whether a single word is shown to be a body by what belongs to it: “the … leader”, “another … newspaper”."""
    before = re.search(
        r"(?:^|[^\w’'])(?:[Tt]he|an?|another|senior|some|several|of|with|over) $", text[max(0, start - 9) : start]
    )
    return before is not None and _OF_BODY.match(text, end) is not None


def _titled(tokens: list[str]) -> bool:
    first = {tokens[0].removesuffix("s"), tokens[0].split("d’")[0].split("d'")[0]}
    return (
        tokens[0] in ("chargé", "charge")
        or bool(first & word_set("title_heads"))
        or any(t in word_set("title_heads") for t in tokens[:3])
    )


def _acronym_of_phrase(reading: Reading, surface: str) -> bool:
    return any(f"({surface})" in p.name for p in reading.phrases)


def _plausible(text: str, start: int, end: int) -> bool:
    """Organisations that only the model sees: an abbreviation, a head word, or several capitals that are shown."""
    surface = text[start:end]
    capitals = re.findall(r"\b[A-Z]", surface)
    if re.fullmatch(r"[A-Z][\w’-]+ (?:party|movement|militia|coalition|bloc|foundation|university|bank)", surface):
        return not re.match(r"(?:The|This|Ruling|Opposition|State|Central)\b", surface)
    if surface.isupper() and " " not in surface:
        return True
    if len(capitals) >= 2 and not like_person(surface):
        return has_head(surface) or shown_body(text, start, end)
    return any(h in surface for h in ("News", "Times", "Post"))
