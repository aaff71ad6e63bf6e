"""Reading files of every kind, good and nasty, and what is found out about them."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.domain.source import PassageKind
from regesta.ingest import worker
from regesta.ingest.canonical import canonical_text
from regesta.ingest.days import full_dates, stated_date
from regesta.ingest.limits import MAX_TEXT_BYTES
from regesta.ingest.passages import in_order
from regesta.ingest.reading import ReadSource, Unreadable, read_file
from tests.ingest.making import docx_of, docx_with, pdf_of, zip_of

PROSE = "The ministers of the two countries met in the capital and spoke about fishing rights."
PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="windows-1252"><title>Herring - North Sea Post</title>
<meta property="og:title" content="Ministers agree to share the herring">
<meta property="og:site_name" content="North Sea Post"><meta name="author" content="Ada Winter">
<meta property="article:published_time" content="2024-03-04T10:00:00+01:00">
<link rel="canonical" href="https://post.example.org/herring"></head>
<body><nav><a href="/">Home</a> <a href="/fish">Fish</a></nav><script>alert(1)</script>
<article><h1>Ministers agree to share the herring</h1>%s</article>
<footer>Cookie policy</footer></body></html>"""
EML = b"""From: Ada Winter <ada@example.org>
To: desk@example.org
Subject: =?utf-8?q?Herring_shared_=E2=80=93_at_last?=
Date: Mon, 04 Mar 2024 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The ministers met in K=F8benhavn and spoke about fishing rights for hours.

--b
Content-Type: text/html

<p>no</p>
--b--
"""


def facts(source: ReadSource) -> dict[str, tuple[str, str]]:
    for draft in source.metadata:
        assert draft.reason
        if draft.span is not None:
            assert 0 <= draft.span.start < draft.span.end <= len(source.text)
    return {draft.property: (draft.value, draft.basis.value) for draft in source.metadata}


