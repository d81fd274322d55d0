// Branches and tags through the API. The default branch cannot be deleted; names follow git check-ref-format and our own rules.
import { Injectable } from '@nestjs/common';
import { type GitOid, hashObject, serializeTag } from '@modelgrove/git-objects';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import type { Granted } from '../access';
import { QuotasService } from '../quotas';
import { checkRefName, CommitService } from './commit.service';
import { makeObject } from './new-object';
import { ObjectStore } from './object.store';
import { type LockedRepository, RefStore } from './ref.store';
import { VersionReader } from './version-reader';
import { refExists, refInvalid, refProtected, revisionNotFound, storeCorrupt } from './versions.errors';
import type { Author, Ref } from './versions.types';

@Injectable()
export class RefService {
  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly store: ObjectStore,
    private readonly reader: VersionReader,
    private readonly commits: CommitService,
    private readonly outbox: Outbox,
    private readonly quotas: QuotasService,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Throws 'ref/exists' unless overwrite, 'ref/invalid', 'revision/not-found' (starting point). */
  async createBranch(
    repo: Granted<'write'>,
    name: string,
    options: { startingPoint?: string; overwrite?: boolean; empty?: boolean; author: Author },
  ): Promise<Ref> {
    const refName = nameIn('refs/heads/', name);
    return this.locked(repo, async (locked) => {
      const existing = (await this.refs.some(repo.id, [refName]))[0] ?? null;
      if (existing && !options.overwrite) throw refExists(refName);
      if (options.empty) {
        const oid = await this.commits.orphan(repo, locked, refName, existing, {
          title: 'initial commit',
          body: '',
          author: options.author,
        });
        return { name: refName, oid, peeled: null };
      }
      const start = await this.reader.resolve(repo, options.startingPoint ?? 'HEAD');
      await this.move(repo, refName, existing, start.commitOid, null);
      return { name: refName, oid: start.commitOid, peeled: null };
    });
  }

  /** Throws 'revision/not-found', 'ref/protected'. */
  async deleteBranch(repo: Granted<'write'>, name: string): Promise<void> {
    const refName = nameIn('refs/heads/', name);
    await this.locked(repo, async (locked) => {
      if (refName === locked.head) throw refProtected(refName);
      await this.remove(repo, refName, name);
    });
  }

  /** The branch that HEAD names: what is shown and cloned when nobody says otherwise. Throws 'revision/not-found'. */
  async setDefaultBranch(repo: Granted<'administer'>, name: string): Promise<void> {
    const refName = nameIn('refs/heads/', name);
    await this.locked(repo, async (locked) => {
      if (refName === locked.head) return;
      if (!(await this.refs.some(repo.id, [refName]))[0]) throw revisionNotFound(name);
      await this.refs.setHead(repo.id, refName);
      await this.audit.record(repo.actor, 'repository.default-branch-changed', `repository:${repo.id}`, { from: locked.head, to: refName });
      await this.outbox.emit('repository.changed', { repositoryId: String(repo.id), refs: [refName] });
    });
  }

  /** With a message the tag is annotated, as `git tag -m` makes it. */
  async createTag(repo: Granted<'write'>, name: string, options: { revision: string; message?: string; author: Author }): Promise<Ref> {
    const refName = nameIn('refs/tags/', name);
    return this.locked(repo, async () => {
      const target = await this.reader.resolve(repo, options.revision);
      if ((await this.refs.some(repo.id, [refName]))[0]) throw refExists(refName);
      const { oid, gitBytes } = options.message
        ? await this.annotate(repo.id, name, target.commitOid, options.message, options.author)
        : { oid: target.commitOid, gitBytes: 0 };
      const peeled = oid === target.commitOid ? null : target.commitOid;
      await this.move(repo, refName, null, oid, peeled);
      await this.quotas.add(repo.id, { gitBytes });
      return { name: refName, oid, peeled };
    });
  }

  async deleteTag(repo: Granted<'write'>, name: string): Promise<void> {
    const refName = nameIn('refs/tags/', name);
    await this.locked(repo, () => this.remove(repo, refName, name));
  }

  private async locked<T>(repo: Granted, work: (locked: LockedRepository) => Promise<T>): Promise<T> {
    return this.transaction.inTransaction(async () => {
      const locked = await this.refs.lock(repo.id);
      if (!locked) throw storeCorrupt(`repository ${repo.id} has no version store`);
      return work(locked);
    });
  }

  private async remove(repo: Granted, refName: string, shortName: string): Promise<void> {
    const ref = (await this.refs.some(repo.id, [refName]))[0];
    if (!ref) throw revisionNotFound(shortName);
    await this.move(repo, refName, ref, null, null);
  }

  private async move(repo: Granted, name: string, before: Ref | null, newOid: GitOid | null, peeled: GitOid | null): Promise<void> {
    const target = peeled ?? newOid;
    // Asked of the rows: what a reader finds in memory may have been unreachable, and removed by gc.
    if (target && !(await this.store.meta(repo.id, [target])).has(target)) throw revisionNotFound(target);
    const actor = repo.actor.kind === 'user' ? repo.actor.userId : null;
    await this.refs.move(repo.id, [{ name, oldOid: before?.oid ?? null, newOid, peeled }], actor);
    await this.outbox.emit('repository.changed', { repositoryId: String(repo.id), refs: [name] });
  }

  private async annotate(
    repoId: bigint,
    name: string,
    target: GitOid,
    message: string,
    author: Author,
  ): Promise<{ oid: GitOid; gitBytes: number }> {
    const tagger = { name: author.name, email: author.email, timeSeconds: Math.floor(this.clock.now().getTime() / 1000), offsetMinutes: 0 };
    const data = serializeTag({ object: target, type: 'commit', tag: name, tagger, message: `${message.trim()}\n`, extraHeaders: [] });
    const gitBytes = await this.store.insert(repoId, [makeObject('tag', data, null)]);
    return { oid: hashObject('tag', data), gitBytes };
  }
}

function nameIn(prefix: 'refs/heads/' | 'refs/tags/', name: string): string {
  if (name.startsWith('refs/')) throw refInvalid(name, 'give its short name');
  checkRefName(prefix + name);
  return prefix + name;
}
