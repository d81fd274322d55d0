"""The loss is on the assistant's turns only, whatever the chat template."""

import copy
import unittest

from support import TEMPLATE, tiny_tokenizer
from modelgrove_trainer.examples import Conversation
from modelgrove_trainer.failures import InputFailure
from sft_lora.answering import f1, is_exact
from sft_lora.encoding import IGNORED, Encoder, cut

TOKENIZER = tiny_tokenizer()
USER, ASSISTANT = {"role": "user", "content": "capital of japan ?"}, {"role": "assistant", "content": "tokyo"}
MORE = ({"role": "user", "content": "of peru ?"}, {"role": "assistant", "content": "lima"})
# Answers of earlier turns lose their thoughts once another turn follows, as with models that think.
FORGETS = TEMPLATE.replace(
    "{{ m['content'] }}", "{% if m['role'] == 'assistant' and not loop.last %}{{ m['content'].split('#')[-1] }}{% else %}{{ m['content'] }}{% endif %}"
)
OPENS = TEMPLATE.replace("{% if add_generation_prompt %}<|assistant|>", "{% if add_generation_prompt %}<|assistant|>hm: ")
NO_SYSTEM = "{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}{% endif %}" + TEMPLATE
REFUSES = "{{ raise_exception('never') }}"
UNENDED = TEMPLATE.replace("</s>", "")


def encoder(template: str | None, shape: str = "chat") -> Encoder:
    tokenizer = copy.deepcopy(TOKENIZER)
    tokenizer.chat_template = template
    return Encoder(tokenizer, shape, {tokenizer.eos_token_id})


def learned(one: Encoder, sequence) -> str:
    return one.tokenizer.decode([token for token in sequence.labels if token != IGNORED])


def whole(one: Encoder, sequence) -> str:
    return one.tokenizer.decode(sequence.ids)


class Encoding(unittest.TestCase):
    def test_every_answer_of_a_conversation_is_learned_and_nothing_else(self):
        one = encoder(TEMPLATE)
        (sequence,) = one.sequences(Conversation("k", (USER, ASSISTANT, *MORE)))
        self.assertEqual(whole(one, sequence), "<|user|>capital of japan ?<|assistant|>tokyo</s><|user|>of peru ?<|assistant|>lima</s>")
        self.assertEqual(learned(one, sequence), "tokyo</s>lima</s>")

    def test_a_template_that_renders_earlier_turns_otherwise_gives_a_sequence_an_answer(self):
        one = encoder(FORGETS)
        thinking = {"role": "assistant", "content": "think#tokyo"}
        sequences = one.sequences(Conversation("k", (USER, thinking, *MORE)))
        self.assertEqual([learned(one, sequence) for sequence in sequences], ["think#tokyo</s>", "lima</s>"])
        self.assertIn("<|assistant|>tokyo</s>", whole(one, sequences[1]))

    def test_an_answer_is_learned_behind_what_will_be_asked_even_where_the_template_opens_answers_otherwise(self):
        one = encoder(OPENS)
        conversation = Conversation("k", (USER, ASSISTANT))
        (sequence,) = one.sequences(conversation)
        self.assertEqual(whole(one, sequence), "<|user|>capital of japan ?<|assistant|>hm: tokyo</s>")
        self.assertEqual(learned(one, sequence), "tokyo</s>")
        self.assertEqual(one.tokenizer.decode(one.question(conversation).prompt), "<|user|>capital of japan ?<|assistant|>hm: ")

    def test_a_template_that_knows_no_system_gets_it_with_the_first_words_of_the_user(self):
        one = encoder(NO_SYSTEM)
        (sequence,) = one.sequences(Conversation("k", ({"role": "system", "content": "be kind"}, USER, ASSISTANT)))
        self.assertEqual(whole(one, sequence), "<|user|>be kind\n\ncapital of japan ?<|assistant|>tokyo</s>")

    def test_a_template_that_refuses_is_an_input_failure(self):
        with self.assertRaises(InputFailure) as caught:
            encoder(REFUSES).sequences(Conversation("k", (USER, ASSISTANT)))
        self.assertEqual(caught.exception.code, "data/template-refused")

    def test_answers_always_end_so_that_the_model_learns_to_stop(self):
        for template, shape in ((UNENDED, "chat"), (TEMPLATE, "chat"), (None, "chat"), (None, "completion")):
            one = encoder(template, shape)
            (sequence,) = one.sequences(Conversation("k", (USER, ASSISTANT)))
            self.assertEqual(learned(one, sequence).count("</s>"), 1, template)

    def test_a_base_without_a_template_gets_a_plain_one_for_chats(self):
        one = encoder(None)
        (sequence,) = one.sequences(Conversation("k", (USER, ASSISTANT, *MORE)))
        self.assertEqual(learned(one, sequence), "tokyo</s>\n\nlima</s>\n\n")
        self.assertIn("### Assistant:\ntokyo", whole(one, sequence))
        self.assertTrue(one.tokenizer.chat_template)

    def test_a_completion_continues_its_prompt_where_there_is_no_template(self):
        one = encoder(None, "completion")
        (sequence,) = one.sequences(Conversation("k", (USER, ASSISTANT)))
        self.assertEqual(whole(one, sequence), "capital of japan ?\ntokyo</s>")
        self.assertEqual(learned(one, sequence), "\ntokyo</s>")
        (sequence,) = one.sequences(Conversation("k", (USER, {"role": "assistant", "content": " tokyo"})))
        self.assertEqual(whole(one, sequence), "capital of japan ? tokyo</s>")

    def test_what_is_cut_keeps_an_answer_or_is_left_out(self):
        one = encoder(TEMPLATE)
        (sequence,) = one.sequences(Conversation("k", (USER, ASSISTANT, *MORE)))
        first = sequence.labels.index(next(token for token in sequence.labels if token != IGNORED))
        self.assertIsNone(cut(sequence, first))
        self.assertEqual(len(cut(sequence, first + 1).ids), first + 1)


class Scores(unittest.TestCase):
    def test_f1_counts_shared_words_and_chinese_characters(self):
        self.assertEqual(f1("The cat sat", "the cat ran"), 2 / 3)
        self.assertEqual(f1("北京是首都", "首都是北京"), 1.0)
        self.assertEqual(f1("tokyo", ""), 0.0)

    def test_exact_is_without_regard_to_white_space_and_writing_of_characters(self):
        self.assertEqual(is_exact("café  au lait", "cafe\u0301 au\nlait"), 1.0)
        self.assertEqual(is_exact("Tokyo", "tokyo"), 0.0)


if __name__ == "__main__":
    unittest.main()
