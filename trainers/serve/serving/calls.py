"""Calls come as lines on stdin while others are answered; answers go as lines to out/answers.jsonl. An end of stdin is the end of the serving."""

import json
import queue
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_WAITING = 64


@dataclass(frozen=True)
class Call:
    name: str
    of_base: bool
    messages: list[dict[str, str]]
    inputs: tuple[str, ...] | None
    """Texts whose embeddings are asked for; then there are no messages."""
    max_tokens: int
    temperature: float | None
    top_p: float | None
    seed: int | None
    stop: tuple[str, ...]


class Refused(Exception):
    """The call is at fault; the next one is answered."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code, self.message = code, message


class Calls:
    def __init__(self) -> None:
        self._waiting: queue.Queue[Call | None] = queue.Queue(MOST_WAITING)
        self._cancelled: set[str] = set()
        threading.Thread(target=self._read, daemon=True).start()

    def next(self) -> Call | None:
        """None at the end."""
        return self._waiting.get()

    def is_cancelled(self, call: Call) -> bool:
        return call.name in self._cancelled

    def forget(self, call: Call) -> None:
        self._cancelled.discard(call.name)

    def _read(self) -> None:
        for line in sys.stdin.buffer:
            try:
                said = json.loads(line)
                if "cancel" in said:
                    self._cancelled.add(str(said["cancel"]))
                else:
                    self._waiting.put(_call(said))
            except (ValueError, KeyError, TypeError) as error:
                print(f"A line of the runner could not be read: {error}", file=sys.stderr, flush=True)
        self._waiting.put(None)


def _call(said: dict[str, Any]) -> Call:
    def number(name: str) -> float | None:
        value = said.get(name)
        return None if value is None else float(value)

    return Call(
        name=str(said["call"]),
        of_base=said.get("of") == "base",
        messages=[{"role": str(one["role"]), "content": str(one["content"])} for one in said.get("messages") or ()],
        inputs=None if said.get("inputs") is None else tuple(str(one) for one in said["inputs"]),
        max_tokens=max(1, int(said.get("maxTokens") or 256)),
        temperature=number("temperature"),
        top_p=number("topP"),
        seed=None if said.get("seed") is None else int(said["seed"]),
        stop=tuple(str(one) for one in said.get("stop") or () if one),
    )


class Answers:
    def __init__(self, path: Path):
        self._file = open(path, "ab", buffering=0)  # noqa: SIM115: open as long as the process; a line is one write

    def text(self, call: Call, text: str) -> None:
        self._write({"call": call.name, "text": text})

    def end(self, call: Call, why: str, prompt_tokens: int, completion_tokens: int) -> None:
        self._write({"call": call.name, "end": why, "promptTokens": prompt_tokens, "completionTokens": completion_tokens})

    def failure(self, call: Call, code: str, message: str) -> None:
        self._write({"call": call.name, "failure": {"code": code, "message": message}})

    def _write(self, said: dict[str, Any]) -> None:
        self._file.write(json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


class Outgoing:
    """What is generated, as it may be shown: nothing of a stop text, and no white space before the first word of a plain completion."""

    def __init__(self, stops: tuple[str, ...], is_stripped: bool):
        self._stops, self._is_stripped = stops, is_stripped
        self._held = ""
        self.is_stopped = False
        self._hold = max((len(one) for one in stops), default=1) - 1

    def push(self, text: str, is_last: bool = False) -> str:
        if self.is_stopped:
            return ""
        self._held += text
        if self._is_stripped:
            self._held = self._held.lstrip()
            self._is_stripped = self._held == ""
        places = [place for stop in self._stops if (place := self._held.find(stop)) >= 0]
        if places:
            self.is_stopped = True
            shown, self._held = self._held[: min(places)], ""
            return shown
        keep = 0 if is_last else self._hold
        cut = len(self._held) - keep
        shown, self._held = (self._held[:cut], self._held[cut:]) if cut > 0 else ("", self._held)
        return shown
