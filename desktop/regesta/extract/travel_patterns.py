"""The words of travelling in masked sentences: who arrives, stays, goes on or leaves, and where."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.scene import GOAL

_JOURNEY = r"(?:visit|trip|tour|stay|journey|mission|swing|stopover)"
_ADJECTIVES = r"(?:[\w-]+ |<D\d+>(?:[’']s)? |<T\d+> ){0,4}"
_ON = (
    r"(?: (?:back|on|onwards?|directly|straight|over|again|later|from <L\d+>|<D\d+>|[a-z]+ly|by \w+|(?:together "
    r")?with (?:<T\d+>,? )?<P\d+>)){0,3}"
)
_GOES = (
    r"(?:come|comes|came|coming|travel|travels|travell?ed|travell?ing|fly|flies|flew|flown|flying|go|goes|went|"
    r"gone|going|head|heads|headed|heading|journey(?:s|ed)?|set(?:s|ting)? (?:off|out)|moves?|moved|continues?|"
    r"continued|proceeds?|proceeded|leaves?|leaving|left|departs?|departed|departing|embark(?:s|ed)?|sails?|sailed|"
    r"jet(?:s|ted|ting)?|board(?:s|ed|ing)? an? (?:plane|flight|train|aircraft)|(?:is|are|was|were) (?:bound|off))"
)
_ARRIVES = (
    r"(?:arrives?|arrived|arriving|land|lands|landed|landing|touch(?:es|ed|ing)? down|jets? in|jetted in|flies "
    r"in|fly in|flew in|"
    r"flown in|flying in|comes in|come in|came in|got in|turned up|came|comes|(?:has|have|had) (?:[a-z]+ )?come)"
)
AFTER_ARRIVAL = re.compile(
    r"(?:,|\.| –| —)?(?:$| (?:<D\d+>|late|early|shortly|yesterday|today|tonight|this|earlier|hours?|at (?:noon|"
    r"dawn|dusk|midnight|\d|the "
    r"(?:head|invitation))|at [^.;<]{0,20}(?:<[PTOL]\d+>[’'‘]?s? ?)+ ?invitation|at (?:his|her|their) invitation|for "
    r"(?:a|an|the|his|her|talks|<M|<D)|on (?:a|an|his|her|the)|from|with|by (?:train|air|plane|car|road)|the "
    r"(?:day|evening|night|"
    r"previous|same)|straight|directly|ahead|to (?:attend|take|hold|co-chair|meet)|in the (?:morning|evening|"
    r"afternoon|small|early|night|middle)|in (?:mid|early|late|January|February)|a day|two days))"
)
_STAY = r"(?:stay|stays|stayed|staying|remain|remains|remained|remaining)"


@cache
def stated() -> tuple[re.Pattern[str], ...]:
    """Patterns that name or point to the goal; groups: visitor or whose where it is told, else the verb's subject."""
    return (
        re.compile(rf"(?P<visitor><P\d+>)[’']s? {_ADJECTIVES}{_JOURNEY} (?:to|in|of) {GOAL}"),
        re.compile(r"(?P<visitor><P\d+>)[’']s? (?P<place><L\d+>) (?:visit|trip|tour)"),
        re.compile(
            r"[Ss]peaking (?:at|during) <M\d+>,? in (?P<place><L\d+>)(?:,? in <L\d+>)?(?: (?:in |on "
            r")?<D\d+>)?, (?P<visitor><P\d+>)"
        ),
        re.compile(rf"\b{_JOURNEY} (?:by|of) (?:the )?(?:<T\d+>,? )?(?P<visitor><P\d+>)(?:, <T\d+>,)? to {GOAL}"),
        re.compile(
            rf"\b(?:sent|sending|sends|dispatched|dispatches|brought|brings?|bringing|took|takes|taking|take) "
            rf"(?:its |the |a |on )?"
            rf"(?:<T\d+> |[A-Za-z]+\.? ){{0,3}}(?P<visitor><P\d+>)(?:, <T\d+>,)? to {GOAL}"
        ),
        re.compile(
            r"(?P<visitor><P\d+>)[’']s (?:\w+ )?(?:plane|aircraft|jet|flight|train) (?:(?:has|had|also) )?"
            rf"(?:landed|lands|arrived|arrives|touched down) (?:in|at) {GOAL}"
        ),
        re.compile(
            rf"\b(?P<verb>(?:led|leads?|heads?|headed|brought|bringing|leading|heading) (?:an?|the|his|her) [^."
            rf";<]{{0,30}}?"
            rf"(?:delegation|team|mission|party)[^.;<]{{0,20}}? to) {GOAL}"
        ),
        re.compile(rf"\b(?P<verb>spen(?:d|ds|t|ding)) (?:<D\d+>|[a-z -]{{3,25}}?) in {GOAL}"),
        re.compile(
            rf"(?P<visitor><P\d+>),? (?:who (?:is|was) )?in {GOAL} (?:for|on|to (?:attend|take|hold|chair|"
            rf"co-chair|sign)) "
            r"(?:an? |the |his |her |<M|<D\d+> )?(?:[a-z-]+ ){0,3}?(?:talks|visit|trip|tour|consultations|"
            r"meetings?|round|"
            r"part|dialogue|summit|session|<M\d+>|M?\d+>)(?P<undated>)"
        ),
        re.compile(rf"\b(?:sent|brought|brings?|took|takes|take|taking) (?P<him>him|her|them)\b to {GOAL}"),
        re.compile(rf"(?P<whose>\b[Hh]is|\b[Hh]er|\b[Tt]heir) {_ADJECTIVES}{_JOURNEY} (?:to|in|of) {GOAL}"),
        re.compile(
            rf"(?:invit\w+|asked|urged) (?:[A-Z][a-z]*\.? ){{0,2}}(?:<T\d+>,? )?(?P<visitor><P\d+>)(?:, <T\d+>,)? to "
            rf"(?:visit|tour) {GOAL}"
        ),
        re.compile(
            rf"(?<!to attend )\b(?P<verb>(?<!would )(?:visit|visits|visited|visiting)(?! by| to| of)(?: (?:an?|"
            rf"the) (?:[a-z]+ ){{1,4}}(?:in|of))?|"
            rf"{_JOURNEY} to|(?:{_GOES}){_ON} (?:to|into|for)|"
            rf"(?:set(?:s|ting)? (?:off|out)|leaves?|left|departs?|embark(?:s|ed)?|is|goes|went) on (?:a|an|his|"
            rf"her|their) {_ADJECTIVES}{_JOURNEY} (?:of|to|in|through)|"
            rf"(?:mak|pa)(?:e|es|ing|y|ys|id|ying|de) (?:a|an|his|her) {_ADJECTIVES}(?:visit|trip|journey) to|"
            rf"(?:was|were|is|are|be) (?:taken|flown|driven) to|"
            rf"(?:was|were|is|are|(?:has|have|had|will|would) be(?:en)?|is to be) in(?= <L\d+>(?: (?:<D|(?:since|"
            rf"until|till) )|\.?$))|"
            rf"(?:will be|would be|is to be|(?:may|might|could) be) in|(?:is|are|was|were|be)(?: also| next)? "
            rf"(?:expected|due|awaited)(?: <D\d+>)? in|"
            rf"{_STAY}(?: <D\d+>)? in|(?:{_ARRIVES})(?:,? (?!for |with |and )(?:[a-z]+|<D\d+>|from <L\d+>)){{0,5}}? "
            rf"(?:in|at|to|into)|"
            rf"reach(?:es|ed|ing)?|tours?|toured|begins? a {_ADJECTIVES}{_JOURNEY} of) {GOAL}"
        ),
        re.compile(
            r"\b(?P<verb>begins?|starts?|began|started|kick(?:s|ed) off|paid|pays|pay|wrapp(?:s|ed) "
            r"up|conclude[sd]?|ended?) (?:[\w-]+ |<D\d+> ){0,3}(?P<place><L\d+>) (?:visit|trip|tour)"
        ),
        re.compile(
            r"\b(?P<verb>(?:has|have|had) been|is|was|are|were) (?P<deictic>here|there)(?= (?:<D\d+>|since|until)"
            r"\b| <D)"
        ),
        re.compile(
            r"(?P<verb>\b(?:is|was) (?:expected|due)|\b(?:go|goes|went|gone|travelled|flew|flown|been|arrived|"
            r"arrives|landed|flies)) (?P<deictic>here|there)\b"
        ),
        re.compile(
            rf"(?P<visitor><P\d+>),? (?:who (?:is|was|has been) )?(?:is |was |has been )?in {GOAL} "
            rf"(?=(?P<since><D\d+>))"
        ),
        re.compile(rf"(?P<visitor><P\d+>) in {GOAL} \((?:on )?<D\d+>"),
        re.compile(
            rf"\b(?P<verb>(?:is|are|was|were) to attend|will attend|attend(?:s|ed|ing)?) (?:<M\d+>|(?:(?!<P|<L)"
            rf"[^.;]){{0,50}}?"
            rf"(?:forum|summit|conference|congress|parade|ceremony|session|meeting|assembly|inauguration|"
            rf"swearing-in)) in {GOAL}"
        ),
        re.compile(r"\b(?P<verb>(?:is|are|was|were) (?:expected|due|set) to|will) (?P<deictic>follow)(?= <D|\.)"),
        re.compile(rf"\b(?P<verb>(?:{_ARRIVES}) (?:straight|directly|fresh)) from {GOAL}(?P<undated>)"),
        re.compile(
            rf"\b(?P<verb>(?:journey|tour|trip)) (?:that |which )?(?:had |has )?(?:begun|began|begins|started|"
            rf"starts) in {GOAL}"
        ),
        re.compile(
            r"\b[Ff]rom (?P<place><L\d+>),? (?:[A-Z][a-z]+\.? )?(?:<T\d+> )?(?P<visitor><P\d+>) (?:continues|"
            r"travels|flies|goes|heads|moves|continued|went|flew)(?P<undated>)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:is|was|were|are|just|returns?|returned) (?:back |home )?)from {GOAL}(?P<interval>)"
        ),
    )


