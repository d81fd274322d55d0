// Imports as people ask for them: what a source is, beginning one, looking, cancelling, trying again. The work itself is run/import-executor.ts, in a
// worker. Whose rights: beginning takes what creating a repository takes, looking and changing are the affair of who began it, and of administrators.
// Whose token upstream: the person's own, sealed until the import ends, else the operator's where it is for them.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Actor, UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { AppConfig, type UpstreamSettings } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { Outbox } from '../../platform/outbox';
import { Sealer } from '../../platform/signing';
import { AccessService, type Granted } from '../access';
import { CreateRepository, DeleteRepository } from '../contributions';
import { RepositoriesService, repositoryExists } from '../repositories';
import { VersionReader } from '../versions';
import { ImportTimings } from './import-timings';
import { importEnded, importGoesOn, importNotFound, noUpstreams, tooManyImports, unknownUpstream } from './imports.errors';
import type { ImportWanted } from './imports.jobs';
import { checkedToken, isPrivateHere, sourceAddress } from './imports.policy';
import { ImportsStore } from './imports.store';
import type {
  ImportRecord,
  ImportRequest,
  ImportsPage,
  InspectedSource,
  Source,
  SourceAddress,
  SourceRequest,
  Upstream,
} from './imports.types';
import { UpstreamHub } from './upstream/upstream-hub';
import type { UpstreamAccess } from './upstream/upstream-http';

const TOKEN_PURPOSE = 'import-token';
/** Of one person, not ended. */
const MOST_AT_ONCE = 20;

@Injectable()
export class ImportsService {
  constructor(
    private readonly store: ImportsStore,
    private readonly hub: UpstreamHub,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly creation: CreateRepository,
    private readonly deletion: DeleteRepository,
    private readonly versions: VersionReader,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly sealer: Sealer,
    private readonly config: AppConfig,
    private readonly timings: ImportTimings,
  ) {}

  /** In the order in which the operator lists them. */
  upstreams(actor: Actor): Upstream[] {
    return this.config.upstreams.map((upstream) => {
      return { name: upstream.name, url: upstream.url, hasToken: operatorsToken(upstream, actor) !== null };
    });
  }

