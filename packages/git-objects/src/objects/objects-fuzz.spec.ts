import fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import { GitSandbox } from '../testing/git-sandbox';
import { makeHistory } from '../testing/history';
import { mutated, mutations } from '../testing/mutations';
import { checkCommitData } from './check-commit';
import { checkTagData } from './check-tag';
import { checkTreeData } from './check-tree';
import { parseCommit, serializeCommit } from './commit';
import type { ObjectType } from './object-type';
import { parseTag, serializeTag } from './tag';
import { parseTree } from './tree';

/** What a push brings may be anything: it is understood, or refused with our own error, and never takes the process along. */
describe('objects from a stranger', () => {
  let samples: { type: ObjectType; data: Buffer }[];
  beforeAll(() => {
    const sandbox = new GitSandbox();
    makeHistory(sandbox, 12);
    samples = sandbox.allObjects().filter(({ type }) => type !== 'blob');
    sandbox.remove();
  });

  const READERS: Record<Exclude<ObjectType, 'blob'>, (data: Buffer) => void> = {
    tree: (data) => {
      if (checkTreeData(data) === null) expect(parseTree(data).length).toBeLessThanOrEqual(data.length / 24);
      else parsed(() => parseTree(data));
    },
    commit: (data) => {
      const commit = parsed(() => parseCommit(data));
      if (commit && checkCommitData(data) === null) parsed(() => serializeCommit(commit));
    },
    tag: (data) => {
      const tag = parsed(() => parseTag(data));
      if (tag && checkTagData(data) === null) parsed(() => serializeTag(tag));
    },
  };

  function parsed<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      expect(error).toMatchObject({ name: 'GitFormatError' });
      return null;
    }
  }

  it(
    'that were changed here and there are understood or refused',
    () => {
      fc.assert(
        fc.property(fc.nat(), mutations, (which, changes) => {
          const { type, data } = samples[which % samples.length]!;
          READERS[type as 'tree'](mutated(data, changes));
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'that are nothing but bytes are understood or refused',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
          for (const read of Object.values(READERS)) read(Buffer.from(bytes));
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
