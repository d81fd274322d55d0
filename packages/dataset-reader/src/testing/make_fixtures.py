"""Makes the Parquet files of the tests with the libraries that people write them with: run it with the Python of the interop ring (tests/interop/requirements-readers.txt)."""

import datetime
import io
import pathlib
import struct
import wave
import zlib

import datasets
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent / "fixtures"
WORDS = ["alpha", "beta", "gamma", "delta", "模林", "森林"]


def people(count: int) -> pa.Table:
    numbers = range(count)
    started = datetime.datetime(2024, 1, 1)
    return pa.table(
        {
            "id": pa.array(numbers, pa.int64()),
            "name": [f"row {n} {WORDS[n % 6]}" for n in numbers],
            "score": [None if n % 10 == 9 else n / 8 for n in numbers],
            "big": pa.array([2**60 + n for n in numbers], pa.int64()),
            "isEven": [n % 2 == 0 for n in numbers],
            "seen": pa.array([started + datetime.timedelta(minutes=n) for n in numbers], pa.timestamp("us")),
            "day": pa.array([started.date() + datetime.timedelta(days=n % 30) for n in numbers], pa.date32()),
            "tags": pa.array([[WORDS[n % 6]] * (n % 4) for n in numbers], pa.list_(pa.string())),
            "messages": pa.array(
                [[{"role": "user", "content": f"question {n}"}, {"role": "assistant", "content": "answer"}] for n in numbers],
                pa.list_(pa.struct({"role": pa.string(), "content": pa.string()})),
            ),
        }
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""
    lines = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def sound() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 800)
    return out.getvalue()


def media() -> pa.Table:
    features = datasets.Features(
        {
            "picture": datasets.Image(),
            "several": datasets.List(datasets.Image()),
            "sound": datasets.Audio(),
            "label": datasets.ClassLabel(names=["cat", "dog"]),
        }
    )
    image = lambda n: {"bytes": picture(3 + n, 2 + n, (40 * n, 90, 120)), "path": f"{n}.png"}
    rows = {
        "picture": [image(n) for n in range(4)] + [None],
        "several": [[image(n)] * n for n in range(5)],
        "sound": [{"bytes": sound(), "path": "beep.wav"}] * 5,
        "label": [0, 1, 0, -1, 1],
    }
    table = pa.table(rows, schema=features.arrow_schema)
    return table


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    # One group, small pages: what is read of it must not be all of it.
    pq.write_table(people(12_000), HERE / "one-group.parquet", data_page_size=2048, compression="zstd", write_batch_size=64)
    # With an index of pages, dictionaries switched off.
    pq.write_table(people(3_000), HERE / "indexed.parquet", data_page_size=2048, write_page_index=True, use_dictionary=False, compression="gzip", write_batch_size=64)
    pq.write_table(people(300), HERE / "groups.parquet", row_group_size=100, data_page_version="2.0")
    pq.write_table(media(), HERE / "media.parquet")
