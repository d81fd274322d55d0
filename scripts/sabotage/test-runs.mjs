// Runs a choice of Jest files and of cases of the faults ring in a copied tree. Each result is { name, file | group, status, reason }.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runLimited } from '../test-runner.mjs';

/** Nothing that is picked here takes longer; a guarantee without which a test hangs is seen by this. */
const LIMIT_MS = 240_000;

export class TestRuns {
  constructor(root, env) {
    this.root = root;
    this.env = { ...process.env, ...env };
  }

  async run(tests) {
    const specs = tests.filter((test) => test.kind === 'spec');
    const faults = tests.filter((test) => test.kind === 'fault');
    const results = [];
    // Apart: Jest takes one choice of names for all files.
    for (const some of [specs.filter((spec) => spec.name === ''), specs.filter((spec) => spec.name !== '')])
      if (some.length > 0) results.push(...(await this.#jest(some)));
    for (const test of new Map(faults.map((fault) => [fault.grep, fault])).values()) results.push(...(await this.#faults(test)));
    return results;
  }

  /** Whether a result is one of those that `wanted` picks. */
  isMeant(wanted, result) {
    if (wanted.kind === 'fault') return result.group === wanted.group && result.name.includes(wanted.grep);
    return result.file === wanted.file && new RegExp(wanted.name).test(result.name);
  }

  async #jest(specs) {
    const outputFile = path.join(this.root, 'jest-result.json');
    rmSync(outputFile, { force: true });
    const files = [...new Set(specs.map((spec) => spec.file))];
    const names = specs[0].name === '' ? [] : ['-t', specs.map((spec) => `(?:${spec.name})`).join('|')];
    const options = [
      '--json',
      `--outputFile=${outputFile}`,
      '--roots',
      'apps/api/src',
      '--roots',
      'apps/web/src',
      '--roots',
      'packages',
      '--maxWorkers=2',
    ];
    const args = [path.join(this.root, 'node_modules/jest/bin/jest.js'), ...options, ...names, '--runTestsByPath', ...files];
    const env = { ...this.env, NODE_OPTIONS: `${this.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim() };
    const { isOverTime } = await this.#start(args, env, { quietStdout: true, onErrorLine: () => undefined });
    if (isOverTime) return [{ name: files.join(', '), status: 'failed', reason: 'did not end' }];
    const read = JSON.parse(readFileSync(outputFile, 'utf8')).testResults.flatMap((file) => this.#testsOf(file));
    return read.filter((result) => specs.some((spec) => this.isMeant(spec, result)));
  }

  #testsOf(file) {
    const name = path.relative(this.root, file.name);
    return file.assertionResults.map((test) => ({
      name: test.fullName,
      file: name,
      status: test.status,
      reason: (test.failureMessages[0] ?? `marked ${test.status}`).split('\n')[0],
    }));
  }

  async #faults({ group, grep }) {
    const results = [];
    const onLine = (line) => {
      const match = /^(PASS|FAIL|SKIP) (.+)$/.exec(line);
      if (match)
        results.push({ name: match[2], group, status: { PASS: 'passed', FAIL: 'failed', SKIP: 'skipped' }[match[1]], reason: line });
    };
    const runner = path.join(this.root, 'tests/faults/run.mjs');
    await this.#start([runner, '--group', group, '--grep', grep], this.env, { onLine, isSilent: true, onErrorLine: () => undefined });
    return results;
  }

  #start(args, env, options) {
    const report = { timeLeftMs: () => LIMIT_MS };
    return runLimited(process.execPath, args, { env, report, cwd: this.root, isSilent: true, ...options });
  }
}
