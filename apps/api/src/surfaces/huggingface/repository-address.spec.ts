import { DomainError } from '../../common/errors';
import { addressOf, decodeRevision, revisionHint } from './repository-address';
import { Query } from './query';
import { privacyOf } from './bodies';

describe('addresses of repositories', () => {
  it.each([
    ['/api/models/ann/m', 'model', []],
    ['/api/datasets/ann/m/tree/refs%2Fpr%2F1/a%2Fb?x=/y', 'dataset', ['tree', 'refs%2Fpr%2F1', 'a%2Fb']],
    ['/api/spaces/ann/m/refs', 'app', ['refs']],
    ['/ann/m/resolve/main/a%20b', 'model', ['resolve', 'main', 'a%20b']],
    ['/datasets/ann/m/resolve/main/x', 'dataset', ['resolve', 'main', 'x']],
    ['/spaces/ann/m/raw/main/x', 'app', ['raw', 'main', 'x']],
  ])('reads %s without decoding what follows the name', (url, type, rest) => {
    expect(addressOf(url)).toEqual({ at: { type, namespace: 'ann', name: 'm' }, rest });
  });

  it.each(['/api/models/ann', '/api/models/an%00n/m', '/api/models/a%2Fb/m', '/api/models/%zz/m', '/api/models/ann/m$'])(
    'finds no repository at %s',
    (url) => {
      expect(() => addressOf(url)).toThrow(expect.objectContaining({ code: 'repository/not-found' }) as Error);
    },
  );

  it('decodes a revision once and refuses what none can be called', () => {
    expect(decodeRevision('feature%2Fx')).toBe('feature/x');
    expect(revisionHint('refs%2Fpr%2F1/a/b')).toBe('refs/pr/1');
    expect(() => decodeRevision('a%00b')).toThrow(DomainError);
    expect(() => decodeRevision('%zz')).toThrow(DomainError);
  });
});

describe('query strings', () => {
  it('takes repeated keys, brackets and commas for one list', () => {
    expect(Query.of('/x?expand=a&expand[]=b&expand=c,d').list('expand')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes True for true, as older clients write it', () => {
    expect(Query.of('/x?full=True').flag('full')).toBe(true);
    expect(Query.of('/x?full=false').flag('full')).toBe(false);
  });

  it('cuts a count that is too large and refuses one that is none', () => {
    expect(Query.of('/x?limit=5000').count('limit', 10, 1000)).toBe(1000);
    expect(() => Query.of('/x?limit=-1').count('limit', 10, 1000)).toThrow(DomainError);
  });
});

describe('privacy in bodies', () => {
  it('reads visibility before private, and never takes an unknown word for public', () => {
    expect(privacyOf({ visibility: 'private' })).toBe(true);
    expect(privacyOf({ visibility: 'public', private: true })).toBe(false);
    expect(privacyOf({ private: true })).toBe(true);
    expect(privacyOf({})).toBeUndefined();
    expect(() => privacyOf({ visibility: 'secret' })).toThrow(DomainError);
    expect(() => privacyOf({ private: 'yes' })).toThrow(DomainError);
  });
});
