"""Bodies that those named beside them show: the next in a list with one that is sure, the parties of talks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, country_of
from regesta.extract.given_names import is_given
from regesta.extract.organisation_context import PLAIN_SECTIONS
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, word_set, words

_WORD = r"(?:[A-Z][a-zà-ž]{3,}(?:[A-Z]\w+)?|[A-Z]{3,8})"
_JOINT = r"(?:, (?:and )?| and | or )(?:the )?"


@cache
def _after() -> re.Pattern[str]:
    """A word that a comma or “and” joins to the body before it and after which the list ends or goes on."""
    return re.compile(rf"{_JOINT}(?P<name>{_WORD})(?![\w’'/-])(?! [A-Z(])(?=[,.;)]| [a-z]|$)", re.MULTILINE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'/.-])(?<![A-Z]\w )(?P<name>{_WORD}){_JOINT}$")


def beside_bodies(
    text: str, found: Collection[tuple[int, int]], taken: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Spans of single words in a list with a body that was found, where they can be nothing else.

    `taken` is what stands for a person, a place, a time or a mechanism.
    """
    ends = list(found)
    named = {w for a, b in taken for w in re.findall(r"\w+", text[a:b])}
    while ends:
        start, end = ends.pop()
        after, before = _after().match(text, end), _before().search(text[max(0, start - 60) : start])
        spans = [after.span("name")] if after and _in_list(text, after) else []
        if before and re.match(r"[,.;)]| (?:and|&) | [a-z]", text[end:]):
            low = max(0, start - 60)
            spans.append((low + before.start("name"), low + before.end("name")))
        for span in spans:
            if not any(a < span[1] and span[0] < b for a, b in taken) and _unknown(text[slice(*span)], named):
                yield span


def _in_list(text: str, match: re.Match[str]) -> bool:
    """Whether a word after a body and a comma is in a list with it rather than in the next clause."""
    joint = match.group()
    return joint.startswith((" and", " or")) or re.match(r",| and | & ", text[match.end() :]) is not None


def _unknown(name: str, named: Collection[str]) -> bool:
    """Whether a word is none that means something else: a land, a town, a given name, a word of the vocabulary."""
    low = name.casefold()
    return not (
        name in named
        or low.endswith("ly")
        or low in country_of()
        or country_of_town(name)
        or is_given(name)
        or low in _common()
        or name in words("plain_letters")
        or name in words("state_letters")
        or name in words("ministry_words")
        or name in words("portfolio_nouns")
        or re.fullmatch(rf"(?:{adjective_pattern()})s?", name)
    )


@cache
def _common() -> frozenset[str]:
    sections = (*PLAIN_SECTIONS, "mechanism_words", "owner_bodies", "instruments")
    return frozenset(w for s in sections for w in word_set(s))


_PARTIES = re.compile(r"(?<=[a-z]) between (?:the )?(?:[A-Z][\w’'-]*(?: (?:of|for|and|the))* )+\([A-Z]{2,8}\) and .*")


def bodies_in(name: str) -> str:
    """The end of what is said of talks in small letters that tells between which bodies they are held."""
    found = _PARTIES.search(name)
    headed = found and re.search(rf"\b(?:{alternatives('organisation_heads')})\b", found.group())
    return found.group() if found and headed else ""
