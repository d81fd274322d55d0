// One file of 4 GiB: up by LFS against `openssl dgst` and a flushed copy, down from the folder store against nginx with sendfile.
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram } from '../lib/command.mjs';
import { rateAtLeast, neverAbove } from '../lib/goals.mjs';
import { commitBody } from '../lib/hub-api.mjs';
import { growthDuring } from '../lib/memory.mjs';
import { workFolder } from '../lib/paths.mjs';
import { inTurn } from '../lib/rounds.mjs';
import { Nginx } from '../peers/nginx.mjs';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const SHA_THEN_COPY = 'openssl dgst -sha256, then dd conv=fsync';

export const largeFilesScenario = {
  name: 'large-files',
  rows: [
    { name: 'put-4gib', what: 'LFS upload of 4 GiB: batch, PUT, sha256', goal: rateAtLeast(0.6, 0.9), unit: 'MiB/s', peer: SHA_THEN_COPY },
    { name: 'put-4gib-memory', what: 'growth of the hub meanwhile', goal: neverAbove(128, undefined, 'MiB'), unit: 'MiB' },
    {
      name: 'get-4gib',
      what: 'download of 4 GiB from the folder store',
      goal: rateAtLeast(0.6, 0.9),
      unit: 'MiB/s',
      peer: 'nginx, sendfile',
    },
    { name: 'get-4gib-memory', what: 'growth of the hub meanwhile', goal: neverAbove(128, undefined, 'MiB'), unit: 'MiB' },
  ],
  run: (bench, settle) => bench.withFreshHub((hub) => run(bench, hub, settle)),
};

async function run(bench, hub, settle) {
  const folder = workFolder('large');
  const size = bench.quick ? GIB / 4 : 4 * GIB;
  const nginx = await Nginx.start(folder);
  const lab = { hub, nginx, folder, size, file: path.join(folder, 'large.bin'), copy: path.join(folder, 'copy.bin') };
  try {
    await makeNoise(lab);
    await warmUp(lab);
    const measured = emptyMeasurements();
    for (let round = 0; round < bench.rounds; round += 1) await measureRound(lab, round, measured);
    settle('put-4gib', measured.put);
    settle('put-4gib-memory', { hub: measured.put.growth });
    settle('get-4gib', measured.get);
    settle('get-4gib-memory', { hub: measured.get.growth });
  } finally {
    await nginx.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What happens once is no growth. */
async function warmUp(lab) {
  const sha256 = await stamped(lab, 'warm-up');
  await upload(lab, await lab.hub.create(), sha256);
  rmSync(storedFile(lab, sha256));
}

function emptyMeasurements() {
  return { put: { hub: [], peer: [], growth: [] }, get: { hub: [], peer: [], growth: [] } };
}

/** Other bytes each round, as the hub does not take the same ones twice; what it stored is removed again, so that the disk does not fill. */
async function measureRound(lab, round, { put, get }) {
  const repository = await lab.hub.create();
  const sha256 = await stamped(lab, `round ${round}`);
  const uploads = {
    hub: async () => {
      const { growthMiB, result } = await growthDuring(lab.hub.pid, () => upload(lab, repository, sha256));
      put.growth.push(growthMiB);
      put.hub.push(rate(lab, result));
    },
    peer: async () => put.peer.push(rate(lab, await hashAndCopy(lab))),
  };
  for (const side of inTurn(round)) await uploads[side]();
  await lab.hub.commit(repository, commitBody('Large', [], [{ path: 'large.bin', sha256, sizeBytes: lab.size }]));
  const hubUrl = `${repository.url}/resolve/main/large.bin`;
  if (round === 0) await mustHaveSha256(hubUrl, sha256);
  const downloads = {
    hub: async () => {
      const { growthMiB, result } = await growthDuring(lab.hub.pid, () => download(hubUrl, lab.size));
      get.growth.push(growthMiB);
      get.hub.push(rate(lab, result));
    },
    peer: async () => get.peer.push(rate(lab, await download(`${lab.nginx.url}/large.bin`, lab.size))),
  };
  for (const side of inTurn(round)) await downloads[side]();
  rmSync(storedFile(lab, sha256));
}

function rate({ size }, ms) {
  return size / MIB / (ms / 1000);
}

/** Bytes that no file system compresses. */
async function makeNoise({ file, size }) {
  const command =
    'openssl enc -aes-128-ctr -K 00112233445566778899aabbccddeeff -iv 00000000000000000000000000000000 -in /dev/zero 2>/dev/null';
  await runProgram('sh', ['-c', `${command} | head -c ${size} > '${file}'`]);
}

async function stamped({ file }, text) {
  const handle = openSync(file, 'r+');
  writeSync(handle, `${text} ${Date.now()}\n`.padEnd(64), 0);
  closeSync(handle);
  return (await runProgram('openssl', ['dgst', '-sha256', '-r', file])).stdout.slice(0, 64);
}

/** What a Hugging Face client does for a large file below the size from which it comes in parts. */
async function upload({ hub, file, size }, repository, sha256) {
  const [{ actions }] = await hub.planUpload(repository, [{ oid: sha256, size }]);
  return (await curl('-T', file, actions.upload.href)).ms;
}

async function hashAndCopy({ file, copy }) {
  const hash = await runProgram('openssl', ['dgst', '-sha256', '-r', file]);
  const written = await runProgram('dd', [`if=${file}`, `of=${copy}`, 'bs=1M', 'conv=fsync', 'status=none']);
  rmSync(copy);
  return hash.ms + written.ms;
}

async function download(url, size) {
  const { ms, stdout } = await curl('-o', '/dev/null', '-w', '%{size_download}', url);
  if (Number(stdout) !== size) throw new Error(`${stdout} bytes came instead of ${size}`);
  return ms;
}

function curl(...args) {
  return runProgram('curl', ['-sSf', ...args]);
}

async function mustHaveSha256(url, sha256) {
  const { stdout } = await runProgram('sh', ['-c', `curl -sSf '${url}' | openssl dgst -sha256 -r`]);
  if (!stdout.startsWith(sha256)) throw new Error('the bytes that came back have another sha256');
}

function storedFile({ hub, size }, sha256) {
  const file = path.join(hub.dataDir, 'objects', 'objects', 'lfs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  if (statSync(file).size !== size) throw new Error('the stored file has another size');
  return file;
}
