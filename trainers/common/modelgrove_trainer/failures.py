"""How a trainer fails: classes, codes and exit codes of the contract. Any other exception is a fault of the trainer itself."""

from typing import Any

EXIT_DONE, EXIT_INPUT, EXIT_MEMORY, EXIT_INFRASTRUCTURE, EXIT_STOPPED, EXIT_FAULT = 0, 10, 11, 12, 13, 1
MEMORY_TEXTS = ("can't allocate memory", "cannot allocate memory", "out of memory", "bad_alloc", "_alloc_failed", "bad allocation", "enomem")


class Failure(Exception):
    kind, exit_code = "infrastructure", EXIT_INFRASTRUCTURE

    def __init__(self, code: str, message: str, **details: Any):
        super().__init__(message)
        self.code, self.message, self.details = code, message, details

    def event(self) -> dict[str, Any]:
        return {"type": "failure", "class": self.kind, "code": self.code, "message": self.message, "details": self.details}


class InputFailure(Failure):
    """The data, the model or the settings are at fault: trying again changes nothing."""

    kind, exit_code = "input", EXIT_INPUT


class OutOfMemory(Failure):
    kind, exit_code = "out-of-memory", EXIT_MEMORY


class Infrastructure(Failure):
    kind, exit_code = "infrastructure", EXIT_INFRASTRUCTURE


def classified(error: BaseException) -> Failure | None:
    """The failure that an exception of a library means, or None where it is a fault of ours."""
    if isinstance(error, Failure):
        return error
    if is_memory(error):
        return OutOfMemory(
            "train/out-of-memory",
            "The memory ran out. Use a smaller batch, shorter rows (maxLength), LoRA instead of full, or a runner with more memory.",
            reason=one_line(error),
        )
    if isinstance(error, OSError) and error.errno in (28, 122):
        return Infrastructure("train/disk-full", "The runner's disk is full: free some of it, then start the job again.", reason=one_line(error))
    if isinstance(error, OSError) and error.errno == 5:
        return Infrastructure("train/disk-error", "The runner's disk could not be read or written.", reason=one_line(error))
    return None


def is_memory(error: BaseException) -> bool:
    """MemoryError, torch.OutOfMemoryError (by its name: nothing here imports PyTorch), and what allocators say in a RuntimeError."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, MemoryError) or type(seen).__name__ == "OutOfMemoryError":
            return True
        if isinstance(seen, OSError) and seen.errno == 12:
            return True
        if isinstance(seen, RuntimeError) and any(text in str(seen).lower() for text in MEMORY_TEXTS):
            return True
        seen = seen.__cause__
    return False


def one_line(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".replace("\n", " ")[:500]
