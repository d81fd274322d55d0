"""A stranger's program: loads a result by peft or transformers alone, knows nothing of the trainers, and says what it measures.

outside.py RESULT BASE ROWS.jsonl [full] → {"loss", "exact_match"} of base and result on the held-out tenth, chosen and measured by what the documents say.
"""

import hashlib
import json
import sys

import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

result, base, file = sys.argv[1:4]
tokenizer = AutoTokenizer.from_pretrained(result)
rows = {}
for line in open(file, encoding="utf-8"):
    row = json.loads(line)
    rows[hashlib.sha256(json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()] = row
held_out = sorted(rows)[: max(1, int(len(rows) * 0.1 + 0.5))][:40]


def measured(model):
    model.eval()
    loss = tokens = exact = 0
    for key in held_out:
        messages = rows[key]["messages"]
        prompt = tokenizer.apply_chat_template(messages[:-1], add_generation_prompt=True, return_tensors="pt", return_dict=True)["input_ids"]
        whole = tokenizer.apply_chat_template(messages, return_tensors="pt", return_dict=True)["input_ids"]
        labels = whole.clone()
        labels[:, : prompt.shape[1]] = -100
        answer = whole.shape[1] - prompt.shape[1]
        with torch.no_grad():
            loss += model(input_ids=whole, labels=labels).loss.item() * answer
            given = model.generate(input_ids=prompt, attention_mask=torch.ones_like(prompt), max_new_tokens=12, do_sample=False)
        tokens += answer
        exact += tokenizer.decode(given[0, prompt.shape[1] :], skip_special_tokens=True).strip() == messages[-1]["content"]
    return {"loss": loss / tokens, "exact_match": exact / len(held_out)}


model = AutoModelForCausalLM.from_pretrained(base)
before = measured(model)
after = AutoModelForCausalLM.from_pretrained(result) if sys.argv[4:] == ["full"] else PeftModel.from_pretrained(model, result)
print(json.dumps({"base": before, "result": measured(after)}))
