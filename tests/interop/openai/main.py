"""Drives the official openai library, unmodified, against a running hub: files and fine-tuning jobs. Started by run.mjs."""

import io
import json
import os
import sys
import tempfile
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "python"))

from driver import case, run_cases  # noqa: E402
from openai import AuthenticationError, BadRequestError, NotFoundError, OpenAI  # noqa: E402

ROWS = [{"messages": [{"role": "user", "content": f"question {i}"}, {"role": "assistant", "content": f"answer {i * 7}"}]} for i in range(80)]

CONFIG = {"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 128, "vocab_size": 300, "max_position_embeddings": 512}


class Hub:
    def __init__(self):
        self.context = json.loads(os.environ["INTEROP_CONTEXT"])
        self.mode, self.client, self.version = self.context["mode"], self.context["client"], "0"
        self.endpoint, self.users = self.context["endpoint"], self.context["users"]
        self.number = 0

    def for_case(self):
        self.folder = Path(tempfile.mkdtemp(prefix="case-", dir=self.context["workDir"]))
        return self

    def openai(self, user="alice", role="write"):
        return OpenAI(api_key=self.users[user][role], base_url=f"{self.endpoint}/v1", max_retries=0)

    def post(self, path, body, kind="application/json"):
        headers = {"authorization": f"Bearer {self.users['alice']['write']}", "content-type": kind}
        with urllib.request.urlopen(urllib.request.Request(self.endpoint + path, data=body.encode(), headers=headers, method="POST")) as answer:
            return json.load(answer)

    def model(self):
        """A repository that looks like one that can be trained."""
        self.number += 1
        name = f"openai-{self.number}"
        self.post("/api/repos/create", json.dumps({"name": name, "type": "model"}))
        files = {"config.json": json.dumps(CONFIG), "tokenizer.json": "{}", "model.safetensors": "weights"}
        lines = [{"key": "header", "value": {"summary": "add", "description": ""}}]
        lines += [{"key": "file", "value": {"path": path, "content": text, "encoding": "utf-8"}} for path, text in files.items()]
        self.post(f"/api/models/alice/{name}/commit/main", "\n".join(map(json.dumps, lines)), "application/x-ndjson")
        return f"alice/{name}"


def jsonl(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def sent(client, rows=ROWS, name="train.jsonl"):
    return client.files.create(file=(name, jsonl(rows)), purpose="fine-tune")


def equal(found, expected, what=""):
    assert found == expected, f"{what}: {found!r} is not {expected!r}"


def until(client, job_id, *statuses):
    for _ in range(200):
        job = client.fine_tuning.jobs.retrieve(job_id)
        if job.status in statuses:
            return job
        time.sleep(0.1)
    raise AssertionError(f"the job is {job.status}, not {' or '.join(statuses)}: {job.error}")


def raises(kind, work, code=None):
    try:
        work()
    except kind as error:
        assert code is None or error.code == code, f"{error.code!r} is not {code!r}: {error}"
        return error
    raise AssertionError(f"no {kind.__name__}")


@case("files are sent, looked at, listed page by page, read back and deleted")
def files(hub):
    client = hub.openai()
    made = [sent(client, name=f"{i}.jsonl") for i in range(3)]
    equal((made[0].object, made[0].bytes, made[0].filename, made[0].purpose), ("file", len(jsonl(ROWS)), "0.jsonl", "fine-tune"))
    equal(client.files.retrieve(made[1].id).id, made[1].id)
    equal(client.files.content(made[1].id).read(), jsonl(ROWS))
    ids = [file.id for file in client.files.list(limit=2)]
    assert {file.id for file in made} <= set(ids), "the pages do not hold all files"
    equal(len(ids), len(set(ids)), "a file comes twice")
    assert client.files.delete(made[0].id).deleted
    raises(NotFoundError, lambda: client.files.retrieve(made[0].id), "file/not-found")
    path = hub.folder / "from-disk.jsonl"
    path.write_bytes(jsonl(ROWS))
    equal(client.files.create(file=path.open("rb"), purpose="fine-tune").filename, "from-disk.jsonl")
    equal(client.files.create(file=io.BytesIO(jsonl(ROWS)), purpose="fine-tune").bytes, len(jsonl(ROWS)))


@case("a job is made of a file, passes its check, is queued, listed, told of by events, and cancelled")
def job(hub):
    client, model = hub.openai(), hub.model()
    file = sent(client)
    method = {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 2}}}
    made = client.fine_tuning.jobs.create(model=model, training_file=file.id, suffix="mine", seed=7, method=method, metadata={"team": "red"})
    equal((made.object, made.model, made.training_file, made.status, made.seed), ("fine_tuning.job", model, file.id, "validating_files", 7))
    queued = until(client, made.id, "queued")
    equal(queued.method.supervised.hyperparameters.n_epochs, 2)
    equal(queued.metadata, {"team": "red"})
    assert queued.x_quote["steps"] > 0 and queued.x_queue["position"] >= 1, queued
    assert made.id in [one.id for one in client.fine_tuning.jobs.list(limit=1)], "the pages do not hold the job"
    names = [event.data["name"] for event in client.fine_tuning.jobs.list_events(made.id, limit=1)]
    equal(names, ["job.queued", "job.quoted", "job.created"])
    equal(client.fine_tuning.jobs.checkpoints.list(made.id).data, [])
    equal(client.fine_tuning.jobs.cancel(made.id).status, "cancelled")
    equal(client.fine_tuning.jobs.cancel(made.id).status, "cancelled", "again")


