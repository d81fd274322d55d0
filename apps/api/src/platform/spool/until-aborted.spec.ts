import { untilAborted } from './until-aborted';

describe('untilAborted', () => {
  const two = async function* () {
    yield Buffer.from('a');
    yield Buffer.from('b');
  };
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    let text = '';
    for await (const chunk of source) text += Buffer.from(chunk).toString();
    return text;
  };

  it('passes everything on, with or without a signal', async () => {
    expect(await collect(untilAborted(two(), undefined))).toBe('ab');
    expect(await collect(untilAborted(two(), new AbortController().signal))).toBe('ab');
  });

  it('throws the reason while it waits, and tells the source to stop', async () => {
    const abort = new AbortController();
    let stopped = false;
    const source: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => {}),
        return: async () => {
          stopped = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const reading = collect(untilAborted(source, abort.signal));
    abort.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    expect(stopped).toBe(true);
  });

  it('leaves no listener on the signal, however many chunks passed', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    await collect(untilAborted(two(), signal));
    expect(added).toHaveBeenCalledTimes(3);
    expect(removed).toHaveBeenCalledTimes(3);
  });

  it('stops the source when the reader stops', async () => {
    let finished = false;
    const source = async function* () {
      try {
        yield* two();
      } finally {
        finished = true;
      }
    };
    for await (const _ of untilAborted(source(), new AbortController().signal)) break;
    await new Promise(setImmediate);
    expect(finished).toBe(true);
  });
});
