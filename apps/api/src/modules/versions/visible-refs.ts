// Branches and tags as whoever reads them may: as they stand, or (where they bought the versions up to a moment) as they stood then. A version is what one of
// these leads to; everything that reads a repository for somebody asks here, and RefStore is for those who write.
import { Injectable } from '@nestjs/common';
import { type GitOid, parseTag } from '@modelgrove/git-objects';
import { Lru } from '../../common/lru';
import type { Granted } from '../access';
import { GraphCache } from './graph-cache';
import { ObjectReader } from './object-reader';
import { RefStore } from './ref.store';
import { versionNotBought } from './versions.errors';
import type { Ref } from './versions.types';

const MAIN = 'refs/heads/main';
const REMEMBERED_REFS = 20_000;
/** From then on no movement of before can still be on its way into the database. */
const SETTLED_MS = 10 * 60_000;

@Injectable()
export class VisibleRefs {
  private readonly settled = new Lru<string, Ref[]>(REMEMBERED_REFS);

  constructor(
    private readonly store: RefStore,
    private readonly objects: ObjectReader,
    private readonly graphs: GraphCache,
  ) {}

  /** By name. */
  all(repo: Granted): Promise<Ref[]> {
    return repo.versionsUntil ? this.asOf(repo.id, repo.versionsUntil) : this.store.all(repo.id);
  }

  /** Those of the full names that there are, by name. */
  async some(repo: Granted, names: readonly string[]): Promise<Ref[]> {
    if (!repo.versionsUntil) return this.store.some(repo.id, names);
    return (await this.all(repo)).filter(({ name }) => names.includes(name));
  }

  /** What HEAD leads to; null in an empty repository. */
  async headRef(repo: Granted): Promise<Ref | null> {
    if (!repo.versionsUntil) return this.store.headRef(repo.id);
    const [refs, head] = [await this.all(repo), await this.head(repo)];
    return refs.find(({ name }) => name === head) ?? null;
  }

  /** Full name of the branch HEAD points at; it may not exist yet. Of earlier versions the one of today, or what there was instead. */
  async head(repo: Granted): Promise<string> {
    const head = (await this.store.head(repo.id))?.head ?? MAIN;
    if (!repo.versionsUntil) return head;
    const names = (await this.all(repo)).map(({ name }) => name).filter((name) => name.startsWith('refs/heads/'));
    return [head, MAIN].find((name) => names.includes(name)) ?? names[0] ?? head;
  }

  /** Throws 'version/not-bought' for a commit that none of them leads to. Who may read every version may read every commit that is stored. */
  async assertReachable(repo: Granted, commitOid: GitOid): Promise<void> {
    if (!repo.versionsUntil) return;
    const graph = await this.graphs.knowing(repo.id, commitOid);
    const idx = graph.indexOf(commitOid);
    const tips = (await this.all(repo)).flatMap((ref) => graph.indexOf(ref.peeled ?? ref.oid) ?? []);
    if (idx === undefined || !graph.ancestors(tips).has(idx)) throw versionNotBought(repo, repo.versionsUntil);
  }

  private async asOf(repoId: bigint, until: Date): Promise<Ref[]> {
    const key = `${repoId}:${until.getTime()}`;
    const known = this.settled.get(key);
    if (known) return known;
    const refs: Ref[] = [];
    for (const { name, oid } of await this.store.asOf(repoId, until)) refs.push({ name, oid, peeled: await this.peeled(repoId, oid) });
    if (Date.now() - until.getTime() > SETTLED_MS) this.settled.set(key, refs, refs.length + 1);
    return refs;
  }

  /** The commit behind an annotated tag; null where it is none. */
  private async peeled(repoId: bigint, oid: GitOid): Promise<GitOid | null> {
    for (let at = oid; ;) {
      const object = await this.objects.read(repoId, at);
      if (object.type !== 'tag') return at === oid ? null : at;
      at = parseTag(object.data).object;
    }
  }
}
