"""What an office is called: a title in words, the organisation or country it belongs to, and its key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.extract.drafting import key
from regesta.extract.gazetteer import adjective_pattern, country_of, country_pattern
from regesta.extract.vocabulary import alternatives, any_of, plain, word_set, words


@dataclass(frozen=True, slots=True)
class Office:
    """A position as the words give it; `organisation` is a record's key, `country` an English name."""

    role: str
    organisation: str | None = None
    organisation_label: str | None = None
    country: str | None = None
    former: bool = False

    @property
    def key(self) -> str:
        """The local key of the position's record."""
        return key("position", plain(self.role), self.organisation or self.country)

    @property
    def title(self) -> str:
        """The title in one form: “Secretary of the Security Council”, “Foreign Minister of Norway”."""
        role = self.role[:1].upper() + self.role[1:]
        if self.organisation_label:
            article = (
                ""
                if self.organisation_label.startswith(("the ", "The ")) or self.organisation_label.isupper()
                else "the "
            )
            return f"{role} of {article}{self.organisation_label}"
        return f"{role} of {self.country}" if self.country and self.country.casefold() not in role.casefold() else role

    @property
    def descriptor(self) -> bool:
        """Whether the words describe a person without naming an office."""
        last = re.split(r"[\s-]+", self.role.casefold())[-1]
        return (last in word_set("no_office") and not self.organisation) or (
            last in word_set("descriptors") and not (self.organisation or self.country or " " in self.role)
        )


_FIELD_WORDS = frozenset(("european", "economic", "trade", "security", "international", "climate", "energy", "human"))
"""Words of offices that also tell what an office is for."""


def _regions() -> tuple[str, str]:
    """Patterns for the part of the world that an office is for: before “affairs” or joined, and in a list."""
    capital = any_of([w[:1].upper() + w[1:] for w in words("title_heads")])
    office_word = any_of([w[:1].upper() + w[1:] for w in words("title_words") if w not in _FIELD_WORDS])
    land = rf"(?:<L\d+>|(?:{adjective_pattern()})|(?!(?:{capital}|{office_word})\b)[A-Z][\w-]+)"
    field = (
        rf"(?:<L\d+>|(?:{adjective_pattern()}))(?:(?:, |,? and | & |/| )(?:the )?{land}){{0,4}} (?:[Aa]ffairs|"
        rf"[Rr]elations)"
    )
    regions = rf"<L\d+>(?:(?:,|/| &) (?:the )?<L\d+>)*(?:,? and | & |/)(?:the )?{land}(?![’'])"
    return rf"(?:{field}|<L\d+> and (?:the )?<L\d+>)", regions


def _unit() -> str:
    """A part of a body in small letters: “the committee”, “the … desk”."""
    return (
        rf"(?:[a-z-]+ |<L\d+> |(?:{adjective_pattern()}) ){{1,4}}(?:committee|council|commission|department|office|"
        rf"group|"
        r"board|delegation|division|bureau|section|desk|team|mission|party|directorate|service|agency)(?![\w-])"
    )


_PART = r"(?:(?:Northern|Southern|Western|Eastern|North|South|West|East) )?"
_OF_HEAD = (
    r"(?:(?:[Ss]ecretary[- ][Gg]eneral|[Cc]hair(?:person|man)-in-[Oo]ffice|[Hh]eads? of (?:[Gg]overnment|[Ss]tate)|"
    r"[Pp]rime [Mm]inister)(?![\w-])(?! <P)|(?:[Cc]hair(?:person|man)ship|[Pp]residency)(?![\w-]))"
)
"""Whose envoy or deputy one is: offices after “of” or “to” that are another's."""


def _after_head() -> str:
    """What may follow the head of a title: a remark in brackets, a portfolio, what it is for in small letters."""
    portfolio = (
        rf"(?: (?:of|for) (?:{any_of(words('portfolios'))})(?![\w’-]| (?:issues|affairs|matters|policy|talks)))?"
    )
    topic = (
        r"(?: (?:for|of) (?:[a-z-]+ ){0,4}(?:policy|affairs|issues|matters|security|cooperation|relations|control|"
        r"planning|development|strategy))?"
    )
    bracket = r"(?: \((?:[A-Z][\w &/,-]{1,40}|<[LO]\d+>(?:(?: & | and |/)[A-Z][\w ]{1,20})?)\))?"
    return bracket + portfolio + topic


