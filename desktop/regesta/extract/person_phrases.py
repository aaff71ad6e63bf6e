"""How persons stand in a masked sentence: a name with the offices and honorifics around it, and several joined."""

from __future__ import annotations

import re

PERSON = (
    r"(?:(?:the (?=<T))?(?:<T\d+>s?(?: \(<O\d+>\))?(?:,? and)?,? ){0,3}+(?:(?:acting|former|then|visiting) "
    r")?(?:<T\d+> "
    r")?(?:(?:[A-Z][a-z]{1,3}\.?|H\.E\.|(?:His|Her|Their) (?:Excellenc(?:y|ies)|Majesty|(?:Royal )?Highness)|(?:the "
    r")?(?:Rt\.? )?Hon(?:\.|ou?rable)?|Comrade|Senator|Sir|Madam|General|Admiral|Marshal|Colonel|Prince|Princess|"
    r"Sheikh|King|Queen|Ambassador) ){0,2}"
    r"<P\d+>(?: ?\((?:[^)<]|<L\d+>){1,30}\))?"
    r"(?: ?, (?!and (?:the )?<T\d+>(?: \(<O\d+>\))?,? (?:[A-Z][\w.]* )?<P)"
    r"(?:a |an |the |also |and )*<T\d+>(?: \(<O\d+>\))?"
    r"(?:,? (?:and |as well as )?(?:a |an |the |also )*+<T\d+>)*+(?! (?:[A-Z][\w.]{0,9} ){0,2}<P),?)?)"
)
"""A person with titles before and after the name."""

_ROLE = (
    r"(?:(?:his|her|their|the) )?(?:<L\d+> (?=[a-z]))?(?:[A-Z]\w+ ){0,4}(?:[a-z-]+ (?=<T))?"
    r"(?:(?:host|guest|counterpart|colleague|opposite number|wife|husband|spouse|consort)s?,? )?"
)
OFFICE_BEFORE = (
    r"(?:(?:the )?(?:[A-Z][\w’'-]*,? |<[LT]\d+>(?:\.|,|[’']s)? )(?:[A-Z][\w’'-]*\.?,? |(?:of|for|and|the|to|&) |"
    r"<[LO]\d+>(?:[’']s?|\.|,)? ){0,12}?)??"
)
"""Words of an office that no step has read as one, before a name."""
_OF = r"(?: (?:of|from) (?:the )?<L\d+>)?"
_LAND = r"(?:(?:of|for|from) (?:the )?<L\d+>,? )?"
SEVERAL = rf"{PERSON}(?:{_OF}, {_LAND}{PERSON})*(?:{_OF},? and {_LAND}{_ROLE}{PERSON})?"
"""One person, or several in a list."""

PAIR = rf"{PERSON}(?:{_OF}, {_LAND}{PERSON})*{_OF},? and {_LAND}{_ROLE}{OFFICE_BEFORE}{PERSON}{_OF}"
"""Two or more persons joined by “and”."""


def codes(words: str) -> list[str]:
    """The codes of persons in a stretch of masked text."""
    return re.findall(r"<P\d+>", words)
