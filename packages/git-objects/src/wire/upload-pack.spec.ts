// Requests and answers of upload-pack, held against the real git where it can answer.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitFolder } from '../git-for-specs';
import { acknowledgeV0 } from './acknowledge-v0';
import { advertiseRefsV0 } from './advertise-v0';
import { capabilityAdvertisementV2, readCommandV2 } from './command-v2';
import { acknowledgmentsV2, parseFetchArgs, shallowInfoV2 } from './fetch-v2';
import { lsRefsReply, parseLsRefsArgs, type AdvertisedRef } from './ls-refs';
import { parseObjectFilter } from './object-filter';
import { DELIM_PKT, FLUSH_PKT, pktLine } from './pkt-line';
import { PktReader } from './pkt-reader';
import { readUploadRequestV0 } from './upload-request-v0';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const MISSING = 'c'.repeat(40);

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function readerOf(...parts: (string | Buffer)[]): PktReader {
  return new PktReader(once(Buffer.concat(parts.map((part) => (typeof part === 'string' ? pktLine(part) : part)))));
}

async function textLines(bytes: Buffer): Promise<string[]> {
  const reader = new PktReader(once(bytes));
  const lines: string[] = [];
  for (let packet = await reader.next(); packet; packet = await reader.next())
    lines.push(packet.kind === 'data' ? packet.data.toString() : packet.kind);
  return lines;
}

