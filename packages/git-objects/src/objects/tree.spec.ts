import fc from 'fast-check';

import { GitSandbox } from '../testing/git-sandbox';
import { makeHistory } from '../testing/history';
import { EMPTY_TREE_OID, hashObject } from './hash-object';
import { gitOid, type GitOid } from './oid';
import { findTreeEntry, parseTree, serializeTree } from './tree';
import { diffTrees, type TreeChange } from './tree-diff';
import { editTree } from './tree-edit';
import { TREE_MODE, type TreeEntry } from './tree-entry';

const ONE = gitOid('1'.repeat(40));
const TWO = gitOid('2'.repeat(40));

/** Few names, close to each other in git's order, so that files and directories of one name meet often. */
const names = fc.constantFrom('a', 'a-', 'a.', 'a.b', 'a0', 'aa', 'b', 'b/'.slice(0, 1), 'B', 'é', '\u{ffee}', '🤗', 'z'.repeat(60));
const values = fc.record({ mode: fc.constantFrom(...Object.values(TREE_MODE)), oid: fc.constantFrom(ONE, TWO) });
const longNames = fc.nat(400).map((number) => `some-file-name-${number}.bin`);
const entryMaps = fc
  .array(fc.tuple(fc.oneof(names, longNames), values), { maxLength: 120 })
  .map((pairs) => new Map(pairs.map(([name, value]) => [name, value] as const)));

type Entries = Map<string, { mode: number; oid: GitOid }>;

function treeOf(entries: Entries): Buffer {
  return serializeTree([...entries].map(([name, value]) => ({ name, ...value })));
}

function changesByHand(old: Entries, now: Entries): TreeChange[] {
  const all = new Set([...old.keys(), ...now.keys()]);
  const changed = [...all].filter((name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)));
  return changed.map((name) => {
    const [before, after] = [old.get(name), now.get(name)];
    return { name, ...(before && { old: before }), ...(after && { new: after }) };
  });
}

const byName = (a: TreeChange, b: TreeChange) => (a.name < b.name ? -1 : 1);

describe('trees', () => {
  let sandbox: GitSandbox;
  beforeAll(() => (sandbox = new GitSandbox()));
  afterAll(() => sandbox.remove());

  it('come back byte for byte from every tree that git made, in whatever order the entries are given', () => {
    makeHistory(sandbox);
    const trees = sandbox.allObjects().filter(({ type }) => type === 'tree');
    expect(trees.length).toBeGreaterThan(40);
    for (const { oid, data } of trees) expect(hashObject('tree', serializeTree(parseTree(data).reverse()))).toBe(oid);
  });

  it('list what git ls-tree lists', () => {
    const root = sandbox.object(sandbox.oid(['rev-parse', 'main^{tree}']));
    const listed = sandbox.git(['ls-tree', '-z', root.oid]).toString().split('\0').slice(0, -1);
    const ours = parseTree(root.data).map(({ mode, name, oid }) => {
      const type = mode === TREE_MODE.directory ? 'tree' : mode === TREE_MODE.submodule ? 'commit' : 'blob';
      return `${mode.toString(8).padStart(6, '0')} ${type} ${oid}\t${name}`;
    });
    expect(ours).toEqual(listed);
  });

  it('know the name of the tree with nothing in it', () => {
    expect(EMPTY_TREE_OID).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
    expect(serializeTree([])).toHaveLength(0);
  });

  it('are sorted as git mktree sorts them', () => {
    const blob = sandbox.oid(['hash-object', '-w', '--stdin'], 'x');
    const sorting: TreeEntry[] = ['a', 'a.b', 'a0', 'B', 'é', '\u{ffee}', '🤗'].map((name) => ({ name, mode: 0o100644, oid: blob }));
    sorting[0] = { name: 'a', mode: TREE_MODE.directory, oid: sandbox.oid(['mktree'], '') };
    const lines = sorting.map(
      ({ name, mode, oid }) => `${mode.toString(8).padStart(6, '0')} ${mode === 0o40000 ? 'tree' : 'blob'} ${oid}\t${name}\0`,
    );
    expect(hashObject('tree', serializeTree(sorting))).toBe(sandbox.oid(['mktree', '-z'], lines.join('')));
  });

  it('refuse the same name twice, and names that would break them', () => {
    const entry = { name: 'a', mode: 0o100644, oid: ONE };
    expect(() => serializeTree([entry, { ...entry, mode: 0o40000 }])).toThrow(expect.objectContaining({ code: 'tree/duplicate' }));
    for (const name of ['', 'a/b', 'a\0b']) {
      expect(() => serializeTree([{ ...entry, name }])).toThrow(expect.objectContaining({ code: 'tree/bad-name' }));
    }
  });

  it('find every entry they hold and no other', () => {
    fc.assert(
      fc.property(entryMaps, fc.oneof(names, longNames), (entries, name) => {
        const value = entries.get(name);
        expect(findTreeEntry(treeOf(entries), name)).toEqual(value ? { name, ...value } : null);
      }),
    );
  });

  it('are not fooled by an oid that looks like an entry', () => {
    const oid = gitOid(Buffer.from('100644 evil\0 x evil\0').toString('hex').slice(0, 40));
    const data = serializeTree([{ name: 'evi', mode: TREE_MODE.submodule, oid }]);
    expect(findTreeEntry(data, 'evil')).toBeNull();
    const both = serializeTree([...parseTree(data), { name: 'evil', mode: 0o100644, oid: ONE }]);
    expect(findTreeEntry(both, 'evil')?.oid).toBe(ONE);
  });

  it('cut anywhere inside an entry are corrupt, and nothing else is thrown', () => {
    const data = serializeTree([
      { name: 'a', mode: 0o100644, oid: ONE },
      { name: 'b', mode: 0o40000, oid: ONE },
    ]);
    for (let length = 1; length < data.length; length++) {
      if (length === 29) continue;
      expect(() => parseTree(data.subarray(0, length))).toThrow(expect.objectContaining({ code: 'tree/corrupt' }));
    }
  });
});

