"""Days of other calendars: found, and valued by the Gregorian date that stands beside them, never converted."""

from __future__ import annotations

import re
from dataclasses import replace

from regesta.extract.dates.calendar import is_day
from regesta.extract.dates.rule import Context, Rule, rule
from regesta.extract.dates.time_expression import TimeExpression

_MONTHS = (
    r"(?:Farvardin|Ordibehesht|Khordad|Tir|Mordad|Shahrivar|Mehr|Aban|Azar|Dey|Bahman|Esfand"
    r"|Hamal|Saur|Jawza|Saratan|Asad|Sunbula|Mizan|Aqrab|Qaws|Jadi|Dalw|Hut"
    r"|Muharram|Safar|Rabi[’'‘]? ?(?:al|ul)-?[ -]?(?:[Aa]wwal|[Tt]hani|[Aa]khir)|Jumada (?:al|ul)-\w+"
    r"|Rajab|Sha[’'‘]?ban|Ramadan|Shawwal|"
    r"Dh[ui][l’' -]*(?:al-)?(?:Qa[’'‘]?dah?|Hijjah?)"
    r"|Tishrei|Cheshvan|Kislev|Tevet|Shevat|Adar|Nisan|Iyar|Sivan|Tammuz|Av|Elul"
    r"|Baisakh|Jestha|Asar|Shrawan|Bhadra|Ashwin|Kartik|Mangsir|Poush|Magh|Falgun|Chaitra"
    r"|Meskerem|Tikimt|Hidar|Tahsas|Tir|Yekatit|Megabit|Miyazya|Ginbot|Sene|Hamle|Nehase|Pagume)"
)
_YEAR = r"(?:1[34]\d\d|57\d\d|20[5-9]\d|20[01]\d)"
_BESIDE = re.compile(r"[\s/|(,–—=:;-]{1,6}(?:\(|corresponding to |equivalent to )?")
_NAME = "day_of_another_calendar"


def _none(_: re.Match[str], __: Context) -> None:
    return None


RULES: tuple[Rule, ...] = (
    rule(_NAME, rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS},? {_YEAR}(?: ?(?:AH|H|A\.H\.|SH|BS|AM|E\.C\.))?", _none),
    rule(_NAME, rf"{_MONTHS} \d{{1,2}},? {_YEAR}(?: ?(?:AH|H|A\.H\.|SH|BS|AM|E\.C\.))?", _none),
)


def beside_each_other(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """The expressions, those of other calendars with the value of a Gregorian day right beside them."""
    out = list(found)
    for n, one in enumerate(found):
        if one.rule != _NAME:
            continue
        for other in found[max(0, n - 1) : n] + found[n + 1 : n + 2]:
            low, high = sorted((one, other), key=lambda e: e.start)
            if is_day(other.value) and _BESIDE.fullmatch(text[low.end : high.start]):
                out[n] = replace(one, value=other.value)
    return out
