"""Typed reading of JSON that somebody else wrote: every wrong setting is an input failure that names it."""

import math
from typing import Any

from .failures import InputFailure

AUTO = "auto"


def refused(name: str, sentence: str, code: str = "job/setting") -> InputFailure:
    return InputFailure(code, f"{name}: {sentence}", setting=name)


class Settings:
    """An object of job.json, and where it stands."""

    def __init__(self, value: Any, name: str = "job.json"):
        if not isinstance(value, dict):
            raise refused(name, "must be an object.")
        self.value, self.name = value, name

    def path(self, key: str) -> str:
        return key if self.name == "job.json" else f"{self.name}.{key}"

    def object(self, key: str, default: Any = None) -> "Settings":
        return Settings(self.value.get(key, default), self.path(key))

    def text(self, key: str, default: str | None = None) -> str:
        value = self.value.get(key, default)
        if not isinstance(value, str) or value == "":
            raise refused(self.path(key), "must be a text that is not empty.")
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.value.get(key, default)
        if value not in choices:
            raise refused(self.path(key), f"must be one of {', '.join(choices)}.")
        return value

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        value = self.value.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value) or not low <= value <= high:
            raise refused(self.path(key), f"must be a number from {low:g} to {high:g}.")
        return float(value)

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value = self.number(key, low, high, default)
        if value != int(value):
            raise refused(self.path(key), "must be a whole number.")
        return int(value)

    def auto_number(self, key: str, low: float, high: float) -> float | None:
        """None for "auto" and for what is not there."""
        return None if self.value.get(key, AUTO) == AUTO else self.number(key, low, high)

    def auto_whole(self, key: str, low: int, high: int) -> int | None:
        return None if self.value.get(key, AUTO) == AUTO else self.whole(key, low, high)

    def texts(self, key: str) -> list[str]:
        value = self.value.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise refused(self.path(key), "must be a list of texts.")
        return value

    def only(self, known: tuple[str, ...]) -> None:
        for key in self.value:
            if key not in known:
                raise refused(self.path(key), f"is not a setting. Known are {', '.join(known)}.")
