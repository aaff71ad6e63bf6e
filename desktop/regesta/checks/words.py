"""Words as the rules compare them: what carries meaning in a name, and which words name a role."""

from __future__ import annotations

import re
from functools import lru_cache

import yaml

from regesta.base.assets import resource

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STOP = frozenset(
    ("the", "a", "an", "of", "for", "on", "in", "at", "and", "or", "to", "with", "between", "by", "from", "under", "s")
    + ("its", "his", "her", "their", "this", "that")
)
_GENDERED = re.compile(r"(?:man|woman|person|men|women|persons)$")


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load(resource("gazetteer/vocabulary.yaml").read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    vocabulary = _vocabulary()
    words = {word.casefold() for word in vocabulary["title_heads"] if " " not in word}
    return frozenset(words - {word.casefold() for word in vocabulary["no_office"]})


@lru_cache(maxsize=1)
def gatherings() -> frozenset[str]:
    """Words for any meeting: talks, dialogue, forum …, in their folded form."""
    vocabulary = _vocabulary()
    listed = vocabulary["mechanism_heads"] + vocabulary["mechanism_bodies"] + vocabulary["round_words"]
    return frozenset(folded(word.casefold()) for word in listed)


def folded(word: str) -> str:
    """A word without the endings that do not change what it names: plural, -ing, -ed."""
    for ending in ("ing", "ed", "ies", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, folded; what stands in brackets is left out."""
    bare = re.sub(r"\([^)]*\)", " ", text).replace("’s ", " ").replace("'s ", " ")
    return frozenset(folded(word) for word in WORD.findall(bare.casefold()) if word not in _STOP)


def roles(text: str) -> frozenset[str]:
    """The words for a role in a text; a woman's, a man's and the neutral form are one."""
    found = [word for word in WORD.findall(text.casefold()) if word in _roles()]
    return frozenset(re.sub(r"or$", "er", _GENDERED.sub("", word) or word) for word in found)
