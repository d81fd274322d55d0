"""Makes row-keys.json: rows as JSON text, their canonical JSON and keys, and which of them are held out at some shares.

An independent second implementation of the rule at the top of src/keys/canonical-row.ts, in Python's standard library only, so that both sides can be
tested against the same file. Run: python3 make-row-keys.py > row-keys.json
"""

import hashlib
import json
import math
import re
import sys

ROWS = [
    '{}',
    '{"b": 1, "a": [true, null, false]}',
    '{"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello!\\n\\tHow are you?"}]}',
    '{"text": "\\u6a21\\u6797 \\u2028 \\ud83c\\udf33 \\u0000\\u001f\\u007f\\"\\\\ \\/", "label": 3}',
    '{"text": "模林", "label": "积极"}',
    '{"lone": "a\\ud800b\\udc00"}',
    '{"n": [1.0, -0.0, 0, 1e21, 1e20, 123456789012345680000, 0.000001, 1e-7, 1.5e300, 5e-324, 12345678901234567890, 9007199254740993, -3.25, 100]}',
    '{"twice": 1, "twice": 2}',
    '{"\\ud83d\\ude00": 1, "\\uffee": 2, "Z": 3, "a": 4, "": 5, "10": 6, "9": 7}',
    '{"__proto__": {"x": 1}, "constructor": "y"}',
    '{ "nested" : { "z" : [ { } , [ ] ] , "y" : "" } }',
    '{"prompt": "2 + 2 =", "completion": " 4"}',
]
SHARES = [0.0, 0.05, 0.1, 0.25, 0.5, 0.99]


def canonical_number(number):
    """As ECMAScript's Number::toString prints the nearest double."""
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    digits, exponent = f"{abs(number)!r}", 0
    if "e" in digits:
        digits, _, power = digits.partition("e")
        exponent = int(power)
    whole, _, fraction = digits.partition(".")
    digits = whole + fraction
    point = len(whole) + exponent
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    if len(digits) <= point <= 21:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{sign}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def canonical_string(text):
    written = json.dumps(text, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", written)


def canonical(value):
    if isinstance(value, str):
        return canonical_string(value)
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, (int, float)):
        return canonical_number(float(value))
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical_string(name) + ":" + canonical(value[name]) for name in names) + "}"


def key(text):
    return hashlib.sha256(text.encode()).hexdigest()


def held_out(keys, share):
    different = sorted(set(keys))
    if share <= 0 or len(different) < 2:
        return []
    return different[: min(max(math.floor(share * len(different) + 0.5), 1), len(different) - 1)]


def main():
    rows = [{"json": row, "canonical": canonical(json.loads(row))} for row in ROWS]
    for row in rows:
        row["key"] = key(row["canonical"])
    keys = [row["key"] for row in rows]
    chosen = [{"share": share, "heldOut": held_out(keys, share)} for share in SHARES]
    json.dump({"rows": rows, "heldOut": chosen}, sys.stdout, indent=2)
    print()


main()
