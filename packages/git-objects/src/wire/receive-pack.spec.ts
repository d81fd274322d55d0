import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { GitFolder } from '../git-for-specs';
import { FLUSH_PKT, pktLine } from './pkt-line';
import { PktReader } from './pkt-reader';
import { readReceiveCommands } from './receive-commands';
import { isBranch, isTag, refFormatProblem, refNameProblem, shortRefName } from './ref-names';
import { reportStatus } from './report-status';

const ZERO = '0'.repeat(40);
const A = 'a'.repeat(40);

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function readerOf(...parts: (string | Buffer)[]): PktReader {
  return new PktReader(once(Buffer.concat(parts.map((part) => (typeof part === 'string' ? pktLine(part) : part)))));
}

describe('commands of a push', () => {
  test('updates, capabilities, shallow lines and push options, and then the pack', async () => {
    const reader = readerOf(
      `shallow ${A}`,
      `${ZERO} ${A} refs/heads/main\0 report-status push-options object-format=sha1 agent=git/2`,
      `${A} ${ZERO} refs/heads/old\n`,
      FLUSH_PKT,
      'ci.skip',
      FLUSH_PKT,
      Buffer.from('PACK'),
    );
    expect(await readReceiveCommands(reader)).toEqual({
      commands: [
        { oldOid: ZERO, newOid: A, refName: 'refs/heads/main' },
        { oldOid: A, newOid: ZERO, refName: 'refs/heads/old' },
      ],
      capabilities: new Set(['report-status', 'push-options', 'object-format=sha1', 'agent=git/2']),
      pushOptions: ['ci.skip'],
      shallows: [A],
    });
    const rest: Uint8Array[] = [];
    for await (const part of reader.rest()) rest.push(part);
    expect(Buffer.concat(rest).toString()).toBe('PACK');
  });

  test('the probe of four bytes asks for nothing', async () => {
    expect(await readReceiveCommands(readerOf(FLUSH_PKT))).toMatchObject({ commands: [] });
  });

  test.each([
    ['a signed push', ['push-cert\0report-status'], 'wire/push-certificate'],
    ['a line that is no update', [`${A} refs/heads/x\0`, FLUSH_PKT], 'wire/bad-command'],
    ['an update without a name', [`${A} ${A} \0`, FLUSH_PKT], 'wire/bad-command'],
    ['an id that is none', [`${'g'.repeat(40)} ${A} refs/heads/x`, FLUSH_PKT], 'wire/bad-oid'],
    ['one ref twice', [`${ZERO} ${A} refs/heads/x\0`, `${ZERO} ${A} refs/heads/x`, FLUSH_PKT], 'wire/duplicate-ref'],
    ['sha256 objects', [`${ZERO} ${A} refs/heads/x\0object-format=sha256`, FLUSH_PKT], 'wire/object-format'],
    ['a cut list', [`${ZERO} ${A} refs/heads/x\0`], 'wire/cut'],
  ])('%s: refused', async (_, parts, code) => {
    await expect(readReceiveCommands(readerOf(...parts))).rejects.toMatchObject({ code });
  });

  test('the number of commands and of push options is limited', async () => {
    const two = [`${ZERO} ${A} refs/heads/x\0push-options`, `${ZERO} ${A} refs/heads/y`, FLUSH_PKT];
    await expect(readReceiveCommands(readerOf(...two), { maxCommands: 1 })).rejects.toMatchObject({ code: 'wire/too-many' });
    await expect(readReceiveCommands(readerOf(...two, 'a', 'b', FLUSH_PKT), { maxPushOptions: 1 })).rejects.toMatchObject({
      code: 'wire/too-many',
    });
  });
});

describe('report-status', () => {
  const git = new GitFolder();
  beforeAll(() => git.text(['init', '-q', '--bare', '.']));
  afterAll(() => git.remove());

  test('is what the real git answers to the same push', () => {
    const push = Buffer.concat([
      pktLine(`${A} ${ZERO} refs/heads/gone\0report-status`),
      pktLine(`${A} ${ZERO} refs/heads/gone.lock`),
      FLUSH_PKT,
    ]);
    const theirs = git.run(['receive-pack', '--stateless-rpc', '.'], push).stdout.toString();
    const ours = reportStatus('ok', [{ refName: 'refs/heads/gone' }, { refName: 'refs/heads/gone.lock', error: 'funny refname' }]);
    expect(ours.toString()).toBe(theirs);
  });

  test('texts of any length become one line that fits a packet', () => {
    const report = reportStatus('bad\npack', [
      { refName: 'r'.repeat(255), error: '\u0000模\n'.repeat(100_000) },
      { refName: 'x', error: '' },
    ]).toString();
    expect(report).toContain('unpack bad pack\n');
    expect(report).toContain('ng x refused\n');
    expect(report.endsWith('0000')).toBe(true);
  });
});

describe('names of refs', () => {
  const git = new GitFolder();
  afterAll(() => git.remove());

  test.each([
    'refs/heads/main',
    'refs/heads/feature/x',
    'refs/tags/v1.0',
    'refs/pr/12',
    'refs/convert/parquet',
    'refs/heads/模型',
    `refs/heads/${'a'.repeat(39)}`,
  ])('%s may be written', (name) => {
    expect(refNameProblem(name)).toBeNull();
  });

  test.each([
    'main',
    'HEAD',
    'refs/notes/x',
    'refs/pr/0',
    'refs/pr/01',
    'refs/pr/x',
    'refs/pr/1/head',
    'refs/convert/a/b',
    'refs/heads/',
    'refs/heads/a.lock',
    'refs/heads/a..b',
    'refs/heads/.a',
    'refs/heads/a.',
    'refs/heads/a b',
    'refs/heads/a~1',
    'refs/heads/@{x',
    'refs/heads/a\\b',
    'refs/heads/\ud800',
    `refs/heads/${'a'.repeat(40)}`,
    `refs/tags/${'AB'.repeat(20)}`,
    'refs/heads/HEAD',
    'refs/tags/refs/pr/1',
    'refs/heads/-f',
    `refs/heads/${'模'.repeat(82)}`,
  ])('%j may not be written', (name) => {
    expect(refNameProblem(name)).toEqual(expect.any(String));
  });

  test('the rules of the format are those of git check-ref-format', () => {
    const pieces = [
      'refs',
      'heads',
      '/',
      '/',
      '.',
      '..',
      '.lock',
      '@',
      '{',
      '@{',
      '~',
      '^',
      ':',
      '?',
      '*',
      '[',
      '\\',
      ' ',
      '\u007f',
      '\u0001',
      'a',
      'é',
      '-',
      'lock',
    ];
    const names = fc
      .sample(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }), { numRuns: 250, seed: 7 })
      .map((parts) => parts.join(''));
    for (const name of names.filter((candidate) => !candidate.startsWith('-'))) {
      const theirs = git.run(['check-ref-format', name]).status === 0;
      expect({ name, valid: refFormatProblem(name) === null }).toEqual({ name, valid: theirs });
    }
  });

  test(
    'a name that may be written is always one that git takes',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
          const full = `refs/heads/${name}`;
          if (refNameProblem(full) === null) expect(refFormatProblem(full)).toBeNull();
          else expect(refNameProblem(full)).not.toBe('');
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test('short names', () => {
    expect(['refs/heads/a/b', 'refs/tags/v1', 'refs/pr/1'].map(shortRefName)).toEqual(['a/b', 'v1', 'refs/pr/1']);
    expect([isBranch('refs/heads/x'), isBranch('refs/tags/x'), isTag('refs/tags/x'), isTag('refs/tagsx')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
