"""job.json of the contract, read and checked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .failures import Infrastructure, InputFailure
from .settings import Settings, refused

SHAPES = ("chat", "completion", "classification")
SHAPES_OF = {"sft-lora": ("chat", "completion"), "text-classification": ("classification",)}
COLUMNS_OF: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # shape → (needed, may be there)
    "chat": (("messages",), ()),
    "completion": (("prompt", "completion"), ("system", "input")),
    "classification": (("text", "label"), ()),
}
HYPERPARAMETERS = ("epochs", "batchSize", "learningRate", "loraRank", "loraAlpha", "loraDropout", "maxLength", "warmupShare", "weightDecay")


@dataclass(frozen=True)
class Hyperparameters:
    """None is "auto"."""

    epochs: float | None
    batch_size: int | None
    learning_rate: float | None
    lora_rank: int | None
    lora_alpha: int | None
    lora_dropout: float | None
    max_length: int | None
    warmup_share: float | None
    weight_decay: float | None


@dataclass(frozen=True)
class Job:
    folder: Path
    name: str
    attempt: int
    recipe: str
    seed: int
    model: Path
    base_name: str
    base_revision: str | None
    train: tuple[Path, ...]
    validation: tuple[Path, ...]
    held_out_share: float
    shape: str
    columns: dict[str, str]
    method: str
    hyperparameters: Hyperparameters
    checkpoint_every: int
    max_examples: int
    max_new_tokens: int
    memory: int

    @property
    def work(self) -> Path:
        return self.folder / "work"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def result(self) -> Path:
        return self.folder / "out/result"

    @property
    def checkpoint(self) -> Path:
        return self.folder / "inputs/checkpoint"


def read_settings(folder: Path, recipe: str) -> Settings:
    """job.json, when it is for this recipe and of this contract."""
    top = Settings(_json(folder / "job.json"))
    if top.value.get("contract") != 1:
        raise Infrastructure("job/contract", "The runner and this trainer speak different versions of their contract (here: 1). Update the older.")
    if top.text("recipe") != recipe:
        raise refused("recipe", f"is not that of this trainer ({recipe}).")
    return top


def read_job(folder: Path, recipe: str) -> Job:
    top = read_settings(folder, recipe)
    model, evaluation = top.object("model"), top.object("evaluation", {})
    return Job(
        folder=folder,
        name=top.text("job"),
        attempt=top.whole("attempt", 1, 10_000, 1),
        recipe=recipe,
        seed=top.whole("seed", 0, 2**31 - 1, 42),
        model=inside(folder, model.text("path"), model.path("path")),
        base_name=model.text("repository", "base"),
        base_revision=model.value.get("revision") if isinstance(model.value.get("revision"), str) else None,
        method=top.choice("method", ("lora", "full"), "lora"),
        hyperparameters=_hyperparameters(top.object("hyperparameters", {})),
        checkpoint_every=top.whole("checkpointEverySteps", 1, 1_000_000, 50),
        max_examples=evaluation.whole("maxExamples", 1, 100_000, 200),
        max_new_tokens=evaluation.whole("maxNewTokens", 1, 8192, 64),
        memory=top.object("limits", {}).whole("memoryBytes", 2**20, 2**62, 2**62),
        **_data(folder, top.object("data"), recipe),
    )


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputFailure("job/unreadable", f"job.json cannot be read: {error}") from error


def _data(folder: Path, data: Settings, recipe: str) -> dict[str, Any]:
    train, validation = data.texts("train"), data.texts("validation")
    if not train:
        raise refused(data.path("train"), "must name at least one file.")
    shape = data.choice("shape", SHAPES)
    if shape not in SHAPES_OF[recipe]:
        raise refused(data.path("shape"), f"must be {' or '.join(SHAPES_OF[recipe])} for the recipe {recipe}.")
    return {
        "train": tuple(inside(folder, name, data.path("train")) for name in train),
        "validation": tuple(inside(folder, name, data.path("validation")) for name in validation),
        "held_out_share": data.number("heldOutShare", 0 if validation else 0.001, 0.9, 0.1),
        "shape": shape,
        "columns": _columns(data.object("columns", {}), shape),
    }


def _columns(columns: Settings, shape: str) -> dict[str, str]:
    needed, optional = COLUMNS_OF[shape]
    columns.only(needed + optional)
    named = {name: columns.text(name, name) for name in needed}
    for name in optional:
        if columns.value.get(name) is not None:
            named[name] = columns.text(name)
    return named


def _hyperparameters(given: Settings) -> Hyperparameters:
    given.only(HYPERPARAMETERS)
    epochs = given.auto_number("epochs", 0.01, 1000)
    return Hyperparameters(
        epochs=epochs,
        batch_size=given.auto_whole("batchSize", 1, 4096),
        learning_rate=given.auto_number("learningRate", 1e-9, 10),
        lora_rank=given.auto_whole("loraRank", 1, 1024),
        lora_alpha=given.auto_whole("loraAlpha", 1, 8192),
        lora_dropout=given.auto_number("loraDropout", 0, 0.9),
        max_length=given.auto_whole("maxLength", 8, 1_048_576),
        warmup_share=given.auto_number("warmupShare", 0, 0.9),
        weight_decay=given.auto_number("weightDecay", 0, 1),
    )


def inside(folder: Path, name: str, setting: str) -> Path:
    """A path that a setting names, below the job's folder, and there."""
    path = folder / name
    if Path(name).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
        raise refused(setting, "must be a path inside the job's folder.", "job/path")
    if not path.exists():
        raise Infrastructure("job/missing-input", f"{name} is not there: the runner has not brought it.", setting=setting)
    return path
