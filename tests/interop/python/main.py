"""Drives one set of cases with the libraries of one environment against a running hub. Started by run.mjs: `main.py [SUITE]`."""

import importlib
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from driver import run_cases  # noqa: E402
from hub import Hub  # noqa: E402

# The files of cases, and the library whose version the report names.
SUITES = {
    "hub": (
        ["identity", "repositories", "listings", "metadata", "upload", "download", "commit", "history", "filesystem", "resume", "command_line", "without_xet"],
        "huggingface_hub",
    ),
    "datasets": (["load_dataset", "tables"], "datasets"),
    "transformers": (["tokenizers_and_configs"], "transformers"),
    "torch": (["models"], "transformers"),
}

files, library = SUITES[sys.argv[1] if len(sys.argv) > 1 else "hub"]
for name in files:
    importlib.import_module(f"cases.{name}")

run_cases(Hub(), importlib.import_module(library).__version__)
# Not by the way of a normal exit: threads of pyarrow that still read ahead of a stream would abort it.
os._exit(0)
