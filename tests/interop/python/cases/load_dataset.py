"""datasets: load_dataset, whole and streamed, over what people keep in repositories."""

import contextlib
import io
import json
import socket
import tarfile

import pandas
from datasets import get_dataset_config_names, get_dataset_split_names, load_dataset, load_dataset_builder
from datasets.exceptions import DatasetNotFoundError
from datasets.utils import _dataset_viewer
from driver import case
from hub import equal, raises
from huggingface_hub import CommitOperationAdd, DatasetCard

WORDS = ["plain", "with,comma", 'with "quotes"', "ünïcödé", "模型与数据", "🌳", "", "two\nlines"]


def rows_of(count, offset=0):
    return [{"id": offset + index, "text": WORDS[index % len(WORDS)], "score": index / 8} for index in range(count)]


def csv(rows):
    return pandas.DataFrame(rows).to_csv(index=False).encode()


def jsonl(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def parquet(rows, **options):
    sink = io.BytesIO()
    pandas.DataFrame(rows).to_parquet(sink, index=False, **options)
    return sink.getvalue()


def stocked(hub, files, **options):
    repo_id = hub.new_repo("data", repo_type="dataset", **options)
    commit(hub, repo_id, files)
    return repo_id


def commit(hub, repo_id, files, message="Stock", **options):
    operations = [CommitOperationAdd(path_in_repo=path, path_or_fileobj=content) for path, content in files.items()]
    return hub.api.create_commit(repo_id, operations, commit_message=message, repo_type="dataset", **options).oid


def load(hub, repo_id, *args, token="alice", **options):
    """With a cache of each person's own: datasets falls back on what it finds there."""
    return load_dataset(repo_id, *args, token=hub.token(token) if token else False, cache_dir=f"{hub.cache}-{token}", **options)


def same(loaded, expected, what):
    equal([{**row} for row in loaded], expected, what)


@case("a repository of CSV files loads as its splits, whole and streamed, row by row the same")
def csv_files(hub):
    splits = {"train": rows_of(40), "test": rows_of(7, 40)}
    # An empty field of a CSV file means nothing was there.
    expected = {name: [{**row, "text": row["text"] or None} for row in rows] for name, rows in splits.items()}
    repo_id = stocked(hub, {f"{name}.csv": csv(rows) for name, rows in splits.items()})
    whole, streamed = load(hub, repo_id), load(hub, repo_id, streaming=True)
    equal((sorted(whole), sorted(streamed)), (["test", "train"], ["test", "train"]))
    for name, rows in expected.items():
        same(whole[name], rows, f"whole {name}")
        same(streamed[name], rows, f"streamed {name}")
    equal(sorted(get_dataset_split_names(repo_id, token=hub.token("alice"))), ["test", "train"])


@case("JSON lines in a folder load with every character, as one split and by the folder's name")
def json_lines(hub):
    rows, others = rows_of(30), rows_of(3, 100)
    repo_id = stocked(hub, {"corpus/train/part-0.jsonl": jsonl(rows[:20]), "corpus/train/part-1.jsonl": jsonl(rows[20:]), "other/extra 100%.jsonl": jsonl(others)})
    same(load(hub, repo_id, data_dir="corpus", split="train"), rows, "data_dir")
    same(load(hub, repo_id, data_dir="corpus", split="train", streaming=True), rows, "data_dir, streamed")
    same(load(hub, repo_id, data_files={"rest": "other/*.jsonl"}, split="rest"), others, "data_files by a pattern")
    same(load(hub, repo_id, data_files="other/extra 100%.jsonl", split="train", streaming=True), others, "data_files by an awkward name")


@case("Parquet in shards loads as three splits, and a slice or a stream of it starts anywhere")
def parquet_shards(hub):
    train = rows_of(3_000)
    files = {f"data/train-{part:05d}-of-00003.parquet": parquet(train[part * 1_000 : (part + 1) * 1_000]) for part in range(3)}
    files |= {"data/validation-00000-of-00001.parquet": parquet(rows_of(10, 9_000)), "data/test-00000-of-00001.parquet": parquet(rows_of(5, 9_500))}
    repo_id = stocked(hub, files)
    whole = load(hub, repo_id)
    equal({name: split.num_rows for name, split in whole.items()}, {"train": 3_000, "validation": 10, "test": 5})
    same(whole["train"], train, "train")
    same(load(hub, repo_id, split="train[1990:2010]"), train[1_990:2_010], "slice")
    streamed = load(hub, repo_id, split="train", streaming=True)
    equal(streamed.num_shards, 3)
    same(streamed.skip(1_995).take(10), train[1_995:2_005], "streamed over the border of two shards")
    equal(sorted(row["id"] for row in streamed.shuffle(seed=7, buffer_size=100)), list(range(3_000)))


@contextlib.contextmanager
def names_of_this_machine():
    """Every name below `datasets-server.` is this machine, as a wildcard record of the hub's domain would say."""
    known = socket.getaddrinfo

    def found(host, *rest, **options):
        return known("127.0.0.1" if str(host).startswith("datasets-server.") else host, *rest, **options)

    socket.getaddrinfo = found
    try:
        yield
    finally:
        socket.getaddrinfo = known


@case("the viewer answers at the address that the library derives: types, numbers of rows and files, of the commit that is asked for")
def viewer(hub):
    repo_id = stocked(hub, {"data/train-00000-of-00001.parquet": parquet(rows_of(50)), "data/test-00000-of-00001.parquet": parquet(rows_of(3))})
    commit_hash, token = hub.api.dataset_info(repo_id).sha, hub.token("alice")
    with names_of_this_machine():
        infos = _dataset_viewer.get_exported_dataset_infos(repo_id, commit_hash, token)
        files = _dataset_viewer.get_exported_parquet_files(repo_id, commit_hash, token)
        loaded = load(hub, repo_id)
        with raises(_dataset_viewer.DatasetViewerError):
            _dataset_viewer.get_exported_dataset_infos(repo_id, "0" * 40, token)
    info = infos["default"]
    equal({name: split["num_examples"] for name, split in info["splits"].items()}, {"train": 50, "test": 3})
    equal({name: feature["dtype"] for name, feature in info["features"].items()}, {"id": "int64", "text": "string", "score": "float64"})
    equal([(file["split"], file["filename"]) for file in files], [("train", "train-00000-of-00001.parquet"), ("test", "test-00000-of-00001.parquet")])
    same(pandas.read_parquet(files[0]["url"]).to_dict("records"), rows_of(50), "the file at its address")
    same(loaded["train"], rows_of(50), "what loads with these types")


@case("configurations in the card load by their names, with the default one when none is named")
def configurations(hub):
    card = """---
configs:
- config_name: english
  data_files:
  - {split: train, path: en/*.csv}
- config_name: 中文
  default: true
  data_files:
  - {split: train, path: zh/train.csv}
  - {split: test, path: zh/test.csv}
---
# Two languages
"""
    english, chinese, test = rows_of(4), [{"词": "模型", "数": 1}, {"词": "数据", "数": 2}], [{"词": "测试", "数": 3}]
    files = {"README.md": card.encode(), "en/a.csv": csv(english), "zh/train.csv": csv(chinese), "zh/test.csv": csv(test)}
    repo_id = stocked(hub, files)
    equal(sorted(get_dataset_config_names(repo_id, token=hub.token("alice"))), ["english", "中文"])
    same(load(hub, repo_id, "english", split="train"), english, "english")
    by_default = load(hub, repo_id)
    same(by_default["train"], chinese, "default train")
    same(by_default["test"], test, "default test")
    same(load(hub, repo_id, "中文", split="test", streaming=True), test, "by its name, streamed")
    with raises(ValueError, "english", "中文"):
        load(hub, repo_id, "french")


@case("a branch, a tag and a commit each load what was there, streamed too")
def revisions(hub):
    repo_id = stocked(hub, {"train.csv": csv([{"version": 1}])})
    first = hub.api.repo_info(repo_id, repo_type="dataset").sha
    hub.api.create_tag(repo_id, tag="v1", repo_type="dataset")
    commit(hub, repo_id, {"train.csv": csv([{"version": 2}])}, "Second")
    hub.api.create_branch(repo_id, branch="dev/next", repo_type="dataset")
    commit(hub, repo_id, {"train.csv": csv([{"version": 3}])}, "Third", revision="dev/next")
    for revision, version in (("v1", 1), (first, 1), ("main", 2), (None, 2), ("dev/next", 3)):
        for streaming in (False, True):
            same(load(hub, repo_id, revision=revision, split="train", streaming=streaming), [{"version": version}], f"{revision} {streaming}")
    with raises(DatasetNotFoundError, "no-such-revision"):
        load(hub, repo_id, revision="no-such-revision")


@case("a private repository loads and streams with its owner's token, and does not exist for anybody else")
def private(hub):
    rows = [{"secret": index} for index in range(3)]
    repo_id = stocked(hub, {"train.parquet": parquet(rows), "more/extra.csv": csv(rows)}, private=True)
    for streaming in (False, True):
        same(load(hub, repo_id, split="train", data_files="train.parquet", streaming=streaming), rows, f"streaming {streaming}")
        same(load(hub, repo_id, split="train", data_dir="more", streaming=streaming), rows, f"a folder, streaming {streaming}")
        for token in ("bob", None):
            with raises(DatasetNotFoundError, repo_id):
                load(hub, repo_id, token=token, streaming=streaming)


@case("what is not there is said as such: no repository, no data in it, no such file")
def missing(hub):
    with raises(DatasetNotFoundError, "alice/never-made"):
        load(hub, "alice/never-made")
    empty = hub.new_repo("data", repo_type="dataset")
    with raises(Exception, "doesn't contain any data files"):
        load(hub, empty)
    with raises(FileNotFoundError, "absent.csv"):
        load(hub, empty, data_files="absent.csv")


@case("a tar of samples streams as a webdataset")
def webdataset(hub):
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as tar:
        for index in range(50):
            for suffix, content in (("txt", f"text {index}".encode()), ("json", json.dumps({"label": index}).encode())):
                entry = tarfile.TarInfo(f"sample{index:03d}.{suffix}")
                entry.size = len(content)
                tar.addfile(entry, io.BytesIO(content))
    repo_id = stocked(hub, {"train-000.tar": sink.getvalue()})
    samples = list(load(hub, repo_id, split="train", streaming=True))
    equal([(sample["txt"], sample["json"]["label"]) for sample in samples], [(f"text {index}", index) for index in range(50)])


@case("push_to_hub brings a dataset in shards with its card, a second split joins it, and both load again", limit=120)
def pushed(hub):
    from datasets import Dataset

    repo_id, rows, more = hub.name("pushed"), rows_of(2_000), rows_of(20, 5_000)
    Dataset.from_list(rows).push_to_hub(repo_id, split="train", num_shards=4, token=hub.token("alice"), private=True)
    Dataset.from_list(more).push_to_hub(repo_id, split="test", token=hub.token("alice"))
    Dataset.from_list(more).push_to_hub(repo_id, "extra", token=hub.token("alice"))
    files = set(hub.api.list_repo_files(repo_id, repo_type="dataset"))
    equal(len([path for path in files if path.startswith("data/train-") and path.endswith("-of-00004.parquet")]), 4)
    equal(hub.api.repo_info(repo_id, repo_type="dataset").private, True)
    card = DatasetCard.load(repo_id, token=hub.token("alice"))
    equal(sorted(config["config_name"] for config in card.data.to_dict()["configs"]), ["default", "extra"])
    loaded = load(hub, repo_id)
    same(loaded["train"], rows, "train")
    same(loaded["test"], more, "test")
    same(load(hub, repo_id, "extra", split="train", streaming=True), more, "extra")
    builder = load_dataset_builder(repo_id, token=hub.token("alice"))
    equal({name: split.num_examples for name, split in builder.info.splits.items()}, {"train": 2_000, "test": 20})
    Dataset.from_list(more).push_to_hub(repo_id, split="train", token=hub.token("alice"))
    same(load(hub, repo_id, split="train", download_mode="force_redownload"), more, "replaced")
    equal(len([path for path in hub.api.list_repo_files(repo_id, repo_type="dataset") if path.startswith("data/train-")]), 1)


@case("pushing to somebody else's repository is refused with the reason")
def foreign_push(hub):
    from datasets import Dataset

    repo_id = stocked(hub, {"train.csv": csv(rows_of(1))})
    with raises(Exception, "403"):
        Dataset.from_list(rows_of(2)).push_to_hub(repo_id, token=hub.token("bob"))
