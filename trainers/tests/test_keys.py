import json
import unittest
from pathlib import Path

import support  # noqa: F401
from modelgrove_trainer.keys import TooDeep, canonical, held_out_keys, key_of, training_order


GOLDEN = Path(__file__).resolve().parents[2] / "packages/data-check/golden/row-keys.json"


class Keys(unittest.TestCase):
    def test_rows_have_the_same_keys_as_in_the_data_check_and_the_same_are_held_out(self):
        golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
        for row in golden["rows"]:
            self.assertEqual(canonical(json.loads(row["json"])), row["canonical"])
            self.assertEqual(key_of(json.loads(row["json"])), row["key"])
        for case in golden["heldOut"]:
            self.assertEqual(sorted(held_out_keys([row["key"] for row in golden["rows"]], case["share"])), sorted(case["heldOut"]))

    def test_canonical_json_is_that_of_rfc_8785(self):
        row = {"numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001], "string": '€$\u000f\u000aA\'B"\\"/', "literals": [None, True, False]}
        expected = '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\"/"}'
        self.assertEqual(canonical(row), expected)

    def test_numbers_are_printed_as_javascript_prints_them(self):
        for text, expected in {
            "1.0": "1", "-0.0": "0", "1e21": "1e+21", "123456789012345680000": "123456789012345680000", "1e-6": "0.000001", "1e-7": "1e-7",
            "1.5e300": "1.5e+300", "9007199254740993": "9007199254740992", "-12.50": "-12.5", "5e-324": "5e-324", "100": "100", "1e400": "null",
        }.items():  # fmt: skip
            self.assertEqual(canonical(json.loads(text)), expected, text)

    def test_names_are_sorted_by_utf_16_code_units(self):
        self.assertEqual(canonical({"\ufb33": 1, "\U0001f600": 2, "a": 3}), '{"a":3,"\U0001f600":2,"\ufb33":1}')

    def test_a_row_that_is_nested_too_deep_has_no_key(self):
        row = "x"
        for _ in range(64):
            row = {"a": row}
        self.assertEqual(len(key_of(row)), 64)
        with self.assertRaises(TooDeep):
            key_of({"a": row})

    def test_the_key_is_the_sha256_of_the_canonical_row(self):
        self.assertEqual(key_of({"prompt": "p", "completion": "c"}), "f99316a91c82852d2c37528394bc59107985a7f68b78a662b286ff714a9c1c26")

    def test_the_held_out_rows_are_the_smallest_keys_and_equal_rows_count_once(self):
        keys = [f"{number:064x}" for number in range(20)]
        self.assertEqual(held_out_keys(keys + keys[:5] * 7, 0.1), set(keys[:2]))
        self.assertEqual(held_out_keys(keys[:2], 0.9), {keys[0]})
        self.assertEqual(held_out_keys(keys[:3], 0.001), {keys[0]})

    def test_the_training_order_is_that_of_the_rows_wherever_they_stand(self):
        keys = [f"{number:064x}" for number in range(50)]
        turned = keys[::-1]
        first = [keys[place] for place in training_order(keys, 42, 0)]
        self.assertEqual(first, [turned[place] for place in training_order(turned, 42, 0)])
        self.assertNotEqual(first, [keys[place] for place in training_order(keys, 42, 1)])
        self.assertNotEqual(first, [keys[place] for place in training_order(keys, 43, 0)])


if __name__ == "__main__":
    unittest.main()
