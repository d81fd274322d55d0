"""git with git-lfs at the addresses the SDK builds, and with the transfer agent that csghub-cli brings."""

import os

from csghub_hub import TYPES
from driver import case
from hub import equal, sha256

for _type in TYPES:

    @case(f"{_type}: git clones user:token@host/{_type}s/{{repo}}.git, pushes large files with csghub-cli's transfer agent set up, and clones them again", limit=90)
    def agent(hub, repo_type=_type):
        repo_id = hub.name("agent")
        with hub.client_of("own", repo_type) as api:
            api.create_repo(repo_id, repo_type=repo_type)
        address = f"{hub.endpoint}/{repo_type}s/{repo_id}.git".replace("://", f"://alice:{hub.token('alice')}@")
        hub.run("git", "clone", address, "clone")
        hub.cli("lfs-enable-largefiles", str(hub.folder / "clone"))
        weights = os.urandom(1_500_000)
        hub.write("clone/w.safetensors", weights)
        for command in (["add", "-A"], ["commit", "-m", "Weights"], ["push"]):
            hub.run("git", *command, cwd=hub.folder / "clone")
        equal(hub.paths(repo_id, repo_type)["w.safetensors"]["lfs"]["oid"], sha256(weights))
        hub.run("git", "clone", address, "again")
        equal(sha256((hub.folder / "again/w.safetensors").read_bytes()), sha256(weights))
