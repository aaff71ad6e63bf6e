"""Dates that the text's own telling gives: parts of a day, days before and after, seasons, ranges put together."""

from __future__ import annotations

import pytest

from tests.extract.reader import dates, run, values_at

WEDNESDAY = "2021-06-16"

SUNDAY = "2021-06-13"


def test_this_weekday_on_a_sunday_goes_by_tense() -> None:
    assert values_at(dates("She arrives this Tuesday.", SUNDAY), "this Tuesday") == ["2021-06-15"]
    assert values_at(dates("She arrived this Tuesday.", SUNDAY), "this Tuesday") == ["2021-06-08"]


TOLD = [
    # a month and its day without a space; a day without a year, by its verb from two months' distance on
    ("They met in Bergen on Dec.10, the ministry said.", "Dec.10", "2020-12-10"),
    ("They meet in Bergen on Sept.3-4.", "Sept.3-4", "2021-09-03/2021-09-04"),
    ("The committee met in Bergen on 10 September.", "10 September", "2020-09-10"),
    ("The committee will meet in Bergen on 10 September.", "10 September", "2021-09-10"),
    ("The committee met in Bergen on 10 July.", "10 July", "2021-07-10"),
    # what is put off or proposed lies ahead, whatever the verb's own tense
    ("The talks have been put off until September.", "until September", "2021-09"),
    ("Peru proposed holding the talks in September.", "in September", "2021-09"),
    ("The minister suggested that Lima host the talks in September.", "in September", "2021-09"),
    ("Lund went to the summit in September.", "in September", "2020-09"),
    # parts of the anchor's day, and of the day told
    ("He met the envoy this morning.", "this morning", "2021-06-16"),
    ("Last night he left for Quito.", "Last night", "2021-06-15"),
    ("The envoys met on Tuesday. Later in the day they dined.", "Later in the day", "2021-06-15"),
    ("The envoys met on Tuesday. In the afternoon they dined.", "In the afternoon", "2021-06-15"),
    ("The envoys met on Tuesday. The same evening they dined.", "The same evening", "2021-06-15"),
    ("The envoys met on Tuesday.\n\nThat same day a treaty was signed.", "That same day", "2021-06-15"),
    ("They opened on Monday and, in the evening, dined.", "in the evening", "2021-06-14"),
    ("The envoys met on Tuesday. She will fly home in the night.", "in the night", "2021-06-16"),
    ("This morning she paid a call; in the afternoon she’ll open a fair.", "in the afternoon", "2021-06-16"),
    # days counted from the day told
    ("The envoys met on Tuesday. A dinner took place on the eve of the talks.", "on the eve", "2021-06-14"),
    ("They agreed on May 27 that ties matter. He had arrived the day before.", "the day before", "2021-05-26"),
    ("The envoys met on Tuesday. A day earlier they had dined.", "A day earlier", "2021-06-14"),
    (
        "Vega, who reached Lima on Sunday night, spoke on Tuesday. A day earlier he dined.",
        "A day earlier",
        "2021-06-14",
    ),
    ("The envoys met on Tuesday. On the following morning they left.", "the following morning", "2021-06-16"),
    ("They arrived on Sunday. Two days later they left.", "Two days later", "2021-06-15"),
    ("They spoke on Monday and dined on the second day.", "on the second day", "2021-06-15"),
    ("He arrives on Sunday 4 July and departs in the evening of the 6th.", "the 6th", "2021-07-06"),
    ("The 24th round was in August 2016; the dispute came in the year after it.", "the year after it", "2017"),
    # seasons, quarters, halves, ends
    ("They met last autumn.", "last autumn", "2020-23"),
    ("They will meet in the autumn.", "in the autumn", "2021-23"),
    ("They will meet next spring.", "next spring", "2022-21"),
    ("The chair passes on this summer.", "this summer", "2021-22"),
    ("They met in the winter of 2019.", "the winter of 2019", "2019-24"),
    ("They will meet till the end of the autumn.", "till the end of the autumn", "2021-23"),
    ("It will open in the third quarter.", "third quarter", "2021-07/2021-09"),
    ("It will open in the first quarter.", "first quarter", "2022-01/2022-03"),
    ("They will meet in the second half of September.", "second half of September", "2021-09-16/2021-09-30"),
    ("They will meet in the first week of July.", "first week of July", "2021-07-01/2021-07-07"),
    ("They will meet by the end of the year.", "by the end of the year", "2021-12"),
    ("A report will follow before the year is out.", "before the year is out", "2021-12"),
    ("It grew in the past twelve months.", "in the past twelve months", "2020-06-16/2021-06-16"),
    ("They meet in two weeks’ time.", "in two weeks’ time", "2021-06-30~"),
    # ranges
    ("They will meet from Monday 5 to Wednesday 7 July.", "from Monday 5 to Wednesday 7 July", "2021-07-05/2021-07-07"),
    ("It was dormant from July 2019 to last August.", "from July 2019 to last August", "2019-07/2020-08"),
    ("Trade grew from January to April.", "from January to April", "2021-01/2021-04"),
    ("He travelled in late October and early November last year.", "late October", "2020-10/2020-11"),
    ("It has been closed since the summer of 2020.", "since the summer of 2020", "2020-22/.."),
    ("No round was held since June 2015.", "since June 2015", "2015-06/.."),
    ("It ran from June 2019 to May 2020.", "June 2019 to May 2020", "2019-06/2020-05"),
    # forms of dates
    ("It was held in November of 2019.", "November of 2019", "2019-11"),
    ("They met on 19 September last year.", "19 September last year", "2020-09-19"),
    ("He was head until January of this year.", "January of this year", "2021-01"),
    ("The council, planned for Wednesday, 23 June, is off.", "Wednesday, 23 June", "2021-06-23"),
    ("On the fifth of May they met.", "the fifth of May", "2021-05-05"),
    ("Signed on 05.07.2019 there.", "05.07.2019", "2019-07-05"),
    ("Published 16/06/2021.", "16/06/2021", "2021-06-16"),
    ("Held 10–12.06.2021.", "10–12.06.2021", "2021-06-10/2021-06-12"),
    ("They met on Tuesday of last week.", "Tuesday of last week", "2021-06-08"),
    ("In 2016, on 5 May, they met.", "5 May", "2016-05-05"),
    ("The fast next year ends about March 30.", "March 30", "2022-03-30"),
    # tense
    ("The presidents will on Friday open the session.", "on Friday", "2021-06-18"),
    ("He is due to see Syed Omar, a writer, on Friday.", "on Friday", "2021-06-18"),
    ("Ministers meet on Friday.", "on Friday", "2021-06-18"),
    ("On Friday the guests have a meeting with students.", "On Friday", "2021-06-18"),
    ("The flight, first booked for Friday, was cancelled.", "for Friday", "2021-06-18"),
    ("The talks have been moved to the weekend.", "the weekend", "2021-06-19/2021-06-20"),
    ("The ministry answered on Thursday morning Manila time.", "on Thursday morning", "2021-06-17"),
    ("Data will go on being shared till 30 October.", "30 October", "2021-10-30"),
    ("She, whose party steers the bloc until July, spoke.", "until July", "2021-07"),
]


