"""Whether a time expression looks back or ahead, from the verb that stands nearest to it."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["past", "future"]

_FUTURE = re.compile(
    r"\b(?:(?:will|would|shall|to|may|might|could|[’']ll)(?: (?:also|again|then|soon|jointly|co-))? (?:be )?[a-z-]+"
    r"|(?:is|are|was|were) (?:due|set|slated|going|about|coming|scheduled|expected|planned|"
    r"planning|likely)\b(?: to [a-z]+)?"
    r"|(?:is|are|was|were) to [a-z-]+"
    r"|(?:plans?|expects?|intends?|hopes?) to|planning|planned(?: for)?|scheduled|upcoming|"
    r"forthcoming|expected|slated|set (?:for|to)|coming up|falls due"
    r"|(?:booked|fixed|reserved|pencilled in|put down|arranged|timed|called|foreseen|billed|convened)(?: for|(?= $))"
    r"|(?:moved|shifted|postponed|rescheduled|delayed|deferred|adjourned|put off|put back|pushed back|brought forward|"
    r"extended)(?: (?!<D)[^\s.;,]+){0,4} (?:to|until|till|for|by)"
    r"|arriv(?:es|ing)|begins|starts|comes|travels|visits|heads (?:to|for)|leaves|departs|flies|returns|until|till"
    r"|(?:propos|suggest)\w+ (?:to [a-z]+|[a-z]+ing)|(?:proposed|suggested|recommended|requested|asked)\b[^.;]{0,30}? "
    r"that [^.;]{3,40}? (?:host|hold|meet|be|convene|take)"
    r"|(?:they|two|both|ministers|leaders|officials|delegations|sides) (?:leave|arrive|travel|fly|return|go|depart|"
    r"head|"
    r"begin|open|start|continue|conclude|visit)"
    r"|meets?|holds|hosts (?:the|a|an)|opens|convenes?|continues|goes|attends|receives|co-chairs|chairs (?:the|a|an)|"
    r"signs|concludes|ends|resumes|joins|takes? place|runs|sits|gathers?|kicks off|follows|moves on|sets off|"
    r"wraps up|closes|addresses (?:the|a|an)|pays (?:a|an|his|her)|ha(?:ve|s) (?:a |an )?(?:meetings?"
    r"|talks|appointment))\b",
    re.IGNORECASE,
)
_NO_PAST = r"(?!need|indeed|hundred|speed|proceed|exceed|succeed|feed|seed|breed|bleed|greed|united|sacred)"
_PAST = re.compile(
    rf"(?<!\bbe )(?<!\bbeing )(?<!\bis )(?<!\bare )\b(?:(?-i:{_NO_PAST}[a-z]{{2,}}ed)|said|told|held|met|took|came|was|"
    r"were|had|has|have|went|spoke|saw|left|began|gave|made|paid|wrote|drew|sat|stood|chose|won|lost|grew|broke|"
    r"flew|put|got|sent|brought|ran|led|rose|fell|kept|ago)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:will|shall|would|to|may|might|could)(?: also| then)?,? $", re.IGNORECASE)


def direction(sentence: str, start: int, end: int, *, limit: bool = False) -> Direction | None:
    """Which way the verb nearest to `sentence[start:end]` points; None where no verb stands in the sentence.

    The nearest verb before the expression decides, as English puts time after the verb (“will on Tuesday chair”
    opens one that the expression parts); only where none stands before it, the first after it does. A bare “is”
    points nowhere. A `limit` (“until July”) lies ahead unless a verb before it looks back.
    """
    opened = _OPEN.search(sentence, max(0, start - 20), start)
    if opened and not (opened.group().startswith("to") and _GOAL.match(sentence, start)):
        return "future"
    found = _nearest(sentence, max(0, start - _REACH), start, last=True)
    if limit:
        if _PUT_OFF.search(sentence, max(0, start - 40), start):
            return "future"
        return "past" if found == "past" else "future"
    found = found or _nearest(sentence, end, min(len(sentence), end + _REACH), last=False)
    return None if found == "present" else found


_PUT_OFF = re.compile(
    r"\b(?:postponed|put off|put back|rescheduled|delayed|deferred|adjourned|moved|shifted|extended)(?: [a-z]+)? $"
)
_GOAL = re.compile(r"(?:the|an?|their|its|his|her)\b", re.IGNORECASE)
"""What “to” leads to (“came to the summit”): no verb that a time parts from it."""
_REACH = 300
"""How far from a time expression the verb may stand that decides, in code points."""


def _nearest(sentence: str, low: int, high: int, *, last: bool) -> Direction | Literal["present"] | None:
    cues: list[tuple[int, int, Direction | Literal["present"]]] = []
    cues += [(m.start(), m.end(), "future") for m in _FUTURE.finditer(sentence, low, high) if _counts(m)]
    covered = [(a, b) for a, b, _ in cues]
    cues += [
        (m.start(), m.end(), "past")
        for m in _PAST.finditer(sentence, low, high)
        if not any(a <= m.start() < b for a, b in covered)
    ]
    covered = [(a, b) for a, b, _ in cues]
    cues += [
        (m.start(), m.end(), "present")
        for m in _PRESENT.finditer(sentence, low, high)
        if not any(a <= m.start() < b for a, b in covered)
    ]
    if not cues:
        return None
    return (max(cues, key=lambda cue: cue[1]) if last else min(cues))[2]


_NOT_INFINITIVE = re.compile(r"to (?:the|a|an|his|her|its|their|this|that|and|be)$", re.IGNORECASE)


def _counts(match: re.Match[str]) -> bool:
    """Whether a `to …` is a verb and not a direction (“to the south”, “to Paris”) or a name (“To Lam”)."""
    return not _NOT_INFINITIVE.match(match.group()) and not (
        match.group().casefold().startswith("to ") and match.group()[3:4].isupper()
    )
