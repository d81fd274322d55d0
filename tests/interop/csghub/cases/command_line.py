"""csghub-cli as people use it, over both back ends and all types of repositories."""

import os

from csghub_hub import BACKENDS, TYPES, assert_folder, sample
from driver import case
from hub import equal


# huggingface_hub refuses to make a space without an sdk, and csghub-cli names none: refusals.py shows it.
UPLOADERS = [(backend, repo_type) for backend in BACKENDS for repo_type in TYPES if (backend, repo_type) != ("default", "space")]


def for_each(sentence, pairs=UPLOADERS, limit=120):
    """One case for each back end and type."""

    def register(body):
        for backend, repo_type in pairs:
            case(f"{backend} back end, {repo_type}: {sentence}", limit=limit)(
                lambda hub, backend=backend, repo_type=repo_type: body(hub, backend, repo_type)
            )
        return body

    return register


@for_each("csghub-cli upload creates the repository with a folder of small and large files, and download brings every byte back")
def folder(hub, backend, repo_type):
    repo_id, contents = hub.name("cli-folder"), sample()
    hub.cli("upload", repo_id, hub.folder_of("up", contents), "-t", repo_type, backend=backend)
    hub.assert_holds(repo_id, contents, repo_type)
    in_chunks = "xetHash" in hub.paths(repo_id, repo_type)["weights/model.safetensors"]
    equal(in_chunks, backend == "default" and hub.goes_by_xet, "the large file came by Xet")
    hub.cli("download", repo_id, "-t", repo_type, "-ld", str(hub.folder / "down"), backend=backend)
    assert_folder(hub.folder / "down", contents)


@for_each("csghub-cli upload brings one file to a folder of the repository, a changed one again, and download brings that file alone")
def one_file(hub, backend, repo_type):
    repo_id = hub.name("cli-file")
    for content in (os.urandom(1_500_000), os.urandom(1_500_000)):
        hub.write("w.bin", content)
        # The SDK's own back end takes the place in the repository for a folder, huggingface_hub for the file's name.
        place = "dir" if backend == "own" else "dir/w.bin"
        hub.cli("upload", repo_id, str(hub.folder / "w.bin"), place, "-t", repo_type, backend=backend)
        hub.assert_holds(repo_id, {"dir/w.bin": content}, repo_type)
    hub.cli("download", repo_id, "dir/w.bin", "-t", repo_type, "-ld", str(hub.folder / "down"), backend=backend)
    assert_folder(hub.folder / "down", {"dir/w.bin": content})


@for_each("csghub-cli upload -r makes the branch, leaves main alone, and download -r brings the branch")
def branch(hub, backend, repo_type):
    repo_id, first, second = hub.name("cli-branch"), {"a.txt": b"main"}, {"b.txt": b"side", "b.bin": os.urandom(1_200_000)}
    hub.cli("upload", repo_id, hub.folder_of("up", first), "-t", repo_type, backend=backend)
    hub.cli("upload", repo_id, hub.folder_of("side", second), "-t", repo_type, "-r", "side", backend=backend)
    hub.assert_holds(repo_id, first, repo_type)
    # Its own back end clones, and puts the folder in the place of what was there.
    on_side = second if backend == "own" else {**first, **second}
    hub.assert_holds(repo_id, on_side, repo_type, revision="side")
    hub.cli("download", repo_id, "-t", repo_type, "-r", "side", "-ld", str(hub.folder / "down"), backend=backend)
    assert_folder(hub.folder / "down", on_side)


@for_each("csghub-cli download takes patterns, and a second download into the same folder brings what changed")
def patterns(hub, backend, repo_type):
    repo_id, contents = hub.name("cli-patterns"), sample(1_100_000)
    hub.cli("upload", repo_id, hub.folder_of("up", contents), "-t", repo_type, backend=backend)
    down = hub.folder / "down"
    hub.cli("download", repo_id, "-t", repo_type, "--allow-patterns", "weights/*", "--ignore-patterns", "*.bin", "-ld", str(down), backend=backend)
    files = [path.relative_to(down).as_posix() for path in down.rglob("*") if path.is_file() and not path.relative_to(down).parts[0].startswith(".")]
    equal(files, ["weights/model.safetensors"])
    hub.cli("download", repo_id, "-t", repo_type, "-ld", str(down), backend=backend)
    assert_folder(down, contents)


@for_each("csghub-cli download brings what the other back end uploaded", pairs=[("default", "space"), ("own", "space"), ("default", "model"), ("own", "model")])
def across(hub, backend, repo_type):
    repo_id, contents = hub.name("cli-across"), sample()
    other = "own" if backend == "default" or repo_type == "space" else "default"
    hub.cli("upload", repo_id, hub.folder_of("up", contents), "-t", repo_type, backend=other)
    hub.cli("download", repo_id, "-t", repo_type, "-ld", str(hub.folder / "down"), backend=backend)
    assert_folder(hub.folder / "down", contents)
    hub.cli("download", repo_id, "weights/model.safetensors", "-t", repo_type, "-ld", str(hub.folder / "one"), backend=backend)
    assert_folder(hub.folder / "one", {"weights/model.safetensors": contents["weights/model.safetensors"]})
