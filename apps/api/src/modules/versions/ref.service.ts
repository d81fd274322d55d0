// Branches and tags through the API. Rules of the repository hold, and the default branch cannot be deleted; names follow git check-ref-format and our own rules.
import { Injectable } from '@nestjs/common';
import { type GitOid, hashObject, serializeTag } from '@modelgrove/git-objects';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import type { Granted } from '../access';
import { QuotasService } from '../quotas';
import { checkRefName, CommitService } from './commit.service';
import { GraphCache } from './graph-cache';
import { makeObject } from './new-object';
import { ObjectStore } from './object.store';
import { type MayMove, RefRules, type RefDeed } from './ref-rules.policy';
import { type LockedRepository, RefStore } from './ref.store';
import { VersionReader } from './version-reader';
import { refExists, refInvalid, revisionNotFound, storeCorrupt } from './versions.errors';
import type { Author, Ref } from './versions.types';

@Injectable()
export class RefService {
  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly store: ObjectStore,
    private readonly reader: VersionReader,
    private readonly commits: CommitService,
    private readonly graphs: GraphCache,
    private readonly outbox: Outbox,
    private readonly quotas: QuotasService,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Throws 'ref/exists' unless overwrite, 'ref/invalid', 'revision/not-found' (starting point), 'branch/protected'. */
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
      const deed = existing ? await this.overwriting(repo, existing.oid, start.commitOid) : 'create';
      await this.move(repo, allowed(repo, locked, refName, deed), existing, start.commitOid, null);
      return { name: refName, oid: start.commitOid, peeled: null };
    });
  }

  /** Throws 'revision/not-found', 'ref/protected', 'branch/protected'. */
  async deleteBranch(repo: Granted<'write'>, name: string): Promise<void> {
    const refName = nameIn('refs/heads/', name);
    await this.locked(repo, async (locked) => {
      await this.remove(repo, allowed(repo, locked, refName, 'delete'), name);
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
    return this.locked(repo, async (locked) => {
      const target = await this.reader.resolve(repo, options.revision);
      if ((await this.refs.some(repo.id, [refName]))[0]) throw refExists(refName);
      const { oid, gitBytes } = options.message
        ? await this.annotate(repo.id, name, target.commitOid, options.message, options.author)
        : { oid: target.commitOid, gitBytes: 0 };
      const peeled = oid === target.commitOid ? null : target.commitOid;
      await this.move(repo, allowed(repo, locked, refName, 'create'), null, oid, peeled);
      await this.quotas.add(repo.id, { gitBytes });
      return { name: refName, oid, peeled };
    });
  }

  async deleteTag(repo: Granted<'write'>, name: string): Promise<void> {
    const refName = nameIn('refs/tags/', name);
    await this.locked(repo, (locked) => this.remove(repo, allowed(repo, locked, refName, 'delete'), name));
  }

  private async locked<T>(repo: Granted, work: (locked: LockedRepository) => Promise<T>): Promise<T> {
    return this.transaction.inTransaction(async () => {
      const locked = await this.refs.lock(repo.id);
      if (!locked) throw storeCorrupt(`repository ${repo.id} has no version store`);
      return work(locked);
    });
  }

  /** What another commit does to a branch that is there. */
  private async overwriting(repo: Granted, before: GitOid, after: GitOid): Promise<RefDeed> {
    const graph = await this.graphs.knowing(repo.id, after);
    const [from, to] = [graph.indexOf(before), graph.indexOf(after)];
    return from !== undefined && to !== undefined && graph.isAncestor(from, to) ? 'forward' : 'rewrite';
  }

  private async remove(repo: Granted, may: MayMove, shortName: string): Promise<void> {
    const ref = (await this.refs.some(repo.id, [may.refName]))[0];
    if (!ref) throw revisionNotFound(shortName);
    await this.move(repo, may, ref, null, null);
  }

  private async move(repo: Granted, may: MayMove, before: Ref | null, newOid: GitOid | null, peeled: GitOid | null): Promise<void> {
    const target = peeled ?? newOid;
    // Asked of the rows: what a reader finds in memory may have been unreachable, and removed by gc.
    if (target && !(await this.store.meta(repo.id, [target])).has(target)) throw revisionNotFound(target);
    const actor = repo.actor.kind === 'user' ? repo.actor.userId : null;
    await this.refs.move(repo.id, [{ may, oldOid: before?.oid ?? null, newOid, peeled }], actor);
    await this.outbox.emit('repository.changed', { repositoryId: String(repo.id), refs: [may.refName] });
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

function allowed(repo: Granted, locked: LockedRepository, refName: string, deed: RefDeed): MayMove {
  return new RefRules(locked, repo).allow({ refName, deed });
}

function nameIn(prefix: 'refs/heads/' | 'refs/tags/', name: string): string {
  if (name.startsWith('refs/')) throw refInvalid(name, 'give its short name');
  checkRefName(prefix + name);
  return prefix + name;
}
