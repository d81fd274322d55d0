#!/usr/bin/env python3
"""Makes the trainers' environment: `prepare.py [--accelerator auto|cpu|cuda] FOLDER`, with any bare Python from 3.11 on that has venv.

Prints its progress in lines; the last one is `ready PYTHON` (exit 0) or `failed CODE: SENTENCE` (exit 1). The environment is a folder of
FOLDER named by all that it is made from. Made once: an environment is moved to its name when it has passed its self-test, so that a half-made
one is never used, and several that prepare at the same time make one.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True  # the folder of the programs may be read only
NEWEST_PYTHONS = ("python3.13", "python3.12", "python3.11", "python3.14")


class Refusal(Exception):
    def __init__(self, code: str, sentence: str):
        super().__init__(sentence)
        self.code = code


def say(text: str) -> None:
    print(text, flush=True)


def main() -> int:
    options = arguments()
    try:
        if sys.version_info < (3, 11):
            return with_newer_python()
        say(f"ready {prepare(Path(options.folder).resolve(), options.accelerator, Path(options.lock))}")
        return 0
    except Refusal as refusal:
        say(f"failed {refusal.code}: {refusal}")
    except OSError as error:
        code = "prepare/disk-full" if error.errno == 28 else "prepare/files"
        say(f"failed {code}: {error}")
    return 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Makes the Python environment of the trainers.")
    parser.add_argument("folder", help="where environments are kept")
    parser.add_argument("--accelerator", choices=("auto", "cpu", "cuda"), default="auto", help="auto: cuda where nvidia-smi lists a GPU")
    parser.add_argument("--lock", default=str(HERE / "requirements.lock"))
    return parser.parse_args()


def with_newer_python() -> int:
    """PyTorch has no wheels for older ones; often a newer Python stands beside."""
    for name in NEWEST_PYTHONS:
        found = shutil.which(name)
        if found and subprocess.run([found, "-c", "import venv, ensurepip"], capture_output=True).returncode == 0:
            return subprocess.run([found, *sys.argv]).returncode
    version = platform.python_version()
    raise Refusal("prepare/python-too-old", f"Python {version} is too old for PyTorch: install Python 3.11, 3.12 or 3.13 with venv.")


def prepare(folder: Path, accelerator: str, lock_file: Path) -> Path:
    from preparing.lock import name_of, placeholder_recipe

    variant = variant_of(accelerator)
    home = folder / name_of(lock_file.read_bytes(), variant, placeholder_recipe())
    if python_of(home).exists():
        return python_of(home)
    folder.mkdir(parents=True, exist_ok=True)
    with only_one(folder):
        if not python_of(home).exists():
            for remnant in folder.glob(".making-*"):
                shutil.rmtree(remnant, ignore_errors=True)
            make(folder, home, variant, lock_file)
    return python_of(home)


def variant_of(accelerator: str) -> str:
    """cpu, cuda, or plain: where PyTorch's wheel is for the CPU (or Apple's GPUs) by itself."""
    if accelerator == "auto":
        accelerator = "cuda" if has_gpu() else "cpu"
    if accelerator == "cpu" and not (sys.platform == "linux" and platform.machine() == "x86_64"):
        return "plain"
    return accelerator


def has_gpu() -> bool:
    try:
        listed = subprocess.run(["nvidia-smi", "-L"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return listed.returncode == 0 and "GPU" in listed.stdout


def python_of(home: Path) -> Path:
    return home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


@contextmanager
def only_one(folder: Path):
    """The system takes the lock from whoever dies."""
    with open(folder / ".lock", "a+") as file:
        if sys.platform == "win32":
            import msvcrt

            lock_windows(msvcrt, file)
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another preparation")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def lock_windows(msvcrt, file) -> None:
    while True:
        try:
            return msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            time.sleep(1)


def make(folder: Path, home: Path, variant: str, lock_file: Path) -> None:
    check_room(folder, variant)
    making = folder / f".making-{home.name}-{os.getpid()}"  # of its own: what a killed one started may still be writing
    started = time.monotonic()
    make_venv(making)
    install(making, variant, lock_file)
    if variant == "cpu":
        from preparing.placeholders import write_placeholders

        say(f"placeholders for {len(write_placeholders(site_packages(making)))} CUDA libraries")
    compile_all(making, home)
    self_test(making, variant)
    if home.exists():  # without a Python: not one of ours
        shutil.rmtree(home)
    os.rename(making, home)
    say(f"made in {time.monotonic() - started:.0f} s")


def check_room(folder: Path, variant: str) -> None:
    needed = 12 if variant == "cuda" else 4
    free = shutil.disk_usage(folder).free / 1e9
    if free < needed:
        raise Refusal("prepare/disk-full", f"{folder} has {free:.1f} GB left; the environment needs {needed} GB while it is made.")


def make_venv(making: Path) -> None:
    say(f"venv of Python {platform.python_version()}")
    done = subprocess.run([sys.executable, "-m", "venv", str(making)], capture_output=True, text=True)
    if done.returncode != 0:
        raise Refusal("prepare/no-venv", "This Python cannot make environments: install its venv (python3-venv on Debian and Ubuntu).")


def install(making: Path, variant: str, lock_file: Path) -> None:
    from preparing.lock import selected

    requirements = making / "requirements.txt"
    requirements.write_text(selected(lock_file.read_text(encoding="utf-8"), variant), encoding="utf-8")
    # The lock is whole, so nothing is resolved; every file must have a hash of the lock; nothing is built, so no code of a package runs.
    flags = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--no-compile", "--disable-pip-version-check", "--progress-bar", "off"]
    command = [str(python_of(making)), "-m", "pip", "install", *flags, "-r", str(requirements)]
    said = []
    with subprocess.Popen(command, env=pip_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as pip:
        for line in pip.stdout:
            said = [*said[-20:], line.strip()]
            if line.startswith("Collecting") or line.startswith("Installing"):
                say(line.split("(from")[0].strip()[:200])
    if pip.returncode != 0:
        raise pip_refusal(said)


def pip_environment() -> dict[str, str]:
    """Where packages come from is the host's choice; where they go to, and which Python it is, is not."""
    ours = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_BINARY", "PIP_CONSTRAINT", "PYTHONPATH", "PYTHONHOME")
    return {name: value for name, value in os.environ.items() if name not in ours}


