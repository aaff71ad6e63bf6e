"""Every date rule, with its anchor: British and American dates, ranges, weekdays by tense, what stays unresolved."""

from __future__ import annotations

import pytest

from tests.extract.reader import dates, values_at

WEDNESDAY = "2021-06-16"

RESOLVED = [
    # explicit
    ("The treaty was signed on June 6, 2014 in Lima.", "June 6, 2014", "2014-06-06"),
    ("The treaty was signed on 6 June 2014 in Lima.", "6 June 2014", "2014-06-06"),
    ("Signed on the 3rd of March, 2015.", "the 3rd of March, 2015", "2015-03-03"),
    ("Published 2019-12-03 online.", "2019-12-03", "2019-12-03"),
    ("They met from 5 to 7 May 2019.", "from 5 to 7 May 2019", "2019-05-05/2019-05-07"),
    ("They met May 5-7, 2019.", "May 5-7, 2019", "2019-05-05/2019-05-07"),
    ("They met from 30 April to 2 May 2019.", "from 30 April to 2 May 2019", "2019-04-30/2019-05-02"),
    ("The talks of November 2020 failed.", "November 2020", "2020-11"),
    ("It served in the council in 2021-22.", "2021-22", "2021/2022"),
    ("It began in the early 2000s.", "the early 2000s", "2000~/2004~"),
    ("It grew in the 1990s.", "the 1990s", "1990/1999"),
    ("By the first half of 2025 it ends.", "the first half of 2025", "2025-01/2025-06"),
    ("It has traded since 2010.", "since 2010", "2010/.."),
    ("He was minister from 2012 to 2015.", "from 2012 to 2015", "2012/2015"),
    # year from the anchor
    ("The talks opened on August 14-16 in Quito.", "August 14-16", "2021-08-14/2021-08-16"),
    ("The talks ended on December 21.", "December 21", "2020-12-21"),
    ("They will meet from Sunday to 28 June.", "from Sunday to 28 June", "2021-06-20/2021-06-28"),
    ("They arrived on the 11th.", "on the 11th", "2021-06-11"),
    ("He will come from the 20th to the 22nd.", "from the 20th to the 22nd", "2021-06-20/2021-06-22"),
    # weekdays by tense
    ("The minister said on Friday that trade grew.", "on Friday", "2021-06-11"),
    ("The minister will visit Lima on Friday.", "on Friday", "2021-06-18"),
    ("They met in Quito on Wednesday.", "on Wednesday", "2021-06-16"),
    ("He will stay until Thursday.", "until Thursday", "2021-06-17"),
    ("The talks will run from Sunday to Monday.", "from Sunday to Monday", "2021-06-20/2021-06-21"),
    ("They met last Wednesday.", "last Wednesday", "2021-06-09"),
    ("They will meet next Wednesday.", "next Wednesday", "2021-06-23"),
    # weeks, months, years
    ("They spoke over the weekend.", "over the weekend", "2021-06-12/2021-06-13"),
    ("Last week she met him.", "Last week", "2021-06-07/2021-06-13"),
    ("It fell over the past week.", "over the past week", "2021-06-09/2021-06-16"),
    ("He said earlier this month that it ended.", "earlier this month", "2021-06-01/2021-06-16"),
    ("He paid a visit early this month.", "early this month", "2021-06"),
    ("They will meet next month.", "next month", "2021-07"),
    ("He resigned last May.", "last May", "2021-05"),
    ("He resigned last July.", "last July", "2020-07"),
    ("They met in March last year.", "in March last year", "2020-03"),
    ("She came in October this year.", "in October this year", "2021-10"),
    ("Trade doubled by the end of this year.", "by the end of this year", "2021-12"),
    ("He plans to visit Chile in September.", "in September", "2021-09"),
    ("He visited Chile in September.", "in September", "2020-09"),
    ("It is his second trip since February.", "since February", "2021-02/.."),
    ("Two years ago they quarrelled.", "Two years ago", "2019"),
    ("It comes about a month after the flood.", "about a month after", "2021-05~"),
    ("Earlier, the agency reported it.", "Earlier", "../2021-06-16"),
    ("This year marks the 75th anniversary of ties.", "75th anniversary", "2021"),
]


@pytest.mark.parametrize(("text", "surface", "value"), RESOLVED, ids=[s for _, s, _ in RESOLVED])
def test_expression_has_its_value(text: str, surface: str, value: str) -> None:
    found = dates(text, WEDNESDAY)
    assert value in values_at(found, surface), found


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Ties grew in recent years.", "in recent years"),
        ("It is the worst flood in decades.", "in decades"),
        ("They meet every year.", "every year"),
        ("A four-day visit began.", "four-day"),
        ("Trade fell since he took office.", "since he took office"),
    ],
)
def test_what_says_no_date_is_found_without_value(text: str, surface: str) -> None:
    found = dates(text, WEDNESDAY)
    assert values_at(found, surface) == [None]


def test_previous_expression_anchors_that_year() -> None:
    found = dates("He went there in July of last year. They signed in September of that year.", WEDNESDAY)
    assert found["in September of that year"] == "2020-09"


def test_unknown_anchor_leaves_weekday_unresolved_but_full_dates_stand() -> None:
    found = dates("They met on Friday. They signed on 4 May 2018.", None)
    assert found == {"on Friday": None, "4 May 2018": "2018-05-04"}


def test_anchor_set_gives_a_set() -> None:
    found = dates("The minister said on Monday that it ended.", "[2024-03-05,2024-03-12]")
    assert found["on Monday"] == "[2024-03-04,2024-03-11]"


def test_anchor_interval_gives_the_values_of_all_its_days() -> None:
    found = dates("They left yesterday.", "2024-03-05/2024-03-07")
    assert found["yesterday"] == "[2024-03-04,2024-03-05,2024-03-06]"


def test_dateline_is_the_anchor_of_what_follows() -> None:
    text = "LIMA, May 3 (Agency) -- The envoys met on Monday.\n\nThe minister left on Tuesday."
    found = dates(text, "2021-05-06")
    assert (found["on Monday"], found["on Tuesday"]) == ("2021-05-03", "2021-04-27")


def test_numeric_dates_keep_both_readings() -> None:
    assert dates("Signed 03/04/2019 there.", None)["03/04/2019"] == "[2019-03-04,2019-04-03]"
    assert dates("Signed 23/04/2019 there.", None)["23/04/2019"] == "2019-04-23"


@pytest.mark.parametrize(
    "text", ["She may attend.", "They march on.", "It has 2000 people.", "It cost $1999.", "The 12th meeting was held."]
)
def test_other_words_are_no_dates(text: str) -> None:
    assert dates(text, WEDNESDAY) == {}
