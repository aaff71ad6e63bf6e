"""What an organisation's name looks like: heads with what stands before and after them, agencies, small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.gazetteer import adjective_pattern, capital_pattern, country_of, name_pattern, organisation_pattern
from regesta.extract.state_names import long_form, state
from regesta.extract.towns import country_of_town
from regesta.extract.vocabulary import alternatives, any_of, words

_CAP = r"(?:[A-Z](?:\.[A-Z])+\.|[A-ZÀ-ÖØ-ÞČŠŽŁŚŻĐİŞŌĀ][\w’'-]*)"
ABBREVIATION = r"(?: \((?:the )?[A-ZÀ-ÞİŞĞČŠŽĐ][\w&.-]{1,9}\))?"
"""An abbreviation in brackets, which is part of the name before it."""
_WHERE = r"(?![\w’'.]+-(?:based|run|led|backed|born|owned|funded|sponsored|controlled|linked|brokered|mediated)\b)"
"""Words for where a body sits and whose it is are no part of its name (“the Oslo-based …”)."""
_OWNED = (
    rf"(?!(?!(?:\w*(?:[Mm]en|[Ww]omen|[Pp]eople)|Children|Attorney-General)[’']s |Party[’']s Central ){_CAP}[’']s )"
)
"""An owner by “’s” is no part of a name, unless it is those whom the body is for (“Fishermen’s Association”)."""
PARTICLE = r"(?:de|da|do|dos|das|del|di|du|des|la|las|los|es|el|al|dla|für|van|der) "
"""What may stand in small letters between two words of a name from another language."""


_SUBJECT = (
    r"(?<!mission)(?<!nion)(?<!tation)(?:ion|ment|ance|ence|ity|ities|ics|ture|ship|ships|ies|cy|logy|fare|ism|"
    r"ing|ings)(?![\w-])"
)
"""How words end that name a subject, so that a portfolio that no list has is still read whole."""


@cache
def _owner() -> str:
    arms = rf"(?:{alternatives('state_letters')}) (?=(?:[A-Z][\w-]+ ){{0,2}}(?:Command|Fleet|Forces|Army|Navy)\b)"
    return rf"(?:(?:{name_pattern()}|{capital_pattern()})[’']s? |(?:{adjective_pattern()}) |{arms})"


@cache
def _portfolio() -> str:
    """What a ministry is for: words of portfolios, several joined by commas only where “and” ends the list."""
    other = rf"(?!(?:{alternatives('organisation_heads')})(?![\w-]))[A-Z]\w+{_SUBJECT}"
    quality = rf"[A-Z]\w+(?:al|ic|ive|ary|able|ar)(?= (?:{alternatives('ministry_words')}))"
    kind = (
        r"[A-Z][a-z]+(?= (?:Mobility|Development|Affairs|Relations|Security|Management|Services|Settlement|Promotion))"
    )
    word = (
        rf"(?:{alternatives('ministry_words')}|{alternatives('portfolio_nouns')}|(?:{adjective_pattern()})s?(?= [A-Z])|"
        rf"{kind}|{quality}|{other})"
    )
    item = rf"(?:(?:of|for) )?(?:{word})(?: (?:{word}))*(?![\w-])"
    joined = rf"(?:{item}(?:, {item})*,? (?:and|&) {item}(?:(?:,| and| &) {item})*|{item})"
    return rf"(?:(?:the )?{joined}(?! [A-Z][a-z])|(?:the )?{state()})(?!\w)"


@cache
def built() -> re.Pattern[str]:
    """Names with capitals: modifiers, a head, and what follows by “of”, “for”, “on”, “to”."""
    heads = alternatives("organisation_heads")
    head = rf"(?:{heads})(?: (?:{heads}))?(?![\w-])"
    small = r"(?!(?:The|And|In|At|On|A|An|Its|Their|Our|This|That|By|With|From|To|For|As|Senior)\b)"
    word = rf"{small}{_WHERE}(?!(?:{heads})(?:,| and))(?!(?:Ministries|Meetings?)\b){_OWNED}{_CAP}"
    before = rf"(?:{word}(?:, | and | & | of |, and | (?:{PARTICLE})?))"
    inner = (
        rf"(?:(?:the |The )?(?:{word}{ABBREVIATION}(?:[’']s)?(?:, | and | & |, and | (?:{PARTICLE})?))*"
        rf"{_WHERE}{_CAP}{ABBREVIATION})"
    )
    office = rf"{ABBREVIATION} (?:of|for) {_portfolio()}"
    home = (
        rf"(?: of (?:the )?(?:(?:{adjective_pattern()}) )?(?:Ministry(?:{office}){{1,3}}|Department(?:{office}){{1,3}}|"
        rf"(?:Foreign|Defen[cs]e|Interior) (?:Ministry|Office)|[A-Z]{{3,6}}(?![\w-])))?"
    )
    ministry = rf"(?:Ministry|Department|Directorate|Division)(?![\w-])(?:{office}){{1,3}}{home}{ABBREVIATION}"
    sender = rf"(?: of (?:the )?(?:{state()}|{alternatives('unions')}))?"
    seat = rf"(?:{state()}|{capital_pattern()}|{alternatives('unions')}|[A-Z]{{2,6}}(?![\w-]))"
    envoys = r"(?:Embassy|Consulate|Consulate[- ](?:General|\x1f+)|High Commission|Mission|Delegation|Representation)"
    there = rf"(?:to (?:the )?{seat}|in (?:{capital_pattern()}|(?:the )?{state()}))"
    town = rf"{_CAP}(?: (?!(?i:{alternatives('calendar_words')})(?![\w-])){_CAP}){{0,3}}"
    abroad = rf" of (?:the )?(?:{state()}|{alternatives('unions')}) in {town}"
    mission = rf"{envoys}(?:{abroad}|{sender} {there}| of (?:the )?{seat})(?!\w)"
    under = rf"(?: under the (?:President|\x1f+|Government|Cabinet of Ministers) of (?:the )?(?:{name_pattern()}))"
    theirs = rf"(?:{name_pattern()})[’']s {_CAP}|the {long_form()}"
    subject = rf"{_CAP}(?:(?:,? and|,|,? &)? {_CAP}){{0,4}}"
    topic = rf"(?:(?:(?<=Committee)|(?<=Commission)) (?:on {_portfolio()}|(?:on|for) (?:the )?{subject}))?"
    after = rf"(?:{topic}(?:{ABBREVIATION} (?:of|for) (?:{theirs}|{inner})){{0,4}}(?: {head})?{under}?{ABBREVIATION})"
    union = r"Union (?=(?:[A-Z]\w+(?: and)? ){0,4}Ministry\b)"
    holder = rf"(?:(?:{word} ){{0,5}}(?!Party)(?:{heads})[’']s )"
    return re.compile(
        rf"(?<![\w’'-])(?:{_owner()}|{holder}|{union})?{before}{{0,6}}?(?:{mission}|"
        rf"Consulate(?:[- ](?:General|\x1f+))? in {town}(?!\w)|{ministry}|{head}{after})"
        r"(?! Secretary-General| Secretaries| Mechanism| [Cc]onsultations?\b| Dialogue| [Tt]alks)"
    )


@cache
def small() -> re.Pattern[str]:
    """Names in small letters: “the Chinese foreign ministry”, “France’s interior ministry”, “Foreign ministry”."""
    portfolio = (
        rf"(?:(?:{alternatives('portfolios')}|[Ff]oreign|[Dd]efen[cs]e)(?: and (?:{alternatives('portfolios')}))? )"
    )
    head = rf"(?:{any_of(words('small_organisation_heads'))}|(?<=foreign )office|(?<=affairs )office)"
    owner = rf"(?:(?:{name_pattern()}|{capital_pattern()})[’']s?|{adjective_pattern()})"
    party = rf"(?:party[’']s {portfolio}(?:office|department|commission))"
    field = rf"(?:(?:{alternatives('portfolios')})(?![\w-]))"
    whose = rf"(?: of (?:the )?{state()})?"
    fields = rf"(?:the )?{field}(?:(?:, {field})*,? (?:and|&) {field})?"
    of_field = rf"(?:{owner} )?(?:[Mm]inistry (?:of|for) {fields}|ministry (?:of|for) {_portfolio()}){whose}"
    return re.compile(
        rf"(?<![\w-])(?:{party}|{of_field}|{owner} {portfolio}?{head}"
        rf"|(?!the ){_portfolio()} ministry|{portfolio}[Mm]inistry|(?<!ommission[’']s ){portfolio}department)(?!\w)"
    )


_AGENCY = re.compile(
    r"^(?:[A-ZÀ-Ž][A-ZÀ-Ž.’' -]{2,30}|[A-Z]\w+),?(?: [^\n(]{0,30})? ?"
    r"\((?P<name>[A-Z][\w’'-]{3,}(?: [A-Z][\w’'-]*){0,3})"
    r"(?: [–/-] (?P<other>[A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]*){0,2}))?\)"
    r"(?:\. | ?[-–—:])",
    re.MULTILINE,
)
"""The agency in a dateline: “OSLO, May 3 (Fjord Press) –”."""
_SLASHED = re.compile(r"^[A-Z][^\n/]{2,40}/(?P<name>[A-Z][\w’' -]{1,24}[\w])/", re.MULTILINE)
_PHOTO = re.compile(r"[–—] (?P<name>[A-Z]{2,6})(?:/(?P<other>[A-Z]{2,6}))?(?: [Pp]hoto)?\)?$", re.MULTILINE)
_SITE = re.compile(
    r"(?<![\w@/.-])(?P<name>www(?:\.[a-z0-9-]{2,20}){1,3}\.[a-z]{2,6}|[A-Za-z0-9][\w-]*\.(?:(?:com|co|gov|org|net|info|edu|news|"
    r"tv)(?:\.[a-z]{2})?|int|eu|ru|cn|in|uk|kz|kg|uz|"
    r"tj|by|ua|de|fr|it|es|pl|cz|rs|tr|az|ge|am|ir|pk|bd|lk|np|mn|vn|th|my|sg|id|ph|jp|kr|au|nz|za|ke|ng|"
    r"eg|ma|br|ar|mx|cl|pe|gr|bg|"
    r"ro|hu|mk|al|ba|hr|si|lt|lv|ee|fi|se|no|dk|nl|be|ch|at|pt|ie))(?![\w@/-])"
)
_TOLD = re.compile(
    r"\btold the (?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+){1,3})"
    r"(?=[,.]| (?:by|on|in|that|newspaper|daily|weekly|agency)\b)"
    r"|\btold (?:the|The) (?P<other>Post|Times|Herald|Star|Guardian|Tribune|Standard|Observer|Nation|Mirror|Chronicle|"
    r"Gazette|Daily|Telegraph|Sun|Mail|Express|Monitor|Journal|Independent|Bulletin|Courier|"
    r"Citizen|Inquirer|Argus|Mercury|Globe)(?=[,.]| (?:by|on|in|that|over|during|at|from|after|"
    r"earlier|last|this|yesterday|today|when|he|she|it)\b)"
)
_RADIO = re.compile(
    r"(?<![\w’'-])(?P<name>(?:Radio|Agence|Agencia|Rádio|"
    r"Televisión) [A-Z][\w’-]+(?: (?!Web|News|Staff)[A-Z][\w’-]+(?! [A-Z]))?)(?![\w-])"
)
_NETWORK = re.compile(
    r"\bon (?P<name>Twitter|Facebook|Instagram|Telegram|YouTube|LinkedIn|WeChat|Weibo|TikTok|WhatsApp|VKontakte|"
    r"(?<=posted on )X|(?<=wrote on )X|(?<=post on )X|(?<=posts on )X|(?<=message on )X|(?<=account on )X)(?![\w’'-])"
)
"""Media by how they are named: in a dateline between strokes, under a photo, by address, “told the …”, on a network."""


_BARE = re.compile(
    r"(?<![\w-])(?:[Tt]he|[Aa]n?) (?P<name>Presidency|Treasury|Secretariat|Cabinet|"
    r"Senate)(?![\w-])(?! (?:of|for)\b)(?<!Senate(?= [A-Z]))"
    r"|(?:(?<![\w’'-])|(?<=then-))(?:the |The )?(?P<other>Congress|House|Senate) "
    r"(?:leader|[Ss]peaker|[Pp]resident|majority|minority|lawmaker)s?\b"
)
"""Bodies that each state has one of, named by that word alone."""


_HOUSE = re.compile(
    r"(?<![\w-])(?P<name>(?:House|Chamber|Council|Assembly) of (?:the )?(?:Representatives|Commons|Lords|Councillors|"
    r"Councilors|Deputies|Elders|Nationalities|Peoples?|Senators|Assembly|Keys|Chiefs|Federation|States))(?![\w-])"
)
"""A house of a parliament."""
_CHAMBER = re.compile(
    r"(?<![\w-])(?P<name>(?:(?:[A-Z]\.?[A-Z]\.?|[A-Z][a-z]+ States) )?(?:Senate|House(?: of (?:Representatives|"
    r"Commons|Lords))?|"
    r"Parliament|National Assembly|Congress)(?:[’']s)? (?:(?:[A-Z]\w+|&)(?:,| and)? ){0,5}(?:Sub-?)?[Cc]ommittee"
    r"(?: (?:on|for) (?:the )?[A-Z]\w+(?:(?:,? and|,)? [A-Z]\w+){0,3})?)(?![\w-])"
)
"""A committee with its chamber before it."""
_GENERAL = re.compile(
    r"(?<![\w-])(?P<name>(?:(?!The )[A-Z][\w-]+ )?(?:Directorate|Secretariat|Inspectorate|Department|"
    r"Prosecutor|Procurator)[- ]General(?:[’']s Office)? (?:of|for) (?:the )?[A-Z][\w-]+(?:(?:,? and|,| of| for)? "
    r"(?:the )?[A-Z][\w-]+){0,4})(?![\w-])"
)
"""A directorate-general by what it is for."""
_PROSECUTOR = re.compile(
    r"(?<![\w-])(?P<name>(?:(?:State|Chief|Special|Public|Military) )?(?:General (?:Prosecutor|Procurator|Auditor)|"
    r"(?:Prosecutor|Procurator|Attorney|Auditor|Solicitor|Comptroller)[- ]General|(?:State|Chief|Public|Special|"
    r"Military) "
    r"Prosecutor|(?:[A-Z]\w+ )?(?:Ombudsman|Ombudsperson|Ombudswoman)|Human Rights Defender)[’']s Office)(?![\w-])"
)
"""The office of a prosecutor or auditor."""
_UNIT = re.compile(
    r"(?<![\w-])(?P<name>(?:\d{1,3}(?:st|nd|rd|th)?|[IVXLC]{1,5}) (?:(?:[A-Z]\w+ )?(?:Infantry|Armou?red|Mechani[sz]ed|"
    r"Airborne|Airmobile|Marine|Artillery|Tank|Rifle|Motor Rifle|Assault|Commando|Cavalry|Engineers?|Border|Ranger|"
    r"Mountain|Air|Naval|Guards|Army) )?(?:Corps|Army|Division|Brigade|Regiment|Battalion|Squadron|Fleet))(?![\w-])"
)
"""A military unit by its number."""


@cache
def _headed() -> re.Pattern[str]:
    """A body known by its letters alone, after an office in it: “the head of the XYZ”, “the head of XYZ said”."""
    other = rf"(?!(?:{alternatives('plain_letters')}|{alternatives('state_letters')})(?![\w-]))"
    return re.compile(
        rf"(?<![\w-])(?:{alternatives('title_heads')}) (?:of|at) "
        rf"(?:the (?P<name>[A-Z]{{3,6}})(?![\w-])|{other}(?P<other>[A-Z]{{3,6}})(?![\w-])(?! [A-Z]))"
    )


@cache
def _of_union() -> re.Pattern[str]:
    """An organ right after the name of a union of states: “… League Council”."""
    organs = r"(?:Secretariat|Council|Commission|Parliament|Assembly|Court|Permanent Council)"
    return re.compile(rf"(?<![\w-])(?P<name>(?:{organisation_pattern()}) {organs})(?![\w-])(?! (?:of|on|for|[A-Z]))")


def of_union(surface: str) -> bool:
    """Whether a name is that of an organ of a union of states, which no session makes a mechanism."""
    return _of_union().fullmatch(surface) is not None


_CAUSE = re.compile(
    r" (?:for|on) (?:(?:the )?[a-z][\w-]+ (?:and )?){0,3}?(?:\w{3,}(?:ion|ment|ance|ence|ity|ics|ship|macy|logy|rism)|"
    r"rights|affairs|studies|relations|trade|trafficking)(?=[,.;)]| (?:[A-Z]|of |and the |in |at |said|has|is|"
    r"was|will))"
)


def with_cause(text: str, start: int, end: int) -> int:
    """The end of a centre's or office's name with what it is for in small letters, as translations have it."""
    head = re.search(r"(?:Cent(?:re|er)|Office|Institute|Agency|Bureau)$", text[start:end])
    cause = _CAUSE.match(text, end) if head and " " in text[start:end] else None
    return cause.end() if cause else end


@cache
def _government() -> re.Pattern[str]:
    """A government by its state or by the part of one that has its own."""
    part = rf"(?:[A-Z]\w+ ){{0,2}}(?:Republic|Region|Province|State|Territory) of (?:the )?{_CAP}"
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:Royal |Federal |Transitional )?Government of (?:the )?(?:{state()}|{part}))(?![\w-])"
    )


def told_by_place(text: str) -> Iterator[tuple[int, int]]:
    """Spans of names that only their place in the text shows to be organisations'."""
    for pattern in (
        _AGENCY,
        _headed(),
        _SLASHED,
        _PHOTO,
        _SITE,
        _TOLD,
        _RADIO,
        _NETWORK,
        _BARE,
        _HOUSE,
        _CHAMBER,
        _government(),
        _UNIT,
        _GENERAL,
        _PROSECUTOR,
        _of_union(),
    ):
        for match in pattern.finditer(text):
            inside = pattern is _RADIO and re.search(r"[a-z] $", text[: match.start()][-2:])
            inside = inside and re.search(r"\b[A-Z][\w-]+ $", text[max(0, match.start() - 24) : match.start()])
            for group in ("name", "other")[: 1 + ("other" in pattern.groupindex)]:
                defined = pattern is _headed() and f"({match[group]})" in text
                if match[group] and not inside and not (defined and group == "other"):
                    yield match.span(group)


