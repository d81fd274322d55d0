// `npm test`: every ring, two side by side, within half an hour on 2 cores: most rings wait half of their time. `--ring unit` (repeatable) picks;
// `--only TEXT` narrows further: part of a file's path in the rings unit and integration, part of a test's sentence in the others. A run that nothing
// matches is red.
// Installs nothing on the host: what a ring misses is a SKIP with the command that would bring it; with CI=true a SKIP counts as a failure.
// The last line is `N passed, N failed`, with `, N skipped` when there were any.
import { rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { argumentsOf } from './arguments.mjs';
import { bootstrap, fail, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { Report } from './test-report.mjs';
import { RINGS } from './test-rings.mjs';
import { Stage } from './test-stage.mjs';

/** What hangs is ended then. A run of everything has to stay below 40 minutes on two cores; 33 to 62 were seen, by how fast those are (docs/known-gaps.md). */
const BUDGET_MS = 85 * 60_000;
const SIDE_BY_SIDE = 2;

await bootstrap();
const { rings: picked, only } = readArguments(process.argv.slice(2));
await build();
process.env.MODELGROVE_BUILT = root;
compileOnce();
const report = new Report({ skipsFail: process.env.CI === 'true', deadline: Date.now() + BUDGET_MS });
process.stdout.write(
  `\nRings: ${picked.map((ring) => `${ring.name} (${ring.minutes} min)`).join(', ')}. Budget for all: ${BUDGET_MS / 60_000} min.\n`,
);
if (picked.length === 1) await runRing(picked[0], report.part());
else await runLanes();
if (only !== undefined && report.counted === 0)
  report
    .part()
    .fail(
      'npm test',
      `nothing matches "${only}" in ${picked.length === 1 ? 'the ring' : 'the rings'} ${picked.map(({ name }) => name).join(', ')}`,
    );
report.close();
process.exit(report.failed > 0 ? 1 : 0);

/** The product's programs start a few hundred times in a run: V8 keeps what it compiled, and each start costs a third of a second of CPU less. */
function compileOnce() {
  if (process.env.NODE_COMPILE_CACHE) return;
  process.env.NODE_COMPILE_CACHE = path.join(root, '.test/compile-cache');
  rmSync(process.env.NODE_COMPILE_CACHE, { recursive: true, force: true });
}

/** Each lane takes the next ring that nobody has begun. */
async function runLanes() {
  const stage = new Stage();
  const waiting = [...picked];
  // Those that run are ended, and none begins any more.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => waiting.splice(0));
  const lane = async () => {
    for (let ring = waiting.shift(); ring; ring = waiting.shift()) {
      const { say, leave } = stage.enter();
      await runRing(ring, report.part(say));
      leave();
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
}

async function runRing(ring, part) {
  const startedAt = Date.now();
  part.begins(ring);
  try {
    await ring.run(part, only);
  } catch (error) {
    part.fail(`${ring.name} ring`, error.stack ?? String(error));
  }
  part.ended(ring, Date.now() - startedAt);
}

function readArguments(args) {
  const options = { ring: { type: 'string', multiple: true }, only: { type: 'string' } };
  const { ring = [], only } = argumentsOf('npm test knows --ring NAME and --only TEXT.', { args, options }).values;
  const unknown = ring.filter((name) => !RINGS.some((known) => known.name === name));
  if (unknown.length > 0) fail(`There is no ring ${unknown.join(', ')}. Rings: ${RINGS.map(({ name }) => name).join(', ')}.`);
  if (only === undefined) return { rings: ring.length === 0 ? RINGS : RINGS.filter(({ name }) => ring.includes(name)) };
  const whole = RINGS.filter(({ name, isWhole }) => isWhole && ring.includes(name));
  if (whole.length > 0) fail(`The ring ${whole[0].name} is not narrowed by --only: npm run check -- NAME picks one of its checks.`);
  return { rings: RINGS.filter(({ name, isWhole }) => !isWhole && (ring.length === 0 || ring.includes(name))), only };
}
