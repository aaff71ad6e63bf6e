"""Agreements, incidents, statistics and topics: what the talks were about, and figures that a source gives."""

from __future__ import annotations

import re
from functools import cache

from regesta.domain.claim import Basis
from regesta.domain.proposal import ClaimDraft, RecordDraft, Ref
from regesta.extract.drafting import Maker, key, squeeze
from regesta.extract.event_facts import date_near, place_near, when_claims
from regesta.extract.masking import Masked, mask
from regesta.extract.reading import Found, Reading
from regesta.extract.vocabulary import alternatives

_MAKER = Maker("things")
_NUMBER = r"(?:\d[\d,.]*\d|\d+)"


def find_things(reading: Reading) -> Found:
    """Records of agreements, incidents, statistics and topics, from the sentences of the article."""
    records: list[RecordDraft] = []
    for sentence in reading.article:
        masked = mask(reading, sentence.start, sentence.end)
        records += _agreements(reading, masked)
        records += _incidents(reading, masked)
        records += _statistics(reading, masked)
        records += _topics(reading, sentence.start, sentence.end)
    return Found(records=tuple(records))


@cache
def _agreement() -> re.Pattern[str]:
    kinds = alternatives("agreement_words")
    lead = (
        r"(?:(?:[A-Z][\w’'-]+|[a-z]+-[a-z]+|military|cooperation|economic|security|border|access|framework|loan|free|trade|access|peace|reciprocal|defence|defense|"
        r"proposed|<L\d+>[’']s|<L\d+>-<L\d+>) )"
    )
    return re.compile(
        rf"(?P<verb>\b(?:signed?|signing|adopt(?:ed|s)?|issued?|conclude[ds]?|ratif(?:y|ied)|"
        rf"proposed|negotiat(?:ed|ing|e)|welcomed|names to|discussed|under) )"
        rf"(?:(?:a|an|the|their|his|several|two) "
        rf")?[“\"]?(?P<name>{lead}{{0,6}}(?:{kinds}))[”\"]?(?: on (?P<on>[a-z][\w "
        rf"-]{{3,60}}?)(?=[,.;]|<| in ))?"
    )


def _agreements(reading: Reading, masked: Masked) -> list[RecordDraft]:
    out = []
    for match in _agreement().finditer(masked.text):
        start, end = masked.span(match, "name")
        name = squeeze(reading.text[start:end])
        if len(name.split()) < 2 and not match["on"]:
            continue
        claims = [
            _MAKER.claim("name", name, [(start, end)], 0.6, f"what “{match['verb'].strip()}” is said of"),
            _MAKER.claim("kind", _kind(name), [(start, end)], 0.6, "from the word for it", basis=Basis.NORMALISED),
        ]
        if match["verb"].startswith(("sign", "adopt", "issue", "conclude", "names")):
            time = date_near(masked, match.start(), match.end())
            claims += [
                c
                for c in when_claims(_MAKER, reading, time, 0.5, "the time nearest to the verb")
                if c.property == "start"
            ]
        claims = [c.model_copy(update={"property": "date"}) if c.property == "start" else c for c in claims]
        out.append(RecordDraft(key=key("agreement", name), type="agreement", label=name, claims=tuple(claims)))
    return out


def _kind(name: str) -> str:
    words = name.casefold()
    if "plan" in words or "roadmap" in words:
        return "plan"
    if "initiative" in words or "consensus" in words:
        return "initiative"
    return "joint_statement" if "statement" in words or "declaration" in words or "communiq" in words else "agreement"


@cache
def _incident() -> re.Pattern[str]:
    kinds = alternatives("incident_words")
    return re.compile(
        rf"(?P<count>{_NUMBER}) (?:people|civilians|soldiers|troops|persons|others)?(?: were| was| "
        rf"had been)? ?(?P<what>killed|dead|wounded|injured)"
        rf"|(?P<kind>(?:[a-z]+ ){{0,2}}(?:{kinds})) (?:that |which )?(?:killed|left|claimed) (?:at "
        rf"least |more than )?(?P<toll>{_NUMBER})"
    )


_INCIDENTS = {
    "attack": ("attack", "bombing", "shooting", "raid", "strike", "massacre"),
    "war": ("clash", "invasion", "incursion"),
    "disaster": ("earthquake", "flood"),
    "accident": ("explosion", "crash"),
    "leadership_change": ("coup",),
}


def _incident_kind(word: str) -> str:
    return next((kind for kind, words in _INCIDENTS.items() if word.startswith(words)), "other")


