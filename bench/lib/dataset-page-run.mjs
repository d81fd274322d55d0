// One page of rows in a process of its own, so that nothing is warm: `node dataset-page-run.mjs viewer|hyparquet FILE`. Prints one line of JSON: milliseconds from the opened file
// to 100 rows, and the bytes that were read. The peer is hyparquet as its guide has it.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { root } from './paths.mjs';

const ROWS = 100;
/** Of the package that the viewer reads with, whatever version that is. */
const PEER = 'hyparquet';
const [, , what, name] = process.argv;
const require = createRequire(path.join(root, 'packages/dataset-reader/package.json'));
const file = openSync(name, 'r');
const sizeBytes = statSync(name).size;
let readBytes = 0;

function read(start, length) {
  const bytes = new Uint8Array(length);
  readBytes += readSync(file, bytes, 0, length, start);
  return bytes;
}

async function viewer() {
  const { SplitReader } = require(path.join(root, 'packages/dataset-reader/dist/index.js'));
  const source = { sizeBytes, read: (start, length) => Promise.resolve(read(start, length)) };
  const split = await SplitReader.open({ format: 'parquet', files: [{ path: 'train.parquet', source }] });
  return split.page(0, ROWS);
}

async function hyparquet() {
  const { parquetReadObjects } = await import(require.resolve(PEER));
  const slice = (start, end = sizeBytes) => Promise.resolve(read(start, end - start).buffer);
  return parquetReadObjects({ file: { byteLength: sizeBytes, slice }, rowStart: 0, rowEnd: ROWS });
}

const startedAt = performance.now();
const rows = await (what === 'viewer' ? viewer() : hyparquet());
const milliseconds = performance.now() - startedAt;
closeSync(file);
if (rows.length !== ROWS) throw new Error(`${rows.length} rows`);
process.stdout.write(`${JSON.stringify({ milliseconds, readBytes })}\n`);
