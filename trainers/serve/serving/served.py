"""Loads what is served and answers one call after the other."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import torch
from modelgrove_trainer.failures import is_memory, one_line
from modelgrove_trainer.prompts import prompt_text
from modelgrove_trainer.start import Context
from modelgrove_trainer.torch_tools import context_of, device, load_model, load_tokenizer
from peft import PeftModel
from transformers import AutoConfig, AutoModel, AutoModelForCausalLM, GenerationConfig, StoppingCriteria, TextStreamer

from .calls import Answers, Call, Calls, Outgoing, Refused
from .embedding import Embedder
from .job import Serving

MOST_NEW_TOKENS = 4096


class Served:
    """`model` answers calls; `bare` makes of it what it was before, where that is the same object."""

    def __init__(self, serving: Serving):
        self.tokenizer = load_tokenizer(_tokenizer_folder(serving))
        self.writes_text = _writes_text(serving.model)
        model = _load(serving.model)
        self.model = PeftModel.from_pretrained(model, str(serving.adapter)).eval() if serving.adapter else model.eval()
        self.folder, self.base_folder = serving.model, serving.base or serving.model
        self.has_adapter = serving.adapter is not None
        self.base: Any = None
        if serving.base:
            self.base = _load(serving.base).eval()
        self.base_tokenizer = load_tokenizer(serving.base) if serving.base else self.tokenizer

    def of(self, call: Call) -> tuple[Any, Any]:
        if not call.of_base:
            return self.model, self.tokenizer
        if self.base is None and not self.has_adapter:
            raise Refused("serving/no-base", "There is no base beside this model.")
        return (self.base if self.base is not None else self.model), self.base_tokenizer

    def as_base(self, call: Call) -> Any:
        return self.model.disable_adapter() if call.of_base and self.has_adapter else nullcontext()


def _writes_text(folder: Path) -> bool:
    """The hub has seen the same file (serving.policy.ts)."""
    names = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False).architectures or []
    return any(name.endswith(("ForCausalLM", "LMHeadModel")) for name in names)


def _load(folder: Path) -> Any:
    if _writes_text(folder):
        return load_model(AutoModelForCausalLM.from_pretrained, folder)
    # what stands on top of the last layer is not looked at
    return load_model(AutoModel.from_pretrained, folder, may_miss=lambda _, name: name.startswith("pooler."))


def _tokenizer_folder(serving: Serving) -> Path:
    """That of the adapter, where it brings one: its template is the one that it was trained with."""
    own = serving.adapter
    return own if own and ((own / "tokenizer.json").exists() or (own / "tokenizer.model").exists()) else serving.model


def serve(context: Context) -> None:
    serving: Serving = context.job
    served = Served(serving)
    answers, calls = Answers(serving.answers), Calls()
    context.events.stage("ready")
    print("Ready to answer.", flush=True)
    while (call := calls.next()) is not None:
        try:
            if call.inputs is not None:
                _embed(served, call, calls, answers)
            else:
                _answer(served, call, calls, answers)
        except Refused as refusal:
            answers.failure(call, refusal.code, refusal.message)
        except Exception as error:
            if is_memory(error):
                raise
            print(f"A call failed: {one_line(error)}", flush=True)
            answers.failure(call, "serving/failed", f"The model could not answer: {one_line(error)}")
        finally:
            calls.forget(call)


def _embed(served: Served, call: Call, calls: Calls, answers: Answers) -> None:
    """A line of base64 for each text."""
    model, tokenizer = served.of(call)
    embedder = Embedder(model, tokenizer, served.base_folder if call.of_base else served.folder)
    tokens = 0
    with served.as_base(call):
        for text in call.inputs or ():
            if calls.is_cancelled(call):
                answers.end(call, "cancelled", tokens, 0)
                return
            line, count = embedder.embed(text)
            tokens += count
            answers.text(call, f"{line}\n")
    answers.end(call, "stop", tokens, 0)


@torch.no_grad()
def _answer(served: Served, call: Call, calls: Calls, answers: Answers) -> None:
    if not served.writes_text:
        raise Refused("serving/not-a-chat-model", "This model writes no text; it makes embeddings.")
    model, tokenizer = served.of(call)
    text, is_plain = prompt_text(tokenizer, call.messages)
    ids = tokenizer(text, add_special_tokens=is_plain)["input_ids"] or [tokenizer.pad_token_id]
    room = context_of(model) - len(ids)
    if room < 1:
        raise Refused("context_length_exceeded", f"The messages take {len(ids)} tokens; the model has room for {context_of(model)} with the answer.")
    stream = Stream(tokenizer, call, calls, answers, Outgoing(call.stop, is_plain))
    if call.seed is not None:
        torch.manual_seed(call.seed)
    tensor = torch.tensor([ids], device=device())
    config = _generation(model, tokenizer, call, min(room, call.max_tokens, MOST_NEW_TOKENS))
    with served.as_base(call):
        output = model.generate(
            input_ids=tensor, attention_mask=torch.ones_like(tensor), generation_config=config, streamer=stream, stopping_criteria=[Stopping(stream)]
        )
    made = output.shape[1] - len(ids)
    if calls.is_cancelled(call):
        why = "cancelled"
    else:
        is_ended = stream.outgoing.is_stopped or (made > 0 and int(output[0, -1]) in _stop_ids(config))
        why = "stop" if is_ended else "length"
    answers.end(call, why, len(ids), made)


def _generation(model: Any, tokenizer: Any, call: Call, new: int) -> GenerationConfig:
    """As the model's own habit is, where the call does not say otherwise."""
    own = model.generation_config.to_dict()
    for name in ("max_length", "min_length", "max_new_tokens", "min_new_tokens", "num_return_sequences", "num_beams", "transformers_version"):
        own.pop(name, None)
    ends = own.pop("eos_token_id", None)
    ends = ends if isinstance(ends, list) else [ends]
    ends = sorted({one for one in [*ends, tokenizer.eos_token_id] if one is not None})
    own |= {"max_new_tokens": new, "eos_token_id": ends or None, "pad_token_id": tokenizer.pad_token_id}
    if call.temperature is not None:
        own["do_sample"] = call.temperature > 0
        own["temperature"] = max(call.temperature, 1e-3)
    if call.top_p is not None and 0 < call.top_p <= 1:
        own["top_p"] = call.top_p
    if not own.get("do_sample"):
        for name in ("temperature", "top_p", "top_k", "typical_p", "min_p"):
            own.pop(name, None)
    return GenerationConfig(**own)


def _stop_ids(config: GenerationConfig) -> set[int]:
    ends = config.eos_token_id
    return set() if ends is None else set(ends if isinstance(ends, list) else [ends])


class Stream(TextStreamer):
    def __init__(self, tokenizer: Any, call: Call, calls: Calls, answers: Answers, outgoing: Outgoing):
        super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self.call, self.calls, self.answers, self.outgoing = call, calls, answers, outgoing

    def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
        shown = self.outgoing.push(text, stream_end)
        if shown:
            self.answers.text(self.call, shown)

    @property
    def is_over(self) -> bool:
        return self.outgoing.is_stopped or self.calls.is_cancelled(self.call)


class Stopping(StoppingCriteria):
    def __init__(self, stream: Stream):
        self.stream = stream

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
        return torch.full((input_ids.shape[0],), self.stream.is_over, dtype=torch.bool, device=input_ids.device)
