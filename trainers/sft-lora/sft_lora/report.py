"""report.json of this recipe: loss, exact match and F1 of base and result, the verdict, the ten worst."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from modelgrove_trainer.compare import RESAMPLES, Metric, compared, mean_of, sentence_of, verdict_of
from modelgrove_trainer.examples import Conversation
from modelgrove_trainer.failures import InputFailure
from modelgrove_trainer.split import Split

from .answering import Answers, f1, is_exact
from .encoding import Question

SHORT_WORDS = 30  # longer answers are seldom equal word for word
SHOWN = 4000


@dataclass(frozen=True)
class Compared:
    split: Split
    conversations: Sequence[Conversation]
    questions: Sequence[Question]
    base: Answers
    result: Answers
    mismatched: list[float] | None  # the result's loss of each answer after another row's question


def report(one: Compared, seed: int, tokens: int, examples: int) -> dict[str, Any]:
    rows = len(one.questions)
    weights = [float(len(question.answer)) for question in one.questions]
    metrics = [compared(metric, rows, seed) for metric in _metrics(one, weights)]
    verdict = verdict_of(metrics[0])
    dependence = _dependence(one, weights, seed)
    ignored = verdict == "better" and dependence is not None and dependence["difference"]["high"] >= 0
    return {
        "contract": 1,
        "heldOut": {"source": one.split.source, "examples": rows, "ofTotal": one.split.of_total},
        "metrics": metrics,
        "primary": "loss",
        "verdict": "no-better" if ignored else verdict,
        "sentence": _ignored_sentence(metrics[0], rows) if ignored else sentence_of(verdict, metrics[0], rows, "the base", "loss per answer token"),
        "worst": _worst(one),
        "secondsPerAnswer": {"base": round(one.base.seconds, 5), "result": round(one.result.seconds, 5)},
        "trainedTokens": tokens,
        "trainedExamples": examples,
        "interval": f"95 % paired bootstrap, {RESAMPLES} resamples, seed {seed}",
        **({} if dependence is None else {"otherQuestions": dependence}),
    }


def _metrics(one: Compared, weights: list[float]) -> list[Metric]:
    expected = [conversation.expected for conversation in one.conversations]
    metrics = [Metric("loss", False, mean_of(one.base.losses, weights), mean_of(one.result.losses, weights))]
    scores = [("f1", f1)]
    if sum(len(text.split()) <= SHORT_WORDS for text in expected) * 2 >= len(expected):
        scores.insert(0, ("exact_match", is_exact))
    for name, score in scores:
        base, result = ([score(wanted, given) for wanted, given in zip(expected, side.texts, strict=True)] for side in (one.base, one.result))
        metrics.append(Metric(name, True, mean_of(base), mean_of(result)))
    return metrics


def _dependence(one: Compared, weights: list[float], seed: int) -> dict[str, Any] | None:
    """Whether the result's answers have to do with the questions: the loss of an answer after its own question and after another one's.
    Answers that were shuffled teach their form, which lowers the loss too; that alone is no better than the base."""
    if one.mismatched is None:
        return None
    entry = compared(Metric("loss", False, mean_of(one.mismatched, weights), mean_of(one.result.losses, weights)), len(weights), seed)
    return {"own": entry["result"], "other": entry["base"], "difference": entry["difference"]}


def _ignored_sentence(entry: dict[str, Any], rows: int) -> str:
    return (
        f"No better than the base. The form of the answers was learned (loss per answer token {entry['base']['value']:.3f} → {entry['result']['value']:.3f} "
        f"on {rows} held-out rows), but not what they depend on: after another row's question they are as likely. Look whether the answers belong to their questions."
    )


def _worst(one: Compared) -> list[dict[str, Any]]:
    order = sorted(range(len(one.questions)), key=lambda place: (-one.result.losses[place], one.conversations[place].key))
    return [
        {
            "rowKey": one.conversations[place].key,
            "prompt": one.conversations[place].question[:SHOWN],
            "expected": one.conversations[place].expected[:SHOWN],
            "base": one.base.texts[place][:SHOWN],
            "result": one.result.texts[place][:SHOWN],
            "baseLoss": one.base.losses[place],
            "resultLoss": one.result.losses[place],
        }
        for place in order[:10]
    ]


def refuse_not_a_number(answers: Answers, of: str, code: str) -> None:
    if any(loss != loss or loss in (float("inf"), float("-inf")) for loss in answers.losses):
        raise InputFailure(code, f"The {of} computes no numbers (NaN): " + ("its weights are damaged." if of == "base" else "lower the learning rate."))
