// Sentences and functions, run in order. Prints what scripts/test-runner.mjs counts: PASS, FAIL or SKIP, a name, and why.
import { Missing, tailOf } from '../../interop/lib/processes.mjs';

/** Limits are for a machine with nothing else to do; another ring runs beside this one. */
const PATIENCE = 3;

export class Cases {
  counts = { PASS: 0, FAIL: 0, SKIP: 0 };
  #cases = [];

  constructor({ grep, log = () => null }) {
    this.grep = grep;
    this.log = log;
  }

  /** `limitMs`: when it counts as stuck. `mend` brings the hub back for the next case, whatever happened. */
  test = (sentence, body, { limitMs = 120_000 } = {}) => this.#cases.push({ sentence, body, limitMs });

  async run(mend) {
    for (const one of this.#cases) {
      if (this.grep && !one.sentence.includes(this.grep)) continue;
      await this.#runCase(one);
      await mend();
    }
  }

  async #runCase({ sentence, body, limitMs }) {
    const startedAt = Date.now();
    try {
      await within(PATIENCE * limitMs, body());
      this.#say('PASS', sentence, `${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    } catch (error) {
      const isMissing = error instanceof Missing;
      this.#say(isMissing ? 'SKIP' : 'FAIL', sentence, oneLine(error.message));
      if (!isMissing) process.stderr.write(`${error.stack}\n${this.log() ? tailOf(this.log(), 12) : ''}\n`);
    }
  }

  #say(verdict, sentence, text) {
    this.counts[verdict] += 1;
    process.stdout.write(verdict === 'PASS' ? `PASS ${sentence} (${text})\n` : `${verdict} ${sentence}: ${text}\n`);
  }
}

function within(limitMs, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function oneLine(text) {
  const flat = String(text).replaceAll(/\s+/g, ' ').trim();
  return flat.length > 900 ? `${flat.slice(0, 900)} …` : flat;
}