_JOINT = re.compile(
    r"^(?:[A-Z]\w+-[A-Z]\w+ (?=High[- ]Level |Inter-?[Gg]overnmental ))?"
    r"(?:\d+(?:st|nd|rd|th)|[IVXLC]+|Mutual|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|"
    r"Joint|Bilateral|"
    r"Bi-?[Nn]ational|Tri-?[Nn]ational|Trilateral|Mixed|Inter-?[Gg]overnmental|High[- ]Level|Permanent Joint|"
    r"Neighbou?rhood|Standing Joint|Supreme Joint|Grand Joint|Association (?=Council|Committee)|"
    r"(?:General |Regional |Local )?Border (?=Commi|Council|Liaison)|"
    r"(?:[A-Z]\w+[-–][A-Z]\w+ )?(?:Joint )?(?:Free Trade|Boundary|Demarcation|Delimitation|"
    r"Intersessional))(?:\b|(?<= )).*\b(?:Commission|Committee|Council|Cabinets?|Group|"
    r"Collegium|Meetings?|Panel|Board|Session)\b"
)
_PLURAL = re.compile(
    r"\bMinistries\b|\b(?:Joint|Mixed) (?:[A-Z]\w+ )*Fund$|\b(?:Commission|Committee|Council) (?:on|for|"
    r"of) .*\bAgreement$|^(?:Heads|Ministers|Leaders|Presidents|Foreign Ministers|Meetings?|Secretaries|"
    r"Governments) of\b"
)


