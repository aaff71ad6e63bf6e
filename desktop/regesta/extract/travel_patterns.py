"""The words of travelling in masked sentences: who arrives, stays, goes on or leaves, and where."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.hosting_patterns import hosted, received, told_beside
from regesta.extract.journey_words import ADJECTIVES, ARRIVES, GOES, JOURNEY, ON, STAY
from regesta.extract.office_holders import office
from regesta.extract.person_phrases import OFFICE_BEFORE
from regesta.extract.scene import GOAL


def _owned_visits() -> tuple[re.Pattern[str], ...]:
    """Visits told by a noun: whose they are, where they lead, and what stands beside them."""
    return (
        re.compile(rf"(?P<visitor><P\d+>)[’']s? {ADJECTIVES}{JOURNEY} (?:to|in|of) {GOAL}"),
        re.compile(
            rf"(?:(?P<visitor><P\d+>)[’']s?|(?P<whose>\b[Hh]is|\b[Hh]er)) {ADJECTIVES}"
            rf"(?:itinerary|travel plans?|{JOURNEY}) (?:will |would |is to )?(?:also )?"
            rf"(?:includes?|included|takes? in|took in|cover(?:s|ed)?|features?) {GOAL}"
        ),
        re.compile(
            rf"\b(?:{JOURNEY}|itinerary) (?:will |would |is to |is due to )?(?:also )?(?:takes?|took|brings?|"
            rf"brought) "
            rf"(?:{OFFICE_BEFORE}(?P<visitor><P\d+>)|(?P<him>him|her)\b) (?:first |also |next |then |on )*to {GOAL}"
        ),
        re.compile(
            rf"(?P<visitor><P\d+>)(?:, <T\d+>)?,? (?:who (?:is|was) )?(?:currently|presently|now|at present) "
            rf"(?:visiting|(?:on an? {ADJECTIVES}{JOURNEY} )?(?:in|to)) {GOAL}(?P<undated>)"
        ),
        re.compile(rf"(?P<visitor><P\d+>)(?:, <T\d+>)?, in {GOAL} (?=for\b|<D\d+> of\b|on an? )(?P<undated>)"),
        re.compile(r"(?P<visitor><P\d+>)[’']s? (?P<place><L\d+>) (?:visit|trip|tour)"),
    )


def _visits_of() -> tuple[re.Pattern[str], ...]:
    """Visits that a noun gives to somebody (“the visit to Oslo of …”), or to an office."""
    return (
        re.compile(
            rf"(?P<place><L\d+>) (?:was|is|will be) (?:the|his|her) (?:[a-z]+ )?(?:stop|leg|station|destination) "
            rf"(?:of|on|in) "
            rf"(?:the )?{OFFICE_BEFORE}(?:<T\d+> )?(?P<visitor><P\d+>)[’']s? {ADJECTIVES}{JOURNEY}"
        ),
        re.compile(
            rf"\b[Ss]peaking in {GOAL}(?:,? (?:on )?<D\d+>)? (?:during|on) (?:an?|the|his|her) "
            rf"{ADJECTIVES}{JOURNEY},? "
            rf"{OFFICE_BEFORE}(?P<visitor><P\d+>)(?P<undated>)"
        ),
        re.compile(
            rf"(?P<visitor><P\d+>)[’']s? {ADJECTIVES}{JOURNEY} (?:will )?(?:also )?(?:includes?|included|"
            rf"compris\w+|takes? in|"
            rf"covers?) (?:an? )?(?:[a-z]+ )?(?:stops?|visits?|stays?) (?:in|to|at) {GOAL}"
        ),
        re.compile(
            r"[Ss]peaking (?:at|during) <M\d+>,? in (?P<place><L\d+>)(?:,? in <L\d+>)?(?: (?:in |on "
            r")?<D\d+>)?, (?P<visitor><P\d+>)"
        ),
        re.compile(
            rf"\b{JOURNEY} (?:<D\d+> )?(?:by|of) (?:the )?(?:[a-z]+ ){{0,3}}?(?:<T\d+>,? (?:and "
            rf")?){{0,3}}(?:(?:[A-Z][\w.]*|the) "
            rf"){{0,6}}(?P<visitor><P\d+>)(?:, <T\d+>)?,? (?:to|in) {GOAL}"
        ),
        re.compile(rf"\b{JOURNEY} (?:to|in) {GOAL} (?:(?:on |in )?<D\d+> )?(?:of|by) {office()}"),
        re.compile(rf"\b{JOURNEY} (?:(?:on |in )?<D\d+> )?(?:of|by) {office()} to {GOAL}"),
        re.compile(
            rf"\b{JOURNEY} to {GOAL} (?:<D\d+> )?(?:of|by) (?:the )?(?:<T\d+>,? (?:and )?){{0,3}}"
            rf"(?:(?:[A-Z][\w.]*|the) ){{0,6}}(?P<visitor><P\d+>)"
        ),
        re.compile(
            rf"\bin {GOAL}(?: (?:on |in )?<D\d+>)?,? (?:during|on the occasion of|(?:with)?in the framework of) "
            rf"(?:an?|the) {ADJECTIVES}{JOURNEY} (?:there )?(?:by|of|paid by) (?:the |then ){{0,2}}"
            rf"(?:<T\d+>,? (?:and )?){{0,3}}(?:(?:[A-Z][\w.]*|the) ){{0,6}}(?P<visitor><P\d+>)(?! (?:to|in) )"
        ),
    )


def _led_and_sent() -> tuple[re.Pattern[str], ...]:
    """Journeys of those whom somebody sends, who lead a delegation or whose plane lands; stays told by their length."""
    return (
        re.compile(
            rf"\b(?:sent|sending|sends|dispatched|dispatches|brought|brings?|bringing|took|takes|taking|take) "
            rf"(?:its |the |a |on )?"
            rf"(?:<T\d+> |[A-Za-z]+\.? ){{0,3}}(?P<visitor><P\d+>)(?:, <T\d+>,)? to {GOAL}"
        ),
        re.compile(
            r"(?P<visitor><P\d+>)[’']s (?:\w+ )?(?:plane|aircraft|jet|flight|train) (?:(?:has|had|also) )?"
            rf"(?:landed|lands|arrived|arrives|touched down) (?:in|at) {GOAL}"
        ),
    )


def _stops() -> tuple[re.Pattern[str], ...]:
    """Stops of a journey, and those who are told to be somewhere for talks."""
    return (
        re.compile(
            rf"\b(?P<verb>(?:led|leads?|heads?|headed|brought|bringing|leading|heading) (?:an?|the|his|her) (?:[^."
            rf";<]|<[LOD]\d+>){{0,30}}?"
            rf"(?:delegation|team|mission|party)[^.;<]{{0,20}}? to"
            rf"(?: (?:the |an? )?(?:<M\d+>|[a-z][a-z -]{{2,30}}),?(?: (?:to be )?held)? in)?) {GOAL}"
        ),
        re.compile(rf"\b(?P<verb>spen(?:d|ds|t|ding)) (?:<D\d+>|[a-z -]{{3,25}}?) in {GOAL}"),
        re.compile(
            rf"\b(?P<verb>in) {GOAL}(?:,? (?:on )?<D\d+>)?, (?:the|his|her|their) (?:first|second|third|next|"
            rf"last|final|"
            rf"opening|latest|only) (?:stop|leg|station|stage) (?:of|on|in)\b"
        ),
        re.compile(
            rf"\b(?:travel|fly|flies|flew|go|goes|visit|head|journey|tour)[^.;]{{3,160}}? and (?:then )?"
            rf"(?P<verb>(?:finish(?:es)?|ends?|concludes?|winds? up|wraps? up) (?:up )?"
            rf"(?:(?:his|her|their|the) (?:{JOURNEY}) )?in) {GOAL}"
        ),
        re.compile(
            rf"(?P<guests><P\d+>(?:, | and )<P\d+>) in {GOAL} for (?:an? |the )?(?:<M|talks|visit|consultations|"
            rf"meeting|"
            rf"session)(?P<undated>)"
        ),
        re.compile(
            rf"(?P<visitor><P\d+>),? (?:who (?:is|was) )?in {GOAL} (?:for|on|to (?:attend|take|hold|chair|"
            rf"co-chair|sign)) "
            r"(?:an? |the |his |her |<M|<D\d+> )?(?:[a-z-]+ ){0,3}?(?:talks|visit|trip|tour|consultations|"
            r"meetings?|round|"
            r"part|dialogue|summit|session|<M\d+>|M?\d+>)(?P<undated>)"
        ),
    )


def _brought_along() -> tuple[re.Pattern[str], ...]:
    """Who takes or brings others to a place goes there too, and so do they."""
    return (
        re.compile(
            rf"\b(?:sent|brought|brings?|took|takes|take|taking) (?P<him>him|her|them)\b to {GOAL}"
            rf"(?:,? (?:on )?(?P<when><D\d+>))?(?P<undated>)"
        ),
        re.compile(
            rf"\b(?P<verb>br(?:ings?|inging|ought)|t(?:akes?|aking|aken|ook)|le(?:ads?|ading|d)) [^.;<]{{3,40}}? "
            rf"(?:along )?with (?:him|her|them) to {GOAL}"
        ),
        re.compile(
            rf"\b(?:takes?|took|taken|brings?|brought) (?:both(?: of them| men| women| ministers| leaders)?|"
            rf"the (?:two|pair)(?: men| women| ministers| leaders| diplomats)?|(?P<them>them)) to {GOAL}(?P<pair>)"
        ),
    )


def _invited() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"(?:invit\w+(?: to)?|asked|urged) (?:the )?(?:[A-Z][a-z]*\.? ){{0,2}}(?:<T\d+>,? )?(?P<visitor><P\d+>)"
            rf"(?:, <T\d+>,)?(?: and [a-z ]{{3,40}})? to "
            rf"(?:visit|tour|travel to|come to|(?:pay|make) (?:an?|his|her) {ADJECTIVES}{JOURNEY} to) {GOAL}"
        ),
        re.compile(
            rf"\b(?P<verb>(?:was|were|(?:has|have|had) been|is|are) (?:also )?invited(?: <D\d+>)? to "
            rf"(?:(?:visit|tour|travel to|come to|(?:pay|make) (?:an?|his|her) {ADJECTIVES}{JOURNEY} to) )?){GOAL}"
        ),
    )


_GOING = (
    rf"(?<!to attend )\b(?P<verb>(?:visit|visits|visited|visiting)(?! by| to| of)(?: (?:an?|"
    rf"the) (?:[a-z]+ |<O\d+> ){{1,4}}(?:in|of|at)| the (?:[A-Z][a-z]+ ){{1,3}}(?:Consulate|Embassy|Mission|"
    rf"Cent(?:re|er))(?: General)? (?:in|at)| (?:the )?<O\d+>(?:,? (?:and )?(?:the )?(?:<O\d+>|"
    rf"[A-Z]\w+))* "
    rf"(?:in|at|near))?|"
    rf"(?:on (?:his|her|their|the) way|en route) to|{JOURNEY}(?: as [a-z -]{{3,25}}| abroad)? to|"
    rf"(?:{GOES}){ON} (?:to|into|for)|"
    rf"(?:set(?:s|ting)? (?:off|out)|leaves?|left|departs?|embark(?:s|ed|ing)?|is|was|are|were|be|been|goes|"
    rf"went)(?: (?:currently|now|also|again|today|<D\d+>)){{0,2}} on (?:a|an|his|"
    rf"her|their) {ADJECTIVES}{JOURNEY} (?:of|to|in|through)|"
    rf"(?:ma(?:kes?|king|de)|pa(?:ys?|id|ying)) (?:(?:a|an|his|her) )?{ADJECTIVES}(?:visit|trip|"
    rf"journey)s? to|"
    rf"(?:was|were|is|are|be) (?:taken|flown|driven) to|"
    rf"(?:was|were|is|are|(?:has|have|had|will|would) be(?:en)?|is to be)(?: currently| also| again| last| "
    rf"now| already| once)? in"
    rf"(?= (?:the )?<L\d+>"
    rf"(?:,? where (?:he|she|they|<P)| (?:(?:(?:in|on|from|between) )?<D|(?:since|until|till) |(?:for|to "
    rf"attend|to take part in|to "
    rf"co-chair|to hold) (?:the |an? |"
    rf"talks|consultations|<M|<D)|leading |heading |accompanied |at the (?:head|invitation) |"
    rf"as (?:part of|the head|head|the leader|leader) |on an? (?:[\w-]+ |<D\d+> ){{0,4}}(?:visit|trip|"
    rf"tour))|\.?$))|"
    rf"(?:will be|would be|is to be|(?:may|might|could) be) in|(?:is|are|was|were|be)(?: also| next)? "
    rf"(?:expected|due|awaited)(?: <D\d+>)? in|"
    rf"{STAY}(?: <D\d+>)? in|stop(?:s|ped|ping)?(?: over| off| by)?(?: briefly| <D\d+>)? in|"
    rf"(?:ma(?:de|kes|king)|ha[ds]) an? (?:[a-z-]+ ){{0,2}}(?:stop|stopover|layover|transit stop) (?:in|at)|"
    rf"(?:{ARRIVES})(?:,? (?!for |with |and |after |before |following |back )"
    rf"(?:[a-z]+|<D\d+>|from <L\d+>)){{0,5}}? (?:in|at|to|into)|"
    rf"(?:{ARRIVES})(?:,? (?:<D\d+>|today|here))? (?:on|with|for) an? {ADJECTIVES}{JOURNEY} (?:in|at)|"
    rf"(?:(?:is|was|are|were) )?(?:carr(?:y|ies|ied|ying) out|fulfil(?:l?s|led|ling)|ha[sd]|follow(?:s|"
    rf"ed|ing)|"
    rf"undertak(?:es?|ing)|undertook|complet(?:es|ed|ing))(?: <D\d+>)? (?:an?|his|her|the) {ADJECTIVES}"
    rf"(?:agenda|programme|program|schedule) in|"
    rf"(?:(?<=> )|(?<=who )|(?<=he )|(?<=minister )|(?<=official )|(?<=diplomat )|(?<=had ))entered|"
    rf"pass(?:es|ed|ing) through|reach(?:es|ed|ing)?|tours?|toured|"
    rf"beg[ia]ns? an? {ADJECTIVES}{JOURNEY} (?:of|in|through|with)) {GOAL}"
)
"""Verbs of going, staying and arriving with the place that they lead to."""


def _journeys() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"(?P<whose>\b[Hh]is|\b[Hh]er|\b[Tt]heir) {ADJECTIVES}{JOURNEY} (?:to|in|of) {GOAL}"),
        re.compile(_GOING),
        re.compile(
            r"\b(?P<verb>begins?|starts?|began|started|kick(?:s|ed) off|paid|pays|pay|wrapp(?:s|ed) "
            r"up|conclude[sd]?|ended?) (?:[\w-]+ |<D\d+> ){0,3}(?P<place><L\d+>) (?:visit|trip|tour)"
        ),
        re.compile(
            r"\b(?P<verb>(?:has|have|had) been|is|was|are|were) (?P<deictic>here|there)(?=(?: again| too|"
            r" last| once more| briefly)? (?:<D\d+>|since|until)"
            r"\b|(?: again| too| last| once more| briefly)? <D)"
        ),
    )


def _stays_and_stops() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            r"(?P<verb>\b(?:is|was) (?:expected|due)|\b(?:go|goes|went|gone|travelled|flew|flown|been|arrived|"
            r"arrives|landed|flies)) (?P<deictic>here|there)\b"
        ),
        re.compile(
            rf"\b(?P<verb>accompan(?:ies|ied|ying)) (?:the )?{OFFICE_BEFORE}(?P<beside><P\d+>) to (?:the |an? )?"
            rf"(?:(?:<[MO]\d+>|[^.;<]{{3,60}}) in )?{GOAL}"
        ),
        re.compile(
            rf"\b[Ii]n {GOAL},? where (?:(?P<him>he|she)|(?P<visitor><P\d+>)) (?:lands?|arrives?|landed|arrived|"
            rf"is (?:due|expected)|stops? over|goes|heads|flies)\b"
        ),
        re.compile(
            rf"(?P<visitor><P\d+>),? (?:who (?:is|was|has been) )?(?:is |was |has been )?in {GOAL} "
            rf"(?=(?P<since><D\d+>))"
        ),
        re.compile(rf"(?P<visitor><P\d+>) in {GOAL} \((?:on )?<D\d+>"),
        re.compile(
            rf"\b(?P<verb>(?:is|are|was|were) to attend|will attend|attend(?:s|ed|ing)?|represent(?:s|ed|ing)? "
            rf"(?:the )?"
            rf"(?:<[LO]\d+>|(?:his|her) (?:country|government)|[a-z]+) at|(?:take|takes|took|taking) part in|"
            rf"participat(?:e[sd]?|ing) in) (?:<M\d+>|(?:(?!<P|<L)"
            rf"[^.;]){{0,50}}?"
            rf"(?:forum|summit|conference|congress|parade|ceremony|session|meeting|assembly|inauguration|"
            rf"swearing-in)) in {GOAL}"
        ),
        re.compile(
            r"\b(?:(?<=he )|(?<=she )|(?<=they )|(?<=> )|(?<=>, ))(?P<verb>(?:is|are|was|were) (?:expected|due|"
            r"set) to|will) "
            r"(?P<deictic>follow)(?= <D|\.)"
        ),
    )


def _from_elsewhere() -> tuple[re.Pattern[str], ...]:
    """Places that somebody comes from, or where a journey begins or goes on."""
    return (
        re.compile(rf"\b(?P<verb>(?:{ARRIVES}) (?:straight|directly|fresh)|coming) from {GOAL}(?P<undated>)"),
        re.compile(
            rf"\b(?P<verb>(?:{ARRIVES}|{GOES})(?: (?:on|back|here|over|<D\d+>|(?:to|in) (?:the )?<L\d+>)){{0,3}}) "
            rf"from {GOAL},? where,? (?:he\b|she\b|they\b|(?:the "
            rf")?<[TP]\d+>)(?:[^.;]{{0,110}}?(?P<when><D\d+>))?(?P<undated>)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:journey|tour|trip)) (?:that |which )?(?:had |has )?(?:begun|began|begins|started|"
            rf"starts|started|took (?:him|her)) (?:(?:on )?<D\d+>,? )?(?:in|to) {GOAL}(?:,? where,? (?:on "
            rf")?(?P<when><D\d+>))?"
        ),
        re.compile(
            r"\b(?:[Ff]rom|[Aa]fter) (?P<place><L\d+>),? (?:[A-Z][a-z]+\.? )?(?:<T\d+> )?(?P<visitor><P\d+>) "
            r"(?:continues|travels|flies|goes|heads|moves|continued|went|flew|proceed(?:s|ed)|(?:will|would|is to|is "
            r"due "
            r"to) (?:then )?(?:continue|travel|fly|go|head|move|proceed|visit))(?P<undated>)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:is|was|were|are|just|returns?|returned) (?:back |home )?)from {GOAL}(?P<interval>)"
        ),
    )


@cache
def stated() -> tuple[re.Pattern[str], ...]:
    """Patterns that name or point to the goal; groups: visitor or whose where it is told, else the verb's subject."""
    told = (*_owned_visits(), *_visits_of(), *_led_and_sent(), *_stops(), *_brought_along(), *_invited(), *_journeys())
    return (*told, *_stays_and_stops(), *_from_elsewhere(), *hosted(), *told_beside())


