// Counts every test of every ring and says at the end what failed and what was skipped, with the reason.
import process from 'node:process';

export class Report {
  passed = 0;
  #failures = [];
  #skips = [];
  #skipsFail;
  #deadline;

  constructor({ skipsFail, deadline }) {
    this.#skipsFail = skipsFail;
    this.#deadline = deadline;
  }

  get failed() {
    return this.#failures.length + (this.#skipsFail ? this.#skips.length : 0);
  }

  get skipped() {
    return this.#skipsFail ? 0 : this.#skips.length;
  }

  /** Every test that was named, whatever came out. */
  get counted() {
    return this.passed + this.#failures.length + this.#skips.length;
  }

  timeLeftMs() {
    return Math.max(0, this.#deadline - Date.now());
  }

  pass(count = 1) {
    this.passed += count;
  }

  fail(name, reason) {
    this.#failures.push({ name, reason });
  }

  skip(name, reason) {
    this.#skips.push({ name, reason });
  }

  ringEnded(ring, elapsedMs) {
    const over = elapsedMs > ring.minutes * 60_000 ? `, over its ${ring.minutes} min` : '';
    print(`== ${ring.name}: ${clock(elapsedMs)}${over}; ${clock(this.timeLeftMs())} of the budget left ==`);
  }

  close() {
    if (this.#skips.length > 0) {
      print(`\nSkipped${this.#skipsFail ? ', which counts as failed in CI' : ''}:`);
      for (const { name, reason } of this.#skips) print(`  SKIP ${name}: ${reason}`);
    }
    if (this.#failures.length > 0) {
      print('\nFailed:');
      for (const { name, reason } of this.#failures) print(`  FAIL ${name}: ${reason}`);
    }
    print(`\n${this.passed} passed, ${this.failed} failed${this.skipped > 0 ? `, ${this.skipped} skipped` : ''}`);
  }
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;
}
