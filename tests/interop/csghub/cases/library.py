"""The functions and objects that programs import from pycsghub."""

import os
import socket
import threading
from pathlib import Path

from csghub_hub import BACKENDS, TYPES, assert_folder, sample
from driver import case
from hub import equal, raises, sha256


def functions(hub):
    from pycsghub.file_download import file_download, http_get
    from pycsghub.file_upload import http_upload_file
    from pycsghub.snapshot_download import snapshot_download

    return file_download, http_get, http_upload_file, snapshot_download


def with_files(hub, repo_type, contents):
    """A private repository that the SDK's own client made and filled, file by file."""
    _, _, http_upload_file, _ = functions(hub)
    repo_id = hub.name("lib")
    with hub.client_of("own", repo_type) as api:
        api.create_repo(repo_id, repo_type=repo_type)
    for path, content in contents.items():
        local = str(hub.write(f"up/{path}", content))
        http_upload_file(repo_id, repo_type, local, str(Path(path).parent), endpoint=hub.endpoint, token=hub.token("alice"))
    return repo_id


for _type in TYPES:

    @case(f"{_type}: http_upload_file brings small and large files, and snapshot_download, file_download and http_get bring them back", limit=90)
    def round_trip(hub, repo_type=_type):
        file_download, http_get, _, snapshot_download = functions(hub)
        contents = {f"dir/{path}": content for path, content in sample().items()}
        repo_id = with_files(hub, repo_type, contents)
        hub.assert_holds(repo_id, contents, repo_type)
        options = {"endpoint": hub.endpoint, "token": hub.token("alice"), "repo_type": repo_type}
        down = snapshot_download(repo_id, cache_dir=hub.cache, local_dir=hub.folder / "down", **options)
        assert_folder(down, contents)
        one = file_download(repo_id, file_name="dir/weights/tiny.bin", cache_dir=hub.folder / "cache-1", local_dir=hub.folder / "one", **options)
        equal(sha256(Path(one).read_bytes()), sha256(contents["dir/weights/tiny.bin"]))
        prefix = "" if repo_type == "model" else f"{repo_type}s/"
        url = f"{hub.endpoint}/csg/{prefix}{repo_id}/resolve/main/dir/weights/model.safetensors"
        (hub.folder / "got").mkdir()
        http_get(url=url, local_dir=str(hub.folder / "got"), file_name="m", token=hub.token("alice"))
        equal(sha256((hub.folder / "got/m").read_bytes()), sha256(contents["dir/weights/model.safetensors"]))

    @case(f"{_type}: http_upload_file of what is there already makes no commit, and of something else a new one")
    def unchanged(hub, repo_type=_type):
        _, _, http_upload_file, _ = functions(hub)
        contents = {"dir/a.txt": b"a", "dir/w.bin": os.urandom(1_300_000)}
        repo_id = with_files(hub, repo_type, contents)
        before = len(hub.commits(repo_id, repo_type))
        for path in contents:
            local = str(hub.folder / "up" / path)
            http_upload_file(repo_id, repo_type, local, "dir", endpoint=hub.endpoint, token=hub.token("alice"))
        equal(len(hub.commits(repo_id, repo_type)), before)
        local = str(hub.write("up/dir/a.txt", "another"))
        http_upload_file(repo_id, repo_type, local, "dir", endpoint=hub.endpoint, token=hub.token("alice"), commit_message="Another\n\none")
        equal(len(hub.commits(repo_id, repo_type)), before + 1)
        hub.assert_holds(repo_id, {**contents, "dir/a.txt": b"another"}, repo_type)

    for _backend in BACKENDS:

        @case(f"{_backend} back end, {_type}: create_repo, create_branch, upload_file, upload_folder, repo_info and the downloads of its object", limit=120)
        def objects(hub, backend=_backend, repo_type=_type):
            repo_id = hub.name("object")
            contents = sample()
            with hub.client_of(backend, repo_type) as api:
                sdk = {"space_sdk": "static"} if (backend, repo_type) == ("default", "space") else {}
                api.create_repo(repo_id, repo_type=repo_type, private=True, **sdk)
                api.create_repo(repo_id, repo_type=repo_type, private=True, exist_ok=True, **sdk)
                api.create_branch(repo_id=repo_id, repo_type=repo_type, branch="dev")
                api.create_branch(repo_id=repo_id, repo_type=repo_type, branch="dev", exist_ok=True)
                local = str(hub.write("w.bin", os.urandom(1_100_000)))
                place = "dir" if backend == "own" else "dir/w.bin"
                api.upload_file(path_or_fileobj=local, path_in_repo=place, repo_id=repo_id, repo_type=repo_type, revision="dev")
                api.upload_folder(repo_id=repo_id, folder_path=hub.folder_of("up", contents), repo_type=repo_type, revision="main")
                info = api.repo_info(repo_id, repo_type=repo_type, revision="main")
                equal((info.id, info.private, len(info.sha)), (repo_id, True, 40))
                assert {file.rfilename for file in info.siblings} >= set(contents), info.siblings
                down = api.snapshot_download(repo_id, repo_type=repo_type, revision="main", local_dir=str(hub.folder / "down"))
                one = api.hf_hub_download(repo_id, "dir/w.bin", repo_type=repo_type, revision="dev", local_dir=str(hub.folder / "one"))
            assert_folder(down, contents)
            equal(sha256(Path(one).read_bytes()), sha256(Path(local).read_bytes()))
            hub.assert_holds(repo_id, {"dir/w.bin": Path(local).read_bytes()}, repo_type, revision="dev")
            assert hub.ask("GET", f"/api/{repo_type}s/{repo_id}", user="bob").status_code == 404, "it is private"


