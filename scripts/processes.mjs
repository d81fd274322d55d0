// Starting children so that Ctrl-C ends the whole tree exactly once. Built-ins only: used before anything is installed.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** A terminal signals the whole group while npm and our own parents forward too: copies of one Ctrl-C arrive within this time. */
const SAME_REQUEST_MS = 1_000;

/**
 * Runs a Node child in a process group of its own and hands signals on to it, each request once however many copies of it arrive.
 * Resolves with its exit code (128 + n when a signal ended it), as a shell would report it. The child sees `disconnect` on its
 * IPC channel when this process dies without a word; see `endWithParent`.
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, wholeGroup?: boolean }} [options] wholeGroup: signal its children as well
 */
export function runToEnd(command, args, { wholeGroup = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true, ...options });
    let lastAt = 0;
    const forward = (signal) => {
      if (Date.now() - lastAt < SAME_REQUEST_MS) return;
      lastAt = Date.now();
      send(wholeGroup ? -child.pid : child.pid, signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const settle = (then) => {
      for (const signal of FORWARDED) process.removeListener(signal, forward);
      then();
    };
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code, signal) => settle(() => resolve(code ?? 128 + (constants.signals[signal] ?? 0))));
  });
}

/**
 * Asks this process to stop when its parent is gone: a parent that used `runToEnd`, or npm, whose shell dies of a SIGTERM without
 * handing it on. A script started directly may outlive its shell, as with nohup.
 */
export function endWithParent() {
  const stop = () => send(process.pid, 'SIGTERM');
  if (process.channel) {
    process.once('disconnect', stop);
    process.channel.unref();
  } else if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      stop();
    }, 500);
    watch.unref();
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
