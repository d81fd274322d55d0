// One file of 2 GiB from the Xet store: by plain `resolve` against the same kind of file that came by LFS, and by `hf download` with Xet against
// without. Contents that do not compress, and weights that are stored compressed.
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram } from '../lib/command.mjs';
import { writeNoise, writeWeights } from '../lib/contents.mjs';
import { rateAtLeast } from '../lib/goals.mjs';
import { HfClient } from '../lib/hf-client.mjs';
import { request } from '../lib/http.mjs';
import { workFolder } from '../lib/paths.mjs';
import { cpuSeconds } from '../lib/pinning.mjs';
import { inTurn } from '../lib/rounds.mjs';
import { median } from '../lib/statistics.mjs';
import { hasSha256, untilVerified } from '../lib/xet.mjs';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const NAME = 'model.bin';
const KINDS = [
  { kind: 'noise', what: 'that do not compress', write: writeNoise },
  { kind: 'weights', what: 'of bf16 weights', write: writeWeights },
];

export const xetDownloadScenario = {
  name: 'xet-download',
  rows: KINDS.flatMap(({ kind, what }) => [
    {
      name: `xet-plain-${kind}`,
      what: `plain download of a Xet file of 2 GiB ${what}`,
      goal: rateAtLeast(0.6, 0.9),
      unit: 'MiB/s',
      peer: 'an LFS file',
    },
    {
      name: `xet-hf-${kind}`,
      what: `hf download by Xet of 2 GiB ${what}`,
      goal: rateAtLeast(1, 1.5),
      unit: 'MiB/s',
      peer: 'hf download without Xet',
    },
  ]),
  run: (bench, settle) => bench.withFreshHub((hub) => run(bench, hub, settle)),
};

async function run(bench, hub, settle) {
  const folder = workFolder('xet-download');
  const size = bench.sized(2 * GIB);
  const client = new HfClient(hub.url, 'xet-download/hf');
  try {
    for (const kind of KINDS) {
      const lab = { bench, hub, client, size, kind, file: path.join(folder, NAME) };
      const places = await uploaded(lab);
      settle(`xet-plain-${kind.kind}`, await plainDownloads(lab, places));
      settle(`xet-hf-${kind.kind}`, await clientDownloads(lab, places.hub));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One repository by Xet, one by LFS, each with bytes of its own. */
async function uploaded(lab) {
  const peer = await upload(lab, false);
  const hub = await upload(lab, true);
  await untilVerified(lab.hub.database);
  return { hub, peer };
}

async function upload({ bench, hub, client, file, size, kind }, isXet) {
  const repository = await hub.create();
  kind.write(file, size, `${kind.kind} ${isXet}`);
  const sha256 = (await runProgram('openssl', ['dgst', '-sha256', '-r', file])).stdout.slice(0, 64);
  await client.upload(repository, file, NAME, { isXet });
  rmSync(file);
  const url = `${repository.url}/resolve/main/${NAME}`;
  const { headers } = await request(url, { method: 'HEAD' });
  if ('x-xet-hash' in headers !== isXet)
    throw new Error(`${isXet ? 'no' : 'a'} Xet file came of an upload ${isXet ? 'by' : 'without'} Xet`);
  if (!(await hasSha256(url, sha256))) throw new Error('the bytes that came back have another sha256');
  bench.log(`${kind.kind}: uploaded by ${isXet ? 'Xet' : 'LFS'}`);
  return { repository, url, sha256 };
}

async function plainDownloads({ bench, hub, size }, places) {
  const rates = { hub: [], peer: [] };
  const cpu = { hub: [], peer: [] };
  for (let round = 0; round < bench.rounds; round += 1)
    for (const side of inTurn(round)) {
      const before = cpuSeconds(hub.pid);
      const { ms, stdout } = await runProgram('curl', ['-sSf', '-o', '/dev/null', '-w', '%{size_download}', places[side].url]);
      if (Number(stdout) !== size) throw new Error(`${stdout} bytes came instead of ${size}`);
      rates[side].push(rate(size, ms));
      cpu[side].push((cpuSeconds(hub.pid) - before) / (size / GIB));
    }
  return { ...rates, notes: [cpuNote(cpu, 'a Xet file', 'an LFS file')] };
}

async function clientDownloads({ bench, hub, client, size }, { repository, sha256 }) {
  const rates = { hub: [], peer: [] };
  const cpu = { hub: [], peer: [] };
  for (let round = 0; round < bench.rounds; round += 1)
    for (const side of inTurn(round)) {
      client.forget();
      const before = cpuSeconds(hub.pid);
      const { ms, file } = await client.download(repository, NAME, { isXet: side === 'hub' });
      rates[side].push(rate(size, ms));
      cpu[side].push((cpuSeconds(hub.pid) - before) / (size / GIB));
      if (statSync(file).size !== size || (round === 0 && !(await hasSha256(file, sha256)))) throw new Error('other bytes were downloaded');
    }
  client.forget();
  return { ...rates, notes: [cpuNote(cpu, 'by Xet', 'without')] };
}

function rate(size, ms) {
  return size / MIB / (ms / 1000);
}

function cpuNote({ hub, peer }, one, other) {
  return `core-seconds of the hub's node process per GiB: ${median(hub).toFixed(2)} ${one}, ${median(peer).toFixed(2)} ${other}`;
}
