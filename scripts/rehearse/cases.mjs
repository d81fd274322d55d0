// One line a case, in the protocol of the interop ring: `PASS|FAIL|SKIP compose rehearsal -: sentence[: reason]`.
import process from 'node:process';

const LABEL = 'compose rehearsal -';

export class Cases {
  counts = { PASS: 0, FAIL: 0, SKIP: 0 };
  #startedAt = Date.now();

  constructor({ grep, protocol = false }) {
    this.grep = grep?.toLowerCase();
    this.protocol = protocol;
  }

  /** A case that the rest needs runs whatever was asked for. */
  async run(sentence, body) {
    if (this.protocol) this.say(`START ${LABEL}: ${sentence}`);
    const startedAt = Date.now();
    try {
      await body();
      this.#settle('PASS', this.protocol ? sentence : `${sentence} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.fail(sentence, error.message);
    }
  }

  async test(sentence, body) {
    if (!this.grep || sentence.toLowerCase().includes(this.grep)) await this.run(sentence, body);
  }

  fail(sentence, reason) {
    this.#settle('FAIL', `${sentence}: ${reason}`);
  }

  skip(sentence, reason) {
    this.#settle('SKIP', `${sentence}: ${reason}`);
  }

  #settle(verdict, text) {
    this.counts[verdict] += 1;
    this.say(`${verdict} ${LABEL}: ${text}`);
  }

  say(line) {
    process.stdout.write(`${line}\n`);
  }

  summary() {
    const { PASS, FAIL, SKIP } = this.counts;
    this.say(`compose: ${PASS} passed, ${FAIL} failed, ${SKIP} skipped in ${Math.round((Date.now() - this.#startedAt) / 1000)} s`);
  }
}
