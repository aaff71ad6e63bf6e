"""The words of journeys that patterns are made of: nouns of travelling, verbs of going, arriving and staying."""

from __future__ import annotations

import re

JOURNEY = r"(?:[Vv]isit|[Tt]rip|[Tt]our|stay|journey|mission|swing|stopover|arrival)"
ADJECTIVES = r"(?:[\w-]+ |<D\d+>(?:[’']s)? |<T\d+> ){0,4}"
ON = (
    r"(?: (?:out of <L\d+>|out|on|onwards?|directly|straight|over|again|later|from <L\d+>|<D\d+>|[a-z]+ly|by \w+|"
    r"together|(?:together "
    r")?with (?:<T\d+>,? )?<P\d+>)){0,3}"
)
GOES = (
    r"(?:come|comes|came|coming|travel|travels|travell?ed|travell?ing|fly|flies|flew|flown|flying|go|goes|went|"
    r"gone|going|(?:leaves?|left|leaving|departs?|departed|departing)(?: from)? (?:the )?<L\d+>|head|heads|headed|"
    r"heading|journey(?:s|ed)?|set(?:s|ting)? (?:off|out)|moves?|moved|continues?|"
    r"continued|proceeds?|proceeded|leaves?|leaving|left|departs?|departed|departing|embark(?:s|ed)?|sails?|sailed|"
    r"(?:leaves?|left) the (?:island|country|capital|kingdom|city)(?: <D\d+>)?(?: \(<D\d+>\))?|"
    r"cross(?:es|ed|ing)?(?: over)?|"
    r"jet(?:s|ted|ting)?|board(?:s|ed|ing)? an? (?:plane|flight|train|aircraft)|(?:is|are|was|were) (?:bound|off))"
)
ARRIVES = (
    r"(?:arrives?|arrived|arriving|land|lands|landed|landing|touch(?:es|ed|ing)? down|jets? in|jetted in|flies "
    r"in|fly in|flew in|"
    r"flown in|flying in|(?:cross(?:es|ed|ing)?|c[ao]mes?|fl(?:y|ies|ew|own)|dr(?:ives?|ove|iven)) over|"
    r"dr(?:ives?|ove|iven) in|disembark(?:s|ed|ing)?|"
    r"comes in|come in|came in|got in|turned up|came|comes|(?:has|have|had) (?:[a-z]+ )?come)"
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
STAY = r"(?:stay|stays|stayed|staying|remain|remains|remained|remaining)"