def _incidents(reading: Reading, masked: Masked) -> list[RecordDraft]:
    out = []
    for match in _incident().finditer(masked.text):
        span = masked.span(match)
        number = match["count"] or match["toll"]
        digits = re.sub(r"[,.]", "", number)
        kind = re.search(alternatives("incident_words"), masked.text)
        label = squeeze(reading.text[slice(*span)])
        property_ = "injured" if (match["what"] or "") in ("wounded", "injured") else "deaths"
        claims: list[ClaimDraft] = [
            _MAKER.claim("name", label, [span], 0.5, "the words that tell it"),
            _MAKER.claim(property_, int(digits), [span], 0.7, "a number beside a word for casualties"),
        ]
        if kind:
            start = masked.source(kind.start())
            span_of_kind = [(start, start + len(kind.group()))]
            reason = f"“{kind.group()}”"
            claims.append(
                _MAKER.claim("kind", _incident_kind(kind.group()), span_of_kind, 0.6, reason, basis=Basis.NORMALISED)
            )
        time, place = date_near(masked, match.start(), match.end()), place_near(masked, match.start(), match.end())
        claims += [
            c for c in when_claims(_MAKER, reading, time, 0.5, "the time nearest to it") if c.property == "start"
        ]
        if place and place.key:
            claims.append(
                _MAKER.claim("place", Ref(key=place.key), [(place.start, place.end)], 0.5, "the place nearest to it")
            )
        out.append(RecordDraft(key=key("incident", label), type="incident", label=label, claims=tuple(claims)))
    return out


_MONEY = re.compile(
    rf"(?<![\w’'])(?P<measure>(?:(?:total|overall|bilateral|two-way|annual|mutual|foreign|"
    rf"direct|foreign direct|agricultural|[a-z]+al) ){{0,3}}(?:trade|turnover|investment|"
    rf"exports|imports|aid|loans?|commerce)(?: volume| value)?)\b[^.;]{{0,80}}?"
    rf"(?P<value>(?:US)?[$€£¥] ?(?P<amount>{_NUMBER})(?: (?P<scale>million|billion|trillion|bn|"
    rf"mn))?|(?P<amount2>{_NUMBER}) (?P<scale2>million|billion|trillion) (?:US |U\.S\. "
    rf")?(?P<currency>dollars|euros|yuan|rupees|yen|pounds))"
    rf"(?:[^.;]{{0,20}}?\b(?P<way>up|down|rose|fell|increase of|growth of)(?: by)? "
    rf"(?P<percent>{_NUMBER}) ?(?:per ?cent|%))?"
)
_UNITS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "dollars": "USD",
    "euros": "EUR",
    "yuan": "CNY",
    "rupees": "INR",
    "yen": "JPY",
    "pounds": "GBP",
}
_SCALE = {"bn": "billion", "mn": "million"}


def _statistics(reading: Reading, masked: Masked) -> list[RecordDraft]:
    out = []
    for match in _MONEY.finditer(masked.text):
        start, end = masked.span(match, "value")
        amount = (match["amount"] or match["amount2"]).replace(",", "")
        scale = match["scale"] or match["scale2"] or ""
        sign = next((s for s in _UNITS if s in match["value"]), "")
        measure = match["measure"].strip()
        low = masked.source(match.start("measure"))
        unit = " ".join(u for u in (_SCALE.get(scale, scale), _UNITS.get(sign, "")) if u)
        claims = [
            _MAKER.claim(
                "measure", measure, [(low, low + len(match["measure"].rstrip()))], 0.6, "the words before the figure"
            ),
            _MAKER.claim("value", amount, [(start, end)], 0.75, "an amount of money", basis=Basis.NORMALISED),
            _MAKER.claim("unit", unit, [(start, end)], 0.7, "the sign and scale of the amount", basis=Basis.NORMALISED),
        ]
        if match["percent"]:
            signed = ("-" if match["way"] in ("down", "fell") else "") + match["percent"]
            claims.append(
                _MAKER.claim(
                    "change_percent", signed, [masked.span(match, "percent")], 0.7, "a change in per cent beside it"
                )
            )
        time = date_near(masked, match.start(), match.end())
        if time and time.value:
            claims.append(
                _MAKER.claim(
                    "period",
                    time.value,
                    [(time.start, time.end)],
                    0.6,
                    "the time nearest to the figure",
                    basis=Basis.NORMALISED,
                )
            )
        label = f"{measure}: {squeeze(reading.text[start:end])}"
        out.append(RecordDraft(key=key("statistic", label), type="statistic", label=label, claims=tuple(claims)))
    return out


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives('topics')})(?![\w-])", re.IGNORECASE)


_ABOUT = re.compile(
    r"\b(?:discuss\w*|talk\w* about|focus\w*|address\w*|exchang\w+ views|issues|topics|agenda|"
    r"cover\w*|touch\w* on|review\w*"
    r"|responses to|challenges|cooperation (?:in|on)|fight against|consult\w+ on)\b",
    re.IGNORECASE,
)


def _topics(reading: Reading, start: int, end: int) -> list[RecordDraft]:
    """Topics of the vocabulary in a sentence that says what was talked about."""
    if not _ABOUT.search(reading.text, start, end):
        return []
    out = []
    for match in _topic().finditer(reading.text, start, end):
        label = match.group().casefold()
        claim = _MAKER.claim(
            "label", label, [match.span()], 0.6, "a topic of the vocabulary where something is discussed"
        )
        out.append(RecordDraft(key=key("topic", label), type="topic", label=label, claims=(claim,)))
    return out
