// One file of 4 GiB that does not compress by `hf upload`, by Xet against the same client by LFS: what the API spends on it, and how fast it is.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram } from '../lib/command.mjs';
import { writeNoise } from '../lib/contents.mjs';
import { atMost, rateAtLeast } from '../lib/goals.mjs';
import { HfClient } from '../lib/hf-client.mjs';
import { workFolder } from '../lib/paths.mjs';
import { cpuSeconds } from '../lib/pinning.mjs';
import { inTurn } from '../lib/rounds.mjs';
import { withScaledHub } from '../lib/scaled-hub.mjs';
import { median } from '../lib/statistics.mjs';
import { hasSha256, untilVerified } from '../lib/xet.mjs';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const NAME = 'model.bin';
const PEER = 'hf upload without Xet';

export const xetUploadScenario = {
  name: 'xet-upload',
  rows: [
    {
      name: 'xet-upload-cpu',
      what: 'what hf upload of 4 GiB by Xet costs the API with its threads',
      goal: atMost(1, 0.6, 'core-s/GiB'),
      unit: 'core-s/GiB',
      peer: PEER,
    },
    { name: 'xet-upload-rate', what: 'hf upload of 4 GiB by Xet', goal: rateAtLeast(0.8, 1), unit: 'MiB/s', peer: PEER },
  ],
  async run(bench, settle) {
    const measured = { cpu: { hub: [], peer: [] }, rate: { hub: [], peer: [] }, jobs: [], floors: [] };
    for (let round = 0; round < bench.rounds; round += 1)
      await withScaledHub('xet-upload', (hub) => measureRound(bench, hub, round, measured), bench);
    const floor = `writing as much with dd conv=fsync takes ${median(measured.floors).toFixed(2)} core-seconds per GiB on this machine`;
    const jobs = `the worker's hashing of the bytes that came by Xet, after the upload: ${median(measured.jobs).toFixed(2)} core-seconds per GiB`;
    settle('xet-upload-cpu', { ...measured.cpu, notes: [jobs, floor] });
    settle('xet-upload-rate', measured.rate);
  },
};

/** Each on a new hub, so that the disk does not fill; the first, small uploads of both kinds warm it up. */
async function measureRound(bench, hub, round, measured) {
  const folder = workFolder('xet-upload-client');
  const lab = { hub, folder, client: new HfClient(hub.url, 'xet-upload-client/hf') };
  try {
    for (const side of inTurn(round)) await upload(lab, { side, size: 64 * MIB, seed: `warm-up ${side}` });
    for (const side of inTurn(round)) {
      const size = bench.sized(4 * GIB);
      const { ms, apiSeconds, workerSeconds } = await upload(lab, { side, size, seed: `${round} ${side}` });
      measured.cpu[side].push(apiSeconds / (size / GIB));
      measured.rate[side].push(size / MIB / (ms / 1000));
      if (side === 'hub') measured.jobs.push(workerSeconds / (size / GIB));
    }
    measured.floors.push(await coreSecondsOfCopy(folder, bench.sized(GIB)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What no server that keeps the bytes can save. For one GiB. */
async function coreSecondsOfCopy(folder, size) {
  const copy = `dd if=/dev/zero of='${path.join(folder, 'copy.bin')}' bs=1M count=${size / MIB} conv=fsync status=none`;
  const { stdout } = await runProgram('bash', ['-c', `TIMEFORMAT='%U %S'; { time ${copy}; } 2>&1`]);
  const [user, system] = stdout.split(' ').map(Number);
  return (user + system) / (size / GIB);
}

async function upload({ hub, folder, client }, { side, size, seed }) {
  const file = path.join(folder, NAME);
  writeNoise(file, size, seed);
  const sha256 = (await runProgram('openssl', ['dgst', '-sha256', '-r', file])).stdout.slice(0, 64);
  const repository = await hub.create();
  client.forget();
  const before = { api: cpuSeconds(hub.api.pid), worker: cpuSeconds(hub.worker.pid) };
  const ms = await client.upload(repository, file, NAME, { isXet: side === 'hub' });
  const apiSeconds = cpuSeconds(hub.api.pid) - before.api;
  await untilVerified(hub.database);
  const workerSeconds = cpuSeconds(hub.worker.pid) - before.worker;
  if (!(await hasSha256(`${repository.url}/resolve/main/${NAME}`, sha256))) throw new Error('the bytes that came back have another sha256');
  rmSync(file);
  return { ms, apiSeconds, workerSeconds };
}
