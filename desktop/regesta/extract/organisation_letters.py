"""Bodies by letters: names whose initials stand in brackets after them, and initials that stand alone."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.place_buildings import VENUE
from regesta.extract.reading import Reading
from regesta.extract.vocabulary import alternatives, word_set, words


@cache
def _lettered() -> re.Pattern[str]:
    word = r"(?:[A-Z][\w’'-]*|of|the|for|and|on|in|to|at|by|with|against|de|du|des|la|del)"
    return re.compile(
        rf"(?<![\w’'-])(?P<name>[A-Z][\w’'-]*(?: {word}){{0,11}}) \((?P<letters>[A-Z][A-Za-z0-9]{{1,7}})\)"
    )


def initialled(reading: Reading) -> list[tuple[int, int]]:
    """Names that the model saw as something and whose initials stand in brackets after them (a digit: any word)."""
    out = []
    for match in _lettered().finditer(reading.text):
        tokens = _spelt(list(re.finditer(r"[A-Z][\w’']*", match["name"])), match["letters"])
        pairs = zip(match["letters"].upper(), (t.group()[0] for t in tokens), strict=False)
        venue = re.search(
            rf"(?:{alternatives('place_heads')}|{alternatives('building_heads')}|{VENUE}|Dam)$", match["name"]
        )
        body = venue is None or _headed().search(match["name"]) is not None
        fits = body and len(tokens) == len(match["letters"]) and all(a == b or a.isdigit() for a, b in pairs)
        start = match.start("name") + tokens[0].start()
        seen = any(
            n.label in ("ORG", "FAC") and n.start < match.end() and start < n.end for n in reading.model_entities
        )
        last = tokens[-1].group().casefold()
        other = (
            word_set("mechanism_heads") | word_set("mechanism_bodies") | word_set("title_heads") | word_set("no_bodies")
        )
        named = {t.group().casefold() for t in tokens[:-1]}
        plain = last == "group" and not named & (
            word_set("joint_words") | {"expert", "experts", "contact", "core", "support"}
        )
        seen = seen or _headed().search(match["name"], tokens[0].start()) is not None
        if fits and seen and (plain or (last not in other and last.removesuffix("s") not in other)):
            front = _OFFICE.search(reading.text[:start][-16:])
            out.append((start - len(front.group()) if front else start, match.end()))
    return out


def _spelt(tokens: list[re.Match[str]], letters: str) -> list[re.Match[str]]:
    """The last words that letters spell; one inside may have no letter where a body's word begins the name."""
    last = tokens[-len(letters) :]
    more = tokens[-len(letters) - 1 :]
    if [t.group()[0] for t in last] == list(letters) or len(more) == len(last) or len(letters) < 4:
        return last
    for left_out in range(2, len(letters)):
        some = more[:left_out] + more[left_out + 1 :]
        if [t.group()[0] for t in some] == list(letters):
            return some
    return last


_OFFICE = re.compile(r"\b(?:Office|Bureau) of (?:the )?$")


@cache
def _headed() -> re.Pattern[str]:
    """A word of bodies' names, by which initials in brackets are known to be those of one."""
    return re.compile(rf"(?<![\w-])(?:{alternatives('organisation_heads')})(?![\w-])")


_NO_INITIALS = ("a", "an", "and", "for", "in", "of", "on", "the", "to", "&")


def initials_of(surface: str) -> str:
    """The letters that a body's name of three words or more is called by; none where brackets give them already."""
    tokens = re.findall(r"[\w’'-]+", surface)
    whole = "(" not in surface and all(t[0].isupper() or t in _NO_INITIALS for t in tokens)
    letters = "".join(t[0] for t in tokens if t[0].isupper())
    return letters if whole and 3 <= len(letters) <= 6 and letters not in words("plain_letters") else ""
