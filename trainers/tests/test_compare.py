import unittest

import support  # noqa: F401
import numpy as np
from modelgrove_trainer.auto import Size, planned
from modelgrove_trainer.compare import Metric, compared, mean_of, sentence_of, verdict_of
from modelgrove_trainer.job import Hyperparameters


def entry(base, result, higher=False, weights=None):
    return compared(Metric("loss", higher, mean_of(base, weights), mean_of(result, weights)), len(base), 42)


class Compare(unittest.TestCase):
    def test_rows_that_all_improve_are_better_and_the_interval_is_of_the_pairs(self):
        base = np.linspace(1, 9, 40)  # wide among themselves, the same gain each
        found = entry(base, base - 0.5)
        self.assertEqual(verdict_of(found), "better")
        self.assertAlmostEqual(found["difference"]["low"], -0.5, places=6)
        self.assertGreater(found["base"]["high"] - found["base"]["low"], 1)

    def test_gains_that_chance_explains_are_no_better(self):
        noise = np.random.default_rng(1).normal(0, 1, 30)
        self.assertEqual(verdict_of(entry(np.ones(30), np.ones(30) + noise - noise.mean())), "no-better")
        self.assertEqual(verdict_of(entry(np.ones(30), np.ones(30))), "no-better")

    def test_which_side_is_good_depends_on_the_metric(self):
        self.assertEqual(verdict_of(entry(np.zeros(20), np.ones(20), higher=True)), "better")
        self.assertEqual(verdict_of(entry(np.zeros(20), np.ones(20), higher=False)), "worse")

    def test_a_loss_per_token_weighs_rows_by_their_tokens(self):
        self.assertAlmostEqual(entry([1.0, 4.0], [1.0, 4.0], weights=[3.0, 1.0])["base"]["value"], 1.75)

    def test_the_interval_covers_the_truth_about_as_often_as_it_says(self):
        random = np.random.default_rng(5)
        covered = 0
        for _ in range(100):
            found = entry(np.zeros(60), random.normal(0.3, 1, 60))
            covered += found["difference"]["low"] <= 0.3 <= found["difference"]["high"]
        self.assertGreaterEqual(covered, 87)  # of 95 expected: four standard deviations below

    def test_the_sentence_says_it_plainly(self):
        same = entry(np.ones(20), np.ones(20))
        self.assertTrue(sentence_of("no-better", same, 20, "the base", "loss").startswith("No better than the base."))
        self.assertTrue(sentence_of("worse", same, 20, "the base", "loss").startswith("No better than the base"))


class Auto(unittest.TestCase):
    def nothing(self, **given):
        names = Hyperparameters.__dataclass_fields__
        return Hyperparameters(**{**dict.fromkeys(names), **given})

    def size(self, parameters, memory=2**34):
        return Size(parameters=parameters, hidden=1024, layers=24, context=2048, memory=memory, on_gpu=False)

    def test_larger_models_learn_at_lower_rates_and_full_at_a_tenth(self):
        rates = [planned(self.nothing(), self.size(parameters), [50] * 400, "lora").learning_rate for parameters in (1e6, 1e8, 1e9, 1e10)]
        self.assertEqual(rates, sorted(rates, reverse=True))
        full = planned(self.nothing(), self.size(1e8), [50] * 400, "full").learning_rate
        self.assertAlmostEqual(full, rates[1] / 10)

    def test_small_data_is_repeated_more_often(self):
        epochs = [planned(self.nothing(), self.size(1e9), [50] * rows, "lora").epochs for rows in (20, 300, 5000, 50_000)]
        self.assertEqual(epochs, sorted(epochs, reverse=True))

    def test_what_is_given_is_taken(self):
        plan = planned(self.nothing(epochs=2, batch_size=6, lora_rank=4, weight_decay=0.0, learning_rate=0.5), self.size(1e9), [10] * 60, "lora")
        self.assertEqual((plan.epochs, plan.batch_size, plan.lora_rank, plan.learning_rate, plan.steps), (2, 6, 4, 0.5, 20))

    def test_little_memory_means_small_steps_of_the_same_batch(self):
        plan = planned(self.nothing(batch_size=16), self.size(1e9, memory=2**31), [900] * 100, "lora")
        self.assertLess(plan.micro_batch, 16)
        self.assertEqual(plan.micro_batch * plan.accumulation, 16)


if __name__ == "__main__":
    unittest.main()
