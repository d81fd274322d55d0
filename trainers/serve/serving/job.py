"""job.json of a serving: what is loaded, and nothing else."""

from dataclasses import dataclass
from pathlib import Path

from modelgrove_trainer.job import inside, read_settings


@dataclass(frozen=True)
class Serving:
    folder: Path
    model: Path
    adapter: Path | None
    """On top of the model; the model alone is then the base."""
    base: Path | None
    """A whole model to compare with."""

    @property
    def answers(self) -> Path:
        return self.folder / "out/answers.jsonl"


def read_serving(folder: Path, recipe: str) -> Serving:
    top = read_settings(folder, recipe)

    def part(name: str) -> Path | None:
        if top.value.get(name) is None:
            return None
        one = top.object(name)
        return inside(folder, one.text("path"), one.path("path"))

    model = top.object("model")
    return Serving(folder, inside(folder, model.text("path"), model.path("path")), part("adapter"), part("base"))
