"""out/events.jsonl: one JSON object a line, flushed at once, so that the runner sees it while the trainer works."""

import json
import math
import threading
from datetime import datetime, timezone
from pathlib import Path
from typing import Any


class Events:
    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = open(path, "ab", buffering=0)  # noqa: SIM115: open as long as the process; a line is one write
        self._lock = threading.Lock()

    def write(self, event: dict[str, Any]) -> None:
        at = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = json.dumps({**event, "at": at}, ensure_ascii=False, allow_nan=False)
        with self._lock:
            self._file.write(line.encode("utf-8", "backslashreplace") + b"\n")

    def stage(self, stage: str) -> None:
        self.write({"type": "stage", "stage": stage})

    def progress(self, step: int, steps: int, epoch: float) -> None:
        self.write({"type": "progress", "step": step, "steps": steps, "epoch": round(epoch, 4)})

    def metric(self, step: int, values: dict[str, float]) -> None:
        """Values that are no numbers have no form in JSON, and are left out."""
        finite = {name: value for name, value in values.items() if math.isfinite(value)}
        if finite:
            self.write({"type": "metric", "step": step, "values": finite})

    def checkpoint(self, step: int) -> None:
        self.write({"type": "checkpoint", "step": step, "path": f"checkpoints/step-{step}"})

    def usage(self, tokens: int, examples: int) -> None:
        self.write({"type": "usage", "trained_tokens": tokens, "trained_examples": examples})
