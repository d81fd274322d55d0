import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

import { packEntryHeader, packHeader } from '../pack/pack-header';
import { GitSandbox } from '../testing/git-sandbox';
import { makeHistory } from '../testing/history';
import { checkCommitData } from './check-commit';
import { checkEntry } from './check-entry';
import { checkTagData } from './check-tag';
import { checkTreeData } from './check-tree';
import { EMPTY_TREE_OID, hashObject } from './hash-object';
import { OBJECT_TYPE_CODE, type ObjectType } from './object-type';
import { oidToBytes } from './oid';

let sandbox: GitSandbox;
beforeAll(() => {
  sandbox = new GitSandbox();
  sandbox.store('blob', Buffer.from('x'));
  sandbox.store('tree', Buffer.alloc(0));
});
afterAll(() => sandbox.remove());

const SUBMODULE = Buffer.alloc(20, 7);
const X_BLOB = oidToBytes(hashObject('blob', Buffer.from('x')));

function entry(mode: string, name: string | Buffer, oid = X_BLOB): Buffer {
  return Buffer.concat([Buffer.from(`${mode} `), Buffer.from(name as string), Buffer.from([0]), oid]);
}

/** Whether git takes the object in a push with receive.fsckObjects. */
function gitTakes(type: ObjectType, data: Buffer): boolean {
  const pack = Buffer.concat([packHeader(1), packEntryHeader(OBJECT_TYPE_CODE[type], data.length), deflateSync(data)]);
  const whole = Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
  return sandbox.attempt(['index-pack', '--strict', '--stdin'], whole).status === 0;
}

const DIRECTORY_OID = Buffer.from(EMPTY_TREE_OID, 'hex');

describe('the check of a tree', () => {
  const good: [string, Buffer][] = [
    ['no entries', Buffer.alloc(0)],
    ['a file', entry('100644', 'a')],
    [
      'all modes',
      Buffer.concat([entry('100755', 'a'), entry('120000', 'b'), entry('160000', 'c', SUBMODULE), entry('40000', 'd', DIRECTORY_OID)]),
    ],
    ['group-writable files of old', entry('100664', 'a')],
    ['a directory that sorts behind its neighbours', Buffer.concat([entry('100644', 'a.b'), entry('40000', 'a', DIRECTORY_OID)])],
    [
      'names near the forbidden ones',
      Buffer.concat(['.gi', '.gitt', '...', 'g', 'gitmod~5', 'git~10'].toSorted().map((name) => entry('100644', name))),
    ],
    ['a .gitmodules file', entry('100644', '.gitmodules')],
  ];
  it.each(good)('lets %s pass, as git does', (_, data) => {
    expect(checkTreeData(data)).toBeNull();
    expect(gitTakes('tree', data)).toBe(true);
  });

  const hiddenGit = ['.git', '.GIT', '.gIt', 'git~1', 'GIT~1', '.git ', '.git.', '.git. .', 'git~1.', '.git::$INDEX_ALLOCATION', '.git:x'];
  const hfs = ['.g\u200cit', '\u200e.git', '.git\ufeff', '\ufeff.git', '.\u202egit'];
  const backslashed = ['a\\.git', '.git\\x', 'a\\b\\git~1\\c'];
  const badNames = ['.', '..', '', 'a/b', ...hiddenGit, ...hfs, ...backslashed];
  it.each(badNames)('refuses the name %j, as git does', (name) => {
    expect(checkTreeData(entry('100644', name))).toEqual(expect.any(String));
    expect(checkEntry(name, 0o100644)).toEqual(expect.any(String));
    expect(checkEntry(Buffer.from(name), 0o100644)).toEqual(expect.any(String));
    expect(gitTakes('tree', entry('100644', name))).toBe(false);
  });

  it.each([
    '.gitmodules',
    '.GITMODULES',
    'gitmod~1',
    'GI7EBA~1',
    'gi7eb~12',
    '~1000000',
    '.gitmodules ',
    '.git\u200cmodules',
    '.gitmodules::$DATA',
  ])('refuses a symlink named %j, as git does', (name) => {
    expect(checkTreeData(entry('120000', name))).toEqual(expect.any(String));
    expect(checkEntry(name, 0o120000)).toEqual(expect.any(String));
    expect(checkEntry(name, 0o100644)).toBeNull();
    expect(gitTakes('tree', entry('120000', name))).toBe(false);
  });

  const bad: [string, Buffer][] = [
    ['entries out of order', Buffer.concat([entry('100644', 'b'), entry('100644', 'a')])],
    ['a directory sorted as a file', Buffer.concat([entry('40000', 'a', DIRECTORY_OID), entry('100644', 'a.b')])],
    ['the same file twice', Buffer.concat([entry('100644', 'a'), entry('100644', 'a')])],
    [
      'a file and a directory of one name',
      Buffer.concat([entry('100644', 'a'), entry('100644', 'a.b'), entry('100644', 'a.c'), entry('40000', 'a', DIRECTORY_OID)]),
    ],
    ['a mode with a leading zero', entry('040000', 'a', DIRECTORY_OID)],
    ['no object', entry('100644', 'a', Buffer.alloc(20))],
    ['an entry that is cut off', entry('100644', 'a').subarray(0, -1)],
    ['no name and no oid', Buffer.from('100644 ')],
  ];
  it.each(bad)('refuses %s, as git does', (_, data) => {
    expect(checkTreeData(data)).toEqual(expect.any(String));
    expect(gitTakes('tree', data)).toBe(false);
  });

  it('refuses what git lets pass: names that are not UTF-8, and unknown modes', () => {
    expect(checkTreeData(entry('100644', Buffer.from([0x61, 0xff])))).toBe('a name is not UTF-8');
    expect(checkEntry(Buffer.from([0x61, 0xff]), 0o100644)).toBe('a name is not UTF-8');
    expect(checkEntry('\ud800', 0o100644)).toBe('a name is not UTF-8');
    expect(checkTreeData(entry('100600', 'a'))).toMatch(/mode 100600/);
    expect(checkEntry('a', 0o100664)).toMatch(/mode 100664/);
  });

  it('lets every tree of a real history pass', () => {
    makeHistory(sandbox);
    for (const { type, data } of sandbox.allObjects()) if (type === 'tree') expect(checkTreeData(data)).toBeNull();
  });
});

