// Collects the protocol lines of all clients, prints each as it comes, and sums them up.
const LINE = /^(START|PASS|FAIL|SKIP|LIST) (\S+ \S+ \S+): (.*)$/;

export class Report {
  counts = { PASS: 0, FAIL: 0, SKIP: 0 };

  constructor({ noSkips = false } = {}) {
    this.noSkips = noSkips;
  }

  /** Takes one line of a client; anything that is no protocol is returned to the caller. */
  take(line) {
    const match = LINE.exec(line);
    if (!match) return null;
    const [, verdict, label, rest] = match;
    if (verdict === 'LIST') print(`${label}: ${rest}`);
    else if (verdict !== 'START') this.add(verdict, label, rest);
    return { verdict, label, rest };
  }

  add(verdict, label, text) {
    const counted = verdict === 'SKIP' && this.noSkips ? 'FAIL' : verdict;
    this.counts[counted] += 1;
    print(`${counted} ${label}: ${text}`);
  }

  summary(seconds) {
    const { PASS, FAIL, SKIP } = this.counts;
    print(`interop: ${PASS} passed, ${FAIL} failed, ${SKIP} skipped in ${Math.round(seconds)} s`);
  }
}

export function print(line) {
  process.stdout.write(`${line}\n`);
}
