import * as fc from 'fast-check';
import type { GitOid } from '@modelgrove/git-objects';
import { appLabel, parseAppLabel } from './app-label';

const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01' as GitOid;
const character = fc.constantFrom(...'abcXYZ019._-');
const name = fc.array(character, { minLength: 1, maxLength: 96 }).map((all) => all.join(''));
const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n });

describe('the name of an app', () => {
  it('says what it is, and which repository and commit', () => {
    expect(appLabel({ id: 42n, namespace: 'Ada', name: 'Byte_Counter.v2' }, null)).toBe('ada-byte-counter-v2-1a');
    expect(appLabel({ id: 42n, namespace: 'ada', name: 'x' }, COMMIT)).toBe('ada-x-1a-at-abcdef0123456789abcd');
    expect(appLabel({ id: 1n, namespace: '_', name: '.' }, null)).toBe('app-1');
  });

  it('is a label of the domain name system and comes back, whatever the repository is called', () => {
    fc.assert(
      fc.property(id, name, name, fc.boolean(), (repositoryId, namespace, repository, pinned) => {
        const label = appLabel({ id: repositoryId, namespace, name: repository }, pinned ? COMMIT : null);
        expect(label).toMatch(/^(?!.*--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
        expect(parseAppLabel(label)).toEqual({ repositoryId, pin: pinned ? COMMIT.slice(0, 20) : null });
      }),
    );
  });

  it.each([
    '',
    'app',
    '1a',
    'ada-x-01a',
    'ada--x-1',
    '-1',
    'Ada-x-1',
    'ada-x-zz',
    'a.b-1',
    'xn--x-1',
    `ada-${'v'.repeat(13)}`,
    `${'a-'.repeat(32)}1`,
  ])('%j is none', (label) => {
    expect(parseAppLabel(label)).toBeNull();
  });
});
