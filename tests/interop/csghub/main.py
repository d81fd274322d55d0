"""Drives csghub-sdk, with the huggingface_hub it pulls in, against a running hub. Started by run.mjs."""

import importlib
import json
import os
import sys
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "python")]

# Whether the default back end, which is huggingface_hub, sends large files by Xet: where hf_xet, which trusts the certificates of the host
# alone, gets through. Before huggingface_hub is imported: it looks once.
_context = json.loads(os.environ["INTEROP_CONTEXT"])
XET = _context["mode"] in ("embedded", "services", "given")
if XET:
    os.environ.pop("HF_HUB_DISABLE_XET", None)
    os.environ["HF_XET_CACHE"] = os.path.join(_context["workDir"], "xet-cache")

from csghub_hub import CsghubHub  # noqa: E402
from driver import run_cases  # noqa: E402

for name in ["command_line", "library", "large_folder", "endpoints", "git_lfs", "refusals"]:
    importlib.import_module(f"cases.{name}")

run_cases(CsghubHub(), version("csghub-sdk"))
