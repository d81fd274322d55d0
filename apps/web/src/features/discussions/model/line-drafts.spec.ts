import { draftsIn } from './line-drafts';

describe('what is kept of unsent comments on lines', () => {
  const draft = { path: 'a.txt', side: 'new', line: 3, commitOid: '1'.repeat(40), waiting: null };

  it('is read as it was written, and nothing of what is none', () => {
    expect(draftsIn(JSON.stringify([draft, { ...draft, side: 'up' }, null, 7, { ...draft, waiting: 'Why?' }]))).toEqual([
      draft,
      { ...draft, waiting: 'Why?' },
    ]);
    expect([draftsIn(''), draftsIn('{'), draftsIn('{"path":"a"}')]).toEqual([[], [], []]);
  });
});
