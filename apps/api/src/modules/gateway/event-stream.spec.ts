import fc from 'fast-check';
import { UsageTap } from './event-stream';

const event = (chunk: object | string): string => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`;
const WORDS = ['Hello', ' big', ' world'].map((content) => event({ choices: [{ delta: { content } }] }));
const USAGE = event({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } });
const DONE = event('[DONE]');
const STREAM = [...WORDS, USAGE, DONE].join('');

function passed(text: string, cuts: readonly number[], hidesUsage: boolean): { out: string; tap: UsageTap } {
  const tap = new UsageTap(hidesUsage);
  const places = [...new Set(cuts.map((cut) => cut % text.length))].sort((a, b) => a - b);
  const pieces = [0, ...places].map((start, index) => text.slice(start, [...places, text.length][index]));
  return { out: pieces.map((piece) => tap.push(piece)).join('') + tap.finish(), tap };
}

describe('a stream of a chat completion', () => {
  it('is passed on as it was, wherever it is cut, and its usage is known', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 20 }), (cuts) => {
        const { out, tap } = passed(STREAM, cuts, false);
        expect(out).toBe(STREAM);
        expect(tap.usage(0)).toEqual({ promptTokens: 7, completionTokens: 3, isEstimate: false });
      }),
    );
  });

  it('is passed on without the event that nobody but us asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { maxLength: 20 }), (cuts) => {
        expect(passed(STREAM, cuts, true).out).toBe([...WORDS, DONE].join(''));
      }),
    );
  });

  it('keeps usage that comes with a word', () => {
    const last = event({ choices: [{ delta: { content: '!' } }], usage: { prompt_tokens: 1, completion_tokens: 1 } });
    expect(passed(last, [], true).out).toBe(last);
  });

  it('that says nothing of tokens is counted by its letters', () => {
    const { tap } = passed([...WORDS, DONE].join(''), [], true);
    expect(tap.usage(100)).toEqual({ promptTokens: 25, completionTokens: 4, isEstimate: true });
  });

  it('is passed on whatever stands in it', () => {
    for (const text of ['data: {"a":\n\n', ': comment\n\n', 'event: x\r\ndata: [1]\r\n\r\n', 'no end', `data: ${'x'.repeat(1_100_000)}`])
      expect(passed(text, [3], true).out).toBe(text);
  });
});