_STAFF = re.compile(r"(?:[A-Z]\w+ )*Joint (?:Chiefs|Staff|Forces?|Operations|Command|Headquarters)\b")


def no_body(surface: str) -> bool:
    """Whether a name is a mechanism's (joint, numbered) or several bodies', and so no organisation's."""
    return bool(_JOINT.match(surface) or _PLURAL.search(surface)) and not _STAFF.match(surface)


_PARTY = re.compile(
    r"(?:(?<= of the )|^)(?P<party>(?:[A-Z][\w’']+ ){1,3}Party(?: of [A-Z]\w+(?: [A-Z]\w+)?)?)"
    r" Central Committee$"
)


_OWN_CHAMBER = re.compile(
    r"(?P<house>(?:(?:[A-Z]\.?[A-Z]\.?|[A-Z][a-z]+ States) )?(?:Senate|House of (?:Representatives|Commons|Lords)|"
    r"Parliament|"
    r"National Assembly|Congress))(?:[’']s)? .*[Cc]ommittee\b"
)


@cache
def _sent() -> re.Pattern[str]:
    """A union of states that sends a mission, or to which one is sent."""
    return re.compile(
        rf"(?:Mission|Delegation|Representation|Office|Embassy) (?:.* )?(?:of|to) (?:the )?"
        rf"(?P<union>{organisation_pattern()})(?= to |$)"
    )


