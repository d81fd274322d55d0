import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

// A trigger keeps the count of followers with the row. Nothing is inserted for what ended meanwhile.
const FOLLOW = statement(
  'follows_add',
  `with target as (select id from namespaces where id = $2 for key share), added as (
     insert into follows (follower_id, followed_id) select $1, id from target on conflict do nothing returning follower_id)
   select id, exists (select from added) as "isNew" from target`,
);
const UNFOLLOW = statement('follows_remove', 'delete from follows where follower_id = $1 and followed_id = $2');
const FACTS = statement(
  'follows_facts',
  `select n.followers_count as followers,
     (select count(*)::int from follows f where f.follower_id = n.id) as following,
     (select count(*)::int from follows f join users u on u.id = f.followed_id where f.follower_id = n.id) as people,
     exists (select from follows f where f.follower_id = $2::bigint and f.followed_id = n.id) as is_following
   from namespaces n where n.id = $1`,
);
const COLUMNS = 'n.id, n.name, n.full_name, n.avatar_url, n.kind::text as kind';
const FOLLOWERS = statement(
  'follows_followers',
  `select ${COLUMNS} from follows f join namespaces n on n.id = f.follower_id
   where f.followed_id = $1 and ($2::bigint is null or f.follower_id > $2) order by f.follower_id limit $3`,
);
const FOLLOWING = statement(
  'follows_following',
  `select ${COLUMNS} from follows f join namespaces n on n.id = f.followed_id
   where f.follower_id = $1 and ($2::bigint is null or f.followed_id > $2) and (not $4 or n.kind = 'user')
   order by f.followed_id limit $3`,
);

export interface Followed {
  id: bigint;
  kind: 'user' | 'organization';
  name: string;
  fullName: string;
  avatarUrl: string | null;
}

export interface FollowFacts {
  followers: number;
  /** People and organizations. */
  following: number;
  /** People alone. */
  followingPeople: number;
  /** Of the one who asks. */
  isFollowing: boolean;
}

interface FollowedRow {
  id: bigint;
  kind: 'user' | 'organization';
  name: string;
  full_name: string;
  avatar_url: string | null;
}

@Injectable()
export class FollowsStore {
  constructor(private readonly database: Database) {}

  /** False when there is nobody of that id any more. */
  add(followerId: bigint, followedId: bigint): Promise<{ isNew: boolean } | null> {
    return this.database.row<{ isNew: boolean }>(FOLLOW, [followerId, followedId]);
  }

  async remove(followerId: bigint, followedId: bigint): Promise<void> {
    await this.database.execute(UNFOLLOW, [followerId, followedId]);
  }

  async facts(id: bigint, askerId: bigint | null): Promise<FollowFacts> {
    const row = await this.database.row<{ followers: number; following: number; people: number; is_following: boolean }>(FACTS, [
      id,
      askerId,
    ]);
    const { followers = 0, following = 0, people = 0, is_following = false } = row ?? {};
    return { followers, following, followingPeople: people, isFollowing: is_following };
  }

  async followers(id: bigint, after: bigint | null, limit: number): Promise<Followed[]> {
    return (await this.database.rows<FollowedRow>(FOLLOWERS, [id, after, limit])).map(toFollowed);
  }

  async following(userId: bigint, after: bigint | null, limit: number, onlyPeople: boolean): Promise<Followed[]> {
    return (await this.database.rows<FollowedRow>(FOLLOWING, [userId, after, limit, onlyPeople])).map(toFollowed);
  }
}

function toFollowed({ id, kind, name, full_name, avatar_url }: FollowedRow): Followed {
  return { id, kind, name, fullName: full_name, avatarUrl: avatar_url };
}
