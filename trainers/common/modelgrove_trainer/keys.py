"""Rows are known by their contents: their key is the sha256 of their canonical JSON (RFC 8785), so that neither their place nor the name of
their file decides anything. What is held out and in which order is trained follows from keys. The same rule as that of packages/data-check, whose
golden/row-keys.json is tested on both sides.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from typing import Any


MAX_DEPTH = 64


class TooDeep(ValueError):
    def __init__(self) -> None:
        super().__init__(f"it is nested more than {MAX_DEPTH} levels deep")


def key_of(row: Any) -> str:
    """Throws TooDeep."""
    return hashlib.sha256(canonical(row).encode()).hexdigest()


def canonical(value: Any, depth: int = 0) -> str:
    if isinstance(value, (dict, list, tuple)) and depth >= MAX_DEPTH:
        raise TooDeep
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{_text(name)}:{canonical(value[name], depth + 1)}" for name in names) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(one, depth + 1) for one in value) + "]"
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return _number(value)


def _text(value: str) -> str:
    """A lone surrogate stays an escape, as in JSON.stringify."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()


def _number(value: int | float) -> str:
    """As JavaScript prints the number that JSON.parse makes of it."""
    if isinstance(value, int) and abs(value) <= 2**53:
        return str(value)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        return "null"  # as JSON.stringify
    if number == 0:
        return "0"
    return ("-" if number < 0 else "") + _positive(abs(number))


def _positive(number: float) -> str:
    mantissa, _, exponent = f"{number!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    place = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))  # the point stands behind so many digits
    digits = digits.rstrip("0")
    if len(digits) <= place <= 21:
        return digits.ljust(place, "0")
    if 0 < place <= 21:
        return f"{digits[:place]}.{digits[place:]}"
    if -6 < place <= 0:
        return "0." + "0" * -place + digits
    sign, power = ("+" if place > 0 else "-"), abs(place - 1)
    return f"{digits[0]}{'.' + digits[1:] if len(digits) > 1 else ''}e{sign}{power}"


def held_out_keys(keys: Iterable[str], share: float) -> set[str]:
    """The smallest keys: as many as the share of the different rows, at least one, and never all."""
    different = sorted(set(keys))
    if share <= 0:
        return set()
    count = min(len(different) - 1, max(1, math.floor(share * len(different) + 0.5)))
    return set(different[: max(0, count)])


def training_order(keys: Sequence[str], seed: int, epoch: int) -> list[int]:
    """Places of the rows in the order of this epoch. Equal rows are interchangeable, so their places decide nothing."""
    return sorted(range(len(keys)), key=lambda place: (hashlib.sha256(f"{seed}:{epoch}:{keys[place]}".encode()).digest(), keys[place]))


def digest_of(keys: Iterable[str]) -> str:
    """One name for a set of rows, whatever their order."""
    return hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()
