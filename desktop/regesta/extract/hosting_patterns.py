"""The words of hosting in masked sentences: guests whom somebody has at a place, and what is told beside a visit."""

from __future__ import annotations

import re

from regesta.extract.journey_words import ADJECTIVES, JOURNEY
from regesta.extract.person_phrases import OFFICE_BEFORE, SEVERAL
from regesta.extract.scene import GOAL

_HOST_VERB = r"(?:[Ww]elcom(?:ed|es|e|ing)|host(?:ed|s|ing)|flew in|(?:will|to|has|have|had|would) host)"


def hosted() -> tuple[re.Pattern[str], ...]:
    """Guests whom somebody has at a place; who hosts at home need not be named."""
    objects = rf"(?:{OFFICE_BEFORE}|(?:his|her|their|the) (?:[\w’'-]+,? ){{0,4}})(?P<guests>{SEVERAL})"
    return (
        re.compile(
            rf"\b(?P<verb>{_HOST_VERB}) (?:to|in) {GOAL}(?:,? (?:on )?<D\d+>)?,? (?:(?:[Oo]ur|his|her|their|the) "
            rf"(?:[\w’'-]+ ){{0,4}}?[a-z]+s?,? )?{OFFICE_BEFORE}(?P<guests>{SEVERAL})"
        ),
        re.compile(
            rf"\b(?P<verb>{_HOST_VERB}|(?:(?:will|to|would) )?receive|receives) {objects}(?:[’']s delegation| and "
            rf"(?:his|her|their) delegations?| (?:of|from) (?:the )?<L\d+>)?,? "
            rf"(?:(?:on )?<D\d+>,? |today |here |earlier ){{0,2}}(?:to|in) {GOAL}"
        ),
        re.compile(
            rf"(?P<guests>{SEVERAL}),? (?:(?:was|were|is|are|will be|has been|have been|had been|is to be|being) )"
            rf"(?:(?:also|warmly|later|<D\d+>) )*(?:(?:welcomed|hosted|(?:received|welcomed|greeted) with "
            rf"(?:an? |full )?(?:[a-z]+ )?(?:honou?rs|welcome|ceremony)) (?:to|in)|"
            rf"(?:met|welcomed|greeted|received) (?:on|upon) (?:his |her |their )?arrival (?:in|at)) {GOAL}"
        ),
    )


def told_beside() -> tuple[re.Pattern[str], ...]:
    """Visits told beside something else: what was done during, on arrival or while there."""
    return (
        re.compile(
            rf"(?:(?:^|\. )(?:On )?(?P<when><D\d+>),? )(?:as part of|during|in the (?:course|framework) of|"
            rf"within the "
            rf"framework of|on) (?:an?|the|his|her) {ADJECTIVES}{JOURNEY} (?:to|in|of) {GOAL},? "
            rf"[^.;<]{{0,40}}?{OFFICE_BEFORE}(?P<visitor><P\d+>)"
        ),
        re.compile(
            rf"\b(?:[Aa]s part of|[Dd]uring|[Ii]n the (?:course|framework) of|[Ww]ithin the framework of|[Oo]n|"
            rf"[Aa]t the "
            rf"(?:start|end|beginning) of|[Ii]n) (?:an?|the|his|her) {ADJECTIVES}{JOURNEY} (?:to|in|of) (?:the "
            rf"[A-Z]\w+ of )?"
            rf"{GOAL}(?:,? (?:on )?(?P<when><D\d+>))?,? "
            rf"[^.;<]{{0,40}}?{OFFICE_BEFORE}(?P<visitor><P\d+>)(?P<undated>)"
        ),
        re.compile(
            rf"\b[Ii]n {GOAL} \((?:on )?(?P<when><D\d+>)\),? (?:{OFFICE_BEFORE}(?P<visitor><P\d+>)|(?P<whose>he|"
            rf"she)\b)"
        ),
        re.compile(
            rf"\b[Ww]hile (?:still |staying |visiting )?(?:in )?{GOAL}(?:,? (?:on )?(?P<when><D\d+>))?, "
            rf"{OFFICE_BEFORE}(?P<visitor><P\d+>)(?P<undated>)"
        ),
        re.compile(
            rf"\b(?:[Uu]pon|[Oo]n) (?:his |her |their )?arrival (?:in|at) {GOAL}(?:,? (?:on )?(?P<when><D\d+>))?, "
            rf"{OFFICE_BEFORE}(?P<visitor><P\d+>)(?P<undated>)"
        ),
    )


def received() -> tuple[re.Pattern[str], ...]:
    """Guests whom somebody receives, with no word of where."""
    return (
        re.compile(
            rf"\b(?P<verb>{_HOST_VERB}|receives?|received) (?:{OFFICE_BEFORE}|(?:his|her|the) (?:[\w’'-]+,? ){{0,3}})"
            rf"(?P<guests>{SEVERAL}),? (?:here )?(?:for|on|during) (?:an?|his|her) {ADJECTIVES}{JOURNEY}\b(?! to| "
            rf"in| of)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:will|would|to) (?:receive|host)) (?:his|her|their) (?:[\w’'-]+ ){{0,3}}counterparts?,? "
            rf"(?P<guests>{SEVERAL})"
        ),
        re.compile(
            r"(?P<verb>\b(?:was|were|is|being) (?:met|welcomed|greeted|received)) (?:on arrival )?at [^."
            r";,]{0,40}(?:[Aa]irport|[Aa]irbase|[Aa]ir base)"
        ),
        re.compile(
            r"(?P<verb>\b(?:was|were|is|being) (?:met|welcomed|greeted|received)) [^.;]{0,50}?with (?:an? |full )?"
            r"(?:military|state|guard|ceremonial|official) (?:honou?rs|welcome|ceremony|reception|of honou?r)"
        ),
    )
