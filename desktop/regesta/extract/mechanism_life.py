"""What a text tells of a mechanism's life: when it was founded, and how often it meets."""

from __future__ import annotations

import re

from regesta.domain.claim import Basis
from regesta.domain.proposal import ClaimDraft
from regesta.extract.drafting import Maker
from regesta.extract.masking import mask
from regesta.extract.reading import Phrase, Reading
from regesta.extract.time_mentions import resolution

_BEGAN = re.compile(
    r"<M\d+>(?: (?:was|which was))? (?:established|set up|launched|founded|created|initiated|inaugurated)(?: in)? "
    r"(?P<when><D\d+>)|\bbegan (?:their |the )?<M\d+> (?:in )?(?P<then><D\d+>)"
)
_REGULAR = {"annual": "R/P1Y", "biennial": "R/P2Y", "biannual": "R/P6M"}


def life(maker: Maker, reading: Reading, phrases: list[Phrase]) -> list[ClaimDraft]:
    """When a mechanism began and how often it meets, where a sentence that names it says so."""
    claims = []
    for start in dict.fromkeys(reading.sentence(p.start).start for p in phrases):
        sentence = reading.sentence(start)
        masked = mask(reading, sentence.start, sentence.end)
        began = _BEGAN.search(masked.text)
        time = masked.time((began["when"] or began["then"]) if began else None)
        if began and time and time.value:
            how, span = resolution(reading.text, time), [masked.span(began)]
            reason = "a verb of founding with a date"
            claims.append(
                maker.claim("established", time.value, span, 0.75, reason, basis=Basis.NORMALISED, resolution=how)
            )
    for phrase in phrases:
        near = reading.text[max(0, phrase.name_start - 10) : phrase.end]
        if found := re.search(r"\b(?:[Aa]nnual|[Bb]iennial|[Bb]iannual)\b", near):
            value, span = _REGULAR[found.group().casefold()], [(phrase.start, phrase.end)]
            reason = "an adjective of frequency in the name"
            claims.append(maker.claim("frequency", value, span, 0.6, reason, basis=Basis.NORMALISED))
    return claims
