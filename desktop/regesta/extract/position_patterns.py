"""How texts give an office to a person: the patterns on masked sentences, each under a name that its rule uses."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.gazetteer import adjective_pattern
from regesta.extract.offices import title_pattern
from regesta.extract.vocabulary import alternatives

LEAD = (
    r"(?:(?:a|an|the|also|now|then|still|currently|until now|until recently|formerly|who is|who is also|who was|"
    r"who was then|until <D\d+>|and until <D\d+>|serving as|who serves as|its|his country[’']s|her country[’']s|"
    r"[Ff]ormer|acting as) )*"
)
_AND = rf"(?:(?:,? and|,| as well as| &) (?:{LEAD}))"


@cache
def honorifics() -> str:
    """Ranks, honorifics and academic titles between an office and a name, none or several."""
    rank = (
        r"(?:Sen|Gen|Lt|Lieut|Maj|Brig|Col|Adm|Capt|Mr|Ms|Mrs|Dr|Sir|Shri)\.?|Senior|Marshal|Colonel|Vice|Rear|Air|"
        rf"(?:the )?(?:Right )?(?:Hon|Honou?rable)\.?|{alternatives('honorifics')}"
    )
    bracket = r"\((?:Dr|Prof|Retd?|retd?)\.?\)"
    return rf"(?:(?:(?:{rank})(?: {bracket})?|{bracket}) ){{0,5}}"


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns by name, in the order in which they are tried."""
    title, bare = title_pattern(), title_pattern(complete=False)
    several = rf"(?P<titles>{title}(?:{_AND}{title}){{0,3}})"
    own = rf"(?>{title})(?! {honorifics()}<P)"  # a title right before the next name is that name's
    return {
        "ahead": re.compile(
            rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) "
            rf"(?P<titles>(?:former )?{title}(?:, who is also {LEAD}{title})?)"
            rf"(?: \((?:[A-Z]{{2,6}}|<O\d+>)\))? ?, {honorifics()}(?P<person><P\d+>)(?=[ ,.;)])"
        ),
        "before": re.compile(
            rf"(?<![\w<-])(?P<titles>(?:[Ff]ormer |then[- ])?(?:{bare}(?:,? |/)(?=[A-Z<]))?{title}"
            rf"(?: and {title}){{0,2}})"
            rf"(?P<gap>,? ){honorifics()}(?P<person><P\d+>)(?: (?:of|from) (?:the )?(?P<of><[OL]\d+>))?"
        ),
        "after": re.compile(
            rf"(?P<person><P\d+>)(?: [A-Z]{{2,4}})?(?: ?\([^)]{{1,30}}\))?(?: ?,| [-–—]) {LEAD}"
            rf"(?P<titles>{own}(?:{_AND}{own}){{0,3}})(?:, (?P<of><O\d+>)(?=[,. ]))?"
        ),
        "verb": re.compile(
            rf"(?P<person><P\d+>|\b[Hh]e|\b[Ss]he)(?:, who)?(?: [a-z]+ly)? (?:is|was|serves as|served as|"
            rf"became|took over as|took office as|was sworn in as|has been|worked as|"
            rf"(?:was|is) (?:appointed|named|elected)(?: as)?|(?:was )?promoted to|"
            rf"moved to the (?:position|post) of|sits on|heads) {LEAD}{several}(?: (?P<when>(?:from "
            rf")?<D\d+>(?: (?:to|until) <D\d+>)?))?"
        ),
        "moved": re.compile(
            rf"(?P<person>\b[Hh]e|\b[Ss]he)\b[^.;]{{0,60}}? moved to the (?:position|post|office) of "
            rf"{LEAD}{several}"
        ),
        "heads": re.compile(
            r"(?P<person><P\d+>)[^.;<]{0,90}(?:<T?O?\d*>[^.;<]{0,20})?(?:, )?who (?:has |had )?"
            r"(?P<verb>heads|headed|leads|led|chairs|chaired|directs|runs|"
            r"was put in charge of|is in charge of|took charge of) (?:the )?(?P<of><O\d+>)"
        ),
        "sits": re.compile(r"(?P<person><P\d+>),? (?:who )?(?P<verb>sits on) (?:the )?(?P<of><O\d+>)"),
        "also": re.compile(rf"\((?:also|concurrently) (?:serving as )?{LEAD}{several}\)"),
        **_joint_patterns(),
    }


def _joint_patterns() -> dict[str, re.Pattern[str]]:
    """Offices that two persons have together, and that one has because the other has it."""
    role = rf"(?:[a-z-]+ ){{0,2}}(?:{alternatives('title_heads')})"
    words = rf"(?:(?!(?:The|Both|Two|{adjective_pattern()})\b)(?:{alternatives('title_words')}|[A-Z][a-z]+) ){{1,6}}"
    heads = rf"(?:{alternatives('title_heads')}|Ministers?|Presidents?|Secretar(?:y|ie))"
    two = rf"(?P<first><P\d+>)(?: \([^)]*\))? and {honorifics()}(?P<second><P\d+>)"
    adjective = adjective_pattern()
    counterpart = r"(?:counterparts?|colleagues?|peers?|opposite numbers?)"
    return {
        "pair": re.compile(
            rf"\b[Tt]he (?P<one>{adjective}) and (?P<two>{adjective}) (?P<role>{role})s,? {honorifics()}{two}"
        ),
        "plural": re.compile(rf"(?<![\w<-])(?P<role>(?:{words})?{heads})s,? {honorifics()}{two}"),
        "together": re.compile(rf"\b(?:two|both) (?P<role>{role})s, {honorifics()}{two}"),
        "each": re.compile(
            rf"\b(?P<role>(?:{words})?{heads})s(?P<field> (?:of|for) [A-Z]\w+(?: (?:and )?[A-Z]\w+){{0,3}})? of "
            rf"(?P<list>(?:(?:,? and)?,? ?(?:of )?(?:the )?<L\d+>,? {honorifics()}<P\d+>){{2,9}})"
        ),
        "in_order": re.compile(
            rf"\b[Tt]he (?P<role>{role})s (?:of|from) "
            r"(?P<states>(?:the )?<L\d+>(?:, (?:the )?<L\d+>)*,? and (?:the )?<L\d+>),? "
            rf"{honorifics()}(?P<people><P\d+>(?:(?:, |,? and ){honorifics()}<P\d+>)+)"
        ),
        "counterparts": re.compile(
            rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?P<adjectives>{adjective}(?:, {adjective})*,? and {adjective}) "
            rf"{counterpart},? "
            rf"{honorifics()}(?P<people><P\d+>(?:(?:, |,? and ){honorifics()}<P\d+>)+)"
        ),
        "counterpart": re.compile(
            rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|and) (?:(?P<adjective>{adjective}) )?{counterpart}"
            rf"(?: (?:from|of) (?:the )?(?P<of><L\d+>))?(?: is| was|,)? {honorifics()}(?P<person><P\d+>)"
        ),
        "counterpart_after": re.compile(
            rf"(?P<person><P\d+>), (?:his|her|their) (?:(?P<adjective>{adjective}) )?{counterpart}"
            r"(?: (?:from|of|in) (?:the )?(?P<of><L\d+>))?\b"
        ),
    }
