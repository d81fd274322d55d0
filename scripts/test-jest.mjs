// Runs Jest on a choice of files and counts its tests one by one from its JSON result. A suite that misses a program writes
// `SKIP title: reason` to stderr.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from './bootstrap.mjs';
import { runLimited } from './test-runner.mjs';

/** @param {{ title: string, report: ReturnType<import('./test-report.mjs').Report['part']>, args: string[], env?: Record<string, string> }} options */
export async function runJest({ title, report, args, env = {} }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'grove-jest-'));
  const outputFile = path.join(folder, 'result.json');
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  // Nest is ESM only; CommonJS tests can load it with this flag
  const options = {
    ...process.env,
    ...env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
  };
  const jestArgs = [jest, '--json', `--outputFile=${outputFile}`, '--passWithNoTests', '--maxWorkers=2', ...args];
  try {
    const reasons = new Map();
    const onErrorLine = (line) => {
      const match = /^SKIP (.+?): (.+)$/.exec(line);
      if (match) reasons.set(match[1], match[2]);
    };
    const { code, isOverTime } = await runLimited(process.execPath, jestArgs, { env: options, report, onErrorLine, quietStdout: true });
    if (isOverTime) report.fail(title, 'the time of the whole run was used up');
    count({ title, report, code, reasons }, readResult(outputFile));
  } finally {
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
    for (const test of file.assertionResults) countOne(run, `${where}: ${test.fullName}`, test);
  }
  if (code !== 0 && report.failed === failuresBefore) report.fail(title, `Jest ended with code ${code}`);
}

function countOne({ report, reasons }, name, test) {
  if (test.status === 'passed') report.pass();
  else if (test.status === 'failed') report.fail(name, firstLine(test.failureMessages[0]));
  else report.skip(name, reasons.get(test.ancestorTitles[0]) ?? `marked ${test.status} in the file`);
}

function firstLine(text) {
  return (text ?? '').split('\n').find((line) => line.trim()) ?? 'no message';
}
