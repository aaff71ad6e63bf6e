"""The language of a text, by py3langid's model, which is part of the package."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

_LEAST_LETTERS = 20
_MOST = 20_000


class Guess(NamedTuple):
    """An ISO 639-1 code and how probable it is, 0 to 1."""

    language: str
    probability: float


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import (  # type: ignore[import-untyped] # ships no types
        MODEL_DIR,
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)


def guess_language(text: str) -> Guess | None:
    """The language of a text; None where it has fewer than 20 letters."""
    sample = text[:_MOST]
    if sum(1 for letter in sample[:500] if letter.isalpha()) < _LEAST_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return Guess(str(language), float(probability))