@case("a job over a dataset repository waits with its quote until it is started")
def quoted(hub):
    client, model = hub.openai(), hub.model()
    dataset = sent(client).x_dataset
    made = client.fine_tuning.jobs.create(model=model, training_file="", extra_body={"x_dataset": dataset, "x_auto_start": False})
    for _ in range(200):
        waiting = client.fine_tuning.jobs.retrieve(made.id)
        if waiting.x_state == "quoted":
            break
        time.sleep(0.1)
    equal((waiting.status, waiting.x_state), ("validating_files", "quoted"))
    assert waiting.x_quote["seconds"]["low"] > 0
    client.post(f"/fine_tuning/jobs/{made.id}/start", cast_to=object)
    equal(client.fine_tuning.jobs.retrieve(made.id).status, "queued")
    client.fine_tuning.jobs.cancel(made.id)


@case("data that cannot be trained on end the job before it costs anything, with the reason")
def blocked(hub):
    client, model = hub.openai(), hub.model()
    broken = client.files.create(file=("broken.jsonl", jsonl(ROWS) + b'{"messages": [}\n'), purpose="fine-tune")
    failed = until(client, client.fine_tuning.jobs.create(model=model, training_file=broken.id).id, "failed")
    equal((failed.error.code, failed.fine_tuned_model), ("data/format", None))
    assert "JSON" in failed.error.message, failed.error
    leaking = client.fine_tuning.jobs.create(model=model, training_file=sent(client).id, validation_file=sent(client, ROWS[:20], "validation.jsonl").id)
    failed = until(client, leaking.id, "failed")
    equal(failed.error.code, "data/overlap")


@case("what is wrong is told as the library's own exceptions")
def refusals(hub):
    client, model = hub.openai(), hub.model()
    file = sent(client)
    raises(NotFoundError, lambda: client.fine_tuning.jobs.create(model="alice/nothing-here", training_file=file.id), "repository/not-found")
    raises(NotFoundError, lambda: client.fine_tuning.jobs.create(model=model, training_file="file-nothing"), "file/not-found")
    raises(BadRequestError, lambda: client.fine_tuning.jobs.create(model=model, training_file=file.id, hyperparameters={"n_epochs": -1}), "finetune/hyperparameter")
    raises(NotFoundError, lambda: hub.openai("bob").files.retrieve(file.id), "file/not-found")
    raises(NotFoundError, lambda: hub.openai("bob").fine_tuning.jobs.create(model=model, training_file=file.id))
    stranger = OpenAI(api_key="sk-nothing", base_url=f"{hub.endpoint}/v1", max_retries=0)
    raises(AuthenticationError, lambda: stranger.files.list())


run_cases(Hub(), version("openai"))
