"""From conversations to tokens, with the loss on the assistant's turns only, for any chat template.

Templates seldom mark what the assistant says, and some render an earlier turn otherwise once later ones exist. So nothing is looked for in the
rendered whole: the prompt of every answer is what the template gives for the turns before it, ready to be answered (as when the model is used),
and the answer is what the template adds for it. Where a conversation's answers fit into each other this becomes one sequence, else one each.
"""

from dataclasses import dataclass
from typing import Any

from jinja2.exceptions import TemplateError
from modelgrove_trainer.examples import Conversation
from modelgrove_trainer.failures import InputFailure, one_line
from modelgrove_trainer.prompts import plain_prompt, without_system

IGNORED = -100
# For models that bring none; saved with the result's tokenizer, so that whoever loads it renders the same.
PLAIN_TEMPLATE = (
    "{%- for message in messages -%}{{ '### ' + (message['role'] | capitalize) + ':\\n' + message['content'] }}"
    "{%- if message['role'] == 'assistant' -%}{{ eos_token }}{%- endif -%}{{ '\\n\\n' }}{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{ '### Assistant:\\n' }}{%- endif -%}"
)


@dataclass(frozen=True)
class Sequence:
    ids: list[int]
    labels: list[int]


@dataclass(frozen=True)
class Question:
    """What is asked when before and after are compared: the last turn. `prompt` is what is answered, `whole` what the answer's loss is taken of."""

    prompt: list[int]
    whole: Sequence

    @property
    def answer(self) -> list[int]:
        return [one for one, label in zip(self.whole.ids, self.whole.labels, strict=True) if label != IGNORED]


@dataclass(frozen=True)
class Piece:
    prompt: str
    answer: str


class Encoder:
    def __init__(self, tokenizer: Any, shape: str, stop_ids: set[int]):
        self.tokenizer, self.stop_ids = tokenizer, stop_ids
        if shape == "chat" and not tokenizer.chat_template:
            tokenizer.chat_template = PLAIN_TEMPLATE
            print("The base has no chat template: a plain one is used, and saved with the result.", flush=True)
        self.has_template = bool(tokenizer.chat_template)
        first = tokenizer("a")["input_ids"][:1]
        self.begin = first if not self.has_template and first == [tokenizer.bos_token_id] else []

    def sequences(self, conversation: Conversation) -> list[Sequence]:
        pieces = self.pieces(conversation)
        if all(later.prompt.startswith(earlier.prompt + earlier.answer) for earlier, later in zip(pieces, pieces[1:], strict=False)):
            return [self._sequence(pieces)]
        return [self._sequence([piece]) for piece in pieces]

    def question(self, conversation: Conversation) -> Question:
        piece = self.pieces(conversation)[-1]
        return Question(self.begin + self._ids(piece.prompt), self._sequence([piece]))

    def pieces(self, conversation: Conversation) -> list[Piece]:
        """The prompt and the answer of every turn of the assistant, as text."""
        if not self.has_template:
            return [_plain_piece(conversation)]
        try:
            return self._rendered(list(conversation.messages))
        except TemplateError as error:
            folded = without_system(conversation.messages)
            try:
                return self._rendered(folded)
            except TemplateError:
                raise InputFailure("data/template-refused", f"The base's chat template refuses a conversation: {one_line(error)}") from error

    def _rendered(self, messages: list[dict[str, str]]) -> list[Piece]:
        return [self._piece(messages[: place + 1]) for place, turn in enumerate(messages) if turn["role"] == "assistant"]

    def _piece(self, messages: list[dict[str, str]]) -> Piece:
        prompt = self.tokenizer.apply_chat_template(messages[:-1], add_generation_prompt=True, tokenize=False)
        whole = self.tokenizer.apply_chat_template(messages, tokenize=False)
        if whole.startswith(prompt):
            return Piece(prompt, whole[len(prompt) :])
        # What opens an answer is not part of one that is given (an empty thought, say): the answer is what begins with its words.
        place = whole.rfind(messages[-1]["content"].strip())
        if place < 0:
            raise TemplateError("the template does not render what the assistant says")
        return Piece(prompt, whole[place:])

    def _sequence(self, pieces: list[Piece]) -> Sequence:
        spans = [(len(piece.prompt), len(piece.prompt) + len(piece.answer)) for piece in pieces]
        ids, answered = self._masked(pieces[-1].prompt + pieces[-1].answer, spans)
        ids, answered = self.begin + ids, [False] * len(self.begin) + answered
        ends = any(one in self.stop_ids for one, is_answer in zip(ids[-4:], answered[-4:], strict=True) if is_answer)
        if not ends and self.tokenizer.eos_token_id is not None:  # else nothing would teach the model to stop
            ids, answered = [*ids, self.tokenizer.eos_token_id], [*answered, True]
        return Sequence(ids, [one if is_answer else IGNORED for one, is_answer in zip(ids, answered, strict=True)])

    def _masked(self, text: str, spans: list[tuple[int, int]]) -> tuple[list[int], list[bool]]:
        """Tokens, and which of them are (in part) within the spans."""
        if not self.tokenizer.is_fast:
            return self._masked_by_pieces(text, spans)
        encoded = self.tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
        if any(begin < start < end for begin, end in encoded["offset_mapping"] for start, _ in spans):
            return self._masked_by_pieces(text, spans)  # a token grows across the border; asked alone, the prompt ends at it
        answered = [any(begin < stop and start < end for start, stop in spans) for begin, end in encoded["offset_mapping"]]
        return list(encoded["input_ids"]), answered

    def _masked_by_pieces(self, text: str, spans: list[tuple[int, int]]) -> tuple[list[int], list[bool]]:
        """Prompts and answers one by one; also for tokenizers that do not say where a token stands."""
        ids: list[int] = []
        answered: list[bool] = []
        at = 0
        for start, stop in spans:
            for end, is_answer in ((start, False), (stop, True)):
                part = self._ids(text[at:end])
                ids, answered, at = ids + part, answered + [is_answer] * len(part), end
        return ids, answered

    def _ids(self, text: str) -> list[int]:
        return list(self.tokenizer(text, add_special_tokens=False)["input_ids"]) if text else []


def _plain_piece(conversation: Conversation) -> Piece:
    """Without a template a completion continues its prompt; a line break stands between where neither side has white space there."""
    prompt = plain_prompt(conversation.messages[:-1])
    answer = conversation.expected
    if prompt and not prompt[-1].isspace() and not answer[:1].isspace():
        answer = "\n" + answer
    return Piece(prompt, answer)


def cut(sequence: Sequence, length: int) -> Sequence | None:
    """At most so many tokens; None where no answer is left to learn from."""
    if len(sequence.ids) > length:
        sequence = Sequence(sequence.ids[:length], sequence.labels[:length])
    return sequence if any(label != IGNORED for label in sequence.labels[1:]) else None
