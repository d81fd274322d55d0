import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  type GitOid,
  hashObject,
  OBJECT_TYPE_CODE,
  type ObjectType,
  packEntryHeader,
  packHeader,
  PackReader,
  packSourceOf,
} from '@modelgrove/git-objects';
import fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from './fuzz-budget';
import { planIngest } from './plan-ingest';

const LIMITS = { maxObjects: 1000, maxObjectBytes: () => 1e6, maxTotalInflatedBytes: 1e8, maxDeltaDepth: 50 };
const NOTHING_HELD = { read: async () => new Map<GitOid, never>(), held: async () => new Map<GitOid, never>() };
const PERSON = 'A <a@example.org> 1700000000 +0000';

/** Objects of any shape, each under the name it really has. */
class Objects {
  readonly all = new Map<GitOid, { type: ObjectType; data: Buffer }>();

  add(type: ObjectType, data: Buffer | string): GitOid {
    const bytes = Buffer.from(data);
    const oid = hashObject(type, bytes);
    this.all.set(oid, { type, data: bytes });
    return oid;
  }

  tree(entries: readonly { mode: string; name: string; oid: GitOid }[]): GitOid {
    const parts = entries.map(({ mode, name, oid }) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]));
    return this.add('tree', Buffer.concat(parts));
  }

  commit(tree: GitOid, parents: readonly GitOid[] = []): GitOid {
    const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), `author ${PERSON}`, `committer ${PERSON}`];
    return this.add('commit', `${lines.join('\n')}\n\nx\n`);
  }

  pack(): PackReader {
    const entries = [...this.all.values()].map(({ type, data }) =>
      Buffer.concat([packEntryHeader(OBJECT_TYPE_CODE[type], data.length), deflateSync(data)]),
    );
    const body = Buffer.concat([packHeader(entries.length), ...entries]);
    const bytes = Buffer.concat([body, createHash('sha1').update(body).digest()]);
    const pack = new PackReader(packSourceOf(bytes), LIMITS);
    pack.scan();
    pack.resolveDeltas();
    return pack;
  }
}

const plan = (objects: Objects, tip: GitOid) => planIngest(objects.pack(), [tip], NOTHING_HELD, { maxFileBytes: 1e7 });

describe('a push', () => {
  it('whose few trees name more files than anybody could list is refused soon', async () => {
    const objects = new Objects();
    const file = objects.add('blob', 'x');
    let below = objects.tree([...'abcdefghij'].map((name) => ({ mode: '100644', name, oid: file })));
    for (let level = 0; level < 12; level++) below = objects.tree([...'abcdefghij'].map((name) => ({ mode: '40000', name, oid: below })));
    await expect(plan(objects, objects.commit(below))).rejects.toMatchObject({ code: 'ingest/too-many-names' });
  });

  it('with the same directory at a hundred paths is taken', async () => {
    const objects = new Objects();
    const inner = objects.tree([{ mode: '100644', name: 'a', oid: objects.add('blob', 'x') }]);
    const names = Array.from({ length: 100 }, (_, i) => `d${String(i).padStart(3, '0')}`);
    const root = objects.tree(names.map((name) => ({ mode: '40000', name, oid: inner })));
    const { commits } = await plan(objects, objects.commit(root));
    expect(commits[0]!.changes.size).toBe(101);
  });

  // Which objects refer to which is drawn; numbers beyond the list stand for objects that are nowhere.
  const entry = fc.record({
    mode: fc.constantFrom('100644', '100755', '40000', '120000', '160000', '100600', '0'),
    name: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'd.txt') },
      fc.constantFrom('.git', '..', '', 'x/y', '.gitmodules'),
    ),
    to: fc.nat(30),
  });
  const thing = fc.oneof(
    fc.record({ kind: fc.constant('blob' as const), text: fc.string({ maxLength: 20 }) }),
    fc.record({ kind: fc.constant('tree' as const), entries: fc.array(entry, { maxLength: 5 }), sorted: fc.boolean() }),
    fc.record({ kind: fc.constant('commit' as const), tree: fc.nat(30), parents: fc.array(fc.nat(30), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('tag' as const), to: fc.nat(30), of: fc.constantFrom('commit', 'tag', 'blob') }),
    fc.record({ kind: fc.constant('rubbish' as const), type: fc.constantFrom<ObjectType>('tree', 'commit', 'tag'), text: fc.string() }),
  );

  it(
    'of any objects, however they refer to each other, is planned or refused with a GitFormatError',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(thing, { minLength: 1, maxLength: 25 }), fc.nat(30), async (things, tip) => {
          const objects = new Objects();
          const oids: GitOid[] = [];
          const at = (index: number): GitOid =>
            oids[index % Math.max(oids.length, 1)] ?? hashObject('blob', Buffer.from(`nowhere ${index}`));
          for (const one of things) oids.push(made(objects, one, at));
          await plannedOrRefused(objects, at(tip));
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  function made(objects: Objects, one: typeof thing extends fc.Arbitrary<infer T> ? T : never, at: (index: number) => GitOid): GitOid {
    switch (one.kind) {
      case 'blob':
        return objects.add('blob', one.text);
      case 'tree': {
        const entries = one.entries.map(({ mode, name, to }) => ({ mode, name, oid: at(to) }));
        return objects.tree(one.sorted ? entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : entries);
      }
      case 'commit':
        return objects.commit(at(one.tree), one.parents.map(at));
      case 'tag':
        return objects.add('tag', `object ${at(one.to)}\ntype ${one.of}\ntag v\ntagger ${PERSON}\n\nx\n`);
      case 'rubbish':
        return objects.add(one.type, one.text);
    }
  }

  async function plannedOrRefused(objects: Objects, tip: GitOid): Promise<void> {
    try {
      const { commits, entries, relied } = await plan(objects, tip);
      expect(relied).toEqual([]);
      expect(commits.length).toBeLessThanOrEqual(entries.length);
    } catch (error) {
      expect(error).toMatchObject({ name: 'GitFormatError' });
    }
  }
});
