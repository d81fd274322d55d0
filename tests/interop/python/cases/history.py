"""Branches, tags, commits, trees: what a repository was and is."""

import os
import subprocess

from driver import case
from hub import equal, raises, recorded_requests, sha256
from huggingface_hub import CommitOperationAdd
from huggingface_hub.errors import EntryNotFoundError, HfHubHTTPError, RevisionNotFoundError
from huggingface_hub.hf_api import RepoFile, RepoFolder

COMMITS, FILES = 1_150, 1_300


@case("branches are made from any revision, listed with their heads, and deleted; main is protected")
def branches(hub):
    repo_id = hub.new_repo()
    base = hub.api.repo_info(repo_id).sha
    head = hub.api.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=repo_id).oid
    hub.api.create_branch(repo_id, branch="from-head")
    hub.api.create_branch(repo_id, branch="feature/from-base", revision=base)
    with raises(HfHubHTTPError, "reference refs/heads/from-head already exists", status=409):
        hub.api.create_branch(repo_id, branch="from-head")
    hub.api.create_branch(repo_id, branch="from-head", exist_ok=True)
    refs = hub.api.list_repo_refs(repo_id)
    heads = {branch.name: (branch.ref, branch.target_commit) for branch in refs.branches}
    expected = {"main": head, "from-head": head, "feature/from-base": base}
    equal(heads, {name: (f"refs/heads/{name}", oid) for name, oid in expected.items()})
    hub.api.delete_branch(repo_id, branch="feature/from-base")
    equal({branch.name for branch in hub.api.list_repo_refs(repo_id).branches}, {"main", "from-head"})
    with raises(HfHubHTTPError, "invalid rev id"):
        hub.api.delete_branch(repo_id, branch="feature/from-base")
    with raises(HfHubHTTPError, "cannot delete refs/heads/main"):
        hub.api.delete_branch(repo_id, branch="main")
    with raises(HfHubHTTPError, "already exists", status=409):
        hub.api.create_branch(repo_id, branch="main")
    with raises(HfHubHTTPError, status=400):
        hub.api.create_branch(repo_id, branch="refs/heads/odd")
    with raises(RevisionNotFoundError):
        hub.api.create_branch(repo_id, branch="lost", revision="no-such-revision")


@case("tags are made from a branch or a short commit id, with a message, next to a branch of the same name, and deleted")
def tags(hub):
    repo_id = hub.new_repo()
    base = hub.api.repo_info(repo_id).sha
    head = hub.api.upload_file(path_or_fileobj=b"x", path_in_repo="x.txt", repo_id=repo_id).oid
    hub.api.create_tag(repo_id, tag="v2", tag_message="Second")
    hub.api.create_tag(repo_id, tag="release/v1", revision=base[:8])
    hub.api.create_branch(repo_id, branch="v2", revision=base)
    found = {tag.name: tag.ref for tag in hub.api.list_repo_refs(repo_id).tags}
    equal(found, {"v2": "refs/tags/v2", "release/v1": "refs/tags/release/v1"})
    equal(hub.api.repo_info(repo_id, revision="release/v1").sha, base)
    equal(hub.api.repo_info(repo_id, revision="refs/tags/v2").sha, head)
    with raises(HfHubHTTPError, "already exists", status=409):
        hub.api.create_tag(repo_id, tag="v2")
    hub.api.create_tag(repo_id, tag="v2", exist_ok=True)
    with raises(RevisionNotFoundError):
        hub.api.create_tag(repo_id, tag="v3", revision="no-such-revision")
    hub.api.delete_tag(repo_id, tag="v2")
    with raises(RevisionNotFoundError):
        hub.api.delete_tag(repo_id, tag="v2")
    equal([tag.name for tag in hub.api.list_repo_refs(repo_id).tags], ["release/v1"])


