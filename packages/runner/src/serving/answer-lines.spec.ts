import { parseAnswerLine } from './answer-lines';

const read = (value: unknown): unknown => parseAnswerLine(JSON.stringify(value));

describe('a line of the answers of a program that serves', () => {
  it('is a piece of text, an end with its tokens, or a refusal', () => {
    expect(read({ call: '1', text: 'so ' })).toEqual({ call: '1', text: 'so ' });
    expect(read({ call: '1', text: '' })).toEqual({ call: '1', text: '' });
    expect(read({ call: '1', end: 'length', promptTokens: 4, completionTokens: 2 })).toEqual({
      call: '1',
      end: 'length',
      promptTokens: 4,
      completionTokens: 2,
    });
    const failure = { code: 'serving/context', message: 'Too long.' };
    expect(read({ call: '1', failure })).toEqual({ call: '1', failure });
  });

  it('is cut to what the hub takes', () => {
    expect(read({ call: '1', text: 'x'.repeat(200_000) })).toEqual({ call: '1', text: 'x'.repeat(100_000) });
    expect(read({ call: '1', end: 'stop', promptTokens: -1, completionTokens: 1e99 })).toMatchObject({
      promptTokens: 0,
      completionTokens: 0,
    });
    expect(read({ call: '1', failure: { code: 'Not A Code', message: 'm'.repeat(5000) } })).toEqual({
      call: '1',
      failure: { code: 'serving/failed', message: 'm'.repeat(1000) },
    });
  });

  it.each(['', '{', 'null', '[]', '3', '{"text":"of nobody"}', '{"call":1,"text":"x"}', '{"call":"1"}', '{"call":"1","end":"later"}'])(
    'is nothing when it is %s',
    (line) => {
      expect(parseAnswerLine(line)).toBeNull();
    },
  );
});
