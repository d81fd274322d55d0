import { Transaction } from '../../platform/database/transaction';
import { BlobGc } from '../../modules/blobs';
import { CheckpointCare } from '../../modules/jobs';
import { type CollectedVersions, VersionGc } from '../../modules/versions';
import type { CommandFamily, Result } from './command';
import { messageOf } from './doctor/finding';
import type { Input } from './input';
import type { Operator } from './operator';
import { addressOf, repositories } from './repositories';

const KEEP_DAYS = 14;

export const GC_COMMANDS: CommandFamily = [
  {
    name: 'gc',
    usage: '[--older-than-days N] [--dry-run]',
    summary: 'remove what no branch or tag reaches any more, large files that no repository links, and checkpoints of jobs that ended',
    details:
      `What a branch left behind within the last ${KEEP_DAYS} days stays, for who wants to undo a force push; --older-than-days sets another term. Large files that were uploaded and that no version names are let go after the same time; ` +
      'chunks (xorbs) stay 22 days longer, because clients build on what they sent before. ' +
      'Checkpoints stay 7 days after their job has ended. ' +
      'The hub may run meanwhile. A dry run removes nothing and says what would go.',
    examples: ['grove gc --dry-run', 'grove gc --older-than-days 30'],
    words: [0, 0],
    options: { 'older-than-days': { type: 'string' }, 'dry-run': { type: 'boolean' } },
    run: collect,
  },
];

interface Collected {
  versions: ({ repository: string } & CollectedVersions)[];
  /** Files kept whole. */
  files: { count: number; bytes: number };
  /** Chunks of files that no repository shows any more. */
  xorbs: { count: number; bytes: number };
  /** Of jobs that ended long ago, or are gone. */
  checkpoints: { count: number; bytes: number };
  /** Repositories that could not be collected: something of theirs is missing. */
  damaged: { repository: string; problem: string }[];
}

async function collect(operator: Operator, input: Input): Promise<Result> {
  const [days, isDry] = [input.wholeNumber('older-than-days', 0) ?? KEEP_DAYS, input.flag('dry-run')];
  const none = (): Collected['files'] => ({ count: 0, bytes: 0 });
  const collected: Collected = { versions: [], files: none(), xorbs: none(), checkpoints: none(), damaged: [] };
  await collectVersions(operator, days, isDry, collected);
  await collectFiles(operator, isDry, collected);
  return { lines: linesOf(collected, isDry), data: { ...collected, isDryRun: isDry }, hasFindings: collected.damaged.length > 0 };
}

async function collectVersions(operator: Operator, olderThanDays: number, isDry: boolean, into: Collected): Promise<void> {
  const gc = await operator.service(VersionGc);
  const run = isDry ? await undone(operator) : <T>(work: () => Promise<T>) => work();
  for await (const record of repositories(operator)) {
    const repository = addressOf(record);
    try {
      const removed = await run(() => gc.collect(record.id, { olderThanDays }));
      if (removed && removed.commits + removed.objects + removed.links > 0) into.versions.push({ repository, ...removed });
    } catch (error) {
      into.damaged.push({ repository, problem: messageOf(error) });
    }
  }
}

/** Runs work in a transaction and takes it back: what it answers is what it would have done. */
async function undone(operator: Operator): Promise<<T>(work: () => Promise<T>) => Promise<T>> {
  const transaction = await operator.service(Transaction);
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const rollback = new Error('a dry run');
    let answer: { value: T } | undefined;
    await transaction
      .inTransaction(async () => {
        answer = { value: await work() };
        throw rollback;
      })
      .catch((error: unknown) => {
        if (error !== rollback) throw error;
      });
    return answer!.value;
  };
}

async function collectFiles(operator: Operator, isDry: boolean, into: Collected): Promise<void> {
  for await (const { kind, sizeBytes } of (await operator.service(BlobGc)).collect({ dryRun: isDry })) {
    if (kind !== 'bytes' && kind !== 'xorb') continue;
    const of = kind === 'bytes' ? into.files : into.xorbs;
    of.count++;
    of.bytes += sizeBytes;
  }
  for await (const { sizeBytes } of (await operator.service(CheckpointCare)).collect({ dryRun: isDry })) {
    into.checkpoints.count++;
    into.checkpoints.bytes += sizeBytes;
  }
}

function linesOf({ versions, files, xorbs, checkpoints, damaged }: Collected, isDry: boolean): string[] {
  const done = isDry ? 'would remove' : 'removed';
  const sizes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const of = versions.map(
    ({ repository, commits, objects, bytes, links }) =>
      `${done} ${commits} commits and ${objects} objects (${sizes(bytes)})${links > 0 ? `, and let go of ${links} large files,` : ''} of ${repository}`,
  );
  const bad = damaged.map(
    ({ repository, problem }) => `problem  ${repository}: ${problem}. npm run grove -- doctor --repository ${repository}`,
  );
  const large = `${done} ${files.count} large files (${sizes(files.bytes)})`;
  const chunks = `${done} ${xorbs.count} xorbs (${sizes(xorbs.bytes)})`;
  const kept = `${done} ${checkpoints.count} checkpoints of jobs (${sizes(checkpoints.bytes)})`;
  return [...of, large, chunks, kept, ...bad];
}
