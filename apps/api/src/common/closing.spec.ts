import { Readable } from 'node:stream';
import { closing } from './closing';

describe('a stream that holds something', () => {
  let closes: number;
  beforeEach(() => {
    closes = 0;
  });

  const count = async () => {
    closes += 1;
  };
  async function* three(): AsyncGenerator<number, void> {
    yield 1;
    yield 2;
    yield 3;
  }
  async function* failing(): AsyncGenerator<number, void> {
    yield 1;
    throw new Error('broke off');
  }

  it('gives it back at its end, once', async () => {
    const stream = closing(three(), count);
    expect(await all(stream)).toEqual([1, 2, 3]);
    await stream.return();
    expect(closes).toBe(1);
  });

  it('gives it back when it fails', async () => {
    await expect(all(closing(failing(), count))).rejects.toThrow('broke off');
    expect(closes).toBe(1);
  });

  it('gives it back when it is given up in the middle', async () => {
    for await (const _ of closing(three(), count)) break;
    expect(closes).toBe(1);
  });

  it('gives it back when nobody ever asked for a value', async () => {
    await closing(three(), count).return();
    {
      await using _stream = closing(three(), count);
    }
    await expect(closing(three(), count).throw(new Error('gone'))).rejects.toThrow('gone');
    expect(closes).toBe(3);
  });

  it.each([undefined, new Error('the client went away')])(
    'gives it back when the answer it became is destroyed unread (%s)',
    async (reason) => {
      const readable = Readable.from(closing(three(), count));
      const closed = new Promise((resolve) => readable.once('close', resolve));
      readable.on('error', () => undefined).destroy(reason);
      await closed;
      expect(closes).toBe(1);
    },
  );
});

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of stream) values.push(value);
  return values;
}
