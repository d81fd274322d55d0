// Programs that run to their end, timed from the moment before they are started to the moment they are gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export function now() {
  return Number(process.hrtime.bigint()) / 1e6;
}

/**
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: Buffer | Iterable<Buffer> }} [options]
 * @returns {Promise<{ stdout: string, ms: number }>} throws with what the program said when it fails
 */
export async function run(command, args, { cwd, env, input } = {}) {
  const startedAt = now();
  const child = spawn(command, args, { cwd, env, stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'] });
  const outputs = [[], []];
  child.stdout.on('data', (chunk) => outputs[0].push(chunk));
  child.stderr.on('data', (chunk) => outputs[1].push(chunk));
  const ended = once(child, 'close');
  if (input) await feed(child.stdin, input);
  const [code, signal] = await ended;
  const ms = now() - startedAt;
  const [stdout, stderr] = outputs.map((chunks) => Buffer.concat(chunks).toString('utf8'));
  if (code !== 0)
    throw new Error(`${command} ${args.slice(0, 4).join(' ')} ended with ${code ?? signal}: ${(stderr || stdout).trim().slice(-600)}`);
  return { stdout, ms };
}

async function feed(stdin, input) {
  try {
    if (Buffer.isBuffer(input)) stdin.end(input);
    else await pipeline(Readable.from(input), stdin);
  } catch (error) {
    // the exit code of the program says more than its closed pipe
    if (error.code !== 'EPIPE') throw error;
  }
}

/** Asks a child to stop and waits; kills it after ten seconds. */
export async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/** Waits until `isTrue` answers true; `child` must stay alive meanwhile. */
export async function untilTrue(what, child, isTrue, limitMs = 60_000) {
  const deadline = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${what} ended while it was starting`);
    if (Date.now() > deadline) throw new Error(`${what} was not ready after ${limitMs / 1000} s`);
    await sleep(50);
  }
}

export function lastLines(text, count = 8) {
  return text.trim().split('\n').slice(-count).join('\n');
}
