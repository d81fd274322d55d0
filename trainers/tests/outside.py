"""A stranger's program: loads a result by peft or transformers alone, knows nothing of the trainers, and says what it measures.

outside.py RESULT BASE ROWS.jsonl [--full] [--examples 40] [--new-tokens 12] → {"loss", "exact_match", "f1"} of base and result on the held-out tenth,
chosen and measured by what the documents say.
"""

import argparse
import hashlib
import json
from collections import Counter

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

parser = argparse.ArgumentParser()
for name in ("result", "base", "file"):
    parser.add_argument(name)
parser.add_argument("--full", action="store_true")
parser.add_argument("--examples", type=int, default=40)
parser.add_argument("--new-tokens", type=int, default=12)
asked = parser.parse_args()
torch.set_num_threads(1)  # several that wait for each other on a busy machine take minutes instead of seconds
tokenizer = AutoTokenizer.from_pretrained(asked.result)
rows = {}
for line in open(asked.file, encoding="utf-8"):
    row = json.loads(line)
    rows[hashlib.sha256(json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()] = row
held_out = sorted(rows)[: max(1, int(len(rows) * 0.1 + 0.5))][: asked.examples]


def f1(wanted, given):
    wanted, given = Counter(wanted.split()), Counter(given.split())
    return 2 * sum((wanted & given).values()) / max(1, sum(wanted.values()) + sum(given.values()))


def measured(model):
    model.eval()
    loss = tokens = exact = shared = 0
    for key in held_out:
        messages = rows[key]["messages"]
        prompt = tokenizer.apply_chat_template(messages[:-1], add_generation_prompt=True, return_tensors="pt", return_dict=True)["input_ids"]
        whole = tokenizer.apply_chat_template(messages, return_tensors="pt", return_dict=True)["input_ids"]
        labels = whole.clone()
        labels[:, : prompt.shape[1]] = -100
        answer = whole.shape[1] - prompt.shape[1]
        with torch.no_grad():
            loss += model(input_ids=whole, labels=labels).loss.item() * answer
            given = model.generate(input_ids=prompt, attention_mask=torch.ones_like(prompt), max_new_tokens=asked.new_tokens, do_sample=False)
        tokens += answer
        text = tokenizer.decode(given[0, prompt.shape[1] :], skip_special_tokens=True).strip()
        exact += text == messages[-1]["content"]
        shared += f1(messages[-1]["content"], text)
    return {"loss": loss / tokens, "exact_match": exact / len(held_out), "f1": shared / len(held_out)}


model = AutoModelForCausalLM.from_pretrained(asked.base)
before = measured(model)
after = AutoModelForCausalLM.from_pretrained(asked.result) if asked.full else PeftModel.from_pretrained(model, asked.result)
print(json.dumps({"base": before, "result": measured(after)}))
