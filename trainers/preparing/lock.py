"""The lock: which packages, which hashes, and which of them an environment needs."""

import hashlib
import platform
import re
import sys
from pathlib import Path

# What only computes on NVIDIA's devices, and PyTorch's compiler for them.
CUDA_PACKAGES = re.compile(r"(nvidia-|cuda-|triton==)")
PLATFORM_ERROR = "The trainers' packages have no wheels for {}. Linux, macOS and Windows on x86-64 or arm64 have."


def entries(lock: str) -> list[str]:
    """One text a package: its line with the hashes."""
    found: list[list[str]] = []
    for line in lock.splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            found.append([line])
        elif line.startswith("    --hash=") and found:
            found[-1].append(line)
    return ["\n".join(lines).rstrip(" \\") for lines in found]


def selected(lock: str, variant: str) -> str:
    """The requirements of a variant; markers are left for pip, which knows the Python."""
    rows = [entry for entry in entries(lock) if variant != "cpu" or not CUDA_PACKAGES.match(entry)]
    return "\n".join(rows) + "\n"


def name_of(lock: bytes, variant: str, recipe_of_placeholders: bytes) -> str:
    """An environment is named by all that it is made from: the lock, the Python and the variant."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    parts = (lock, recipe_of_placeholders, variant.encode(), python.encode(), sys.base_prefix.encode(), platform.machine().encode())
    digest = hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    return f"{digest[:20]}-py{python}-{variant}"


def placeholder_recipe() -> bytes:
    folder = Path(__file__).parent
    return b"".join((folder / name).read_bytes() for name in ("elf.py", "placeholders.py", "lock.py"))
