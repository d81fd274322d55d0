# A trainer of the fault tests: what it does follows from the seed of its job, and everything that it says names its attempt. It keeps the contract of
# docs/protocols/trainers.md and learns nothing.
import json
import os
import signal
import sys
import threading
import time

JOB = os.environ["MODELGROVE_JOB"]
with open(f"{JOB}/job.json") as told:
    job = json.load(told)
with open(os.path.join(os.path.dirname(__file__), "plan.json")) as told:
    plan = json.load(told)
SEED, ATTEMPT = job["seed"], job["attempt"]
STEPS = plan["leastSteps"] + SEED % plan["moreSteps"]
FAILS = SEED % plan["failsOneOf"] == 0


def end_with_runner():
    sys.stdin.read()
    os._exit(1)


def event(**fields):
    with open(f"{JOB}/out/events.jsonl", "a") as file:
        file.write(json.dumps({**fields, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}) + "\n")


def write(name, text):
    os.makedirs(os.path.dirname(f"{JOB}/out/{name}"), exist_ok=True)
    with open(f"{JOB}/out/{name}", "w") as file:
        file.write(text)


def checkpoint(step):
    write(f"checkpoints/step-{step}/state", str(step))
    event(type="checkpoint", step=step, path=f"checkpoints/step-{step}")


def first_step():
    try:
        with open(f"{JOB}/inputs/checkpoint/state") as file:
            return int(file.read())
    except FileNotFoundError:
        return 0


def say(text):
    print(f"attempt {ATTEMPT}: {text}", flush=True)


def train():
    asked = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: asked.set())
    begun = first_step()
    say(f"begins at {begun}")
    event(type="stage", stage="training")
    for step in range(begun + 1, STEPS + 1):
        if asked.wait(plan["secondsAStep"]):
            checkpoint(step - 1)
            sys.exit(13)
        event(type="metric", step=step, values={"train_loss": 1 / step, "attempt": ATTEMPT})
        event(type="progress", step=step, steps=STEPS, epoch=step / STEPS)
        event(type="usage", trained_tokens=step * 100, trained_examples=step)
        say(f"step {step}")
        if step % plan["checkpointEvery"] == 0:
            checkpoint(step)
    if FAILS:
        event(type="failure", code="train/nan-loss", message="The loss is not a number.", **{"class": "input"})
        sys.exit(10)
    held_out = {"source": "share", "examples": 4, "ofTotal": 40}
    write("report.json", json.dumps({"contract": 1, "heldOut": held_out, "metrics": [], "primary": "loss", "verdict": "better", "sentence": ""}))
    write("result/adapter_config.json", json.dumps({"job": job["job"], "attempt": ATTEMPT}))
    write("result/adapter_model.safetensors", f"{job['job']} {ATTEMPT} " * 2000)


threading.Thread(target=end_with_runner, daemon=True).start()
train()
