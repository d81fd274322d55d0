"""Commits of many operations, and many commits at once."""

import os
import threading

from driver import case
from hub import equal, raises, sha256
from huggingface_hub import CommitOperationAdd, CommitOperationCopy, CommitOperationDelete
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RevisionNotFoundError

HEADER = {"key": "header", "value": {"summary": "by hand"}}


def add(path, content):
    return CommitOperationAdd(path_in_repo=path, path_or_fileobj=content)


def stocked(hub):
    repo_id = hub.new_repo()
    contents = {"a.txt": b"a", "b.txt": b"b", "dir/one.txt": b"1", "dir/deep/two.txt": b"2", "dirty.txt": b"d", "w.bin": os.urandom(40_000)}
    hub.api.create_commit(repo_id, [add(path, content) for path, content in contents.items()], commit_message="Stock")
    return repo_id, contents


def files(hub, repo_id, revision=None):
    return set(hub.api.list_repo_files(repo_id, revision=revision)) - {".gitattributes"}


@case("one commit adds, replaces, deletes a file and deletes a folder without touching its neighbours")
def mixed(hub):
    repo_id, _ = stocked(hub)
    operations = [
        add("a.txt", b"a2"),
        add("new/x.txt", b"x"),
        CommitOperationDelete(path_in_repo="b.txt"),
        CommitOperationDelete(path_in_repo="dir/"),
    ]
    hub.api.create_commit(repo_id, operations, commit_message="Mixed")
    equal(files(hub, repo_id), {"a.txt", "new/x.txt", "dirty.txt", "w.bin"})
    equal(hub.read(repo_id, "a.txt"), b"a2")


@case("delete_files by pattern and delete_folder leave the rest in place")
def delete_helpers(hub):
    repo_id, _ = stocked(hub)
    hub.api.delete_files(repo_id, ["*.bin", "dir/deep/*"])
    equal(files(hub, repo_id), {"a.txt", "b.txt", "dir/one.txt", "dirty.txt"})
    hub.api.delete_folder("dir", repo_id)
    equal(files(hub, repo_id), {"a.txt", "b.txt", "dirty.txt"})


@case("deleting what is not there, or a folder as if it were a file, says that no such file exists")
def delete_missing(hub):
    repo_id, contents = stocked(hub)
    head = hub.api.repo_info(repo_id).sha
    for path in ("absent.txt", "dir", "absent/"):
        with raises(EntryNotFoundError, "a file with this name doesn't exist"):
            operation = CommitOperationDelete(path_in_repo=path, is_folder=path.endswith("/"))
            hub.api.create_commit(repo_id, [operation, add("never.txt", b"x")], commit_message="Delete")
    equal((hub.api.repo_info(repo_id).sha, files(hub, repo_id)), (head, set(contents)), "nothing happened")


@case("deleting a folder and adding into it in one commit keeps what was added")
def delete_then_add(hub):
    repo_id, _ = stocked(hub)
    hub.api.create_commit(repo_id, [CommitOperationDelete(path_in_repo="dir/"), add("dir/one.txt", b"again")], commit_message="Replace")
    equal({path for path in files(hub, repo_id) if path.startswith("dir/")}, {"dir/one.txt"})
    equal(hub.read(repo_id, "dir/one.txt"), b"again")


@case("copies of a large and of a small file have the bytes of their source, also from an older revision")
def copies(hub):
    repo_id, contents = stocked(hub)
    old = hub.api.repo_info(repo_id).sha
    hub.api.create_commit(repo_id, [add("w.bin", os.urandom(30_000)), add("a.txt", b"newer")], commit_message="Change")
    operations = [
        CommitOperationCopy(src_path_in_repo="w.bin", path_in_repo="copy/w.bin", src_revision=old),
        CommitOperationCopy(src_path_in_repo="a.txt", path_in_repo="copy/a.txt", src_revision=old),
        CommitOperationCopy(src_path_in_repo="dirty.txt", path_in_repo="copy/dirty.txt"),
    ]
    hub.api.create_commit(repo_id, operations, commit_message="Copy")
    equal(sha256(hub.read(repo_id, "copy/w.bin")), sha256(contents["w.bin"]))
    equal((hub.read(repo_id, "copy/a.txt"), hub.read(repo_id, "copy/dirty.txt")), (b"a", b"d"))
    with raises(EntryNotFoundError):
        hub.api.create_commit(repo_id, [CommitOperationCopy(src_path_in_repo="none.bin", path_in_repo="x.bin")], commit_message="Copy")


