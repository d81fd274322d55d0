"""The work of the recipe, stage by stage."""

import json
from typing import Any

import torch
from datasets import Dataset
from modelgrove_trainer.auto import Plan, planned
from modelgrove_trainer.examples import Conversation
from modelgrove_trainer.failures import InputFailure
from modelgrove_trainer.start import Context
from modelgrove_trainer.torch_tools import half, let_go, load_model, load_tokenizer, refuse_small_vocabulary, size_of
from modelgrove_trainer.training import JobTrainer, Progress, known_base, run_name, train, trainer_arguments
from peft import LoraConfig, PeftModel, TaskType
from transformers import AutoModelForCausalLM
from trl import SFTConfig, SFTTrainer

from .answering import Answers, answered, losses_of
from .data import Data
from .encoding import IGNORED, Encoder, Question, Sequence, cut
from .report import Compared, refuse_not_a_number, report

WATCHED = 64  # held-out rows whose loss is followed while it trains
BIG = 1_000_000_000


class Trainer(JobTrainer, SFTTrainer):
    pass


def fine_tune(context: Context, data: Data) -> None:
    job, events, split, held_out = context.job, context.events, data.split, data.held_out
    tokenizer = load_tokenizer(job.model)
    model = load_model(AutoModelForCausalLM.from_pretrained, job.model)
    refuse_small_vocabulary(model, tokenizer)
    stop_ids = stops(model, tokenizer)

    events.stage("checking")
    encoder = Encoder(tokenizer, job.shape, stop_ids)
    keyed = [(one.key, sequence) for one in data.trained for sequence in encoder.sequences(one)]
    plan = planned(job.hyperparameters, size_of(model, job.memory), [len(sequence.ids) for _, sequence in keyed], job.method)
    keyed = fitting(keyed, plan.max_length)
    questions = [encoder.question(one) for one in held_out]
    print(f"{len(keyed)} sequences to train on, {len(questions)} held-out rows ({split.source}). {json.dumps(plan.described())}", flush=True)

    run = run_name(job, plan, split.digest)
    base = base_answers(context, run, model, tokenizer, questions, stop_ids)
    progress = Progress(run=run, base=base.notes())
    trainer = make_trainer(context, plan, model, tokenizer, keyed, questions, progress)
    train(trainer, context, progress)

    events.stage("result")
    save_result(context, trainer, tokenizer)
    del trainer, model
    let_go()
    result = load_result(context)
    given = answered(result, tokenizer, questions, job.max_new_tokens, stop_ids)
    refuse_not_a_number(given, "result", "train/nan-loss")
    others = other_questions(result, tokenizer, held_out, questions)
    events.stage("saving")
    whole = report(Compared(split, held_out, questions, base, given, others), job.seed, progress.tokens, progress.examples)
    (job.out / "report.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    print(whole["sentence"], flush=True)


def stops(model: Any, tokenizer: Any) -> set[int]:
    """The tokens that end an answer, as the model and its tokenizer say."""
    named = model.generation_config.eos_token_id
    found = set(named if isinstance(named, list) else [named]) | {tokenizer.eos_token_id}
    found.discard(None)
    if not found:
        raise InputFailure("model/no-end", "Neither the model nor its tokenizer names a token that ends an answer (eos_token).")
    return found


def fitting(keyed: list[tuple[str, Sequence]], length: int) -> list[tuple[str, Sequence]]:
    shortened = sum(len(sequence.ids) > length for _, sequence in keyed)
    kept = [(key, whole) for key, sequence in keyed if (whole := cut(sequence, length)) is not None]
    if not kept:
        raise InputFailure("data/too-long", f"Every row is so long that no answer is left within {length} tokens. Raise maxLength or shorten the prompts.")
    if shortened:
        print(f"{shortened} sequences are longer than {length} tokens: cut; {len(keyed) - len(kept)} left out, because nothing of the answer is left.", flush=True)
    return kept


def base_answers(context: Context, run: str, model: Any, tokenizer: Any, questions: list[Question], stop_ids: set[int]) -> Answers:
    """An attempt that goes on from a checkpoint does not ask the base again."""
    known = known_base(context.job, run)
    if known is not None:
        return Answers(**known)
    context.events.stage("base")
    answers = answered(model, tokenizer, questions, context.job.max_new_tokens, stop_ids)
    refuse_not_a_number(answers, "base", "model/nan-weights")
    return answers


def make_trainer(context: Context, plan: Plan, model: Any, tokenizer: Any, keyed: list, questions: list[Question], progress: Progress) -> Trainer:
    job = context.job
    watched = [question.whole for question in questions if len(question.whole.ids) <= plan.max_length][:WATCHED]
    checkpointing = half() is not None and size_of(model, job.memory).parameters >= BIG
    options = trainer_arguments(job, plan, len(watched)) | {"max_length": None, "packing": False, "gradient_checkpointing": checkpointing}
    args = SFTConfig(**options, dataset_kwargs={"skip_prepare_dataset": True}, shuffle_dataset=False)
    if job.method == "full":
        model.float()  # updates are too small for half precision; what it computes in is the trainer's choice
    model.config.use_cache = False
    trainer = Trainer(
        model=model,
        args=args,
        train_dataset=dataset([sequence for _, sequence in keyed]),
        eval_dataset=dataset(watched) if watched else None,
        processing_class=tokenizer,
        peft_config=lora(plan) if job.method == "lora" else None,
    )
    trainer.begin([key for key, _ in keyed], progress, context)
    return trainer


def dataset(sequences: list[Sequence]) -> Dataset:
    return Dataset.from_dict({"input_ids": [one.ids for one in sequences], "labels": [one.labels for one in sequences]})


def lora(plan: Plan) -> LoraConfig:
    return LoraConfig(
        task_type=TaskType.CAUSAL_LM, target_modules="all-linear", r=plan.lora_rank, lora_alpha=plan.lora_alpha, lora_dropout=plan.lora_dropout
    )


def save_result(context: Context, trainer: Trainer, tokenizer: Any) -> None:
    job, model = context.job, trainer.accelerator.unwrap_model(trainer.model)
    model.config.use_cache = True
    if job.method == "lora":
        settings = model.peft_config["default"]
        settings.base_model_name_or_path, settings.revision, settings.inference_mode = job.base_name, job.base_revision, True
        model.save_pretrained(job.result, save_embedding_layers=False)
    else:
        model.to(half() or torch.float32).save_pretrained(job.result)
    tokenizer.save_pretrained(job.result)
    (job.result / "README.md").unlink(missing_ok=True)  # peft's own card; the hub writes one


def load_result(context: Context) -> Any:
    """From the folder alone, so that what is reported is what others will find."""
    job = context.job
    if job.method == "full":
        return load_model(AutoModelForCausalLM.from_pretrained, job.result)
    return PeftModel.from_pretrained(load_model(AutoModelForCausalLM.from_pretrained, job.model), str(job.result)).eval()


def other_questions(model: Any, tokenizer: Any, held_out: list[Conversation], questions: list[Question]) -> list[float] | None:
    """The loss of every answer after the question of the next row that has another answer. None where all answers are alike."""
    if len({one.expected for one in held_out}) < 2:
        return None
    sequences = []
    for place, question in enumerate(questions):
        turned = [(place + step) % len(questions) for step in range(1, len(questions))]
        other = next(one for one in turned if held_out[one].expected != held_out[place].expected)
        prompt = questions[other].prompt
        sequences.append(Sequence(prompt + question.answer, [IGNORED] * len(prompt) + question.answer))
    return losses_of(model, sequences, tokenizer.pad_token_id)
