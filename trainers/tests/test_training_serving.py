"""The program `serve`, spoken to as a runner does: lines in, lines out."""

import atexit
import base64
import json
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from functools import cache
from pathlib import Path
from typing import Any

from support import TRAINERS, scratch, tiny_model, tiny_tokenizer

PATIENCE = 120  # counts as stuck


def ask(call: str, text: str = "what is the capital of france ?", **more: Any) -> dict[str, Any]:
    return {"call": call, "of": "model", "messages": [{"role": "user", "content": text}], "maxTokens": 8, "temperature": 0, **more}


def tiny_encoder() -> Path:
    """A BERT of random weights, with the tokenizer of the tiny model."""
    import torch
    from transformers import BertConfig, BertModel

    folder = Path(tempfile.mkdtemp(prefix="modelgrove-encoder-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    torch.manual_seed(3)
    tokenizer = tiny_tokenizer()
    sizes = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64, "max_position_embeddings": 64}
    config = BertConfig(vocab_size=len(tokenizer), pad_token_id=tokenizer.pad_token_id, **sizes)
    BertModel(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


class Program:
    def __init__(self, test: unittest.TestCase, adapter: bool, model: Path | None = None):
        self.folder = scratch(test)
        (self.folder / "inputs").mkdir()
        settings: dict[str, Any] = {"contract": 1, "job": "ftjob-test", "attempt": 1, "recipe": "serve", "model": {"path": "inputs/model"}}
        if adapter:
            save_adapter(self.folder / "inputs/adapter")
            settings["adapter"] = {"path": "inputs/adapter"}
        shutil.copytree(model or tiny_model(), self.folder / "inputs/model")
        (self.folder / "job.json").write_text(json.dumps(settings), encoding="utf-8")
        (self.folder / "work").mkdir()
        self.log = open(self.folder / "log", "wb")  # noqa: SIM115: the child's
        environment = {"PATH": "/usr/bin:/bin", "MODELGROVE_JOB": str(self.folder), "OMP_NUM_THREADS": "1"}
        self.child = subprocess.Popen(
            [sys.executable, str(TRAINERS / "serve/serve.py")], stdin=subprocess.PIPE, stdout=self.log, stderr=self.log, env=environment
        )
        test.addCleanup(self.end)

    def say(self, line: dict[str, Any]) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(json.dumps(line).encode() + b"\n")
        self.child.stdin.flush()

    def lines(self, call: str) -> list[dict[str, Any]]:
        path = self.folder / "out/answers.jsonl"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return [line for line in map(json.loads, text.splitlines()) if line["call"] == call]

    def answer(self, line: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """The text, and how it ended."""
        self.say(line)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            lines = self.lines(line["call"])
            if lines and ("end" in lines[-1] or "failure" in lines[-1]):
                return "".join(one.get("text", "") for one in lines), lines[-1]
            if self.child.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"no answer: {(self.folder / 'log').read_text()[-2000:]}")

    def end(self) -> None:
        self.child.kill()
        self.child.wait()
        if self.child.stdin:
            self.child.stdin.close()
        self.log.close()


@cache
def adapter_weights() -> Any:
    """An adapter that changes what is said, though nothing was trained."""
    import torch
    from peft import LoraConfig, TaskType, get_peft_model
    from transformers import AutoModelForCausalLM

    torch.manual_seed(5)
    model = AutoModelForCausalLM.from_pretrained(tiny_model())
    return get_peft_model(model, LoraConfig(task_type=TaskType.CAUSAL_LM, target_modules="all-linear", r=8, lora_alpha=64, init_lora_weights=False))


def save_adapter(folder: Path) -> None:
    adapter_weights().save_pretrained(folder)


class Serving(unittest.TestCase):
    def test_a_served_adapter_answers_beside_its_base_and_the_base_is_as_if_it_were_alone(self) -> None:
        beside, alone = Program(self, adapter=True), Program(self, adapter=False)
        of_adapter, end = beside.answer(ask("1"))
        of_base, _ = beside.answer(ask("2", of="base"))
        of_model, _ = alone.answer(ask("1"))
        self.assertEqual(of_base, of_model)
        self.assertNotEqual(of_adapter, of_base)
        self.assertGreater(end["promptTokens"], 5)
        self.assertLessEqual(end["completionTokens"], 8)
        refused = alone.answer(ask("2", of="base"))[1]
        self.assertEqual(refused["failure"]["code"], "serving/no-base")

    def test_calls_are_answered_as_they_ask_and_one_that_is_refused_does_not_harm_the_next(self) -> None:
        program = Program(self, adapter=False)
        plain, end = program.answer(ask("1"))
        self.assertEqual(end["end"], "length")
        self.assertEqual(program.answer(ask("2"))[0], plain)
        seeded = [program.answer(ask(name, temperature=1.5, seed=seed))[0] for name, seed in (("3", 1), ("4", 1), ("5", 2))]
        self.assertEqual(seeded[0], seeded[1])
        self.assertNotEqual(seeded[1], seeded[2])
        stop = plain[len(plain) // 2]
        cut, end = program.answer(ask("6", stop=[stop]))
        self.assertEqual((cut, end["end"]), (plain[: plain.index(stop)], "stop"))
        long = program.answer(ask("7", text="capital " * 500))[1]
        self.assertEqual(long["failure"]["code"], "context_length_exceeded")
        self.assertEqual(program.answer(ask("8"))[0], plain)

    def test_a_cancelled_answer_stops_early_and_an_end_of_stdin_is_the_end(self) -> None:
        program = Program(self, adapter=False)
        program.answer(ask("1"))
        program.say({"cancel": "2"})
        _, end = program.answer(ask("2", maxTokens=100, temperature=1, seed=3))
        self.assertEqual(end["end"], "cancelled")
        self.assertLess(end["completionTokens"], 5)
        assert program.child.stdin is not None
        program.child.stdin.close()
        self.assertEqual(program.child.wait(timeout=PATIENCE), 0)

    def test_texts_become_vectors_of_length_one_by_models_that_write_and_by_those_that_only_read(self) -> None:
        import torch
        from transformers import AutoModel, AutoTokenizer

        encoder = tiny_encoder()
        texts = ["what is the capital of france ?", "paris"]
        for folder, size in ((encoder, 32), (tiny_model(), 96)):
            program = Program(self, adapter=False, model=folder)
            text, end = program.answer({"call": "1", "of": "model", "inputs": texts})
            found = [vector(line) for line in text.splitlines()]
            self.assertEqual([len(one) for one in found], [size, size])
            model, tokenizer = AutoModel.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder)
            tokens = 0
            for one, said in zip(found, texts, strict=True):
                ids = tokenizer(said, return_tensors="pt")["input_ids"]
                tokens += ids.shape[1]
                with torch.no_grad():
                    mean = model(input_ids=ids).last_hidden_state[0].mean(dim=0)
                for ours, theirs in zip(one, (mean / mean.norm()).tolist(), strict=True):
                    self.assertAlmostEqual(ours, theirs, places=4)
            self.assertEqual((end["end"], end["promptTokens"], end["completionTokens"]), ("stop", tokens, 0))
            if folder is encoder:
                self.assertEqual(program.answer(ask("2"))[1]["failure"]["code"], "serving/not-a-chat-model")
                long = program.answer({"call": "3", "of": "model", "inputs": ["capital " * 100]})[1]
                self.assertEqual(long["failure"]["code"], "context_length_exceeded")


def vector(line: str) -> tuple[float, ...]:
    raw = base64.b64decode(line)
    return struct.unpack(f"<{len(raw) // 4}f", raw)
