// The files of one commit as one commit of our own. Files come in batches of commits, so that a process that dies goes on at the batch it was at:
// what is there already is seen in the tree, by the same hashes the upstream lists. At the end the batches are folded into one commit.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { type GitOid, hashObject } from '@modelgrove/git-objects';
import { MAX_REGULAR_FILE_BYTES } from '@modelgrove/shared';
import { inParallel } from '../../../common/in-parallel';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { Spool } from '../../../platform/spool';
import { BlobService, BlobUploadService } from '../../blobs';
import { Authors, CommitFiles, type CommitFilesRequest } from '../../contributions';
import { CommitService, type TreeItem, VersionReader } from '../../versions';
import { targetChanged, wrongBytes } from '../imports.errors';
import { commitTitle } from '../imports.policy';
import type { SourceFile } from '../imports.types';
import type { ContentFetcher } from '../upstream/content-fetcher';
import { LargeFiles } from './large-files';
import type { RunContext } from './run-context';

const MAIN = 'refs/heads/main';
const BATCH_BYTES = 24 * 1024 * 1024;
const BATCH_FILES = 500;
const LANES = 6;
const PAGE = 5000;
const HISTORY_PAGE = 200;
const TRIES = 2;

type Operation = CommitFilesRequest['operations'][number];
type Large = SourceFile & { sha256: string };

@Injectable()
export class Snapshot {
  constructor(
    private readonly large: LargeFiles,
    private readonly uploads: BlobUploadService,
    private readonly blobs: BlobService,
    private readonly transaction: Transaction,
    private readonly commitFiles: CommitFiles,
    private readonly commits: CommitService,
    private readonly versions: VersionReader,
    private readonly authors: Authors,
    private readonly spool: Spool,
  ) {}

