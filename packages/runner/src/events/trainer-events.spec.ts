import fc from 'fast-check';
import { BoundedLines } from './bounded-lines';
import { BadEvent, parseTrainerEvent } from './trainer-events';

describe('an event of a trainer', () => {
  it.each([
    ['{"type":"stage","stage":"training","at":"2026-11-26T18:00:00Z"}', { type: 'stage', stage: 'training' }],
    ['{"type":"progress","step":12,"steps":300,"epoch":0.12}', { type: 'progress', progress: { step: 12, steps: 300, epoch: 0.12 } }],
    [
      '{"type":"metric","step":12,"values":{"train_loss":2.1,"Bad Name":1,"text":"x"},"at":"2026-11-26T18:00:00.5+01:00"}',
      { type: 'metric', metric: { step: 12, values: { train_loss: 2.1 }, at: '2026-11-26T17:00:00.500Z' } },
    ],
    ['{"type":"checkpoint","step":100,"path":"checkpoints/step-100"}', { type: 'checkpoint', step: 100, path: 'checkpoints/step-100' }],
    [
      '{"type":"usage","trained_tokens":123456,"trained_examples":400}',
      { type: 'usage', usage: { trainedTokens: 123456, trainedExamples: 400 } },
    ],
    [
      '{"type":"failure","class":"input","code":"train/nan-loss","message":"Lower the rate.","details":{"step":3}}',
      { type: 'failure', failure: { class: 'input', code: 'train/nan-loss', message: 'Lower the rate.', details: { step: 3 } } },
    ],
    [
      '{"type":"note","level":"warn","message":"no Landlock"}',
      { type: 'note', note: { level: 'warn', name: 'trainer.note', message: 'no Landlock' } },
    ],
  ])('is read: %s', (line, event) => {
    expect(parseTrainerEvent(line)).toEqual(event);
  });

  it.each([
    'not JSON',
    '',
    'null',
    '[1]',
    '{"type":"metric","step":1,"values":{"train_loss":NaN}}',
    '{"type":"metric","step":1,"values":{"train_loss":"2"}}',
    '{"type":"metric","step":-1,"values":{"train_loss":2}}',
    '{"type":"progress","step":1.5,"steps":2}',
    '{"type":"progress","step":1e300,"steps":2}',
    '{"type":"checkpoint","step":1,"path":"checkpoints/../../etc"}',
    '{"type":"checkpoint","step":1,"path":"/etc"}',
    '{"type":"checkpoint","step":1,"path":"checkpoints/.."}',
    '{"type":"failure","class":"cancelled","code":"a/b","message":"x"}',
    '{"type":"failure","class":"input","code":"no slash","message":"x"}',
    '{"type":"constructor"}',
    '{"type":"__proto__"}',
    '{"type":{"toString":1}}',
  ])('is refused: %s', (line) => {
    expect(() => parseTrainerEvent(line)).toThrow(BadEvent);
  });

  it('is read or refused, whatever JSON it is', () => {
    const types = fc.constantFrom('stage', 'progress', 'metric', 'checkpoint', 'usage', 'failure', 'note', 'other');
    fc.assert(
      fc.property(types, fc.object({ maxDepth: 2 }), (type, rest) => {
        try {
          parseTrainerEvent(JSON.stringify({ ...rest, type }));
        } catch (error) {
          expect(error).toBeInstanceOf(BadEvent);
        }
      }),
    );
  });
});

describe('lines of a file that somebody else writes', () => {
  it('come whole, whatever pieces they are read in', () => {
    const text = Buffer.from('{"a":1}\n模林\n\nlast');
    for (let cut = 0; cut < text.length; cut++) {
      const lines = new BoundedLines(100);
      expect([...lines.push(text.subarray(0, cut)), ...lines.push(text.subarray(cut))]).toEqual(['{"a":1}', '模林', '']);
    }
  });

  it('that are too long are counted and passed over', () => {
    const lines = new BoundedLines(1000);
    const long = Buffer.alloc(1 << 20, 'x');
    for (let i = 0; i < 100; i++) expect(lines.push(long)).toEqual([]);
    expect(lines.push(Buffer.from('\nshort\n'))).toEqual(['short']);
    expect(lines.tooLong).toBe(1);
  });
});
