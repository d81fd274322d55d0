"""How a recipe is started: everything around its work. Exit codes and events are those of the contract."""

import os
import platform
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .confine import confine
from .events import Events
from .failures import EXIT_DONE, EXIT_FAULT, EXIT_INPUT, classified
from .job import read_job
from .lifecycle import Lifecycle, leave

OFFLINE = {
    "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1", "TOKENIZERS_PARALLELISM": "false", "WANDB_DISABLED": "true", "MPLBACKEND": "Agg", "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "warning", "DATASETS_VERBOSITY": "error", "PYTORCH_CUDA_ALLOC_CONF": "expandable_segments:True",
}  # fmt: skip


@dataclass
class Context:
    job: Any
    """Job, or what the recipe's own reader makes of job.json."""
    events: Events
    lifecycle: Lifecycle


def start(recipe: str, work: Callable[[Context], None], read: Callable[[Path, str], Any] = read_job, keeps_stdin: bool = False) -> None:
    """Never returns. `keeps_stdin`: the recipe reads it, and notices by itself that it ends."""
    lifecycle = Lifecycle()
    lifecycle.watch(not keeps_stdin)
    named = os.environ.get("MODELGROVE_JOB")
    if not named:
        print("MODELGROVE_JOB must name the job's folder (trainers/README.md).", file=sys.stderr)
        leave(EXIT_INPUT)
    folder = Path(named).resolve()
    try:
        (folder / "work").mkdir(exist_ok=True)
        (folder / "out").mkdir(exist_ok=True)
        events = Events(folder / "out/events.jsonl")
    except OSError as error:
        print(f"The job's folder cannot be used: {error}", file=sys.stderr)
        leave(EXIT_FAULT)
    leave(_run(work, lambda: read(folder, recipe), folder, events, lifecycle))


def _run(work: Callable[[Context], None], job: Callable[[], Any], folder: Path, events: Events, lifecycle: Lifecycle) -> int:
    try:
        events.stage("loading")
        _prepare_process(folder)
        work(Context(job(), events, lifecycle))
        return EXIT_DONE
    except BaseException as error:  # noqa: BLE001: whatever it is, the runner must learn of it
        return _failed(error, events)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def _prepare_process(folder: Path) -> None:
    os.environ.update(OFFLINE)
    work = str(folder / "work")
    for name in ("HOME", "TMPDIR", "HF_HOME", "XDG_CACHE_HOME", "TRITON_CACHE_DIR", "TORCHINDUCTOR_CACHE_DIR", "CUDA_CACHE_PATH"):
        os.environ[name] = work if name in ("HOME", "TMPDIR") else f"{work}/cache"
    os.chdir(work)
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} processors.")
    print(confine([folder / "work", folder / "out"]), flush=True)


def _failed(error: BaseException, events: Events) -> int:
    failure = classified(error)
    traceback.clear_frames(error.__traceback__)  # what the frames hold may be the memory that ran out
    if failure is None:
        traceback.print_exception(error)
        return EXIT_FAULT
    if failure is not error:
        traceback.print_exception(error, limit=-6)
    print(f"{failure.code}: {failure.message}", file=sys.stderr)
    events.write(failure.event())
    return failure.exit_code
