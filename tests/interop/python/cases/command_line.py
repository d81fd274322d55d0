"""The command lines that come with the client: hf, and huggingface-cli of old."""

import json
import os
import subprocess

from driver import case
from hub import equal, sha256


def run(hub, program, *args, token="alice", fails=False):
    environment = {**os.environ, "HF_HOME": str(hub.folder / "home")}
    if token:
        environment["HF_TOKEN"] = hub.token(token)
    done = subprocess.run([str(hub.bin / program), *args], env=environment, capture_output=True, text=True, timeout=150, cwd=hub.folder)
    said = done.stdout + done.stderr
    assert (done.returncode != 0) == fails, f"{program} {' '.join(args)} ended with {done.returncode}: {said[-600:]}"
    return said


def round_trip(hub, program, create, whoami):
    """Log in, who am I, create, upload a folder and a file, download: the first ten minutes of a user."""
    said = run(hub, program, *whoami)
    assert "alice" in said and "acme" in said, said
    repo_id = hub.name("cli")
    said = run(hub, program, *create(repo_id))
    contents = {"a.txt": b"a", "sub/b.json": b"{}", "sub/w.bin": os.urandom(2_000_000)}
    for name, content in contents.items():
        hub.write(f"up/{name}", content)
    said = run(hub, program, "upload", repo_id, str(hub.folder / "up"), ".", "--commit-message", "From the command line")
    assert f"{hub.endpoint}/{repo_id}" in said, said
    hub.write("more.txt", "more")
    run(hub, program, "upload", repo_id, "more.txt", "dir/more.txt")
    run(hub, program, "download", repo_id, "--local-dir", str(hub.folder / "down"))
    for name, content in {**contents, "dir/more.txt": b"more"}.items():
        equal(sha256((hub.folder / "down" / name).read_bytes()), sha256(content), name)
    only = run(hub, program, "download", repo_id, "sub/b.json").strip().splitlines()
    path = next(part for line in only for part in line.replace("path=", "").split() if part.endswith("sub/b.json"))
    with open(path, "rb") as file:
        equal(file.read(), b"{}")
    titles = [commit.title for commit in hub.api.list_repo_commits(repo_id)]
    assert "From the command line" in titles, titles


@case("hf: whoami, create, upload of a folder and a file, and download bring every byte through", since=(1, 0), limit=120)
def hf(hub):
    round_trip(hub, "hf", lambda repo_id: ["repos", "create", repo_id], ["auth", "whoami"])


@case("huggingface-cli: whoami, create, upload of a folder and a file, and download bring every byte through", before=(1, 0), limit=120)
def huggingface_cli(hub):
    round_trip(hub, "huggingface-cli", lambda repo_id: ["repo", "create", repo_id, "-y"], ["whoami"])


@case("hf auth login stores the token, and whoami names the user and this hub's address", since=(1, 0))
def hf_login(hub):
    run(hub, "hf", "auth", "login", "--token", hub.token("bob"), token=None)
    said = run(hub, "hf", "auth", "whoami", token=None)
    assert "bob" in said and hub.endpoint in said, said


@case("hf says in one sentence that a repository is missing, and that a token is not valid", since=(1, 0))
def hf_errors(hub):
    said = run(hub, "hf", "download", "alice/not-there", fails=True)
    assert "not found" in said.lower() and "alice/not-there" in said and "Traceback" not in said, said
    environment_token = {"HF_TOKEN": "hf_interopUnknown0000123456789ABCDEFGHI"}
    done = subprocess.run([str(hub.bin / "hf"), "auth", "whoami"], env={**os.environ, **environment_token}, capture_output=True, text=True, timeout=150)
    said = done.stdout + done.stderr
    assert done.returncode != 0 and "invalid" in said.lower() and "HF_TOKEN" in said, said


@case("hf repos: move, settings, branch, tag, duplicate and delete do what they say", since=(2, 0), limit=120)
def hf_repos(hub):
    repo_id, moved, copy = hub.new_repo("cli"), hub.name("cli-moved"), hub.name("cli-copy")
    run(hub, "hf", "repos", "branch", "create", repo_id, "dev")
    run(hub, "hf", "repos", "tag", "create", repo_id, "v1", "-m", "First")
    refs = hub.api.list_repo_refs(repo_id)
    equal(([branch.name for branch in refs.branches], [tag.name for tag in refs.tags]), (["dev", "main"], ["v1"]))
    run(hub, "hf", "repos", "move", repo_id, moved)
    run(hub, "hf", "repos", "settings", moved, "--private")
    equal(hub.api.repo_info(moved).private, True)
    run(hub, "hf", "repos", "duplicate", moved, copy)
    equal(hub.api.repo_exists(copy), True)
    run(hub, "hf", "repos", "delete", moved, "--yes")
    equal(hub.api.repo_exists(moved), False)


@case("hf models list finds a repository by search as JSON", since=(2, 0))
def hf_list(hub):
    repo_id = hub.new_repo(f"clilist{hub.mode}")
    said = run(hub, "hf", "models", "list", "--search", repo_id.split("/")[1], "--format", "json", token=None)
    equal([item["id"] for item in json.loads(said[said.index("[") :])], [repo_id])
