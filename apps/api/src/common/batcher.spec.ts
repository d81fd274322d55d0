import { setImmediate as nextTurn } from 'node:timers/promises';
import { Batcher } from './batcher';

describe('a batcher', () => {
  const asked: number[][] = [];
  const batcher = new Batcher<number, string>(async (questions) => {
    asked.push([...questions]);
    if (questions.includes(13)) throw new Error('unlucky');
    return questions.map((n) => `answer ${n}`);
  }, 3);

  beforeEach(() => void (asked.length = 0));

  it('asks together what came in the same turn, and gives everybody their own answer', async () => {
    expect(await Promise.all([1, 2, 3].map((n) => batcher.ask(n)))).toEqual(['answer 1', 'answer 2', 'answer 3']);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('asks again for what comes later, although the same was asked before', async () => {
    await batcher.ask(1);
    await nextTurn();
    await batcher.ask(1);
    expect(asked).toEqual([[1], [1]]);
  });

  it('takes no more together than it may', async () => {
    await Promise.all([1, 2, 3, 4].map((n) => batcher.ask(n)));
    expect(asked).toEqual([[1, 2, 3], [4]]);
  });

  it('fails for nobody but who asked what cannot be answered', async () => {
    const answers = await Promise.allSettled([1, 13, 2].map((n) => batcher.ask(n)));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual([
      'answer 1',
      'Error: unlucky',
      'answer 2',
    ]);
    expect(asked).toEqual([[1, 13, 2], [1], [13], [2]]);
  });
});
