"""Later mentions of a mechanism: by its abbreviation (“the next FOC”), or by a bare round of the one before it.

Bare rounds are such as “the 22nd round”, “the seventh was held”, “its next meeting”.
"""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.reading import Phrase, Reading
from regesta.extract.vocabulary import ordinal_pattern, ordinal_value, words

Named = tuple[str, frozenset[str], list[Phrase]]
"""A mechanism while it is collected: its key, its content words, its phrases so far."""


def later_names(reading: Reading, groups: list[Named], phrases: list[Phrase]) -> list[Phrase]:
    """The later mentions, each with the key of its mechanism."""
    out: list[Phrase] = []
    taken = [(p.start, p.end) for p in phrases]
    for key, content, own in groups:
        for short in sorted({m[1] for p in own if (m := _SHORT.search(p.name))}):
            pattern = rf"(?<![\w-]){_lead()}(?P<name>{re.escape(short)})(?!\w)"
            for match in re.finditer(pattern, reading.text):
                _add(reading, out, taken, match, key, content)
    for match in _bare().finditer(reading.text):
        before = [p for p in phrases if p.start < match.start()]
        if not before:
            continue
        near = 200 if match.group().endswith(_ROUND) else 600
        if len(groups) == 1 or before[-1].end > match.start() - near:
            _add(reading, out, taken, match, max(before, key=lambda p: p.start).key, frozenset())
    return out


_SHORT = re.compile(r"\(([A-Z0-9+]{2,8})\)(?= (?:between|of|on|for)\b|$)")
_ROUND = ("round", "rounds", "edition", "session")


@cache
def _relations() -> str:
    return "|".join((*words("round_previous"), *words("round_next")))


@cache
def _lead() -> str:
    return rf"(?:[Tt]he )?(?:(?P<ordinal>{ordinal_pattern()}) |(?P<relation>(?i:{_relations()})) )?"


@cache
def _bare() -> re.Pattern[str]:
    held = r"(?:held|hosted|convened|scheduled|due|planned|co-chaired|chaired|in)"
    told = rf"(?=,? (?:which )?(?:(?:was|were|had been|will be|is to be|is|would be) {held}|took place|takes place)\b)"
    kind = r"(?:rounds?|edition|session|(?:meeting|one|consultation|dialogue)s?)"
    one = rf"(?P<name>{kind})(?! of\b| between\b| with\b| this\b| since\b)(?!\w)"
    ordinal = ordinal_pattern()
    return re.compile(
        rf"(?<![\w-])(?:[Tt]he (?P<nth>{ordinal}){told}"
        rf"|(?:(?:[Tt]he|[Ii]ts|[Tt]heir) )?(?:(?P<ordinal>{ordinal}) |(?P<relation>(?i:{_relations()})) ){one})"
    )


def _add(
    reading: Reading,
    out: list[Phrase],
    taken: list[tuple[int, int]],
    match: re.Match[str],
    key: str | None,
    content: frozenset[str],
) -> None:
    start, end = match.span()
    if any(a < end and start < b for a, b in taken) or reading.boilerplate(start):
        return
    found = match.groupdict()
    said, relation = found["ordinal"] or found.get("nth"), found["relation"]
    taken.append((start, end))
    inner = "name" if found["name"] else "nth"
    out.append(
        Phrase(
            start=start,
            end=end,
            name_start=match.start(inner),
            name=match[inner],
            content=content,
            ordinal=ordinal_value(said) if said else None,
            relation=("previous" if relation.casefold() in words("round_previous") else "next") if relation else None,
            key=key,
        )
    )
