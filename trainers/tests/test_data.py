import json
import unittest
from pathlib import Path

from support import JobFolder, chat, questions, scratch
from modelgrove_trainer.examples import conversations, labelled
from modelgrove_trainer.failures import Failure, InputFailure, OutOfMemory, classified
from modelgrove_trainer.job import read_job
from modelgrove_trainer.rows import read_rows
from modelgrove_trainer.split import split_rows

CHAT = {"messages": "messages"}
COMPLETION = {"prompt": "q", "completion": "a"}


class Data(unittest.TestCase):
    def file(self, name: str, contents: bytes | str) -> Path:
        path = scratch(self) / name
        path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
        return path

    def refused(self, code: str, work) -> Failure:
        with self.assertRaises(InputFailure) as caught:
            work()
        self.assertEqual(caught.exception.code, code)
        self.assertEqual(caught.exception.exit_code, 10)
        return caught.exception

    def test_malformed_lines_are_told_with_line_and_column_the_first_twenty_at_once(self):
        lines = ['{"a": 1}', '{"a": tru}', "", "[1]", *['{"a" 1}'] * 30]
        path = self.file("bad.jsonl", "\n".join(lines))
        refusal = self.refused("data/malformed-json", lambda: read_rows((path,)))
        self.assertIn("bad.jsonl line 2 column 7", refusal.message)
        self.assertEqual(refusal.details["count"], 32)
        self.assertEqual(len(refusal.details["examples"]), 20)
        self.assertEqual(refusal.details["examples"][1]["code"], "data/not-an-object")
        self.assertEqual((refusal.details["examples"][2]["line"], refusal.details["examples"][2]["column"]), (5, 6))

    def test_what_is_no_json_number_no_utf_8_or_too_deep_is_refused(self):
        self.refused("data/malformed-json", lambda: read_rows((self.file("x.jsonl", '{"a": NaN}\n'),)))
        self.refused("data/encoding", lambda: read_rows((self.file("x.jsonl", b'{"a": "\xff"}\n'),)))
        self.refused("data/malformed-json", lambda: read_rows((self.file("x.jsonl", '{"a":' + "[" * 100_000 + "\n"),)))
        self.refused("data/empty", lambda: read_rows((self.file("x.jsonl", "\n\n"),)))
        self.refused("data/format", lambda: read_rows((self.file("x.xlsx", "a"),)))

    def test_a_byte_order_mark_and_windows_line_ends_are_read(self):
        rows = read_rows((self.file("x.jsonl", b'\xef\xbb\xbf{"a": 1}\r\n{"a": 2}\r\n'),))
        self.assertEqual([(row.values, row.line) for row in rows], [({"a": 1}, 1), ({"a": 2}, 2)])

    def test_csv_is_read_with_its_quotes_and_refused_with_its_line(self):
        rows = read_rows((self.file("x.csv", 'q,a\n"one, ""two""\nthree",b\nc,d\n'),))
        self.assertEqual([(row.values["q"], row.line) for row in rows], [('one, "two"\nthree', 2), ("c", 4)])
        self.assertEqual(read_rows((self.file("x.csv", "q;a\nb;c,d\n"),))[0].values, {"q": "b", "a": "c,d"})
        refusal = self.refused("data/csv-columns", lambda: read_rows((self.file("x.csv", "q,a\nb,c\nd\n"),)))
        self.assertIn("line 3", refusal.message)
        self.refused("data/csv-header", lambda: read_rows((self.file("x.csv", "q,q\nb,c\n"),)))

    def test_parquet_gives_the_same_rows_and_keys_as_json_lines(self):
        import pyarrow
        from pyarrow import parquet

        rows = questions()[:7]
        path = scratch(self) / "x.parquet"
        parquet.write_table(pyarrow.Table.from_pylist(rows), path)
        lines = self.file("x.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
        self.assertEqual([row.key for row in read_rows((path,))], [row.key for row in read_rows((lines,))])
        self.refused("data/malformed-parquet", lambda: read_rows((self.file("y.parquet", b"PAR1 nothing PAR1"),)))

    def test_other_names_of_the_same_shape_are_understood(self):
        turns = {"messages": [{"from": "human", "value": "q"}, {"from": "gpt", "value": "a"}]}
        path = self.file("x.jsonl", json.dumps(turns))
        (one,) = conversations(read_rows((path,)), "chat", CHAT)
        self.assertEqual((one.question, one.expected), ("q", "a"))

    def test_what_an_instruction_is_about_stands_behind_it(self):
        path = self.file("x.jsonl", json.dumps({"i": "Translate", "x": 2.0, "o": "deux", "s": "Be kind"}))
        (one,) = conversations(read_rows((path,)), "completion", {"prompt": "i", "input": "x", "completion": "o", "system": "s"})
        self.assertEqual([turn["content"] for turn in one.messages], ["Be kind", "Translate\n\n2", "deux"])

    def test_columns_of_structures_that_are_null_are_as_if_they_were_not_there(self):
        turns = [{"role": None, "from": "human", "content": None, "value": "q"}, {"role": "assistant", "from": None, "content": "a", "value": None}]
        path = self.file("x.jsonl", json.dumps({"messages": turns}))
        self.assertEqual(conversations(read_rows((path,)), "chat", CHAT)[0].question, "q")

    def test_conversations_that_teach_nothing_are_refused_with_a_code_each(self):
        user, assistant = {"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}
        for code, messages in {
            "data/last-turn": [user], "data/role": [{"role": "robot", "content": "x"}, assistant], "data/empty-target": [user, {"role": "assistant", "content": " "}],
            "data/role-order": [user, user, assistant], "data/messages": "text",
        }.items():  # fmt: skip
            path = self.file("x.jsonl", json.dumps(chat("q", "a")) + "\n" + json.dumps({"messages": messages}))
            refusal = self.refused(code, lambda path=path: conversations(read_rows((path,)), "chat", CHAT))
            self.assertIn("line 2", refusal.message)

    def test_a_column_that_no_row_has_is_named_with_those_there_are(self):
        path = self.file("x.jsonl", json.dumps({"question": "q", "answer": "a"}))
        refusal = self.refused("data/missing-column", lambda: conversations(read_rows((path,)), "completion", COMPLETION))
        self.assertIn("answer, question", refusal.message)

    def test_labels_are_texts_or_whole_numbers(self):
        path = self.file("x.jsonl", '{"text": "t", "label": 3}\n{"text": "u", "label": "three"}')
        self.assertEqual([one.label for one in labelled(read_rows((path,)), {"text": "text", "label": "label"})], ["3", "three"])
        path = self.file("x.jsonl", '{"text": "t", "label": [3]}')
        self.refused("data/label", lambda: labelled(read_rows((path,)), {"text": "text", "label": "label"}))

    def test_validation_rows_that_are_also_trained_on_are_refused_with_both_places(self):
        train = self.file("t.jsonl", '{"a": 1}\n{"a": 2}')
        validation = self.file("v.jsonl", '{"a": 3}\n{"a":2.0}')
        refusal = self.refused("data/validation-overlap", lambda: split_rows(read_rows((train,)), read_rows((validation,)), 0.1, 10))
        self.assertEqual(refusal.details["examples"], [{"train": "t.jsonl:2", "validation": "v.jsonl:2"}])

    def test_copies_of_a_held_out_row_are_not_trained_on(self):
        path = self.file("x.jsonl", "".join(f'{{"a": {number % 10}}}\n' for number in range(40)))
        rows = read_rows((path,))
        split = split_rows(rows, [], 0.2, 100)
        self.assertEqual((len(split.compared), split.of_total, len(split.training(rows))), (2, 10, 32))
        self.assertFalse(split.train & set(split.compared))


class Settings(unittest.TestCase):
    def job(self, **changes) -> Path:
        return JobFolder(scratch(self), None, {"a.jsonl": questions()[:4]}, **changes).folder

    def test_a_wrong_setting_is_an_input_failure_that_names_it(self):
        for setting, changes in {
            "seed": {"seed": "x"}, "method": {"method": "dora"}, "hyperparameters.epochs": {"hyperparameters": {"epochs": 0}},
            "hyperparameters.batchSize": {"hyperparameters": {"batchSize": 2.5}}, "hyperparameters.lerningRate": {"hyperparameters": {"lerningRate": 1}},
            "data.shape": {"data": {"shape": "classification"}}, "data.heldOutShare": {"data": {"heldOutShare": 0}}, "data.train": {"data": {"train": []}},
            "data.columns.msgs": {"data": {"columns": {"msgs": "m"}}}, "evaluation.maxExamples": {"evaluation": {"maxExamples": True}},
        }.items():  # fmt: skip
            with self.subTest(setting), self.assertRaises(InputFailure) as caught:
                folder = self.job(**changes)
                (folder / "inputs/model").mkdir()
                read_job(folder, "sft-lora")
            self.assertEqual(caught.exception.code, "job/setting")
            self.assertEqual(caught.exception.details["setting"], setting)

    def test_paths_that_leave_the_folder_are_refused(self):
        for name in ("/etc/passwd", "../x.jsonl"):
            with self.assertRaises(InputFailure) as caught:
                folder = self.job(data={"train": [name]})
                (folder / "inputs/model").mkdir()
                read_job(folder, "sft-lora")
            self.assertEqual(caught.exception.code, "job/path")

    def test_what_libraries_throw_has_a_class(self):
        class OutOfMemoryError(RuntimeError):  # as torch names its own
            pass

        for error in (MemoryError(), OutOfMemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes")):
            self.assertIsInstance(classified(error), OutOfMemory)
        self.assertEqual(classified(OSError(28, "No space left on device")).code, "train/disk-full")
        self.assertIsNone(classified(KeyError("x")))


if __name__ == "__main__":
    unittest.main()
