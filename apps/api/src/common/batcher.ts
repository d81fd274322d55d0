// Answers questions that are asked in the same turn of the event loop together. Each is asked after it came in, never answered from
// what was known before: what a client has been told is written, it will read.

interface Waiting<Q, A> {
  question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

export class Batcher<Q, A> {
  private waiting: Waiting<Q, A>[] = [];

  /** `answerAll` answers in the order of the questions, of which it gets `most` at a time. */
  constructor(
    private readonly answerAll: (questions: readonly Q[]) => Promise<readonly A[]>,
    private readonly most: number,
  ) {}

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      if (this.waiting.push({ question, resolve, reject }) === 1) setImmediate(() => this.flush());
    });
  }

  private flush(): void {
    const all = this.waiting;
    this.waiting = [];
    for (let at = 0; at < all.length; at += this.most) void this.answer(all.slice(at, at + this.most));
  }

  private async answer(batch: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.answerAll(batch.map(({ question }) => question));
      batch.forEach(({ resolve }, index) => resolve(answers[index] as A));
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error);
      // One question may have spoiled it for all: each is asked alone.
      for (const one of batch) void this.answer([one]);
    }
  }
}
