import { firstPush } from './first-push';

describe('the first push', () => {
  const ways = firstPush('http://hub.example:8080', 'lin');

  it('fits into four lines each way', () => {
    expect(ways.map(({ lines }) => lines.length)).toEqual([4, 4]);
  });

  it('goes to the address the reader is at, under the name of the reader', () => {
    expect(ways[0]?.lines.join('\n')).toContain('HF_ENDPOINT=http://hub.example:8080');
    expect(ways[0]?.lines.join('\n')).toContain('hf upload lin/first-model');
    expect(ways[1]?.lines.join('\n')).toContain('git clone http://hub.example:8080/lin/first-model');
  });
});
