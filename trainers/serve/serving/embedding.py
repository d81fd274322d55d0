"""Embeddings: the last layer's states of a text made into one vector of length 1, as the model's own pooling says, else by their mean."""

import base64
import json
from pathlib import Path
from typing import Any

import torch
from modelgrove_trainer.torch_tools import context_of, device

from .calls import Refused

MOST_CONFIG_BYTES = 100_000
POOLING = Path("1_Pooling/config.json")


class Embedder:
    def __init__(self, model: Any, tokenizer: Any, folder: Path):
        self.model, self.tokenizer = model, tokenizer
        self.pooling = _pooling(folder / POOLING)

    @torch.no_grad()
    def embed(self, text: str) -> tuple[str, int]:
        """Little-endian 32-bit floats as base64, and the number of tokens."""
        ids = self.tokenizer(text)["input_ids"] or [self.tokenizer.pad_token_id]
        if len(ids) > context_of(self.model):
            raise Refused("context_length_exceeded", f"A text takes {len(ids)} tokens; the model has room for {context_of(self.model)}.")
        tensor = torch.tensor([ids], device=device())
        output = self.model(input_ids=tensor, attention_mask=torch.ones_like(tensor), output_hidden_states=True)
        states = output.hidden_states[-1][0].float()
        vector = torch.nn.functional.normalize(self._pooled(states), dim=0)
        return base64.b64encode(vector.cpu().numpy().astype("<f4").tobytes()).decode("ascii"), len(ids)

    def _pooled(self, states: Any) -> Any:
        if self.pooling == "cls":
            return states[0]
        return states[-1] if self.pooling == "last" else states.mean(dim=0)


def _pooling(path: Path) -> str:
    """As sentence-transformers keeps it beside a model."""
    try:
        if path.stat().st_size > MOST_CONFIG_BYTES:
            return "mean"
        said = json.loads(path.read_text(encoding="utf-8"))
        if said.get("pooling_mode_cls_token") is True:
            return "cls"
        return "last" if said.get("pooling_mode_lasttoken") is True else "mean"
    except (OSError, ValueError, AttributeError):
        return "mean"
