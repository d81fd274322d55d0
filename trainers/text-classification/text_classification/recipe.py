"""The work of the recipe, stage by stage."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from modelgrove_trainer.auto import Plan, planned
from modelgrove_trainer.examples import Labelled
from modelgrove_trainer.failures import InputFailure
from modelgrove_trainer.start import Context
from modelgrove_trainer.torch_tools import let_go, load_model, load_tokenizer, refuse_small_vocabulary, size_of
from modelgrove_trainer.training import JobTrainer, Progress, run_name, train, trainer_arguments
from peft import LoraConfig, PeftModel, TaskType, get_peft_model
from transformers import AutoConfig, AutoModelForSequenceClassification, DataCollatorWithPadding, Trainer, TrainingArguments
from transformers.pytorch_utils import Conv1D

from .data import Data
from .report import Baseline, report, stronger
from .scoring import Said, majority, said

WATCHED = 256


class ClassificationTrainer(JobTrainer, Trainer):
    pass


def fine_tune(context: Context, data: Data) -> None:
    job, events, split, trained, held_out = context.job, context.events, data.split, data.trained, data.held_out
    own_order = trained_order(job.model, data.labels)
    labels = own_order or data.labels
    tokenizer = load_tokenizer(job.model)
    model = load_classifier(context, tokenizer, labels)

    events.stage("checking")
    lengths = [len(ids) for ids in tokenizer([one.text for one in trained])["input_ids"]]
    plan = planned(job.hyperparameters, size_of(model, job.memory), lengths, job.method)
    print(f"{len(trained)} rows to train on, {len(held_out)} held out ({split.source}), {len(labels)} labels. {json.dumps(plan.described())}", flush=True)

    events.stage("base")
    base = baseline(model, tokenizer, trained, held_out, labels, plan, is_trained=own_order is not None and not model.new_weights)
    progress = Progress(run=run_name(job, plan, split.digest), base={"kind": base.kind, "accuracies": base.accuracies})
    trainer = make_trainer(context, plan, model, tokenizer, trained, held_out, labels)
    trainer.begin([one.key for one in trained], progress, context)
    train(trainer, context, progress)

    events.stage("result")
    save_result(context, trainer, tokenizer)
    del trainer, model
    let_go()
    given = said(load_result(context, tokenizer, labels), tokenizer, [one.text for one in held_out], plan.max_length)
    if not np.isfinite(given.probabilities).all():
        raise InputFailure("train/nan-loss", "The result computes no numbers (NaN): lower the learning rate.")
    events.stage("saving")
    whole = report(split, held_out, labels, base, given, job.seed, (progress.tokens, progress.examples))
    (job.out / "report.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    print(whole["sentence"], flush=True)


def trained_order(model: Path, labels: list[str]) -> list[str] | None:
    """The base's own order of the same labels, where it already is a classifier for exactly these."""
    try:
        config = AutoConfig.from_pretrained(model, trust_remote_code=False, local_files_only=True)
    except Exception:
        return None  # loading the model tells what is wrong with it
    if not any("SequenceClassification" in name for name in (config.architectures or [])):
        return None
    order = [config.id2label[place] for place in sorted(config.id2label)]
    return order if sorted(order) == sorted(labels) else None


def load_classifier(context: Context, tokenizer: Any, labels: list[str], path: Any = None) -> Any:
    torch.manual_seed(context.job.seed)  # a new head is random: the same one for the base and beneath the adapter
    model = load_model(
        AutoModelForSequenceClassification.from_pretrained,
        path or context.job.model,
        may_miss=is_head,
        num_labels=len(labels),
        id2label=dict(enumerate(labels)),
        label2id={label: place for place, label in enumerate(labels)},
        ignore_mismatched_sizes=True,
    )
    refuse_small_vocabulary(model, tokenizer)
    model.config.get_text_config().pad_token_id = tokenizer.pad_token_id
    model.config.pad_token_id = tokenizer.pad_token_id
    return model.float()


def is_head(model: Any, name: str) -> bool:
    """What a base for other purposes cannot have: everything around it, and the pooling that encoders are saved without."""
    return not name.startswith(f"{model.base_model_prefix}.") or ".pooler." in name


