"""The training loop's side of the contract, for any recipe on transformers' Trainer: order by keys, progress, checkpoints, stopping, NaN."""

import hashlib
import json
import math
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch.utils.data import Sampler
from transformers import TrainerCallback
from transformers.trainer_callback import PrinterCallback, ProgressCallback

from .auto import Plan
from .failures import InputFailure
from .job import Job
from .keys import training_order
from .start import Context
from .torch_tools import device, half

NOTES, BASE_NOTES = "modelgrove.json", "base.json"
KEPT = 2
METRICS = {  # of the Trainer → of the contract
    "loss": "train_loss", "learning_rate": "learning_rate", "grad_norm": "grad_norm", "mean_token_accuracy": "train_accuracy",
    "eval_loss": "eval_loss", "eval_mean_token_accuracy": "eval_accuracy", "eval_accuracy": "eval_accuracy",
}  # fmt: skip


@dataclass
class Progress:
    """Totals since the job began, and what a checkpoint says of the run it belongs to."""

    run: str
    base: dict[str, Any]
    tokens: int = 0
    examples: int = 0


def run_name(job: Job, plan: Plan, split_digest: str) -> str:
    """A checkpoint is gone on with only by the run that it belongs to: the same data, settings and base."""
    micro_differs = {**plan.described(), "micro_batch": 0}  # another machine may split batches otherwise
    parts = [job.recipe, job.method, job.seed, job.base_name, job.base_revision, micro_differs, split_digest]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def found_checkpoint(job: Job, run: str) -> dict[str, Any] | None:
    """The notes of the checkpoint that the runner brought, if it belongs to this run."""
    notes = _json(job.checkpoint / NOTES)
    return notes if notes is not None and notes.get("run") == run else None


def known_base(job: Job, run: str) -> dict[str, Any] | None:
    """What the base answered, as an earlier attempt of this run noted it."""
    return _json(job.checkpoint / BASE_NOTES) if found_checkpoint(job, run) else None


def _json(path: Path) -> dict[str, Any] | None:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


class KeyOrder(Sampler[int]):
    """`epoch` is asked when an epoch begins: `set_epoch` does not reach a sampler when a resumed epoch skips what it has had."""

    def __init__(self, keys: Sequence[str], seed: int, epoch: Callable[[], float]):
        self.keys, self.seed, self.epoch = keys, seed, epoch

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[int]:
        return iter(training_order(self.keys, self.seed, int(self.epoch() + 1e-6)))


class JobTrainer:
    """Mixed into a Trainer, before it. `begin` must be called before `train`."""

    def begin(self, keys: Sequence[str], progress: Progress, context: Context) -> None:
        self.keys, self.progress = keys, progress
        self.remove_callback(PrinterCallback)
        self.remove_callback(ProgressCallback)
        self.add_callback(JobCallback(context, progress))

    def _get_train_sampler(self, train_dataset: Any = None) -> Sampler[int]:
        return KeyOrder(self.keys, self.args.seed, lambda: self.state.epoch or 0.0)

    def training_step(self, model: Any, inputs: dict[str, Any], num_items_in_batch: Any = None) -> torch.Tensor:
        tokens, rows = int(inputs["attention_mask"].sum()), inputs["input_ids"].shape[0]
        loss = super().training_step(model, inputs, num_items_in_batch)
        if not torch.isfinite(loss):
            raise not_a_number(self.state.global_step)
        self.progress.tokens += tokens
        self.progress.examples += rows
        return loss

    def create_model_card(self, *_: Any, **__: Any) -> None:
        """The hub writes the card."""


def not_a_number(step: int) -> InputFailure:
    return InputFailure(
        "train/nan-loss",
        f"The loss is not a number any more after step {step}: the learning rate is too high for this model and data. Lower it, or leave it to auto.",
        step=step,
    )


