"""How base and result are asked, in the same way: the loss of the expected answer per token, and what is answered greedily."""

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import torch
from modelgrove_trainer.torch_tools import context_of, device
from transformers import GenerationConfig

from .encoding import IGNORED, Question, Sequence

TOGETHER = 8
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
WORDS = re.compile(rf"[{CJK}]|[^\W{CJK}]+|[^\w\s]")


@dataclass(frozen=True)
class Answers:
    """One entry a row, in the order of the questions."""

    losses: list[float]
    texts: list[str]
    seconds: float

    def notes(self) -> dict[str, Any]:
        return asdict(self)


@torch.no_grad()
def answered(model: Any, tokenizer: Any, questions: list[Question], max_new_tokens: int, stop_ids: set[int]) -> Answers:
    model.eval()
    losses = losses_of(model, [question.whole for question in questions], tokenizer.pad_token_id)
    started = time.monotonic()
    texts = _generated(model, tokenizer, questions, max_new_tokens, stop_ids)
    return Answers(losses, texts, (time.monotonic() - started) / max(1, len(questions)))


@torch.no_grad()
def losses_of(model: Any, sequences: list[Sequence], pad: int) -> list[float]:
    """The mean loss of each row's answer per token."""
    losses = [0.0] * len(sequences)
    room = context_of(model)
    for places in _batches([len(sequence.ids) for sequence in sequences]):
        kept = [Sequence(sequences[place].ids[-room:], sequences[place].labels[-room:]) for place in places]
        ids, mask = _padded([one.ids for one in kept], pad, on_left=False)
        labels, _ = _padded([one.labels for one in kept], IGNORED, on_left=False)
        logits = model(input_ids=ids, attention_mask=mask, use_cache=False).logits[:, :-1].float()
        targets = labels[:, 1:]
        each = torch.nn.functional.cross_entropy(logits.transpose(1, 2), targets, ignore_index=IGNORED, reduction="none")
        means = each.sum(1) / (targets != IGNORED).sum(1).clamp(min=1)
        for place, loss in zip(places, means.tolist(), strict=True):
            losses[place] = loss
    return losses


def _generated(model: Any, tokenizer: Any, questions: list[Question], max_new_tokens: int, stop_ids: set[int]) -> list[str]:
    room = context_of(model)
    new = max(1, min(max_new_tokens, room // 2))
    texts = [""] * len(questions)
    with greedily(model, new, tokenizer.pad_token_id, stop_ids):
        for places in _batches([len(question.prompt) for question in questions]):
            prompts = [questions[place].prompt[-(room - new) :] or [tokenizer.pad_token_id] for place in places]
            ids, mask = _padded(prompts, tokenizer.pad_token_id, on_left=True)
            output = model.generate(input_ids=ids, attention_mask=mask)
            for place, tokens in zip(places, output[:, ids.shape[1] :].tolist(), strict=True):
                texts[place] = tokenizer.decode(_until(tokens, stop_ids), skip_special_tokens=True).strip()
    return texts


@contextmanager
def greedily(model: Any, new: int, pad: int, stop_ids: set[int]) -> Iterator[None]:
    """Neither sampling nor the penalties that a base may bring as its habit: what is compared is what was learned. The habit is kept for the result."""
    own = model.generation_config
    model.generation_config = GenerationConfig(max_new_tokens=new, do_sample=False, num_beams=1, eos_token_id=sorted(stop_ids), pad_token_id=pad)
    try:
        yield
    finally:
        model.generation_config = own


def _until(tokens: list[int], stop_ids: set[int]) -> list[int]:
    end = next((place for place, token in enumerate(tokens) if token in stop_ids), len(tokens))
    return tokens[:end]


def _batches(lengths: list[int]) -> Iterator[list[int]]:
    """Those of a length together, so that little is padded."""
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    for start in range(0, len(order), TOGETHER):
        yield order[start : start + TOGETHER]


def _padded(rows: list[list[int]], filler: int, on_left: bool) -> tuple[torch.Tensor, torch.Tensor]:
    width = max(map(len, rows))
    filled = [[filler] * (width - len(row)) + row if on_left else row + [filler] * (width - len(row)) for row in rows]
    mask = [[0] * (width - len(row)) + [1] * len(row) if on_left else [1] * len(row) + [0] * (width - len(row)) for row in rows]
    return torch.tensor(filled, device=device()), torch.tensor(mask, device=device())


def plain(text: str) -> str:
    """White space and the ways to write the same character decide nothing."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_exact(expected: str, given: str) -> float:
    return float(plain(expected) == plain(given))


def f1(expected: str, given: str) -> float:
    """Of words, without regard to case; Chinese, Japanese and Korean by character."""
    wanted, found = (Counter(WORDS.findall(plain(text).casefold())) for text in (expected, given))
    if not wanted or not found:
        return float(wanted == found)
    shared = sum((wanted & found).values())
    return 2 * shared / (sum(wanted.values()) + sum(found.values()))