def baseline(model: Any, tokenizer: Any, trained: list[Labelled], held_out: list[Labelled], labels: list[str], plan: Plan, is_trained: bool) -> Baseline:
    """A base that already tells these labels apart is compared with itself. Else with the better of two that know nothing."""
    expected = np.array([labels.index(one.label) for one in held_out])
    head = said(model, tokenizer, [one.text for one in held_out], plan.max_length)
    if not np.isfinite(head.probabilities).all():
        raise InputFailure("model/nan-weights", "The base computes no numbers (NaN): its weights are damaged.")
    if is_trained:
        return stronger({"model": head}, expected)
    often: Said = majority([one.label for one in trained], labels, len(held_out))
    return stronger({"majority": often, "head": head}, expected)


def make_trainer(
    context: Context, plan: Plan, model: Any, tokenizer: Any, trained: list[Labelled], held_out: list[Labelled], labels: list[str]
) -> ClassificationTrainer:
    watched = held_out[:WATCHED]
    options = trainer_arguments(context.job, plan, len(watched)) | {"prediction_loss_only": False}
    return ClassificationTrainer(
        model=with_lora(model, plan, context.job.seed) if context.job.method == "lora" else model,
        args=TrainingArguments(**options),
        train_dataset=dataset(tokenizer, trained, labels, plan.max_length),
        eval_dataset=dataset(tokenizer, watched, labels, plan.max_length),
        processing_class=tokenizer,
        data_collator=DataCollatorWithPadding(tokenizer),
        compute_metrics=lambda given: {"accuracy": float((first(given.predictions).argmax(-1) == given.label_ids).mean())},
    )


def first(predictions: Any) -> np.ndarray:
    return predictions[0] if isinstance(predictions, tuple) else predictions


def dataset(tokenizer: Any, rows: list[Labelled], labels: list[str], length: int) -> Dataset:
    encoded = tokenizer([one.text for one in rows], truncation=True, max_length=length)
    columns = {"input_ids": encoded["input_ids"], "attention_mask": encoded["attention_mask"]}
    return Dataset.from_dict({**columns, "labels": [labels.index(one.label) for one in rows]})


def with_lora(model: Any, plan: Plan, seed: int) -> Any:
    """Adapters in every linear layer of the base; what is new (the head, a pooling) is trained and saved whole."""
    torch.manual_seed(seed)
    new = sorted({top_module(model, name) for name in model.new_weights} | {name for name in ("score", "classifier") if hasattr(model, name)})
    linear = [name for name, module in model.named_modules() if isinstance(module, (torch.nn.Linear, Conv1D))]
    targets = [name for name in linear if not set(name.split(".")) & set(new)]
    return get_peft_model(
        model,
        LoraConfig(
            task_type=TaskType.SEQ_CLS, target_modules=targets, modules_to_save=new, r=plan.lora_rank, lora_alpha=plan.lora_alpha, lora_dropout=plan.lora_dropout
        ),
    )


def top_module(model: Any, weight: str) -> str:
    return weight.removeprefix(f"{model.base_model_prefix}.").split(".")[0]


def save_result(context: Context, trainer: ClassificationTrainer, tokenizer: Any) -> None:
    job, model = context.job, trainer.accelerator.unwrap_model(trainer.model)
    if job.method == "lora":
        settings = model.peft_config["default"]
        settings.base_model_name_or_path, settings.revision, settings.inference_mode = job.base_name, job.base_revision, True
        model.save_pretrained(job.result, save_embedding_layers=False)
        model.get_base_model().config.save_pretrained(job.result)  # an adapter's own settings have no room for the labels
    else:
        model.save_pretrained(job.result)
    tokenizer.save_pretrained(job.result)
    (job.result / "README.md").unlink(missing_ok=True)  # peft's own card; the hub writes one


def load_result(context: Context, tokenizer: Any, labels: list[str]) -> Any:
    """From the folder alone, so that what is reported is what others will find."""
    if context.job.method == "full":
        return load_classifier(context, tokenizer, labels, context.job.result)
    return PeftModel.from_pretrained(load_classifier(context, tokenizer, labels), str(context.job.result)).eval()
