"""From messages to what a model is asked, the same way in training, in comparing and in serving."""

from collections.abc import Sequence
from typing import Any

from jinja2.exceptions import TemplateError

Turns = Sequence[dict[str, str]]


def plain_prompt(turns: Turns) -> str:
    """Without a template a completion continues its prompt."""
    return "\n\n".join(turn["content"] for turn in turns if turn["content"])


def without_system(turns: Turns) -> list[dict[str, str]]:
    """Some templates know no system: what it says goes before the user's first words."""
    if len(turns) < 2 or turns[0]["role"] != "system" or turns[1]["role"] != "user":
        return list(turns)
    first = {"role": "user", "content": f"{turns[0]['content']}\n\n{turns[1]['content']}"}
    return [first, *turns[2:]]


def prompt_text(tokenizer: Any, turns: Turns) -> tuple[str, bool]:
    """What comes before the answer, and whether it is a plain text without a template."""
    if not tokenizer.chat_template:
        return plain_prompt(turns), True
    try:
        return tokenizer.apply_chat_template(list(turns), add_generation_prompt=True, tokenize=False), False
    except TemplateError:
        return tokenizer.apply_chat_template(without_system(turns), add_generation_prompt=True, tokenize=False), False