@cache
def _own_parliament() -> re.Pattern[str]:
    return re.compile(rf" of (?:the )?(?P<house>{alternatives('parliaments')})$")


@cache
def _field_mission() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<union>(?!UN\b|U\.N|United Nations)(?:{organisation_pattern()})) "
        r"(?:[A-Z]\w+ ){0,4}(?:Mission|Delegation|Office) "
    )


def bodies_within(surface: str) -> list[tuple[int, int]]:
    """Spans of the bodies that a name begins with or holds without “of the”.

    A party in the name of its central committee or of that committee's bureau, a chamber before its committee, a
    union of states before its mission, one that sends or receives it, a parliament after its committee.
    """
    found = (
        _PARTY.search(surface),
        _OWN_CHAMBER.match(surface),
        _field_mission().match(surface),
        _sent().search(surface),
        _own_parliament().search(surface),
    )
    whole = [m.span(m.lastgroup or 0) for m in found if m]
    return whole + [m.span() for m in small().finditer(surface) if surface[: m.start()].endswith((" of ", " of the "))]


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf" between (?:the )?{state()} and (?:the )?{state()}(?!\w)")


@cache
def _of_small() -> re.Pattern[str]:
    return re.compile(
        rf" (?:(?:{alternatives('portfolios')}) )?"
        r"(?:ministry|government|parliament|embassy|presidency|cabinet)(?![\w-])"
    )


