"""States by their official names: “the Federal Republic of …”, “the Kingdom of …”, and the words these are made of."""

from __future__ import annotations

from functools import cache

from regesta.extract.gazetteer import name_pattern
from regesta.extract.vocabulary import alternatives, any_of

FORMS = ("Republic", "Kingdom", "Sultanate", "Principality", "Grand Duchy", "Emirate", "Federation", "Commonwealth")
"""What a state may call itself, apart from “State” and “Union”, which other things are called too."""


@cache
def long_form(group: str = "") -> str:
    """A regular expression for a state by its official name, without an article; the land is the group, if named."""
    land = f"(?P<{group}>{name_pattern()})" if group else f"(?:{name_pattern()})"
    kind = rf"(?:{any_of(FORMS)}|(?<=[Tt]he )State|(?<=[Tt]he )Union)"
    return rf"(?:(?:{alternatives('official_forms')}) ){{0,4}}{kind} of (?:the )?{land}(?!\w)"


@cache
def state() -> str:
    """A regular expression for any state, by its official name or by its usual one."""
    return rf"(?:{long_form()}|(?:{name_pattern()})(?!\w))"


def is_form(words: str) -> bool:
    """Whether words are a state's own word for itself and no more: “the Kingdom”, “the Republic”."""
    return words in (*FORMS, "State", "Union", "Republics", "Kingdoms")
