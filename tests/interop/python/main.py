"""Drives one version of huggingface_hub against a running hub. Started by run.mjs with the environment of that version."""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import run_cases  # noqa: E402
from hub import Hub  # noqa: E402

FILES = ["identity", "repositories", "listings", "metadata", "upload", "download", "commit", "history", "filesystem", "resume", "command_line", "without_xet"]

for name in FILES:
    importlib.import_module(f"cases.{name}")

run_cases(Hub())