describe('with the real git as the reference', () => {
  const git = new GitFolder();
  let refs: AdvertisedRef[];
  let commits: string[];

  beforeAll(() => {
    git.text(['init', '-q', '-b', 'main', '.']);
    commits = ['one', 'two', 'three'].map((message) => {
      writeFileSync(join(git.path, 'file'), message);
      git.text(['add', 'file']);
      git.text(['commit', '-q', '-m', message]);
      return git.text(['rev-parse', 'HEAD']);
    });
    git.text(['tag', 'light', 'HEAD~1']);
    git.text(['tag', '-a', '-m', 'release', 'v1']);
    git.text(['branch', 'feature/é']);
    git.text(['update-ref', 'refs/pr/1', 'HEAD~2']);
    refs = git
      .text(['for-each-ref', '--format=%(refname) %(objectname) %(*objectname)'])
      .split('\n')
      .map((line) => line.split(' '))
      .map(([name = '', oid = '', peeled = '']) => ({ name, oid, peeled: peeled || null }));
  });
  afterAll(() => git.remove());

  test('the version 0 advertisement for fetching is byte for byte that of git', async () => {
    const theirs = git.run(['upload-pack', '--http-backend-info-refs', '.']).stdout;
    const capabilities = /\0(.*)\n/.exec(theirs.toString())![1]!.split(' ');
    const named = capabilities.filter((capability) => !capability.startsWith('symref='));
    const ours = advertiseRefsV0('git-upload-pack', refs.toReversed(), 'refs/heads/main', named);
    const lines = await textLines(ours);
    expect(lines.slice(0, 2)).toEqual(['# service=git-upload-pack\n', 'flush']);
    const [theirFirst = '', ...theirOthers] = await textLines(theirs);
    expect(lines.slice(3)).toEqual(theirOthers);
    expect(lines[2]!.split('\0')[0]).toBe(theirFirst.split('\0')[0]);
    expect(lines[2]!.trim().split('\0')[1]!.split(' ').toSorted()).toEqual(capabilities.toSorted());
  });

  test('the version 0 advertisement for pushing has no HEAD and no peeled lines, as in git', async () => {
    const theirs = git.run(['receive-pack', '--http-backend-info-refs', '.']).stdout;
    const capabilities = /\0(.*)\n/.exec(theirs.toString())![1]!.split(' ');
    const ours = await textLines(advertiseRefsV0('git-receive-pack', refs, 'refs/heads/main', capabilities));
    expect(ours.slice(2)).toEqual(await textLines(theirs));
  });

  test('ls-refs answers byte for byte like git', () => {
    for (const args of [
      ['peel', 'symrefs'],
      [],
      ['symrefs', 'ref-prefix refs/heads/', 'ref-prefix HEAD'],
      ['peel', 'ref-prefix refs/tags/v'],
    ]) {
      const request = Buffer.concat([pktLine('command=ls-refs\n'), DELIM_PKT, ...args.map((arg) => pktLine(`${arg}\n`)), FLUSH_PKT]);
      const theirs = git.run(['upload-pack', '--stateless-rpc', '.'], request, { GIT_PROTOCOL: 'version=2' }).stdout;
      expect(lsRefsReply(parseLsRefsArgs(args), refs, 'refs/heads/main').toString()).toBe(theirs.toString());
    }
  });

  test('everything this hub advertises in version 2 is known to git too', async () => {
    const theirs = await textLines(git.run(['upload-pack', '--http-backend-info-refs', '.'], '', { GIT_PROTOCOL: 'version=2' }).stdout);
    const names = (lines: string[]) => lines.map((line) => line.trim().split('=')[0]);
    const ours = await textLines(capabilityAdvertisementV2('modelgrove/1'));
    expect(names(theirs)).toEqual(expect.arrayContaining(names(ours)));
    expect(ours).toEqual([
      'version 2\n',
      'agent=modelgrove/1\n',
      'ls-refs=unborn\n',
      'fetch=shallow wait-for-done filter\n',
      'server-option\n',
      'object-format=sha1\n',
      'flush',
    ]);
  });

  test.each([
    ['multi_ack_detailed', false, ['known']],
    ['multi_ack_detailed', false, []],
    ['multi_ack_detailed', true, ['known']],
    ['multi_ack_detailed', true, []],
    ['multi_ack_detailed', true, ['known', 'older']],
    ['multi_ack', true, ['known']],
    ['multi_ack', false, ['known']],
    ['', true, ['known']],
    ['', false, ['known']],
    ['', true, []],
  ])('with %p (done: %p) haves %p are acknowledged like git does', async (capability, done, names) => {
    const haves = names.map((name) => (name === 'known' ? commits[1]! : commits[0]!));
    const request = Buffer.concat([
      pktLine(`want ${commits[2]} ${capability} ofs-delta agent=git/2\n`),
      FLUSH_PKT,
      ...haves.map((oid) => pktLine(`have ${oid}\n`)),
      done ? pktLine('done\n') : FLUSH_PKT,
    ]);
    const theirs = git.run(['upload-pack', '--stateless-rpc', '.'], request).stdout.toString('latin1');
    const parsed = await readUploadRequestV0(new PktReader(once(request)));
    const { reply, sendPack } = acknowledgeV0(parsed!, (oid) => commits.includes(oid), haves.length > 0);
    expect(theirs.split('PACK')[0]).toBe(reply.toString());
    expect(sendPack).toBe(theirs.includes('PACK'));
  });

  test('with no-done the pack follows at once when git would send it', async () => {
    const request = Buffer.concat([
      pktLine(`want ${commits[2]} multi_ack_detailed no-done\n`),
      FLUSH_PKT,
      pktLine(`have ${commits[1]}\n`),
      FLUSH_PKT,
    ]);
    const theirs = git.run(['upload-pack', '--stateless-rpc', '.'], request).stdout.toString('latin1');
    const parsed = await readUploadRequestV0(new PktReader(once(request)));
    const { reply, sendPack } = acknowledgeV0(parsed!, () => true, true);
    expect(sendPack).toBe(true);
    expect(theirs.split('PACK')[0]).toBe(reply.toString());
  });
});