def broken_once(port, after_bytes):
    """A port that leads to the hub, and breaks its first connection off in the middle of the answer. Returns it and what was asked."""
    listener, asked = socket.create_server(("127.0.0.1", 0)), []

    def serve():
        while True:
            client, _ = listener.accept()
            with client, socket.create_connection(("127.0.0.1", port)) as hub:
                request = client.recv(65536)
                asked.append(request.decode("latin1"))
                hub.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1).replace(b"Connection: keep-alive\r\n", b"", 1))
                left = after_bytes if len(asked) == 1 else float("inf")
                while left > 0 and (chunk := hub.recv(65536)):
                    client.sendall(chunk)
                    left -= len(chunk)

    threading.Thread(target=serve, daemon=True).start()
    return listener.getsockname()[1], asked


@case("http_get goes on where a download broke off: it asks for the rest and has every byte", modes=("embedded",))
def broken(hub):
    _, http_get, _, _ = functions(hub)
    content = os.urandom(3_500_000)
    repo_id = with_files(hub, "model", {"dir/w.bin": content})
    port, asked = broken_once(hub.context["port"], 2_500_000)
    (hub.folder / "got").mkdir()
    url = f"http://localhost:{port}/csg/{repo_id}/resolve/main/dir/w.bin"
    http_get(url=url, local_dir=str(hub.folder / "got"), file_name="w", token=hub.token("alice"), quiet=True)
    equal(sha256((hub.folder / "got/w").read_bytes()), sha256(content))
    equal(["Range: bytes=" in request for request in asked], [False, True])


@case("Repository.upload of pycsghub brings a folder, then a changed one with deletions, by git")
def repository(hub):
    from pycsghub.repository import Repository

    repo_id, first = hub.name("repository"), sample()
    second = {**first, "config.json": b"{}", "weights/model.safetensors": os.urandom(1_200_000)}
    del second["data/table.csv"]
    with hub.client_of("own"):
        for word, contents in (("up", first), ("changed", second)):
            folder = hub.folder_of(word, contents)
            options = {"repo_id": repo_id, "upload_path": folder, "work_dir": str(hub.folder / "work"), "user_name": "alice"}
            Repository(**options, token=hub.token("alice"), repo_type="model", endpoint=hub.endpoint).upload()
            hub.assert_holds(repo_id, contents)
    equal(hub.paths(repo_id)["weights/model.safetensors"]["lfs"]["oid"], sha256(second["weights/model.safetensors"]))


@case("file_download of a file that is not there says so, and a private repository is not there without a token")
def missing(hub):
    import requests
    from pycsghub.errors import InvalidParameter

    file_download, _, _, snapshot_download = functions(hub)
    repo_id = with_files(hub, "model", {"dir/a.txt": b"a"})
    with raises(InvalidParameter, "not in repo"):
        file_download(repo_id, file_name="nope", cache_dir=hub.cache, endpoint=hub.endpoint, token=hub.token("alice"))
    before = os.environ.pop("CSGHUB_TOKEN", None)
    try:
        with raises(requests.HTTPError, "401"):
            snapshot_download(repo_id, cache_dir=hub.cache, local_dir=hub.folder / "x", endpoint=hub.endpoint)
    finally:
        if before:
            os.environ["CSGHUB_TOKEN"] = before
