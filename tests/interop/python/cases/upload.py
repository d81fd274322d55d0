"""Uploads: every kind of content, name and size, one file and whole folders."""

import io
import os
import warnings

from driver import case
from hub import equal, git_blob_oid, raises, sha256
from huggingface_hub import CommitOperationAdd
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError
from huggingface_hub.lfs import UploadInfo

MEGABYTE = 1024 * 1024
AWKWARD_NAMES = [
    "with space.txt",
    "ünïcödé-模型-🌳.txt",
    "100%.txt",
    "%41.txt",
    "hash#tag.txt",
    "what?.txt",
    "a+b=c&d.txt",
    "[brackets] (and) {braces}.txt",
    "semi;colon,comma'quote.txt",
    "deep er/ünder/100%/leaf?.txt",
    ".hidden",
]


@case("a small text file arrives byte for byte and its commit carries title, body, author and address")
def small_text(hub):
    repo_id = hub.new_repo()
    content = "hello\r\nwörld\n".encode()
    done = hub.api.upload_file(
        path_or_fileobj=content, path_in_repo="hello.txt", repo_id=repo_id, commit_message="Say hello", commit_description="In two lines"
    )
    equal(str(done.commit_url), f"{hub.endpoint}/{repo_id}/commit/{done.oid}")
    newest = hub.api.list_repo_commits(repo_id)[0]
    equal((newest.commit_id, newest.title, newest.message.strip(), newest.authors), (done.oid, "Say hello", "In two lines", ["alice"]))
    equal(hub.read(repo_id, "hello.txt"), content)
    [entry] = hub.api.get_paths_info(repo_id, ["hello.txt"])
    equal((entry.size, entry.blob_id, entry.lfs), (len(content), git_blob_oid(content), None))


@case("a README with sound front matter is accepted, one without it only warned about, a broken one refused with the reason")
def readme(hub):
    repo_id = hub.new_repo()
    hub.api.upload_file(path_or_fileobj=b"---\nlicense: mit\n---\n# Fine\n", path_in_repo="README.md", repo_id=repo_id)
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        hub.api.upload_file(path_or_fileobj=b"# No front matter\n", path_in_repo="README.md", repo_id=repo_id)
    assert any("empty or missing yaml metadata in repo card" in str(item.message) for item in seen), [str(item.message) for item in seen]
    with raises(ValueError, "yaml"):
        hub.api.upload_file(path_or_fileobj=b"---\nlicense: [mit\nx: }\n---\n# Broken\n", path_in_repo="README.md", repo_id=repo_id)
    equal(hub.read(repo_id, "README.md"), b"# No front matter\n")


@case("20 MB of random bytes arrive by path, as bytes and as a stream, as a large file with its sha256", limit=120)
def twenty_megabytes(hub):
    repo_id = hub.new_repo()
    content = os.urandom(20 * MEGABYTE)
    path = hub.write("random.bin", content)
    expected = {"by-path.bin": content, "as-bytes.bin": b"bytes" + content, "as-stream.bin": b"stream" + content}
    forms = {"by-path.bin": str(path), "as-bytes.bin": expected["as-bytes.bin"], "as-stream.bin": io.BytesIO(expected["as-stream.bin"])}
    for name, source in forms.items():
        hub.api.upload_file(path_or_fileobj=source, path_in_repo=name, repo_id=repo_id)
    for entry in hub.api.get_paths_info(repo_id, list(forms)):
        wanted = expected[entry.path]
        equal((entry.size, entry.lfs.size, entry.lfs.sha256), (len(wanted), len(wanted), sha256(wanted)), entry.path)
        equal(sha256(hub.read(repo_id, entry.path)), sha256(wanted), entry.path)