@case("a history of 1,150 commits and a tree of 1,300 files come over several pages, complete, in order and without doubles", limit=150)
def many_pages(hub):
    repo_id = hub.new_repo("many")
    push_many(hub, repo_id)
    with recorded_requests() as seen:
        commits = hub.api.list_repo_commits(repo_id)
    equal([commit.title for commit in commits], [f"Commit {number}" for number in range(COMMITS, 0, -1)] + ["initial commit"])
    equal(len({commit.commit_id for commit in commits}), COMMITS + 1)
    assert len(seen) > 1, f"one page only: {seen}"
    with recorded_requests() as seen:
        entries = list(hub.api.list_repo_tree(repo_id, recursive=True))
    paths = [entry.path for entry in entries if isinstance(entry, RepoFile)]
    folders = [entry.path for entry in entries if isinstance(entry, RepoFolder)]
    equal((len(paths), set(paths)), (FILES + 1, {".gitattributes", *(file_path(number) for number in range(FILES))}))
    equal(sorted(folders), sorted(f"d{number}" for number in range(13)))
    assert len(seen) > 1, f"one page only: {seen}"
    found = hub.api.get_paths_info(repo_id, [file_path(number) for number in range(0, FILES, 2)] + ["absent.txt"])
    equal({entry.path for entry in found}, {file_path(number) for number in range(0, FILES, 2)}, "paths-info leaves missing ones out")
    equal(hub.read(repo_id, file_path(7)), b"file 7")


def file_path(number):
    return f"d{number % 13}/f{number:04d}.txt"


