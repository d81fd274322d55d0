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
        ["identity", "repositories", "listings", "metadata", "upload", "download", "commit", "history", "filesystem", "resume", "command_line", "command_line_repositories", "command_line_cache", "follows", "collections", "discussions", "access_requests", "webhooks", "not_served"],
        "huggingface_hub",
    ),
    "xet": (["by_xet", "upload", "download", "commit", "filesystem", "command_line"], "huggingface_hub"),
    # The way files take, where the rest is the same code as in the newest.
    "xet-files": (["by_xet", "upload", "download"], "huggingface_hub"),
    "datasets": (["load_dataset", "tables"], "datasets"),
    "transformers": (["tokenizers_and_configs"], "transformers"),
    "torch": (["models"], "transformers"),
}

files, library = SUITES[sys.argv[1]]
for name in files:
    importlib.import_module(f"cases.{name}")

run_cases(Hub(), importlib.import_module(library).__version__)
# Not by the way of a normal exit: threads of pyarrow that still read ahead of a stream would abort it.
os._exit(0)
