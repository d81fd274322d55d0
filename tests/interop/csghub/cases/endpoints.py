"""The prefixes /csg, /hf and /ms: each of them is an endpoint with everything behind it."""

import os

from csghub_hub import assert_folder, sample
from driver import case
from hub import equal, sha256
from huggingface_hub import HfApi

for _source in ("csg", "hf", "ms"):

    @case(f"csghub-cli download --source {_source} brings every byte over the own back end", limit=90)
    def source(hub, source=_source):
        repo_id, contents = hub.name("source"), sample()
        hub.cli("upload", repo_id, hub.folder_of("up", contents), backend="own")
        hub.cli("download", repo_id, "--source", source, "-ld", str(hub.folder / "down"), backend="own")
        assert_folder(hub.folder / "down", contents)

    @case(f"{{domain}}/{_source} is a whole Hugging Face endpoint for huggingface_hub: create, upload, branches, tags, listing, download, delete", limit=90)
    def endpoint(hub, source=_source):
        api = HfApi(endpoint=f"{hub.endpoint}/{source}", token=hub.token("alice"))
        repo_id, contents = hub.name("endpoint"), sample()
        made = api.create_repo(repo_id, private=True)
        equal((made.repo_id, str(made)), (repo_id, f"{hub.endpoint}/{source}/{repo_id}"))
        commit = api.upload_folder(repo_id=repo_id, folder_path=hub.folder_of("up", contents))
        assert commit.commit_url.startswith(f"{hub.endpoint}/{source}/{repo_id}/commit/"), commit.commit_url
        api.create_branch(repo_id, branch="dev")
        api.create_tag(repo_id, tag="v1")
        equal(sorted(branch.name for branch in api.list_repo_refs(repo_id).branches), ["dev", "main"])
        assert len(list(api.list_repo_commits(repo_id))) >= 2
        assert set(api.list_repo_files(repo_id, revision="v1")) >= set(contents)
        assert_folder(api.snapshot_download(repo_id, revision="dev", cache_dir=hub.cache), contents)
        assert any(model.id == repo_id for model in api.list_models(author="alice", limit=1000))
        api.delete_repo(repo_id)

    @case(f"git clones and pushes, large files included, at {{domain}}/{_source}/…git", limit=90)
    def git(hub, source=_source):
        repo_id, contents = hub.name("git"), sample(1_200_000)
        hub.cli("upload", repo_id, hub.folder_of("up", contents), backend="own")
        address = f"{hub.endpoint}/{source}/{repo_id}.git".replace("://", f"://alice:{hub.token('alice')}@")
        hub.run("git", "clone", address, "clone")
        assert_folder(hub.folder / "clone", contents)
        weights = os.urandom(1_100_000)
        hub.write("clone/more.bin", weights)
        for command in (["add", "-A"], ["commit", "-m", "More"], ["push"]):
            hub.run("git", *command, cwd=hub.folder / "clone")
        equal(sha256(hub.content(repo_id, "more.bin")), sha256(weights))


@case("the address that an upload prints leads a browser to the page, without the prefix")
def pages(hub):
    repo_id = hub.name("page")
    HfApi(endpoint=f"{hub.endpoint}/hf", token=hub.token("alice")).create_repo(repo_id)
    answer = hub.ask("GET", f"/hf/{repo_id}/commits/main?page=2", user=None, allow_redirects=False)
    equal((answer.status_code, answer.headers["location"]), (302, f"/{repo_id}/commits/main?page=2"))
    equal(hub.ask("GET", f"/hf/{repo_id}", user=None).url, f"{hub.endpoint}/{repo_id}")