def push_many(hub, repo_id):
    """By git: the quickest way to a long history and a wide tree."""
    address = hub.endpoint.replace("://", f"://alice:{hub.token('alice')}@") + f"/{repo_id}"
    local = hub.folder / "many"
    git = lambda *args, **options: subprocess.run(["git", *args], check=True, capture_output=True, timeout=120, **options)  # noqa: E731
    git("clone", "-q", address, str(local))
    stream = []
    for number in range(1, COMMITS + 1):
        title = f"Commit {number}".encode()
        stream.append(b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata %d\n%s\n" % (1_700_000_000 + number, len(title), title))
        if number == 1:
            stream.append(b"from refs/remotes/origin/main^0\n")
        for index in range(FILES) if number == 1 else []:
            content = b"file %d" % index
            stream.append(b"M 100644 inline %s\ndata %d\n%s\n" % (file_path(index).encode(), len(content), content))
        if number > 1:
            stream.append(b"M 100644 inline d0/f0000.txt\ndata %d\n%d\n" % (len(str(number)), number))
        stream.append(b"\n")
    git("-C", str(local), "fast-import", "--force", "--quiet", input=b"".join(stream))
    git("-C", str(local), "push", "-q", "origin", "main")


@case("the tree of a folder lists files and sub-folders with sizes, object ids and large-file facts, and expanded the last commit of each")
def tree(hub):
    repo_id = hub.new_repo()
    large = os.urandom(50_000)
    first = hub.api.upload_file(path_or_fileobj=b"1", path_in_repo="dir/a.txt", repo_id=repo_id, commit_message="First")
    operations = [CommitOperationAdd("dir/w.bin", large), CommitOperationAdd("dir/sub/b.txt", b"22")]
    second = hub.api.create_commit(repo_id, operations, commit_message="Second")
    entries = {entry.path: entry for entry in hub.api.list_repo_tree(repo_id, "dir", expand=True)}
    equal(sorted(entries), ["dir/a.txt", "dir/sub", "dir/w.bin"])
    equal((type(entries["dir/sub"]), len(entries["dir/sub"].tree_id)), (RepoFolder, 40))
    weights = entries["dir/w.bin"]
    equal((weights.size, weights.lfs.size, weights.lfs.sha256, len(weights.blob_id)), (50_000, 50_000, sha256(large), 40))
    assert 100 < weights.lfs.pointer_size < 200, weights.lfs.pointer_size
    last = {path: (entry.last_commit.oid, entry.last_commit.title) for path, entry in entries.items()}
    equal(last, {"dir/a.txt": (first.oid, "First"), "dir/sub": (second.oid, "Second"), "dir/w.bin": (second.oid, "Second")})
    equal([item.path for item in hub.api.list_repo_tree(repo_id, "dir", revision=first.oid)], ["dir/a.txt"])


@case("the tree of a missing folder, of a file, and of an unknown revision are told apart")
def tree_errors(hub):
    repo_id = hub.new_repo()
    for path in ("absent", ".gitattributes"):
        with raises(EntryNotFoundError, status=404):
            list(hub.api.list_repo_tree(repo_id, path))
    with raises(RevisionNotFoundError, status=404):
        list(hub.api.list_repo_tree(repo_id, revision="nope"))


@case("get_paths_info answers files and folders, with the last commit when expanded, and leaves missing paths out")
def paths_info(hub):
    repo_id = hub.new_repo()
    done = hub.api.upload_file(path_or_fileobj=b"12345", path_in_repo="ünder/fi le.txt", repo_id=repo_id, commit_message="Add")
    found = hub.api.get_paths_info(repo_id, ["ünder", "ünder/fi le.txt", "absent", "ünder/absent"], expand=True)
    equal({(type(entry), entry.path, entry.last_commit.oid) for entry in found}, {(RepoFolder, "ünder", done.oid), (RepoFile, "ünder/fi le.txt", done.oid)})
    equal(hub.api.get_paths_info(repo_id, []), [])


@case("repo_info with files_metadata gives size, object id and sha256 of every file at the asked revision")
def files_metadata(hub):
    repo_id = hub.new_repo()
    large = os.urandom(20_000)
    old = hub.api.repo_info(repo_id).sha
    hub.api.upload_file(path_or_fileobj=large, path_in_repo="w.bin", repo_id=repo_id)
    siblings = {item.rfilename: item for item in hub.api.repo_info(repo_id, files_metadata=True).siblings}
    equal((siblings["w.bin"].size, siblings["w.bin"].lfs.sha256, siblings["w.bin"].lfs.size), (20_000, sha256(large), 20_000))
    equal((siblings[".gitattributes"].lfs, len(siblings[".gitattributes"].blob_id)), (None, 40))
    equal([item.rfilename for item in hub.api.repo_info(repo_id, revision=old, files_metadata=True).siblings], [".gitattributes"])


@case("super_squash_history leaves one commit with the same files, and the old commit ids keep their meaning or vanish")
def squash(hub):
    repo_id = hub.new_repo()
    for turn in range(3):
        old = hub.api.upload_file(path_or_fileobj=f"{turn}".encode(), path_in_repo="x.txt", repo_id=repo_id).oid
    hub.api.super_squash_history(repo_id, commit_message="Squashed")
    commits = hub.api.list_repo_commits(repo_id)
    equal([commit.title for commit in commits], ["Squashed"])
    assert commits[0].commit_id != old, "a squash must make a new commit id"
    equal((hub.read(repo_id, "x.txt"), set(hub.api.list_repo_files(repo_id))), (b"2", {".gitattributes", "x.txt"}))
    with raises(RevisionNotFoundError):
        hub.api.super_squash_history(repo_id, branch="no-such-branch")


@case("list_lfs_files names each large file with its sha256 and size, and a deleted one is gone from the tree", since=(0, 26))
def lfs_files(hub):
    repo_id = hub.new_repo()
    keep, drop = os.urandom(10_000), os.urandom(11_000)
    hub.api.create_commit(repo_id, [CommitOperationAdd("keep.bin", keep), CommitOperationAdd("drop.bin", drop)], commit_message="Two")
    found = {file.filename: file for file in hub.api.list_lfs_files(repo_id)}
    equal({name: (file.oid, file.size) for name, file in found.items()}, {"keep.bin": (sha256(keep), 10_000), "drop.bin": (sha256(drop), 11_000)})
    head = hub.api.repo_info(repo_id).sha
    hub.api.permanently_delete_lfs_files(repo_id, [found["drop.bin"]])
    assert "drop.bin" not in hub.api.list_repo_files(repo_id)
    assert hub.api.repo_info(repo_id).sha != head, "content behind an old commit id never changes"
    equal([file.filename for file in hub.api.list_lfs_files(repo_id)], ["keep.bin"])
