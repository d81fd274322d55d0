// How long the hub takes to say what a file is made of: 50 GB in 800 terms, whole and a block of it as clients ask for it, and one in pieces.
import { insertFile, insertOthers, insertXorbs, XORB_CHUNKS } from '../fixtures/xet-rows.mjs';
import { atMost } from '../lib/goals.mjs';
import { request } from '../lib/http.mjs';
import { percentile, random } from '../lib/statistics.mjs';
import { xetToken } from '../lib/xet-client.mjs';

const XORBS = 2000;
/** A round has as many, fewer where an answer has megabytes. */
const REQUESTS = 100;
/** What hf_xet asks for first. */
const BLOCK_BYTES = 256_000_000;

const CASES = [
  { name: 'whole', shape: { terms: 800, xorbs: 800, termChunks: XORB_CHUNKS }, what: 'of 50 GB in 800 terms', goal: atMost(30, 15, 'ms') },
  {
    name: 'block',
    shape: { terms: 800, xorbs: 800, termChunks: XORB_CHUNKS },
    isBlock: true,
    what: 'a block of 256 MB of it',
    goal: atMost(30, 15, 'ms'),
  },
  {
    name: 'pieces',
    shape: { terms: 20_000, xorbs: XORBS, termChunks: 40 },
    what: 'of 52 GB in 20,000 terms',
    goal: atMost(300, 150, 'ms'),
  },
];

export const xetReconstructionScenario = {
  name: 'xet-reconstruction',
  rows: CASES.map(({ name, what, goal }) => ({
    name: `xet-reconstruct-${name}`,
    what: `reconstruction ${what}, 95th percentile`,
    goal,
    unit: 'ms',
  })),
  run: (bench, settle) => bench.withFreshHub((hub) => run(bench, hub, settle)),
};

async function run(bench, hub, settle) {
  const repository = await hub.create();
  const { accessToken, casUrl } = await xetToken(hub, repository, 'read');
  await insertXorbs(hub.database, XORBS);
  const files = new Map();
  for (const { shape } of CASES) if (!files.has(shape.terms)) files.set(shape.terms, await insertFile(hub.database, repository, shape));
  await insertOthers(hub.database, XORBS);
  for (const { name, shape, isBlock } of CASES) {
    const lab = { hub, file: files.get(shape.terms), url: casUrl, headers: { authorization: `Bearer ${accessToken}` }, isBlock };
    const number = random(shape.terms);
    const count = Math.max(Math.round(REQUESTS / (bench.quick ? 5 : 1) / (shape.terms > 1000 ? 5 : 1)), 5);
    await timesOf(lab, number, count);
    const values = [];
    let bytes = 0;
    for (let round = 0; round < bench.rounds; round += 1) {
      const { times, answerBytes } = await timesOf(lab, number, count);
      values.push(percentile(times, 95));
      bytes = answerBytes;
    }
    settle(`xet-reconstruct-${name}`, {
      hub: values,
      notes: [`an answer has ${(bytes / 1024).toFixed(0)} KiB; one request after the other, ${count} a round`],
    });
  }
}

async function timesOf(lab, number, count) {
  const times = [];
  let answerBytes = 0;
  for (let i = 0; i < count; i += 1) {
    const start = lab.isBlock ? number(lab.file.sizeBytes - BLOCK_BYTES) : null;
    const headers = start === null ? lab.headers : { ...lab.headers, range: `bytes=${start}-${start + BLOCK_BYTES - 1}` };
    const before = performance.now();
    const answer = await request(`${lab.url}/v2/reconstructions/${lab.file.hash}`, { headers, agent: lab.hub.agent });
    times.push(performance.now() - before);
    answerBytes = answer.body.length;
    mustBeWhole(answer, lab.file, start);
  }
  return { times, answerBytes };
}

function mustBeWhole({ status, body }, { sizeBytes, terms, fetches }, start) {
  if (status !== 200) throw new Error(`a reconstruction was answered ${status}: ${body.toString().slice(0, 200)}`);
  const answer = JSON.parse(body);
  const described = answer.terms.reduce((sum, { unpacked_length: length }) => sum + length, 0) - answer.offset_into_first_range;
  const entries = Object.values(answer.xorbs).flat().length;
  if (start === null && (described !== sizeBytes || answer.terms.length !== terms || entries !== fetches))
    throw new Error(
      `${answer.terms.length} terms of ${described} bytes in ${entries} requests came instead of ${terms} of ${sizeBytes} in ${fetches}`,
    );
  if (start !== null && described < BLOCK_BYTES) throw new Error(`the answer describes ${described} bytes instead of ${BLOCK_BYTES}`);
}
