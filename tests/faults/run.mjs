// The faults ring: the product as real processes, killed at every step, fed with rubbish, starved of disk; afterwards everything that was
// acknowledged must be there and nothing half done to be seen. `--grep TEXT` picks cases, `--group NAME` (repeatable) groups; without them all groups
// run, in two lanes side by side.
// Needs the built API (`npm run build`), git and git-lfs. Long campaigns: `npm run soak`.
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findProgram } from '../interop/lib/processes.mjs';
import { Cases } from './lib/cases.mjs';
import { openLab } from './lib/lab.mjs';
import { GROUPS, LANES } from './groups.mjs';

const { values } = parseArgs({
  options: { grep: { type: 'string' }, group: { type: 'string', multiple: true } },
});
const missing = ['git', 'git-lfs'].filter((program) => !findProgram(program));
if (missing.length > 0) {
  process.stdout.write(`SKIP faults: apt-get install --no-install-recommends ${missing.join(' ')}\n`);
  process.exit(0);
}

if (!values.grep && !values.group) process.exit(await runLanes());

const workDir = mkdtempSync(join(realpathSync(tmpdir()), 'grove-faults-'));
const startedAt = Date.now();
let lab = null;
let ending = null;
const end = () => (ending ??= finish());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));

const counts = { PASS: 0, FAIL: 0, SKIP: 0 };
try {
  lab = await openLab(workDir);
  for (const name of values.group ?? Object.keys(GROUPS)) {
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

/** Passes on what the lanes say, and one line for all of them at the end. */
async function runLanes() {
  const begun = Date.now();
  const forgotten = Object.keys(GROUPS).filter((name) => LANES.flat().filter((other) => other === name).length !== 1);
  if (forgotten.length > 0) throw new Error(`each group has one lane, and ${forgotten.join(', ')} not`);
  const children = LANES.map((groups) =>
    spawn(process.execPath, [fileURLToPath(import.meta.url), ...groups.flatMap((name) => ['--group', name])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => children.forEach((child) => child.kill(signal)));
  const sums = { passed: 0, failed: 0, skipped: 0 };
  const codes = await Promise.all(
    children.map(async (child) => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      for await (const line of createInterface({ input: child.stdout })) {
        const summary = /^faults: (\d+) passed, (\d+) failed, (\d+) skipped/.exec(line);
        if (summary) Object.keys(sums).forEach((name, index) => (sums[name] += Number(summary[index + 1])));
        else process.stdout.write(`${line}\n`);
      }
      return ended;
    }),
  );
  const lasted = Math.round((Date.now() - begun) / 1000);
  process.stdout.write(`faults: ${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped in ${lasted} s\n`);
  return codes.every((code) => code === 0) ? 0 : 1;
}
