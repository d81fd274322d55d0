import { GitSandbox } from '../testing/git-sandbox';
import { makeHistory } from '../testing/history';
import { readableText } from './git-text';
import { hashObject } from './hash-object';
import { parseCommit, serializeCommit, type Commit } from './commit';
import { parseTag, serializeTag, type Tag } from './tag';
import { EMPTY_TREE_OID } from './hash-object';
import { gitOid } from './oid';

const HEAD = `tree ${EMPTY_TREE_OID}\nauthor A U Thor <a@b.c> 1700000000 +0530\ncommitter  <> 0 -0000\n`;
const GPG = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n';

let sandbox: GitSandbox;
beforeAll(() => (sandbox = new GitSandbox()));
afterAll(() => sandbox.remove());

describe('commits and tags', () => {
  it('come back byte for byte from every commit and tag that git made', () => {
    makeHistory(sandbox);
    sandbox.git(['tag', '-a', 'v2', '-m', 'two\n\nlines', 'main']);
    const objects = sandbox.allObjects();
    const commits = objects.filter(({ type }) => type === 'commit');
    const tags = objects.filter(({ type }) => type === 'tag');
    expect(commits).toHaveLength(32);
    expect(tags).toHaveLength(2);
    for (const { oid, data } of commits) expect(hashObject('commit', serializeCommit(parseCommit(data)))).toBe(oid);
    for (const { oid, data } of tags) expect(hashObject('tag', serializeTag(parseTag(data)))).toBe(oid);
  });

  it('give what git log says of the same commit', () => {
    const oid = sandbox.oid(['commit-tree', EMPTY_TREE_OID, '-m', 'subject 主题\n\nbody']);
    const commit = parseCommit(sandbox.object(oid).data);
    const shown = sandbox.text(['log', '-1', '--format=%an|%ae|%at|%cn|%ce|%ct|%T', oid]);
    const { author: a, committer: c } = commit;
    expect([a.name, a.email, a.timeSeconds, c.name, c.email, c.timeSeconds, commit.tree].join('|')).toBe(shown);
    expect([a.offsetMinutes, c.offsetMinutes]).toEqual([330, -480]);
    expect(commit.message).toBe('subject 主题\n\nbody\n');
  });

  it.each([
    ['a signature of several lines', `${HEAD}${GPG}\nsigned\n`],
    ['an encoding before a signature', `${HEAD}encoding ISO-8859-1\n${GPG}\nx`],
    ['an unknown header with an empty value', `${HEAD}x-note \n\nx`],
    ['no message', `${HEAD}\n`],
    ['no empty line behind the headers', HEAD],
    ['a message that starts with an empty line', `${HEAD}\n\n\nx`],
    ['several parents', HEAD.replace('\nauthor', `\nparent ${EMPTY_TREE_OID}\nparent ${'1'.repeat(40)}\nauthor`) + '\nm'],
  ])('keep %s', (_, text) => {
    expect(serializeCommit(parseCommit(Buffer.from(text))).toString()).toBe(text);
  });

  it('keep the lines of a signature apart from its header', () => {
    const { extraHeaders, encoding } = parseCommit(Buffer.from(`${HEAD}encoding GBK\n${GPG}\nsigned\n`));
    expect(encoding).toBe('GBK');
    expect(extraHeaders).toEqual([['gpgsig', '-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----']]);
  });

  it('keep bytes that are not UTF-8, and show them by the encoding they name', () => {
    const data = Buffer.concat([Buffer.from(`${HEAD}encoding gbk\n\n`), Buffer.from([0xc4, 0xa3, 0xd0, 0xcd])]);
    const commit = parseCommit(data);
    expect(serializeCommit(commit)).toEqual(data);
    expect(readableText(commit.message, commit.textForm ?? 'utf8', commit.encoding)).toBe('模型');
  });

  it('are what git accepts when written from scratch', () => {
    const commit: Commit = {
      tree: EMPTY_TREE_OID,
      parents: [],
      author: { name: '林', email: 'l@example.org', timeSeconds: 1700000000, offsetMinutes: 480 },
      committer: { name: 'C', email: 'c@example.org', timeSeconds: 1700000000, offsetMinutes: -210 },
      message: 'hello\n',
      encoding: null,
      extraHeaders: [],
    };
    const data = serializeCommit(commit);
    expect(sandbox.oid(['hash-object', '-t', 'commit', '--stdin'], data)).toBe(hashObject('commit', data));
    const target = hashObject('commit', data);
    sandbox.store('commit', data);
    const tag: Tag = { object: target, type: 'commit', tag: 'v3', tagger: commit.author, message: 'm\n', extraHeaders: [] };
    expect(sandbox.oid(['mktag'], serializeTag(tag))).toBe(hashObject('tag', serializeTag(tag)));
  });

  it.each([
    ['no tree', 'author A <a> 1 +0000\n'],
    ['a committer before the author', `tree ${EMPTY_TREE_OID}\ncommitter A <a> 1 +0000\nauthor A <a> 1 +0000\n\n`],
    ['an author without a time', `tree ${EMPTY_TREE_OID}\nauthor A <a>\ncommitter A <a> 1 +0000\n\n`],
    ['a tree that is not an oid', HEAD.replace(EMPTY_TREE_OID, 'abc')],
    ['a header that is cut off', HEAD.slice(0, -3)],
    ['a continuation of nothing', ` x\n${HEAD}`],
  ])('are refused with %s', (_, text) => {
    expect(() => parseCommit(Buffer.from(text))).toThrow(expect.objectContaining({ name: 'GitFormatError' }));
  });

  it('are not written with names that would forge a header', () => {
    const commit = parseCommit(Buffer.from(`${HEAD}\nx`));
    const forged = { ...commit, author: { ...commit.author, name: 'x\nparent 1' } };
    expect(() => serializeCommit(forged)).toThrow(expect.objectContaining({ code: 'signature/invalid' }));
    expect(() => gitOid('ABCDEF')).toThrow(expect.objectContaining({ code: 'oid/invalid' }));
  });
});
