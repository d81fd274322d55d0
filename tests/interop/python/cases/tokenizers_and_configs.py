"""transformers without a framework: tokenizers trained here, and configurations, pushed and loaded again."""

from driver import case
from hub import equal, raises
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from tokenizers.trainers import BpeTrainer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from transformers import AutoConfig, AutoTokenizer, GenerationConfig, LlamaConfig, PreTrainedTokenizerFast

CORPUS = ["the quick brown fox", "the lazy dog", "模型 与 数据 的 森林", "a forest of models and data"] * 20
SENTENCE = "the fox of the 森林 🌳"
CHAT = "{% for message in messages %}<{{ message.role }}>{{ message.content }}{% endfor %}"


def trained():
    tokenizer = Tokenizer(BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer, tokenizer.decoder = ByteLevel(add_prefix_space=False), ByteLevelDecoder()
    trainer = BpeTrainer(vocab_size=400, special_tokens=["<unk>", "<s>", "</s>"], initial_alphabet=ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(CORPUS, trainer)
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="<unk>", bos_token="<s>", eos_token="</s>")
    wrapped.chat_template = CHAT
    return wrapped


def options(hub, token="alice"):
    return {"token": hub.token(token) if token else False, "cache_dir": f"{hub.cache}-{token}"}


@case("a tokenizer trained here is pushed, loads by AutoTokenizer and by tokenizers, and speaks the same tokens and chat template")
def tokenizer(hub):
    repo_id, made = hub.new_repo("tokenizer"), trained()
    made.push_to_hub(repo_id, token=hub.token("alice"), commit_message="A tokenizer")
    equal(hub.api.list_repo_commits(repo_id)[0].title, "A tokenizer")
    loaded = AutoTokenizer.from_pretrained(repo_id, **options(hub))
    equal(loaded(SENTENCE)["input_ids"], made(SENTENCE)["input_ids"])
    equal(loaded.decode(loaded(SENTENCE)["input_ids"]), SENTENCE)
    messages = [{"role": "user", "content": "hello"}]
    equal(loaded.apply_chat_template(messages, tokenize=False), "<user>hello")
    equal(Tokenizer.from_pretrained(repo_id, token=hub.token("alice")).encode(SENTENCE).ids, made(SENTENCE)["input_ids"])


@case("a configuration and a generation configuration are pushed and load at a branch, a tag and a commit as they were there")
def configuration(hub):
    repo_id = hub.new_repo("config")
    LlamaConfig(hidden_size=64, num_hidden_layers=3).push_to_hub(repo_id, token=hub.token("alice"))
    GenerationConfig(max_new_tokens=17).push_to_hub(repo_id, token=hub.token("alice"))
    first = hub.api.repo_info(repo_id).sha
    hub.api.create_tag(repo_id, tag="v1")
    hub.api.create_branch(repo_id, branch="next")
    LlamaConfig(hidden_size=128).push_to_hub(repo_id, token=hub.token("alice"), revision="next")
    for revision, size in (("main", 64), ("v1", 64), (first, 64), ("next", 128)):
        equal(AutoConfig.from_pretrained(repo_id, revision=revision, **options(hub)).hidden_size, size, revision)
    equal(GenerationConfig.from_pretrained(repo_id, **options(hub)).max_new_tokens, 17)


@case("push_to_hub with private makes a private repository, which loads with a token and is not found without")
def private(hub):
    repo_id, made = hub.name("tokenizer"), trained()
    made.push_to_hub(repo_id, private=True, token=hub.token("alice"))
    equal(hub.api.repo_info(repo_id).private, True)
    equal(AutoTokenizer.from_pretrained(repo_id, **options(hub))(SENTENCE)["input_ids"], made(SENTENCE)["input_ids"])
    for token in ("bob", None):
        with raises(OSError, "is not a local folder and is not a valid model identifier"):
            AutoTokenizer.from_pretrained(repo_id, **options(hub, token))


@case("a repository without a configuration, a missing one and a missing revision are each said as what they are")
def missing(hub):
    repo_id = hub.new_repo("bare")
    with raises(ValueError, "unrecognized model", repo_id):
        AutoConfig.from_pretrained(repo_id, **options(hub))
    with raises(OSError, "alice/never-made", "is not a local folder and is not a valid model identifier"):
        AutoConfig.from_pretrained("alice/never-made", **options(hub))
    LlamaConfig().push_to_hub(repo_id, token=hub.token("alice"))
    with raises(OSError, "no-such-revision", "is not a valid git identifier"):
        AutoConfig.from_pretrained(repo_id, revision="no-such-revision", **options(hub))


@case("what was loaded once loads again with the hub out of reach")
def offline(hub):
    repo_id, made = hub.new_repo("tokenizer"), trained()
    made.push_to_hub(repo_id, token=hub.token("alice"))
    AutoTokenizer.from_pretrained(repo_id, **options(hub))
    again = AutoTokenizer.from_pretrained(repo_id, local_files_only=True, **options(hub))
    equal(again(SENTENCE)["input_ids"], made(SENTENCE)["input_ids"])