@cache
def title_pattern(*, complete: bool = True) -> str:
    """A title on masked text: words that belong to it, its head, and (where `complete`) what it is of."""
    capital = any_of([w[:1].upper() + w[1:] for w in words("title_heads")])
    following = any_of([w for w in words("title_words") if w != "and"])
    later = (
        rf"(?! (?:(?:{following}|[A-Z][\w-]*) ){{0,2}}?(?:{alternatives('title_heads')}|{capital})"
        r"(?:-[Gg]eneral)?(?![\w-]))"
    )
    head = rf"(?i:{alternatives('title_heads')})(?:[- ](?:general|General|designate|in-chief))?(?![\w-]){later}"
    small = {*words("title_words"), *words("portfolios"), *(w.casefold() for w in words("ministry_words"))}
    lower = rf"(?:{any_of(small)})(?![\w])"
    word = rf"(?:(?:{lower}|(?!(?:{country_pattern()})\b)[A-Z][\w-]*+|<O\d+>)(?:[’']s |-| ))"
    owner = (
        rf"(?:(?:acting|interim|incumbent|new) (?=(?:{country_pattern()}|<L\d+>))|)"
        rf"(?:(?:(?:{country_pattern()})|<L\d+>|<O\d+>|[Mm]ainland)(?:[’'](?:s\b)?)? (?!and\b)){{0,2}}"
        r"(?:(?<=[’']s )(?:new|newly appointed|outgoing|incoming|current|then|long-serving|recently appointed) )?"
    )
    adjective = rf"(?:(?:the|its|their) )?(?:(?:{adjective_pattern()}) )?"
    named = (
        rf"[A-Z][\w’'-]*(?:, <O\d+>(?= and [A-Z])|"
        rf"(?:,? and|,| of| for| &)? (?!(?:Mr|Mrs|Ms|Dr|H|Sir|Shri|{capital})\b)[A-Z][\w’'-]*){{0,7}}"
        r"(?: and <[LO]\d+> (?:Affairs|Relations))?"
    )
    region, regions = _regions()
    unit = _unit()
    of = (
        rf"(?: (?:of|to) (?:the )?(?:<O\d+>(?:[’']s)? )?{_OF_HEAD}(?: of (?:the )?<O\d+>)?"
        rf"(?: (?:for|on) {adjective}(?:{regions}|<L\d+>|{named}))?"
        rf"| (?:of|in|at) the {unit}(?: (?:of|at|in) {adjective}(?:<O\d+>|<L\d+>))?"
        rf"| for {adjective}{regions}(?: (?:of|at|in) {adjective}(?:<O\d+>|<L\d+>))?"
        rf"| (?:of|for|in|at|to|on|with) {adjective}(?:{region}|<O\d+>|{_PART}<L\d+>|{named})"
        rf"(?:(?:’s|'s)? <O\d+>)?"
        rf"(?: (?:of|for|at|in|on|to) {adjective}(?:<O\d+>|<L\d+>|{named})){{0,2}}|{_owner_tail()})?"
        rf"(?: (?:in charge of|responsible for) {adjective}(?:<O\d+>|{named}))?"
        r"(?: \((?:[A-Z]{2,6}|<[LO]\d+>)\))?(?: of (?:that|this) country)?"
    )
    return rf"(?:(?!and\b){owner}{word}{{0,6}}?{head}{_after_head()}{of if complete else ''})"


@cache
def _owner_tail() -> str:
    """The words after an office that say whose it is by a body named before (“of the ministry”)."""
    nouns = f"{alternatives('owner_lands')}|{alternatives('owner_bodies')}"
    return rf" (?:of|at|in) (?:the|that|this) (?:{nouns})(?![\w’'-])"


_FIELD_OF_BODY = re.compile(r" (?P<field>(?:for|on) [^<]+?)(?= (?:of|at|in|from) (?:the )?(?:[A-Z]\w+ )?<O)")
"""What an office at a body is for: “… for Asia of the Service”."""


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"(?P<main>.*?)(?: (?:of|for|in|at|to|on|with) (?P<of>.*))?$")


