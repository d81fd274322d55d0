import { Handover } from './handover';

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  const pending = Symbol('pending');
  const first = await Promise.race([promise.catch(() => null), new Promise((resolve) => setImmediate(resolve, pending))]);
  return first !== pending;
};

describe('what is handed over', () => {
  it('comes in order, whoever is first', async () => {
    const handover = new Handover<number>();
    void handover.put(1);
    expect(await handover.take()).toBe(1);
    const second = handover.take();
    void handover.put(2);
    expect(await second).toBe(2);
  });

  it('is done with when the next is asked for, not before', async () => {
    const handover = new Handover<number>();
    const put = handover.put(1);
    await handover.take();
    expect(await settled(put)).toBe(false);
    void handover.take();
    expect(await settled(put)).toBe(true);
  });

  it('breaks off for both sides, whoever waits or comes later', async () => {
    const [waiting, taken] = [new Handover<number>(), new Handover<number>()];
    const asked = waiting.take();
    waiting.fail(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await expect(waiting.put(1)).rejects.toThrow('gone');
    await expect(waiting.take()).rejects.toThrow('gone');
    const put = taken.put(1);
    await taken.take();
    taken.fail(new Error('gone'));
    await expect(put).rejects.toThrow('gone');
  });
});
