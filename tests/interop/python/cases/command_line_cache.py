"""hf: what to download, and looking after the cache."""

import os

from cases.command_line import run
from cases.command_line_repositories import as_json
from driver import case
from hub import equal
from huggingface_hub import CommitOperationAdd


def stocked(hub):
    repo_id = hub.new_repo("cli")
    paths = ["config.json", "model.safetensors", "onnx/model.onnx", "logs/run.log", "tokenizer.json", "tokenizer_config.json"]
    hub.api.create_commit(repo_id, [CommitOperationAdd(path, os.urandom(1_000)) for path in paths], commit_message="Stock")
    return repo_id


def files_of(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)


@case("hf download takes names, include and exclude patterns and a revision, and a dry run brings nothing", since=(1, 0), limit=120)
def filters(hub):
    repo_id = stocked(hub)
    for number, (options, expected) in enumerate(
        [
            (["--include", "*.json"], ["config.json", "tokenizer.json", "tokenizer_config.json"]),
            (["--include", "*.json", "--exclude", "tokenizer*"], ["config.json"]),
            (["--exclude", "*.onnx", "--exclude", "*.log", "--exclude", ".git*", "--exclude", "*.json"], ["model.safetensors"]),
            (["config.json", "onnx/model.onnx"], ["config.json", "onnx/model.onnx"]),
            (["--dry-run"], []),
        ]
    ):
        folder = hub.folder / f"down-{number}"
        run(hub, "hf", "download", repo_id, *options, "--local-dir", str(folder))
        equal(files_of(folder) if folder.exists() else [], expected, " ".join(options))
    hub.api.create_tag(repo_id, tag="v1")
    hub.api.upload_file(repo_id=repo_id, path_or_fileobj=b"later", path_in_repo="config.json")
    run(hub, "hf", "download", repo_id, "config.json", "--revision", "v1", "--local-dir", str(hub.folder / "v1"))
    equal((hub.folder / "v1/config.json").stat().st_size, 1_000)


@case("hf cache: what was downloaded is listed, verified against the hub, pruned of old revisions and removed", since=(1, 0), limit=120)
def cache(hub):
    repo_id = stocked(hub)
    at = ["--cache-dir", str(hub.cache)]
    run(hub, "hf", "download", repo_id, *at)
    hub.api.upload_file(repo_id=repo_id, path_or_fileobj=b"later", path_in_repo="config.json")
    run(hub, "hf", "download", repo_id, *at)
    equal(len(as_json(run(hub, "hf", "cache", "ls", "--revisions", "--format", "json", *at))), 2)
    said = run(hub, "hf", "cache", "verify", repo_id, *at)
    assert "verified" in said.lower(), said
    run(hub, "hf", "cache", "prune", "-y", *at)
    [left] = as_json(run(hub, "hf", "cache", "ls", "--format", "json", *at))
    assert repo_id in str(left), left
    [blob] = [path for path in hub.cache.rglob("snapshots/*/tokenizer.json")]
    os.truncate(blob.resolve(), 999)
    said = run(hub, "hf", "cache", "verify", repo_id, *at, fails=True)
    assert "tokenizer.json" in said, said
    run(hub, "hf", "cache", "rm", f"model/{repo_id}", "-y", *at)
    equal(files_of(hub.cache / f"models--{repo_id.replace('/', '--')}"), [])
