import type { DiscussionComment, DiscussionEntry } from '../../../lib/api-types';
import { isOnFile, spotNow, threadsOf } from './threads';

const entry = (id: string, comment: Partial<DiscussionComment> | null): DiscussionEntry =>
  ({ id, kind: 'comment', comment: comment && { place: null, thread: null, threadId: null, ...comment } }) as DiscussionEntry;
const place = { path: 'a.txt', side: 'new' as const, line: 3, commitOid: '1'.repeat(40) };
const thread = { resolvedAt: null, resolvedBy: null, mayResolve: true, isOutdated: false, line: 4, lines: [] };

describe('talk about lines', () => {
  it('is what was begun on a line with its answers, in their order; the rest is talk of the whole', () => {
    const talks = threadsOf([
      entry('1', {}),
      entry('2', { place, thread }),
      entry('3', { place, thread: { ...thread, line: null, isOutdated: true } }),
      entry('4', { threadId: '2' }),
      entry('5', { threadId: '9' }),
      entry('6', { threadId: '2' }),
      entry('7', null),
    ]);
    expect(talks.map(({ root, answers }) => [root.id, ...answers.map(({ id }) => id)])).toEqual([['2', '4', '6'], ['3']]);
    expect(talks.map(spotNow)).toEqual([{ path: 'a.txt', side: 'new', line: 4 }, null]);
  });

  it('stands at the file that has its line on its side', () => {
    const renamed = { before: 'old.txt', after: 'a.txt' };
    expect([
      isOnFile(place, renamed),
      isOnFile({ ...place, side: 'old' }, renamed),
      isOnFile(place, { before: 'a.txt', after: null }),
    ]).toEqual([true, false, false]);
  });
});
