import type { Import } from '../../../lib/api-types';
import { isAddress, suggestedName } from './source';
import { percentOf, secondsLeft } from './states';

const some = (fields: Partial<Import>) =>
  ({ state: 'running', bytesDone: 0, bytesTotal: null, filesDone: 0, filesTotal: null, bytesPerSecond: null, ...fields }) as Import;

describe('an import on its way', () => {
  it('is as far as its bytes, then as its files, and whole only when it has ended', () => {
    expect(percentOf(some({}))).toBeNull();
    expect(percentOf(some({ bytesTotal: 200, bytesDone: 50, filesTotal: 9, filesDone: 8 }))).toBe(25);
    expect(percentOf(some({ bytesTotal: 0, filesTotal: 4, filesDone: 1 }))).toBe(25);
    expect(percentOf(some({ bytesTotal: 200, bytesDone: 200, filesTotal: 1, filesDone: 1 }))).toBe(99);
    expect(percentOf(some({ state: 'done' }))).toBe(100);
  });

  it('says how long it takes only while something comes', () => {
    expect(secondsLeft(some({ bytesTotal: 1000, bytesDone: 500 }))).toBeNull();
    expect(secondsLeft(some({ bytesTotal: 1000, bytesDone: 500, bytesPerSecond: 0 }))).toBeNull();
    expect(secondsLeft(some({ bytesTotal: 1000, bytesDone: 500, bytesPerSecond: 100 }))).toBe(5);
  });
});

describe('a source', () => {
  it('is an address, or a name at a hub', () => {
    expect([isAddress(' https://huggingface.co/a/b'), isAddress('a/b'), isAddress('https')]).toEqual([true, false, false]);
  });

  it('suggests a name that can be had here', () => {
    expect(suggestedName('qwen/Qwen3-8B')).toBe('Qwen3-8B');
    expect(suggestedName('gpt2')).toBe('gpt2');
    expect(suggestedName('a/_two--words..of')).toBe('two-words.of');
    expect(suggestedName('a/模型 one')).toBe('one');
  });
});