def pip_refusal(said: list[str]) -> Refusal:
    text = "\n".join(said)
    reason = next((line for line in said if line.startswith("ERROR")), said[-1] if said else "pip said nothing")
    if "No space left" in text:
        return Refusal("prepare/disk-full", "The disk filled up while packages were installed.")
    if "DO NOT MATCH THE HASHES" in text:
        return Refusal("prepare/hash-mismatch", "The package index served a file that is not the one in the lock; nothing was installed.")
    if "No matching distribution" in text or "Could not find a version" in text:
        return Refusal("prepare/no-wheel", f"The package index has no wheel of this lock for this system: {reason}")
    return Refusal("prepare/install", f"Packages could not be installed (is the package index within reach?): {reason}")


def site_packages(home: Path) -> Path:
    if sys.platform == "win32":
        return home / "Lib/site-packages"
    return home / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"


def compile_all(making: Path, home: Path) -> None:
    """Trainers may not write into their environment, so what Python would compile on the way is compiled now, for the name it will have."""
    say("compiling")
    flags = ["-q", "-q", "-j", "2", "-s", str(making), "-p", str(home)]
    subprocess.run([str(python_of(making)), "-m", "compileall", *flags, str(site_packages(making))], capture_output=True)


def self_test(making: Path, variant: str) -> None:
    say("self-test")
    command = [str(python_of(making)), "-I", "-B", str(HERE / "preparing/selftest.py"), variant]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        hint = " Update NVIDIA's driver (580 or newer), or prepare with --accelerator cpu." if variant == "cuda" else ""
        raise Refusal("prepare/self-test", f"The new environment does not work here and was left out: {reason}.{hint}")
    say(done.stdout.strip())


if __name__ == "__main__":
    sys.exit(main())
