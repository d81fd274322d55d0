"""Shared objects of Linux on x86-64, as far as the dynamic loader looks at them: what a library asks for, and a library that answers.

Reads `.dynamic`, `.dynsym` and the version tables (System V ABI; the version tables are those of the Linux Standard Base, "Symbol
Versioning"). Writes objects without code of their own: every symbol is one of two functions, `return 35` and `return a text`.
"""

import struct
from dataclasses import dataclass, field
from pathlib import Path

SHT_DYNAMIC, SHT_DYNSYM, SHT_VERNEED, SHT_VERSYM = 6, 11, 0x6FFFFFFE, 0x6FFFFFFF
DT_NEEDED, DT_HASH, DT_STRTAB, DT_SYMTAB, DT_STRSZ, DT_SYMENT, DT_SONAME = 1, 4, 5, 6, 10, 11, 14
DT_VERSYM, DT_VERDEF, DT_VERDEFNUM = 0x6FFFFFF0, 0x6FFFFFFC, 0x6FFFFFFD
SYMBOL = struct.Struct("<IBBHQQ")
SECTION = struct.Struct("<IIQQQQIIQQ")


@dataclass
class Wanted:
    """What one library asks of others: names of libraries, (symbol, library, version) and symbols that name no library."""

    libraries: list[str] = field(default_factory=list)
    versioned: set[tuple[str, str, str]] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    defined: set[str] = field(default_factory=set)


def read_wanted(path: Path) -> Wanted:
    data = path.read_bytes()
    sections = _sections(data)
    wanted = Wanted()
    dynamic, symbols = sections.get(SHT_DYNAMIC), sections.get(SHT_DYNSYM)
    if dynamic is None or symbols is None:
        return wanted
    for tag, value in struct.iter_unpack("<QQ", _bytes(data, dynamic)):
        if tag == DT_NEEDED:
            wanted.libraries.append(_text(data, dynamic["strings"] + value))
    _read_symbols(data, sections, wanted)
    return wanted


def _sections(data: bytes) -> dict[int, dict[str, int]]:
    if data[:6] != b"\x7fELF\x02\x01":
        raise ValueError("not a 64-bit little-endian ELF file")
    table, size, count = struct.unpack_from("<Q", data, 40)[0], *struct.unpack_from("<HH", data, 58)
    rows = [SECTION.unpack_from(data, table + size * index) for index in range(count)]
    return {
        row[1]: {"offset": row[4], "size": row[5], "info": row[7], "strings": rows[row[6]][4]}
        for row in rows
        if row[1] in (SHT_DYNAMIC, SHT_DYNSYM, SHT_VERNEED, SHT_VERSYM)
    }


def _bytes(data: bytes, section: dict[str, int]) -> bytes:
    return data[section["offset"] : section["offset"] + section["size"]]


def _text(data: bytes, offset: int) -> str:
    return data[offset : data.index(b"\0", offset)].decode()


def _read_symbols(data: bytes, sections: dict[int, dict[str, int]], wanted: Wanted) -> None:
    symbols = sections[SHT_DYNSYM]
    versions = _needed_versions(data, sections.get(SHT_VERNEED))
    indexes = [row[0] & 0x7FFF for row in struct.iter_unpack("<H", _bytes(data, sections[SHT_VERSYM]))] if versions else []
    for place, (name, info, _, section, _, _) in enumerate(SYMBOL.iter_unpack(_bytes(data, symbols))):
        if info >> 4 not in (1, 2):  # neither global nor weak
            continue
        text = _text(data, symbols["strings"] + name)
        if section != 0:
            wanted.defined.add(text)
        elif indexes and indexes[place] in versions:
            wanted.versioned.add((text, *versions[indexes[place]]))
        else:
            wanted.plain.add(text)


def _needed_versions(data: bytes, section: dict[str, int] | None) -> dict[int, tuple[str, str]]:
    """Index in the version table → (library, version)."""
    found: dict[int, tuple[str, str]] = {}
    offset = section["offset"] if section else 0
    for _ in range(section["info"] if section else 0):
        _, count, library, auxiliary, following = struct.unpack_from("<HHIII", data, offset)
        entry = offset + auxiliary
        for _ in range(count):
            _, _, index, name, next_entry = struct.unpack_from("<IHHII", data, entry)
            found[index] = (_text(data, section["strings"] + library), _text(data, section["strings"] + name))
            entry += next_entry
        offset += following
    return found


