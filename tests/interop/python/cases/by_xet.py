"""What must hold of a client that goes by Xet, beside every case that holds without."""

import os

from cases.command_line import run
from driver import case
from hub import equal, sha256
from huggingface_hub import CommitOperationAdd

MEGABYTE = 1024 * 1024


@case("a large file goes by Xet and comes back by Xet: trees name its hash beside its sha256, and the bytes are the same", limit=120)
def there_and_back(hub):
    repo_id, content = hub.new_repo(), os.urandom(20 * MEGABYTE)
    hub.api.upload_file(path_or_fileobj=str(hub.write("w.bin", content)), path_in_repo="w.bin", repo_id=repo_id)
    [entry] = hub.api.get_paths_info(repo_id, ["w.bin"])
    equal((entry.size, entry.lfs.sha256), (len(content), sha256(content)))
    [named] = [one for one in hub.get(f"/api/models/{repo_id}/tree/main").json() if one["path"] == "w.bin"]
    equal(len(named.get("xetHash", "")), 64, "the length of the Xet hash")
    equal(sha256(hub.read(repo_id, "w.bin")), sha256(content))


@case("an edit in the middle of a large file arrives whole, and the version before it stays what it was", limit=120)
def edited(hub):
    repo_id, first = hub.new_repo(), os.urandom(20 * MEGABYTE)
    second = first[: 10 * MEGABYTE] + b"an insertion" + first[10 * MEGABYTE :]
    commits = []
    for number, content in enumerate((first, second)):
        operation = CommitOperationAdd("w.bin", str(hub.write(f"{number}.bin", content)))
        commits.append(hub.api.create_commit(repo_id, [operation], commit_message=f"Version {number}").oid)
    for commit, content in zip(commits, (first, second)):
        equal(sha256(hub.read(repo_id, "w.bin", revision=commit)), sha256(content), commit)


@case("bytes that the client holds in memory or streams arrive by Xet too, also many small files at once", limit=120)
def in_memory(hub):
    repo_id = hub.new_repo()
    contents = {f"part-{index:02d}.bin": os.urandom(300_000) for index in range(20)}
    operations = [CommitOperationAdd(path, content) for path, content in contents.items()]
    hub.api.create_commit(repo_id, operations, commit_message="Parts")
    local = hub.api.snapshot_download(repo_id, cache_dir=hub.cache)
    for path, content in contents.items():
        with open(os.path.join(local, path), "rb") as file:
            equal(sha256(file.read()), sha256(content), path)


@case("hf cp takes a large file to another repository without its bytes passing here", since=(2, 0), limit=120)
def copied(hub):
    repo_id, target, content = hub.new_repo(), hub.new_repo("target", repo_type="dataset", private=True), os.urandom(2 * MEGABYTE)
    hub.api.upload_file(path_or_fileobj=content, path_in_repo="w.bin", repo_id=repo_id)
    run(hub, "hf", "cp", f"hf://{repo_id}/w.bin", f"hf://datasets/{target}/copied.bin")
    equal(sha256(hub.read(target, "copied.bin", repo_type="dataset")), sha256(content))