def refused(name: str, data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(name, data, encoding)
    return caught.value.reason


def test_offsets_hold_on_a_utf8_file() -> None:
    text = f"Titel mit Umlaut über zwölf Häfen 🐟\n\n{PROSE}\n\n„{PROSE}“\n"
    source = read_file("a.txt", text.encode())
    assert source.text == text
    assert source.bytes == len(text.encode())
    assert source.encoding == "utf-8"
    assert source.file_sha256 == source.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert text[source.passages[0].start : source.passages[0].end].endswith("🐟")


def test_canonical_text() -> None:
    assert canonical_text("\ufeffa\r\nb\rc\n\ufeffd") == "a\nb\nc\n\ufeffd"
    assert canonical_text("a\0b\ud800c\ufdd0d\uffffe\U0010fffe") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert canonical_text("e\u0301\u00a0\u2028\u200b\t\f🐟") == "e\u0301\u00a0\u2028\u200b\t\f🐟"


@given(st.text(st.characters(), max_size=60))
def test_canonical_text_is_stable_and_storable(text: str) -> None:
    once = canonical_text(text)
    assert canonical_text(once).removeprefix("\ufeff") == once.removeprefix("\ufeff")
    once.encode("utf-8")
    assert "\0" not in once
    assert "\r" not in once


@pytest.mark.parametrize(
    ("data", "encoding", "found"),
    [
        (("\ufeff" + PROSE).encode("utf-8"), None, "utf-8"),
        (PROSE.encode("utf-16"), None, "utf-16"),
        (("\ufeff" + PROSE).encode("utf-32-be"), None, "utf-32"),
        (PROSE.replace("met", "mét").encode("cp1252"), "windows-1252", "cp1252"),
        (("Министры двух стран встретились в столице и говорили о рыбе. " * 5).encode("cp1251"), None, "cp1251"),
        (("两国部长在首都会面，讨论了渔业问题和边境贸易。" * 5).encode("gb18030"), "GB-18030", "gb18030"),
        ((PROSE + "é").encode()[:-1], None, "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str | None, found: str) -> None:
    source = read_file("a.txt", data, encoding)
    assert source.encoding == found
    assert not source.text.startswith("\ufeff")


def test_lone_surrogates_and_line_ends() -> None:
    source = read_file("a.txt", (PROSE + "\r\n\ud800\r").encode("utf-16-le", "surrogatepass").join([b"\xff\xfe", b""]))
    assert source.text == PROSE + "\n\ufffd\n"
    paired = (PROSE + " \ud83d\udc1f").encode("utf-8", "surrogatepass")
    assert read_file("a.txt", paired).text == PROSE + " 🐟"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "no text"),
        ("a.txt", b"x" * (MAX_TEXT_BYTES + 1), "at most 20 MB"),
        ("a.txt", bytes(range(256)) * 20, "binary|encoding"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "old Office file"),
        ("a.pdf", b"no PDF at all", "damaged or something else"),
        ("a.pdf", pdf_of("x")[:200], "damaged"),
        ("a.pdf", pdf_of(""), "no text, only pictures"),
        ("a.docx", b"PK\x03\x04 and nothing more", "damaged"),
        ("a.docx", zip_of({"x.xml": b"<a/>"}), "no DOCX"),
        ("a.docx", docx_of("x")[:-300], "damaged"),
        ("a.xlsx", zip_of({"x.xml": b"<a/>"}), "XLSX files are not read"),
        ("b.zip", zip_of({"x.txt": b"x"}), "archive inside an archive"),
        ("a.eml", b"\n\n", "no text|headers"),
        ("a.eml", b"Subject: x\n\n", "no text"),
        ("a.html", b"<html><body><script>1</script></body></html>", "no text"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, reason: str) -> None:
    assert any(part in refused(name, data) for part in reason.split("|"))


def test_a_docx_with_a_doctype_is_refused() -> None:
    good = docx_of(PROSE)
    declared = b"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    for part in ("word/document.xml", "docProps/core.xml", "word/_rels/document.xml.rels"):
        assert "DOCTYPE" in refused("a.docx", docx_with(good, part, b"?>", declared))


def test_a_wrong_encoding_is_refused_when_chosen() -> None:
    assert "not valid utf-8 (byte 4)" in refused("a.txt", b"abcd\xff", "utf-8")
    assert "not known" in refused("a.txt", b"abc", "rot13")
    assert "not known" in refused("a.txt", b"abc", "unicode_escape")


def test_html() -> None:
    body = "".join(f"<p>{PROSE} “{number}” caf\u00e9.</p>" for number in range(4))
    source = read_file("a.html", (PAGE % body).encode("cp1252"))
    assert source.encoding == "cp1252"
    assert "café" in source.text
    assert "alert" not in source.text
    assert "Cookie" not in source.text
    assert source.passages[0].kind is PassageKind.TITLE
    assert source.text.startswith("Ministers agree to share the herring\n\n")
    assert facts(source) == {
        "title": ("Ministers agree to share the herring", "stated"),
        "author": ("Ada Winter", "stated"),
        "publisher": ("North Sea Post", "stated"),
        "published_on": ("2024-03-04", "normalised"),
        "url": ("https://post.example.org/herring", "stated"),
        "language": ("en-GB", "stated"),
    }
    assert source.reader.startswith("html 1 (trafilatura")


def test_html_without_an_article_gives_all_visible_text() -> None:
    source = read_file("a.htm", b"<p>Herring<p>Cod<table><tr><td>Eel<td>Ray</table><b>&#xD800;&#0;")
    assert [line for line in source.text.split("\n") if line][:2] == ["Herring", "Cod"]
    assert "Eel" in source.text


def test_json_ld_and_dates_are_taken_only_where_they_say_so() -> None:
    data = json.dumps(
        {"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-04", "author": [{"name": "Ada"}]}]}
    )
    page = f"<script type='application/ld+json'>{data}</script><p>{PROSE}</p><footer>© 2019 Post</footer>"
    found = facts(read_file("a.html", page.encode()))
    assert found["published_on"] == ("2024-03-04", "stated")
    assert found["author"] == ("Ada", "stated")
    assert "published_on" not in facts(read_file("a.html", f"<p>{PROSE} 5 May 2023</p>".encode()))


def test_pdf() -> None:
    source = read_file("a.pdf", pdf_of(f"Herring shared at last by all\n{PROSE}", f"{PROSE}\n2", title="Herring"))
    assert source.media_type == "application/pdf"
    assert source.text.count(PROSE) == 2
    assert "\n\n" in source.text
    assert facts(source)["title"] == ("Herring", "stated")
    assert facts(source)["published_on"] == ("2024-03-04", "inferred")
    assert "encoding" in refused("a.pdf", pdf_of("x"), "utf-8")


def test_docx() -> None:
    source = read_file(
        "a.docx", docx_of("Herring shared at last", PROSE, title="Herring", table=(("a", "b"), ("c", "d")))
    )
    assert source.text == f"Herring shared at last\n\n{PROSE}\n\na\tb\n\nc\td"
    assert facts(source)["title"] == ("Herring", "stated")


def test_eml() -> None:
    source = read_file("a.eml", EML)
    assert source.text.startswith("Herring shared – at last\n\nThe ministers met in København")
    assert facts(source)["published_on"] == ("2024-03-04", "stated")
    assert facts(source)["author"] == ("Ada Winter", "stated")
    assert source.encoding == "iso8859-1"


def test_markdown() -> None:
    text = f"---\ntitle: Herring\ndate: 2024-03-04\nurl: https://example.org/h\n---\n# Herring shared\n\n{PROSE}\n"
    source = read_file("a.md", text.encode())
    assert source.text == text
    assert facts(source)["title"] == ("Herring", "stated")
    assert facts(source)["url"][0] == "https://example.org/h"


def test_what_the_text_says_of_itself() -> None:
    text = (
        "Ministers agree to share the herring\n\nBy Ada Winter and Ola Berg\n\nMarch 4, 2024, 5:18 pm\n\n"
        f"OSLO, March 3 (Nordwire) - {PROSE}\n\n{PROSE}\n\n"
        "(Reporting by Ina Holm; Editing by Per Dahl)\n© 2024 North Sea Post\n"
    )
    source = read_file("a.txt", text.encode())
    found = facts(source)
    assert found["published_on"] == ("2024-03-04", "normalised")
    assert found["agency"] == ("Nordwire", "stated")
    assert found["publisher"] == ("North Sea Post", "inferred")
    assert found["title"] == ("Ministers agree to share the herring", "stated")
    authors = [draft for draft in source.metadata if draft.property == "author"]
    assert [draft.value for draft in authors] == ["Ada Winter", "Ola Berg"]
    assert all(draft.span and draft.span.quote(text) == draft.value for draft in authors)
    assert found["language"][0] == source.language == "en"


def test_nothing_is_made_up() -> None:
    assert set(facts(read_file("a.txt", f"{PROSE} On 5 May 2023 they met again.".encode()))) == {"language"}
    assert facts(read_file("a.txt", b"Hm.")) == {}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("03rd December, 2019", "2019-12-03"),
        ("Sept. 5, 2020", "2020-09-05"),
        ("5 of May 2020", "2020-05-05"),
        ("2020/5/6", "2020-05-06"),
        ("6.5.2020", "2020-05-06"),
        ("2020年5月6日", "2020-05-06"),
        ("31 February 2020", None),
        ("May 2020", None),
        ("05/06/2020", None),
    ],
)
def test_days_in_words(text: str, edtf: str | None) -> None:
    assert [day.edtf for day in full_dates(text)] == ([edtf] if edtf else [])
    assert stated_date(text) == edtf


