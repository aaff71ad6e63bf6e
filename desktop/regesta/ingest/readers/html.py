"""HTML: the main text by trafilatura, else all visible text; what the head says of the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from regesta.ingest.decoding import declared_encoding, decode
from regesta.ingest.extracted import Extracted, Fact
from regesta.ingest.limits import Unreadable

NAME = "html"
VERSION = f"1 (trafilatura {trafilatura.__version__})"

_LEAST_SHARE = 0.1
_META = (
    ("title", ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")),
    ("author", ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author")),
    ("publisher", ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")),
    (
        "published_on",
        (
            "article:published_time",
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.issued",
            "citation_publication_date",
            "publishdate",
            "pubdate",
            "parsely-pub-date",
            "sailthru.date",
        ),
    ),
    ("url", ("og:url",)),
)
_UNSEEN = "script, style, noscript, template, svg, head, iframe, object, form, nav, footer, aside"
_BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, li, tr, br, blockquote, section, article, td, dt, dd, figcaption"
_SPACES = re.compile(r"[ \t\u00a0]+")


def read(data: bytes, encoding: str | None) -> Extracted:
    """The page's title and main text, a blank line between paragraphs.

    Raises:
        Unreadable: it has no text, or nests too deep.
    """
    decoded = decode(data, encoding, declared_encoding(data))
    markup = decoded.text.replace("\0", "\ufffd")
    tree = LexborHTMLParser(markup)
    facts = tuple(_facts(tree))
    title = next((fact.value for fact in facts if fact.property == "title"), "")
    paragraphs = _main_text(markup) or []
    everything = _visible_text(tree)
    if sum(map(len, paragraphs)) < _LEAST_SHARE * sum(map(len, everything)):
        paragraphs = everything
    if not paragraphs:
        raise Unreadable("no text was found in the page")
    if title and _plain(paragraphs[0]) != title:
        paragraphs = [title, *(paragraph for paragraph in paragraphs if _plain(paragraph) != title)]
    return Extracted("\n\n".join(paragraphs), decoded.encoding, facts)


def _main_text(markup: str) -> list[str] | None:
    document = trafilatura.bare_extraction(
        markup, include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    text = getattr(document, "text", None)
    if not text:
        return None
    return [line.strip() for line in str(text).split("\n") if line.strip()]


def _visible_text(tree: LexborHTMLParser) -> list[str]:
    """The text of the body without scripts, menus and forms, a line per block."""
    body = tree.body
    if body is None:
        return []
    for node in tree.css(_UNSEEN):
        node.decompose()
    for node in tree.css(_BLOCKS):
        node.insert_after("\n")
        node.insert_before("\n")
    text = body.text(deep=True)
    return [plain for line in text.split("\n") if (plain := _plain(line))]


def _facts(tree: LexborHTMLParser) -> Iterator[Fact]:
    """What the head says, in the order of its weight."""
    yield from _linked_data(tree)
    named: dict[str, str] = {}
    for node in tree.css("meta"):
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = _plain(node.attributes.get("content") or "")
        if key and content:
            named.setdefault(key.lower(), content)
    for wanted, keys in _META:
        for key in keys:
            if key in named:
                yield Fact(wanted, named[key], f"the page's meta element “{key}”")
    link = tree.css_first("link[rel=canonical]")
    if link is not None and (href := link.attributes.get("href")):
        yield Fact("url", href, "the page's canonical link")
    heading = tree.css_first("h1")
    if heading is not None and _plain(heading.text(deep=True)):
        yield Fact("title", _plain(heading.text(deep=True)), "the page's main heading")
    title = tree.css_first("title")
    if title is not None and _plain(title.text(deep=True)):
        yield Fact("title", _plain(title.text(deep=True)), "the page's title element")
    for node in tree.css("time[pubdate], time[itemprop=datePublished]"):
        if moment := node.attributes.get("datetime"):
            yield Fact("published_on", moment, "the page's time element")
    language = (tree.root.attributes.get("lang") or "") if tree.root is not None else ""
    if language:
        yield Fact("language", language, "the page's lang attribute")


def _linked_data(tree: LexborHTMLParser) -> Iterator[Fact]:
    """An article's JSON-LD."""
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        try:
            loaded = json.loads(node.text(deep=True)[:200_000])
        except (ValueError, RecursionError):
            continue
        graph = loaded.get("@graph", [loaded]) if isinstance(loaded, dict) else loaded
        for item in graph[:50] if isinstance(graph, list) else []:
            if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                yield from _article(item)


def _article(item: dict[str, Any]) -> Iterator[Fact]:
    where = "the page's JSON-LD “{}”"
    for key, wanted in (("headline", "title"), ("datePublished", "published_on"), ("inLanguage", "language")):
        if isinstance(item.get(key), str) and item[key].strip():
            yield Fact(wanted, _plain(item[key]), where.format(key))
    for key, wanted in (("author", "author"), ("publisher", "publisher")):
        entries = item.get(key)
        for entry in entries if isinstance(entries, list) else [entries]:
            name = entry.get("name") if isinstance(entry, dict) else entry
            if isinstance(name, str) and name.strip():
                yield Fact(wanted, _plain(name), where.format(key))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\n", " ").replace("\r", " ")).strip()