  /** What there would be to bring in. Throws 'import/…' when the address is wrong or the other hub does not give it out. */
  async inspect(actor: Actor, request: SourceRequest, signal?: AbortSignal): Promise<InspectedSource> {
    const { source, access } = await this.find(actor, request);
    const files = await this.hub.files(access, source, { isAsked: true, signal });
    return { ...source, files: files.length, bytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
  }

  /**
   * Makes the repository, private and empty, and the wish to fill it. `leaseHolder`: who runs it at once. Throws 'access/forbidden', 'repository/exists',
   * 'repository/name', 'quota/…', 'import/…'.
   */
  async start(actor: Actor, request: ImportRequest, leaseHolder: string | null = null): Promise<ImportRecord> {
    const namespace = await this.access.namespace(actor, request.namespace, 'create-repository');
    if (actor.kind === 'user' && (await this.store.countUnended(actor.userId)) >= MOST_AT_ONCE) throw tooManyImports(MOST_AT_ONCE);
    const { source, token } = await this.find(actor, request);
    if (await this.repositories.isTaken(source.type, namespace, request.name))
      throw repositoryExists(source.type, namespace.name, request.name);
    await this.creation.assertSeemly(actor, namespace.name, request.name);
    return this.transaction.inTransaction(async () => {
      const made = await this.creation.make(actor, {
        type: source.type,
        namespace: namespace.name,
        name: request.name,
        isPrivate: true,
        ...(source.sdk === null ? {} : { sdk: source.sdk }),
      });
      const initialOid = (await this.repositories.heads([made.id])).get(made.id) as GitOid;
      const record = await this.store.insert({
        createdById: actor.kind === 'user' ? actor.userId : null,
        repositoryId: made.id,
        type: source.type,
        namespace: made.namespace,
        name: made.name,
        isPrivate: isPrivateHere(source, request.isPrivate, this.config.defaultVisibility === 'private'),
        upstream: source.upstream,
        sourceId: source.id,
        sourceUrl: source.url,
        revision: source.revision,
        commitOid: source.commitOid,
        initialOid,
        withHistory: request.withHistory ?? false,
        tokenSealed: token === null ? null : this.sealer.seal(TOKEN_PURPOSE, token),
        leaseHolder,
        leaseMs: this.timings.leaseMs,
      });
      await this.audit.record(actor, 'import.started', `repository:${made.id}`, { from: source.url, commit: source.commitOid });
      await this.want(record.id);
      this.transaction.afterCommit(() => failpoint('import.started'));
      return record;
    });
  }

  /** Of the one who asks, the newest first. */
  async list(user: UserActor, before: bigint | null, limit: number): Promise<ImportsPage> {
    const imports = await this.store.ofUser(user.userId, before, limit + 1);
    const page = imports.slice(0, limit);
    return { imports: page, nextCursor: imports.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  /** Throws 'import/not-found', also for one that somebody else began. */
  async get(actor: Actor, id: bigint): Promise<ImportRecord> {
    const record = await this.store.find(id);
    if (!record || !mayLook(actor, record)) throw importNotFound();
    return record;
  }

  /** The import that fills the repository at this moment, or failed to; null when there is none, or it is none of the actor's affair. */
  async ofRepository(repo: Granted): Promise<ImportRecord | null> {
    const record = await this.store.ofRepository(repo.id);
    return record && record.state !== 'done' && mayLook(repo.actor, record) ? record : null;
  }

  /** Idempotent. One that runs ends within a second or two. The repository goes with it, unless somebody else has put something in. */
  async cancel(actor: Actor, id: bigint): Promise<ImportRecord> {
    const record = await this.get(actor, id);
    if (record.state === 'done') throw importEnded();
    if (!(await this.store.wantCancel(id)) && (await this.store.cancel(id))) await this.discard(record);
    return this.get(actor, id);
  }

  /** Of one that failed, or waits for another try. Throws 'import/goes-on', 'import/ended'. */
  async retry(actor: Actor, id: bigint, token: string | undefined): Promise<ImportRecord> {
    const record = await this.get(actor, id);
    if (record.state === 'done' || record.state === 'cancelled') throw importEnded();
    const own = checkedToken(token);
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.retry(id, own === null ? null : this.sealer.seal(TOKEN_PURPOSE, own)))) throw importGoesOn();
      await this.want(id);
    });
    return this.get(actor, id);
  }

  /** For who runs it outside of a worker. False when it has ended, or a process is at it. */
  takeUp(id: bigint, holder: string): Promise<boolean> {
    return this.store.claimOne(id, holder, this.timings.leaseMs);
  }

  /** The repository that an import made and did not fill. What somebody else wrote into it stays, and so does the repository. */
  async discard(record: ImportRecord): Promise<void> {
    const found = record.repositoryId === null ? null : await this.repositories.find(record.repositoryId);
    if (!found) return;
    const actor: Actor = { kind: 'system' };
    const repo = await this.access.repository(actor, found, 'administer');
    if (await this.isUntouched(repo, record)) await this.deletion.run(repo);
  }

  /** What a run may use: the person's own token as long as it is kept, else the operator's if it is for them. Throws 'import/unknown-upstream'. */
  async accessFor(actor: Actor, record: ImportRecord): Promise<UpstreamAccess> {
    const upstream = this.upstream(record.upstream);
    const sealed = await this.store.sealedToken(record.id);
    const own = sealed === null ? null : this.sealer.open(TOKEN_PURPOSE, sealed);
    return { base: upstream.url, token: own ?? operatorsToken(upstream, actor) };
  }

  private async isUntouched(repo: Granted, record: ImportRecord): Promise<boolean> {
    const refs = await this.versions.refs(repo);
    if (refs.length !== 1) return refs.length === 0;
    const { commits, next } = await this.versions.history(repo, refs[0]!.peeled ?? refs[0]!.oid, { limit: 1000 });
    const isOurs = (commit: { oid: GitOid; title: string }): boolean =>
      commit.oid === record.initialOid || commit.oid === record.commitOid || commit.title.startsWith(`Import ${record.sourceId} at `);
    const isBrought = commits[0]?.oid === record.commitOid;
    return isBrought || (next === null && commits.every(isOurs));
  }

  private async find(actor: Actor, request: SourceRequest): Promise<{ source: Source; access: UpstreamAccess; token: string | null }> {
    if (this.config.upstreams.length === 0) throw noUpstreams();
    const token = checkedToken(request.token);
    const address: SourceAddress = sourceAddress(request, this.config.upstreams);
    const access = { base: address.base, token: token ?? operatorsToken(this.upstream(address.upstream), actor) };
    return { source: await this.hub.source(access, address, { isAsked: true }), access, token };
  }

  private upstream(name: string): UpstreamSettings {
    const found = this.config.upstreams.find((upstream) => upstream.name === name);
    if (!found)
      throw unknownUpstream(
        `'${name}' any more`,
        this.config.upstreams.map((upstream) => upstream.name),
      );
    return found;
  }

  private async want(id: bigint): Promise<void> {
    await this.outbox.emit('import.wanted', { importId: String(id) } satisfies ImportWanted);
  }
}

function mayLook(actor: Actor, { createdById }: ImportRecord): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'user' && (actor.isAdmin || actor.userId === createdById);
}

/** It may see there what others may not: administrators', unless the operator says that it is for everybody. */
function operatorsToken({ token, isTokenForEverybody }: UpstreamSettings, actor: Actor): string | null {
  const isTheirs = isTokenForEverybody || actor.kind === 'system' || (actor.kind === 'user' && actor.isAdmin);
  return isTheirs ? token : null;
}
