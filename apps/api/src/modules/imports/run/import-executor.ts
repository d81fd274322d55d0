// One import from where it stands to its end, by whoever holds its lease: a worker, or the operator's command. Whatever happens in between, the row
// says afterwards how it ended or when it goes on.
import { Injectable } from '@nestjs/common';
import { type Actor, inTheNameOf, SYSTEM } from '../../../common/actor';
import { DomainError } from '../../../common/errors';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { Logger } from '../../../platform/logging';
import { AccessService, type Granted } from '../../access';
import { AccountsService } from '../../accounts';
import { RepositoriesService } from '../../repositories';
import { ImportTimings } from '../import-timings';
import { importUnexpected, notAllowedAnyMore, targetGone } from '../imports.errors';
import { isPassing, problemOf, retryDelayMs } from '../imports.policy';
import { ImportsService } from '../imports.service';
import { ImportsStore } from '../imports.store';
import type { ImportRecord, Source } from '../imports.types';
import { PlainFetcher } from '../upstream/plain-fetcher';
import { refusalOf, UpstreamHub } from '../upstream/upstream-hub';
import { UpstreamHttp } from '../upstream/upstream-http';
import { ImportStopped, ImportWatch } from './import-watch';
import type { RunContext } from './run-context';
import { History } from './history';
import { Snapshot } from './snapshot';

export interface Execution {
  /** How the lease is held. */
  holder: string;
  /** Aborted: let go of it, somebody else goes on. */
  stop?: AbortSignal;
  onNote?: (watch: ImportWatch) => void;
}

/** A git that does not answer after so many failures is done without. */
const HISTORY_ATTEMPTS = 2;

@Injectable()
export class ImportExecutor {
  constructor(
    private readonly store: ImportsStore,
    private readonly imports: ImportsService,
    private readonly accounts: AccountsService,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly http: UpstreamHttp,
    private readonly hub: UpstreamHub,
    private readonly history: History,
    private readonly snapshot: Snapshot,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly timings: ImportTimings,
    private readonly logger: Logger,
  ) {}

  /** Never rejects for what becomes of the import; that stands in its row. */
  async execute(id: bigint, execution: Execution): Promise<void> {
    const record = await this.store.find(id);
    if (!record) return;
    const watch = new ImportWatch(record, execution.holder, this.store, this.timings, execution.onNote);
    const stop = (): void => watch.stop('shutdown');
    execution.stop?.addEventListener('abort', stop, { once: true });
    if (execution.stop?.aborted) stop();
    watch.start();
    try {
      await this.run(record, watch, execution.holder);
    } catch (error) {
      await watch.end();
      if (!watch.signal.aborted) await watch.note();
      await this.settle(record, watch, execution.holder, error);
    } finally {
      await watch.end();
      execution.stop?.removeEventListener('abort', stop);
    }
  }

  private async run(record: ImportRecord, watch: ImportWatch, holder: string): Promise<void> {
    await watch.note();
    watch.signal.throwIfAborted();
    const actor = await this.actorOf(record);
    const repo = await this.target(actor, record);
    const access = await this.imports.accessFor(actor, record);
    const context: RunContext = { record, actor, repo, access, watch, source: sourceOf(record, access.base) };
    await this.bring(context);
    await watch.end();
    await watch.note();
    watch.signal.throwIfAborted();
    await this.finish(context, holder);
  }

  private async bring(context: RunContext): Promise<void> {
    const { record, watch } = context;
    if (record.withHistory && watch.historyProblem === null && (await this.bringHistory(context))) return;
    await this.bringFiles(context);
  }

  /** False when the files have to do. */
  private async bringHistory(context: RunContext): Promise<boolean> {
    const { record, watch } = context;
    try {
      await this.history.bring(context);
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'import/target-changed') throw error;
      if (isPassing(error) && record.attempts < HISTORY_ATTEMPTS) throw error;
      watch.historyProblem = error.message;
      return false;
    }
  }

  private async bringFiles(context: RunContext): Promise<void> {
    const { source, access, watch } = context;
    watch.step = 'listing';
    const files = await this.hub.files(access, source, { signal: watch.signal });
    const fetcher = new PlainFetcher(this.http, {
      access,
      tries: this.timings.tries,
      locate: ({ path }) => Promise.resolve({ url: this.hub.contentUrl(source, path) }),
      refusal: (answer) => refusalOf(answer, source),
    });
    await this.snapshot.bring(context, files, fetcher);
  }

  /** As open as it was wished, marked with where it came from, and done: together or not at all. */
  private async finish({ record, actor, repo }: RunContext, holder: string): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.end(record.id, holder, 'done', null))) throw new ImportStopped('lost');
      await this.repositories.noteImported(repo.id, { url: record.sourceUrl, revision: record.revision, commit: record.commitOid });
      const owned = await this.access.repository(SYSTEM, repo, 'administer');
      if (owned.isPrivate !== record.isPrivate) await this.repositories.updateSettings(owned, { isPrivate: record.isPrivate });
      await this.audit.record(actor, 'import.done', `repository:${repo.id}`, { from: record.sourceUrl, commit: record.commitOid });
      failpoint('import.before-end');
    });
  }

  private async actorOf({ createdById }: ImportRecord): Promise<Actor> {
    if (createdById === null) return SYSTEM;
    const person = await this.accounts.get(createdById);
    if (person.disabledAt !== null) throw notAllowedAnyMore();
    return inTheNameOf(person);
  }

  /** By its name of today: it may have been renamed or moved meanwhile. */
  private async target(actor: Actor, record: ImportRecord): Promise<Granted<'write'>> {
    const found = record.repositoryId === null ? null : await this.repositories.find(record.repositoryId);
    if (!found) throw targetGone();
    try {
      return await this.access.repository(actor, found, 'write');
    } catch (error) {
      throw error instanceof DomainError ? notAllowedAnyMore() : error;
    }
  }

  private async settle(record: ImportRecord, watch: ImportWatch, holder: string, error: unknown): Promise<void> {
    const reason: unknown = watch.signal.aborted ? watch.signal.reason : error;
    if (reason instanceof ImportStopped) return this.stopped(record, holder, reason);
    if (!(error instanceof DomainError)) this.logger.error({ err: error, importId: String(record.id) }, 'an import failed unexpectedly');
    const refusal = error instanceof DomainError ? error : importUnexpected();
    const attempts = watch.hasNews ? 0 : record.attempts;
    if (isPassing(refusal) && attempts + 1 < this.timings.attempts) {
      const delayMs = retryDelayMs(attempts, this.timings.retryMs, refusal.details.retryAfterSeconds);
      return this.store.letGo(record.id, holder, problemOf(refusal), true, delayMs);
    }
    await this.store.end(record.id, holder, 'failed', problemOf(refusal));
  }

  private async stopped(record: ImportRecord, holder: string, { why }: ImportStopped): Promise<void> {
    if (why === 'shutdown') await this.store.letGo(record.id, holder, null, false, 0);
    if (why !== 'cancelled') return;
    if (await this.store.end(record.id, holder, 'cancelled', null)) await this.imports.discard(record);
  }
}

/** What was found out when it began; the commit is pinned, so that a branch which moves meanwhile changes nothing. */
function sourceOf(record: ImportRecord, base: string): Source {
  const { upstream, type, sourceId: id, sourceUrl: url, revision, commitOid } = record;
  return { upstream, base, type, id, url, revision, commitOid, isPrivate: false, isGated: false, sdk: null };
}
