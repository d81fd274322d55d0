"""The recipe `text-classification`, run as a runner runs it."""

import json
import unittest

from support import JobFolder, questions, scratch, tiny_model

QUICK = {"epochs": 6, "batchSize": 16, "learningRate": 0.01}


class Classification(unittest.TestCase):
    def rows(self) -> list[dict]:
        asia, africa = "japan china india nepal qatar", "kenya egypt ghana"
        found = []
        for row in questions(4):
            text = row["messages"][0]["content"]
            label = "asia" if any(name in text for name in asia.split()) else "africa" if any(name in text for name in africa.split()) else "elsewhere"
            found.append({"text": text, "label": label})
        return found

    def job(self, rows, **changes) -> JobFolder:
        settings = {"shape": "classification", "columns": {"text": "text", "label": "label"}, **changes.pop("data", {})}
        changes.setdefault("hyperparameters", QUICK)
        return JobFolder(scratch(self), tiny_model(), {"rows.jsonl": rows}, recipe="text-classification", data=settings, **changes)

    def test_labels_that_can_be_learned_are_and_the_adapter_is_loaded_by_peft(self):
        job = self.job(self.rows())
        self.assertEqual(job.run(), 0, job.log()[-3000:])
        report = job.report()
        self.assertEqual((report["verdict"], report["primary"]), ("better", "accuracy"))
        self.assertEqual(report["baseline"]["kind"], "majority")
        self.assertIn("the most frequent label", report["sentence"])
        self.assertGreater(job.metric("f1")["difference"]["low"], 0)
        self.assertEqual(self.said_outside(job, report["worst"][0]["prompt"]), report["worst"][0]["result"])

    def said_outside(self, job: JobFolder, text: str) -> str:
        import torch
        from peft import PeftModel
        from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

        result = job.folder / "out/result"
        config = AutoConfig.from_pretrained(result)
        model = PeftModel.from_pretrained(AutoModelForSequenceClassification.from_pretrained(job.folder / "inputs/model", config=config), str(result))
        with torch.no_grad():
            logits = model.eval()(**AutoTokenizer.from_pretrained(result)(text, return_tensors="pt")).logits
        return config.id2label[int(logits.argmax())]

    def test_labels_that_were_shuffled_are_no_better_than_the_most_frequent_one(self):
        import random

        rows = self.rows()
        labels = [row["label"] for row in rows]
        random.Random(4).shuffle(labels)
        job = self.job([{**row, "label": label} for row, label in zip(rows, labels, strict=True)], hyperparameters={**QUICK, "epochs": 1})
        self.assertEqual(job.run(), 0, job.log()[-3000:])
        report = job.report()
        self.assertNotEqual(report["verdict"], "better", report["sentence"])
        self.assertTrue(report["sentence"].startswith("No better than"))

    def test_a_label_that_only_the_validation_has_is_refused(self):
        job = self.job(self.rows())
        (job.folder / "inputs/data/validation.jsonl").write_text(json.dumps({"text": "capital of mars ?", "label": "Asia"}))
        job.change(data={"validation": ["inputs/data/validation.jsonl"]})
        self.assertEqual(job.run(), 10, job.log()[-3000:])
        self.assertEqual(job.failure()["code"], "data/label-only-in-validation")

    def test_a_full_model_says_outside_what_was_reported(self):
        from transformers import pipeline

        job = self.job(self.rows(), method="full", hyperparameters={**QUICK, "learningRate": 0.002, "epochs": 2})
        self.assertEqual(job.run(), 0, job.log()[-3000:])
        worst = job.report()["worst"]
        classifier = pipeline("text-classification", str(job.folder / "out/result"), device="cpu")
        self.assertEqual([one["label"] for one in classifier([row["prompt"] for row in worst])], [row["result"] for row in worst])


if __name__ == "__main__":
    unittest.main()
