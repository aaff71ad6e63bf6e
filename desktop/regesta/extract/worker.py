"""Extraction as it runs in a worker process: JSON in, JSON out."""

from __future__ import annotations

from typing import Any

from regesta.domain.proposal import ReadingRequest
from regesta.extract import pipeline


def extract(request: dict[str, Any]) -> dict[str, Any]:
    """The proposals for the source of a request, as `Proposals` in JSON."""
    return pipeline.extract(ReadingRequest.model_validate(request)).model_dump(mode="json")
