// One run in a process of its own, so that its memory is its own: `node data-check-run.mjs check|parse FILE`. Prints one line of JSON.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';

const [, , what, file] = process.argv;
const PIECE_BYTES = 2 ** 20;

/** Everything at once: near duplicates, a held-out share, lengths by a tokenizer. */
async function check() {
  const require = createRequire(import.meta.url);
  const { checkData } = require(path.join(root, 'packages/data-check/dist/index.js'));
  const tokenizer = readFileSync(path.join(root, 'packages/data-check/golden/tokenizers/byte-bpe.json'));
  const bytes = createReadStream(file, { highWaterMark: PIECE_BYTES });
  const report = await checkData([{ name: 'train.jsonl', split: 'train', format: 'jsonl', bytes, sizeBytes: statSync(file).size }], {
    heldOutShare: 0.1,
    model: { tokenizer, config: Buffer.from('{"max_position_embeddings":4096}') },
  });
  if (report.findings.some(({ severity }) => severity === 'blocking'))
    throw new Error(`the data was refused: ${JSON.stringify(report.lines)}`);
  return report.rows.train;
}

/** The peer: what nobody who reads rows can do without. */
async function parse() {
  let rows = 0;
  for await (const line of createInterface({ input: createReadStream(file, { highWaterMark: PIECE_BYTES }) })) {
    JSON.parse(line);
    rows += 1;
  }
  return rows;
}

const rows = await (what === 'check' ? check() : parse());
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(`${JSON.stringify({ rows, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, rssMiB: maxRSS / 1024 })}\n`);