@case("a copyFile line, which clients do not send today, copies on the hub")
def copy_line(hub):
    repo_id, contents = stocked(hub)
    line = {"key": "copyFile", "value": {"path": "copied.bin", "srcPath": "w.bin", "srcRevision": "main"}}
    answer = hub.commit(repo_id, [HEADER, line])
    equal((answer.status_code, answer.json()["success"]), (200, True))
    equal(sha256(hub.read(repo_id, "copied.bin")), sha256(contents["w.bin"]))


@case("a parent_commit that is no longer the head is refused with 412 and nothing is lost; the true head is accepted")
def parent_commit(hub):
    repo_id = hub.new_repo()
    base = hub.api.repo_info(repo_id).sha
    head = hub.api.create_commit(repo_id, [add("x.txt", b"1")], commit_message="One", parent_commit=base).oid
    with raises(HfHubHTTPError, "the branch was updated since you opened this page", status=412):
        hub.api.create_commit(repo_id, [add("x.txt", b"2")], commit_message="Two", parent_commit=base)
    equal((hub.api.repo_info(repo_id).sha, hub.read(repo_id, "x.txt")), (head, b"1"))
    hub.api.create_commit(repo_id, [add("x.txt", b"3")], commit_message="Three", parent_commit=head)
    equal(hub.read(repo_id, "x.txt"), b"3")


@case("an empty list of operations makes no commit in the client, and an empty commit by hand is a commit")
def empty_commits(hub):
    repo_id = hub.new_repo()
    head = hub.api.repo_info(repo_id).sha
    equal(hub.api.create_commit(repo_id, [], commit_message="Nothing").oid, head)
    answer = hub.commit(repo_id, [HEADER])
    equal(answer.status_code, 200)
    commits = hub.api.list_repo_commits(repo_id)
    equal([commit.title for commit in commits], ["by hand", "initial commit"])
    equal(answer.json()["commitOid"], commits[0].commit_id)


@case("commits to a branch stay on it, and one to an unknown branch is RevisionNotFoundError")
def branches(hub):
    repo_id = hub.new_repo()
    hub.api.create_branch(repo_id, branch="dev/next")
    hub.api.create_commit(repo_id, [add("dev.txt", b"dev")], commit_message="On dev", revision="dev/next")
    equal((files(hub, repo_id), files(hub, repo_id, "dev/next")), (set(), {"dev.txt"}))
    with raises(RevisionNotFoundError, status=404):
        hub.api.create_commit(repo_id, [add("x.txt", b"x")], commit_message="Nowhere", revision="unknown-branch")


@case("eight threads committing to one branch at once lose nothing", limit=120)
def concurrent(hub):
    repo_id = hub.new_repo()
    failures = []

    def writer(thread):
        for turn in range(4):
            try:
                hub.api.create_commit(repo_id, [add(f"t{thread}/{turn}.txt", f"{thread}-{turn}".encode())], commit_message=f"Thread {thread} turn {turn}")
            except Exception as error:  # noqa: BLE001 - counted below
                failures.append(f"{thread}-{turn}: {type(error).__name__}: {error}")

    threads = [threading.Thread(target=writer, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    equal(failures, [])
    equal(files(hub, repo_id), {f"t{thread}/{turn}.txt" for thread in range(8) for turn in range(4)})
    commits = hub.api.list_repo_commits(repo_id)
    equal((len(commits), len({commit.commit_id for commit in commits})), (33, 33))
    equal(hub.read(repo_id, "t7/3.txt"), b"7-3")


@case("a commit whose lines are cut, not JSON, or without a header is refused with a sentence and changes nothing")
def broken_lines(hub):
    repo_id = hub.new_repo()
    head = hub.api.repo_info(repo_id).sha
    file = {"key": "file", "value": {"path": "x.txt", "content": "eA==", "encoding": "base64"}}
    broken = {
        "no header": [file],
        "unknown key": [HEADER, {"key": "launchFile", "value": {"path": "x"}}],
        "bad base64": [HEADER, {"key": "file", "value": {"path": "x.txt", "content": "&&&", "encoding": "base64"}}],
        "no path": [HEADER, {"key": "file", "value": {"content": "eA=="}}],
        "file and folder at once": [HEADER, file, {"key": "file", "value": {"path": "x.txt/y", "content": "eA==", "encoding": "base64"}}],
    }
    for what, lines in broken.items():
        answer = hub.commit(repo_id, lines)
        assert 400 <= answer.status_code < 500, f"{what}: {answer.status_code} {answer.text[:200]}"
        assert answer.json().get("error") and answer.headers.get("x-error-message") and answer.headers.get("x-request-id"), f"{what}: no message"
    equal(hub.api.repo_info(repo_id).sha, head)