def with_ministry(text: str, start: int, end: int) -> int:
    """The end of a department's name with the ministry in small letters that it belongs to."""
    small_ = _of_small().match(text, end)
    owned = re.search(rf" of (?:the )?(?:{adjective_pattern()}|(?:{name_pattern()})[’']s?)$", text[start:end])
    return small_.end() if small_ and owned else end


_OF_STATE = re.compile(r"(?:[A-Z][\w’'-]+ ){0,3}(?:Commission|Committee) (?:on|for) ")
_MISSION = re.compile(
    r"(?:Embassy|Consulate(?:[- ]General)?|High Commission|Chamber of Commerce(?:(?: and|, ) Industry)?)(?: of [^,]+)?$"
)
_TOWN = re.compile(rf"(?: in|,)? (?P<town>{_CAP}(?: {_CAP}){{0,2}})(?![\w-])")


def with_parties(text: str, start: int, end: int) -> int:
    """The end of a commission's name with the states that it stands between, where it is one state's own."""
    between = _between().match(text, end) if _OF_STATE.match(text[start:end]) else None
    return between.end() if between else end


def with_seat(text: str, start: int, end: int) -> int:
    """The end of a mission's name with the town that it sits in (“Omani Embassy in Bergen”, “Embassy of Oman, Bergen”).

    After a comma a town is part of the name only where no land follows, which would be that of an address or a list.
    """
    town = _TOWN.match(text, end) if _MISSION.search(text[start:end]) else None
    if town is None:
        return end
    joined = text.startswith(" in ", end)
    listed = not joined and (
        re.match(r" and |, (?!the |which|who)", text[town.end() :])
        or text[end] == ","
        and " of " not in text[start:end]
    )
    land = joined and text[start:end].endswith(("Commerce", "Industry")) and town["town"].casefold() in country_of()
    return town.end() if not listed and (country_of_town(town["town"]) or land) else end
