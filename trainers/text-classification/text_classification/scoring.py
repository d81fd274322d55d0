"""What base and result say of the held-out rows, and how it is scored."""

import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from modelgrove_trainer.compare import Statistic
from modelgrove_trainer.torch_tools import device

TOGETHER = 16


@dataclass(frozen=True)
class Said:
    """Probabilities (rows × labels) and the time of a row."""

    probabilities: np.ndarray
    seconds: float

    @property
    def chosen(self) -> np.ndarray:
        return self.probabilities.argmax(axis=1)

    def losses(self, expected: np.ndarray) -> np.ndarray:
        return -np.log(np.maximum(self.probabilities[np.arange(len(expected)), expected], 1e-12))

    def is_right(self, expected: np.ndarray) -> np.ndarray:
        return (self.chosen == expected).astype(float)


@torch.no_grad()
def said(model: Any, tokenizer: Any, texts: list[str], max_length: int) -> Said:
    model.eval()
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    found: dict[int, list[float]] = {}
    started = time.monotonic()
    for start in range(0, len(order), TOGETHER):
        places = order[start : start + TOGETHER]
        batch = tokenizer([texts[place] for place in places], truncation=True, max_length=max_length, padding=True, return_tensors="pt")
        logits = model(input_ids=batch["input_ids"].to(device()), attention_mask=batch["attention_mask"].to(device())).logits
        for place, row in zip(places, torch.softmax(logits.double().cpu(), -1).tolist(), strict=True):
            found[place] = row
    seconds = (time.monotonic() - started) / max(1, len(texts))
    return Said(np.array([found[place] for place in range(len(texts))]), seconds)


def majority(train: list[str], labels: list[str], rows: int) -> Said:
    """What is said without reading: how often each label occurs, and so always the most frequent one."""
    counts = Counter(train)
    shares = np.array([(counts[label] + 1) / (len(train) + len(labels)) for label in labels])
    return Said(np.tile(shares, (rows, 1)), 0.0)


def macro_f1(expected: np.ndarray, chosen: np.ndarray, labels: int) -> Statistic:
    """The mean of the labels' F1, over those that occur in the drawn rows or were chosen for them."""

    def one(places: np.ndarray) -> float:
        wanted, found = expected[places], chosen[places]
        hits = np.bincount(wanted[wanted == found], minlength=labels)
        both = np.bincount(wanted, minlength=labels) + np.bincount(found, minlength=labels)
        there = both > 0
        return float((2 * hits[there] / both[there]).mean())

    return lambda drawn: np.array([one(places) for places in drawn])
