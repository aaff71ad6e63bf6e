"""Kinds whose value is a number: integer, number and quantity (decimal strings), geo."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from typing_extensions import override

from regesta.domain.values.kind import Comparison, JsonValue, Kind, ValueProblem, checked_text

LARGEST = 2**63 - 1
"""Largest integer either side of zero: what the project file can hold."""
MAX_DIGITS = 60
_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"[-−]?\d{1,3}(?:[,\u00a0\u202f ']\d{3})+(?:\.\d+)?", re.ASCII)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)", re.ASCII | re.IGNORECASE)
_DECIMAL_PATTERN = r"^-?\d+(\.\d+)?$"


def _ungrouped(text: str) -> str:
    """A typed number without blanks around it and without thousands separators."""
    stripped = text.strip()
    if _GROUPED.fullmatch(stripped):
        stripped = re.sub(r"[,\u00a0\u202f ']", "", stripped)
    return stripped.replace("−", "-").removeprefix("+")


def _decimal(text: str, what: str) -> Decimal:
    if len(text) > MAX_DIGITS or _DECIMAL.fullmatch(text) is None:
        raise ValueProblem(f"“{text[:60]}” is no {what}; write digits with a point, as 240.5, without exponent")
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueProblem(f"“{text[:60]}” is no {what}; write digits with a point, as 240.5") from error


def _compare_decimals(left: Decimal, right: Decimal) -> Comparison:
    if left == right:
        return Comparison.EQUAL
    coarse, fine = sorted((left, right), key=lambda number: -int(number.as_tuple().exponent))
    if coarse.as_tuple().exponent != fine.as_tuple().exponent and fine.quantize(coarse) == coarse:
        return Comparison.PRECISION
    return Comparison.CONTRADICT


def _plain(number: Decimal) -> str:
    """A decimal without needless zeros, never with an exponent."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


