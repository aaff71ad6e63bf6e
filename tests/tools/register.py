"""`tests/data/register.yaml` as an expert's record: words become spans, short rows become records and claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.tools.expert_record import Converted, convert

PATH = Path(__file__).resolve().parents[1] / "data" / "register.yaml"


def load(*, judged: bool = True) -> Converted:
    """The register as a dataset."""
    given = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    texts = {each["id"]: each["text"] for each in given["sources"]}
    record = {
        "meta": given["meta"],
        "sources": [_source(each) for each in given["sources"]],
        "records": [_record(row, texts) for row in given["records"]],
        "statements": [_statement(each, texts) for each in given["statements"]],
        "per_source": _mentions(given["mentions"], texts),
        "cross_source": {"not_same": given["not_same"]},
    }
    return convert(record, texts, judged=judged)


def _span(source: str, words: str, texts: dict[str, str]) -> dict[str, Any]:
    start = texts[source].index(words)
    return {"source": source, "start": start, "end": start + len(words), "text": words}


def _source(each: dict[str, Any]) -> dict[str, Any]:
    marked = [
        {**_span(each["id"], b["words"], {each["id"]: each["text"]}), "kind": b["kind"]}
        for b in each.get("boilerplate", ())
    ]
    dated = {"published_on": {"anchor": each["published_on"], "basis": "curator"}} if "published_on" in each else {}
    title = [{"start": 0, "end": len(each["title"]), "kind": "title"}]
    return {**each, "published_on": None, **dated, "boilerplate": marked, "structure": title}


def _record(row: list[Any], texts: dict[str, str]) -> dict[str, Any]:
    head, label, *claims = row
    type_, key = head.split()
    return {
        "id": f"{type_}:{key}",
        "type": type_,
        "label": label,
        "claims": [_claim(*claim, texts=texts) for claim in claims],
    }


def _claim(
    field: str, value: Any, words: dict[str, str], more: dict[str, Any] | None = None, *, texts: dict[str, str]
) -> dict[str, Any]:
    evidence = [_span(source, said, texts) for source, said in words.items()]
    return {"field": field, "value": value, "basis": "stated", "evidence": evidence, **(more or {})}


def _statement(each: dict[str, Any], texts: dict[str, str]) -> dict[str, Any]:
    quotes = [_span(each["source"], words, texts) for words in each.get("quotes", ())]
    chain = [*each.get("chain", ()), each["speaker"]]
    said = [_span(each["source"], each["said"], texts)]
    return {**each, "evidence": said, "quotes": quotes, "attribution_chain": chain, "about": []}


def _mentions(given: list[dict[str, Any]], texts: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, each in enumerate(given):
        mention = {**each, **_span(each["source"], each["words"], texts), "id": f"mention-{number}"}
        found.setdefault(each["source"], {"mentions": []})["mentions"].append(mention)
    return found
