"""What stands around the telling of a visit: who leaves, further goals and dates, its end, and what denies it."""

from __future__ import annotations

import re

from regesta.extract.journey_words import JOURNEY

LEAVES = re.compile(
    r"\b(?P<verb>(?:(?:leaves?|left|leaving|departs?|departed|departing|(?:flies|flew|fly|flying|jets|jetted) out|"
    r"flies|flew|fly|flown|flying|returns?|"
    r"returned|returning|"
    r"heads?|headed|heading|goes|went|travels?|travell?ed|continues?|continued|sets? off)\b"
    r"(?: (?:on|back|again|straight))*(?P<goal> (?:home|<L\d+>|to <L\d+>|for home|for <L\d+>|here)(?: for <L\d+>)?)?"
    r"|(?:is|was|are|were)(?: not)? (?:expected|due) back(?P<back> in <L\d+>| home)?|(?:will be|is|was) back in "
    r"(?P<there><L\d+>)"
    r"|was back (?:in|from) <L\d+>|on (?:his|her) way back to <L\d+>))"
)
LEAVING = re.compile(r"leav|left|depart|(?:fl[a-z]+|jet[a-z]*) out")
ON_LEAVING = re.compile(
    r"\s*(?:[.,;:)]|$|<D\d+>|(?:on|at|by|early|late|later|this|that|shortly|from|after|with|again|in the|the "
    r"(?:same|next|"
    r"following|day)|straight|immediately|soon|before|together|and|a (?:day|week)|today|yesterday|tomorrow|tonight|"
    r"to (?:attend|take|meet))(?![\w-]))"
)
"""What stands after a verb of leaving that has no object."""
VISIT_ENDS = re.compile(
    rf"\b{JOURNEY},?(?: (?:which|that)| (?:to|in|of) <L\d+>)*(?: is to| is due to| will)? (?:ends?|ended|"
    rf"concluded?s?|winds? up|wound up) (?:on )?(?P<end><D\d+>)"
)


NEXT_CLAUSE = re.compile(
    r";|(?:,| and| but) (?:then |later |also )?(?:will|would|is|are|was|were|has|have|had|he|she|they|[a-z]+ed|"
    r"(?!days|weeks|months|years)[a-z]{3,}s)\b"
    r"|,? and then (?:on )?(?:to|for)\b|, (?:who|where|when|which|while|ahead|after|before)\b|, the [a-z]+ (?:stop|"
    r"leg|station) of\b"
)


MORE_GOALS = re.compile(
    r"((?:(?: (?:on )?<D\d+>)?, (?:in |to )?(?:the )?<L\d+>)*)(?: (?:on )?<D\d+>)?,? (?:and|then)(?: then| on| later)? "
    r"(?:to |in )?(?:the )?(<L\d+>)(?![’']s)(?! "
    r"(?:are|is|have|has|were|will)\b)"
)
AND_ON_TO = re.compile(
    r"(?: <D\d+>)?(?:(?!<[LP])[^.;]){0,50}?,? and(?: then| from there| later)* (?:to|for) (?:the )?(<L\d+>)"
    r"|(?: <D\d+>)?,? followed by (?:an? )?(?:[a-z]+ ){0,2}(?:stops?|visits?|trips?) (?:in|to) (?:the "
    r")?<L\d+>(?:(?:,|,? and) <L\d+>)*"
)


DENIED = re.compile(
    r"(?:\b(?:not|never|n[’']t|no longer|without)(?: \w+){0,2}|\b(?:invit|ask|urg)(?:es?|ed|ing)\b[^.;]{0,60} to) $"
)

NOT_GOING = re.compile(
    r"[^.;<]{0,20}\b(?:(?:was|is|were|are|had been) (?:out of the question|ruled out|not (?:planned|scheduled|on "
    r"the))|"
    r"never (?:took place|happened|came about|materiali[sz]ed)|did not (?:take place|materiali[sz]e))"
)
"""After a visit that is told not to be one."""
MORE_TIMES = re.compile(
    r"(?: (?:twice|three times|several times))?,? (?:in |on )?<D\d+>(?:,? (?:in |on )?(<D\d+>))?,? and (?:again "
    r")?(?:in |on )?"
    r"(<D\d+>)(?! (?:in|to|at) )"
)
"""After a goal: several dates, each of a visit of its own."""
SESSION_LASTS = re.compile(
    r"(?:<M\d+>|\b(?:talks|session|conference|forum|meetings?|round|summit|dialogue|consultations)),? (?:which |"
    r"that )?"
    r"(?:is|was|are|were|runs?|ran|running|lasts?|lasted|lasting|continues?|continuing|due|will|scheduled|taking|"
    r"goes)"
    r"[\w ,]{0,30}$"
)
"""Before an end that is of a gathering, not of a visit."""
ROUNDING_OFF = re.compile(
    r"\b(?:cuts? short|cutting short|br[eo]aks? off|broke off|wound up|winds? up|wrapp(?:ed|s|ing) up|end(?:ed|s|"
    r"ing)?|conclud(?:ed?|es|ing)|complet(?:ed?|es|ing)|"
    r"finish(?:ed|es|ing)?|round(?:ed|s|ing) off|clos(?:ed?|es|ing))(?: (?:an?|his|her|the|their|<D\d+>|"
    r"[\w-]+)){0,5} $"
)
"""Before a visit whose date is its end."""
