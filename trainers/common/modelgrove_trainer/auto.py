"""What "auto" means: hyperparameters from the size of the model and of the data. Pure; docs in trainers/README.md.

The rates follow what is usual for each size; LoRA learns best at about ten times the rate of full fine-tuning. Small data is repeated more often.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from .job import Hyperparameters

RATES = ((3e6, 5e-3), (3e7, 2e-3), (3e8, 5e-4), (4e9, 2e-4), (math.inf, 1e-4))  # parameters below → LoRA's learning rate
CPU_CONTEXT, GPU_CONTEXT = 1024, 4096
STEPS_FOR_TINY = 300  # a small model is trained at least so many steps: they cost seconds


@dataclass(frozen=True)
class Plan:
    """What is trained with, nothing left open."""

    epochs: float
    batch_size: int
    micro_batch: int
    learning_rate: float
    lora_rank: int
    lora_alpha: int
    lora_dropout: float
    max_length: int
    warmup_share: float
    weight_decay: float
    steps: int

    @property
    def accumulation(self) -> int:
        return self.batch_size // self.micro_batch

    def described(self) -> dict[str, float | int]:
        return asdict(self)


@dataclass(frozen=True)
class Size:
    parameters: int
    hidden: int
    layers: int
    context: int
    memory: int  # bytes that are free for training
    on_gpu: bool


def planned(wanted: Hyperparameters, size: Size, lengths: Sequence[int], method: str) -> Plan:
    """`lengths`: of the training rows, in tokens."""
    rows = len(lengths)
    max_length = min(wanted.max_length or _max_length(size, lengths), size.context)  # beyond it a model has no positions
    batch = min(rows, wanted.batch_size or _batch(rows))
    epochs = wanted.epochs or _epochs(rows, batch, size.parameters)
    micro = _micro_batch(batch, min(max_length, max(lengths)), size)
    rank = wanted.lora_rank or (16 if size.parameters >= 3e6 else 8)
    rate = next(rate for below, rate in RATES if size.parameters < below) / (1 if method == "lora" else 10)
    return Plan(
        epochs=epochs,
        batch_size=batch,
        micro_batch=micro,
        learning_rate=rate if wanted.learning_rate is None else wanted.learning_rate,
        lora_rank=rank,
        lora_alpha=wanted.lora_alpha or 2 * rank,
        lora_dropout=wanted.lora_dropout or 0.0,
        max_length=max_length,
        warmup_share=0.03 if wanted.warmup_share is None else wanted.warmup_share,
        weight_decay=wanted.weight_decay or 0.0,
        steps=max(1, math.ceil(epochs * math.ceil(rows / batch))),
    )


def _max_length(size: Size, lengths: Sequence[int]) -> int:
    longest = -(-max(lengths) // 8) * 8
    return max(8, min(longest, size.context, GPU_CONTEXT if size.on_gpu else CPU_CONTEXT))


def _batch(rows: int) -> int:
    return 4 if rows < 64 else 8 if rows < 1000 else 16 if rows < 20_000 else 32


def _epochs(rows: int, batch: int, parameters: int) -> float:
    usual = 8 if rows < 100 else 5 if rows < 500 else 3 if rows < 20_000 else 2
    if parameters < 3e7:
        usual = max(usual, min(20, math.ceil(STEPS_FOR_TINY / math.ceil(rows / batch))))
    return float(usual)


def _micro_batch(batch: int, length: int, size: Size) -> int:
    """The largest divisor of the batch whose activations fit a third of the memory (about 34 bytes per token, layer and hidden unit)."""
    bytes_a_row = 34 * length * max(1, size.hidden) * max(1, size.layers)
    fitting = max(1, int(size.memory / 3 / bytes_a_row))
    return max(count for count in range(1, batch + 1) if batch % count == 0 and count <= fitting)
