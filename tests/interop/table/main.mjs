// The N × N table: every client uploads the same files, every client downloads what each of them uploaded, and sha256 is compared. A cell is
// a case; the table is printed at the end.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { note, readContext, suite } from '../lib/case.mjs';
import { hubApi } from '../lib/hub-api.mjs';
import { participants } from './participants.mjs';
import { LARGE, writeSample } from './sample.mjs';

const CELL_MS = 400_000;
const AT_A_TIME = 2;

const context = readContext();
const { test, run } = suite(context, 'table', 'all');
const api = hubApi(context);
const all = participants(context);
const idOf = ({ name }) => `alice/table-of-${name.replaceAll(/[^a-z0-9]/g, '-')}`;
const sourceFolder = join(context.workDir, 'source');
let sample;
const verdicts = new Map();
const began = once(begin);

for (const uploader of all) test(`${uploader.name} uploads the files of the table`, () => uploaded(uploader), { limitMs: CELL_MS });
for (const uploader of all)
  for (const reader of all)
    test(`what ${uploader.name} uploaded, ${reader.name} reads byte for byte`, () => cell(uploader, reader), { limitMs: CELL_MS });

await run();
if (verdicts.size > 0) printTable();

/** Starts every upload and then every reader, a few at a time; the cases only wait for their part. */
function begin() {
  sample = writeSample(sourceFolder);
  const take = limited(AT_A_TIME);
  const uploads = new Map(all.map((client) => [client, settled(take(() => upload(client)))]));
  const everything = Promise.all(uploads.values());
  const readings = new Map(all.map((client) => [client, settled(everything.then(() => take(() => client.read(all.map(idOf)))))]));
  return { uploads, readings };
}

async function upload(client) {
  await api.createRepo(idOf(client), { type: 'dataset', private: true });
  await client.upload(sourceFolder, idOf(client));
}

async function uploaded(client) {
  await valueOf(began().uploads.get(client));
  const entries = await api.json(`/api/datasets/${idOf(client)}/tree/main?recursive=true`);
  const files = entries.filter(({ type, path }) => type === 'file' && path !== '.gitattributes');
  assert.deepEqual(files.map(({ path }) => path).sort(), Object.keys(sample).sort());
  const large = files.filter(({ lfs }) => lfs);
  assert.deepEqual(large.map(({ path, lfs }) => [path, lfs.oid]).sort(), LARGE.map((path) => [path, sample[path]]).sort());
  if (client.isXet)
    assert.ok(
      large.every(({ xetHash }) => /^[0-9a-f]{64}$/.test(xetHash)),
      'the large files went by Xet',
    );
}

async function cell(uploader, reader) {
  verdicts.set(`${uploader.name} ${reader.name}`, false);
  await valueOf(began().uploads.get(uploader));
  const files = (await valueOf(began().readings.get(reader))).get(idOf(uploader));
  if (files instanceof Error) throw files;
  const { '.gitattributes': _, ...brought } = files ?? {};
  assert.deepEqual(brought, sample);
  verdicts.set(`${uploader.name} ${reader.name}`, true);
}

function printTable() {
  const width = Math.max(...all.map(({ name }) => name.length), 'uploaded by'.length);
  const row = (first, cells) => note(context, 'table', `${first.padEnd(width)} | ${cells.join(' | ')}`);
  row(
    'uploaded by',
    all.map(({ name }) => name),
  );
  const mark = { true: '=', false: 'DIFFERS', undefined: '-' };
  for (const { name } of all)
    row(
      name,
      all.map((reader) => mark[verdicts.get(`${name} ${reader.name}`)].padEnd(reader.name.length)),
    );
}

function once(work) {
  let result;
  return () => (result ??= work());
}

/** Never rejects, so that what nobody has waited for yet is no unhandled rejection. */
function settled(promise) {
  return promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
}

async function valueOf(promise) {
  const { value, error } = await promise;
  if (error) throw error;
  return value;
}

/** Runs what it is given, at most `count` at a time. */
function limited(count) {
  const waiting = [];
  let free = count;
  const next = () => {
    if (free === 0 || waiting.length === 0) return;
    free -= 1;
    waiting.shift()();
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(() =>
        work()
          .then(resolve, reject)
          .finally(() => {
            free += 1;
            next();
          }),
      );
      next();
    });
}