describe('version 2 requests', () => {
  test('a command is read with its capabilities and arguments', async () => {
    const reader = readerOf('command=fetch', 'agent=git/2.51\n', 'object-format=sha1', DELIM_PKT, `want ${A}\n`, 'done\n', FLUSH_PKT);
    expect(await readCommandV2(reader)).toEqual({
      command: 'fetch',
      capabilities: ['agent=git/2.51', 'object-format=sha1'],
      args: [`want ${A}`, 'done'],
    });
    expect(await readCommandV2(reader)).toBeNull();
  });

  test('the empty request and a command without arguments', async () => {
    expect(await readCommandV2(readerOf(FLUSH_PKT))).toBeNull();
    expect(await readCommandV2(readerOf('command=ls-refs', FLUSH_PKT))).toEqual({ command: 'ls-refs', capabilities: [], args: [] });
  });

  test.each([
    ['two commands', ['command=fetch', 'command=ls-refs', FLUSH_PKT], 'wire/bad-command'],
    ['no command', ['agent=x', FLUSH_PKT], 'wire/bad-command'],
    ['another object format', ['command=fetch', 'object-format=sha256', FLUSH_PKT], 'wire/object-format'],
    ['a missing flush', ['command=fetch', DELIM_PKT, `want ${A}`], 'wire/cut'],
    ['a cut head', ['command=fetch'], 'wire/cut'],
    ['a second delimiter', ['command=fetch', DELIM_PKT, DELIM_PKT, FLUSH_PKT], 'wire/cut'],
    ['bytes that are no text', ['command=fetch', DELIM_PKT, Buffer.from('0006\xff\xfe', 'latin1'), FLUSH_PKT], 'wire/not-utf8'],
  ])('%s: refused', async (_, parts, code) => {
    await expect(readCommandV2(readerOf(...parts))).rejects.toMatchObject({ code });
  });

  test('more lines than allowed are refused', async () => {
    await expect(readCommandV2(readerOf('command=fetch', DELIM_PKT, `have ${A}`, `have ${B}`, FLUSH_PKT), 2)).rejects.toMatchObject({
      code: 'wire/too-many',
    });
  });

  test('fetch arguments', () => {
    const args = [
      `want ${A.toUpperCase()}`,
      'want-ref refs/heads/x',
      `have ${B}`,
      'thin-pack',
      'no-progress',
      'include-tag',
      'ofs-delta',
      `shallow ${B}`,
    ];
    const request = parseFetchArgs([
      ...args,
      'deepen-since 1700000000',
      'deepen-not refs/tags/v1',
      'deepen-relative',
      'filter tree:0',
      'wait-for-done',
      'sideband-all',
      'done',
    ]);
    expect(request).toEqual({
      wants: [A],
      wantRefs: ['refs/heads/x'],
      haves: [B],
      done: true,
      thinPack: true,
      noProgress: true,
      includeTag: true,
      ofsDelta: true,
      shallows: [B],
      deepen: null,
      deepenSince: 1700000000,
      deepenNot: ['refs/tags/v1'],
      deepenRelative: true,
      filter: { kind: 'tree-depth', depth: 0 },
      waitForDone: true,
      sidebandAll: true,
    });
    expect(parseFetchArgs(['deepen 3'])).toMatchObject({ deepen: 3, done: false, wants: [] });
  });

  test.each([
    ['want 123', 'wire/bad-oid'],
    ['deepen 0', 'wire/bad-number'],
    ['deepen -1', 'wire/bad-number'],
    ['packfile-uris https', 'wire/unexpected-argument'],
    ['done now', 'wire/unexpected-argument'],
    ['filter sparse:oid=main:x', 'wire/unsupported-filter'],
  ])('the fetch argument %p is refused', (arg, code) => {
    expect(() => parseFetchArgs([arg])).toThrow(expect.objectContaining({ code }));
  });

  test('a depth and a date together are refused, as git does', () => {
    expect(() => parseFetchArgs(['deepen 1', 'deepen-since 1700000000'])).toThrow(
      expect.objectContaining({ code: 'wire/conflicting-depths' }),
    );
  });

  test('an unborn HEAD is announced to those who asked', () => {
    expect(lsRefsReply(parseLsRefsArgs(['unborn', 'symrefs']), [], 'refs/heads/main').toString()).toBe(
      '002eunborn HEAD symref-target:refs/heads/main\n0000',
    );
    expect(lsRefsReply(parseLsRefsArgs([]), [], 'refs/heads/main').toString()).toBe('0000');
  });

  test('unknown ls-refs arguments are refused', () => {
    expect(() => parseLsRefsArgs(['peel', 'everything\u0007'])).toThrow("ls-refs does not know 'everything?'");
  });

  test('acknowledgments and shallow lines', async () => {
    expect(await textLines(acknowledgmentsV2([], false))).toEqual(['acknowledgments\n', 'NAK\n']);
    expect(await textLines(acknowledgmentsV2([A, B], true))).toEqual(['acknowledgments\n', `ACK ${A}\n`, `ACK ${B}\n`, 'ready\n']);
    expect(await textLines(shallowInfoV2([A], [B]))).toEqual(['shallow-info\n', `shallow ${A}`, `unshallow ${B}`]);
  });
});

