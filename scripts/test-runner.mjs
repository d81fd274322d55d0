// Runs a ring that is a program of its own, and counts its lines: `PASS name`, `FAIL name: reason`, `SKIP name: reason`.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { root } from './bootstrap.mjs';

/**
 * `mayBeEmpty`: a narrowed ring may have nothing that matches.
 * @param {{ name: string, runner: string, args?: string[], report: ReturnType<import('./test-report.mjs').Report['part']>, mayBeEmpty?: boolean }} options
 */
export async function runRunner({ name, runner, report, args = [], mayBeEmpty = false }) {
  const failuresBefore = report.failed;
  const counted = { any: false };
  const onLine = (line) => {
    if (countLine(line, report)) counted.any = true;
  };
  const { code, isOverTime } = await runLimited(process.execPath, [runner, ...args], { report, onLine });
  if (isOverTime) report.fail(`${name} ring`, 'the time of the whole run was used up');
  else if (code !== 0 && report.failed === failuresBefore) report.fail(`${name} ring`, `its runner ended with code ${code}`);
  else if (!counted.any && !mayBeEmpty) report.fail(`${name} ring`, 'its runner named no test');
}

function countLine(line, report) {
  const match = /^(PASS|FAIL|SKIP) (.+?)(?:: ([^:]*(?:: .*)?))?$/.exec(line);
  if (!match) return false;
  const [, verdict, name, reason = 'no reason given'] = match;
  if (verdict === 'PASS') report.pass();
  else if (verdict === 'FAIL') report.fail(name, reason);
  else report.skip(name, reason);
  return true;
}

/**
 * Runs a child to its end or to the end of the budget; its whole process group is ended then, and on Ctrl-C. Lines that somebody listens to
 * are echoed too, unless `isSilent`. What a ring says that runs beside others goes where its report says.
 */
export function runLimited(command, args, options) {
  const { env = process.env, cwd = root, report, onLine, onErrorLine, quietStdout = false, isSilent = false } = options;
  return new Promise((resolve, reject) => {
    const { say } = report;
    const stdout = onLine ? 'pipe' : quietStdout ? 'ignore' : say ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', stdout, onErrorLine || say ? 'pipe' : 'inherit'] });
    let isOverTime = false;
    const end = () => endGroup(child);
    const timer = setTimeout(() => {
      isOverTime = true;
      end();
    }, report.timeLeftMs());
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
    const echo = (stream, ours, listener) => stream && echoLines(stream, isSilent ? null : (say ?? ((text) => ours.write(text))), listener);
    echo(child.stdout, process.stdout, onLine);
    echo(child.stderr, process.stderr, onErrorLine);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, end);
      resolve({ code, isOverTime });
    });
  });
}

function echoLines(stream, say, onLine) {
  createInterface({ input: stream }).on('line', (line) => {
    say?.(`${line}\n`);
    onLine?.(line);
  });
}

/** Asked first, killed ten seconds later. */
function endGroup(child) {
  const send = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  send('SIGTERM');
  const timer = setTimeout(() => child.exitCode === null && send('SIGKILL'), 10_000);
  timer.unref();
}
