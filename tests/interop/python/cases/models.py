"""transformers on PyTorch: tiny models made here, pushed and loaded again."""

import importlib
import os
import sys

import torch
from driver import case
from hub import equal, raises
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import AutoModel, AutoModelForCausalLM, AutoTokenizer, GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast, pipeline

WORDS = ["<unk>", *"a forest of models and data where every tree has a name and the wind reads it aloud".split()]
# Of a checkpoint without safetensors, transformers would ask a service of huggingface.co for some.
os.environ["DISABLE_SAFETENSORS_CONVERSION"] = "1"


def tiny(seed=0, **options):
    torch.manual_seed(seed)
    config = GPT2Config(vocab_size=len(WORDS), n_embd=32, n_layer=2, n_head=2, n_positions=64, bos_token_id=0, eos_token_id=0, **options)
    return GPT2LMHeadModel(config).eval()


def words():
    vocabulary = {word: index for index, word in enumerate(dict.fromkeys(WORDS))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="<unk>", model_input_names=["input_ids", "attention_mask"])


def options(hub, token="alice"):
    return {"token": hub.token(token) if token else False, "cache_dir": f"{hub.cache}-{token}"}


def same_weights(loaded, made):
    theirs, ours = loaded.state_dict(), made.state_dict()
    equal(sorted(theirs), sorted(ours))
    for name, weight in ours.items():
        assert torch.equal(theirs[name], weight), f"{name} is not what was pushed"


@case("a model and its tokenizer are pushed with a card, load by the auto classes with equal weights, and compute the same", limit=120)
def model(hub):
    repo_id, made, tokenizer = hub.name("gpt"), tiny(), words()
    made.push_to_hub(repo_id, token=hub.token("alice"), commit_message="Tiny")
    tokenizer.push_to_hub(repo_id, token=hub.token("alice"))
    files = set(hub.api.list_repo_files(repo_id))
    assert {"config.json", "model.safetensors", "generation_config.json", "README.md", "tokenizer.json"} <= files, files
    loaded = AutoModelForCausalLM.from_pretrained(repo_id, **options(hub))
    same_weights(loaded, made)
    theirs = AutoTokenizer.from_pretrained(repo_id, **options(hub))
    prompt = theirs("a forest of models", return_tensors="pt")["input_ids"]
    expected = made(prompt).logits
    equal(torch.equal(loaded(prompt).logits, expected), True, "the same logits")
    # Not by generate(): PyTorch 1.13 cannot import what that asks for on Python 3.11.
    features = pipeline("feature-extraction", model=repo_id, token=hub.token("alice"))("a forest of models", return_tensors=True)
    equal(torch.allclose(features, made.transformer(prompt).last_hidden_state, atol=1e-5), True, "the same features through a pipeline")


@case("a model in shards comes back through its index, whole", limit=120)
def shards(hub):
    repo_id, made = hub.name("sharded"), tiny(1)
    made.push_to_hub(repo_id, token=hub.token("alice"), max_shard_size="40KB")
    files = hub.api.list_repo_files(repo_id)
    assert "model.safetensors.index.json" in files and sum(path.endswith(".safetensors") for path in files) > 2, files
    same_weights(AutoModelForCausalLM.from_pretrained(repo_id, **options(hub)), made)


@case("a pickled checkpoint loads as well as safetensors", limit=120)
def pickled(hub):
    repo_id, made = hub.name("pickled"), tiny(2)
    made.push_to_hub(repo_id, token=hub.token("alice"), safe_serialization=False)
    equal([path for path in hub.api.list_repo_files(repo_id) if path.endswith((".bin", ".safetensors"))], ["pytorch_model.bin"])
    same_weights(AutoModelForCausalLM.from_pretrained(repo_id, **options(hub)), made)


@case("weights pushed to a branch, and tagged ones, load by their revisions", limit=120)
def revisions(hub):
    repo_id, first, second = hub.name("versions"), tiny(3), tiny(4)
    first.push_to_hub(repo_id, token=hub.token("alice"))
    hub.api.create_tag(repo_id, tag="v1")
    hub.api.create_branch(repo_id, branch="next")
    second.push_to_hub(repo_id, token=hub.token("alice"), revision="next")
    for revision, made in (("main", first), ("v1", first), ("next", second)):
        same_weights(AutoModelForCausalLM.from_pretrained(repo_id, revision=revision, **options(hub)), made)


@case("a private model loads with its owner's token, and does not exist for others", limit=120)
def private(hub):
    repo_id, made = hub.name("private"), tiny(5)
    made.push_to_hub(repo_id, token=hub.token("alice"), private=True)
    same_weights(AutoModelForCausalLM.from_pretrained(repo_id, **options(hub)), made)
    for token in ("bob", None):
        with raises(OSError, "is not a valid model identifier"):
            AutoModelForCausalLM.from_pretrained(repo_id, **options(hub, token))


OWN_CODE = """
import torch
from transformers import PretrainedConfig, PreTrainedModel


class TinyConfig(PretrainedConfig):
    model_type = "tiny-interop"

    def __init__(self, width=4, **options):
        super().__init__(**options)
        self.width = width


class TinyModel(PreTrainedModel):
    config_class = TinyConfig

    def __init__(self, config):
        super().__init__(config)
        self.line = torch.nn.Linear(config.width, 1)

    def forward(self, x):
        return self.line(x)
"""


@case("a model with code of its own brings the code along, and runs it only where it is trusted", limit=120)
def own_code(hub):
    repo_id = hub.name("own-code")
    hub.write("modeling_tiny.py", OWN_CODE)
    sys.path.insert(0, str(hub.folder))
    tiny_code = importlib.import_module("modeling_tiny")
    tiny_code.TinyConfig.register_for_auto_class()
    tiny_code.TinyModel.register_for_auto_class("AutoModel")
    made = tiny_code.TinyModel(tiny_code.TinyConfig(width=6))
    made.push_to_hub(repo_id, token=hub.token("alice"))
    equal(hub.read(repo_id, "modeling_tiny.py").decode().strip(), OWN_CODE.strip())
    with raises(ValueError, "trust_remote_code"):
        AutoModel.from_pretrained(repo_id, trust_remote_code=False, **options(hub))
    loaded = AutoModel.from_pretrained(repo_id, trust_remote_code=True, **options(hub))
    same_weights(loaded, made)
    equal(type(loaded).__module__.startswith("transformers_modules."), True)
