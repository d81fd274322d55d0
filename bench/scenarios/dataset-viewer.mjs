// The first page of a Parquet file of a million rows in one group, as pyarrow writes it: nothing is warm.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { atMost, fasterBy } from '../lib/goals.mjs';
import { programOf } from '../lib/hf-client.mjs';
import { benchDir, workPath } from '../lib/paths.mjs';

const ROWS = 1024 * 1024;
const run = promisify(execFile);

export const datasetViewerScenario = {
  name: 'dataset-viewer',
  rows: [
    {
      name: 'dataset-first-page',
      what: 'the first 100 of a million rows, from the opened file on',
      goal: atMost(1000, 250, 'ms'),
      unit: 'ms',
    },
    { name: 'dataset-first-page-peer', what: 'the same, against hyparquet alone', goal: fasterBy(1, 4), unit: 'ms' },
  ],
  async run(bench, settle) {
    const file = workPath(`rows-${ROWS}.parquet`);
    const write = path.join(benchDir, 'fixtures/write-parquet.py');
    if (!existsSync(file)) await run(programOf('readers', 'python'), [write, file, String(ROWS), '1', '1', String(ROWS)]);
    const own = [];
    const peer = [];
    for (let round = 0; round < bench.rounds; round += 1) {
      own.push(await once('viewer', file));
      peer.push(await once('hyparquet', file));
    }
    settle('dataset-first-page', { hub: own });
    settle('dataset-first-page-peer', { hub: own, peer });
  },
};

async function once(what, file) {
  const { stdout } = await run(process.execPath, [path.join(benchDir, 'lib/dataset-page-run.mjs'), what, file]);
  return JSON.parse(stdout).milliseconds;
}
