// Collects the protocol lines of all clients, prints each as it comes, and sums them up.
const LINE = /^(START|PASS|FAIL|SKIP|LIST|NOTE) (\S+ \S+ \S+): (.*)$/;

export class Report {
  counts = { PASS: 0, FAIL: 0, SKIP: 0 };
  /** When each client began its present case; what every case took. */
  begun = new Map();
  durations = [];

  constructor({ noSkips = false } = {}) {
    this.noSkips = noSkips;
  }

  /** Takes one line of a client; anything that is no protocol is returned to the caller. */
  take(line) {
    const match = LINE.exec(line);
    if (!match) return null;
    const [, verdict, label, rest] = match;
    if (verdict === 'LIST') print(`${label}: ${rest}`);
    else if (verdict === 'NOTE') print(`    ${label.replace(/ -$/, '')}: ${rest}`);
    else if (verdict === 'START') this.begun.set(label, Date.now());
    else {
      this.durations.push({ seconds: (Date.now() - this.begun.get(label)) / 1000, label, rest });
      this.add(verdict, label, rest);
    }
    return { verdict, label, rest };
  }

  add(verdict, label, text) {
    const counted = verdict === 'SKIP' && this.noSkips ? 'FAIL' : verdict;
    this.counts[counted] += 1;
    print(`${counted} ${label}: ${text}`);
  }

  /** What to look at when a run takes too long. */
  slowest(count) {
    print('--- slowest cases');
    for (const { seconds, label, rest } of this.durations.toSorted((a, b) => b.seconds - a.seconds).slice(0, count)) {
      print(`${seconds.toFixed(1).padStart(6)} s  ${label}: ${rest.slice(0, 110)}`);
    }
  }

  summary(seconds) {
    const { PASS, FAIL, SKIP } = this.counts;
    print(`interop: ${PASS} passed, ${FAIL} failed, ${SKIP} skipped in ${Math.round(seconds)} s`);
  }
}

export function print(line) {
  process.stdout.write(`${line}\n`);
}
