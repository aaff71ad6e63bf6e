"""How texts give an office to a person: the patterns on masked sentences, each under a name that its rule uses."""

from __future__ import annotations

import re
from functools import cache

from regesta.extract.offices import title_pattern
from regesta.extract.vocabulary import alternatives

LEAD = (
    r"(?:(?:a|an|the|also|now|then|still|currently|until now|until recently|formerly|who is|who is also|who was|"
    r"who was then|until <D\d+>|and until <D\d+>|serving as|who serves as|who also serves as|that is|that is also|"
    r"its|his country[’']s|"
    r"her country[’']s|the (?:country|nation|bloc|body|organi[sz]ation|alliance|union|ministry|group)[’']s|both|"
    r"who is both|"
    r"newly (?:appointed|elected|named)|outgoing|incoming|recently appointed|"
    r"(?:the latter )?in (?:his|her|their) (?:new |dual )?(?:capacity|role) as|[Ff]ormer|acting as) )*"
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
    return {**_beside_names(title, bare, own), **_told_of(title, several)}


def _beside_names(title: str, bare: str, own: str) -> dict[str, re.Pattern[str]]:
    """Titles right before and after names."""
    return {
        "ahead": re.compile(
            rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) "
            rf"(?P<titles>(?:former )?{title}(?:, who is also {LEAD}{title})?)"
            rf"(?: \((?:[A-Z]{{2,6}}|<O\d+>)\))? ?, {honorifics()}(?P<person><P\d+>)(?=[ ,.;)])"
        ),
        "before": re.compile(
            rf"(?<![\w<-])(?P<titles>(?:[Ff]ormer |then[- ])?(?:{bare}(?:,? |/| [-–] )(?=[A-Z<]))?{title}"
            rf"(?: and {title}){{0,2}})"
            rf"(?P<gap>,? ){honorifics()}(?P<person><P\d+>)(?: (?:of|from) (?:the )?(?P<of><[OL]\d+>))?"
        ),
        "after": re.compile(
            rf"(?P<person><P\d+>)(?: [A-Z]{{2,4}})?(?: ?\([^)]{{1,30}}\))?(?: ?,| [-–—]) {LEAD}"
            rf"(?P<titles>{own}(?:{_AND}{own}){{0,3}})(?:, (?P<of><O\d+>)(?=[,. ]))?"
        ),
    }


def _told_of(title: str, several: str) -> dict[str, re.Pattern[str]]:
    """Offices that a verb or an owner gives."""
    return {
        "verb": re.compile(
            rf"(?P<person><P\d+>|\b[Hh]e|\b[Ss]he)(?:, who)?(?: [a-z]+ly)? (?:is|was|serves as|served as|"
            rf"(?:has|had) (?:also )?served as|has been serving as|works as|acted as|continues as|"
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
            r"(?:(?:now|also|currently|today|still) )?(?:commanded (?:the )?(?:[^.;<,]|<[LDO]\d+>){1,60} and "
            r"(?:now )?)?"
            r"(?P<verb>heads|headed|leads|led|chairs|chaired|directs|directed|runs|ran|commands|commanded|manages|oversees|"
            r"is at the head of|was put in charge of|is in charge of|took charge of) (?:the )?(?P<of><O\d+>)(?![’'])"
        ),
        "owned": re.compile(
            rf"\b(?:[Ii]ts|[Ww]hose|[Tt]he (?:country|nation|bloc|body|ministry|organi[sz]ation|party)[’']s) "
            rf"(?:(?:new|current|acting|then) )?(?P<titles>{title})(?: now)? (?:is|was|remains|became),? "
            rf"{honorifics()}(?P<person><P\d+>)"
        ),
        "deputy": re.compile(
            r"(?:\b(?:[Hh]is|[Hh]er)|(?P<of><P\d+>)[’']s) (?P<role>(?:first )?deputy|successor|predecessor),? "
            rf"{honorifics()}(?P<person><P\d+>)"
        ),
        "suffix": re.compile(r"(?P<person><P\d+>),? (?P<titles>(?:MP|MEP|MLA|MNA|MSP))(?![\w’'-])"),
        "sits": re.compile(r"(?P<person><P\d+>),? (?:who )?(?P<verb>sits on) (?:the )?(?P<of><O\d+>)"),
        "also": re.compile(rf"\((?:also|concurrently) (?:serving as )?{LEAD}{several}\)"),
    }
