"""Sessions of a mechanism whose name has no word for one: “the tenth round of their joint soundings on transit”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from regesta.extract.drafting import squeeze
from regesta.extract.gazetteer import name_pattern
from regesta.extract.mechanism_names import content_words, parties_of
from regesta.extract.ordinals import counts_from_later, counts_within_year
from regesta.extract.reading import Phrase, Reading
from regesta.extract.vocabulary import alternatives, ordinal_pattern, ordinal_value

_STOP = (
    r"in|at|here|was|were|is|are|will|would|had|has|have|held|hold|which|that|who|took|takes|by|from|to|during|with|occurred|occurs|happened|"
    r"ended|ends|opened|opens|closed|began|begins|met|after|before|as|when|where|this|last|next|since|under|came|comes|"
    r"passed|sat|concluded|started|starts|may|might|could|can|should|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|\d)"
)


@cache
def _session() -> re.Pattern[str]:
    word = rf"(?!(?:{_STOP})\b)[\w’'+&/-]+(?: \([A-Z]{{2,8}}s?\))?"
    kind = r"(?:trilateral|bilateral|ministerial|plenary|regular|annual|joint|formal|informal|high-level)"
    party = rf"(?:the )?(?:{name_pattern()})(?!\w)"
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<det>[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) )?"
        rf"(?:(?P<ordinal>{ordinal_pattern()})(?: and (?:last|final))? (?:{kind} )?|(?:regular|annual) )"
        rf"(?:{alternatives('round_words')})s? of (?:the |their |its |an? )?(?:so-called )?"
        rf"(?P<name>{word}(?: {word}){{0,22}}?(?: (?:of|between|among) {party}(?:, {party})*(?:,? and {party})?"
        rf"(?: on (?:the )?{word}(?: {word}){{0,4}})?)?)"
        rf"(?=[,.;:!?)”\"]| [–—-] | (?:{_STOP})\b|$)",
        re.MULTILINE,
    )


_FIELD = (
    r"(?:foreign|defen[cs]e|interior|deputy|vice|prime|health|trade|energy|culture|economy|finance|transport|first|"
    r"agriculture|environment|education|labou?r|justice|security|national security|army|navy|police|general)"
)
_WHO = (
    r"(?:ministers|presidents|leaders|premiers|speakers|governments|secretaries|chiefs|envoys|advis[eo]rs|"
    r"heads of (?:states?|governments?|the [a-z]+ states)|security council secretaries|chiefs of (?:general )?staff)"
)


@cache
def _of_ranks() -> re.Pattern[str]:
    """Who meet, by their rank: “the meeting of the presidents of the three countries”, “a summit of the leaders”."""
    party = rf"(?:the )?(?:{name_pattern()})(?!\w)"
    several = (
        r"(?:the |their )?(?:two|three|four|five|six|seven|eight|member|founder|participating|littoral|"
        r"neighbou?ring) (?:[A-Z][\w-]+ (?:and )?){0,3}(?:countries|states|nations|neighbou?rs)"
    )
    return re.compile(
        rf"(?<![\w’'-])(?:(?P<det>[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his) )?"
        rf"(?:(?P<ordinal>{ordinal_pattern()}) |(?P<next>next) |(?P<previous>previous|last) )?"
        rf"(?P<name>(?:(?:joint|trilateral|annual|informal|extraordinary|regular) )?"
        rf"(?:meeting|summit|session|gathering|conference|consultations|talks) (?:of|among|between) "
        rf"(?:the )?(?:(?:three|four|five) )?(?:[A-Z][\w-]+ (?:and )?){{0,3}}?(?:{_FIELD} )*{_WHO}"
        rf"(?: (?:of|from) (?:{several}|{party}(?:, {party})*(?:,? and {party})?))?)(?=[,.;:)]| [a-z(])"
    )


def find_of_ranks(reading: Reading, abbreviations: Mapping[str, str]) -> list[Phrase]:
    """Phrases for gatherings that are named by the rank of who meet."""
    out = []
    for sentence in reading.article:
        for match in _of_ranks().finditer(reading.text, sentence.start, sentence.end):
            name = match["name"]
            relation = "next" if match["next"] else "previous" if match["previous"] else None
            out.append(
                Phrase(
                    start=match.start(),
                    end=match.end("name"),
                    name_start=match.start("name"),
                    name=squeeze(name),
                    parties=parties_of(name),
                    content=content_words(name, abbreviations),
                    ordinal=ordinal_value(match["ordinal"]) if match["ordinal"] else None,
                    relation=relation,
                    definite=(match["det"] or "the").casefold() not in ("a", "an"),
                )
            )
    return out


_WHOSE = re.compile(
    r"(?:two|three|four|five|both|\d)? ?(?:countries|nations|states|sides|ministers|leaders|neighbours|parties)"
)
"""Who meets: no name of what they hold (“the third meeting of the three countries”)."""


def find_sessions(reading: Reading, abbreviations: Mapping[str, str]) -> list[Phrase]:
    """Phrases for sessions with a number, or of two countries and more, whatever the mechanism calls itself."""
    out = []
    for sentence in reading.article:
        for match in _session().finditer(reading.text, sentence.start, sentence.end):
            parties = parties_of(match["name"])
            content = content_words(match["name"], abbreviations)
            ordinal = ordinal_value(match["ordinal"]) if match["ordinal"] else None
            later = ordinal == 1 and counts_from_later(reading.text, match.end("name"))
            if later or counts_within_year(reading.text, match.start(), match.end("name")):
                ordinal = None
            if not content or (ordinal is None and len(parties) < 2) or _WHOSE.fullmatch(match["name"]):
                continue
            out.append(
                Phrase(
                    start=match.start(),
                    end=match.end("name"),
                    name_start=match.start("name"),
                    name=squeeze(match["name"]),
                    parties=parties,
                    content=content,
                    ordinal=ordinal,
                    definite=True,
                    regular=True,
                )
            )
    return out
