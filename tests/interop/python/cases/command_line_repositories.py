"""hf: looking at repositories and their files, branches and tags, deleting and copying files."""

import json
import os

from cases.command_line import run
from driver import case
from hub import equal, raises, sha256
from huggingface_hub import CommitOperationAdd


def stocked(hub, **options):
    repo_id = hub.new_repo("cli", **options)
    contents = {"README.md": b"---\nlicense: mit\n---\n# By the command line\n", "a.txt": b"a", "logs/1.log": b"1", "logs/2.log": b"2", "w.bin": os.urandom(200_000)}
    hub.api.create_commit(repo_id, [CommitOperationAdd(path, content) for path, content in contents.items()], commit_message="Stock", repo_type=options.get("repo_type"))
    return repo_id, contents


def as_json(said):
    start = min(position for position in (said.find("["), said.find("{")) if position >= 0)
    return json.JSONDecoder().raw_decode(said[start:])[0]


@case("hf models and datasets: ls shows files of a revision, info and card show what the card says", since=(2, 0), limit=120)
def looking(hub):
    repo_id, contents = stocked(hub)
    said = run(hub, "hf", "models", "ls", repo_id, "-R", "--json")
    equal({entry["path"] for entry in as_json(said) if "size" in entry}, {".gitattributes", *contents}, said)
    hub.api.create_branch(repo_id, branch="side/branch")
    hub.api.upload_file(repo_id=repo_id, path_or_fileobj=b"x", path_in_repo="only-there.txt", revision="side/branch")
    assert "only-there.txt" in run(hub, "hf", "models", "ls", repo_id, "--revision", "side/branch")
    assert "only-there.txt" not in run(hub, "hf", "models", "ls", repo_id)
    info = as_json(run(hub, "hf", "models", "info", repo_id, "--json"))
    equal((info["id"], info["private"]), (repo_id, False))
    assert "By the command line" in run(hub, "hf", "models", "card", repo_id)
    dataset, _ = stocked(hub, repo_type="dataset")
    equal(as_json(run(hub, "hf", "datasets", "info", dataset, "--json"))["id"], dataset)


@case("hf repos ls shows what one's repositories and those of an organization store, private ones too, to those who may see it", since=(2, 0), limit=120)
def storage(hub):
    repo_id, contents = stocked(hub, private=True)
    [mine] = as_json(run(hub, "hf", "repos", "ls", "--search", repo_id.split("/")[1], "--json"))
    equal((mine["id"], mine["type"], mine["visibility"]), (repo_id, "model", "private"))
    [listed] = [one for one in hub.api.list_user_repos() if one.id == repo_id]
    assert listed.storage > len(contents["w.bin"]) and 0 < listed.storage_percent <= 100, listed
    theirs = as_json(run(hub, "hf", "repos", "ls", "--namespace", "acme", "--limit", "0", "--json", token="bob"))
    assert "acme/handbook" in [one["id"] for one in theirs], theirs
    with raises(Exception, "rights", status=403):
        list(hub.bob.list_user_repos(namespace="alice"))


@case("hf repos: branches and tags are made at a revision, listed and deleted, and what is refused says why", since=(1, 0), limit=120)
def refs(hub):
    repo_id, _ = stocked(hub)
    first = hub.api.repo_info(repo_id).sha
    run(hub, "hf", "repos", "tag", "create", repo_id, "v1", "-m", "First")
    hub.api.upload_file(repo_id=repo_id, path_or_fileobj=b"b", path_in_repo="b.txt")
    run(hub, "hf", "repos", "branch", "create", repo_id, "old", "--revision", "v1")
    branches = {branch.name: branch.target_commit for branch in hub.api.list_repo_refs(repo_id).branches}
    equal(branches["old"], first)
    assert "v1" in run(hub, "hf", "repos", "tag", "list", repo_id)
    said = run(hub, "hf", "repos", "branch", "create", repo_id, "old", fails=True)
    assert "already exists" in said.lower(), said
    run(hub, "hf", "repos", "branch", "create", repo_id, "old", "--exist-ok")
    run(hub, "hf", "repos", "branch", "delete", repo_id, "old")
    run(hub, "hf", "repos", "tag", "delete", repo_id, "v1", "-y")
    refs = hub.api.list_repo_refs(repo_id)
    equal(([branch.name for branch in refs.branches], refs.tags), (["main"], []))
    said = run(hub, "hf", "repos", "branch", "delete", repo_id, "main", fails=True)
    assert "refs/heads/main" in said, said


@case("hf repos delete-files takes names, patterns and folders, in one commit", since=(1, 0))
def deleting(hub):
    repo_id, _ = stocked(hub)
    run(hub, "hf", "repos", "delete-files", repo_id, "*.txt", "logs/", "--commit-message", "Less")
    equal(sorted(hub.api.list_repo_files(repo_id)), [".gitattributes", "README.md", "w.bin"])
    equal(hub.api.list_repo_commits(repo_id)[0].title, "Less")


# A large file without a Xet hash is refused by the client itself when it goes from one repository to another (huggingface_hub 2.4).
@case("hf cp copies from here to a repository, a small file or a folder of them to another one, and a large file back", since=(2, 0), limit=120)
def copying(hub):
    repo_id, contents = stocked(hub)
    target = hub.new_repo("cli-target", repo_type="dataset", private=True)
    local = hub.write("local.txt", "from here")
    run(hub, "hf", "cp", str(local), f"hf://{repo_id}/up/local.txt")
    equal(hub.read(repo_id, "up/local.txt"), b"from here")
    run(hub, "hf", "cp", f"hf://{repo_id}/logs/", f"hf://datasets/{target}/copied/")
    copied = [path for path in hub.api.list_repo_files(target, repo_type="dataset") if path.startswith("copied/")]
    equal({os.path.basename(path): hub.read(target, path, repo_type="dataset") for path in copied}, {"1.log": b"1", "2.log": b"2"})
    run(hub, "hf", "cp", f"hf://{repo_id}/w.bin", str(hub.folder / "back.bin"))
    equal(sha256((hub.folder / "back.bin").read_bytes()), sha256(contents["w.bin"]))


@case("hf upload with include, exclude and delete patterns sends what they say, to a branch", since=(1, 0), limit=120)
def uploading(hub):
    repo_id, _ = stocked(hub)
    hub.api.create_branch(repo_id, branch="next")
    for name in ("a.txt", "skip.tmp", "sub/b.txt", "sub/c.json"):
        hub.write(f"up/{name}", f"new {name}")
    patterns = ["--include", "*.txt", "--exclude", "sub/*", "--delete", "logs/*"]
    run(hub, "hf", "upload", repo_id, str(hub.folder / "up"), ".", "--revision", "next", *patterns)
    equal(sorted(hub.api.list_repo_files(repo_id, revision="next")), [".gitattributes", "README.md", "a.txt", "w.bin"])
    equal(hub.read(repo_id, "a.txt", revision="next"), b"new a.txt")
    equal(hub.read(repo_id, "a.txt"), b"a")
