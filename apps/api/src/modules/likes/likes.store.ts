import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { LIKE_WEIGHT } from '../popularity';

const LIKE = statement(
  'likes_add',
  `with added as (insert into likes (repository_id, user_id) values ($1, $2) on conflict do nothing returning 1)
   update repositories set likes_count = likes_count + (select count(*) from added), likes_30d = likes_30d + (select count(*) from added),
     trending_score = trending_add(trending_score, ${LIKE_WEIGHT} * (select count(*) from added), now())
   where id = $1 returning likes_count`,
);
const UNLIKE = statement(
  'likes_remove',
  `with removed as (delete from likes where repository_id = $1 and user_id = $2 returning created_at)
   update repositories set likes_count = likes_count - (select count(*) from removed),
     likes_30d = likes_30d - (select count(*) from removed where like_is_recent(created_at)),
     trending_score = coalesce((select trending_add(trending_score, -${LIKE_WEIGHT}, created_at) from removed), trending_score)
   where id = $1 returning likes_count`,
);
const LIKED = statement('likes_liked', 'select 1 as one from likes where repository_id = $1 and user_id = $2');
const LIKERS = statement(
  'likes_likers',
  `select n.id, n.name, n.full_name, n.avatar_url from likes l join namespaces n on n.id = l.user_id
   where l.repository_id = $1 and ($2::bigint is null or l.user_id > $2) order by l.user_id limit $3`,
);
const LIKES_OF = statement(
  'likes_of_user',
  `select l.repository_id, l.created_at from likes l join namespaces n on n.id = l.user_id
   where n.name_key = $1 order by l.created_at desc, l.repository_id limit $2`,
);

export interface Liker {
  id: bigint;
  name: string;
  fullName: string;
  avatarUrl: string | null;
}

@Injectable()
export class LikesStore {
  constructor(private readonly database: Database) {}

  /** The count afterwards; liking twice counts once. */
  async add(repositoryId: bigint, userId: bigint): Promise<number> {
    return this.counted(LIKE, repositoryId, userId);
  }

  async remove(repositoryId: bigint, userId: bigint): Promise<number> {
    return this.counted(UNLIKE, repositoryId, userId);
  }

  async liked(repositoryId: bigint, userId: bigint): Promise<boolean> {
    return (await this.database.row(LIKED, [repositoryId, userId])) !== null;
  }

  async likers(repositoryId: bigint, after: bigint | null, limit: number): Promise<Liker[]> {
    const rows = await this.database.rows<{ id: bigint | string; name: string; full_name: string; avatar_url: string | null }>(LIKERS, [
      repositoryId,
      after,
      limit,
    ]);
    return rows.map((row) => ({ id: BigInt(row.id), name: row.name, fullName: row.full_name, avatarUrl: row.avatar_url }));
  }

  async likesOf(userKey: string, limit: number): Promise<{ repositoryId: bigint; at: Date }[]> {
    const rows = await this.database.rows<{ repository_id: bigint | string; created_at: Date }>(LIKES_OF, [userKey, limit]);
    return rows.map((row) => ({ repositoryId: BigInt(row.repository_id), at: row.created_at }));
  }

  private async counted(statement: typeof LIKE, repositoryId: bigint, userId: bigint): Promise<number> {
    const row = await this.database.row<{ likes_count: number }>(statement, [repositoryId, userId]);
    return row?.likes_count ?? 0;
  }
}