class _Strings:
    def __init__(self) -> None:
        self.data = bytearray(b"\0")
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        if text not in self.places:
            self.places[text] = len(self.data)
            self.data += text.encode() + b"\0"
        return self.places[text]


def elf_hash(name: bytes) -> int:
    value = 0
    for byte in name:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value


PAGE = 4096
BASE = 64 + 56 * 4  # behind the head and four program headers
RETURN_35 = b"\xb8\x23\x00\x00\x00\xc3"  # mov eax, 35; ret
RETURN_TEXT = b"\x48\x8d\x05\x01\x00\x00\x00\xc3"  # lea rax, [rip + 1]; ret; the text follows


def shared_object(soname: str, symbols: dict[str, str | None], texts: set[str], text: str) -> bytes:
    """The bytes of a library `soname` with these symbols (each with its version, or None). Those in `texts` return `text`, the others 35."""
    names = sorted(symbols)
    versions = sorted({version for version in symbols.values() if version})
    strings = _Strings()
    code = RETURN_35.ljust(16, b"\xcc") + RETURN_TEXT + text.encode() + b"\0"
    table = [SYMBOL.pack(0, 0, 0, 0, 0, 0)]
    for name in names:  # the section's number only has to differ from 0: there are no sections, and the loader looks for none
        table.append(SYMBOL.pack(strings.place(name), 0x12, 0, 1, BASE + (16 if name in texts else 0), 6))
    numbers = {version: index + 2 for index, version in enumerate(versions)}
    parts = {
        DT_SYMTAB: b"".join(table),
        DT_HASH: _hash_table(names),
        DT_VERSYM: struct.pack(f"<{len(names) + 1}H", 0, *(numbers.get(symbols[name], 1) for name in names)),
        DT_VERDEF: _version_definitions([soname, *versions], strings),
    }
    soname_at = strings.place(soname)
    parts[DT_STRTAB] = bytes(strings.data)
    return _laid_out(code, parts, [(DT_SONAME, soname_at), (DT_SYMENT, 24), (DT_STRSZ, len(strings.data)), (DT_VERDEFNUM, 1 + len(versions))])


def _hash_table(names: list[str]) -> bytes:
    buckets, chains = [0] * max(1, len(names)), [0] * (len(names) + 1)
    for index, name in enumerate(names, 1):
        bucket = elf_hash(name.encode()) % len(buckets)
        chains[index], buckets[bucket] = buckets[bucket], index
    return struct.pack(f"<II{len(buckets)}I{len(chains)}I", len(buckets), len(chains), *buckets, *chains)


def _version_definitions(names: list[str], strings: _Strings) -> bytes:
    entries = []
    for index, name in enumerate(names):
        is_last = index == len(names) - 1
        head = struct.pack("<HHHHIII", 1, 1 if index == 0 else 0, index + 1, 1, elf_hash(name.encode()), 20, 0 if is_last else 28)
        entries.append(head + struct.pack("<II", strings.place(name), 0))
    return b"".join(entries)


def _laid_out(code: bytes, parts: dict[int, bytes], values: list[tuple[int, int]]) -> bytes:
    body, dynamic = bytearray(code), list(values)
    for tag, part in parts.items():
        body += b"\0" * (-len(body) % 16)
        dynamic.append((tag, BASE + len(body)))
        body += part
    at = BASE + len(body)
    at += -at % PAGE  # a page of its own: the loader writes into it
    table = b"".join(struct.pack("<QQ", *entry) for entry in [*dynamic, (0, 0)])
    headers = [
        (1, 5, 0, BASE + len(body), PAGE),  # PT_LOAD, to be read and run
        (1, 6, at, len(table), PAGE),  # PT_LOAD, to be read and written
        (2, 6, at, len(table), 8),  # PT_DYNAMIC
        (0x6474E551, 6, 0, 0, 16),  # PT_GNU_STACK: not to be run
    ]
    head = b"\x7fELF\x02\x01\x01".ljust(16, b"\0") + struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 64, 0, 0, 64, 56, 4, 64, 0, 0)
    for kind, flags, offset, size, alignment in headers:
        head += struct.pack("<IIQQQQQQ", kind, flags, offset, offset, offset, size, size, alignment)
    return (head + bytes(body)).ljust(at, b"\0") + table
