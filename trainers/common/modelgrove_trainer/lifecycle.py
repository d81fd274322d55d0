"""Being stopped, and noticing that the runner is gone.

SIGTERM is taken by a thread of its own that waits for it, so that it is heard while PyTorch computes. Outside of training there is nothing to
save, and the process ends at once; in training the loop is asked to write a checkpoint, and the thread ends the process when that takes longer
than the runner waits.
"""

import os
import signal
import stat
import threading
import time

from .failures import EXIT_STOPPED

SECONDS_FOR_A_CHECKPOINT = 18  # the contract says 20


class Lifecycle:
    """`with lifecycle:` marks work that writes a checkpoint when `asked` is set; the process ends behind it."""

    def __init__(self) -> None:
        self.asked = threading.Event()
        self._saves = False
        self._lock = threading.Lock()

    def watch(self, minds_stdin: bool = True) -> None:
        """Before any other thread exists: threads inherit that SIGTERM is left to the one that waits for it."""
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
            threading.Thread(target=self._wait_for_signal, daemon=True).start()
        else:
            signal.signal(signal.SIGTERM, lambda *_: self._stop())
        if minds_stdin and _is_pipe(0):
            threading.Thread(target=_end_with_stdin, daemon=True).start()

    def __enter__(self) -> "Lifecycle":
        with self._lock:
            self._saves = True
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._saves = False
            if self.asked.is_set():
                leave(EXIT_STOPPED)

    def _wait_for_signal(self) -> None:
        signal.sigwait({signal.SIGTERM})
        self._stop()

    def _stop(self) -> None:
        with self._lock:
            self.asked.set()
            if not self._saves:
                leave(EXIT_STOPPED)
        print("Asked to stop: writing a checkpoint.", flush=True)
        time.sleep(SECONDS_FOR_A_CHECKPOINT)
        print("The checkpoint was not done in time.", flush=True)
        leave(EXIT_STOPPED)


def leave(code: int) -> None:
    """At once, whatever other threads do; files of ours are unbuffered."""
    os._exit(code)


def _is_pipe(descriptor: int) -> bool:
    """By hand, stdin is a terminal or nothing; a runner gives a pipe that stays open."""
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _end_with_stdin() -> None:
    try:
        while os.read(0, 4096):
            pass
    except OSError:
        pass
    leave(EXIT_STOPPED)
