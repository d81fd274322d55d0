"""Recipes run as a runner runs them: real training of a tiny model on the CPU."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import unittest
from contextlib import contextmanager

from support import HERE, JobFolder, chat, has_landlock, questions, scratch, shuffled, tiny_model


QUICK = {"epochs": 6, "batchSize": 16, "learningRate": 0.01}


def wait_for(child: subprocess.Popen, is_there, seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not is_there():
        if child.poll() is not None or time.monotonic() > end:
            raise AssertionError(f"it never came; the trainer's exit code is {child.poll()}")
        time.sleep(0.05)


def outside(job: JobFolder, *options: str) -> dict[str, dict[str, float]]:
    """What a stranger's program measures, in a process of its own that knows nothing of the trainers."""
    (rows,) = (job.folder / "inputs/data").glob("*.jsonl")
    arguments = [str(job.folder / "out/result"), str(job.folder / "inputs/model"), str(rows), *options]
    done = subprocess.run([sys.executable, "-W", "ignore", str(HERE / "outside.py"), *arguments], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class Training(unittest.TestCase):
    def job(self, rows=None, files=None, **changes) -> JobFolder:
        changes.setdefault("hyperparameters", QUICK)
        return JobFolder(scratch(self), tiny_model(), files or {"rows.jsonl": rows or questions()}, **changes)

    def done(self, job: JobFolder) -> dict:
        code = job.run()
        self.assertEqual(code, 0, job.log()[-3000:])
        return job.report()

    def failed(self, job: JobFolder, code: int, name: str, **options) -> dict:
        self.assertEqual(job.run(**options), code, job.log()[-3000:])
        failure = job.failure()
        self.assertEqual(failure["code"], name)
        self.assertFalse((job.folder / "out/report.json").exists())
        return failure

    def test_learnable_rows_make_an_adapter_that_answers_better_also_where_only_peft_loads_it(self):
        job = self.job()
        report = self.done(job)
        self.assertEqual(report["verdict"], "better", report["sentence"])
        self.assertTrue(report["sentence"].startswith("Better than the base."))
        losses = [event["values"]["train_loss"] for event in job.events("metric") if "train_loss" in event["values"]]
        self.assertLess(sum(losses[-10:]), sum(losses[:10]) / 2)
        self.assertLess(job.metric("loss")["difference"]["high"], 0)
        self.assertGreater(job.metric("exact_match")["difference"]["low"], 0)
        self.check_outside(job, outside(job))
        self.check_contract(job, report)

    def check_outside(self, job: JobFolder, found: dict[str, dict[str, float]]):
        for side, values in found.items():
            for name, value in values.items():
                self.assertAlmostEqual(value, job.metric(name)[side]["value"], places=3, msg=f"{name} of {side}")

    def check_contract(self, job: JobFolder, report: dict):
        stages = [event["stage"] for event in job.events("stage")]
        self.assertEqual(stages, ["loading", "checking", "base", "training", "result", "saving"])
        for event in job.events():
            self.assertRegex(event["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
        progress = job.events("progress")[-1]
        self.assertEqual(progress["step"], progress["steps"])
        usage = job.events("usage")[-1]
        self.assertEqual((usage["trained_tokens"], usage["trained_examples"]), (report["trainedTokens"], report["trainedExamples"]))
        self.assertEqual(report["trainedExamples"], 6 * 432)
        self.assertEqual(report["heldOut"], {"source": "share", "examples": 40, "ofTotal": 480})
        self.assertEqual(len(report["worst"]), 10)
        self.assertEqual([one["resultLoss"] for one in report["worst"]], sorted((one["resultLoss"] for one in report["worst"]), reverse=True))
        kept = sorted(path.name for path in (job.folder / "out/checkpoints").iterdir())
        self.assertEqual(kept, [f"step-{event['step']}" for event in job.events("checkpoint")][-2:])
        adapter = json.loads((job.folder / "out/result/adapter_config.json").read_text())
        self.assertEqual(adapter["base_model_name_or_path"], "acme/tiny")
        self.assertFalse((job.folder / "out/result/README.md").exists())
        self.assertIn("Confined by Landlock" if has_landlock() else "Not confined", job.log())

    def test_shuffled_answers_are_no_better_than_the_base_though_their_form_was_learned(self):
        report = self.done(self.job(shuffled(questions())))
        self.assertEqual(report["verdict"], "no-better", report["sentence"])
        self.assertTrue(report["sentence"].startswith("No better than the base."))
        self.assertGreater(report["otherQuestions"]["difference"]["high"], 0)

    def test_permuted_rows_and_renamed_files_are_the_same_rows_the_same_training_and_the_same_verdict(self):
        rows = questions()[::3]
        few = {"hyperparameters": {**QUICK, "epochs": 2}}
        one = self.done(self.job(rows, **few))
        two = self.done(self.job(files={"b.jsonl": rows[100:][::-1], "a.jsonl": rows[:100][::-1]}, **few))
        for part in ("heldOut", "verdict", "worst", "metrics", "trainedTokens"):
            self.assertEqual(one[part], two[part], part)

    def test_a_full_model_is_loaded_by_transformers_and_reproduces_what_was_reported(self):
        job = self.job(method="full", hyperparameters={**QUICK, "learningRate": 0.002})
        self.assertEqual(self.done(job)["verdict"], "better")
        self.check_outside(job, outside(job, "--full"))
        habits = json.loads((job.folder / "out/result/generation_config.json").read_text())
        self.assertNotIn("max_new_tokens", habits)

    def test_killed_it_goes_on_from_its_checkpoint_and_ends_as_if_it_had_never_been(self):
        whole = self.done(self.job(hyperparameters={**QUICK, "loraDropout": 0.1}))
        job = self.job(hyperparameters={**QUICK, "loraDropout": 0.1})
        child = job.start()
        wait_for(child, lambda: job.events("checkpoint") and job.events("progress")[-1]["step"] > job.events("checkpoint")[0]["step"])
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdin.close()
        first = job.events("checkpoint")[0]
        again = self.job(hyperparameters={**QUICK, "loraDropout": 0.1}, attempt=2)
        shutil.copytree(job.folder / "out" / first["path"], again.folder / "inputs/checkpoint")
        report = self.done(again)
        self.assertEqual(again.events("progress")[0]["step"], first["step"] + 1)
        self.assertNotIn("base", [event["stage"] for event in again.events("stage")])
        for part in ("trainedTokens", "trainedExamples", "verdict"):
            self.assertEqual(report[part], whole[part], part)
        for one, other in zip(report["metrics"], whole["metrics"], strict=True):
            self.assertAlmostEqual(one["result"]["value"], other["result"]["value"], places=3)

    def test_stopped_behind_its_last_step_it_goes_on_there_and_trains_nothing_twice(self):
        job = self.job(hyperparameters={**QUICK, "epochs": 1})
        whole = self.done(job)
        last = job.events("checkpoint")[-1]
        self.assertEqual(last["step"], job.events("progress")[-1]["step"])
        again = self.job(hyperparameters={**QUICK, "epochs": 1}, attempt=2)
        shutil.copytree(job.folder / "out" / last["path"], again.folder / "inputs/checkpoint")
        self.assertEqual(self.done(again)["metrics"], whole["metrics"])
        self.assertEqual(again.events("progress"), [])

    def test_a_checkpoint_of_other_data_is_not_gone_on_with(self):
        job = self.job(hyperparameters={**QUICK, "epochs": 1})
        self.done(job)
        other = self.job(questions(5), hyperparameters={**QUICK, "epochs": 1})
        shutil.copytree(job.folder / "out" / job.events("checkpoint")[-1]["path"], other.folder / "inputs/checkpoint")
        self.done(other)
        self.assertEqual(other.events("progress")[0]["step"], 1)

    def test_asked_to_stop_it_writes_a_checkpoint_and_ends_with_13(self):
        job = self.job(hyperparameters={**QUICK, "epochs": 100}, checkpointEverySteps=100_000)
        child = job.start()
        wait_for(child, lambda: job.events("progress"))
        child.terminate()
        self.assertEqual(child.wait(timeout=60), 13, job.log()[-2000:])
        child.stdin.close()
        (last,) = job.events("checkpoint")
        self.assertEqual(last["step"], job.events("progress")[-1]["step"])
        self.assertTrue((job.folder / "out" / last["path"] / "trainer_state.json").exists())
        self.assertEqual(job.events("failure"), [])

    def test_asked_to_stop_before_it_trains_it_ends_with_13_at_once(self):
        job = self.job()
        child = job.start()
        wait_for(child, lambda: job.events("stage"))
        child.terminate()
        self.assertEqual(child.wait(timeout=60), 13)
        child.stdin.close()
        self.assertEqual(job.events("failure"), [])

    def test_when_its_runner_is_gone_it_ends(self):
        job = self.job(hyperparameters={**QUICK, "epochs": 100})
        child = job.start()
        wait_for(child, lambda: job.events("progress"))
        child.stdin.close()
        self.assertEqual(child.wait(timeout=60), 13)

    def test_a_loss_that_is_not_a_number_is_an_input_failure(self):
        job = self.job(hyperparameters={**QUICK, "learningRate": 9.9, "epochs": 30}, method="full")
        with self.weights(job) as weights:  # near the end of what a number can be, so that the first steps go beyond it
            weights["lm_head.weight"] *= 1e37
        self.assertEqual(self.failed(job, 10, "train/nan-loss")["class"], "input")

    @contextmanager
    def weights(self, job: JobFolder):
        from safetensors.torch import load_file, save_file

        path = job.folder / "inputs/model/model.safetensors"
        weights = {name: tensor.clone() for name, tensor in load_file(path).items()}
        yield weights
        save_file(weights, path, metadata={"format": "pt"})

    def test_a_base_with_damaged_weights_is_refused_before_it_is_trained(self):
        job = self.job()
        with self.weights(job) as weights:
            weights["model.norm.weight"][:] = float("nan")
        self.failed(job, 10, "model/nan-weights")
        with self.weights(job) as weights:
            del weights["model.norm.weight"]
        (job.folder / "out/events.jsonl").unlink()
        self.failed(job, 10, "model/incomplete")

    def test_memory_that_runs_out_is_told_as_such(self):
        rows = [chat("capital of japan ? " * 20, "tokyo"), *questions()]
        job = self.job(rows, hyperparameters={**QUICK, "batchSize": 512, "maxLength": 128}, method="full")
        limit = 700 * 2**20

        def narrow():
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

        failure = self.failed(job, 11, "train/out-of-memory", preexec_fn=narrow)
        self.assertEqual(failure["class"], "out-of-memory")

    def test_malformed_rows_and_wrong_columns_are_refused_within_the_contract(self):
        job = self.job(questions())
        path = job.folder / "inputs/data/rows.jsonl"
        good = path.read_text()
        path.write_text(good + '{"messages": [\n')
        failure = self.failed(job, 10, "data/malformed-json")
        self.assertEqual(failure["details"]["examples"][0]["line"], 481)
        path.write_text(good)
        (job.folder / "out/events.jsonl").unlink()
        job.change(data={"columns": {"messages": "turns"}})
        self.failed(job, 10, "data/missing-column")

    def test_a_job_without_its_file_or_of_another_contract_is_refused(self):
        job = self.job()
        job.change(contract=2)
        self.failed(job, 12, "job/contract")
        (job.folder / "job.json").write_text("{")
        (job.folder / "out/events.jsonl").unlink()
        self.failed(job, 10, "job/unreadable")


if __name__ == "__main__":
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    unittest.main()