@cache
def unstated() -> tuple[re.Pattern[str], ...]:
    """Patterns without a goal: it is understood to be where the text is set."""
    return (
        re.compile(
            r"\b[Vv]isiting (?:(?:senior|top|[A-Z]\w+) ){0,2}(?:[a-z]+ ){0,2}(?:<T\d+>,? (?:and "
            r")?){0,3}(?P<visitor><P\d+>)"
        ),
        re.compile(rf"\b(?P<verb>{ARRIVES})\b(?P<rest>)"),
        re.compile(
            r"(?:(?P<when><D\d+>),? )?(?:shortly |soon |hours |immediately |right |straight )?\b(?:[Aa]fter|[Oo]n|"
            r"[Uu]pon) "
            r"(?P<stayer>his|her) arrival\b(?! (?:in|at|to)\b)"
        ),
        re.compile(
            rf"\b(?:[Dd]uring|[Ii]n the course of|[Oo]n|(?:[Ww]ithin|[Ii]n) the fram(?:e|ework) of|[Aa]s part of|"
            rf"[Aa]t the (?:start|"
            rf"end|close) of) (?:(?P<stayer>his|her|the)|(?P<staying>(?=<D))) ?{ADJECTIVES}{JOURNEY}"
            rf"(?:, which (?:began|started|begins|starts) (?:on )?(?P<when><D\d+>))?(?=,|$|\.| (?:<T\d+> "
            rf"){{0,2}}<P\d+>|"
            rf" (?:he|she)\b)"
        ),
        re.compile(
            rf"\b(?:[Aa]|[Tt]he)(?: <D\d+>)? {ADJECTIVES}(?:visit|trip) (?:<D\d+> )?(?:by|of) (?:the )?"
            rf"(?:<T\d+>,? (?:and )?){{0,3}}(?:[A-Z][\w.]* ){{0,2}}(?P<visitor><P\d+>)(?! (?:to|in) )(?:, <T\d+>,?)? "
            rf"(?=(?:is|was|will|would|has|had|begins|began)\b)"
        ),
        re.compile(rf"\b(?P<verb>{STAY})\b(?: on)?(?= <D\d+>| (?:until|till) )(?P<until>)"),
        *received(),
        re.compile(
            rf"(?:(?P<visitor><P\d+>)[’']s|(?P<whose>\b[Hh]is|\b[Hh]er|\bwhose)) {ADJECTIVES}{JOURNEY},?(?: which)?"
            r"(?: (?:is to|is due to|will))? (?:(?:beg[ia]ns?|start(?:s|ed)?) (?:on )?(?P<when><D\d+>)|(?:ends?|"
            r"ended|concluded?s?) (?:on )?<D\d+>)"
        ),
    )
