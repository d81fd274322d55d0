"""Downloads into the cache: hits, misses, revisions, snapshots."""

import os
from pathlib import Path

from driver import case
from hub import equal, git_blob_oid, raises, recorded_requests, sha256
from huggingface_hub import HfApi, get_hf_file_metadata, hf_hub_url
from huggingface_hub.errors import EntryNotFoundError, LocalEntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError
from huggingface_hub.utils import get_session


def resolves(requests):
    return [line.split(" ")[0] for line in requests if "/resolve/" in line]


@case("the second hf_hub_download asks with one HEAD and brings no bytes; a full commit id asks nothing at all")
def cached(hub):
    repo_id = hub.new_repo()
    content = os.urandom(200_000)
    head = hub.api.upload_file(path_or_fileobj=content, path_in_repo="w/model.bin", repo_id=repo_id).oid
    first = hub.api.hf_hub_download(repo_id, "w/model.bin", cache_dir=hub.cache)
    with recorded_requests() as seen:
        second = hub.api.hf_hub_download(repo_id, "w/model.bin", cache_dir=hub.cache)
        equal(hub.api.hf_hub_download(repo_id, "w/model.bin", revision=head, cache_dir=hub.cache), first)
    equal((second, resolves(seen)), (first, ["HEAD"]))
    # What the snapshot's link names; the file behind it may be shared by several caches.
    blob = Path(first).parent / os.readlink(first)
    equal((blob.name, sha256(blob.read_bytes())), (sha256(content), sha256(content)), "the cache keeps it under its sha256")
    equal(Path(first).parts[-3], head, "the snapshot is the commit")


@case("the HEAD of resolve gives commit, etag and size for small and large files")
def metadata(hub):
    repo_id = hub.new_repo()
    hub.api.upload_file(path_or_fileobj=b"small", path_in_repo="small.txt", repo_id=repo_id)
    large = os.urandom(300_000)
    head = hub.api.upload_file(path_or_fileobj=large, path_in_repo="large.bin", repo_id=repo_id).oid
    for name, etag, size in (("small.txt", git_blob_oid(b"small"), 5), ("large.bin", sha256(large), len(large))):
        found = get_hf_file_metadata(hf_hub_url(repo_id, name), token=hub.token("alice"))
        equal((found.commit_hash, found.etag, found.size), (head, etag, size), name)


@case("a missing file is EntryNotFoundError, with request id, and remembered as absent for its commit")
def missing_file(hub):
    repo_id = hub.new_repo()
    head = hub.api.repo_info(repo_id).sha
    with raises(EntryNotFoundError, "entry not found", "request id", status=404):
        hub.api.hf_hub_download(repo_id, "absent/config.json", cache_dir=hub.cache)
    marks = [str(path.relative_to(hub.cache)) for path in hub.cache.rglob("*") if ".no_exist" in path.parts and path.is_file()]
    equal(marks, [f"models--{repo_id.replace('/', '--')}/.no_exist/{head}/absent/config.json"])
    with raises(EntryNotFoundError):
        hub.api.hf_hub_download(repo_id, "absent", cache_dir=hub.cache)


@case("a wrong revision, a wrong repository and a private one without a token are told apart")
def wrong_places(hub):
    repo_id, private = hub.new_repo(), hub.new_repo(private=True)
    for revision in ("nope", "refs/heads/nope", "0" * 40, "v1/nope"):
        with raises(RevisionNotFoundError, "revision not found", status=404):
            hub.api.hf_hub_download(repo_id, ".gitattributes", revision=revision, cache_dir=hub.cache)
    with raises(RepositoryNotFoundError, "repository not found", status=404):
        hub.api.hf_hub_download("alice/nowhere", "x", cache_dir=hub.cache)
    with raises(RepositoryNotFoundError, status=401):
        hub.anonymous.hf_hub_download(private, ".gitattributes", cache_dir=hub.cache)
    with raises(RepositoryNotFoundError, status=404):
        hub.bob.hf_hub_download(private, ".gitattributes", cache_dir=hub.cache)
    assert b"filter=lfs" in hub.read(private, ".gitattributes")