describe('filters', () => {
  test.each([
    ['blob:none', { kind: 'blob-none' }],
    ['blob:limit=0', { kind: 'blob-limit', limitBytes: 0 }],
    ['blob:limit=10k', { kind: 'blob-limit', limitBytes: 10240 }],
    ['blob:limit=2M', { kind: 'blob-limit', limitBytes: 2 * 1024 ** 2 }],
    ['tree:3', { kind: 'tree-depth', depth: 3 }],
    ['object:type=tag', { kind: 'object-type', type: 'tag' }],
    ['combine:blob%3anone+tree:2', { kind: 'combine', filters: [{ kind: 'blob-none' }, { kind: 'tree-depth', depth: 2 }] }],
  ])('%s', (spec, filter) => {
    expect(parseObjectFilter(spec)).toEqual(filter);
  });

  test.each([
    '',
    'blob',
    'blob:limit=',
    'blob:limit=9999999g999',
    'blob:limit=999999999999999g',
    'tree:-1',
    'combine:',
    'combine:%zz',
    'combine:combine:tree:0',
    'sparse:path=x',
  ])('%p is refused with what there is instead', (spec) => {
    expect(() => parseObjectFilter(spec)).toThrow(/is not supported; use blob:none/);
  });
});

describe('version 0 requests', () => {
  test('wants with capabilities, depth, filter, then haves and done', async () => {
    const reader = readerOf(
      `want ${A} multi_ack_detailed side-band-64k agent=git/2\n`,
      `want ${B}\n`,
      `shallow ${B}\n`,
      'deepen 2\n',
      'filter blob:none\n',
      FLUSH_PKT,
      `have ${A}\n`,
      FLUSH_PKT,
      `have ${MISSING}\n`,
      'done\n',
    );
    expect(await readUploadRequestV0(reader)).toMatchObject({
      wants: [A, B],
      shallows: [B],
      deepen: 2,
      filter: { kind: 'blob-none' },
      haves: [A, MISSING],
      done: true,
      capabilities: new Set(['multi_ack_detailed', 'side-band-64k', 'agent=git/2']),
    });
  });

  test('nothing is wanted: a lone flush or an empty body', async () => {
    expect(await readUploadRequestV0(readerOf(FLUSH_PKT))).toBeNull();
    expect(await readUploadRequestV0(readerOf(Buffer.alloc(0)))).toBeNull();
  });

  test.each([
    ['a have in place of a want', [`have ${A}`, FLUSH_PKT], 'wire/unexpected-argument'],
    ['a have among the wants', [`want ${A}`, `have ${A}`, FLUSH_PKT], 'wire/unexpected-argument'],
    ['a want among the haves', [`want ${A}`, FLUSH_PKT, `want ${A}`], 'wire/unexpected-argument'],
    ['a cut list of wants', [`want ${A}`], 'wire/cut'],
    ['a delimiter', [`want ${A}`, DELIM_PKT], 'wire/unexpected-packet'],
  ])('%s: refused', async (_, parts, code) => {
    await expect(readUploadRequestV0(readerOf(...parts))).rejects.toMatchObject({ code });
  });

  test('an empty repository advertises its capabilities on a line of their own', async () => {
    const lines = await textLines(advertiseRefsV0('git-receive-pack', [], 'refs/heads/main', ['report-status', 'delete-refs']));
    expect(lines).toEqual([
      '# service=git-receive-pack\n',
      'flush',
      `${'0'.repeat(40)} capabilities^{}\0report-status delete-refs\n`,
      'flush',
    ]);
  });
});
