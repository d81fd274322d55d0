"""Stand-ins for the CUDA libraries that PyTorch's one wheel for Linux on x86-64 is linked against, so that it runs on the CPU without them.

The loader wants every library that is named and every symbol, even though nothing is called where there is no driver. Every function here
answers 35 (cudaErrorInsufficientDriver), which PyTorch takes for "no device". See docs/decisions/0025.
"""

import re
from pathlib import Path

from .elf import Wanted, read_wanted, shared_object

CUDA_LIBRARY = re.compile(r"lib(cu(?!da\.so)|nv|nccl)")  # not libcuda.so.1: that is the driver, and nothing here pretends there is one
CUDA_SYMBOL = re.compile(r"(cu|nccl|nvrtc|nvshmem|__cuda|__nv)")
TEXT_FUNCTIONS = re.compile(r"(cuda|nccl|cublas|cudnn|cusparse|cufft|nvrtc|cusolver|cupti)\w*Get(Error|Status|LastError)?(String|Name)$")
TEXT = "there is no CUDA in this environment"


def write_placeholders(site_packages: Path) -> list[str]:
    """Writes what is missing to where PyTorch's libraries look (their RPATH); answers the names."""
    wanted = [read_wanted(path) for path in sorted((site_packages / "torch/lib").glob("*.so"))]
    folder = site_packages / "nvidia" / cuda_folder(site_packages) / "lib"
    folder.mkdir(parents=True, exist_ok=True)
    missing = sorted({name for one in wanted for name in one.libraries if CUDA_LIBRARY.match(name)})
    for soname in missing:
        symbols = symbols_of(soname, wanted)
        texts = {name for name in symbols if TEXT_FUNCTIONS.match(name)}
        (folder / soname).write_bytes(shared_object(soname, symbols, texts, TEXT))
    return missing


def symbols_of(soname: str, wanted: list[Wanted]) -> dict[str, str | None]:
    found: dict[str, str | None] = {name: version for one in wanted for name, library, version in one.versioned if library == soname}
    if found:
        return found
    # A library without versions: nothing says which symbols are its own, so it gets all that nobody else has.
    defined = set().union(*(one.defined for one in wanted))
    return {name: None for one in wanted for name in one.plain if CUDA_SYMBOL.match(name) and name not in defined}


def cuda_folder(site_packages: Path) -> str:
    """`cu13`: the folder that the RPATH of PyTorch's libraries names."""
    data = (site_packages / "torch/lib/libtorch_global_deps.so").read_bytes()
    found = re.search(rb"\$ORIGIN/\.\./\.\./nvidia/(cu\d+)/lib", data)
    if found is None:
        raise ValueError("PyTorch's libraries no longer look for CUDA beside themselves")
    return found[1].decode()
