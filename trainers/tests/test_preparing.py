"""The environment: placeholders for libraries, the lock, and that a half-made environment is never used."""

import ctypes
import os
import platform
import subprocess
import sys
import unittest
from pathlib import Path

from support import TRAINERS, scratch
from preparing.elf import read_wanted, shared_object
from preparing.lock import entries, selected

IS_HERE = sys.platform == "linux" and platform.machine() == "x86_64"
LOCK = (TRAINERS / "requirements.lock").read_text(encoding="utf-8")


@unittest.skipUnless(IS_HERE, "placeholders are for Linux on x86-64")
class Placeholders(unittest.TestCase):
    def test_the_loader_takes_one_and_its_functions_answer(self):
        path = scratch(self) / "libthing.so.3"
        path.write_bytes(shared_object("libthing.so.3", {"one": "THING_1", "two": "THING_2", "name": None}, {"name"}, "nothing here"))
        library = ctypes.CDLL(str(path))
        library.name.restype = ctypes.c_char_p
        self.assertEqual((library.one(), library.two(), library.name()), (35, 35, b"nothing here"))
        with self.assertRaises(AttributeError):
            library.three  # noqa: B018

    def test_versions_are_found_by_the_loader(self):
        path = scratch(self) / "libthing.so.3"
        path.write_bytes(shared_object("libthing.so.3", {"one": "THING_1"}, set(), ""))
        library = ctypes.CDLL(str(path))
        find = ctypes.CDLL(None).dlvsym
        find.restype, find.argtypes = ctypes.c_void_p, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p]
        self.assertTrue(find(library._handle, b"one", b"THING_1"))
        self.assertFalse(find(library._handle, b"one", b"THING_2"))

    def test_many_symbols_are_all_found(self):
        path = scratch(self) / "libmany.so"
        names = [f"function_{number}" for number in range(3000)]
        path.write_bytes(shared_object("libmany.so", dict.fromkeys(names, "V"), set(), ""))
        library = ctypes.CDLL(str(path))
        self.assertEqual({getattr(library, name)() for name in names}, {35})

    def test_what_a_library_asks_for_is_read_from_its_own_tables(self):
        torch = Path(sys.prefix) / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages/torch/lib"
        wanted = read_wanted(torch / "libc10_cuda.so")
        self.assertIn("libcudart.so.13", wanted.libraries)
        self.assertIn(("cudaGetDeviceCount", "libcudart.so.13", "libcudart.so.13"), wanted.versioned)

    def test_the_environment_of_the_cpu_has_no_package_of_cuda_and_says_there_is_none(self):
        import torch

        if "cpu" not in Path(sys.prefix).resolve().name:
            self.skipTest("this environment is for a GPU")
        self.assertFalse(torch.cuda.is_available())
        self.assertEqual(torch.cuda.device_count(), 0)
        packages = subprocess.run([sys.executable, "-m", "pip", "list"], capture_output=True, text=True, check=True).stdout
        self.assertNotIn("nvidia", packages)


class Lock(unittest.TestCase):
    def test_every_package_has_hashes(self):
        rows = entries(LOCK)
        self.assertGreater(len(rows), 50)
        self.assertEqual([row.splitlines()[0] for row in rows if "--hash=sha256:" not in row], [])

    def test_the_cpu_gets_everything_but_cuda(self):
        whole, cpu = selected(LOCK, "cuda"), selected(LOCK, "cpu")
        for name in ("torch==", "transformers==", "trl==", "peft=="):
            self.assertIn(f"\n{name}", cpu)
        self.assertIn("\nnvidia-cudnn-cu13==", whole)
        self.assertNotIn("nvidia-", cpu)
        self.assertNotIn("\ntriton==", cpu)


class Prepare(unittest.TestCase):
    def prepare(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess:
        environment = {"PATH": os.environ["PATH"], "PIP_NO_INDEX": "1"}
        return subprocess.run([sys.executable, str(TRAINERS / "prepare.py"), *arguments, str(folder)], env=environment, capture_output=True, text=True)

    def test_what_cannot_be_installed_has_a_code_and_leaves_nothing_that_could_be_used(self):
        folder = scratch(self)
        done = self.prepare(folder)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stdout.splitlines()[-1], r"^failed prepare/(no-wheel|install): ")
        self.assertEqual([path.name for path in folder.iterdir() if not path.name.startswith(".")], [])

    def test_an_environment_that_fails_its_self_test_is_never_used(self):
        folder = scratch(self)
        lock = folder / "empty.lock"
        lock.write_text("# nothing\n")
        done = self.prepare(folder / "environments", "--lock", str(lock), "--accelerator", "cuda")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stdout.splitlines()[-1], r"^failed prepare/(self-test|install): ")
        self.assertEqual([path.name for path in (folder / "environments").iterdir() if not path.name.startswith(".")], [])


if __name__ == "__main__":
    unittest.main()
