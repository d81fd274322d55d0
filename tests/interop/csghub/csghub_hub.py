"""What a case of csghub-sdk needs: its two back ends, its command line, and a look at the hub by plain requests."""

import contextlib
import os
import subprocess
from pathlib import Path

import requests
from hub import Hub, sha256

TYPES = ("model", "dataset", "space")
# The variable that picks one is read at every call.
BACKENDS = {"default": "false", "own": "true"}


class CsghubHub(Hub):
    # Of the default back end.
    goes_by_xet = "HF_HUB_DISABLE_XET" not in os.environ

    def for_case(self):
        super().for_case()
        home = self.folder / "home"
        home.mkdir()
        identity = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}
        for role in ("AUTHOR", "COMMITTER"):
            identity.update({f"GIT_{role}_NAME": "Alice", f"GIT_{role}_EMAIL": "alice@example.org"})
        self.environment = {
            **os.environ,
            **identity,
            "HOME": str(home),
            "CSGHUB_HOME": str(home),
            "CSGHUB_DOMAIN": self.endpoint,
            "CSGHUB_TOKEN": self.token("alice"),
            "PATH": f"{self.bin}:{os.environ['PATH']}",
        }
        # As anybody has it who has installed git-lfs: the SDK takes it for granted.
        self.run("git", "lfs", "install", "--skip-repo")
        return self

    def run(self, *command, fails=False, cwd=None, **environment):
        done = subprocess.run(
            list(command), env={**self.environment, **environment}, capture_output=True, text=True, timeout=110, cwd=cwd or self.folder
        )
        said = done.stdout + done.stderr
        assert (done.returncode != 0) == fails, f"{' '.join(command)} ended with {done.returncode}: {said[-900:]}"
        return said

    def cli(self, *args, backend="default", **options):
        return self.run(str(self.bin / "csghub-cli"), *args, CSGHUB_DISABLE_XNET=BACKENDS[backend], **options)

    def new_space(self, word):
        """The command line over huggingface_hub makes no spaces, and uploads to none: it never names the sdk that huggingface_hub wants."""
        repo_id = self.name(word)
        self.api.create_repo(repo_id, repo_type="space", space_sdk="static", private=True)
        return repo_id

    def folder_of(self, name, contents):
        for path, content in contents.items():
            self.write(f"{name}/{path}", content)
        return str(self.folder / name)

    @contextlib.contextmanager
    def client_of(self, backend, repo_type="model"):
        """The object behind the command line, with the environment it reads."""
        from pycsghub.api_client import get_csghub_api

        before = dict(os.environ)
        os.environ.update(self.environment, CSGHUB_DISABLE_XNET=BACKENDS[backend])
        try:
            yield get_csghub_api(repo_type=repo_type, token=self.token("alice"), endpoint=self.endpoint)
        finally:
            os.environ.clear()
            os.environ.update(before)

    def ask(self, method, path, user="alice", **options):
        headers = {"authorization": f"Bearer {self.token(user)}"} if user else {}
        return requests.request(method, f"{self.endpoint}{path}", headers=headers, timeout=60, **options)

    def paths(self, repo_id, repo_type="model", revision="main"):
        """What the hub itself says lies there, but for the attributes that every repository has."""
        answer = self.ask("GET", f"/api/{repo_type}s/{repo_id}/tree/{revision}?recursive=true")
        answer.raise_for_status()
        return {item["path"]: item for item in answer.json() if item["type"] == "file" and item["path"] != ".gitattributes"}

    def content(self, repo_id, path, repo_type="model", revision="main"):
        prefix = "" if repo_type == "model" else f"{repo_type}s/"
        answer = self.ask("GET", f"/{prefix}{repo_id}/resolve/{revision}/{path}")
        answer.raise_for_status()
        return answer.content

    def commits(self, repo_id, repo_type="model", revision="main"):
        return self.ask("GET", f"/api/{repo_type}s/{repo_id}/commits/{revision}").json()

    def assert_holds(self, repo_id, contents, repo_type="model", revision="main"):
        """These paths and no others, each with these bytes; and the card of the license that the SDK always asks for."""
        found = set(self.paths(repo_id, repo_type, revision)) - ({"README.md"} - set(contents))
        assert found == set(contents), f"{repo_id} at {revision} holds {sorted(found)}, not {sorted(contents)}"
        for path, content in contents.items():
            got = sha256(self.content(repo_id, path, repo_type, revision))
            assert got == sha256(content), f"{path} of {repo_id} has other bytes"


def assert_folder(folder, contents):
    """The folder holds these files, each with these bytes."""
    for path, content in contents.items():
        assert sha256((Path(folder) / path).read_bytes()) == sha256(content), f"{path} in {folder} has other bytes"


def sample(large=2_000_000):
    """A folder with small and large files, in git and in the object store."""
    return {
        "config.json": b'{"model_type": "tiny"}',
        "empty.txt": b"",
        "docs/\u6a21\u6797 notes.txt": "Modelgrove \u6a21\u6797\n".encode(),
        "data/table.csv": b"a,b\n1,2\n" * 1000,
        "weights/model.safetensors": os.urandom(large),
        "weights/tiny.bin": os.urandom(100),
    }