@case("a file over 10 MB without a large-file pattern is kept as a large file all the same")
def large_without_pattern(hub):
    repo_id = hub.new_repo()
    content = b"plain text line\n" * (11 * MEGABYTE // 16)
    hub.api.upload_file(path_or_fileobj=content, path_in_repo="corpus.txt", repo_id=repo_id)
    [entry] = hub.api.get_paths_info(repo_id, ["corpus.txt"])
    equal(entry.lfs and entry.lfs.sha256, sha256(content))
    equal(sha256(hub.read(repo_id, "corpus.txt")), sha256(content))


@case("empty files arrive, also under a large-file pattern")
def empty_files(hub):
    repo_id = hub.new_repo()
    for name in ("empty.txt", "empty.bin", "dir/empty.safetensors"):
        hub.api.upload_file(path_or_fileobj=b"", path_in_repo=name, repo_id=repo_id)
        equal(hub.read(repo_id, name), b"", name)
    equal(sorted(entry.size for entry in hub.api.get_paths_info(repo_id, ["empty.txt", "empty.bin"])), [0, 0])


@case("names with spaces, unicode, %, #, ?, + and brackets keep their bytes, small and large")
def awkward_names(hub):
    repo_id = hub.new_repo()
    contents = {name: f"content of {name}".encode() for name in AWKWARD_NAMES}
    contents["large 100%?#.bin"] = os.urandom(64 * 1024)
    operations = [CommitOperationAdd(path_in_repo=name, path_or_fileobj=content) for name, content in contents.items()]
    hub.api.create_commit(repo_id, operations, commit_message="Awkward")
    equal(sorted(set(hub.api.list_repo_files(repo_id)) - {".gitattributes"}), sorted(contents))
    equal(sorted(entry.path for entry in hub.api.get_paths_info(repo_id, list(contents))), sorted(contents))
    for name, content in contents.items():
        equal(hub.read(repo_id, name), content, name)
    equal([item.path for item in hub.api.list_repo_tree(repo_id, "deep er/ünder/100%")], ["deep er/ünder/100%/leaf?.txt"])


@case("paths that leave the repository or name git's own folder are refused, and nothing is committed")
def evil_paths(hub):
    repo_id = hub.new_repo()
    head = hub.api.repo_info(repo_id).sha
    for path in ("a/../../b.txt", ".git/config", "a/.GIT/hooks/x", "a//b", "/etc/passwd", "nul\u0000.txt", "x/./y"):
        lines = [{"key": "header", "value": {"summary": "x"}}, {"key": "file", "value": {"path": path, "content": "eA==", "encoding": "base64"}}]
        answer = hub.commit(repo_id, lines)
        assert 400 <= answer.status_code < 500, f"{path!r}: {answer.status_code}"
        assert answer.json().get("error"), f"{path!r}: no message"
    equal(hub.api.repo_info(repo_id).sha, head)


@case("uploading what is already there makes no commit")
def no_op(hub):
    repo_id = hub.new_repo()
    contents = {"same.txt": b"same", "same.bin": os.urandom(100_000)}
    for name, content in contents.items():
        hub.api.upload_file(path_or_fileobj=content, path_in_repo=name, repo_id=repo_id)
    before = hub.api.list_repo_commits(repo_id)
    for name, content in contents.items():
        again = hub.api.upload_file(path_or_fileobj=content, path_in_repo=name, repo_id=repo_id)
        equal(again.oid, before[0].commit_id, name)
    equal(len(hub.api.list_repo_commits(repo_id)), len(before))


@case("upload_folder brings 330 files in nested folders, leaves out what the patterns and .gitignore say, and can be repeated", limit=120)
def folder(hub):
    repo_id = hub.new_repo(repo_type="dataset")
    contents = {f"part-{i % 11:02d}/sub-{i % 3}/file-{i:04d}.json": f'{{"row": {i}}}'.encode() for i in range(330)}
    contents |= {f"weights/shard-{i}.safetensors": os.urandom(200_000) for i in range(3)}
    ignored = {"logs/run.log": b"log", "part-00/x.tmp": b"tmp", "secret/key.pem": b"key"}
    for name, content in {**contents, **ignored, ".gitignore": b"secret/\n"}.items():
        hub.write(f"tree/{name}", content)
    options = {"repo_id": repo_id, "repo_type": "dataset", "folder_path": hub.folder / "tree", "ignore_patterns": ["*.log", "*.tmp"]}
    hub.api.upload_folder(**options)
    equal(set(hub.api.list_repo_files(repo_id, repo_type="dataset")), {*contents, ".gitattributes", ".gitignore"})
    local = hub.api.snapshot_download(repo_id, repo_type="dataset", cache_dir=hub.cache)
    for name, content in contents.items():
        with open(os.path.join(local, name), "rb") as file:
            equal(sha256(file.read()), sha256(content), name)
    head = hub.api.repo_info(repo_id, repo_type="dataset").sha
    hub.api.upload_folder(**options)
    equal(hub.api.repo_info(repo_id, repo_type="dataset").sha, head, "repeated upload")


@case("upload_folder into a sub-folder with delete_patterns replaces what was there")
def folder_replacing(hub):
    repo_id = hub.new_repo()
    for name in ("out/old-1.txt", "out/old-2.txt", "keep/old-3.txt"):
        hub.api.upload_file(path_or_fileobj=name.encode(), path_in_repo=name, repo_id=repo_id)
    hub.write("new/fresh.txt", "fresh")
    hub.api.upload_folder(repo_id=repo_id, folder_path=hub.folder / "new", path_in_repo="out", delete_patterns="*.txt")
    equal(set(hub.api.list_repo_files(repo_id)), {".gitattributes", "out/fresh.txt", "keep/old-3.txt"})


@case("uploading to a repository that is missing or not one's own says which, and keeps the hint of the client")
def refused_uploads(hub):
    repo_id, private = hub.new_repo(), hub.new_repo(private=True)
    upload = {"path_or_fileobj": b"x", "path_in_repo": "x.txt"}
    with raises(RepositoryNotFoundError, "creating a commit assumes", "request id", status=404):
        hub.api.upload_file(repo_id="alice/never-made", **upload)
    with raises(HfHubHTTPError, "403 forbidden", status=403):
        hub.bob.upload_file(repo_id=repo_id, **upload)
    with raises(RepositoryNotFoundError, status=404):
        hub.bob.upload_file(repo_id=private, **upload)
    with raises(HfHubHTTPError, status=404):
        hub.api.upload_file(repo_id=repo_id, revision="no-such-branch", **upload)


@case("a large file whose bytes are not what its sha256 says is refused, and nothing is committed")
def wrong_sha256(hub):
    repo_id = hub.new_repo()
    head = hub.api.repo_info(repo_id).sha
    operation = CommitOperationAdd(path_in_repo="lie.bin", path_or_fileobj=os.urandom(300_000))
    operation.upload_info = UploadInfo(sha256=os.urandom(32), size=300_000, sample=b"lie")
    with raises(Exception):
        hub.api.create_commit(repo_id, [operation], commit_message="Lie")
    equal(hub.api.repo_info(repo_id).sha, head)
    equal(hub.api.file_exists(repo_id, "lie.bin"), False)


@case("a commit that names a large file nobody uploaded is refused, also when another private repository has it")
def borrowed_large_file(hub):
    content = os.urandom(150_000)
    private, repo_id = hub.new_repo(private=True), hub.name("thief").replace("alice/", "bob/")
    hub.api.upload_file(path_or_fileobj=content, path_in_repo="secret.bin", repo_id=private)
    hub.bob.create_repo(repo_id)
    for oid in (sha256(content), "0" * 64):
        value = {"path": "stolen.bin", "algo": "sha256", "oid": oid, "size": len(content)}
        answer = hub.commit(repo_id, [{"key": "header", "value": {"summary": "x"}}, {"key": "lfsFile", "value": value}], user="bob")
        assert 400 <= answer.status_code < 500, f"{oid}: {answer.status_code} {answer.text[:200]}"
    equal(hub.bob.file_exists(repo_id, "stolen.bin"), False)
