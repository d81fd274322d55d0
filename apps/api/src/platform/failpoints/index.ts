// Places where the fault tests stop the process dead (kill -9 of itself), to show that nothing acknowledged is lost and nothing
// is half visible. Off unless GROVE_FAILPOINT names one; never set in production. `NAME` is its first pass, `NAME@3` the third.
// `file:PATH` reads the name from that file at every pass, so that a hub is armed and disarmed while it runs.
import { readFileSync } from 'node:fs';

const armed = process.env.GROVE_FAILPOINT;
const passes = new Map<string, number>();

export function failpoint(name: string): void {
  if (armed === undefined) return;
  const [wanted, count = '1'] = (armed.startsWith('file:') ? textOf(armed.slice('file:'.length)) : armed).split('@');
  if (wanted !== name) return;
  const pass = (passes.get(name) ?? 0) + 1;
  passes.set(name, pass);
  if (pass >= Number(count)) process.kill(process.pid, 'SIGKILL');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
