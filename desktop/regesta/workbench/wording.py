"""Words for people: dates, counts, states, times left. English here, in one place."""

from __future__ import annotations

from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ALMOST_DONE_S = 1.5
_MINUTE_S = 90

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "ru": "Russian",
    "zh": "Chinese",
    "ja": "Japanese",
    "ar": "Arabic",
    "pt": "Portuguese",
    "it": "Italian",
    "ko": "Korean",
    "pl": "Polish",
    "nl": "Dutch",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "fa": "Persian",
    "hi": "Hindi",
}

STATUS = {"proposed": "proposed", "accepted": "accepted", "rejected": "rejected"}
STATES = {
    "new": "new",
    "in_review": "in review",
    "finished": "finished",
    "changed": "changed since",
    "set_aside": "set aside",
}
GROUPS = {"differs": "Differs", "new": "New", "confirms": "Confirms", "set_aside": "Set aside"}
VALUE_STATES = {"not_said": "not said", "unknown": "unknown", "none": "none"}
RIGHTS = {"none": "no text", "quotes": "quotes", "full": "full text"}


def day(edtf: str | None) -> str:
    """An EDTF date as a line shows it: `Fri 19 Apr 2024`, `Apr 2024`, `within 2024-04-21 … 2024-04-28`."""
    if not edtf:
        return "no date"
    if edtf.startswith("[") and edtf.endswith("]") and ".." in edtf:
        first, _, last = edtf[1:-1].partition("..")
        if "," not in edtf:
            return _between(first, last)
    if edtf.startswith("[") and edtf.endswith("]"):
        return " or ".join(day(part.strip()) for part in edtf[1:-1].split(","))
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"{day(first) if first not in {'', '..'} else '…'} – {day(last) if last not in {'', '..'} else '…'}"
    return _one_day(edtf)


def _between(first: str, last: str) -> str:
    if not first:
        return f"before or on {_one_day(last)}"
    if not last:
        return f"after or on {_one_day(first)}"
    return f"within {_one_day(first)} … {_one_day(last)}"


def _one_day(edtf: str) -> str:
    mark = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(edtf[-1:], "")
    plain = edtf.rstrip("~?%")
    parts = plain.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 3:
            when = date(*numbers)
            return f"{mark}{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"
        if len(numbers) == 2:
            return f"{mark}{_MONTHS[numbers[1] - 1]} {numbers[0]}"
    except (ValueError, IndexError):
        return edtf
    return f"{mark}{plain}"


def short_day(edtf: str | None) -> str:
    """The same without the day of the week, for lists."""
    text = day(edtf)
    return text[4:] if text[:3] in _DAYS and " or " not in text and "–" not in text else text


def language(code: str | None) -> str:
    """A language's English name, else its code."""
    return LANGUAGES.get((code or "").split("-")[0], code or "language not known")


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 source`, `3 sources`, `1,200 sources`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def time_left(seconds: float | None) -> str:
    """An estimate in words; empty where there is none."""
    if seconds is None:
        return ""
    if seconds < _ALMOST_DONE_S:
        return "almost done"
    if seconds < _MINUTE_S:
        return f"about {round(seconds)} s left"
    return f"about {round(seconds / 60)} min left"


def clock(at: str) -> str:
    """`2024-04-19T08:00:00Z` as `19 Apr 2024 08:00`, UTC."""
    if len(at) < len("2024-04-19T08:00") or at[10] != "T":
        return at
    return f"{short_day(at[:10])} {at[11:16]}"


def shorten(text: str, length: int) -> str:
    """One line of at most so many characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
