import { firstPush } from './first-push';
import { quickTokenName } from './quick-token';
import { pauseBefore } from './waiting';

describe('the first push', () => {
  const ways = firstPush('http://hub.example:8080', 'lin', 'hf_secret');
  const text = (id: string) => ways.find((way) => way.id === id)?.lines.join('\n') ?? '';

  it('fits into four lines each way', () => {
    expect(ways.map(({ id }) => id)).toEqual(['hf', 'git', 'browser']);
    for (const { lines } of ways) expect(lines.length).toBeLessThanOrEqual(4);
  });

  it('goes to the address the reader is at, under the name and with the token of the reader', () => {
    expect(text('hf')).toContain('HF_ENDPOINT=http://hub.example:8080');
    expect(text('hf')).toContain('HF_TOKEN=hf_secret');
    expect(text('hf')).toContain('hf upload lin/first-model');
    expect(text('git')).toContain('git clone http://lin:hf_secret@hub.example:8080/lin/first-model');
    expect(text('git')).toContain('Bearer hf_secret');
    expect(text('browser')).toBe('http://hub.example:8080/new?first=1');
  });

  it('says where a name and a token belong as long as there are none', () => {
    const [hf, git] = firstPush('https://hub.example', null, null);
    expect(hf?.lines.join('\n')).toContain('HF_TOKEN=YOUR-TOKEN');
    expect(git?.lines.join('\n')).toContain('https://YOUR-NAME:YOUR-TOKEN@hub.example/YOUR-NAME/first-model');
  });
});

describe('a token made in passing', () => {
  it('is named after the day, and numbered when it is not the first of it', () => {
    const day = new Date(2026, 10, 6, 23, 59);
    expect([quickTokenName(day, 1), quickTokenName(day, 2)]).toEqual(['quick start 2026-11-06', 'quick start 2026-11-06 (2)']);
  });
});

describe('waiting for a push', () => {
  it('asks soon at first, then ever more rarely, but never less than every quarter of a minute', () => {
    const pauses = Array.from({ length: 60 }, (_, times) => pauseBefore(times));
    expect(pauses[0]).toBe(2000);
    expect(pauses.toSorted((a, b) => a - b)).toEqual(pauses);
    expect(pauses.at(-1)).toBe(15_000);
  });
});
