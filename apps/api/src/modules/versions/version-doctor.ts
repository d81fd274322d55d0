// Looks whether a repository is whole: every ref → commit → tree → blob → bytes, and every derived row. Takes no lock: beside a gc
// of the same repository it may miss what that one is removing.
import { Injectable } from '@nestjs/common';
import { type GitOid, parseTag } from '@modelgrove/git-objects';
import { Transaction } from '../../platform/database/transaction';
import { BlobDoctor, damage, type Finding } from '../blobs';
import { CommitCheck } from './doctor/commit-check';
import { ObjectCheck } from './doctor/object-check';
import { DoctorStore } from './doctor.store';
import { ObjectReader } from './object-reader';
import { RefStore } from './ref.store';
import type { Ref } from './versions.types';

@Injectable()
export class VersionDoctor {
  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly store: DoctorStore,
    private readonly objects: ObjectReader,
    private readonly blobs: BlobDoctor,
  ) {}

  /** Refs are read first: what is pushed meanwhile is checked or not, but never taken for missing. `deep` reads every large file. */
  async *check(repositoryId: bigint, options: { deep?: boolean } = {}): AsyncGenerator<Finding> {
    const refs = await this.refs.all(repositoryId);
    if (!(await this.refs.head(repositoryId))) yield damage('repository/no-versions', 'The repository has no version store.');
    const objects = new ObjectCheck(this.store, repositoryId);
    yield* objects.run();
    const commits = new CommitCheck(this.store, this.objects, repositoryId, objects.commits);
    for await (const { findings } of commits.run()) yield* findings;
    for (const ref of refs) yield* this.checkRef(repositoryId, ref, objects, commits.idxs);
    yield* this.blobs.check(repositoryId, [...objects.pointers.values()], options);
  }

  /** Makes derived rows (what commits brought and changed) anew from the objects, under the repository's lock. Yields what it mended. */
  async *repair(repositoryId: bigint): AsyncGenerator<Finding> {
    yield* await this.transaction.inTransaction(async () => {
      const mended: Finding[] = [];
      if (!(await this.refs.lock(repositoryId))) return mended;
      const objects = new ObjectCheck(this.store, repositoryId);
      for await (const _ of objects.run()); // damage to objects is the business of check()
      const commits = new CommitCheck(this.store, this.objects, repositoryId, objects.commits);
      for await (const { findings, mended: rows } of commits.run()) {
        if (!rows) continue;
        await this.store.replaceDerived(repositoryId, rows);
        mended.push(...findings);
      }
      return mended;
    });
  }

  private async *checkRef(repoId: bigint, ref: Ref, objects: ObjectCheck, rows: ReadonlyMap<GitOid, number>): AsyncGenerator<Finding> {
    const type = objects.typeOf(ref.oid);
    if (type !== 'commit' && type !== 'tag') {
      yield damage('ref/target-missing', `${ref.name} points at ${ref.oid}, which is ${type === null ? 'missing' : `a ${type}`}.`);
      return;
    }
    const commitOid = type === 'tag' ? await this.peel(repoId, ref.oid) : ref.oid;
    if (commitOid === null) yield damage('ref/target-missing', `${ref.name} is a tag that leads to no commit.`);
    else if (!rows.has(commitOid)) yield damage('ref/commit-row', `${ref.name} leads to commit ${commitOid}, which has no row.`);
    if (ref.peeled !== (type === 'tag' ? commitOid : null))
      yield damage('ref/wrong-peeled', `${ref.name} says it leads to ${ref.peeled ?? 'itself'}, and leads to ${commitOid ?? 'nothing'}.`);
  }

  private async peel(repoId: bigint, tag: GitOid): Promise<GitOid | null> {
    let oid = tag;
    for (let links = 0; links < MAX_TAG_CHAIN; links++) {
      const object = await this.objects.find(repoId, oid).catch(() => null);
      if (object?.type !== 'tag') return object?.type === 'commit' ? oid : null;
      oid = parseTag(object.data).object;
    }
    return null;
  }
}

/** As long a chain as a push may bring. */
const MAX_TAG_CHAIN = 12;