@case("snapshot_download by branch, tag, commit and short commit brings exactly that state")
def snapshots(hub):
    repo_id = hub.new_repo()
    first = hub.api.upload_file(path_or_fileobj=b"one", path_in_repo="state.txt", repo_id=repo_id).oid
    hub.api.create_tag(repo_id, tag="v1.0", revision=first)
    hub.api.create_branch(repo_id, branch="feature/x", revision=first)
    hub.api.upload_file(path_or_fileobj=b"branch", path_in_repo="state.txt", repo_id=repo_id, revision="feature/x")
    hub.api.upload_file(path_or_fileobj=os.urandom(50_000), path_in_repo="dir/w.bin", repo_id=repo_id)
    hub.api.upload_file(path_or_fileobj=b"two", path_in_repo="state.txt", repo_id=repo_id)
    states = {"main": b"two", "v1.0": b"one", first: b"one", "feature/x": b"branch", "refs/heads/feature/x": b"branch", first[:10]: b"one"}
    for revision, content in states.items():
        local = Path(hub.api.snapshot_download(repo_id, revision=revision, cache_dir=hub.folder / f"cache-{revision.replace('/', '_')}"))
        equal((local / "state.txt").read_bytes(), content, revision)
        equal((local / "dir/w.bin").exists(), revision == "main", f"large file at {revision}")


@case("snapshot_download honours patterns, works offline afterwards, and writes into a folder of one's own")
def snapshot_forms(hub):
    repo_id = hub.new_repo()
    for name in ("a.json", "b.txt", "sub/c.json", "sub/d.bin"):
        hub.api.upload_file(path_or_fileobj=name.encode(), path_in_repo=name, repo_id=repo_id)
    local = Path(hub.api.snapshot_download(repo_id, allow_patterns="*.json", ignore_patterns="sub/x*", cache_dir=hub.cache))
    equal(files_below(local), ["a.json", "sub/c.json"])
    offline = HfApi(endpoint="http://127.0.0.1:9").snapshot_download(repo_id, cache_dir=hub.cache, local_files_only=True, allow_patterns="*.json", ignore_patterns="sub/x*")
    equal(offline, str(local))
    own = hub.folder / "own"
    hub.api.snapshot_download(repo_id, local_dir=own)
    equal([name for name in files_below(own) if not name.startswith(".cache")], [".gitattributes", "a.json", "b.txt", "sub/c.json", "sub/d.bin"])
    with raises(RepositoryNotFoundError):
        hub.api.snapshot_download("alice/nowhere", cache_dir=hub.folder / "none")
    with raises(LocalEntryNotFoundError):
        hub.api.hf_hub_download(repo_id, "b.txt", cache_dir=hub.folder / "empty", local_files_only=True)


@case("ranges of any form answer 206 with the right bytes, one past the end 416, without the bytes being changed on the way")
def ranges(hub):
    repo_id = hub.new_repo()
    contents = {"small.txt": bytes(range(256)) * 4, "large.bin": os.urandom(70_000)}
    for name, content in contents.items():
        hub.api.upload_file(path_or_fileobj=content, path_in_repo=name, repo_id=repo_id)
        size = len(content)
        for asked, wanted in (("0-0", content[:1]), ("10-19", content[10:20]), (f"{size - 5}-", content[-5:]), ("-7", content[-7:]), (f"5-{size * 2}", content[5:])):
            answer = get_bytes(hub, f"/{repo_id}/resolve/main/{name}", {"range": f"bytes={asked}", "accept-encoding": "gzip"})
            equal((answer.status_code, answer.content), (206, wanted), f"{name} {asked}")
            assert answer.headers["content-range"].endswith(f"/{size}"), answer.headers["content-range"]
        equal(get_bytes(hub, f"/{repo_id}/resolve/main/{name}", {"range": f"bytes={size}-"}).status_code, 416, name)


def get_bytes(hub, path, headers):
    follow = {} if hub.version.startswith("0.") else {"follow_redirects": True}
    return get_session().get(f"{hub.endpoint}{path}", headers=headers, **follow)


def files_below(folder):
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())
