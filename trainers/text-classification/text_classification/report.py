"""report.json of this recipe: accuracy, macro F1 and loss of base and result, the verdict, the ten worst."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from modelgrove_trainer.compare import RESAMPLES, Metric, compared, mean_of, sentence_of, verdict_of
from modelgrove_trainer.examples import Labelled
from modelgrove_trainer.split import Split

from .scoring import Said, macro_f1

SHOWN = 4000
NAMES = {"model": "the base", "majority": "always answering the most frequent label", "head": "the base with an untrained head"}


@dataclass(frozen=True)
class Baseline:
    """What the result is compared with, and what else was tried: the stronger one counts."""

    kind: str
    said: Said
    accuracies: dict[str, float]


def stronger(candidates: dict[str, Said], expected: np.ndarray) -> Baseline:
    accuracies = {kind: float(said.is_right(expected).mean()) for kind, said in candidates.items()}
    kind = max(candidates, key=lambda one: (accuracies[one], -list(candidates).index(one)))
    return Baseline(kind, candidates[kind], accuracies)


def report(split: Split, held_out: list[Labelled], labels: list[str], base: Baseline, result: Said, seed: int, totals: tuple[int, int]) -> dict[str, Any]:
    expected = np.array([labels.index(one.label) for one in held_out])
    rows = len(held_out)
    metrics = [compared(metric, rows, seed) for metric in _metrics(expected, len(labels), base.said, result)]
    verdict = verdict_of(metrics[0])
    return {
        "contract": 1,
        "heldOut": {"source": split.source, "examples": rows, "ofTotal": split.of_total},
        "metrics": metrics,
        "primary": "accuracy",
        "verdict": verdict,
        "sentence": sentence_of(verdict, metrics[0], rows, NAMES[base.kind], "accuracy"),
        "worst": _worst(held_out, labels, expected, base.said, result),
        "secondsPerAnswer": {"base": round(base.said.seconds, 5), "result": round(result.seconds, 5)},
        "trainedTokens": totals[0],
        "trainedExamples": totals[1],
        "interval": f"95 % paired bootstrap, {RESAMPLES} resamples, seed {seed}",
        "baseline": {"kind": base.kind, "accuracies": base.accuracies},
        "labels": labels,
    }


def _metrics(expected: np.ndarray, labels: int, base: Said, result: Said) -> list[Metric]:
    return [
        Metric("accuracy", True, mean_of(base.is_right(expected)), mean_of(result.is_right(expected))),
        Metric("f1", True, macro_f1(expected, base.chosen, labels), macro_f1(expected, result.chosen, labels)),
        Metric("loss", False, mean_of(base.losses(expected)), mean_of(result.losses(expected))),
    ]


def _worst(held_out: list[Labelled], labels: list[str], expected: np.ndarray, base: Said, result: Said) -> list[dict[str, Any]]:
    before, after = base.losses(expected), result.losses(expected)
    order = sorted(range(len(held_out)), key=lambda place: (-after[place], held_out[place].key))
    return [
        {
            "rowKey": held_out[place].key,
            "prompt": held_out[place].text[:SHOWN],
            "expected": held_out[place].label,
            "base": labels[int(base.chosen[place])],
            "result": labels[int(result.chosen[place])],
            "baseLoss": float(before[place]),
            "resultLoss": float(after[place]),
        }
        for place in order[:10]
    ]
