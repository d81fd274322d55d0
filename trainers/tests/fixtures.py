"""What the proofs through the whole product train with: fixtures.py FOLDER writes model/ (the tiny Llama) and data/.

Each dataset comes twice: `apart/` holds the same rows in another order, in files of other names.
"""

import os
import random
import sys
from pathlib import Path
from typing import Any

folder = Path(sys.argv[1])
os.environ["MODELGROVE_TINY_MODEL"] = str(folder / "model")

from support import COUNTRIES, chat, questions, shuffled, tiny_model, write_rows  # noqa: E402

LEAKED = {5: 40, 11: 3, 17: 211}  # line of the validation → line of the training data, from 1


def permuted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return random.Random(3).sample(rows, len(rows))


def fresh() -> list[dict[str, Any]]:
    """Rows that are like none that is trained on."""
    return [chat(f"how many lakes lie between {a} and {b} , and who counted them ?", f"{len(a) * len(b)}") for a, b in zip(COUNTRIES, COUNTRIES[1:])]


def leaking(train: list[dict[str, Any]]) -> list[dict[str, Any]]:
    rows = fresh()
    for line, source in LEAKED.items():
        rows.insert(line - 1, train[source - 1])
    return rows


learnable = questions()
write_rows(folder / "data/learnable.jsonl", learnable)
write_rows(folder / "data/shuffled.jsonl", shuffled(learnable))
write_rows(folder / "data/unseen.jsonl", fresh())
write_rows(folder / "data/leaking.jsonl", leaking(learnable))
write_rows(folder / "data/apart/a.jsonl", permuted(learnable))
write_rows(folder / "data/apart/b.jsonl", permuted(shuffled(learnable)))
write_rows(folder / "data/apart/c.jsonl", permuted(leaking(learnable)))
tiny_model()
