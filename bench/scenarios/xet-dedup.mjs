// A file of 2 GiB is uploaded again after 1 % of it changed: what crosses the wire, of the file's size, both ways. Once with what the client
// remembers of the first upload, once with a client that has to ask the hub.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram } from '../lib/command.mjs';
import { writeSafetensors } from '../lib/contents.mjs';
import { CountingProxy } from '../lib/counting-proxy.mjs';
import { atMost } from '../lib/goals.mjs';
import { HfClient, programOf } from '../lib/hf-client.mjs';
import { benchDir, workFolder } from '../lib/paths.mjs';
import { hasSha256 } from '../lib/xet.mjs';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const PARQUET_ROW_BYTES = 54;
const TENSORS = 400;
const CHANGED_TENSORS = 4;
const PEER = 'hf upload without Xet';

/** `write(file, size, version)`: version 0 is what is there first, every other one has other changes to it. */
const KINDS = [
  { kind: 'safetensors', name: 'model.safetensors', what: '1 % of its tensors changed', write: safetensors },
  { kind: 'parquet', name: 'train.parquet', what: '1 % of rows appended', write: parquet },
];

export const xetDedupScenario = {
  name: 'xet-dedup',
  rows: KINDS.flatMap(({ kind, what }) => [
    row(`xet-dedup-${kind}`, `upload of a ${kind} file of 2 GiB again, ${what}: bytes on the wire`),
    row(`xet-dedup-${kind}-new`, 'the same by a client that has not uploaded it before'),
  ]),
  run: (bench, settle) => bench.withFreshHub((hub) => run(bench, hub, settle)),
};

function row(name, what) {
  return { name, what, goal: atMost(4, 1.5, '%'), unit: '%', peer: PEER };
}

/** One round: bytes do not vary as times do. */
async function run(bench, hub, settle) {
  const folder = workFolder('xet-dedup');
  const proxy = await CountingProxy.before(hub.url);
  try {
    for (const kind of KINDS) await measure({ bench, hub, folder, proxy, kind }, settle);
  } finally {
    await proxy.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(lab, settle) {
  const { hub, proxy, kind } = lab;
  const client = new HfClient(proxy.url, 'xet-dedup/hf');
  const repository = await hub.create();
  await upload(lab, client, repository, { version: 0, isXet: true });
  const known = await upload(lab, client, repository, { version: 1, isXet: true });
  client.forget();
  const unknown = await upload(lab, client, repository, { version: 2, isXet: true });
  client.forget();
  const whole = await upload(lab, client, await hub.create(), { version: 3, isXet: false });
  settle(`xet-dedup-${kind.kind}`, { hub: [known.percent], peer: [whole.percent], notes: [noteOf(known)] });
  settle(`xet-dedup-${kind.kind}-new`, { hub: [unknown.percent], peer: [whole.percent], notes: [noteOf(unknown)] });
}

async function upload({ bench, folder, proxy, kind }, client, repository, { version, isXet }) {
  const file = path.join(folder, kind.name);
  await kind.write(file, bench.sized(2 * GIB), version);
  const sha256 = (await runProgram('openssl', ['dgst', '-sha256', '-r', file])).stdout.slice(0, 64);
  const { up, down } = await proxy.during(() => client.upload(repository, file, kind.name, { isXet }));
  const { size } = statSync(file);
  rmSync(file);
  if (!(await hasSha256(`${repository.url}/resolve/main/${kind.name}`, sha256))) throw new Error('other bytes came back than were sent');
  return { up, down, size, percent: ((up + down) / size) * 100 };
}

function noteOf({ up, down, size }) {
  return `${(up / MIB).toFixed(1)} MiB up and ${(down / MIB).toFixed(1)} MiB down, for a file of ${(size / MIB).toFixed(0)} MiB; requests and headers included`;
}

async function safetensors(file, size, version) {
  const tensorBytes = Math.floor(size / TENSORS / 2) * 2;
  const every = TENSORS / CHANGED_TENSORS;
  const isChanged = (i) => version > 0 && i % every === version;
  writeSafetensors(file, { tensors: TENSORS, tensorBytes, seedOf: (i) => `tensor ${i} ${isChanged(i) ? version : 0}` });
}

function parquet(file, size, version) {
  const kept = Math.round(size / PARQUET_ROW_BYTES);
  const rows = version === 0 ? kept : Math.round(kept * 1.01);
  const args = [file, rows, 1, version + 1, kept].map(String);
  return runProgram(programOf('readers', 'python'), [path.join(benchDir, 'fixtures/write-parquet.py'), ...args]);
}
