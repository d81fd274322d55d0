// The journeys ring: a real browser over the built web and the running product. Every journey is a sentence about what a person sees.
// `--grep TEXT` picks journeys; `--plain` takes them to a plain http name that browsers do not trust as they trust localhost; `--port N` gives the pages one address, for pictures that are kept. Needs the built product (`npm run build`) and Chromium. Pictures of every page: .test/journeys.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Cases } from '../faults/lib/cases.mjs';
import { Missing, stopAll } from '../interop/lib/processes.mjs';
import { JOURNEYS } from './journeys/index.mjs';
import { openLab } from './lib/lab.mjs';
import { standPlainly } from './lib/plain-host.mjs';

const { values } = parseArgs({ options: { grep: { type: 'string' }, plain: { type: 'boolean' }, port: { type: 'string' } } });
if (values.plain) standPlainly();
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-journeys-'));
const startedAt = Date.now();
let lab = null;
let ending = null;
const end = () => (ending ??= finish());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));

const cases = new Cases({ grep: values.grep, log: () => lab?.product.logFile });
let exitCode = 1;
try {
  lab = await openLab(folder, { port: values.port && Number(values.port) });
  // A failed journey leaves its pictures while its pages are still open.
  const test = (sentence, body, options) =>
    cases.test(sentence, () => body().catch((error) => lab.keepPictures(sentence).then(() => Promise.reject(error))), options);
  for (const journey of JOURNEYS) journey(test, lab);
  await cases.run(() => lab.closeVisitors());
  const { PASS, FAIL, SKIP } = cases.counts;
  process.stdout.write(`journeys: ${PASS} passed, ${FAIL} failed, ${SKIP} skipped in ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
  exitCode = FAIL > 0 ? 1 : 0;
} catch (error) {
  if (error instanceof Missing) {
    process.stdout.write(`SKIP journeys: ${error.message}\n`);
    exitCode = 0;
  } else process.stdout.write(`FAIL journeys: ${error.message.replaceAll(/\s+/g, ' ')}\n`);
} finally {
  await end();
}
process.exit(exitCode);

async function finish() {
  await lab?.close();
  await stopAll();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
