import { Injectable } from '@nestjs/common';
import type { TokenRole, TokenScope } from '../../common/actor';
import type { Prisma } from '../../generated/prisma/client';
import { Database, statement } from '../../platform/database';
import { violatesUnique } from '../accounts';
import { tokenNameTaken, tokenValueTaken } from './tokens.errors';

export interface Token {
  id: bigint;
  displayName: string;
  role: TokenRole;
  scopes: TokenScope[];
  hint: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
}

export interface ResolvedTokenRow {
  id: bigint;
  user_id: bigint;
  name: string;
  is_admin: boolean;
  role: TokenRole;
  scopes: string;
  display_name: string;
  last_used_ms: number | null;
  created_ms: number;
  job_id: bigint | null;
  job_attempt: number | null;
  /** Null: no program's. */
  client_id: string | null;
  client_name: string | null;
  oauth_scopes: string[];
  expires_ms: number | null;
  /** JSON: names of organizations, and what the program made. */
  organizations: string | null;
  made: string | null;
}

export interface TokenRow {
  userId: bigint;
  displayName: string;
  role: TokenRole;
  scopes: TokenScope[];
  secretHash: Buffer<ArrayBuffer>;
  hint: string;
  createdAt: Date;
  expiresAt: Date | null;
  jobId?: bigint;
  jobAttempt?: number;
}

// Times travel as milliseconds: binary timestamps lose their zone on the way.
const RESOLVED = `select t.id, t.user_id, n.name, u.is_admin, t.role::text as role, t.scopes::text as scopes, t.display_name,
     (extract(epoch from t.last_used_at) * 1000)::float8 as last_used_ms, (extract(epoch from t.created_at) * 1000)::float8 as created_ms,
     t.job_id, t.job_attempt, c.id as client_id, c.name as client_name, t.oauth_scopes, (extract(epoch from t.expires_at) * 1000)::float8 as expires_ms,
     case when c.id is not null then (select coalesce(json_agg(o.name), '[]')::text from namespaces o
       join memberships m on m.organization_id = o.id and m.user_id = t.user_id where o.id = any (s.organization_ids)) end as organizations,
     case when 'contribute-repos' = any (t.oauth_scopes) then (select coalesce(json_agg(json_build_array(case r.type when 'app' then 'space' else r.type::text end, o.name || '/' || r.name)), '[]')::text
       from (select type, name, namespace_id from repositories where created_by_client_id = c.id and created_by_id = t.user_id order by id desc limit 1000) r
       join namespaces o on o.id = r.namespace_id) end as made
   from access_tokens t join users u on u.id = t.user_id join namespaces n on n.id = u.id
   left join oauth_artifacts a on a.id = t.oauth_artifact_id left join oauth_consents s on s.id = a.consent_id left join oauth_clients c on c.id = s.client_id`;
// The token of a program is one as long as what the person allowed stands, and the grant that it came from (a replay may end that while a token is
// being written), and an app's as long as its card says that it signs people in.
const STANDS = `(t.oauth_artifact_id is null or (s.id is not null
   and exists (select from oauth_artifacts g where g.kind = 'Grant' and g.key_hash = a.grant_hash) and (c.repository_id is null or exists (select from repositories r
   where r.id = c.repository_id and r.disabled_at is null and r.card_data->>'hf_oauth' = 'true'))))`;
// The token of an attempt is one as long as the attempt holds its job.
const HOLDS = `(t.job_id is null or exists (select from jobs j where j.id = t.job_id and j.attempt = t.job_attempt and j.state = 'running'))`;
const RESOLVE = statement(
  'tokens_resolve',
  `${RESOLVED} where t.secret_hash = $1 and u.disabled_at is null and (t.expires_at is null or t.expires_at > to_timestamp($2::float8 / 1000)) and ${HOLDS} and ${STANDS}`,
);

const RESOLVE_BY_ID = statement(
  'tokens_resolve_by_id',
  `${RESOLVED} where t.id = $1 and u.disabled_at is null and (t.expires_at is null or t.expires_at > to_timestamp($2::float8 / 1000)) and ${HOLDS} and ${STANDS}`,
);

const TOUCH = statement(
  'tokens_touch',
  `with used as (update access_tokens set last_used_at = to_timestamp($2::float8 / 1000)
     where id = $1 and (last_used_at is null or last_used_at < to_timestamp($3::float8 / 1000)) returning oauth_artifact_id)
   update oauth_consents s set last_used_at = to_timestamp($2::float8 / 1000) from used join oauth_artifacts a on a.id = used.oauth_artifact_id where s.id = a.consent_id`,
);

const COLUMNS = {
  id: true,
  displayName: true,
  role: true,
  scopes: true,
  hint: true,
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const;

type SelectedToken = Prisma.AccessTokenGetPayload<{ select: typeof COLUMNS }>;

@Injectable()
export class TokensStore {
  constructor(private readonly database: Database) {}

  async create(row: TokenRow): Promise<Token> {
    const scopes = row.scopes as unknown as Prisma.InputJsonArray;
    try {
      return toToken(await this.database.prisma.accessToken.create({ data: { ...row, scopes }, select: COLUMNS }));
    } catch (error) {
      if (violatesUnique(error, 'display_name')) throw tokenNameTaken(row.displayName);
      throw violatesUnique(error, 'secret_hash') ? tokenValueTaken() : error;
    }
  }

  resolve(secretHash: Buffer, at: Date): Promise<ResolvedTokenRow | null> {
    return this.database.row<ResolvedTokenRow>(RESOLVE, [secretHash, at.getTime()]);
  }

  resolveById(id: bigint, at: Date): Promise<ResolvedTokenRow | null> {
    return this.database.row<ResolvedTokenRow>(RESOLVE_BY_ID, [id, at.getTime()]);
  }

  async touch(id: bigint, at: Date, unlessUsedSince: Date): Promise<void> {
    await this.database.execute(TOUCH, [id, at.getTime(), unlessUsedSince.getTime()]);
  }

  async list(userId: bigint): Promise<Token[]> {
    return (
      await this.database.prisma.accessToken.findMany({
        where: { userId, jobId: null, oauthArtifactId: null },
        orderBy: { id: 'asc' },
        select: COLUMNS,
      })
    ).map(toToken);
  }

  count(userId: bigint): Promise<number> {
    return this.database.prisma.accessToken.count({ where: { userId, jobId: null, oauthArtifactId: null } });
  }

  /** Of every attempt of a job. */
  async deleteOfJob(jobId: bigint): Promise<void> {
    await this.database.prisma.accessToken.deleteMany({ where: { jobId } });
  }

  async findByValue(userId: bigint, secretHash: Buffer<ArrayBuffer>): Promise<Token | null> {
    const found = await this.database.prisma.accessToken.findFirst({ where: { userId, secretHash }, select: COLUMNS });
    return found && toToken(found);
  }

  /** The display name of the token that was removed; null when there was none. */
  async delete(userId: bigint, id: bigint): Promise<string | null> {
    const found = await this.database.prisma.accessToken.findFirst({
      where: { userId, id, oauthArtifactId: null },
      select: { displayName: true },
    });
    const removed = await this.database.prisma.accessToken.deleteMany({ where: { userId, id, oauthArtifactId: null } });
    return removed.count > 0 ? (found?.displayName ?? '') : null;
  }
}

function toToken(row: SelectedToken): Token {
  return { ...row, scopes: row.scopes as unknown as TokenScope[] };
}
