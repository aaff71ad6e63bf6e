"""What a reader hands over: a text, and what the document says of itself."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Fact(NamedTuple):
    """Something that the document states about itself, outside its text.

    Attributes:
        property: a property of the type `source` in the codebook.
        value: as the document has it, not yet normalised.
        where: where it stands, for people (“meta article:published_time”).
        derived: it does not say what the property asks, but close (a file's day of creation).
    """

    property: str
    value: str
    where: str
    derived: bool = False


class Extracted(NamedTuple):
    """The text of a document, before it is made canonical.

    Attributes:
        encoding: of the bytes that held the text, None where the format settles it.
        facts: in the order of their weight, the best first for each property.
    """

    text: str
    encoding: str | None
    facts: tuple[Fact, ...] = ()


class Reader(Protocol):
    """What a module in `readers`, or an entry point, must have."""

    NAME: str
    VERSION: str

    def read(self, data: bytes, encoding: str | None) -> Extracted:
        """The text and facts of a document; `encoding` is the curator's choice.

        Raises:
            Unreadable: it cannot be read.
        """
