"""The words of meeting in masked sentences: verbs and nouns that join persons."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.office_holders import office
from regesta.extract.person_phrases import OFFICE_BEFORE, PAIR, PERSON, SEVERAL

_NOUN = (
    r"(?:talks?|meetings?|conversations?|consultations?|discussions?|negotiations?|exchanges?|audience|session|"
    r"phone call|"
    r"dialogue|summit|encounters?|interviews?|tête-à-têtes?|chat|consultation|working session|breakfast|lunch|"
    r"luncheon|dinner|supper|tea|coffee|tête-à-tête|bilateral|one-on-one|"
    r"pull-aside|huddle|briefing|call|<M\d+>)"
)
_QUALIFIED = r"(?:(?!(?:and|or|had|has|have|held|hold|who|which|that)\b)(?:[\w’'-]+|<D\d+>) ){0,5}?"
_HAD = (
    r"(?:held|hold|holds|holding|had|has|have|having|began|begins|opened|concluded?s?|wrapp(?:ed|s) up|conducts?|"
    r"(?:took|takes|taking|take) part in|participate[sd]? in|"
    r"conducted|sustain(?:s|ed)|maintained)"
)
_ADVERB = (
    r"(?:,? (?:together|separately|briefly|also|then|later|privately|<D\d+>|in <L\d+>|at <[LO]\d+>|on the "
    r"(?:sidelines|margins)[^<.;,]{0,30}(?:<[MO]\d+>)?),?){0,3}"
)
_DEFINING = (
    r"(?:(?:the|another|an?|his|her|their) )?(?:<L\d+> (?=[a-z]))?"
    r"(?:(?:[A-Z]\w+ ){1,4}of (?:the )?(?:<[LO]\d+>,? )?)?(?:(?!(?:and|or|"
    r"but|before|after|as|when|while|in|at|on|to|that|who|"
    r"for|from|with|by|of|"
    r"about|over|how|why|what|if|because|until|during)\b)[\w’'-]+,? ){0,4}?"
)
_ROLE = (
    r"(?:(?:his|her|their|its) )?(?:<L\d+> (?=[a-z]))?(?:[A-Z]\w+ ){0,2}"
    r"(?:(?:old |long-time )?(?:host|guest|counterpart|colleague|"
    r"opposite number|peer|partner)s?,? )?"
)
_LAND = r"(?:<L\d+>|[A-Z][\w-]+(?: [A-Z][\w-]+)?)"
_WHOLE = r"(?![’']s\b| as (?:an?|the|his|her|their)\b)"
_OBJECTS = rf"{_ROLE}{OFFICE_BEFORE}(?P<objects>{SEVERAL}){_WHOLE}"
_DEFINED = (
    rf"(?:the (?:[a-z-]+ ){{1,3}}of (?:the )?(?:[a-z’'-]+ ){{1,3}}|{_DEFINING}|"
    rf"{OFFICE_BEFORE})(?P<objects>{SEVERAL}){_WHOLE}"
)
_MET = (
    r"(?:(?:met|meets|meet|(?:(?<=is )|(?<=are )|(?<=be )|(?<=was )|(?<=were )|(?<=fore )|(?<=fter ))meeting)"
    r"(?: up)?(?:,? (?:on (?:the|this|that) occasion|separately|briefly|privately|face to face|face-to-face|also|"
    r"<D\d+>|in <L\d+>),?){0,2}(?: with)?"
    r"|(?:call|calls|called|calling)(?: (?:briefly|also|separately|<D\d+>))? (?:up)?on"
    r"|(?:paid|pays|pay|paying|make|makes|made|making) (?:[\w’'-]+ ){1,4}?(?:call|calls|visit|respects) (?:up)?(?:on|"
    r"to)"
    r"|exchang(?:ed|es?|ing) (?:views|opinions|notes)(?: [a-z]+| <D\d+>)? with|confer(?:red|s|ring)? with|sat "
    r"down(?: again| <D\d+>)? with|"
    r"sits? down with|sat across(?: the table)? from|"
    r"sat (?:opposite|facing)|(?:will |would )?(?:have )?(?:seen|see|sees|saw|seeing)|spen(?:t|ds?) "
    r"[^.;<]{0,30}(?:<D\d+> )?(?:in conversation )?with|"
    r"found time for|(?:shook|shak(?:es|ing)) hands with|pos(?:es|ed|ing) (?:for [a-z ]{3,20} )?with|"
    r"present(?:s|ed|ing) (?:copies of |a copy of )?(?:his|her) (?:[a-z]+ ){0,2}"
    r"(?:credentials|letters? of (?:credence|recall)) to|(?:accept|receiv)(?:s|es|ed|ing) the "
    r"(?:credentials|letters? of credence) (?:of|from)|ba(?:de|ds|dding) farewell to|(?:sitting|"
    r"sits) (?:opposite|across from|down "
    r"with)|(?:was|were|is|be) (?:the |an? )?(?:[a-z]+ )?guests? of|(?:din(?:e|es|ed|ing)|lunch(?:es|ed)|"
    r"breakfast(?:s|ed)|huddle[sd]?|"
    r"consult(?:s|ed)|"
    r"negotiate[sd]?|conversed?s?|chat(?:s|ted)|deliberate[sd]?|hold(?:s|ing)? discussions|met up|sit(?:s|ting)? "
    r"together)(?: <D\d+>)? "
    r"with|(?:talk|talks|talked|speak|speaks|spoke|spoken|speaking)(?: (?:briefly|privately|separately|directly|"
    r"again|"
    r"today|at length|<D\d+>|(?:by|over the|on the|via|through|via a|over) (?:(?:tele)?phone|"
    r"video)(?:[ -]?(?:link|call|"
    r"conference))?)){0,3} (?:with|to(?= (?:his|her|<T\d+>|the <T))))"
)
_RECEIVED = (
    r"(?:receives?|received|receiving|hosts?|hosted|hosting|welcomes?|welcomed|welcoming|greeted|joins?|joined|"
    r"faced|faces|greets?|greeting)"
)
_BY = (
    r"(?:(?:was|were|is|are|be|been|being) (?:in turn |[a-z]+ )?|(?<=and ))(?:received|accepted|hosted|"
    r"welcomed|greeted|met|awaited|seen off|joined(?= at (?:the )?(?:table|talks|session|meeting)))"
    r"(?:(?! by )[^.;<]|<[LOD]\d+>){0,60}? by"
)
_RECIPROCAL = (
    rf"(?:{_HAD} (?:their|a|an|the)? ?{_QUALIFIED}{_NOUN}(?!\w)(?! with| between)|(?:met|meet|conferred|sat down|"
    rf"sit down|saw each other|"
    r"see each other|met each other|exchanged? (?:views|notes|opinions)|dined|lunched|breakfasted|huddled|consulted|"
    r"talk (?:one on one|one-on-one|tête-à-tête)|(?:came|come) (?:together|face to face)|(?:(?<=will )|"
    r"(?<=to ))(?:discuss|sign)\b|(?:(?<=will )|(?<=to ))sit (?:down|together|for talks|in <L\d+>)|shook hands|"
    r"shake hands|"
    r"spoke|talked|agreed|signed|reached|discussed|reviewed|negotiated|inked)\b(?! with| to | <P))"
)


def _meeting_and_receiving() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\b(?P<verb>{_MET}) {_DEFINED}"),
        re.compile(rf"\b(?P<verb>{_MET}) (?:(?!<P)[^.;”\"]){{3,90}}?,? and (?:also )?(?:with|on) {_DEFINED}"),
        re.compile(
            rf"\b(?P<verb>{_RECEIVED})(?:,? (?:here|in audience|today|yesterday|<D\d+>|in <L\d+>|"
            rf"at (?:the )?<[LO]\d+>|"
            rf"(?:in|at) (?:his|her|the) (?:[a-z]+ ){{0,2}}(?:office|headquarters|residence|ministry|"
            rf"palace))){{0,4}},? "
            rf"{_DEFINED}"
        ),
        re.compile(
            rf"\b(?P<verb>{_RECEIVED} (?:an? )?(?:[a-z]+ ){{0,2}}(?:call|visit)s? (?:from|by|of)) (?:the )?{_DEFINED}"
        ),
        re.compile(
            rf"\b(?P<verb>(?:{_MET}|{_RECEIVED}) (?:an?|the|his|her) (?:[^.;<]|<[LOD]\d+>){{0,60}}?"
            rf"(?:delegation|team|group|mission)(?:[^.;<]|<[LOD]\d+>){{0,40}}? (?:led|headed) by) (?:the )?"
            rf"{OFFICE_BEFORE}(?P<objects>{PERSON})"
        ),
        re.compile(rf"\b(?P<verb>{_BY}) (?:the )?(?:[^.;<]{{0,50}}, who is also )?{_DEFINED}"),
        re.compile(rf"\b(?P<verb>{_HAD} (?:(?!<P)[^.;]){{0,110}}?) with {_OBJECTS}"),
        re.compile(rf"\b(?P<verb>{_HAD} {_QUALIFIED}{_NOUN}{_ADVERB} with) {_DEFINED}"),
        re.compile(
            rf"\b(?P<verb>(?:hosted|hosts|gave|gives|held|threw) an? [^.;<]{{0,30}}?(?:dinner|lunch|luncheon|"
            rf"breakfast|banquet|"
            rf"reception) (?:in hono[u]?r of|for)|(?:gave|gives|granted|grants) (?:an? )?audience to) {_DEFINED}"
        ),
        re.compile(
            rf"\b(?P<verb>(?:was|were|is|be|been) granted (?:an? )?(?:[a-z]+ )?audience (?:by|with)) (?:the "
            rf")?{_DEFINED}"
        ),
        re.compile(rf"\b(?P<verb>sign(?:ed|s|ing) (?:(?!<P)[^.;]){{3,80}}? with) {_OBJECTS}"),
    )


def _two_together() -> tuple[re.Pattern[str], ...]:
    """Meetings in which both sides stand together, or belong to a noun."""
    adverbs = r"(?:(?:[\w-]+|<D\d+>),? ){0,3}?"
    return (
        re.compile(rf"(?P<verb>(?i:{_NOUN}) of) (?:the )?(?P<subjects>{PERSON}) with {_DEFINED}"),
        re.compile(rf"(?P<subjects>{PAIR})(?:,| [–—-]+)? {adverbs}(?P<verb>{_RECIPROCAL})"),
        re.compile(
            rf"(?P<subjects>{PERSON},? \(?(?:left|right|[LRlr])\)?,? and (?:his |her )?{_ROLE}{PERSON})"
            rf"(?:,? \(?(?:left|right|[LRlr])\)?,?)? (?P<verb>(?:at|during|before|after|ahead of|pos(?:e|ing)|meet|"
            rf"shak(?:e|ing) hands|in|attend|hold|talk)\b)(?! with)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:conducted|led|headed|chaired|held|"
            rf"opened)) by (?:the )?(?P<all>{OFFICE_BEFORE}{PERSON},? "
            rf"and,? (?:(?:from|on|for) (?:[^.;<]|<[LO]\d+>){{3,40}}?,? )?by (?:the )?{OFFICE_BEFORE}{PERSON})"
        ),
        re.compile(
            rf"(?P<subjects>{PAIR})[^.;]{{0,140}}?\b(?P<verb>(?:after|during|following|at|in|since|before) "
            rf"(?:(?:their|the|a) (?:[a-z-]+ ){{0,3}}?(?:talks|meeting|negotiations|summit|conversation|encounter|"
            rf"consultations|session|dinner|lunch|breakfast|tête-à-tête)|(?:[a-z-]+ )?(?:talks|meeting|"
            rf"negotiations)))\b"
        ),
    )


def _both_sides() -> tuple[re.Pattern[str], ...]:
    """Meetings of two who stand together as subjects, or whom a noun joins."""
    return (
        re.compile(
            rf"(?P<subjects>{PAIR})[^.;]{{0,140}}?(?P<verb>(?:\b(?:when|where|as) (?:they|the two|both)|, who)"
            rf"(?: (?:had|have|last|first|also))* (?:met|saw each other|held talks|spoke))\b"
        ),
        re.compile(
            rf"(?P<verb>(?<!\w)(?i:{_NOUN}) (?:that|which)) (?P<subjects>{PAIR}) (?:have |had )?(?:held|"
            rf"had)\b"
        ),
        re.compile(
            rf"\b(?P<verb>(?P<whose>[Hh](?:is|er)) (?:partner|interlocutor)s? in )[^.;]{{0,40}}? (?:was|were) "
            rf"(?P<objects>{PERSON})"
        ),
        re.compile(
            rf"\b(?P<verb>(?i:{_NOUN})(?: (?:on )?<D\d+>| in <L\d+>| at (?:the )?(?:<[OL]\d+>|(?:[A-Z]\w+ ?)"
            rf"{{1,4}}(?<! ))| at the level of [a-z ]{{3,30}}| (?:was|were|is|"
            rf"will be|has been|took|takes|take|will take|had|being|held|place|here|today|planned|scheduled|due|set|"
            rf"for))* "
            rf"(?:between|of)) (?:the (?:[a-z]+ ){{0,3}}(?:[a-z]+s|<T\d+>s?), |(?:both |[a-z]+ "
            rf"))?{OFFICE_BEFORE}(?P<all>{PAIR})"
        ),
    )


def _talking() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"(?P<subjects>{PERSON})[^.;<]{{0,60}}(?P<verb>\b(?:talks|negotiations|meeting|conversation|phone "
            rf"call)(?: with|” with)) {_OBJECTS}"
        ),
        re.compile(rf"(?P<subjects><P\d+>)[’']s? (?P<verb>{_QUALIFIED}{_NOUN}{_ADVERB} (?:with|on)) {_OBJECTS}"),
        re.compile(rf"\b(?P<verb>(?P<whose>[Hh]is|[Hh]er) {_QUALIFIED}{_NOUN}{_ADVERB} (?:with|on)) {_DEFINED}"),
        re.compile(
            rf"\b(?P<verb>(?i:after|in|during|following|for|at|before|of|with) (?:his |her |a |an |the "
            rf")?{_QUALIFIED}(?!<M){_NOUN}{_ADVERB} with) {_DEFINED}"
        ),
    )


def _they_and_others() -> tuple[re.Pattern[str], ...]:
    """Meetings of “them”, of those of two lands, and of who attends with whom."""
    return (
        re.compile(
            r"\b(?P<verb>(?:received|receives|met|hosted|hosts|welcomed)) (?P<them>them|him|her|both)\b(?! at (?:the "
            r"|[A-Z]\w+ |<L\d+> )?(?:[a-z]*port|[a-z ]*base|station|border)|"
            r" (?:delegation|visit|letter|message|[a-z]+ of)\b)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:attend|attends|attended|chairs?|chaired|co-chairs?|co-chaired|opens?|opened)\b(?:,? "
            rf"(?:[a-z]+|<D\d+>)){{0,4}},? together with|(?:re)?launch(?:ed|es|ing)? "
            rf"(?:the|an?) [^.;<]{{3,50}} with) {_DEFINED}"
        ),
        re.compile(rf"(?P<verb><M\d+>,? with) {_OBJECTS}"),
        re.compile(
            rf"(?P<lands>[Tt]he (?P<one>{_LAND}) and (?P<two>{_LAND}) (?P<post>(?:[a-z]+ ){{0,2}}[a-z]+s))"
            rf"(?:,? (?:[a-z]+|<D\d+>)){{0,4}}? (?P<verb>met|meet|saw each other|held|hold|had talks|discuss(?:ed)?|"
            rf"spoke|talked|agreed|signed|conferred|co-chaired|chaired)\b(?! with| the)"
        ),
        re.compile(
            rf"\b(?P<verb>(?:after|following|before|with|including|ahead of) (?:his |her |an? )(?:[a-z]+ ){{0,2}}"
            rf"(?:visit to|call on|visit with)) {_DEFINED}(?! to)"
        ),
        re.compile(
            r"\b(?P<verb>(?P<both>They|[Tt]he (?:two|pair)(?: (?:ministers|leaders|presidents|diplomats|officials|"
            r"men|women|"
            r"delegations|teams|parties|counterparts|sides?))?|[Bb]oth(?: (?:sides|delegations|ministers|leaders|"
            r"officials))?|"
            r"[Tt]he (?:sides|delegations|parties|teams|ministers|counterparts))"
            r"(?: (?:[a-z]+|<D\d+>)){0,4}? (?:met|meet|saw each other|see each other|sat down|held talks|hold "
            r"talks|had talks|went into (?:[\w-]+ )*talks|held (?:a|their) [a-z -]{0,30}(?:meeting|conversation|"
            r"discussion)|(?:spoke|talked)(?= (?:<D\d+>|by|on the|over the|again|for)|[.,])|dined|"
            r"shook hands))\b(?! with|"
            r" the)"
        ),
    )


def _planned_and_beside() -> tuple[re.Pattern[str], ...]:
    """A meeting that a programme holds, without a word of who else is at it; and one told in a clause about a name."""
    return (
        re.compile(
            rf"(?P<programme>(?:^|[,;:] |\b(?:and|that|of the commission|of the talks|includes?|included|including|"
            rf"envisages|provides for|there (?:is|was|will be)(?: also)?) )(?i:(?:an?|the|another|separate|his|"
            rf"her) )?)"
            rf"(?P<verb>{_QUALIFIED}(?i:meetings?|talks|audience|conversations?|negotiations)(?: (?:is|are|was|"
            rf"were)(?: also)? "
            rf"(?:planned|scheduled|expected|foreseen|envisaged|held|due|set)(?: for <D\d+>| <D\d+>)?)? with) "
            rf"{_DEFINED}"
        ),
        re.compile(
            r"(?P<objects><P\d+>),? with whom (?P<verb>(?:(?:he|she|<P\d+>) )(?:also |had |has |later )?(?:spent|"
            r"met|held|had|talked|conferred|sat))"
        ),
        re.compile(
            rf"(?P<objects><P\d+>)(?: \([^)]*\))?,? whom (?P<subjects>{PERSON})(?: (?:had|has|also|later|<D\d+>))* "
            rf"(?P<verb>(?:received|met|hosted|welcomed|saw|will (?:receive|meet|host))\b)"
        ),
    )


def _told_and_attended() -> tuple[re.Pattern[str], ...]:
    """Meetings told by what one told the other, by who attended, and by who chaired."""
    return (
        re.compile(
            rf"(?P<subjects><P\d+>),? (?P<verb>(?:told|assured|informed|asked|briefed|thanked|urged)) "
            rf"(?:(?:visiting|his|her) )?{_ROLE}{OFFICE_BEFORE}(?P<objects>{PERSON}),? (?:<D\d+> )?"
            rf"(?=(?:in|during|at|when) (?:an?|their|the|they) (?:[a-z-]+ ){{0,3}}(?:meeting|talks|conversation|"
            rf"phone call|call|audience|met|spoke|dinner|lunch)\b)"
        ),
        re.compile(
            rf"(?P<verb>(?:meeting|talks|session|round|consultations|dialogue|<M\d+>)(?: (?:in <L\d+>|<D\d+>))*,?"
            rf" (?:(?:was|were|is|are|will be) attended by|brought together|brings together|gathered)) (?:the )?"
            rf"{OFFICE_BEFORE}(?P<all>{PAIR})"
        ),
        re.compile(
            rf"\b(?P<verb>(?:co-)?chair(?:s|ed|ing)?\b(?:(?:,? (?:[a-z]+|<D\d+>|in <L\d+>|<M\d+>)|"
            rf" \(\d+\)),?){{0,6}} "
            rf"(?:alongside|along with|jointly with|together with)) {_DEFINED}"
        ),
        re.compile(
            rf"(?P<subjects><P\d+>)(?![’'])(?:[^.;<]|<[DLO]\d+>){{3,60}}? {_ROLE}{OFFICE_BEFORE}(?P<objects>{PERSON})"
            rf"(?![’']),? (?P<verb>(?:during|at|in|after|before|following) their (?:[a-z-]+ ){{0,2}}"
            rf"(?:meeting|talks|conversation|encounter|phone call|call))\b"
        ),
        re.compile(rf"\b(?P<verb>exchanged)(?: <D\d+>)? (?:between|by) (?:the )?{OFFICE_BEFORE}(?P<all>{PAIR})"),
        re.compile(
            rf"\b(?P<verb>signed|inked|initialled)(?: (?:[a-z]+|<[DLM]\d+>)){{1,8}} by (?:the "
            rf")?{OFFICE_BEFORE}(?P<all>{PAIR})"
        ),
    )


def _offices_alone() -> tuple[re.Pattern[str], ...]:
    """Whom the verb takes is told by an office alone, or as a guest."""
    speech = r"[^”\"]{0,160}[”\"],? (?:[a-z]+ )?"
    return (
        re.compile(rf"(?P<verb>\b[Mm]y {_QUALIFIED}{_NOUN}{_ADVERB} with) {_DEFINED}{speech}(?P<subjects>{PERSON})"),
        re.compile(
            rf"[“\"](?:[^”\"]{{0,120}} )?(?P<verb>I (?:have |had |also |just )*{_MET}) "
            rf"{_DEFINED}{speech}(?P<subjects>{PERSON})"
        ),
        re.compile(rf"(?P<verb><M\d+>(?: of)?) (?:the )?(?P<subjects>{PERSON}) with {_DEFINED}"),
        re.compile(
            rf"(?P<whose>\b[Hh]e|\b[Ss]he) and {_ROLE}(?P<objects>{PERSON}),? (?P<verb>{_RECIPROCAL}|put their names)"
        ),
        re.compile(
            rf"\b(?P<verb>signed|discussed|agreed|reviewed|adopted|reached|launched|inaugurated|concluded|opened)"
            rf"(?: (?:on )?<D\d+>| in <L\d+>){{0,2}} by (?:the )?{OFFICE_BEFORE}(?P<all>{PAIR})"
        ),
        re.compile(
            rf"(?P<subjects>{PAIR}),? (?:jointly |together |had |have |last )*(?P<verb>revived|relaunched|launched|"
            rf"inaugurated|"
            rf"opened|concluded|set up|established|adopted|endorsed|unveiled|witnessed|exchanged)\b"
        ),
        re.compile(rf"\b(?P<verb>{_MET}|{_RECEIVED}|{_BY}|{_HAD} {_QUALIFIED}{_NOUN}{_ADVERB} with) {office()}"),
    )


def _pronouns_and_others() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"\b(?P<verb>invit(?:ed|es|ing)) (?P<objects>{PAIR}),? to (?:the )?<[OL]\d+> for (?:the |a "
            rf")?(?:session|talks|round|meeting|dialogue|<M\d+>)"
        ),
        re.compile(
            rf"\b(?P<verb>where) (?P<objects>{SEVERAL}) (?:was waiting|awaited|(?:received|met|welcomed|greeted) "
            rf"(?:him|her|them))"
        ),
        re.compile(rf"\b(?P<verb>(?:had|has|have) )(?P<objects>{SEVERAL}) over(?= (?:<D|for|to|at|on)|[.,])"),
    )


@cache
def meeting_patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns; groups: objects whom the verb takes, subjects where the pattern holds them."""
    return (
        *_meeting_and_receiving(),
        *_two_together(),
        *_both_sides(),
        *_talking(),
        *_they_and_others(),
        *_pronouns_and_others(),
        *_planned_and_beside(),
        *_told_and_attended(),
        *_offices_alone(),
    )


