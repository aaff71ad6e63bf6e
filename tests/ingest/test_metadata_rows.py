"""Rows of `--metadata FILE.jsonl`: read, refused with their line, and matched to sources."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.ingest.metadata_rows import MetadataProblem, match_rows, parse_metadata


def test_rows() -> None:
    rows = parse_metadata(
        b'\xef\xbb\xbf{"file_name": "a.txt", "title": " Herring ", "author": "Ada", "published_on": "2024-03-04",'
        b'"url": "example.org/h", "language": "EN-gb", "text_allowed": "full"}'
        b'\r\n\r\n{"file_name":"b","author":["x","y"]}',
        "m.jsonl",
    )
    assert rows[0].values() == [
        ("title", "Herring"),
        ("author", "Ada"),
        ("url", "https://example.org/h"),
        ("published_on", "2024-03-04"),
        ("language", "en-GB"),
        ("text_allowed", "full"),
    ]
    assert rows[1].author == ("x", "y")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no valid JSON"),
        ("[]", "a row is an object"),
        ('{"title": "x"}', "file_name"),
        ('{"file_name": "a", "titel": "x"}', "titel: there is no such field"),
        ('{"file_name": "a", "published_on": "yesterday"}', "published_on: “yesterday” is no date"),
        ('{"file_name": "a", "url": "javascript:1"}', "url"),
        ('{"file_name": "a", "language": "english"}', "language"),
        ('{"file_name": "a", "title": 1}', "title"),
        ('{"file_name": "a", "title": NaN}', "NaN"),
        ('{"file_name": "a", "title": "x", "title": "y"}', "stands twice"),
        ('{"file_name": "ok"}', "stands in line 1 already"),
        ('{"file_name": "a", "text_allowed": "some"}', "text_allowed"),
        ("[" * 100_000, "no valid JSON"),
    ],
)
def test_a_mistake_is_refused_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(MetadataProblem) as caught:
        parse_metadata(f'{{"file_name": "ok"}}\n\n{line}\n'.encode(), "m.jsonl")
    assert caught.value.message.startswith("m.jsonl:3: ")
    assert reason in caught.value.message


def test_a_file_that_is_not_utf8() -> None:
    with pytest.raises(MetadataProblem, match=r"m\.jsonl:2: it is not UTF-8"):
        parse_metadata(b'{"file_name": "a"}\n\xff', "m.jsonl")
    with pytest.raises(MetadataProblem, match="more than 10 MB"):
        parse_metadata(b" " * (10 * 1024 * 1024 + 1), "m.jsonl")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_metadata(text.encode("utf-8", "replace"), "m")
    except MetadataProblem as problem:
        message = problem.message
        assert message


def test_matching() -> None:
    names = ["a/x.txt", "b/x.txt", "b/y.txt", "z.txt"]
    lines = [{"file_name": name} for name in ("b/x.txt", "x.txt", "y.txt", "z.txt", "none.txt")]
    rows = parse_metadata("\n".join(map(json.dumps, lines)).encode(), "m")
    matched = match_rows(rows, names)
    assert {name: row.file_name for name, row in matched.rows.items()} == {
        "b/x.txt": "b/x.txt",
        "b/y.txt": "y.txt",
        "z.txt": "z.txt",
    }
    assert [row.file_name for row in matched.unused] == ["x.txt", "none.txt"]
