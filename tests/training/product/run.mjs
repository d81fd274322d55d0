// One run through the whole product: a hub as `npm start` runs it, its own runner, two more by `grove runner`, and real trainers. Started by
// ../run.mjs with the Python of the trainers' environment and the one that made it: run.mjs --python FILE --host-python FILE [--grep TEXT].
// What happens stands in parts.mjs, and happens side by side; what must have come of it in proofs.mjs, a sentence each.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Cases } from '../../faults/lib/cases.mjs';
import { stopAll } from '../../interop/lib/processes.mjs';
import { partsOf } from './parts.mjs';
import { proofs } from './proofs.mjs';
import { World } from './world.mjs';

const { values } = parseArgs({
  options: {
    python: { type: 'string' },
    'host-python': { type: 'string' },
    grep: { type: 'string', default: '' },
    keep: { type: 'boolean' },
  },
});
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-training-'));
const world = new World({ folder, python: values.python, hostPython: values['host-python'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));

const cases = new Cases({ grep: values.grep, log: () => world.hub.process?.logFile });
const parts = partsOf(world);
try {
  proofs(cases, parts, world);
  if (values.grep === '') parts.begin();
  await cases.run(async () => undefined);
} finally {
  await end();
}
process.exit(cases.counts.FAIL > 0 ? 1 : 0);

async function end() {
  await world.close();
  await stopAll();
  if (values.keep) process.stderr.write(`kept: ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
