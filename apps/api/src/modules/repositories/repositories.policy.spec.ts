import { ANONYMOUS, SYSTEM, type UserActor } from '../../common/actor';
import { assertRepositoryName, containsPattern, decodeCursor, encodeCursor, listingScope } from './repositories.policy';

const USER: UserActor = { kind: 'user', userId: 7n, name: 'ann', isAdmin: false, via: { kind: 'session', sessionId: 1n } };

describe('names of repositories', () => {
  it.each(['tree', 'Resolve', 'a--b', 'a..b', 'x.git', '', '-x', 'a/b', 'a b', 'a\0', 'x'.repeat(97)])('refuses %p', (name) => {
    expect(() => assertRepositoryName(name)).toThrow(expect.objectContaining({ code: 'repository/name' }) as Error);
  });

  it.each(['m', 'Qwen2.5-7B_x', '0'])('takes %p', (name) => {
    expect(() => assertRepositoryName(name)).not.toThrow();
  });
});

describe('what lists may show', () => {
  it('shows strangers the public ones, and nothing when the hub is closed to them', () => {
    expect(listingScope(ANONYMOUS, 'model', true)).toMatchObject({ publicOnes: true, everything: false, userId: null });
    expect(listingScope(ANONYMOUS, 'model', false)).toMatchObject({ publicOnes: false, everything: false, userId: null });
  });

  it('shows administrators and the system everything', () => {
    expect(listingScope({ ...USER, isAdmin: true }, 'model', true).everything).toBe(true);
    expect(listingScope(SYSTEM, 'model', true).everything).toBe(true);
  });

  it('narrows private ones down to what a fine-grained token may read', () => {
    const via = {
      kind: 'token' as const,
      tokenId: 1n,
      role: 'fineGrained' as const,
      displayName: 't',
      createdAt: new Date(0),
      scopes: [
        { entity: { type: 'org' as const, name: 'Acme' }, permissions: ['repo.content.read'] },
        { entity: { type: 'model' as const, name: 'Ann/M' }, permissions: ['repo.write'] },
        { entity: { type: 'dataset' as const, name: 'ann/d' }, permissions: ['repo.write'] },
        { entity: { type: 'user' as const, name: 'ann' }, permissions: ['discussion.write'] },
      ],
    };
    expect(listingScope({ ...USER, via }, 'model', true)).toMatchObject({ namespaceKeys: ['acme'], repositoryKeys: ['ann/m'] });
  });
});

describe('page addresses', () => {
  it('come back as they were', () => {
    expect(decodeCursor('likes', encodeCursor('likes', { value: 4, id: 12n }))).toEqual({ value: 4, id: 12n });
  });

  it.each([
    ['of another order', encodeCursor('downloads', { value: 4, id: 12n })],
    ['cut', encodeCursor('likes', { value: 4, id: 12n }).slice(0, -4)],
    ['with a text for a number', Buffer.from('["likes","x","1"]').toString('base64url')],
    ['with a bad id', Buffer.from('["likes",1,"1;drop"]').toString('base64url')],
    ['made up', '%%%'],
  ])('are refused when they are %s', (_what, cursor) => {
    expect(() => decodeCursor('likes', cursor)).toThrow(expect.objectContaining({ code: 'list/cursor' }) as Error);
  });
});

it('searches for percent signs and underscores as they are', () => {
  expect(containsPattern(String.raw`A_b%\c`)).toBe(String.raw`%a\_b\%\\c%`);
});
