"""Who am I, and what may I do: tokens, whoami, auth-check."""

import json
import os
import subprocess
import sys

from driver import case
from hub import equal, raises
from huggingface_hub import HfApi
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError

UNKNOWN = "hf_interopUnknown0000123456789ABCDEFGHI"


@case("whoami names the user, the organization with the role in it, and the token with its role")
def whoami(hub):
    me = hub.api.whoami()
    equal((me["type"], me["name"]), ("user", "alice"))
    equal({org["name"]: org.get("roleInOrg") for org in me["orgs"]}, {"acme": "admin"}, "organizations")
    equal(me["auth"]["accessToken"]["displayName"], "alice-write", "token name")
    equal(me["auth"]["accessToken"]["role"], "write", "token role")
    reader = HfApi(token=hub.token("alice", "read")).whoami()
    equal((reader["name"], reader["auth"]["accessToken"]["role"]), ("alice", "read"))


@case("an unknown token is told so, with the request id, and never mistaken for a missing repository")
def unknown_token(hub):
    stranger = HfApi(token=UNKNOWN)
    # 0.36 raises the error of its HTTP library here; both are OSErrors.
    with raises(OSError, "invalid user token", status=401):
        stranger.whoami()
    repo_id = hub.new_repo()
    with raises(HfHubHTTPError, "invalid credentials in authorization header", "request id", status=401) as caught:
        stranger.model_info(repo_id)
    assert not isinstance(caught[0], RepositoryNotFoundError), "a stale token must not look like a missing repository"


@case("login stores a token that the next process uses without being told")
def login(hub):
    environment = {"HF_HOME": str(hub.folder / "home")}
    run_python(hub, environment, f"from huggingface_hub import login; login(token={hub.token('bob')!r}, add_to_git_credential=False)")
    answer = run_python(hub, environment, "import json, huggingface_hub as h; print(json.dumps(h.whoami()))")
    equal(json.loads(answer.splitlines()[-1])["name"], "bob")


@case("auth_check lets in who may read, and hides a private repository from everyone else")
def auth_check(hub):
    public, private = hub.new_repo("checked"), hub.new_repo("checked", private=True)
    hub.api.auth_check(private)
    hub.anonymous.auth_check(public)
    with raises(RepositoryNotFoundError, "repository not found", "request id", status=404):
        hub.bob.auth_check(private)
    with raises(RepositoryNotFoundError, status=401):
        hub.anonymous.auth_check(private)


@case("auth_check with write tells a reader apart from a writer", since=(1, 19))
def auth_check_write(hub):
    public = hub.new_repo("checked")
    hub.api.auth_check(public, write=True)
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        hub.bob.auth_check(public, write=True)


@case("a read token cannot write, and is told that it may not")
def read_token(hub):
    repo_id = hub.new_repo()
    reader = HfApi(token=hub.token("alice", "read"))
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        reader.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=repo_id)
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        reader.create_repo(hub.name("refused"))


@case("a member with the read role reads the organization's private repository and writes nothing")
def organization_reader(hub):
    repo_id = hub.name("shared").replace("alice/", "acme/")
    hub.api.create_repo(repo_id, private=True)
    hub.api.upload_file(path_or_fileobj=b"for members", path_in_repo="note.txt", repo_id=repo_id)
    equal(hub.bob.repo_info(repo_id).private, True)
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        hub.bob.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=repo_id)
    with raises(RepositoryNotFoundError, status=401):
        hub.anonymous.repo_info(repo_id)


def run_python(hub, environment, program):
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], env={**os.environ, **environment}, capture_output=True, text=True, timeout=150)
    assert done.returncode == 0, done.stderr[-600:]
    return done.stdout
