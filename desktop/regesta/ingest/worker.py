"""Reading as it runs in a worker process: JSON in, JSON out, and no exception but a reason."""

from __future__ import annotations

import base64
from typing import Any

from regesta.ingest.language import guess_language
from regesta.ingest.limits import Unreadable
from regesta.ingest.reading import ReadSource, read_file


def payload(name: str, data: bytes, encoding: str | None = None) -> dict[str, Any]:
    """The request for `read`."""
    return {"name": name, "data": base64.b64encode(data).decode("ascii"), "encoding": encoding}


def prepare() -> None:
    """Loads the language model, which needs a temporary file, before the worker may write none."""
    guess_language("Loading the model takes a line of text.")


def read(request: dict[str, Any]) -> dict[str, Any]:
    """Reads the file of a request, in the worker.

    Returns:
        `{"source": …}`, or `{"unreadable": reason}`. Running out of memory is left to the pool to tell.
    """
    data = base64.b64decode(request["data"])
    try:
        source = read_file(str(request["name"]), data, request["encoding"])
    except Unreadable as problem:
        return {"unreadable": problem.reason}
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - parsers of hostile files raise anything; the curator gets a reason
        what = f"{type(error).__name__}: {error}".encode("utf-8", "replace").decode("utf-8")[:120]
        return {"unreadable": f"it is damaged ({what}); open it in its own program and save it again"}
    return {"source": source.model_dump(mode="json")}


def source_of(result: dict[str, Any]) -> ReadSource:
    """The source in a worker's answer, checked again on this side.

    Raises:
        Unreadable: the worker could not read it.
    """
    if "unreadable" in result:
        raise Unreadable(str(result["unreadable"]))
    return ReadSource.model_validate(result["source"])
