"""`--metadata FILE.jsonl`: what is known of sources beside their files, one JSON object a line (design, section 8)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from regesta.domain.values import KINDS, checked_language
from regesta.ingest.limits import MIB

MAX_BYTES = 10 * MIB
MAX_ROWS = 100_000


class MetadataProblem(ValueError):
    """A metadata file that cannot be used.

    Attributes:
        message: file, line and reason.
        line: counted from 1; 0 where it is the file as a whole.
    """

    def __init__(self, name: str, line: int, reason: str) -> None:
        self.line = line
        self.message = f"{name}:{line}: {reason}" if line else f"{name}: {reason}"
        super().__init__(self.message)


def _of_kind(kind: str) -> AfterValidator:
    return AfterValidator(lambda value: str(KINDS[kind].parse(value)))


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, _of_kind("text")]
Date = Annotated[str, _of_kind("date")]
Url = Annotated[str, _of_kind("url")]
Language = Annotated[str, AfterValidator(checked_language)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(strict=False)]
Rights = Annotated[str, Field(pattern="^(none|quotes|full)$")]


class MetadataRow(BaseModel):
    """What one row says of one file; a field that is left out or null says nothing.

    The fields are the properties of the type `source`; `file_name` is the path relative to what was added, or
    the bare name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    file_name: Annotated[str, Field(min_length=1, max_length=1_000)]
    title: Text | None = None
    publisher: Text | None = None
    author: Texts = ()
    url: Url | None = None
    archived_url: Url | None = None
    published_on: Date | None = None
    retrieved_on: Date | None = None
    language: Language | None = None
    original_language: Language | None = None
    agency: Text | None = None
    credit: Texts = ()
    licence: Text | None = None
    rights_holder: Text | None = None
    rights_note: Text | None = None
    text_allowed: Rights | None = None

    def values(self) -> list[tuple[str, str]]:
        """The properties and values that the row gives, in the order above."""
        found: list[tuple[str, str]] = []
        for name, value in self:
            if name != "file_name" and value is not None:
                found.extend((name, one) for one in ([value] if isinstance(value, str) else value))
        return found


class Matched(NamedTuple):
    """Rows by the name of the source they belong to, and rows that belong to none."""

    rows: dict[str, MetadataRow]
    unused: tuple[MetadataRow, ...]


def parse_metadata(data: bytes, name: str) -> tuple[MetadataRow, ...]:
    """The rows of a metadata file.

    Args:
        data: the file, UTF-8, a byte-order mark allowed, blank lines allowed.
        name: its name, for messages.

    Raises:
        MetadataProblem: the file or a line cannot be used; nothing of it is.
    """
    if len(data) > MAX_BYTES:
        raise MetadataProblem(name, 0, f"it has more than {MAX_BYTES // MIB} MB; split it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise MetadataProblem(name, line, "it is not UTF-8; save it as UTF-8") from error
    rows: list[MetadataRow] = []
    lines: dict[str, int] = {}
    for number, line_text in enumerate(text.split("\n"), start=1):
        if not line_text.strip():
            continue
        row = _row(line_text, name, number)
        if row.file_name in lines:
            reason = f"“{row.file_name}” stands in line {lines[row.file_name]} already; remove one"
            raise MetadataProblem(name, number, reason)
        lines[row.file_name] = number
        rows.append(row)
        if len(rows) > MAX_ROWS:
            raise MetadataProblem(name, number, f"it has more than {MAX_ROWS:,} rows; split it")
    return tuple(rows)


def match_rows(rows: Iterable[MetadataRow], names: Iterable[str]) -> Matched:
    """Which row belongs to which source: by the relative path, else by the bare name where only one has it."""
    wanted = list(names)
    bare = Counter(name.rpartition("/")[2] for name in wanted)
    by_bare = {name.rpartition("/")[2]: name for name in wanted}
    exact = set(wanted)
    matched: dict[str, MetadataRow] = {}
    unused: list[MetadataRow] = []
    for row in sorted(rows, key=lambda one: one.file_name not in exact):
        target = row.file_name if row.file_name in exact else None
        if target is None and bare[row.file_name] == 1:
            target = by_bare[row.file_name]
        if target is None or target in matched:
            unused.append(row)
        else:
            matched[target] = row
    return Matched(matched, tuple(unused))


def _row(line: str, name: str, number: int) -> MetadataRow:
    try:
        loaded = json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
        if not isinstance(loaded, dict):
            raise MetadataProblem(name, number, 'a row is an object, as {"file_name": "a.txt", "title": "…"}')
        return MetadataRow.model_validate(loaded)
    except MetadataProblem:
        raise
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        reason = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            reason = f"there is no such field; fields are {', '.join(MetadataRow.model_fields)}"
        raise MetadataProblem(name, number, f"{where}: {reason}") from error
    except (ValueError, RecursionError) as error:
        raise MetadataProblem(name, number, f"no valid JSON ({error})") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"“{twice}” stands twice")
    return found


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is no JSON")
