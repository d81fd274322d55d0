// What one API process and one worker hold in memory when nothing happens, PostgreSQL not counted.
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost } from '../lib/goals.mjs';
import { ask } from '../lib/http.mjs';
import { proportionalMiB } from '../lib/memory.mjs';
import { withScaledHub } from '../lib/scaled-hub.mjs';

const PAGES = ['/', '/models', '/api/models', '/api/datasets', '/hub/v1/meta', '/health/ready'];
const SETTLE_MS = 15_000;

export const idleScenario = {
  name: 'idle',
  rows: [
    {
      name: 'idle-memory',
      what: 'memory of API and worker, at rest after a few requests, without PostgreSQL',
      goal: atMost(350, 250, 'MiB'),
      unit: 'MiB',
    },
  ],
  async run(bench, settle) {
    const sums = [];
    const parts = [];
    for (let round = 0; round < bench.rounds; round += 1)
      await withScaledHub('idle', async ({ url, api, worker }) => {
        for (let turn = 0; turn < 5; turn += 1) for (const page of PAGES) await ask(`${url}${page}`);
        await sleep(bench.quick ? 1_000 : SETTLE_MS);
        const each = [api, worker].map(({ pid }) => proportionalMiB(pid));
        sums.push(each[0] + each[1]);
        parts.push(`${each[0].toFixed(0)} + ${each[1].toFixed(0)}`);
      });
    settle('idle-memory', {
      hub: sums,
      notes: [`API + worker: ${parts.join(', ')} MiB (PSS: what several processes share is divided among them)`],
    });
  },
};