class IntegerKind(Kind):
    """A whole number that fits 64 bits: an ordinal, a rank, a count."""

    name: ClassVar[str] = "integer"
    editor: ClassVar[str] = "integer"

    @override
    def parse(self, text: str) -> JsonValue:
        """Digits, also grouped (`1,200`) or as an English ordinal (`19th`)."""
        stripped = _ungrouped(text)
        if ordinal := _ORDINAL.fullmatch(stripped):
            stripped = ordinal[1]
        if len(stripped) > 20 or not re.fullmatch(r"-?\d+", stripped, re.ASCII):
            raise ValueProblem(f"“{text[:60]}” is no whole number; write digits only")
        return self.validate(int(stripped))

    @override
    def validate(self, value: object) -> JsonValue:
        """A JSON integer."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise ValueProblem(f"a whole number is wanted, got {value!r:.60}; write digits only")
        if abs(value) > LARGEST:
            raise ValueProblem(f"{value!r:.60} is too large; whole numbers go up to {LARGEST:,}")
        return value

    @override
    def json_schema(self) -> dict[str, Any]:
        """An integer of 64 bits."""
        return {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}


class NumberKind(Kind):
    """A decimal number, kept as the digits that the source gives."""

    name: ClassVar[str] = "number"
    editor: ClassVar[str] = "number"

    @override
    def parse(self, text: str) -> JsonValue:
        """Digits with a decimal point, thousands grouped or not."""
        return self.validate(_ungrouped(text))

    @override
    def validate(self, value: object) -> JsonValue:
        """A decimal string."""
        text = checked_text(self.name, value, MAX_DIGITS)
        _decimal(text, self.name)
        return text

    @override
    def normalise(self, value: JsonValue) -> JsonValue:
        """Without needless zeros."""
        return _plain(Decimal(str(value)))

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Precision where one is the other, rounded."""
        return _compare_decimals(Decimal(str(left)), Decimal(str(right)))

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string of digits."""
        return {"type": "string", "pattern": _DECIMAL_PATTERN, "maxLength": MAX_DIGITS}


class QuantityKind(Kind):
    """An amount with its unit: `{"amount": "240", "unit": "billion USD"}`."""

    name: ClassVar[str] = "quantity"
    editor: ClassVar[str] = "quantity"

    @override
    def parse(self, text: str) -> JsonValue:
        """An amount, a blank, a unit."""
        match = re.fullmatch(r"\s*([-−+]?[\d.,'\u00a0\u202f]+)\s*([^\s\d.,].*?)\s*", text)
        if match is None:
            raise ValueProblem(f"“{text[:60]}” is no quantity; write an amount and a unit, as 240 billion USD")
        return self.validate({"amount": _ungrouped(match[1]), "unit": match[2]})

    @override
    def validate(self, value: object) -> JsonValue:
        """An object with exactly `amount` and `unit`."""
        if not isinstance(value, dict) or set(value) != {"amount", "unit"}:
            raise ValueProblem("a quantity has an amount and a unit, and nothing else; give both")
        amount = checked_text("amount", value["amount"], MAX_DIGITS)
        _decimal(amount, "amount")
        return {"amount": amount, "unit": checked_text("unit", value["unit"], 100)}

    @override
    def normalise(self, value: JsonValue) -> JsonValue:
        """Amount without needless zeros, unit with single blanks."""
        amount, unit = self._parts(value)
        return {"amount": _plain(amount), "unit": unit}

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Amounts are compared in one unit only; units are not converted."""
        (left_amount, left_unit), (right_amount, right_unit) = self._parts(left), self._parts(right)
        return _compare_decimals(left_amount, right_amount) if left_unit == right_unit else Comparison.DIFFER

    @override
    def format(self, value: JsonValue) -> str:
        """Amount, blank, unit."""
        return f"{value['amount']} {value['unit']}" if isinstance(value, dict) else str(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        """An object of two strings."""
        return {
            "type": "object",
            "properties": {
                "amount": {"type": "string", "pattern": _DECIMAL_PATTERN, "maxLength": MAX_DIGITS},
                "unit": {"type": "string", "minLength": 1, "maxLength": 100},
            },
            "required": ["amount", "unit"],
            "additionalProperties": False,
        }

    def _parts(self, value: JsonValue) -> tuple[Decimal, str]:
        checked = self.validate(value)
        if not isinstance(checked, dict):
            raise ValueProblem("a quantity has an amount and a unit; give both")
        return Decimal(checked["amount"]), " ".join(checked["unit"].split())


class GeoKind(Kind):
    """A point as `latitude,longitude` in decimal degrees, WGS 84."""

    name: ClassVar[str] = "geo"
    editor: ClassVar[str] = "geo"

    @override
    def parse(self, text: str) -> JsonValue:
        """Two decimals with a comma or a blank between them."""
        pieces = [piece for piece in re.split(r"[,\s;]+", text.replace("−", "-").strip()) if piece]
        return self.validate(",".join(pieces))

    @override
    def validate(self, value: object) -> JsonValue:
        """Latitude −90 to 90, longitude −180 to 180."""
        text = checked_text(self.name, value, 60)
        pieces = text.split(",")
        if len(pieces) != 2:
            raise ValueProblem(f"“{text}” is no point; write latitude,longitude as 51.88,128.33")
        for piece, limit, what in zip(pieces, (90, 180), ("latitude", "longitude"), strict=True):
            if abs(_decimal(piece, what)) > limit:
                raise ValueProblem(f"the {what} {piece} is beyond ±{limit} degrees; correct it")
        return text

    @override
    def normalise(self, value: JsonValue) -> JsonValue:
        """Without needless zeros."""
        return ",".join(_plain(Decimal(piece)) for piece in str(value).split(","))

    @override
    def compare(self, left: JsonValue, right: JsonValue) -> Comparison:
        """Precision where one point is the other, rounded."""
        pairs = zip(str(left).split(","), str(right).split(","), strict=True)
        found = {_compare_decimals(Decimal(one), Decimal(other)) for one, other in pairs}
        for verdict in (Comparison.CONTRADICT, Comparison.PRECISION):
            if verdict in found:
                return verdict
        return Comparison.EQUAL

    @override
    def json_schema(self) -> dict[str, Any]:
        """A string of two decimals."""
        return {"type": "string", "pattern": r"^-?\d+(\.\d+)?,-?\d+(\.\d+)?$", "maxLength": 60}