@cache
def unstated() -> tuple[re.Pattern[str], ...]:
    """Patterns without a goal: it is understood to be where the text is set."""
    return (
        re.compile(
            r"\b[Vv]isiting (?:(?:senior|top|[A-Z]\w+) ){0,2}(?:[a-z]+ ){0,2}(?:<T\d+>,? (?:and "
            r")?){0,3}(?P<visitor><P\d+>)"
        ),
        re.compile(rf"\b(?P<verb>{_ARRIVES})\b(?P<rest>)"),
        re.compile(rf"\b(?P<verb>{_STAY})\b(?: on)?(?= <D\d+>| (?:until|till) )(?P<until>)"),
        re.compile(
            r"(?P<verb>\b(?:was|were|is|being) (?:met|welcomed|greeted|received)) (?:on arrival )?at [^."
            r";,]{0,40}(?:[Aa]irport|[Aa]irbase|[Aa]ir base)"
        ),
        re.compile(
            rf"(?:(?P<visitor><P\d+>)[’']s|(?P<whose>\b[Hh]is|\b[Hh]er|\bwhose)) {_ADJECTIVES}{_JOURNEY},?(?: which)?"
            r"(?: (?:is to|is due to|will))? (?:(?:beg[ia]ns?|start(?:s|ed)?) (?:on )?(?P<when><D\d+>)|(?:ends?|"
            r"ended|concluded?s?) (?:on )?<D\d+>)"
        ),
    )


