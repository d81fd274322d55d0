import fc from 'fast-check';
import { WireFormatError } from './errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { splitAtKnownRef, splitRevisionPath } from './revision-path';

const COMMIT = '0123456789'.repeat(4);

async function neverAsked(): Promise<string | null> {
  throw new Error('no look-up was expected');
}

function knowing(...names: string[]): (candidates: string[]) => Promise<string | null> {
  return async (candidates) => candidates.find((candidate) => names.includes(candidate)) ?? null;
}

describe('a revision and a path', () => {
  test.each([
    ['main/a.txt', 'main', 'a.txt'],
    ['main/dir/a%20b%25.txt', 'main', 'dir/a b%.txt'],
    ['refs%2Fpr%2F1/a.txt', 'refs/pr/1', 'a.txt'],
    ['feature%2Fx/a.txt', 'feature/x', 'a.txt'],
    [`${COMMIT}/a/b`, COMMIT, 'a/b'],
    ['main', 'main', ''],
    ['main/', 'main', ''],
    ['main/dir/', 'main', 'dir'],
    ['main/dir%2Fa.txt', 'main', 'dir/a.txt'],
    ['main/%252e%252e/x', 'main', '%2e%2e/x'],
    ['main/a+b', 'main', 'a+b'],
    ['main/%E6%A8%A1%E5%9E%8B', 'main', '模型'],
    ['main/a%3Fb%23c?download=true', 'main', 'a?b#c'],
    ['main/...', 'main', '...'],
    ['refs', 'refs', ''],
  ])('%s, without any look-up', async (tail, revision, path) => {
    expect(await splitRevisionPath(tail, neverAsked)).toEqual({ revision, path });
  });

  test('unencoded refs/… is found by the longest name that is known', async () => {
    expect(await splitRevisionPath('refs/pr/1/a.txt', knowing('refs/pr/1'))).toEqual({ revision: 'refs/pr/1', path: 'a.txt' });
    expect(await splitRevisionPath('refs/heads/a/b/c.txt', knowing('refs/heads/a', 'refs/heads/a/b'))).toEqual({
      revision: 'refs/heads/a/b',
      path: 'c.txt',
    });
    expect(await splitRevisionPath('refs/pr/1', knowing('refs/pr/1'))).toEqual({ revision: 'refs/pr/1', path: '' });
  });

  test('an unknown refs/… is named as the client meant it', async () => {
    expect(await splitRevisionPath('refs/pr/9/a/b.txt', knowing())).toEqual({ revision: 'refs/pr/9', path: 'a/b.txt' });
    expect(await splitRevisionPath('refs/pr', knowing())).toEqual({ revision: 'refs/pr', path: '' });
  });

  test('when the first segment proved unknown, the longest known prefix is taken, in one question', async () => {
    const questions: string[][] = [];
    const knownRefs = async (candidates: string[]) => {
      questions.push(candidates);
      return candidates.find((candidate) => candidate === 'feature/x') ?? null;
    };
    expect(await splitAtKnownRef('feature/x/a%2Fb.txt', knownRefs)).toEqual({ revision: 'feature/x', path: 'a/b.txt' });
    expect(questions).toEqual([['feature/x/a/b.txt', 'feature/x', 'feature']]);
    expect(await splitAtKnownRef('gone/x', knowing())).toEqual({ revision: 'gone', path: 'x' });
  });

  test('an answer that was not among the candidates is not believed', async () => {
    expect(await splitAtKnownRef('a/b/c', async () => 'something/else')).toEqual({ revision: 'a', path: 'b/c' });
  });

  test('names longer than a ref may be are not asked for', async () => {
    const asked: string[][] = [];
    await splitAtKnownRef(`a/${'b'.repeat(250)}/c/d/e`, async (candidates) => {
      asked.push(candidates);
      return null;
    });
    expect(asked[0]?.map((name) => name.length)).toEqual([254, 252, 1]);
  });

  test.each([
    ['main/%zz', 'url/bad-escape'],
    ['main/%', 'url/bad-escape'],
    ['main/%ff%fe', 'url/bad-escape'],
    ['main/%ED%A0%80', 'url/bad-escape'],
    ['%00/a', 'url/bad-escape'],
    ['main/a%00b', 'url/bad-escape'],
    ['main/../a', 'url/bad-path'],
    ['main/a/%2e%2e', 'url/bad-path'],
    ['main/a%2F..%2Fb', 'url/bad-path'],
    ['main/./a', 'url/bad-path'],
    ['main//a', 'url/bad-path'],
    ['main/%2Fetc/passwd', 'url/bad-path'],
    ['', 'url/no-revision'],
    ['/a', 'url/no-revision'],
    ['?x=1', 'url/no-revision'],
  ])('%s is refused: %s', async (tail, code) => {
    await expect(splitRevisionPath(tail, neverAsked)).rejects.toMatchObject({ code });
  });

  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    .filter((text) => !/[/\0]/.test(text) && text !== '.' && text !== '..' && text !== 'refs');

  test(
    'revision and path come back as they were, whether slashes of the path were encoded or not',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(name, { minLength: 1, maxLength: 3 }),
          fc.array(name, { maxLength: 4 }),
          fc.boolean(),
          async (revision, path, wholePath) => {
            const encodedPath = wholePath ? encodeURIComponent(path.join('/')) : path.map(encodeURIComponent).join('/');
            const tail = `${encodeURIComponent(revision.join('/'))}/${encodedPath}`;
            expect(await splitRevisionPath(tail, neverAsked)).toEqual({ revision: revision.join('/'), path: path.join('/') });
            const plain = [...revision, ...path].map(encodeURIComponent).join('/');
            expect(await splitAtKnownRef(plain, knowing(revision.join('/')))).toEqual({
              revision: revision.join('/'),
              path: path.join('/'),
            });
          },
        ),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'no address gives a path that climbs, begins with a slash or holds a NUL',
    async () => {
      const pieces = fc.array(fc.constantFrom('a', '/', '%2F', '%2f', '..', '%2e', '.', '%', '%00', '%25', 'refs', '?', '\\', '%5c'), {
        maxLength: 10,
      });
      await fc.assert(
        fc.asyncProperty(pieces, async (parts) => {
          const answer = await splitRevisionPath(parts.join(''), knowing('refs/a')).catch((error: unknown) => error);
          if (answer instanceof Error) return expect(answer).toBeInstanceOf(WireFormatError);
          const { path } = answer as { path: string };
          expect(path === '' || path.split('/').every((segment) => !['', '.', '..'].includes(segment) && !segment.includes('\0'))).toBe(
            true,
          );
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
