// Who likes what. A like is the person's own: any token of theirs with the role "write" may set it.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted } from '../access';
import { RepositoriesService, type RepositoryRecord } from '../repositories';
import { type Liker, LikesStore } from './likes.store';

/** Lists of a person's likes are not paged on the wire. */
const MAX_LIKES = 1000;

@Injectable()
export class LikesService {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly store: LikesStore,
  ) {}

  /** Returns the number of likes afterwards. */
  like(repo: Granted): Promise<number> {
    return this.store.add(repo.id, this.access.self(repo.actor).userId);
  }

  unlike(repo: Granted): Promise<number> {
    return this.store.remove(repo.id, this.access.self(repo.actor).userId);
  }

  async likes(repo: Granted): Promise<boolean> {
    return repo.actor.kind === 'user' && this.store.liked(repo.id, repo.actor.userId);
  }

  async likers(repo: Granted, after: bigint | null, limit: number): Promise<{ items: Liker[]; next: bigint | null }> {
    const rows = await this.store.likers(repo.id, after, limit + 1);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** What a person likes, newest first, as far as the actor may see it. */
  async likesOf(actor: Actor, user: string): Promise<{ repository: RepositoryRecord; at: Date }[]> {
    const likes = await this.store.likesOf(nameKey(user), MAX_LIKES);
    const visible = new Map(
      (
        await this.repositories.visible(
          actor,
          likes.map((like) => like.repositoryId),
        )
      ).map((record) => [record.id, record]),
    );
    return likes.flatMap(({ repositoryId, at }) => {
      const repository = visible.get(repositoryId);
      return repository ? [{ repository, at }] : [];
    });
  }
}
