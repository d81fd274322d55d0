// Runs Jest on a choice of test files, in bundles (test-bundles.mjs), and counts their tests one by one from its JSON result. A suite that misses a
// program writes `SKIP title: reason` to stderr.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './bootstrap.mjs';
import { makeBundles } from './test-bundles.mjs';
import { runLimited } from './test-runner.mjs';

const WORKERS = 2;
/** Enough for both workers to end at about the same time. */
const MOST_BUNDLES = 12;
/** So few are run as they are. */
const FEW = 3;
const SHOWN = 20;

/** Every test file of the workspace whose path matches. */
export function testFiles(matches) {
  const sources = ['apps', 'packages'].flatMap((family) =>
    readdirSync(path.join(root, family)).map((name) => path.join(root, family, name, 'src')),
  );
  const files = sources.filter((folder) => existsSync(folder)).flatMap((folder) => filesIn(folder));
  return files.filter((file) => file.endsWith('.spec.ts') && matches(file));
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name));
}

/** @param {{ title: string, report: ReturnType<import('./test-report.mjs').Report['part']>, files: string[], env?: Record<string, string> }} options */
export async function runJest({ title, report, files, env = {} }) {
  if (files.length === 0) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'grove-jest-'));
  const outputFile = path.join(folder, 'result.json');
  const bundles = makeBundles(files, files.length <= FEW ? 0 : MOST_BUNDLES);
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  // Nest is ESM only; CommonJS tests can load it with this flag
  const options = {
    ...process.env,
    ...env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
  };
  const jestArgs = [
    jest,
    '--config',
    bundles.config,
    '--json',
    `--outputFile=${outputFile}`,
    `--maxWorkers=${WORKERS}`,
    '--runTestsByPath',
  ];
  try {
    const reasons = new Map();
    const onErrorLine = (line) => {
      const match = /^SKIP (.+?): (.+)$/.exec(line);
      if (match) reasons.set(match[1], match[2]);
    };
    const run = { env: options, report, onErrorLine, quietStdout: true };
    const { code, isOverTime } = await runLimited(process.execPath, [...jestArgs, ...bundles.run], run);
    if (isOverTime) report.fail(title, 'the time of the whole run was used up');
    count({ title, report, code, reasons, bundles }, readResult(outputFile));
  } finally {
    bundles.leave();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function count(run, result) {
  const { title, report, code } = run;
  if (!result) return report.fail(title, `Jest ended with code ${code} and no result`);
  const failuresBefore = report.failed;
  for (const file of result.testResults) {
    const where = `${title}: ${path.relative(root, file.name)}`;
    // a file that could not be loaded has no tests, and would vanish from the count
    if (file.status === 'failed' && file.assertionResults.length === 0) report.fail(where, firstLine(file.message));
    for (const test of file.assertionResults) countOne(run, file.name, test);
  }
  if (run.bundles.run.length > FEW) report.print(`Longest tests: ${longest(run, result)}`);
  if (code !== 0 && report.failed === failuresBefore) report.fail(title, `Jest ended with code ${code}`);
}

/** Which files' tests took most, hooks left out: where to look when a ring is over its time. */
function longest({ bundles }, { testResults }) {
  const spent = new Map();
  for (const { name, assertionResults } of testResults)
    for (const test of assertionResults) {
      const file = fileOf(bundles, name, test).at;
      spent.set(file, (spent.get(file) ?? 0) + (test.duration ?? 0));
    }
  const first = [...spent].toSorted(([, a], [, b]) => b - a).slice(0, SHOWN);
  return first.map(([file, ms]) => `${path.basename(file, '.spec.ts')} ${Math.round(ms / 1000)} s`).join(', ');
}

/** In a bundle the outermost `describe` is the file. */
function fileOf(bundles, name, { ancestorTitles }) {
  const [at, ...titles] = bundles.isBundle(name) ? ancestorTitles : [path.relative(root, name), ...ancestorTitles];
  return { at, titles };
}

function countOne({ title, report, reasons, bundles }, file, test) {
  const { at, titles } = fileOf(bundles, file, test);
  const name = `${title}: ${at}: ${[...titles, test.title].join(' ')}`;
  if (test.status === 'passed') report.pass();
  else if (test.status === 'failed') report.fail(name, firstLine(test.failureMessages[0]));
  else report.skip(name, reasons.get(titles[0]) ?? `marked ${test.status} in the file`);
}

function firstLine(text) {
  return (text ?? '').split('\n').find((line) => line.trim()) ?? 'no message';
}