describe('the check of a commit', () => {
  const good = `tree ${EMPTY_TREE_OID}\nauthor A B <a@b> 1700000000 +0530\ncommitter C <> 0 -0000\n\nmessage\n`;
  const goodOnes = [
    good,
    good.replace('A B <', ' <'),
    good.replace('\n\nmessage', '\nencoding x\n\nm'),
    good.slice(0, -9),
    good.replace('\n\n', '\ngpgsig a\n b\n\n'),
  ];
  it.each(goodOnes)('lets %j pass, as git does', (text) => {
    expect(checkCommitData(Buffer.from(text))).toBeNull();
    expect(gitTakes('commit', Buffer.from(text))).toBe(true);
  });

  const badOnes: [string, string][] = [
    ['a parent that is no oid', good.replace('\nauthor', '\nparent 123\nauthor')],
    ['no tree', good.slice(46)],
    ['two authors', good.replace('author', 'author A B <a@b> 1700000000 +0530\nauthor')],
    ['no author', good.replace(/author.*\n/, '')],
    ['no committer', good.replace(/committer.*\n/, '')],
    ['no email', good.replace('<a@b>', 'a@b')],
    ['an email that does not end', good.replace('<a@b>', '<a@b')],
    ['an email in an email', good.replace('<a@b>', '<a<b>')],
    ['a name with >', good.replace('A B', 'A>B')],
    ['no name at all', good.replace('A B <', '<')],
    ['no space before the email', good.replace('A B <', 'A B<')],
    ['no space before the time', good.replace('> 17', '>17')],
    ['a time that starts with zero', good.replace('17000', '017000')],
    ['a time that is no number', good.replace('1700000000', 'now')],
    ['a time out of range', good.replace('1700000000', '99999999999999999999999')],
    ['a zone without a sign', good.replace('+0530', '0530')],
    ['a zone of five digits', good.replace('+0530', '+05300')],
    ['a NUL in a header', good.replace('A B', 'A\0B')],
    ['a NUL in the message', good.replace('message', 'mess\0age')],
    ['a header that is cut off', good.slice(0, 100)],
    ['nothing', ''],
  ];
  it.each(badOnes)('refuses %s, as git does', (_, text) => {
    expect(checkCommitData(Buffer.from(text))).toEqual(expect.any(String));
    expect(gitTakes('commit', Buffer.from(text))).toBe(false);
  });

  it('refuses what git lets pass: object names in capitals, which would name one object in two ways', () => {
    expect(checkCommitData(Buffer.from(good.replace(EMPTY_TREE_OID, EMPTY_TREE_OID.toUpperCase())))).toEqual(expect.any(String));
  });
});

describe('the check of a tag', () => {
  const good = `object ${EMPTY_TREE_OID}\ntype tree\ntag v1\ntagger A <a> 1700000000 +0000\n\nm\n`;
  it.each([good, good.replace(/tagger.*\n/, ''), good.slice(0, -3)])('lets %j pass, as git does', (text) => {
    expect(checkTagData(Buffer.from(text))).toBeNull();
    expect(gitTakes('tag', Buffer.from(text))).toBe(true);
  });

  const badOnes: [string, string][] = [
    ['no object', good.slice(48)],
    ['an unknown type', good.replace('type tree', 'type branch')],
    ['no type', good.replace('type tree\n', '')],
    ['no tag line', good.replace('tag v1\n', '')],
    ['a tagger without an email', good.replace('<a>', 'a')],
    ['a NUL in a header', good.replace('v1', 'v\x001')],
    ['a header that is cut off', good.slice(0, 90)],
  ];
  it.each(badOnes)('refuses %s, as git does', (_, text) => {
    expect(checkTagData(Buffer.from(text))).toEqual(expect.any(String));
    expect(gitTakes('tag', Buffer.from(text))).toBe(false);
  });
});