class JobCallback(TrainerCallback):
    def __init__(self, context: Context, progress: Progress):
        self.context, self.progress = context, progress

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> Any:
        self.context.events.progress(state.global_step, max(state.max_steps, 1), state.epoch or 0.0)
        if self.context.lifecycle.asked.is_set():
            control.should_save = control.should_training_stop = True
            control.should_evaluate = False
        return control

    def on_log(self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any) -> None:
        values = {name: float(logs[key]) for key, name in METRICS.items() if isinstance((logs or {}).get(key), (int, float))}
        if not values:
            return
        if not math.isfinite(values.get("grad_norm", 0.0)) and "train_loss" in values and half() is None:
            raise not_a_number(state.global_step)
        if "train_loss" in values:
            values["tokens"] = float(self.progress.tokens)
            self.context.events.usage(self.progress.tokens, self.progress.examples)
        self.context.events.metric(state.global_step, values)
        shown = ", ".join(f"{name} {value:.4g}" for name, value in values.items())
        print(f"step {state.global_step} of {state.max_steps}: {shown}", flush=True)

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        keep_checkpoint(self.context, self.progress, Path(args.output_dir) / f"checkpoint-{state.global_step}", state.global_step)


def keep_checkpoint(context: Context, progress: Progress, made: Path, step: int) -> None:
    """Moves a whole checkpoint to where the runner looks; the event is written when it is there."""
    notes = {"run": progress.run, "step": step, "trainedTokens": progress.tokens, "trainedExamples": progress.examples}
    (made / BASE_NOTES).write_text(json.dumps(progress.base), encoding="utf-8")
    (made / NOTES).write_text(json.dumps(notes), encoding="utf-8")
    kept = context.job.out / "checkpoints"
    kept.mkdir(exist_ok=True)
    target = kept / f"step-{step}"
    shutil.rmtree(target, ignore_errors=True)
    os.rename(made, target)
    context.events.usage(progress.tokens, progress.examples)
    context.events.checkpoint(step)
    steps = sorted(kept.glob("step-*"), key=lambda path: int(path.name.removeprefix("step-")))
    for old in steps[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def trainer_arguments(job: Job, plan: Plan, rows: int) -> dict[str, Any]:
    """TrainingArguments that every recipe uses."""
    kind = half()
    steps = min(job.checkpoint_every, plan.steps)
    return {
        "output_dir": str(job.work / "trainer"),
        "num_train_epochs": plan.epochs,
        "per_device_train_batch_size": plan.micro_batch,
        "gradient_accumulation_steps": plan.accumulation,
        "per_device_eval_batch_size": max(1, min(8, plan.micro_batch)),
        "learning_rate": plan.learning_rate,
        "lr_scheduler_type": "cosine",
        "warmup_steps": math.ceil(plan.warmup_share * plan.steps),
        "weight_decay": plan.weight_decay,
        "max_grad_norm": 1.0,
        "logging_steps": max(1, plan.steps // 500),
        "logging_first_step": True,
        "logging_nan_inf_filter": False,
        "save_strategy": "steps",
        "save_steps": steps,
        "eval_strategy": "steps" if rows else "no",
        "eval_steps": max(steps, plan.steps // 20),
        "prediction_loss_only": True,
        "seed": job.seed,
        "data_seed": job.seed,
        "bf16": kind == torch.bfloat16,
        "fp16": kind == torch.float16,
        "use_cpu": device().type == "cpu",
        "report_to": [],
        "disable_tqdm": True,
        "dataloader_num_workers": 0,
        "dataloader_pin_memory": device().type == "cuda",
        "remove_unused_columns": True,
        "ignore_data_skip": False,
    }


def train(trainer: Any, context: Context, progress: Progress) -> None:
    """Goes on from the checkpoint that the runner brought, where it belongs to this run."""
    notes = found_checkpoint(context.job, progress.run)
    resume = None
    if notes is not None:
        resume = str(context.job.checkpoint)
        progress.tokens, progress.examples = int(notes["trainedTokens"]), int(notes["trainedExamples"])
        print(f"Going on at step {notes['step']} of the checkpoint.", flush=True)
    elif context.job.checkpoint.exists():
        print("The checkpoint belongs to other data or settings: beginning anew.", flush=True)
    context.events.stage("training")
    with context.lifecycle:
        trainer.train(resume_from_checkpoint=resume)
    context.events.usage(progress.tokens, progress.examples)
