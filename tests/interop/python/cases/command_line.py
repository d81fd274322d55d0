"""The command lines that come with the client: hf, and huggingface-cli of old."""

import json
import os
import subprocess

from huggingface_hub.utils import get_session

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


@case("hf auth login by a code that a person allows: whoami, an upload, and nothing once it was taken back", since=(2, 0), limit=60)
def hf_device_login(hub):
    """The newest client without a token: it prints an address and a code, a person says yes, and the token it gets does what the command line does."""
    home = hub.folder / "device-home"
    environment = {**os.environ, "HF_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment.pop("HF_TOKEN", None)
    login = subprocess.Popen([str(hub.bin / "hf"), "auth", "login"], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=hub.folder)
    said = ""
    while "user_code=" not in said:
        line = login.stdout.readline()
        assert line, f"hf auth login ended: {said[-600:]}"
        said += line
    code = said.split("user_code=")[1].split()[0]
    allowed = hub.post("/hub/v1/oauth/device/answer", hub.token("alice"), json={"code": code, "decision": "allow"})
    equal(allowed.status_code, 204)
    said += login.communicate(timeout=60)[0]
    equal(login.returncode, 0, said[-600:])

    def hf(*args, fails=False):
        done = subprocess.run([str(hub.bin / "hf"), *args], env=environment, capture_output=True, text=True, timeout=150, cwd=hub.folder)
        assert (done.returncode != 0) == fails, f"hf {' '.join(args)} ended with {done.returncode}: {(done.stdout + done.stderr)[-600:]}"
        return done.stdout + done.stderr

    said = hf("auth", "whoami")
    assert "alice" in said and hub.endpoint in said, said
    repo_id = hub.name("device")
    hf("repos", "create", repo_id, "--private")
    hub.write("a.txt", "by a device")
    hf("upload", repo_id, "a.txt", "a.txt")
    equal(hub.read(repo_id, "a.txt"), b"by a device")
    connected = get_session().get(f"{hub.endpoint}/hub/v1/oauth/connected", headers={"authorization": f"Bearer {hub.token('alice')}"}).json()
    for one in connected:
        get_session().delete(f"{hub.endpoint}/hub/v1/oauth/connected/{one['id']}", headers={"authorization": f"Bearer {hub.token('alice')}"})
    assert "alice" not in hf("auth", "whoami", fails=True)