@pytest.mark.parametrize(("text", "surface", "value"), TOLD, ids=[s for _, s, _ in TOLD])
def test_expression_has_its_value(text: str, surface: str, value: str) -> None:
    found = dates(text, WEDNESDAY)
    assert value in values_at(found, surface), found


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("A truce is asked for before Ramadan.", "before Ramadan"),
        ("The treaty was signed on the second day.", "on the second day"),
        ("It is to be signed on 3 Mehr 1400.", "3 Mehr 1400"),
    ],
)
def test_what_the_text_leaves_open_stays_without_a_value(text: str, surface: str) -> None:
    found = dates(text, WEDNESDAY)
    assert values_at(found, surface) == [None]


def test_other_calendar_takes_the_gregorian_day_beside_it() -> None:
    assert dates("TEHRAN – 15 Dey 1403 / 4 January 2025", None)["15 Dey 1403"] == "2025-01-04"


def test_day_of_the_article_counts_from_its_first_day_told() -> None:
    text = (
        "The envoys met on Monday in Quito.\n\nOne of them had flown in on Saturday, when rain fell.\n\n"
        "In the afternoon they signed."
    )
    assert dates(text, WEDNESDAY)["In the afternoon"] == "2021-06-14"


def test_part_of_a_day_without_any_day_stays_open() -> None:
    assert dates("In the afternoon they signed.", None) == {"In the afternoon": None}


def test_set_of_days_told_stays_a_set() -> None:
    found = dates("They met on Monday. In the evening they dined.", "[2024-03-05,2024-03-12]")
    assert found["In the evening"] == "[2024-03-04,2024-03-11]"


def test_stamp_and_dateline_in_slashes_are_anchors() -> None:
    found = dates("QUITO, June 15, 2021 /NOTA/. They met yesterday.", WEDNESDAY)
    assert found["yesterday"] == "2021-06-14"
    assert dates("Talks end\n\n17 June 2021\n\nThey met yesterday.", WEDNESDAY)["yesterday"] == "2021-06-16"


def test_ends_of_a_range_are_mentions_of_their_own() -> None:
    text = "The envoys will meet from Monday to Wednesday in Quito, which has been quiet since May 2019."
    found = {(text[m.start : m.end], m.value) for m in run(text, WEDNESDAY).mentions if m.type == "date"}
    assert found == {
        ("from Monday to Wednesday", "2021-06-21/2021-06-23"),
        ("Monday", "2021-06-21"),
        ("Wednesday", "2021-06-23"),
        ("since May 2019", "2019-05/.."),
        ("May 2019", "2019-05"),
    }


def test_date_inside_a_since_clause_is_found() -> None:
    assert dates("It grew since she became minister in 2011.", WEDNESDAY)["2011"] == "2011"


@pytest.mark.parametrize(
    "text", ["It fell in the spring water.", "Tir Gana spoke.", "Call 9417**2050 now.", "The spring offensive failed."]
)
def test_other_words_are_no_dates(text: str) -> None:
    assert dates(text, WEDNESDAY) == {}
