// hf_xet and packages/xet-formats must call the same contents the same, or nothing that is stored here is recognised by a client. Needs no hub:
// files of many kinds and lengths are written, hf_xet says their names, and we do.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readContext, suite } from '../lib/case.mjs';
import { pythonOf } from '../lib/clients.mjs';
import { ROOT } from '../lib/hub.mjs';

const require = createRequire(import.meta.url);
const python = pythonOf('hf-2');
const HASH = 'import hf_xet, json, sys; print(json.dumps([file.hash for file in hf_xet.hash_files(sys.argv[1:])]))';
const VERSION = 'import importlib.metadata; print(importlib.metadata.version("hf_xet"))';

const context = readContext();
const version = context.list ? '-' : execFileSync(python, ['-c', VERSION], { encoding: 'utf8' }).trim();
const { test, run } = suite(context, 'hf_xet', version);

test('contents that repeat, that do not, and that end beside every limit are called the same', (folder) => {
  const { INPUTS } = load('packages/xet-formats/dist/testing/inputs.js');
  const lengths = [1, 64, 8191, 8192, 8193, 131_071, 131_072, 131_073, 1_000_000, 5_000_001, 12_000_000];
  const contents = Object.entries(INPUTS).flatMap(([name, make]) =>
    lengths.map((length) => ({ what: `${name} ${length}`, bytes: make(length) })),
  );
  compare(folder, contents);
});

test('contents that nobody has seen before are called the same', (folder) => {
  compare(
    folder,
    Array.from({ length: 40 }, (_, index) => ({ what: `random ${index}`, bytes: randomBytes(randomInt(1, 1_500_000)) })),
  );
});

test('contents made of pieces that come again are called the same', (folder) => {
  const pieces = Array.from({ length: 12 }, () => randomBytes(randomInt(1, 300_000)));
  const mixed = () => Buffer.concat(Array.from({ length: 20 }, () => pieces[randomInt(pieces.length)]));
  compare(
    folder,
    Array.from({ length: 12 }, (_, index) => ({ what: `mixed ${index}`, bytes: mixed() })),
  );
});

await run();

/** What is called differently is kept in the work folder of the run (`--keep`). */
function compare(folder, contents) {
  const paths = contents.map(({ bytes }, index) => {
    const path = join(folder, String(index));
    writeFileSync(path, bytes);
    return path;
  });
  const theirs = JSON.parse(execFileSync(python, ['-c', HASH, ...paths], { encoding: 'utf8' }));
  const named = (hashes) => contents.map(({ what, bytes }, index) => `${what}, ${bytes.length} bytes: ${hashes[index]}`);
  assert.deepEqual(named(contents.map(({ bytes }) => nameOf(bytes))), named(theirs));
}

function nameOf(bytes) {
  const { Chunker, MerkleHasher, chunkHash, xetHashFromBytes } = load('packages/xet-formats/dist/index.js');
  const codec = load('packages/xet-codec/dist/index.js').loadXetCodec();
  const chunker = new Chunker();
  const merkle = new MerkleHasher(codec);
  for (const raw of [...chunker.push(bytes), chunker.finish()]) if (raw) merkle.add(chunkHash(codec, raw), raw.length);
  return xetHashFromBytes(merkle.fileHash());
}

function load(file) {
  return require(join(ROOT, file));
}
