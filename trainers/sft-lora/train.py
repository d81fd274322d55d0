"""The program of the recipe `sft-lora`: MODELGROVE_JOB names the job's folder (docs/protocols/trainers.md)."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "common"))

from modelgrove_trainer.start import Context, start  # noqa: E402


def work(context: Context) -> None:
    from sft_lora.data import read_data

    data = read_data(context.job)  # before PyTorch, which takes seconds to import: wrong data is refused at once
    from sft_lora.recipe import fine_tune

    fine_tune(context, data)


if __name__ == "__main__":
    start("sft-lora", work)
