"""Writes only below the job's own work/ and out/, no TCP, no signals to strangers, no core dumps: Landlock, where the kernel has it.

linux/landlock.h; the rights grow with the version that the kernel answers (1: Linux 5.13 … 6: 6.12). Confinement is for this process and all that
it starts, and cannot be undone. The runner's limits do not rely on it.
"""

import ctypes
import glob
import os
import sys
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same on every architecture that matters
PR_SET_NO_NEW_PRIVS = 38
WRITE_FILE, TRUNCATE = 1 << 1, 1 << 14
REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))  # remove a folder or file; make devices, folders, files, sockets, pipes, links
REFER = 1 << 13
TCP = 0b11  # bind and connect
SCOPES = 0b11  # abstract sockets and signals
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/tty", "/dev/nvidia*", "/dev/nvidia-caps/*", "/dev/kfd", "/dev/dri/*")


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _PathRule(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def confine(writable: list[Path]) -> str:
    """Answers the sentence for the log."""
    _no_core_dumps()
    if not sys.platform.startswith("linux"):
        return f"Not confined: {sys.platform} has no Landlock."
    try:
        version = _landlock(writable)
    except OSError as error:
        return f"Not confined: this kernel offers no Landlock ({error.strerror})."
    return f"Confined by Landlock {version}: writes only into {' and '.join(path.name for path in writable)}" + (", no TCP." if version >= 4 else ".")


def _no_core_dumps() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _landlock(writable: list[Path]) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    version = _call(libc, CREATE_RULESET, None, 0, 1)
    rights = WRITE_FILE | REMOVE_AND_MAKE | (REFER if version >= 2 else 0) | (TRUNCATE if version >= 3 else 0)
    ruleset = _Ruleset(rights, TCP if version >= 4 else 0, SCOPES if version >= 6 else 0)
    size = 8 if version < 4 else 16 if version < 6 else 24
    descriptor = _call(libc, CREATE_RULESET, ctypes.byref(ruleset), size, 0)
    try:
        for path in writable:
            _allow(libc, descriptor, path, rights)
        for device in sorted(found for pattern in DEVICES for found in glob.glob(pattern)):
            _allow(libc, descriptor, Path(device), rights & (WRITE_FILE | TRUNCATE))
        if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        _call(libc, RESTRICT_SELF, descriptor, 0)
    finally:
        os.close(descriptor)
    return version


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _call(libc, ADD_RULE, ruleset, 1, ctypes.byref(_PathRule(rights, folder)), 0)
    finally:
        os.close(folder)


def _call(libc: ctypes.CDLL, number: int, *arguments: object) -> int:
    libc.syscall.restype = ctypes.c_long
    answer = libc.syscall(ctypes.c_long(number), *arguments)
    if answer < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return answer
