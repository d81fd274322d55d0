"""What a trainer may not do to the machine it runs on."""

import resource
import subprocess
import sys
import unittest
from pathlib import Path


from support import TRAINERS, has_landlock, scratch

PROGRAM = """
import os, socket, sys
from pathlib import Path
sys.path.insert(0, {common!r})
from modelgrove_trainer.confine import confine
own, other = Path({own!r}), Path({other!r})
print(confine([own]))
def tried(name, work):
    try: work(); print(name, "done")
    except OSError as error: print(name, "refused")
tried("own", lambda: (own / "file").write_text("x"))
tried("rename", lambda: os.rename(own / "file", own / "file2"))
tried("null", lambda: open("/dev/null", "w").write("x"))
tried("new", lambda: (other / "new").write_text("x"))
tried("change", lambda: (other / "there").write_text("x"))
tried("truncate", lambda: os.truncate(other / "there", 0))
tried("append", lambda: open(other / "there", "a").write("x"))
tried("remove", lambda: (other / "there").unlink())
tried("folder", lambda: (other / "folder").mkdir())
tried("link", lambda: os.symlink("/etc/passwd", other / "link"))
tried("out", lambda: os.rename(own / "file2", other / "file2"))
tried("read", lambda: (other / "there").read_text())
tried("tcp", lambda: socket.create_connection(("127.0.0.1", {port}), timeout=2))
tried("listen", lambda: socket.create_server(("127.0.0.1", 0)))
tried("signal", lambda: os.kill(os.getppid(), 0))
def child():
    if os.system("echo x > " + str(other / "by-child")): raise OSError
tried("child", child)
"""


class Confinement(unittest.TestCase):
    def setUp(self):
        import socket

        server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(server.close)
        self.own, self.other = scratch(self), scratch(self)
        (self.other / "there").write_text("kept")
        program = PROGRAM.format(common=str(TRAINERS / "common"), own=str(self.own), other=str(self.other), port=server.getsockname()[1])
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        self.said, *lines = done.stdout.splitlines()
        self.found = dict(line.split() for line in lines)
        self.assertIn("Confined by Landlock" if has_landlock() else "Not confined", self.said)
        if not has_landlock():
            self.skipTest(self.said)

    def test_only_its_own_folders_are_written_to(self):
        self.assertEqual({name: self.found[name] for name in ("own", "rename", "null", "read")}, dict.fromkeys(("own", "rename", "null", "read"), "done"))
        for name in ("new", "change", "append", "remove", "folder", "link", "out", "child"):
            self.assertEqual(self.found[name], "refused", name)
        self.assertEqual((self.other / "there").read_text(), "kept")
        self.assertEqual([path.name for path in Path(self.other).iterdir()], ["there"])

    def test_newer_kernels_also_refuse_tcp_and_signals_to_strangers(self):
        version = int(self.said.split("Landlock ")[1].split(":")[0])
        if version < 6:
            self.skipTest(f"Landlock {version}")
        self.assertEqual([self.found[name] for name in ("tcp", "listen", "signal", "truncate")], ["refused"] * 4)


class CoreDumps(unittest.TestCase):
    def test_none_are_written(self):
        program = f"import sys; sys.path.insert(0, {str(TRAINERS / 'common')!r})\nfrom modelgrove_trainer.confine import confine\nconfine([])\nimport resource\nprint(resource.getrlimit(resource.RLIMIT_CORE))"
        before = resource.getrlimit(resource.RLIMIT_CORE)
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout.strip(), "(0, 0)")
        self.assertEqual(resource.getrlimit(resource.RLIMIT_CORE), before)


if __name__ == "__main__":
    unittest.main()
