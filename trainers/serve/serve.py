"""The program of the recipe `serve`: a model that answers calls until nobody asks any more (docs/protocols/trainers.md)."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))

from modelgrove_trainer.start import Context, start  # noqa: E402


def work(context: Context) -> None:
    from serving.served import serve

    serve(context)


def read(folder: Path, recipe: str) -> object:
    from serving.job import read_serving

    return read_serving(folder, recipe)


if __name__ == "__main__":
    start("serve", work, read, keeps_stdin=True)
