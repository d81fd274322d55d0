// The faults ring: the product as real processes, killed at every step, fed with rubbish, starved of disk; afterwards everything that was
// acknowledged must be there and nothing half done to be seen. `--grep TEXT` picks cases, `--group NAME` (repeatable) groups.
// Needs the built API (`npm run build`), git and git-lfs. Long campaigns: `npm run soak`.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from '../interop/lib/processes.mjs';
import { Cases } from './lib/cases.mjs';
import { openLab } from './lib/lab.mjs';
import { GROUPS } from './groups.mjs';

const { values } = parseArgs({
  options: { grep: { type: 'string' }, group: { type: 'string', multiple: true, default: Object.keys(GROUPS) } },
});
const missing = ['git', 'git-lfs'].filter((program) => !findProgram(program));
if (missing.length > 0) {
  process.stdout.write(`SKIP faults: apt-get install --no-install-recommends ${missing.join(' ')}\n`);
  process.exit(0);
}

const workDir = mkdtempSync(join(realpathSync(tmpdir()), 'grove-faults-'));
const startedAt = Date.now();
let lab = null;
let ending = null;
const end = () => (ending ??= finish());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));

const counts = { PASS: 0, FAIL: 0, SKIP: 0 };
try {
  lab = await openLab(workDir);
  for (const name of values.group) {
    const cases = new Cases({ grep: values.grep, log: () => lab.hub.process?.logFile });
    GROUPS[name](cases, lab);
    if (!values.grep)
      cases.test(`after all of ${name}: what was acknowledged is there, git fsck and grove doctor find nothing`, () => lab.examine());
    await cases.run(() => lab.revive());
    for (const verdict of Object.keys(counts)) counts[verdict] += cases.counts[verdict];
  }
} finally {
  await end();
}
const seconds = Math.round((Date.now() - startedAt) / 1000);
process.stdout.write(`faults: ${counts.PASS} passed, ${counts.FAIL} failed, ${counts.SKIP} skipped in ${seconds} s\n`);
process.exit(counts.FAIL > 0 ? 1 : 0);

async function finish() {
  for (const hub of [...(lab?.others ?? []), lab?.hub]) await hub?.remove();
  rmSync(workDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
