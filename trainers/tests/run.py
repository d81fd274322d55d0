"""Runs the trainers' tests and prints a line each: `PASS sentence (1.2 s)`, `FAIL sentence: reason`, `SKIP sentence: reason`.

run.py [--grep TEXT] [--side-by-side 2]. Tests that start trainers run side by side, each in a process of its own.
"""

import argparse
import io
import os
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
SLOW = "test_training"
counts = {"PASS": 0, "FAIL": 0, "SKIP": 0}
printing = threading.Lock()


def sentence(test: unittest.TestCase) -> str:
    return test.id().split(".")[-1].removeprefix("test_").replace("_", " ")


def say(verdict: str, name: str, text: str, trace: str = "") -> None:
    with printing:
        counts[verdict] += 1
        flat = " ".join(text.split())[:900]
        print(f"PASS {name} ({flat})" if verdict == "PASS" else f"{verdict} {name}: {flat}", flush=True)
        if trace:
            print(trace, file=sys.stderr, flush=True)


def flattened(suite: unittest.TestSuite) -> list[unittest.TestCase]:
    return [test for one in suite for test in (flattened(one) if isinstance(one, unittest.TestSuite) else [one])]


def run_here(test: unittest.TestCase) -> None:
    result, started = unittest.TestResult(), time.monotonic()
    test.run(result)
    problems = result.failures + result.errors
    if problems:
        trace = "\n".join(text for _, text in problems)
        say("FAIL", sentence(test), trace.strip().splitlines()[-1], trace)
    elif result.skipped:
        say("SKIP", sentence(test), result.skipped[0][1])
    else:
        say("PASS", sentence(test), f"{time.monotonic() - started:.1f} s")


def run_apart(test: unittest.TestCase) -> None:
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-W", "ignore", "-m", "unittest", test.id()], cwd=HERE, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        reasons = [line for line in done.stderr.splitlines() if "Error" in line]
        say("FAIL", sentence(test), reasons[0] if reasons else "its process failed", done.stderr)
    elif "skipped=" in done.stderr:
        say("SKIP", sentence(test), done.stderr.strip().splitlines()[-1])
    else:
        say("PASS", sentence(test), f"{time.monotonic() - started:.1f} s")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--grep", default="")
    parser.add_argument("--side-by-side", type=int, default=2)
    options = parser.parse_args()
    tests = [test for test in flattened(unittest.defaultTestLoader.discover(str(HERE), top_level_dir=str(HERE))) if options.grep in sentence(test)]
    slow = [test for test in tests if test.id().startswith(SLOW)]
    with tempfile.TemporaryDirectory(prefix="modelgrove-tiny-") as folder:
        if slow:  # made once for all processes
            os.environ["MODELGROVE_TINY_MODEL"] = folder
            from support import tiny_model

            tiny_model()
        with ThreadPoolExecutor(options.side_by_side) as pool:
            waiting = [pool.submit(run_apart, test) for test in slow]
            for test in tests:
                if test not in slow:
                    run_here(test)
            for one in waiting:
                one.result()
    return 1 if counts["FAIL"] else 0


if __name__ == "__main__":
    sys.stderr = sys.stderr if sys.stderr else io.StringIO()
    sys.exit(main())