  /** Resolves when main has exactly these files, in one commit. Throws 'import/target-changed' when somebody else wrote to it. */
  async bring(context: RunContext, files: readonly SourceFile[], fetcher: ContentFetcher): Promise<void> {
    context.watch.expect(
      files.length,
      files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    const head = await this.ownHead(context);
    context.watch.step = 'large-files';
    await this.large.bring(context, files.filter(isLarge), fetcher);
    context.watch.step = 'files';
    const last = await this.bringFiles(context, files, head, fetcher);
    context.watch.step = 'finishing';
    await this.fold(context, last);
    await this.verify(context, files);
  }

  /** The head of main; all that leads to it must be this import's own, or the commit the repository began with. */
  private async ownHead({ repo, record }: RunContext): Promise<GitOid> {
    const { commitOid: head } = await this.versions.resolve(repo, MAIN);
    const title = commitTitle(record.sourceId, record.revision);
    for (let after: string | null = ''; after !== null;) {
      const page = await this.versions.history(repo, head, { limit: HISTORY_PAGE, ...(after === '' ? {} : { after }) });
      if (page.commits.some((commit) => commit.oid !== record.initialOid && commit.title !== title)) throw targetChanged();
      after = page.next;
    }
    return head;
  }

  /** Returns the head after the last batch. */
  private async bringFiles(context: RunContext, files: readonly SourceFile[], from: GitOid, fetcher: ContentFetcher): Promise<GitOid> {
    const here = await this.treeOf(context, from);
    const wanted = new Map(files.map((file) => [file.path, file]));
    const gone: Operation[] = [...here.keys()].filter((path) => !wanted.has(path)).map((path) => ({ kind: 'delete-file', path }));
    let head = from;
    if (gone.length > 0) head = await this.commit(context, head, gone);
    const missing = files.filter((file) => !isSame(file, here.get(file.path)));
    const small = files.filter((file) => !isLarge(file) && isSame(file, here.get(file.path)));
    context.watch.present(
      small.length,
      small.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    );
    for (const batch of batches(missing)) {
      head = await this.commit(context, head, await this.operations(context, batch, fetcher));
      failpoint('import.batch-committed');
    }
    return head;
  }

  private async operations(context: RunContext, batch: readonly SourceFile[], fetcher: ContentFetcher): Promise<Operation[]> {
    const operations: Operation[] = [];
    await inParallel(batch, LANES, async (file) => {
      if (isLarge(file)) operations.push({ kind: 'large', path: file.path, sha256: file.sha256, sizeBytes: file.sizeBytes });
      else if (file.sizeBytes > MAX_REGULAR_FILE_BYTES) operations.push(await this.oversized(context, file, fetcher));
      else operations.push({ kind: 'put', path: file.path, content: await this.content(context, file, fetcher) });
    });
    return operations;
  }

  private async content(context: RunContext, file: SourceFile, fetcher: ContentFetcher): Promise<Buffer> {
    for (let tries = 1; tries <= TRIES; tries++) {
      context.watch.begin(file.path, file.sizeBytes);
      const parts: Uint8Array[] = [];
      for await (const part of this.read(context, file, fetcher)) parts.push(part);
      const content = Buffer.concat(parts);
      if (hashObject('blob', content) === file.gitOid) {
        context.watch.finished(file.path);
        return content;
      }
      context.watch.again(file.path);
    }
    throw wrongBytes(file.path);
  }

  /** Kept in git there, too large for that here: it becomes a large file. */
  private async oversized(context: RunContext, file: SourceFile, fetcher: ContentFetcher): Promise<Operation> {
    context.watch.begin(file.path, file.sizeBytes);
    const { signal } = context.watch;
    await using spooled = await this.spool.write(this.read(context, file, fetcher), { maxBytes: file.sizeBytes, signal });
    const [sha1, sha256] = [createHash('sha1').update(`blob ${file.sizeBytes}\0`), createHash('sha256')];
    for await (const part of createReadStream(spooled.path) as AsyncIterable<Buffer>) {
      sha1.update(part);
      sha256.update(part);
    }
    if (sha1.digest('hex') !== file.gitOid) throw wrongBytes(file.path);
    const object = { sha256: sha256.digest('hex'), sizeBytes: file.sizeBytes };
    await this.uploads.receive({ ...object, repositoryId: context.repo.id }, createReadStream(spooled.path), signal);
    context.watch.finished(file.path);
    return { kind: 'large', path: file.path, ...object };
  }

  private async *read({ watch }: RunContext, file: SourceFile, fetcher: ContentFetcher): AsyncGenerator<Uint8Array> {
    for await (const part of fetcher.read(file, { start: 0, end: file.sizeBytes }, watch.signal)) {
      watch.received(file.path, part.length);
      yield part;
    }
  }

  private async commit(context: RunContext, expectedParent: GitOid, operations: Operation[]): Promise<GitOid> {
    context.watch.signal.throwIfAborted();
    const message = messageOf(context);
    return (await this.commitFiles.run(context.repo, { revision: MAIN, ...message, expectedParent, operations, attributesAreGiven: true }))
      .commitOid;
  }

  /** One commit without a parent: that is what came in. */
  private async fold(context: RunContext, head: GitOid): Promise<void> {
    const { repo } = context;
    const message = messageOf(context);
    const { commits, total } = await this.versions.history(repo, head, { limit: 1 });
    if (total === 1 && commits[0]?.title === message.title) return;
    const { commitOid: now } = await this.versions.resolve(repo, MAIN);
    if (now !== head) throw targetChanged();
    await this.commits.superSquash(repo, MAIN, { ...message, author: this.authors.of(context.actor) });
    failpoint('import.folded');
  }

  private async verify(context: RunContext, files: readonly SourceFile[]): Promise<void> {
    const { commitOid } = await this.versions.resolve(context.repo, MAIN);
    const here = await this.treeOf(context, commitOid);
    if (here.size !== files.length || files.some((file) => !isSame(file, here.get(file.path)))) throw targetChanged();
    if (context.record.withHistory) await this.forgetFormer(context, here);
  }

  /** Large files that came for a history which could not be had after all: nobody shall pay for them. */
  private async forgetFormer({ repo }: RunContext, here: ReadonlyMap<string, TreeItem>): Promise<void> {
    const shown = new Set([...here.values()].map(({ large }) => large?.sha256));
    const former = [...(await this.blobs.linkedAt(repo)).keys()].filter((sha256) => !shown.has(sha256));
    if (former.length > 0) await this.transaction.inTransaction(() => this.blobs.unlink(repo, former));
  }

  private async treeOf({ repo }: RunContext, commitOid: GitOid): Promise<Map<string, TreeItem>> {
    const items = new Map<string, TreeItem>();
    for (let after: string | null = ''; after !== null;) {
      const query = { recursive: true, expand: false, limit: PAGE, ...(after === '' ? {} : { after }) };
      const page = await this.versions.tree(repo, commitOid, '', query);
      for (const item of page.items) if (item.kind !== 'directory') items.set(item.path, item);
      after = page.next;
    }
    return items;
  }
}

function isLarge(file: SourceFile): file is Large {
  return file.sha256 !== null;
}

/** What upstream keeps in git and we do not has another hash here; its size has to do. */
function isSame(file: SourceFile, item: TreeItem | undefined): boolean {
  if (item?.kind !== 'file') return false;
  if (isLarge(file)) return item.large?.sha256 === file.sha256;
  return item.oid === file.gitOid || (file.sizeBytes > MAX_REGULAR_FILE_BYTES && item.large?.sizeBytes === file.sizeBytes);
}

function messageOf({ record }: RunContext): { title: string; body: string } {
  const body = `From ${record.sourceUrl}\nCommit ${record.commitOid}`;
  return { title: commitTitle(record.sourceId, record.revision), body };
}

/** What is fetched and committed together. Large files are pointers by now. */
function* batches(files: readonly SourceFile[]): Generator<SourceFile[]> {
  let batch: SourceFile[] = [];
  let bytes = 0;
  for (const file of files) {
    const cost = isLarge(file) || file.sizeBytes > MAX_REGULAR_FILE_BYTES ? 0 : file.sizeBytes;
    if (batch.length > 0 && (bytes + cost > BATCH_BYTES || batch.length === BATCH_FILES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(file);
    bytes += cost;
  }
  if (batch.length > 0) yield batch;
}
