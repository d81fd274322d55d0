import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { DEFAULT_GITATTRIBUTES } from './default-gitattributes';
import { isLargeFileByAttributes, parseGitAttributes } from './git-attributes';
import { formatLfsPointer, parseLfsPointer } from './lfs-pointer';
import { looksBinary } from './looks-binary';

const SHA = '4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393';
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${SHA}\nsize 12345\n`;

describe('LFS pointers', () => {
  test('the example of the specification is read', () => {
    expect(parseLfsPointer(Buffer.from(POINTER))).toEqual({ sha256: SHA, sizeBytes: 12345 });
    expect(formatLfsPointer({ sha256: SHA, sizeBytes: 12345 })).toBe(POINTER);
  });

  test('the address from before the first release, and extensions, are read too', () => {
    const old = POINTER.replace('git-lfs.github.com', 'hawser.github.com');
    const extended = POINTER.replace('oid', `ext-0-foo sha256:${SHA}\next-1-bar sha256:${SHA}\noid`);
    expect(parseLfsPointer(Buffer.from(old))).toEqual({ sha256: SHA, sizeBytes: 12345 });
    expect(parseLfsPointer(Buffer.from(extended))).toEqual({ sha256: SHA, sizeBytes: 12345 });
  });

  test.each([
    ['nothing', ''],
    ['other text', 'version 1.2.3 of something\n'],
    ['an unknown version', POINTER.replace('v1', 'v2')],
    ['a missing last newline', POINTER.slice(0, -1)],
    ['CRLF', POINTER.replaceAll('\n', '\r\n')],
    ['a line too many', `${POINTER}\n`],
    ['keys out of order', `version https://git-lfs.github.com/spec/v1\nsize 12345\noid sha256:${SHA}\n`],
    ['the version not first', `oid sha256:${SHA}\nversion https://git-lfs.github.com/spec/v1\nsize 1\n`],
    ['a key twice', POINTER.replace('size 12345', 'size 1\nsize 12345')],
    ['an unknown key', POINTER.replace('size', 'name x\nsize')],
    ['capital digits', POINTER.replace(SHA, SHA.toUpperCase())],
    ['another hash', POINTER.replace('sha256:', 'sha512:')],
    ['no oid', 'version https://git-lfs.github.com/spec/v1\nsize 1\n'],
    ['a negative size', POINTER.replace('12345', '-1')],
    ['a size with zeros in front', POINTER.replace('12345', '012345')],
    ['a size no file can have', POINTER.replace('12345', '9999999999999999')],
    ['bytes that are no text', `${POINTER.slice(0, -1)}\u0000\n`],
    ['1024 bytes', POINTER.replace('oid', `ext-0-${'a'.repeat(1024 - Buffer.byteLength(POINTER) - 79)} sha256:${SHA}\noid`)],
  ])('%s: not a pointer', (_, text) => {
    expect(parseLfsPointer(Buffer.from(text))).toBeNull();
  });

  test(
    'what is written is read back, and one changed byte never gives another size or hash length',
    () => {
      const pointer = fc.record({ sha256: fc.stringMatching(/^[0-9a-f]{64}$/), sizeBytes: fc.maxSafeNat() });
      fc.assert(
        fc.property(pointer, fc.nat(200), fc.nat(255), (value, at, byte) => {
          const bytes = Buffer.from(formatLfsPointer(value));
          expect(parseLfsPointer(bytes)).toEqual(value);
          bytes[at % bytes.length] = byte;
          const changed = parseLfsPointer(bytes);
          if (changed) expect(parseLfsPointer(Buffer.from(formatLfsPointer(changed)))).toEqual(changed);
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test('values no pointer can carry are refused', () => {
    expect(() => formatLfsPointer({ sha256: 'x', sizeBytes: 1 })).toThrow(expect.objectContaining({ code: 'lfs/bad-pointer' }));
    expect(() => formatLfsPointer({ sha256: SHA, sizeBytes: 1.5 })).toThrow(expect.objectContaining({ code: 'lfs/bad-pointer' }));
  });
});

describe('the first .gitattributes', () => {
  test.each(['model', 'dataset', 'app'] as const)('of a %s: weights and tables are large files, texts are not', (type) => {
    const rules = parseGitAttributes(DEFAULT_GITATTRIBUTES[type]);
    const large = [
      'model.safetensors',
      'a/b/pytorch_model.bin',
      'x.gguf',
      'data/train.parquet',
      'saved_model/variables/x',
      'events.out.tfevents.1',
      'a.tar.gz',
      'a.zst',
      'w.onnx',
      'w.pt',
    ];
    const small = ['README.md', 'config.json', 'tokenizer.json', '.gitattributes', 'app.py', 'bin', 'vocab.txt'];
    expect(large.filter((path) => !isLargeFileByAttributes(rules, path))).toEqual([]);
    expect(small.filter((path) => isLargeFileByAttributes(rules, path))).toEqual([]);
    expect(isLargeFileByAttributes(rules, 'image.png')).toBe(type === 'dataset');
  });

  test('is in alphabetical order without repetition', () => {
    for (const text of Object.values(DEFAULT_GITATTRIBUTES)) {
      const lines = text.trimEnd().split('\n');
      expect(lines).toEqual([...new Set(lines)].toSorted());
      expect(lines.every((line) => line.endsWith(' filter=lfs diff=lfs merge=lfs -text'))).toBe(true);
    }
  });
});

describe('binary contents', () => {
  test('a NUL among the first 8000 bytes makes them binary, a later one does not', () => {
    const late = Buffer.alloc(9000, 'a');
    late[8000] = 0;
    expect([looksBinary(Buffer.from('a\0b')), looksBinary(Buffer.from('text')), looksBinary(late), looksBinary(Buffer.alloc(0))]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
