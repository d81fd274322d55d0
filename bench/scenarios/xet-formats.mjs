// What the processor has to do for the Xet store, on one thread: a full xorb is verified before it is kept, its chunks are unpacked for plain
// downloads, and contents that came otherwise are cut into chunks.
import { createRequire } from 'node:module';
import path from 'node:path';
import { atMost } from '../lib/goals.mjs';
import { root } from '../lib/paths.mjs';

const XORB_BYTES = 63 * 2 ** 20;
const CHUNK_BYTES = 2 ** 16;
/** Bodies arrive in pieces of about this size. */
const PIECE_BYTES = 2 ** 16;
const WORDS = 3000;
/** Rounds come after one that lets the compiler warm up. */
const WARM_UPS = 1;

const KINDS = [
  { kind: 'random', scheme: 0, what: 'that does not compress', verify: [21, 17], make: randomBytesOf },
  { kind: 'text', scheme: 1, what: 'of text, by LZ4', verify: [66, 44], make: textOf },
  { kind: 'weights', scheme: 2, what: 'of bf16 weights, by byte groups and LZ4', verify: [80, 58], make: weightsOf },
];

export const xetFormatsScenario = {
  name: 'xet-formats',
  rows: [
    ...KINDS.map(({ kind, what, verify }) => row(`xet-verify-${kind}`, `verifying a xorb of 63 MiB ${what}`, verify)),
    ...KINDS.map(({ kind, what, verify }) => row(`xet-unpack-${kind}`, `unpacking a xorb of 63 MiB ${what}`, [verify[0] * 1.5, verify[1]])),
    row('xet-cut', 'cutting 63 MiB into chunks', [220, 130]),
  ],
  async run(bench, settle) {
    const parts = load();
    for (const { kind, scheme, make } of KINDS) {
      const body = packed(parts, make(XORB_BYTES), scheme);
      settle(`xet-verify-${kind}`, { hub: times(bench.rounds, () => fed(new parts.XorbReader(parts.codec), body)) });
      settle(`xet-unpack-${kind}`, { hub: times(bench.rounds, () => fed(new parts.ChunkDecoder(parts.codec), body)) });
    }
    const contents = randomBytesOf(XORB_BYTES);
    settle('xet-cut', { hub: times(bench.rounds, () => fed(new parts.Chunker(), contents)) });
  },
};

function row(name, what, [reach, stretch]) {
  return { name, what, goal: atMost(reach, stretch, 'ms'), unit: 'ms' };
}

function load() {
  const require = createRequire(import.meta.url);
  const { loadXetCodec } = require(path.join(root, 'packages/xet-codec/dist/index.js'));
  return { ...require(path.join(root, 'packages/xet-formats/dist/index.js')), codec: loadXetCodec() };
}

function times(rounds, work) {
  for (let round = 0; round < WARM_UPS; round += 1) work();
  return Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}

/** Gives a reader the bytes piece by piece, as they come from a socket. */
function fed(reader, bytes) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) reader.push(bytes.subarray(at, at + PIECE_BYTES));
  reader.finish();
}

function packed({ encodeChunk, codec }, contents, scheme) {
  const records = [];
  for (let at = 0; at < contents.length; at += CHUNK_BYTES)
    records.push(encodeChunk(codec, contents.subarray(at, at + CHUNK_BYTES), scheme));
  return Buffer.concat(records);
}

function randomBytesOf(length) {
  const bytes = Buffer.alloc(length);
  const random = numbers();
  for (let at = 0; at < length; at += 4) bytes.writeUInt32LE(random(), at);
  return bytes;
}

function textOf(length) {
  const bytes = Buffer.alloc(length);
  const random = numbers();
  const words = Array.from({ length: WORDS }, () => random().toString(36));
  for (let at = 0; at < length;) at += bytes.write(`${words[Math.floor((random() / 2 ** 32) ** 2 * WORDS)]} `, at);
  return bytes;
}

/** Numbers around zero: their upper bytes repeat, their lower ones do not. */
function weightsOf(length) {
  const bytes = Buffer.alloc(length);
  const random = numbers();
  const wide = Buffer.alloc(4);
  for (let at = 0; at < length; at += 2) {
    const sum = random() + random() + random() + random();
    wide.writeFloatLE((sum / 2 ** 32 - 2) * 0.03);
    wide.copy(bytes, at, 2, 4);
  }
  return bytes;
}

/** xorshift32: the same contents in every run. */
function numbers() {
  let x = 0x12345678;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}