def read_title(words_: str, organisations: dict[str, tuple[str, str]], places: dict[str, str]) -> Office | None:
    """The office that a masked title names.

    `organisations` gives key and label, `places` the English name, for the codes in the words.
    """
    former = bool(re.search(r"\b(?:[Ff]ormer|[Tt]hen|ex)\b", words_))
    text = re.sub(r"\b(?:[Ff]ormer|[Tt]hen-?|[Cc]urrent|[Nn]ewly appointed)\b ?| \((?:[A-Z]{2,6}|<L\d+>)\)", "", words_)
    text = re.sub(r"(?<=>) \([\ue100-\ue1ff]\)", "", text)
    text = re.sub(r"^[Uu]nder (?=[Mm]inister|[Pp]resident|[Pp]rime)| of (?:that|this) country$", "", text)
    text = _written_out(text)
    codes = re.findall(r"<O\d+>[’']s (<O\d+>)", text) or re.findall(r"<O\d+>", text)
    organisation = next((organisations[c] for c in codes if c in organisations), None)
    country = _country(text, places)
    match = _parts().match(text)
    main, of = (match["main"], match["of"]) if match else (text, None)
    role = re.sub(rf"<[A-Z]\d+>|(?<!\w)(?:{country_pattern()})(?![\w-])", " ", main)
    role = re.sub(r"[’']s\b|[’'](?=\s)", " ", role)
    if of and (rest := re.sub(r"<[A-Z]\d+>|\bthe\b", " ", of).strip(" ,")) and not organisation:
        link = "for" if re.search("[\ue100-\ue1ff]", rest) and text.startswith(" for ", len(main)) else "of"
        rest = re.sub(r"^(.*) (?:of|at|in)$", r"\1", rest)
        role = f"{role} {link} {rest}" if not re.search(r"\bto <L", text) else role
    if organisation and (other := re.search(rf"{_OF_HEAD}(?: (?:for|on) [^<]+)?", of or "")):
        role = f"{role} of the {other.group()}"
    if organisation and (field := _FIELD_OF_BODY.match(text, len(main))):
        role = f"{role} {field['field']}"
    role = " ".join(role.replace(" ,", ",").split()).strip(" ,-")
    role = _without_rank(re.sub(r" (?:of|for)$", "", role))
    role = re.sub(r"^(?:new|newly appointed|outgoing|incoming|current|long-serving|recently appointed) ", "", role)
    if ambassador := re.search(r"[Aa]mbassador (?:of (?:the )?<L\d+> )?(?:to|in) (?:the )?(<[LO]\d+>)", text):
        target = places.get(ambassador[1]) or (organisations.get(ambassador[1]) or ("", None))[1]
        role, organisation = (f"Ambassador to {target}" if target else role), None
    if not role or role.casefold() in ("the", "and"):
        return None
    if role == "Chancellor" and country in words("lands_with_chancellors"):
        role = "Foreign Minister (Chancellor)"
    return Office(
        role, organisation[0] if organisation else None, organisation[1] if organisation else None, country, former
    )


_SHORT = {
    "FM": "Foreign Minister",
    "PM": "Prime Minister",
    "DPM": "Deputy Prime Minister",
    "NSA": "National Security Adviser",
    "EAM": "External Affairs Minister",
    "MP": "Member of Parliament (MP)",
    "MEP": "Member of the European Parliament (MEP)",
    "MLA": "Member of the Legislative Assembly (MLA)",
    "MNA": "Member of the National Assembly (MNA)",
    "MSP": "Member of the Scottish Parliament (MSP)",
}


def _written_out(text: str) -> str:
    """The title without abbreviations for offices."""
    return re.sub(rf"(?<![\w-])(?:{any_of(_SHORT)})(?![\w-])", lambda m: _SHORT[m.group()], text)


_RANK = re.compile(
    r"(?<!Attorney)(?<!Secretary)(?<!Director)(?<!Consul)(?<!Governor)(?<!Inspector)(?<!Solicitor)(?<!Auditor),?"
    r"(?: (?:Senior|Lieutenant|Major|Brigadier|Colonel|Vice|Rear))* "
    r"(?:General|Admiral|Marshal|Colonel|Professor|Ambassador|Prince|Princess|Sheikh|Senator)$"
)


def _without_rank(role: str) -> str:
    """The role without the rank or honorific that stands between it and the name (“Defence Minister Admiral …”)."""
    bare = re.sub(r", (?:Vice|Rear|Lieutenant|Major|Brigadier|Air)$", "", _RANK.sub("", role))
    return bare if set(re.split(r"[\s-]+", bare.casefold())) & word_set("title_heads") else role


def _country(text: str, places: dict[str, str]) -> str | None:
    if match := re.search(rf"(?<![\w-])(?<!for )({country_pattern()})(?![\w-])", text):
        return country_of()[match[1].casefold()].name
    text = re.sub(r"(?<=mbassador) (of (?:the )?<L\d+>) (?:to|in) (?:the )?<[LO]\d+>", r" \1", text)
    text = re.sub(
        r"(?:[Aa]mbassador|[Cc]ommissioner|[Ee]nvoy) (?:to|in) (?:the )?<[LO]\d+>| for (?:the )?(?:[A-Z]\w+ )?<L\d+>",
        "",
        text,
    )
    return next((places[c] for c in re.findall(r"<L\d+>", text) if c in places), None)
