"""YAML with the line of every part, so that a mistake in a codebook can be pointed at.

Read as data only: no tags, no anchors or aliases, no key twice, nesting and size bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import ValidationError

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 20
_PLAIN_TAGS = ("null", "bool", "int", "str", "float", "timestamp", "map", "seq", "value", "merge")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where the wheel has it: eight times as fast

Path = tuple[str | int, ...]


class CodebookProblem(ValueError):
    """A codebook that cannot be used.

    Attributes:
        message: file, line and reason.
        line: counted from 1; 0 where no line can be named.
    """

    def __init__(self, name: str, line: int, reason: str) -> None:
        self.line = line
        self.message = f"{name}:{line}: {reason}" if line else f"{name}: {reason}"
        super().__init__(self.message)


@dataclass
class Marked:
    """A YAML mapping with the lines of its parts.

    Attributes:
        name: the file's name.
        data: plain Python values; every key is text.
        lines: line, counted from 1, by path of keys and list positions.
    """

    name: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)

    def resolved(self, path: Path) -> Path:
        """The path of that part in the file, cut where the file ends.

        A position in a list that the file has as a mapping is taken as its key: pydantic sees types and
        properties as lists.
        """
        here: Any = self.data
        known: list[str | int] = []
        for part in path:
            step = part
            if isinstance(here, dict):
                keys = list(here)
                step = keys[part] if isinstance(part, int) and part < len(keys) else part
                here = here.get(str(step))
            elif isinstance(here, list) and isinstance(part, int) and part < len(here):
                here = here[part]
            else:
                here = None
            if (*known, step) not in self.lines:
                break
            known.append(step)
        return tuple(known)

    def line_of(self, path: Path) -> int:
        """The line of that part, or of the nearest part around it."""
        return self.lines.get(self.resolved(path), 1)

    def problem(self, path: Path, reason: str) -> CodebookProblem:
        """The problem to raise about that part."""
        return CodebookProblem(self.name, self.line_of(path), reason)


def parse_marked(text: str, name: str) -> Marked:
    """A YAML mapping from text.

    Raises:
        CodebookProblem: it is no YAML, no mapping, too large, or has what a codebook must not have.
    """
    if len(text) > MAX_CHARACTERS:
        raise CodebookProblem(name, 0, f"a codebook has at most {MAX_CHARACTERS:,} characters, this has {len(text):,}")
    marked = Marked(name)
    try:
        _scan(text, name)
        node = yaml.compose(text, Loader=_Loader)
        if not isinstance(node, yaml.MappingNode):
            raise CodebookProblem(name, 1, "a codebook is a mapping; begin with “regesta_codebook: 1”")
        marked.data = _plain(node, (), marked)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CodebookProblem(name, mark.line + 1 if mark else 0, f"no valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, CodebookProblem):
            raise
        raise CodebookProblem(name, 0, f"no valid YAML: {error}") from error
    return marked


@contextmanager
def problem_from(marked: Marked) -> Iterator[None]:
    """Turns pydantic's first error into a problem with its line."""
    try:
        yield
    except ValidationError as error:
        errors = error.errors(include_url=False)
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        path = tuple(first["loc"])
        known = marked.resolved(path)
        names = [str(part) for part in (*known, *path[len(known) :])]
        reason = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            reason = "this is not known here; remove it or correct its spelling"
        if first["type"] == "missing":
            reason = "this is missing"
        raise marked.problem(path, f"{'.'.join(names)}: {reason}") from error


def _scan(text: str, name: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise CodebookProblem(name, line, "anchors and aliases are not allowed; write the part out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise CodebookProblem(name, line, f"nested more than {MAX_DEPTH} deep")


def _plain(node: yaml.Node, path: Path, marked: Marked) -> Any:
    marked.lines.setdefault(path, node.start_mark.line + 1)
    prefix = "tag:yaml.org,2002:"
    if not node.tag.startswith(prefix) or node.tag.removeprefix(prefix) not in _PLAIN_TAGS:
        raise CodebookProblem(marked.name, node.start_mark.line + 1, f"the tag {node.tag} is not allowed")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, marked)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, position), marked) for position, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, marked: Marked) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise CodebookProblem(marked.name, line, "a key must be a plain word")
        key = str(key_node.value)
        if key in found:
            raise CodebookProblem(marked.name, line, f"“{key}” stands here twice; remove one")
        marked.lines[(*path, key)] = line
        found[key] = _plain(value_node, (*path, key), marked)
    return found


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    tag = node.tag.rpartition(":")[2]
    if tag == "null":
        return None
    if tag == "bool" and text in {"true", "false"}:
        return text == "true"
    if tag == "int" and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    return text
