"""csghub-cli upload-large-folder: hashing, planning, parts, completion and commits of its own, whatever the back end."""

import os

from csghub_hub import TYPES, sample
from driver import case
from hub import equal

for _type in TYPES:

    @case(f"{_type}: csghub-cli upload-large-folder makes the repository and brings small and large files; again it sends nothing", limit=120)
    def folder(hub, repo_type=_type):
        repo_id, contents = hub.name("large"), sample(3_000_000)
        up = hub.folder_of("up", contents)
        hub.cli("upload-large-folder", repo_id, up, "-t", repo_type, "-n", "2")
        hub.assert_holds(repo_id, contents, repo_type)
        before = [commit["id"] for commit in hub.commits(repo_id, repo_type)]
        hub.cli("upload-large-folder", repo_id, up, "-t", repo_type, "-n", "2")
        equal([commit["id"] for commit in hub.commits(repo_id, repo_type)], before)

    @case(f"{_type}: csghub-cli upload-large-folder -r makes a branch and uploads to it what is on main already", limit=120)
    def branch(hub, repo_type=_type):
        repo_id, contents = hub.name("large-branch"), {"a.txt": b"a", "w.bin": os.urandom(2_000_000)}
        hub.cli("upload-large-folder", repo_id, hub.folder_of("up", contents), "-t", repo_type, "-n", "2")
        renamed = {"b/a.txt": b"a", "b/w.bin": contents["w.bin"], "new.bin": os.urandom(50)}
        hub.cli("upload-large-folder", repo_id, hub.folder_of("side", renamed), "-t", repo_type, "-r", "side", "-n", "2")
        hub.assert_holds(repo_id, {**contents, **renamed}, repo_type, revision="side")
        hub.assert_holds(repo_id, contents, repo_type)


@case("csghub-cli upload-large-folder uploads a file whose bytes the repository has under another name, and one that changed", limit=120)
def again_elsewhere(hub):
    repo_id, weights = hub.name("large-again"), os.urandom(2_500_000)
    hub.cli("upload-large-folder", repo_id, hub.folder_of("up", {"w.bin": weights}), "-n", "2")
    second = {"w.bin": os.urandom(1_000_000), "copy/w.bin": weights}
    hub.cli("upload-large-folder", repo_id, hub.folder_of("second", second), "-n", "2")
    hub.assert_holds(repo_id, second)


@case("csghub-cli upload-large-folder brings 300 files, and leaves out what .gitignore of the repository names", limit=120)
def many(hub):
    repo_id = hub.name("large-many")
    hub.cli("upload-large-folder", repo_id, hub.folder_of("first", {".gitignore": b"*.log\n"}), "-n", "2")
    contents = {f"d{number % 7}/{number}.txt": f"{number}\n".encode() for number in range(300)}
    hub.cli("upload-large-folder", repo_id, hub.folder_of("up", {**contents, "x.log": b"x"}), "-n", "2")
    hub.assert_holds(repo_id, {**contents, ".gitignore": b"*.log\n"})
