"""What every Python reader of the table prints: for each repository its files as this client brought them."""

import hashlib
import json
from pathlib import Path


def print_each(read, repo_ids, folder):
    for repo_id in repo_ids:
        try:
            found = {"files": hashes(Path(read(repo_id, folder)))}
        except Exception as error:  # noqa: BLE001 - whatever a client raises is the result of this cell
            found = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps({"id": repo_id, **found}), flush=True)


def hashes(root):
    """Of every file but what huggingface_hub notes in a folder it has downloaded to."""
    files = [path for path in root.rglob("*") if path.is_file() and ".cache" not in path.relative_to(root).parts]
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