describe('the difference of two trees', () => {
  it('is what comparing entry by entry gives', () => {
    fc.assert(
      fc.property(entryMaps, entryMaps, fc.boolean(), (one, other, related) => {
        const now = related ? new Map([...one, ...[...other].slice(0, 3)]) : other;
        expect(diffTrees(treeOf(one), treeOf(now)).toSorted(byName)).toEqual(changesByHand(one, now).toSorted(byName));
      }),
      { numRuns: 400 },
    );
  });

  it('reports a file that becomes a directory as one change, though others sort between', () => {
    const shared = { name: 'a.txt', mode: 0o100644, oid: ONE };
    const old = serializeTree([{ name: 'a', mode: TREE_MODE.file, oid: ONE }, shared]);
    const now = serializeTree([{ name: 'a', mode: TREE_MODE.directory, oid: TWO }, shared]);
    expect(diffTrees(old, now)).toEqual([{ name: 'a', old: { mode: 0o100644, oid: ONE }, new: { mode: 0o40000, oid: TWO } }]);
    expect(diffTrees(now, old)).toEqual([{ name: 'a', old: { mode: 0o40000, oid: TWO }, new: { mode: 0o100644, oid: ONE } }]);
  });

  it('takes null for no tree', () => {
    const data = serializeTree([{ name: 'a', mode: 0o100644, oid: ONE }]);
    expect(diffTrees(null, data)).toEqual([{ name: 'a', new: { mode: 0o100644, oid: ONE } }]);
    expect(diffTrees(data, null)).toEqual([{ name: 'a', old: { mode: 0o100644, oid: ONE } }]);
    expect(diffTrees(data, data)).toEqual([]);
    expect(diffTrees(null, null)).toEqual([]);
  });
});

describe('an edited tree', () => {
  it('is the tree built anew from the edited entries', () => {
    const edits = fc.array(fc.tuple(fc.oneof(names, longNames), fc.option(values)), { maxLength: 12 });
    fc.assert(
      fc.property(entryMaps, edits, (entries, pairs) => {
        const edited = new Map(entries);
        for (const [name, value] of new Map(pairs)) {
          if (value) edited.set(name, value);
          else edited.delete(name);
        }
        expect(editTree(treeOf(entries), new Map(pairs))).toEqual(treeOf(edited));
      }),
      { numRuns: 400 },
    );
  });

  it('starts from nothing when there is no tree', () => {
    const edits = new Map([
      ['b', { mode: 0o100644, oid: ONE }],
      ['a', { mode: 0o40000, oid: TWO }],
      ['gone', null],
    ]);
    expect(parseTree(editTree(null, edits)).map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