LEAVES = re.compile(
    r"\b(?P<verb>(?:(?:leaves?|left|leaving|departs?|departed|departing|flies|flew|fly|flown|flying|returns?|"
    r"returned|returning|"
    r"heads?|headed|heading|goes|went|travels?|travell?ed|continues?|continued|sets? off)\b"
    r"(?: (?:on|back|again|straight))*(?P<goal> (?:home|<L\d+>|to <L\d+>|for home|for <L\d+>|here)(?: for <L\d+>)?)?"
    r"|(?:is|was|are|were)(?: not)? (?:expected|due) back(?P<back> in <L\d+>| home)?|(?:will be|is|was) back in "
    r"(?P<there><L\d+>)"
    r"|was back (?:in|from) <L\d+>|on (?:his|her) way back to <L\d+>))"
)
LEAVING = re.compile(r"leav|left|depart")
VISIT_ENDS = re.compile(
    rf"\b{_JOURNEY},?(?: (?:which|that)| (?:to|in|of) <L\d+>)*(?: is to| is due to| will)? (?:ends?|ended|"
    rf"concluded?s?|winds? up|wound up) (?:on )?(?P<end><D\d+>)"
)


NEXT_CLAUSE = re.compile(
    r";|(?:,| and| but) (?:then |later |also )?(?:will|would|is|are|was|were|has|have|had|he|she|they|[a-z]+ed|"
    r"(?!days|weeks|months|years)[a-z]{3,}s)\b"
    r"|, (?:who|where|when|which|while|ahead|after|before)\b|, the [a-z]+ (?:stop|leg|station) of\b"
)


MORE_GOALS = re.compile(
    r"((?:, (?:the )?<L\d+>)*),? (?:and|then)(?: then| on| later)? (?:to |in )?(?:the )?(<L\d+>)(?![’']s)(?! "
    r"(?:are|is|have|has|were|will)\b)"
)
AND_ON_TO = re.compile(
    r"(?: <D\d+>)?(?:(?!<[LP])[^.;]){0,50}?,? and(?: then| from there| later)* (?:to|for) (?:the )?(<L\d+>)"
)


DENIED = re.compile(
    r"(?:\b(?:not|never|n[’']t|no longer|without)(?: \w+){0,2}|\b(?:invit|ask|urg)(?:es?|ed|ing)\b[^.;]{0,60} to) $"
)

ROUNDING_OFF = re.compile(
    r"\b(?:wound up|winds? up|wrapp(?:ed|s|ing) up|end(?:ed|s|ing)?|conclud(?:ed?|es|ing)|complet(?:ed?|es|ing)|"
    r"finish(?:ed|es|ing)?|round(?:ed|s|ing) off|clos(?:ed?|es|ing))(?: (?:an?|his|her|the|their|<D\d+>|[\w-]+)){0,5} $"
)
"""Before a visit whose date is its end."""
