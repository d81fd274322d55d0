"""What the recipes share that needs PyTorch: device, loading, memory."""

import gc
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer

from .auto import Size
from .failures import InputFailure, is_memory, one_line

MISSING = 20


def device() -> torch.device:
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


def half() -> torch.dtype | None:
    """bfloat16 where a GPU computes in it, float16 on older ones, None on a CPU."""
    if device().type != "cuda":
        return None
    return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16


def load_tokenizer(path: Path) -> Any:
    try:
        tokenizer = AutoTokenizer.from_pretrained(path, trust_remote_code=False, local_files_only=True)
    except Exception as error:
        if is_memory(error):
            raise
        raise InputFailure("model/tokenizer", f"The base model's tokenizer cannot be loaded: {one_line(error)}") from error
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token or tokenizer.unk_token
    if tokenizer.pad_token is None:
        raise InputFailure("model/tokenizer", "The base model's tokenizer has no token to end or to pad with.")
    return tokenizer


def load_model(load: Callable[..., Any], path: Path, may_miss: Callable[[Any, str], bool] = lambda *_: False, **options: Any) -> Any:
    """`load`: from_pretrained of a class. Weights that the files lack would be random ones: refused, but for those that `may_miss` allows."""
    _refuse_adapter(path)
    try:
        model, told = load(path, dtype=half() or torch.float32, trust_remote_code=False, local_files_only=True, output_loading_info=True, **options)
    except Exception as error:
        if is_memory(error):
            raise
        raise InputFailure("model/unreadable", f"The base model cannot be loaded: {one_line(error)}") from error
    missing = sorted(name for name in told.get("missing_keys", ()) if not may_miss(model, name))
    if missing:
        raise InputFailure("model/incomplete", f"The base model's files lack weights ({', '.join(missing[:3])} …).", missing=missing[:MISSING])
    model.new_weights = {*told.get("missing_keys", ()), *(name for name, *_ in told.get("mismatched_keys", ()))}
    return model.to(device())


def _refuse_adapter(path: Path) -> None:
    if (path / "adapter_config.json").exists() and not (path / "config.json").exists():
        raise InputFailure("model/adapter", "The base is an adapter, not a whole model: choose the model that it was made for.")


def refuse_small_vocabulary(model: Any, tokenizer: Any) -> None:
    rows = model.get_input_embeddings().weight.shape[0]
    if len(tokenizer) > rows:
        raise InputFailure("model/vocabulary", f"The tokenizer has {len(tokenizer)} tokens, the model only knows {rows}.")


def size_of(model: Any, memory: int) -> Size:
    """`memory`: what the job may use, in bytes; a GPU's own is not counted by that."""
    config = model.config.get_text_config()
    return Size(
        parameters=sum(parameter.numel() for parameter in model.parameters()),
        hidden=getattr(config, "hidden_size", 0) or 768,
        layers=getattr(config, "num_hidden_layers", 0) or 12,
        context=context_of(model),
        memory=free_memory() if device().type == "cuda" else min(memory, free_memory()),
        on_gpu=device().type == "cuda",
    )


def context_of(model: Any) -> int:
    config = model.config.get_text_config()
    lengths = [getattr(config, name, None) for name in ("max_position_embeddings", "n_positions", "max_sequence_length", "seq_length")]
    usable = [length for length in lengths if isinstance(length, int) and length > 0]
    offset = 2 if config.model_type in ("roberta", "xlm-roberta", "camembert", "longformer") else 0  # their positions begin behind the padding's
    return (usable[0] - offset) if usable else 1_048_576


def free_memory() -> int:
    if device().type == "cuda":
        return torch.cuda.mem_get_info()[0]
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 4 * 2**30


def let_go() -> None:
    gc.collect()
    if device().type == "cuda":
        torch.cuda.empty_cache()
