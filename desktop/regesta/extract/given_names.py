"""Given names of many languages: what tells a person from a body or a place where the words around say nothing."""

from __future__ import annotations

from functools import cache

from regesta.base.assets import resource
from regesta.extract.towns import plain_name


def is_given(word: str) -> bool:
    """Whether a word is a given name somewhere, marks and capitals aside; a double name by its first part."""
    return plain_name(word).casefold().split("-")[0].strip(".,") in _names()


@cache
def _names() -> frozenset[str]:
    text = resource("gazetteer/given_names.txt").read_text(encoding="utf-8")
    rows = (line.partition("\t")[2] for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name for row in rows for name in row.split("|") if name)
