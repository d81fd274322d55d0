"""Makes tokenizers/*.json, small tokenizers of the kinds that models have, and token-counts.json: how many tokens the reference implementation makes of texts, and what the
reference renderer of chat templates writes.

Needs: pip install tokenizers==0.23.3 jinja2==3.1.6. Run in this folder: python3 make-tokenizers.py
"""

import json
import random
from pathlib import Path

from jinja2.sandbox import ImmutableSandboxedEnvironment
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = Path(__file__).parent
RANDOM = random.Random(20261126)
QWEN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
WORDS = (
    "what about the river stone window garden yellow silver market station forest castle engine doctor letter winter summer music paper bridge island mountain "
    "coffee orange pencil basket planet rocket candle mirror jacket kitchen library museum it is good bad don't can't I'm you'll they've re-use email@host.org "
    "https://example.org/a?b=1 def return import self.value == != += x1 y2 2026 3.14 1,000 Hello, world! (yes) [no] {maybe} naïve café Zürich Привет мир"
).split()
HANZI = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏模林请问是什么一个的社区今天气很好我们去公园"


def sentence():
    return " ".join(RANDOM.choice(WORDS) for _ in range(RANDOM.randint(3, 25)))


def chinese():
    return "".join(RANDOM.choice(HANZI) for _ in range(RANDOM.randint(3, 40))) + "。"


def corpus():
    return [sentence() for _ in range(1500)] + [chinese() for _ in range(500)]


def texts():
    odd = [
        "", " ", "a", "  two  spaces ", "tab\tand\nnewline\n\n\nthree", " leading", "trailing ", "ﬁ ﷺ ½ x² ①", "e\u0301 é", "🙂 👩‍👩‍👧‍👦 🇨🇳", "a\u0000b\u0007",
        "<|im_start|>user\nHi<|im_end|>\n", "x" * 300, "1234567890 12 3", "ÀÉÎ Straße İstanbul ΑΣ", "\u3000全角　空格，标点！", "it's THEY'VE I'M", "한국어 テスト עברית عربى",
        "def f(x):\n    return x ** 2  # square\n", "a\r\nb", "\u200b zero\u00a0width", "... ??? !!! --- ***",
    ]
    return odd + [sentence() for _ in range(20)] + [chinese() for _ in range(10)] + [chinese() + " " + sentence() + "\n" + chinese() for _ in range(10)]


def byte_bpe(pattern, name, specials, prefix=None):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC() if name == "byte-bpe" else None
    if pattern:
        split = pre_tokenizers.Split(Regex(pattern), "isolated")
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    else:
        tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=900, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), special_tokens=specials, show_progress=False)
    tokenizer.train_from_iterator(corpus(), trainer)
    if prefix:
        tokenizer.post_processor = processors.TemplateProcessing(single=f"{prefix} $A", special_tokens=[(prefix, tokenizer.token_to_id(prefix))])
    return tokenizer


def word_piece():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    specials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    tokenizer.train_from_iterator(corpus(), trainers.WordPieceTrainer(vocab_size=900, special_tokens=specials, show_progress=False))
    tokenizer.decoder = decoders.WordPiece()
    ends = [("[CLS]", 2), ("[SEP]", 3)]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=ends)
    return tokenizer


def unigram():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    tokenizer.train_from_iterator(corpus(), trainers.UnigramTrainer(vocab_size=900, special_tokens=specials, unk_token="<unk>", show_progress=False))
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return tokenizer


def sentencepiece_bpe():
    """As Llama 2: spaces become ▁, no words are cut before merging, what is unknown falls back to bytes."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    specials = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    tokenizer.train_from_iterator(corpus(), trainers.BpeTrainer(vocab_size=1100, special_tokens=specials, show_progress=False))
    made = json.loads(tokenizer.to_str())
    made["pre_tokenizer"] = None
    made["normalizer"] = {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]}
    made["added_tokens"] = [token for token in made["added_tokens"] if not token["content"].startswith("<0x")]
    tokenizer = Tokenizer.from_str(json.dumps(made))
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return tokenizer


CHATML = (
    "{%- if messages[0]['role'] != 'system' %}<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n{% endif %}"
    "{%- for message in messages %}\n<|im_start|>{{ message.role }}\n{{ message.content | trim }}<|im_end|>\n{%- endfor %}\n"
    "{%- if add_generation_prompt %}\n<|im_start|>assistant\n{%- endif %}"
)
LLAMA2 = (
    "{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}{% set system_message = messages[0]['content'] %}{% else %}"
    "{% set loop_messages = messages %}{% set system_message = false %}{% endif %}{% for message in loop_messages %}"
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('Conversation roles must alternate') }}{% endif %}"
    "{% if loop.index0 == 0 and system_message != false %}{% set content = '<<SYS>>\\n' + system_message + '\\n<</SYS>>\\n\\n' + message['content'] %}"
    "{% else %}{% set content = message['content'] %}{% endif %}{% if message['role'] == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}"
    "{% elif message['role'] == 'assistant' %}{{ ' ' + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}"
)
TALKS = [
    [("user", " Hi "), ("assistant", "Hello!\nHow are you?")],
    [("system", "Be kind."), ("user", "你好"), ("assistant", "好 <b>"), ("user", "{{ no }}"), ("assistant", "")],
]


def rendered(template, talk, is_prompt):
    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.loopcontrols"])
    messages = [{"role": role, "content": content} for role, content in talk]
    return environment.from_string(template).render(messages=messages, add_generation_prompt=is_prompt, bos_token="<s>", eos_token="</s>")


def main():
    end = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    kinds = {
        "byte-bpe": byte_bpe(QWEN, "byte-bpe", end),
        "byte-bpe-gpt2": byte_bpe(None, "gpt2", end[:1]),
        "byte-bpe-llama3": byte_bpe(LLAMA3, "llama3", ["<|begin_of_text|>", "<|eot_id|>"], "<|begin_of_text|>"),
        "word-piece": word_piece(),
        "unigram": unigram(),
        "sentencepiece-bpe": sentencepiece_bpe(),
    }
    (HERE / "tokenizers").mkdir(exist_ok=True)
    asked = texts()
    golden = {"texts": asked, "counts": {}, "templates": []}
    for name, tokenizer in kinds.items():
        tokenizer.save(str(HERE / "tokenizers" / f"{name}.json"), pretty=False)
        tokenizer = Tokenizer.from_file(str(HERE / "tokenizers" / f"{name}.json"))
        bare = [len(tokenizer.encode(text, add_special_tokens=False).ids) for text in asked]
        specials = len(tokenizer.encode("a").ids) - len(tokenizer.encode("a", add_special_tokens=False).ids)
        golden["counts"][name] = {"bare": bare, "specials": specials}
    for template in (CHATML, LLAMA2):
        for talk in TALKS:
            case = {"template": template, "turns": [{"role": role, "text": content} for role, content in talk]}
            golden["templates"].append({**case, "whole": rendered(template, talk, False), "prompt": rendered(template, talk[:-1], True)})
    (HERE / "token-counts.json").write_text(json.dumps(golden, indent=1) + "\n")


main()
