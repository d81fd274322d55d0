"""Rows in the shapes that recipes train on. What does not fit is told with its place, the first twenty at once."""

from dataclasses import dataclass
from typing import Any

from .failures import InputFailure
from .keys import canonical
from .rows import Problems, Row

ROLES = {
    "system": "system", "developer": "system", "user": "user", "human": "user", "prompter": "user",
    "assistant": "assistant", "gpt": "assistant", "bot": "assistant", "model": "assistant", "chatgpt": "assistant",
}  # fmt: skip


@dataclass(frozen=True)
class Conversation:
    """Turns as chat templates take them; the last is the assistant's."""

    key: str
    messages: tuple[dict[str, str], ...]

    @property
    def expected(self) -> str:
        return self.messages[-1]["content"]

    @property
    def question(self) -> str:
        return next((turn["content"] for turn in reversed(self.messages[:-1]) if turn["role"] == "user"), "")


@dataclass(frozen=True)
class Labelled:
    key: str
    text: str
    label: str


class Wrong(Exception):
    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def conversations(rows: list[Row], shape: str, columns: dict[str, str]) -> list[Conversation]:
    return _converted(rows, columns, _from_chat if shape == "chat" else _from_completion)


def labelled(rows: list[Row], columns: dict[str, str]) -> list[Labelled]:
    return _converted(rows, columns, _from_classification)


def _converted(rows: list[Row], columns: dict[str, str], convert: Any) -> list[Any]:
    _check_columns(rows, columns)
    problems, found = Problems(), []
    for row in rows:
        try:
            found.append(convert(row, columns))
        except Wrong as wrong:
            problems.add(wrong.code, str(wrong), row.file, row.line)
    problems.end()
    return found


def _check_columns(rows: list[Row], columns: dict[str, str]) -> None:
    """A column that no row has is a wrong setting rather than a wrong row."""
    for name in columns.values():
        if not any(name in row.values for row in rows):
            there = ", ".join(sorted({column for row in rows[:100] for column in row.values}))
            raise InputFailure("data/missing-column", f'There is no column "{name}". The columns are: {there}.', column=name)


def _from_chat(row: Row, columns: dict[str, str]) -> Conversation:
    turns = row.values.get(columns["messages"])
    if not isinstance(turns, list) or not turns:
        raise Wrong("data/messages", f'"{columns["messages"]}" must be a list of messages.')
    messages = tuple(_message(turn) for turn in turns)
    if messages[-1]["role"] != "assistant":
        raise Wrong("data/last-turn", f"the last message must be the assistant's, not the {messages[-1]['role']}'s.")
    if len(messages) < 2:
        raise Wrong("data/messages", "there is nothing before the assistant's message.")
    for earlier, later in zip(messages, messages[1:], strict=False):
        if later["role"] == "system" or earlier["role"] == later["role"]:
            raise Wrong("data/role-order", f"a message of the {later['role']} follows one of the {earlier['role']}: user and assistant take turns.")
    return Conversation(row.key, messages)


def _message(turn: Any) -> dict[str, str]:
    if not isinstance(turn, dict):
        raise Wrong("data/messages", "every message must be an object with role and content.")
    role, content = (turn.get(name) if turn.get(name) is not None else turn.get(other) for name, other in (("role", "from"), ("content", "value")))
    if not isinstance(role, str) or role.lower() not in ROLES:
        raise Wrong("data/role", f"the role {role!r} is not known: system, user and assistant are.")
    if isinstance(content, list):  # OpenAI's parts
        content = "".join(part["text"] for part in content if isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str))
    if not isinstance(content, str):
        raise Wrong("data/messages", f"the content of the {role}'s message must be a text.")
    if ROLES[role.lower()] == "assistant" and not content.strip():
        raise Wrong("data/empty-target", "an answer is empty: there would be nothing to learn.")
    return {"role": ROLES[role.lower()], "content": content}


def _from_completion(row: Row, columns: dict[str, str]) -> Conversation:
    system, about = (_text(row, columns[name], may_be_empty=True) if name in columns else "" for name in ("system", "input"))
    turns = [{"role": "system", "content": system}] if system else []
    prompt = _text(row, columns["prompt"], may_be_empty=True)
    # As packages/data-check puts them together: an instruction, an empty line, what it is about.
    turns.append({"role": "user", "content": f"{prompt}\n\n{about}" if about else prompt})
    turns.append({"role": "assistant", "content": _text(row, columns["completion"])})
    return Conversation(row.key, tuple(turns))


def _from_classification(row: Row, columns: dict[str, str]) -> Labelled:
    label = row.values.get(columns["label"])
    if isinstance(label, bool) or isinstance(label, int):
        label = str(label).lower() if isinstance(label, bool) else str(label)
    if not isinstance(label, str) or not label.strip():
        raise Wrong("data/label", f'"{columns["label"]}" must be a label: a text or a whole number.')
    return Labelled(row.key, _text(row, columns["text"]), label.strip())


def _text(row: Row, column: str, may_be_empty: bool = False) -> str:
    value = row.values.get(column)
    if value is None and may_be_empty:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = canonical(value)  # as the data check prints it
    if not isinstance(value, str):
        raise Wrong("data/not-a-text", f'"{column}" must be a text.')
    if not value.strip() and not may_be_empty:
        raise Wrong("data/empty-target", f'"{column}" is empty.')
    return value
