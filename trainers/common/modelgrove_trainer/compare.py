"""Before and after: intervals, paired differences, a verdict and its sentence. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

RESAMPLES = 2000

# The statistic of a metric over resampled rows: takes the places of rows (resamples × rows), answers one value a resample.
Statistic = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Metric:
    name: str
    higher_is_better: bool
    base: Statistic
    result: Statistic


def mean_of(values: Sequence[float], weights: Sequence[float] | None = None) -> Statistic:
    """The mean of the rows' values; with weights, the whole divided by the whole weight (loss per token)."""
    numbers = np.asarray(values, dtype=np.float64)
    if weights is None:
        return lambda places: numbers[places].mean(axis=1)
    shares = np.asarray(weights, dtype=np.float64)
    return lambda places: (numbers * shares)[places].sum(axis=1) / np.maximum(shares[places].sum(axis=1), 1e-12)


def resamples(rows: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, rows, size=(RESAMPLES, rows))


def interval(whole: float, drawn: np.ndarray) -> dict[str, float]:
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {"value": float(whole), "low": float(low), "high": float(high)}


def compared(metric: Metric, rows: int, seed: int) -> dict[str, Any]:
    """One entry of the report's metrics: both sides are drawn with the same rows, so the difference is paired."""
    every, drawn = np.arange(rows)[None, :], resamples(rows, seed)
    base, result = metric.base(drawn), metric.result(drawn)
    whole_base, whole_result = metric.base(every)[0], metric.result(every)[0]
    return {
        "name": metric.name,
        "higherIsBetter": metric.higher_is_better,
        "base": interval(whole_base, base),
        "result": interval(whole_result, result),
        "difference": interval(whole_result - whole_base, result - base),
    }


def verdict_of(entry: dict[str, Any]) -> str:
    difference, sign = entry["difference"], 1 if entry["higherIsBetter"] else -1
    low, high = sorted((sign * difference["low"], sign * difference["high"]))
    return "better" if low > 0 else "worse" if high < 0 else "no-better"


def sentence_of(verdict: str, entry: dict[str, Any], rows: int, base: str, words: str) -> str:
    numbers = f"{words} {_shown(entry['base']['value'])} → {_shown(entry['result']['value'])} on {rows} held-out rows"
    difference = entry["difference"]
    spread = f"difference {_shown(difference['value'], True)}, 95 % interval {_shown(difference['low'], True)} to {_shown(difference['high'], True)}"
    heads = {"better": f"Better than {base}", "no-better": f"No better than {base}", "worse": f"No better than {base}, but worse"}
    return f"{heads[verdict]}. {numbers[0].upper()}{numbers[1:]} ({spread})."


def _shown(value: float, signed: bool = False) -> str:
    text = f"{value:+.3f}" if signed else f"{value:.3f}"
    return text.replace("-", "−")
