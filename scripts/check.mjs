// `npm run check`: everything that can be known without running the product: types, lint, format, dead code, arrows, contract, migrations, the two READMEs, the edits of the sabotage.
// Runs every check even after one failed, and says at the end which did. `npm run check -- arrows types` picks.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { bootstrap, fail, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { schemaDrift } from './check-drift.mjs';
import { readmeDifferences } from './check-readme.mjs';
import { staleEdits } from './sabotage/guarantees.mjs';

/** The crawler must read at least as many of our modules; raise it now and then. With some compiler versions it reads none, and passes. */
const ARROWS_FLOOR = 450;
const CRUISED = ['apps/api/src', 'apps/web/src', 'packages'];

const CHECKS = { types, lint, format, 'dead code': deadCode, arrows, contract, migrations, readme: readmeDifferences, sabotage };

await bootstrap();
await build({ quiet: true });
const picked = process.argv.slice(2);
const unknown = picked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) fail(`There is no check ${unknown.join(', ')}. Checks: ${Object.keys(CHECKS).join(', ')}.`);
const failed = [];
for (const [name, check] of Object.entries(CHECKS)) if (picked.length === 0 || picked.includes(name)) await runCheck(name, check);
process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nFailed: ${failed.join(', ')}.\n`);
process.exit(failed.length === 0 ? 0 : 1);

async function runCheck(name, check) {
  const startedAt = Date.now();
  const problem = await Promise.resolve()
    .then(check)
    .catch((error) => error.stack ?? String(error));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(problem ? `FAIL check ${name}: see below (${seconds} s)\n` : `PASS check ${name} (${seconds} s)\n`);
  if (!problem) return;
  process.stdout.write(`${problem.trim().replace(/^/gm, '      ')}\n`);
  failed.push(name);
}

function sabotage() {
  return staleEdits(root).join('\n');
}

function types() {
  const projects = ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => path.join(group, name, 'tsconfig.json')),
  );
  const existing = projects.filter((project) => existsSync(path.join(root, project)));
  return existing
    .map((project) => run('tsc', ['--noEmit', '-p', project]))
    .filter(Boolean)
    .join('\n');
}

function lint() {
  return run('oxlint', ['--deny-warnings', 'apps', 'packages', 'scripts']);
}

function format() {
  return run('prettier', ['--check', '--log-level=warn', '.']);
}

function deadCode() {
  return run('knip', ['--no-progress']);
}

function arrows() {
  const result = tool('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...CRUISED]);
  if (!result.stdout) return result.stderr || 'dependency-cruiser gave no answer';
  const { modules, summary } = JSON.parse(result.stdout);
  const problems = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}. ${ruleComment(summary, rule.name)}`);
  const read = modules.filter(({ source }) => /^(apps|packages)\//.test(source)).length;
  if (read < ARROWS_FLOOR)
    problems.push(`only ${read} of our modules were read, at least ${ARROWS_FLOOR} are there: the arrows were not checked`);
  return problems.join('\n');
}

function ruleComment(summary, name) {
  return summary.ruleSetUsed?.forbidden?.find((rule) => rule.name === name)?.comment ?? '';
}

function contract() {
  const script = path.join(root, 'scripts/contract.mjs');
  if (!existsSync(script)) return 'scripts/contract.mjs is missing: the contract was not compared with the routes';
  const result = spawnSync(process.execPath, [script, '--check'], { cwd: root, encoding: 'utf8' });
  return result.status === 0 ? '' : `${result.stdout}${result.stderr}`;
}

async function migrations() {
  const drift = await schemaDrift();
  return drift && `The migrations do not lead to the schema (npm run prisma -- migrate dev makes one):\n${drift}`;
}

/** '' when the tool is content, else what it said. */
function run(name, args) {
  const result = tool(name, args);
  return result.status === 0 ? '' : `${result.stdout}${result.stderr}` || `${name} ended with code ${result.status}`;
}

function tool(name, args) {
  return spawnSync(path.join(root, 'node_modules/.bin', name), args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
}
