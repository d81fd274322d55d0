"""Rows of JSON lines, CSV and Parquet files. What cannot be read is told with file, line and column, the first twenty at once."""

import base64
import csv
import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from .failures import InputFailure
from .keys import TooDeep, key_of

MAX_EXAMPLES = 20
MAX_FIELD = 2**27


@dataclass(frozen=True)
class Row:
    values: dict[str, Any]
    key: str
    file: str
    line: int

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


class Problems:
    """Counts what is wrong, keeps the first examples, and becomes one failure."""

    def __init__(self) -> None:
        self.first: tuple[str, str] | None = None
        self.count = 0
        self.examples: list[dict[str, Any]] = []

    def add(self, code: str, message: str, file: str, line: int, column: int | None = None) -> None:
        self.first = self.first or (code, message)
        self.count += 1
        if len(self.examples) < MAX_EXAMPLES:
            place = {"file": file, "line": line} | ({} if column is None else {"column": column})
            self.examples.append({**place, "code": code, "problem": message})

    def end(self) -> None:
        if self.first is None:
            return
        example = self.examples[0]
        where = f"{example['file']} line {example['line']}" + (f" column {example['column']}" if "column" in example else "")
        more = f" {self.count - 1} more rows have problems." if self.count > 1 else ""
        raise InputFailure(self.first[0], f"{where}: {self.first[1]}{more}", count=self.count, examples=self.examples)


def read_rows(files: tuple[Path, ...]) -> list[Row]:
    problems, rows = Problems(), []
    for path in files:
        for line, values in _reader(path)(path, problems):
            try:
                rows.append(Row(values, key_of(values), path.name, line))
            except TooDeep as error:
                problems.add("data/too-deep", f"{error}.", path.name, line)
    problems.end()
    if not rows:
        raise InputFailure("data/empty", f"{', '.join(path.name for path in files)}: there is not a single row.")
    return rows


def _reader(path: Path):
    readers = {".jsonl": _json_lines, ".json": _json_lines, ".ndjson": _json_lines, ".csv": _csv, ".parquet": _parquet}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise InputFailure("data/format", f"{path.name}: only .jsonl, .json (one object a line), .csv and .parquet are read.")
    return reader


def _json_lines(path: Path, problems: Problems) -> Iterator[tuple[int, dict[str, Any]]]:
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if not text.strip():
                continue
            try:
                values = json.loads(text.decode("utf-8").rstrip("\r\n"), parse_constant=_no_constant)
            except UnicodeDecodeError as error:
                problems.add("data/encoding", "is not UTF-8.", path.name, number, error.start + 1)
            except json.JSONDecodeError as error:
                problems.add("data/malformed-json", f"is not JSON ({error.msg}).", path.name, number, error.colno)
            except (ValueError, RecursionError) as error:
                problems.add("data/malformed-json", f"is not JSON ({error}).", path.name, number)
            else:
                if isinstance(values, dict):
                    yield number, values
                else:
                    problems.add("data/not-an-object", "is not an object: every line must be one.", path.name, number)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a JSON number")


def _csv(path: Path, problems: Problems) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(MAX_FIELD)
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=_delimiter(path), strict=True)
            header = next(reader, None)
            if header is None or len(set(header)) != len(header):
                problems.add("data/csv-header", "the first line must name every column once.", path.name, 1)
                return
            before = reader.line_num
            for values in reader:
                if len(values) == len(header):
                    yield before + 1, dict(zip(header, values, strict=True))
                elif values:
                    problems.add("data/csv-columns", f"has {len(values)} values, but there are {len(header)} columns.", path.name, before + 1)
                before = reader.line_num
    except UnicodeDecodeError as error:
        problems.add("data/encoding", f"is not UTF-8 ({error.reason} at byte {error.start}).", path.name, 1)
    except csv.Error as error:
        problems.add("data/malformed-csv", f"is not CSV ({error}).", path.name, reader.line_num)


def _delimiter(path: Path) -> str:
    """Spreadsheets of many countries write `;`. Whatever the first line has most of."""
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        first = file.readline(1_000_000)
    return max(",;\t", key=lambda mark: (first.count(mark), mark == ","))


def _parquet(path: Path, problems: Problems) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=1024):
                for values in batch.to_pylist():
                    number += 1
                    yield number, {name: _plain(value) for name, value in values.items()}
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, (OSError,)) and error.errno is not None:
            raise
        problems.add("data/malformed-parquet", f"is not a Parquet file that can be read ({str(error)[:200]}).", path.name, number + 1)


def _plain(value: Any) -> Any:
    """As JSON has it; the same as packages/data-check makes of a Parquet file: moments as ISO 8601 in UTC, bytes as base64, decimals as numbers."""
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _moment(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return str(value)
    return value


def _moment(value: datetime.date) -> str:
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    aware = value.replace(tzinfo=datetime.timezone.utc) if value.tzinfo is None else value.astimezone(datetime.timezone.utc)
    return aware.isoformat(timespec="milliseconds").replace("+00:00", "Z")
