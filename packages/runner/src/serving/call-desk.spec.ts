import { gathered } from './call-desk';

describe('what was said between two looks', () => {
  it('goes as one piece, the end with it', () => {
    expect(
      gathered([
        { call: '1', text: 'good ' },
        { call: '1', text: 'day' },
        { call: '1', end: 'stop', promptTokens: 2, completionTokens: 3 },
      ]),
    ).toEqual({ pieces: [{ text: 'good day', end: 'stop', promptTokens: 2, completionTokens: 3 }], isEnded: true });
    expect(gathered([{ call: '1', text: 'more' }])).toEqual({ pieces: [{ text: 'more' }], isEnded: false });
    const failure = { code: 'serving/failed', message: 'No.' };
    expect(gathered([{ call: '1', failure }])).toEqual({ pieces: [{ failure }], isEnded: true });
  });

  it('goes in several that the hub takes when it is long, in order and whole', () => {
    const lines = Array.from({ length: 7 }, (_, place) => ({ call: '1', text: String(place).repeat(90_000) }));
    const { pieces, isEnded } = gathered([...lines, { call: '1', end: 'stop', promptTokens: 1, completionTokens: 0 }]);
    expect(pieces.map(({ text }) => text?.length)).toEqual([180_000, 180_000, 180_000, 90_000]);
    expect(pieces.map(({ text }) => text).join('')).toBe(lines.map(({ text }) => text).join(''));
    expect([pieces.at(-1)?.end, pieces[0]?.end, isEnded]).toEqual(['stop', undefined, true]);
  });
});