SECOND_OBJECT = re.compile(
    rf"(?:,? on <D\d+>)?(?:,? and(?: then)?|,|;),? (?:(?:(?!<P)[^.;<]|<D\d+>|<L\d+>){{0,90}}?,? )?(?P<prep>on|with|"
    rf"by|for) {_DEFINED}"
    rf"|(?: (?:at|in) (?:the |his |her )?(?:<[LO]\d+>|[\w ]{{3,30}}?)),? and {OFFICE_BEFORE}(?P<beside>{PERSON})"
    rf"(?= (?:at|in) |\.|$)"
    rf"|(?:(?: [a-z]+| <D\d+>){{1,5}}),? and {_ROLE}(?P<bare>{PERSON})(?= (?:the (?:evening|day|morning|night)|"
    rf"<D\d+>|in the|at|later|afterwards))"
)
NOT_MET = re.compile(r"\b(?:not|never|n[’']t|refus\w+ to|declin\w+ to|without|instead of)(?: \w+){0,2} $")
ONLY_AGREED = (
    "agreed",
    "reached",
    "spoke",
    "talked",
    "signed",
    "reviewed",
    "negotiated",
    "inked",
    "adopted",
    "launched",
    "inaugurated",
    "concluded",
    "opened",
    "revived",
    "relaunched",
    "set up",
    "established",
    "endorsed",
    "unveiled",
    "witnessed",
    "exchanged",
    "discuss",
    "discussed",
    "sign",
    "put their names",
)
"""What two may do apart: a meeting only where a place and a time are told."""
CALL = re.compile(r"\b(?:phone|telephone|telephoned|phoned|video|(?<!paid a )(?<!courtesy )call(?! on))\b")


OPENING_ING = re.compile(r"^(?:Welcoming|Receiving|Hosting|Greeting|Sitting|Speaking with|Talking with)\b")
"""A verb of meeting that opens a sentence: the patterns know it in small letters."""
NO_GATHERING = re.compile(
    r"\b(?:will be (?:co-?)?chaired|(?:task force|fund|body|board|panel|centre|center|institute|association|company|"
    r"bank)\b)"
)
"""What is chaired without a meeting, or whose meeting is still to come."""
HANGING = re.compile(r"\b(?:on|with|by|of|to|from|for|met|told|at|and)(?: the| his| her)? $")
