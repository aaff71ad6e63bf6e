"""The text as the grammar of organisations' names reads it: persons, titles and dates made blank."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import country_of
from regesta.extract.organisation_model import has_head
from regesta.extract.person_context import after_office, strong_names
from regesta.extract.person_names import plausible, trim
from regesta.extract.reading import Reading
from regesta.extract.vocabulary import alternatives, any_of, words


def blanked(reading: Reading) -> str:
    """The text with what no organisation's name holds made blank: persons, titles, dates."""
    text = list(reading.text)
    spans = [
        trim(reading.text, n.start, n.end)
        for n in reading.model_entities
        if n.label == "PERSON"
        and " " in (name := reading.text[n.start : n.end])
        and not has_head(name)
        and not reading.text[: n.start].endswith(("University of ", "College of ", "Bank of "))
        and name.casefold() not in country_of()
    ]
    tails = {end: start for start, end in after_office(reading.text)}
    spans = [(max(start, tails.get(end, start)), end) for start, end in spans]
    spans += [(t.start, t.end) for t in reading.times] + [m.span() for m in _title_word().finditer(reading.text)]
    spans += strong_people(reading)
    for start, end in spans:
        text[start:end] = "\x1f" * (end - start)
    return "".join(text)


def strong_people(reading: Reading) -> list[tuple[int, int]]:
    """Names that their surroundings show to be persons' and that hold no word of an organisation."""
    tails = {end: start for start, end in after_office(reading.text)}
    named = {trim(reading.text, *span) for span in strong_names(reading.text)}
    found = {(max(start, tails.get(end, start)), end) for start, end in named}
    return sorted(
        (a, b)
        for a, b in found
        if plausible(reading.text[a:b]) and " " in reading.text[a:b] and not has_head(reading.text[a:b])
    )


@cache
def _title_word() -> re.Pattern[str]:
    capital = any_of([*words("title_heads"), "prime", "deputy", "former"])
    body = rf"(?! (?:[A-Z]\w+ )?(?:{alternatives('organisation_heads')})\b)"
    office = rf"(?!Executive (?:{alternatives('organisation_heads')})\b)"
    owner = r"(?!(?:Attorney|Solicitor|Auditor|Prosecutor|Advocate|Accountant|Registrar)[- ]General[’']s [A-Z])"
    return re.compile(
        rf"(?<![\w-])(?=[A-Z]){owner}(?:General{body}|(?!General){office}(?i:{capital}))(?![\w-])(?! General\b)"
    )
