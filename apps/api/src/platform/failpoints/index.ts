// Places where the fault tests stop the process dead (kill -9 of itself), to show that nothing acknowledged is lost and nothing
// is half visible. Off unless GROVE_FAILPOINT names one; never set in production. `NAME` is its first pass, `NAME@3` the third;
// `stop:NAME` does not end the process but halts it, until it is sent SIGCONT. `file:PATH` reads the name from that file at every pass, so that a hub is armed and disarmed while it runs.
import { readFileSync } from 'node:fs';

const armed = process.env.GROVE_FAILPOINT;
const SIGNAL_MS = 1000;
const passes = new Map<string, number>();

export function failpoint(name: string): void {
  if (armed === undefined) return;
  const text = armed.startsWith('file:') ? textOf(armed.slice('file:'.length)) : armed;
  const [wanted, count = '1'] = text.replace(/^stop:/, '').split('@');
  if (wanted !== name) return;
  const pass = (passes.get(name) ?? 0) + 1;
  passes.set(name, pass);
  if (pass < Number(count)) return;
  process.kill(process.pid, text.startsWith('stop:') ? 'SIGSTOP' : 'SIGKILL');
  // The signal may be taken by another thread: this one goes no further meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SIGNAL_MS);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
