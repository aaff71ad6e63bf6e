"""`--metadata FILE.jsonl`: the file read, with a mistake as a message."""

from __future__ import annotations

from pathlib import Path

from regesta.base.errors import BadInput
from regesta.ingest.metadata_rows import MetadataProblem, MetadataRow, parse_metadata


def load_metadata(path: Path) -> tuple[MetadataRow, ...]:
    """The rows of a metadata file.

    Raises:
        BadInput: it cannot be read, or a line has a mistake (the message has file, line and reason).
    """
    try:
        return parse_metadata(path.read_bytes(), path.name)
    except OSError as error:
        raise BadInput("metadata_unreadable", path=path, reason=error.strerror or error) from error
    except MetadataProblem as problem:
        raise BadInput("value_problem", reason=problem.message) from problem
