"""What the tests share: a tiny model with a tokenizer of its own, data, job folders, and running a recipe as a runner does."""

import atexit
import ctypes
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TRAINERS = HERE.parent
for folder in (TRAINERS, TRAINERS / "common", TRAINERS / "sft-lora", TRAINERS / "text-classification"):
    sys.path.insert(0, str(folder))

COUNTRIES = "france spain italy japan china peru chile kenya egypt india norway greece cuba ghana nepal qatar".split()
CAPITALS = "paris madrid rome tokyo beijing lima santiago nairobi cairo delhi oslo athens havana accra kathmandu doha".split()
ASKED = ("capital of {} ?", "what is the capital of {} ?", "{} has which capital ?", "tell me the capital city of {} .", "which city rules {} ?")
TEMPLATE = (
    "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}{% if m['role'] == 'assistant' %}</s>{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)


def has_landlock() -> bool:
    """Whether this kernel offers it: asked here once more, so that confinement cannot fail in silence."""
    if not sys.platform.startswith("linux"):
        return False
    return ctypes.CDLL(None).syscall(444, None, 0, 1) > 0


def scratch(test: unittest.TestCase) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="modelgrove-trainers-"))
    test.addCleanup(shutil.rmtree, folder, ignore_errors=True)
    return folder


def questions(polite: int = 6) -> list[dict[str, Any]]:
    """Different rows that ask for the same few facts, so that what is held out can be learned from the others."""
    rows = []
    for country, capital in zip(COUNTRIES, CAPITALS, strict=True):
        for asked in ASKED:
            for number in range(polite):
                rows.append(chat(f"{'please ' * number}{asked.format(country)}", capital))
    return rows


def chat(question: str, answer: str) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}


def shuffled(rows: list[dict[str, Any]], seed: int = 7) -> list[dict[str, Any]]:
    """The same questions and the same answers, which no longer belong together."""
    answers = [row["messages"][1]["content"] for row in rows]
    random.Random(seed).shuffle(answers)
    return [chat(row["messages"][0]["content"], answer) for row, answer in zip(rows, answers, strict=True)]


@cache
def tiny_model() -> Path:
    """A Llama of a few hundred thousand parameters with random weights, made once a run."""
    given = os.environ.get("MODELGROVE_TINY_MODEL")
    if given and (Path(given) / "config.json").exists():
        return Path(given)
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    folder = Path(given or tempfile.mkdtemp(prefix="modelgrove-tiny-"))
    if not given:
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tokenizer = tiny_tokenizer()
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=96, intermediate_size=192, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=4,
        max_position_embeddings=128, initializer_range=0.15, bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def tiny_tokenizer() -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    special = ["<unk>", "<s>", "</s>", "<pad>", "<|system|>", "<|user|>", "<|assistant|>"]
    trainer = trainers.BpeTrainer(vocab_size=500, special_tokens=special, initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator([turn["content"] for row in questions() for turn in row["messages"]], trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", bos_token="<s>", eos_token="</s>", pad_token="<pad>", chat_template=TEMPLATE
    )


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


class JobFolder:
    """A job's folder as a runner makes it."""

    def __init__(self, folder: Path, model: Path | None, train: dict[str, list[dict[str, Any]]], recipe: str = "sft-lora", **changes: Any):
        self.folder, self.recipe = folder, recipe
        for name, rows in train.items():
            write_rows(folder / "inputs/data" / name, rows)
        if model is not None:
            (folder / "inputs/model").symlink_to(model) if changes.pop("linked", False) else shutil.copytree(model, folder / "inputs/model")
        self.settings: dict[str, Any] = {
            "contract": 1, "job": "ftjob-test", "attempt": 1, "recipe": recipe, "seed": 42,
            "model": {"path": "inputs/model", "repository": "acme/tiny", "revision": "0" * 40},
            "data": {"train": [f"inputs/data/{name}" for name in train], "validation": [], "heldOutShare": 0.1, "shape": "chat", "columns": {"messages": "messages"}},
            "method": "lora", "hyperparameters": {}, "checkpointEverySteps": 50, "evaluation": {"maxExamples": 40, "maxNewTokens": 12},
            "limits": {"memoryBytes": 2**33, "seconds": 600},
        }  # fmt: skip
        self.change(**changes)

    def change(self, **changes: Any) -> None:
        for name, value in changes.items():
            if isinstance(value, dict) and isinstance(self.settings.get(name), dict):
                self.settings[name] = {**self.settings[name], **value}
            else:
                self.settings[name] = value
        (self.folder / "job.json").write_text(json.dumps(self.settings), encoding="utf-8")

    def start(self, **options: Any) -> subprocess.Popen:
        (self.folder / "work").mkdir(exist_ok=True)
        log = open(self.folder / "log", "ab")  # noqa: SIM115: the child's
        environment = {"PATH": os.environ["PATH"], "MODELGROVE_JOB": str(self.folder), "OMP_NUM_THREADS": "1"}
        program = TRAINERS / self.recipe / "train.py"
        options.setdefault("stdin", subprocess.PIPE)
        return subprocess.Popen([sys.executable, str(program)], cwd=self.folder / "work", env=environment, stdout=log, stderr=log, **options)

    def run(self, **options: Any) -> int:
        child = self.start(**options)
        try:
            return child.wait(timeout=400)  # counts as stuck
        finally:
            child.kill()
            if child.stdin:
                child.stdin.close()

    def events(self, kind: str | None = None) -> list[dict[str, Any]]:
        path = self.folder / "out/events.jsonl"
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
        return [event for event in lines if kind is None or event["type"] == kind]

    def report(self) -> dict[str, Any]:
        return json.loads((self.folder / "out/report.json").read_text(encoding="utf-8"))

    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def failure(self) -> dict[str, Any]:
        (event,) = self.events("failure")
        return event

    def metric(self, name: str) -> dict[str, Any]:
        return next(metric for metric in self.report()["metrics"] if metric["name"] == name)
