"""The program of the recipe `text-classification`: MODELGROVE_JOB names the job's folder (docs/protocols/trainers.md)."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))

from modelgrove_trainer.start import Context, start  # noqa: E402


def work(context: Context) -> None:
    from text_classification.recipe import work  # PyTorch takes seconds to import: the job's settings are read first

    work(context)


if __name__ == "__main__":
    start("text-classification", work)
