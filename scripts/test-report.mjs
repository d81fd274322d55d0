// Counts every test of every ring and says at the end what failed and what was skipped, with the reason.
import process from 'node:process';

export class Report {
  #parts = [];
  #options;

  constructor({ skipsFail, deadline }) {
    this.#options = { skipsFail, deadline };
  }

  /** The share of one ring. `say`: where its output goes, when not straight to ours. */
  part(say) {
    const part = new Part({ ...this.#options, say });
    this.#parts.push(part);
    return part;
  }

  get failed() {
    return this.#sum(({ failed }) => failed);
  }

  /** Every test that was named, whatever came out. */
  get counted() {
    return this.#sum(({ passed, failures, skips }) => passed + failures.length + skips.length);
  }

  close() {
    const { skipsFail } = this.#options;
    const skips = this.#parts.flatMap((part) => part.skips);
    const failures = this.#parts.flatMap((part) => part.failures);
    if (skips.length > 0) {
      print(`\nSkipped${skipsFail ? ', which counts as failed in CI' : ''}:`);
      for (const { name, reason } of skips) print(`  SKIP ${name}: ${reason}`);
    }
    if (failures.length > 0) {
      print('\nFailed:');
      for (const { name, reason } of failures) print(`  FAIL ${name}: ${reason}`);
    }
    const skipped = skipsFail ? 0 : skips.length;
    print(`\n${this.#sum(({ passed }) => passed)} passed, ${this.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  }

  #sum(of) {
    return this.#parts.reduce((sum, part) => sum + of(part), 0);
  }
}

class Part {
  passed = 0;
  failures = [];
  skips = [];
  #skipsFail;
  #deadline;

  constructor({ skipsFail, deadline, say }) {
    this.#skipsFail = skipsFail;
    this.#deadline = deadline;
    this.say = say;
  }

  get failed() {
    return this.failures.length + (this.#skipsFail ? this.skips.length : 0);
  }

  timeLeftMs() {
    return Math.max(0, this.#deadline - Date.now());
  }

  pass(count = 1) {
    this.passed += count;
  }

  fail(name, reason) {
    this.failures.push({ name, reason });
  }

  skip(name, reason) {
    this.skips.push({ name, reason });
  }

  print(line) {
    (this.say ?? write)(`${line}\n`);
  }

  begins(ring) {
    this.print(`\n== ${ring.name}: ${ring.what} ==`);
  }

  ended(ring, elapsedMs) {
    const over = elapsedMs > ring.minutes * 60_000 ? `, over its ${ring.minutes} min` : '';
    this.print(`== ${ring.name}: ${clock(elapsedMs)}${over}; ${clock(this.timeLeftMs())} of the budget left ==`);
  }
}

function write(text) {
  process.stdout.write(text);
}

function print(line) {
  write(`${line}\n`);
}

function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}