def test_stated_dates() -> None:
    assert stated_date("2024-03-04T10:00:00Z") == "2024-03-04"
    assert stated_date("2024-03") == "2024-03"
    assert stated_date("2024-13-01") is None
    assert stated_date("yesterday") is None


def test_the_worker_side_gives_json_or_a_reason() -> None:
    result = json.loads(json.dumps(worker.read(worker.payload("a.txt", PROSE.encode()))))
    assert worker.source_of(result).text == PROSE
    with pytest.raises(Unreadable, match="empty"):
        worker.source_of(worker.read(worker.payload("a.txt", b"")))


SAMPLES = {
    "a.pdf": pdf_of(PROSE),
    "a.docx": docx_of(PROSE),
    "a.eml": EML,
    "a.html": (PAGE % f"<p>{PROSE}</p>").encode(),
    "a.txt": PROSE.encode(),
    "a.md": f"---\ntitle: x\n---\n# H\n{PROSE}".encode(),
}


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(sample) - 1))
        if data.draw(st.booleans()):
            sample[at] = data.draw(st.integers(0, 255))
        else:
            del sample[at : at + data.draw(st.integers(1, 40))]
        sample = sample or bytearray(b"x")
    result = worker.read(worker.payload(name, bytes(sample)))
    if "source" in result:
        source = worker.source_of(result)
        assert in_order(source.passages, len(source.text))
    else:
        assert result["unreadable"]
