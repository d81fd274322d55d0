"""pandas and pyarrow over hf:// addresses."""

import io
import os

import pandas
import pyarrow.dataset
import pyarrow.parquet
from driver import case
from hub import equal, raises, recorded_bytes
from huggingface_hub import HfFileSystem


def frame(count, offset=0):
    return pandas.DataFrame({"id": range(offset, offset + count), "text": [f"row {index} ü" for index in range(count)]})


def same(actual, expected):
    pandas.testing.assert_frame_equal(actual.reset_index(drop=True), expected, check_dtype=False)


@case("pandas writes CSV, JSON lines and Parquet to hf:// addresses and reads them back, private ones with a token")
def pandas_frames(hub):
    repo_id, table = hub.new_repo("tables", repo_type="dataset", private=True), frame(500)
    access = {"storage_options": {"token": hub.token("alice"), "skip_instance_cache": True}}
    at = lambda path, revision="": f"hf://datasets/{repo_id}{revision}/{path}"  # noqa: E731
    table.to_csv(at("a.csv"), index=False, **access)
    table.to_json(at("b.jsonl"), orient="records", lines=True, **access)
    table.to_parquet(at("deep/er/c.parquet"), index=False, **access)
    same(pandas.read_csv(at("a.csv"), **access), table)
    same(pandas.read_json(at("b.jsonl"), lines=True, **access), table)
    same(pandas.read_parquet(at("deep/er/c.parquet", "@main"), columns=["text"], **access), table[["text"]])
    with raises(FileNotFoundError):
        pandas.read_csv(at("a.csv"), storage_options={"token": hub.token("bob"), "skip_instance_cache": True})


@case("pyarrow reads one column of one row group of a large Parquet file by a small part of its bytes")
def part_of_parquet(hub):
    repo_id, table, sink = hub.new_repo("tables", repo_type="dataset"), frame(5_000), io.BytesIO()
    table["blob"] = [os.urandom(4_000) for _ in range(5_000)]
    table.to_parquet(sink, index=False, row_group_size=500)
    hub.api.upload_file(path_or_fileobj=sink.getvalue(), path_in_repo="large.parquet", repo_id=repo_id, repo_type="dataset")
    fs = HfFileSystem(token=hub.token("alice"), skip_instance_cache=True)
    with recorded_bytes() as lengths, fs.open(f"datasets/{repo_id}/large.parquet", "rb", block_size=64 * 1024) as file:
        parquet = pyarrow.parquet.ParquetFile(file)
        equal((parquet.num_row_groups, parquet.metadata.num_rows), (10, 5_000))
        same(parquet.read_row_group(3, columns=["id", "text"]).to_pandas(), table[["id", "text"]][1_500:2_000].reset_index(drop=True))
    assert 0 < sum(lengths) < len(sink.getvalue()) / 10, f"{sum(lengths)} of {len(sink.getvalue())} bytes came"


@case("pyarrow sees a folder of Parquet files as one table and finds a row in it")
def folder_of_parquet(hub):
    repo_id = hub.new_repo("tables", repo_type="dataset")
    for part in range(3):
        sink = io.BytesIO()
        frame(10_000, part * 10_000).to_parquet(sink, index=False)
        hub.api.upload_file(path_or_fileobj=sink.getvalue(), path_in_repo=f"data/part-{part}.parquet", repo_id=repo_id, repo_type="dataset")
    fs = HfFileSystem(token=hub.token("alice"), skip_instance_cache=True)
    dataset = pyarrow.dataset.dataset(f"datasets/{repo_id}/data", filesystem=fs, format="parquet")
    equal(dataset.count_rows(), 30_000)
    equal(dataset.to_table(columns=["text"], filter=pyarrow.dataset.field("id") == 23_456).column("text").to_pylist(), ["row 3456 ü"])
