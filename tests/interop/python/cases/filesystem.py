"""HfFileSystem: the hub as fsspec sees it."""

import os

from driver import case
from hub import equal, raises, sha256
from huggingface_hub import CommitOperationAdd, HfFileSystem


def stocked(hub):
    repo_id = hub.new_repo(repo_type="dataset")
    contents = {
        "data/train-0.csv": b"a,b\n1,2\n",
        "data/train-1.csv": b"a,b\n3,4\n",
        "data/extra/deep.csv": b"x\n",
        "weights.bin": os.urandom(300_000),
    }
    operations = [CommitOperationAdd(path_in_repo=path, path_or_fileobj=content) for path, content in contents.items()]
    hub.api.create_commit(repo_id, operations, commit_message="Stock", repo_type="dataset")
    return f"datasets/{repo_id}", contents, HfFileSystem(token=hub.token("alice"), skip_instance_cache=True)


@case("ls, glob, walk, find and info see the same files with their sizes")
def looking(hub):
    root, contents, fs = stocked(hub)
    equal(sorted(fs.ls(f"{root}/data", detail=False)), [f"{root}/data/extra", f"{root}/data/train-0.csv", f"{root}/data/train-1.csv"])
    equal(sorted(fs.glob(f"{root}/data/*.csv")), [f"{root}/data/train-0.csv", f"{root}/data/train-1.csv"])
    equal(sorted(fs.glob(f"{root}/**/*.csv")), sorted(f"{root}/{path}" for path in contents if path.endswith(".csv")))
    walked = {folder: sorted(files) for folder, _, files in fs.walk(root)}
    equal(walked, {root: [".gitattributes", "weights.bin"], f"{root}/data": ["train-0.csv", "train-1.csv"], f"{root}/data/extra": ["deep.csv"]})
    found = fs.find(root, detail=True)
    equal({path.removeprefix(f"{root}/"): entry["size"] for path, entry in found.items() if not path.endswith(".gitattributes")}, {path: len(content) for path, content in contents.items()})
    info = fs.info(f"{root}/weights.bin")
    equal((info["type"], info["size"], info["lfs"]["sha256"]), ("file", 300_000, sha256(contents["weights.bin"])))
    equal((fs.isdir(f"{root}/data"), fs.exists(f"{root}/nothing"), fs.isfile(f"{root}/data")), (True, False, False))
    equal(fs.modified(f"{root}/data/train-0.csv").tzinfo is not None, True)


@case("open reads, seeks from both ends and reads parts of a large file without taking all of it")
def reading(hub):
    root, contents, fs = stocked(hub)
    content = contents["weights.bin"]
    with fs.open(f"{root}/weights.bin", "rb", block_size=10_000) as file:
        equal(file.read(10), content[:10])
        file.seek(123_456)
        equal(file.read(5_000), content[123_456:128_456])
        file.seek(-77, 2)
        equal(file.read(), content[-77:])
    with fs.open(f"{root}/weights.bin", "rb", block_size=0) as stream:
        equal(sha256(stream.read()), sha256(content), "streamed")
    equal(fs.cat_file(f"{root}/weights.bin", start=5, end=25), content[5:25])
    with fs.open(f"{root}/data/train-0.csv", "r") as text:
        equal(text.readlines(), ["a,b\n", "1,2\n"])
    equal(fs.read_text(f"{root}@main/data/train-1.csv"), "a,b\n3,4\n")


@case("writing, copying and removing through the file system are commits")
def writing(hub):
    root, contents, fs = stocked(hub)
    with fs.open(f"{root}/written.txt", "w") as file:
        file.write("by the file system")
    equal(fs.read_text(f"{root}/written.txt"), "by the file system")
    fs.cp_file(f"{root}/weights.bin", f"{root}/copy.bin")
    fs.invalidate_cache()
    equal(sha256(fs.cat_file(f"{root}/copy.bin")), sha256(contents["weights.bin"]))
    fs.rm(f"{root}/data", recursive=True)
    fs.invalidate_cache()
    equal(sorted(path.removeprefix(f"{root}/") for path in fs.find(root)), [".gitattributes", "copy.bin", "weights.bin", "written.txt"])
    with raises(FileNotFoundError):
        fs.open(f"{root}/data/train-0.csv", "rb").read()


@case("walk stops at a depth, glob takes sets and question marks, and a private repository is there for its owner only")
def corners(hub):
    root, _, fs = stocked(hub)
    equal([folder for folder, _, _ in fs.walk(root, maxdepth=1)], [root])
    equal(sorted(fs.glob(f"{root}/data/train-[01].csv")), [f"{root}/data/train-0.csv", f"{root}/data/train-1.csv"])
    equal(fs.glob(f"{root}/data/train-?.parquet"), [])
    equal(sorted(fs.glob(f"{root}/*/*/deep.*")), [f"{root}/data/extra/deep.csv"])
    equal((fs.du(f"{root}/data"), fs.stat(f"{root}/weights.bin")["size"]), (18, 300_000))
    hub.api.update_repo_settings(root.removeprefix("datasets/"), private=True, repo_type="dataset")
    stranger = HfFileSystem(token=hub.token("bob"), skip_instance_cache=True)
    equal((stranger.exists(f"{root}/weights.bin"), HfFileSystem(token=hub.token("alice"), skip_instance_cache=True).exists(f"{root}/weights.bin")), (False, True))
    with raises(FileNotFoundError):
        stranger.ls(root)


@case("files and folders are copied to another repository and another branch, and put and get whole folders")
def between(hub):
    root, contents, fs = stocked(hub)
    target = f"datasets/{hub.new_repo('target', repo_type='dataset')}"
    fs.cp_file(f"{root}/weights.bin", f"{target}/copy.bin")
    fs.cp_file(f"{root}/data/train-0.csv", f"{target}/small/copy.csv")
    fs.invalidate_cache()
    equal(sha256(fs.cat_file(f"{target}/copy.bin")), sha256(contents["weights.bin"]))
    equal(fs.cat_file(f"{target}/small/copy.csv"), contents["data/train-0.csv"])
    hub.api.create_branch(target.removeprefix("datasets/"), branch="dev", repo_type="dataset")
    fs.cp_file(f"{target}/copy.bin", f"{target}@dev/only-in-dev.bin")
    fs.invalidate_cache()
    equal((fs.exists(f"{target}@dev/only-in-dev.bin"), fs.exists(f"{target}/only-in-dev.bin")), (True, False))
    fs.get(f"{root}/data", str(hub.folder / "got"), recursive=True)
    equal((hub.folder / "got/extra/deep.csv").read_bytes(), b"x\n")
    fs.put(str(hub.folder / "got"), f"{target}/put", recursive=True)
    fs.invalidate_cache()
    equal(sorted(path.removeprefix(f"{target}/put/") for path in fs.find(f"{target}/put")), ["extra/deep.csv", "train-0.csv", "train-1.csv"])
    with fs.open(f"{target}/log.txt", "wb", block_size=1_000) as file:
        for number in range(300):
            file.write(b"%07d\n" % number)
    equal(fs.tail(f"{target}/log.txt", 8), b"0000299\n")
    equal(fs.read_block(f"{target}/log.txt", 100, 50, delimiter=b"\n"), b"".join(b"%07d\n" % number for number in range(13, 19)))
