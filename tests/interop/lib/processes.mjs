// Starts programs of the host, keeps what they say, and ends them by their own process id.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program or a file that this host lacks; the message is the command that brings it. */
export class Missing extends Error {}

/** Below those that systems give to outgoing connections: nothing takes one while a hub that had it starts again. */
const PORTS = { first: 20_000, count: 10_000 };

export async function freePort() {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${PORTS.first} on is free`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Full path of a program on PATH or in one of `folders`, else null. */
export function findProgram(name, folders = []) {
  for (const folder of [...folders, ...(process.env.PATH ?? '').split(delimiter)]) {
    if (folder && isExecutable(join(folder, name))) return join(folder, name);
  }
  return null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end; what it complained about becomes the error. */
export function runOnce(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: 120_000, ...options });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${(stderr || stdout).trim().slice(-800)}`);
  return stdout;
}

const running = new Set();

/** A long-running program in a process group of its own, its output in `logFile`. */
export function startProcess(command, args, { logFile, env, cwd, identity = {}, stopSignal = 'SIGTERM' }) {
  const log = openSync(logFile, 'a');
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', log, log], ...identity });
  closeSync(log);
  const started = { pid: child.pid, logFile, hasEnded: false, stop: (graceMs) => stop(started, graceMs, stopSignal) };
  started.ended = new Promise((resolve) => {
    const end = (reason) => {
      started.hasEnded = true;
      started.reason = reason;
      running.delete(started);
      resolve(reason);
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `code ${code}`));
  });
  running.add(started);
  return started;
}

/** Asks it to end, then insists. Resolves with how it ended. */
async function stop(started, graceMs = 20_000, stopSignal = 'SIGTERM') {
  if (started.hasEnded) return started.reason;
  signal(started.pid, stopSignal);
  const inTime = await Promise.race([started.ended, sleep(graceMs, null, { ref: false })]);
  if (inTime !== null) return inTime;
  signal(-started.pid, 'SIGKILL');
  return started.ended;
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export async function stopAll() {
  await Promise.all([...running].map((started) => started.stop(5_000)));
}

/** Polls until `isReady()` is true; fails at once when the process behind it ends. */
export async function waitUntil(isReady, { within, what, process: started, everyMs = 100 }) {
  for (const deadline = Date.now() + within; Date.now() < deadline;) {
    if (started?.hasEnded) throw new Error(`${what} ended with ${started.reason} before it was ready:\n${tailOf(started.logFile, 25)}`);
    const isThere = async () => isReady();
    if (await isThere().catch(() => false)) return;
    await sleep(everyMs);
  }
  throw new Error(`${what} was not ready within ${within / 1000} s${started ? `:\n${tailOf(started.logFile, 25)}` : ''}`);
}

export function tailOf(file, lines) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
