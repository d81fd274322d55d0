"""csghub-sdk in the table, by its command line: CSGHUB_DISABLE_XNET picks its back end. Arguments as hub_files.py."""

import os
import subprocess
import sys
from pathlib import Path

from reading import print_each

CLI = [str(Path(sys.executable).parent / "csghub-cli")]


def run(*args):
    done = subprocess.run([*CLI, *args, "-t", "dataset"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"csghub-cli {args[0]} ended with {done.returncode}: {(done.stdout + done.stderr)[-600:]}")


def read(repo_id, folder):
    target = Path(folder, repo_id)
    run("download", repo_id, "-ld", str(target))
    return target


# Its own back end commits by git and git-lfs, and takes for granted that both know the person.
for role in ("AUTHOR", "COMMITTER"):
    os.environ |= {f"GIT_{role}_NAME": "Alice", f"GIT_{role}_EMAIL": "alice@example.org"}
subprocess.run(["git", "lfs", "install", "--skip-repo"], check=True, capture_output=True)
os.environ |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "CSGHUB_HOME": os.environ["HOME"]}
os.environ["CSGHUB_DOMAIN"] = os.environ["HF_ENDPOINT"]
os.environ["CSGHUB_TOKEN"] = os.environ["HF_TOKEN"]
match sys.argv[1:]:
    case ["upload", repo_id, folder]:
        run("upload", repo_id, folder)
    case ["read", folder, *repo_ids]:
        print_each(read, repo_ids, folder)
