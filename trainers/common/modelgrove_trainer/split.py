"""Which rows are trained on and which are held out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from .failures import InputFailure
from .keys import digest_of, held_out_keys
from .rows import Row


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Keyed)


@dataclass(frozen=True)
class Split:
    """Keys: of rows that are trained on, and of those that are compared (in order); `of_total` is what the compared were chosen from."""

    train: frozenset[str]
    compared: tuple[str, ...]
    source: str
    of_total: int

    @property
    def digest(self) -> str:
        return digest_of([*self.train, *(f"held out {key}" for key in self.compared)])

    def training(self, examples: Sequence[T]) -> list[T]:
        return [one for one in examples if one.key in self.train]

    def comparing(self, examples: Sequence[T]) -> list[T]:
        """One of each, by their keys."""
        by_key = {one.key: one for one in examples}
        return [by_key[key] for key in self.compared]


def split_rows(train: list[Row], validation: list[Row], share: float, max_examples: int) -> Split:
    keys = {row.key for row in train}
    if validation:
        _refuse_overlap(train, validation)
        given = sorted({row.key for row in validation})
        return Split(frozenset(keys), tuple(given[:max_examples]), "validation", len(given))
    if len(keys) < 2:
        raise InputFailure("data/too-few", "There must be at least two different rows: one to train on and one to hold out.")
    held_out = held_out_keys(keys, share)
    return Split(frozenset(keys - held_out), tuple(sorted(held_out)[:max_examples]), "share", len(keys))


def _refuse_overlap(train: list[Row], validation: list[Row]) -> None:
    places = {row.key: row.place for row in train}
    shared = [{"train": places[row.key], "validation": row.place} for row in validation if row.key in places]
    if shared:
        raise InputFailure(
            "data/validation-overlap",
            f"{len(shared)} rows of the validation files are also trained on, so they would prove nothing (the first: {shared[0]['validation']}, "
            f"equal to {shared[0]['train']}). Take them out of one side.",
            count=len(shared),
            examples=shared[:20],
        )
