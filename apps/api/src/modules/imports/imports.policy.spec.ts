import { DomainError } from '../../common/errors';
import { isPassing, isPrivateHere, retryDelayMs, sourceAddress } from './imports.policy';
import { retryAfterOf } from './upstream/upstream-http';

const UPSTREAMS = [
  { name: 'huggingface.co', url: 'https://huggingface.co' },
  { name: 'opencsg', url: 'https://hub.example/hf' },
  { name: 'opencsg-root', url: 'https://hub.example' },
  { name: 'lab', url: 'http://lab.internal:8080' },
];

const understood = (source: string, more: object = {}) => {
  const { upstream, type, id, revision } = sourceAddress({ source, ...more }, UPSTREAMS);
  return [upstream, type, id, revision];
};

describe('the address of a source', () => {
  it.each([
    ['https://huggingface.co/Qwen/Qwen3-8B', ['huggingface.co', 'model', 'Qwen/Qwen3-8B', 'main']],
    ['https://huggingface.co/Qwen/Qwen3-8B/', ['huggingface.co', 'model', 'Qwen/Qwen3-8B', 'main']],
    ['https://huggingface.co/Qwen/Qwen3-8B.git', ['huggingface.co', 'model', 'Qwen/Qwen3-8B', 'main']],
    ['https://hf.co/datasets/a/b?row=1#x', ['huggingface.co', 'dataset', 'a/b', 'main']],
    ['http://huggingface.co/spaces/a/b/tree/v1.0', ['huggingface.co', 'app', 'a/b', 'v1.0']],
    ['https://huggingface.co/a/b/blob/main/model.safetensors', ['huggingface.co', 'model', 'a/b', 'main']],
    ['https://huggingface.co/a/b/tree/refs%2Fpr%2F1', ['huggingface.co', 'model', 'a/b', 'refs/pr/1']],
    ['https://huggingface.co/gpt2', ['huggingface.co', 'model', 'gpt2', 'main']],
    ['https://hub.example/hf/models/a/b', ['opencsg', 'model', 'a/b', 'main']],
    ['https://hub.example/a/b', ['opencsg-root', 'model', 'a/b', 'main']],
    ['http://lab.internal:8080/a/b/resolve/dev/x.bin', ['lab', 'model', 'a/b', 'dev']],
    [' a/b ', ['huggingface.co', 'model', 'a/b', 'main']],
    ['datasets/a/b', ['huggingface.co', 'dataset', 'a/b', 'main']],
  ])('is understood as people copy it: %s', (source, expected) => {
    expect(understood(source)).toEqual(expected);
  });

  it('takes upstream, type and revision from beside it where it does not say them itself', () => {
    expect(understood('a/b', { upstream: 'lab', type: 'dataset', revision: 'v2' })).toEqual(['lab', 'dataset', 'a/b', 'v2']);
    expect(understood('https://huggingface.co/datasets/a/b/tree/v1', { type: 'model', revision: 'v2' })).toEqual([
      'huggingface.co',
      'dataset',
      'a/b',
      'v2',
    ]);
  });

  it.each([
    ['https://elsewhere.example/a/b', 'import/unknown-upstream'],
    ['http://lab.internal/a/b', 'import/unknown-upstream'],
    ['https://huggingface.co.evil.example/a/b', 'import/unknown-upstream'],
    ['https://user@evil.example/huggingface.co/a/b', 'import/unknown-upstream'],
    ['https://huggingface.co/', 'import/bad-source'],
    ['https://huggingface.co/datasets', 'import/bad-source'],
    ['https://huggingface.co/a/b/c', 'import/bad-source'],
    ['https://huggingface.co/a/..%2Fb', 'import/bad-source'],
    ['../../etc', 'import/bad-source'],
    ['a b/c', 'import/bad-source'],
    ['', 'import/bad-source'],
  ])('is refused when it leads nowhere or elsewhere: %s', (source, code) => {
    expect(() => understood(source)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('what is tried again', () => {
  it('is what passes by itself, not what somebody has to do something about', () => {
    const passes = (kind: 'unavailable' | 'forbidden' | 'unprocessable', code: string) => isPassing(new DomainError(kind, code, ''));
    expect([passes('unavailable', 'import/upstream-away'), passes('unavailable', 'object-store/unavailable')]).toEqual([true, true]);
    expect([passes('unavailable', 'object-store/full'), passes('unavailable', 'spool/disk-low')]).toEqual([false, false]);
    expect([passes('forbidden', 'quota/exceeded'), passes('unprocessable', 'import/gated')]).toEqual([false, false]);
  });

  it('comes ever later, and never sooner than the other side asks', () => {
    expect([0, 1, 2].map((attempts) => retryDelayMs(attempts, 30_000, undefined))).toEqual([30_000, 60_000, 120_000]);
    expect(retryDelayMs(50, 30_000, undefined)).toBe(30 * 60_000);
    expect(retryDelayMs(0, 30_000, 3600)).toBe(3_600_000);
  });

  it('is asked for in seconds, by a date, or in the way of Hugging Face', () => {
    const now = Date.parse('2026-11-26T12:00:00Z');
    const after = (headers: Record<string, string>) => retryAfterOf(new Headers(headers), now);
    expect(after({ 'retry-after': '7' })).toBe(7);
    expect(after({ 'retry-after': 'Thu, 26 Nov 2026 12:01:00 GMT' })).toBe(60);
    expect(after({ 'retry-after': 'Thu, 26 Nov 2026 11:00:00 GMT' })).toBe(0);
    expect(after({ ratelimit: '"api";r=0;t=55' })).toBe(56);
    expect([after({}), after({ 'retry-after': 'soon' })]).toEqual([null, null]);
  });
});

it('what not everybody may read there is private here, whatever is asked', () => {
  expect(isPrivateHere({ isPrivate: true, isGated: false }, false, false)).toBe(true);
  expect(isPrivateHere({ isPrivate: false, isGated: true }, false, false)).toBe(true);
  expect(isPrivateHere({ isPrivate: false, isGated: false }, undefined, true)).toBe(true);
  expect(isPrivateHere({ isPrivate: false, isGated: false }, false, true)).toBe(false);
});
