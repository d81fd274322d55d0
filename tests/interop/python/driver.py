"""The cases of one Python client: a sentence and a function each. Prints the protocol of the ring, one line a case."""

import re
import signal
import sys
import traceback
from pathlib import Path

_CASES = []
# Limits are for a machine with nothing else to do; another ring runs beside this one.
PATIENCE = 3


class Skip(Exception):
    """Raised by a case that cannot run here; the message says what would let it run."""


def case(sentence, *, since=None, before=None, modes=None, limit=60):
    """Registers a case. `since` and `before` bound the client versions that have what it calls; `limit` is in seconds."""

    def register(body):
        _CASES.append((sentence, body, since, before, modes, limit))
        return body

    return register


def run_cases(hub, library_version=None):
    """`library_version`: of the library that is tested, when `since` and `before` speak of another: of huggingface_hub."""
    label = f"{hub.mode} {hub.client} {library_version or hub.version}"
    for sentence, body, since, before, modes, limit in _CASES:
        if not _is_wanted(hub, sentence, since, before, modes):
            continue
        if hub.context.get("list"):
            _say(f"LIST {label}: {sentence}")
        else:
            _run(hub, label, sentence, body, limit)


def _is_wanted(hub, sentence, since, before, modes):
    grep = hub.context.get("grep") or ""
    version = version_tuple(hub.version)
    in_version = (since is None or version >= since) and (before is None or version < before)
    return in_version and (modes is None or hub.mode in modes) and grep.lower() in sentence.lower()


def _run(hub, label, sentence, body, limit):
    _say(f"START {label}: {sentence}")
    signal.signal(signal.SIGALRM, _raise_timeout)
    signal.alarm(PATIENCE * limit)
    try:
        body(hub.for_case())
        verdict = f"PASS {label}: {sentence}"
    except Skip as skip:
        verdict = f"SKIP {label}: {sentence}: {one_line(skip)}"
    except BaseException as error:  # noqa: BLE001 - whatever a client raises is a result
        if isinstance(error, KeyboardInterrupt):
            raise
        verdict = f"FAIL {label}: {sentence}: {_reason(error)}"
        traceback.print_exc()
    finally:
        signal.alarm(0)
    _say(verdict)


def _raise_timeout(_signal, _frame):
    raise TimeoutError("the case did not end within its limit")


def _reason(error):
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/cases/" in frame.filename]
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {one_line(error)}{where}"


def one_line(value):
    flat = re.sub(r"\s+", " ", str(value)).strip()
    return flat if len(flat) <= 900 else f"{flat[:900]} …"


def version_tuple(text):
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
