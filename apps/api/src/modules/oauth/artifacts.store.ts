// Whatever the protocol keeps for a while, found by digests; contents are sealed by the caller. What belongs to a grant is written only while the grant stands.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

export interface ArtifactRow {
  payload: Buffer;
  consumed_ms: number | null;
}

export interface NewArtifact {
  kind: string;
  keyHash: Buffer;
  grantHash: Buffer | null;
  userCodeHash: Buffer | null;
  payload: Buffer;
  expiresAt: Date;
}

export interface NewAccessToken {
  userId: bigint;
  displayName: string;
  hint: string;
  scopes: readonly string[];
}

const VALUES = '$1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000)';
const COLUMNS = 'kind, key_hash, grant_hash, user_code_hash, payload, expires_at';
const AGAIN =
  'on conflict (kind, key_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at, grant_hash = excluded.grant_hash, consent_id = excluded.consent_id';
const KEEP = statement('oauth_keep', `insert into oauth_artifacts (${COLUMNS}) values (${VALUES}) ${AGAIN}`);
const KEEP_GRANT = statement(
  'oauth_keep_grant',
  `insert into oauth_artifacts (${COLUMNS}, consent_id) select ${VALUES}, id from oauth_consents where user_id = $7 and client_id = $8 ${AGAIN}`,
);
const OF_GRANT = `insert into oauth_artifacts (${COLUMNS}, consent_id) select ${VALUES}, g.consent_id from oauth_artifacts g where g.kind = 'Grant' and g.key_hash = $3 ${AGAIN}`;
const KEEP_OF_GRANT = statement('oauth_keep_of_grant', OF_GRANT);
const KEEP_TOKEN = statement(
  'oauth_keep_token',
  `with kept as (${OF_GRANT} returning id)
   insert into access_tokens (user_id, display_name, role, secret_hash, hint, expires_at, oauth_artifact_id, oauth_scopes)
   select $7, $8, 'fineGrained', $2, $9, to_timestamp($6::float8 / 1000), kept.id, $10 from kept
   on conflict (oauth_artifact_id) do update set expires_at = excluded.expires_at`,
);
const FOUND = 'select payload, (extract(epoch from consumed_at) * 1000)::float8 as consumed_ms from oauth_artifacts';
const FIND = statement('oauth_find', `${FOUND} where kind = $1 and key_hash = $2`);
const FIND_BY_USER_CODE = statement('oauth_find_by_user_code', `${FOUND} where kind = 'DeviceCode' and user_code_hash = $1`);
const CONSUME = statement(
  'oauth_consume',
  'update oauth_artifacts set consumed_at = now() where kind = $1 and key_hash = $2 and consumed_at is null',
);
const REMOVE = statement('oauth_remove', 'delete from oauth_artifacts where kind = $1 and key_hash = $2');
const REMOVE_OF_GRANT = statement('oauth_remove_of_grant', 'delete from oauth_artifacts where grant_hash = $1');
const REMOVE_GRANT_OF = statement(
  'oauth_remove_grant_of',
  `with source as (select grant_hash from oauth_artifacts where kind = $1 and key_hash = $2)
   delete from oauth_artifacts a using source s where a.grant_hash = s.grant_hash or (a.kind = 'Grant' and a.key_hash = s.grant_hash)`,
);
const POLL = statement(
  'oauth_poll',
  `update oauth_artifacts a set polled_at = to_timestamp($2::float8 / 1000) from (select id, polled_at from oauth_artifacts where kind = 'DeviceCode' and key_hash = $1 for update) old
   where a.id = old.id returning (extract(epoch from old.polled_at) * 1000)::float8 as polled_ms`,
);
const ANSWER = statement(
  'oauth_answer_device',
  `update oauth_artifacts set payload = $2, consent_id = (select consent_id from oauth_artifacts where kind = 'Grant' and key_hash = $3), grant_hash = $3, user_code_hash = null
   where kind = 'DeviceCode' and user_code_hash = $1`,
);
const SWEEP = statement('oauth_sweep', "delete from oauth_artifacts where expires_at <= now() - interval '1 hour'");

@Injectable()
export class ArtifactsStore {
  constructor(private readonly database: Database) {}

  async keep(artifact: NewArtifact): Promise<void> {
    await this.database.execute(KEEP, valuesOf(artifact));
  }

  /** False when the person has taken back what they allowed. */
  async keepGrant(artifact: NewArtifact, userId: bigint, clientId: string): Promise<boolean> {
    return (await this.database.execute(KEEP_GRANT, [...valuesOf(artifact), userId, clientId])) > 0;
  }

  async keepOfGrant(artifact: NewArtifact): Promise<boolean> {
    return (await this.database.execute(KEEP_OF_GRANT, valuesOf(artifact))) > 0;
  }

  /** With its row among the access tokens. */
  async keepAccessToken(artifact: NewArtifact, { userId, displayName, hint, scopes }: NewAccessToken): Promise<boolean> {
    return (await this.database.execute(KEEP_TOKEN, [...valuesOf(artifact), userId, displayName, hint, scopes])) > 0;
  }

  find(kind: string, keyHash: Buffer): Promise<ArtifactRow | null> {
    return this.database.row<ArtifactRow>(FIND, [kind, keyHash]);
  }

  findByUserCode(userCodeHash: Buffer): Promise<ArtifactRow | null> {
    return this.database.row<ArtifactRow>(FIND_BY_USER_CODE, [userCodeHash]);
  }

  /** False when somebody was faster. */
  async consume(kind: string, keyHash: Buffer): Promise<boolean> {
    return (await this.database.execute(CONSUME, [kind, keyHash])) > 0;
  }

  async remove(kind: string, keyHash: Buffer): Promise<void> {
    await this.database.execute(REMOVE, [kind, keyHash]);
  }

  async removeOfGrant(grantHash: Buffer): Promise<void> {
    await this.database.execute(REMOVE_OF_GRANT, [grantHash]);
  }

  /** The grant behind a code or a token, and all that came of it. */
  async removeGrantOf(kind: string, keyHash: Buffer): Promise<void> {
    await this.database.execute(REMOVE_GRANT_OF, [kind, keyHash]);
  }

  /** When the device asked the last time; null: never, undefined: there is no such device code. Notes that it asks now. */
  async poll(keyHash: Buffer, at: Date): Promise<Date | null | undefined> {
    const row = await this.database.row<{ polled_ms: number | null }>(POLL, [keyHash, at.getTime()]);
    if (!row) return undefined;
    return row.polled_ms === null ? null : new Date(row.polled_ms);
  }

  /** Once: the user code is good for nothing afterwards. */
  async answerDevice(userCodeHash: Buffer, payload: Buffer, grantHash: Buffer | null): Promise<boolean> {
    return (await this.database.execute(ANSWER, [userCodeHash, payload, grantHash])) > 0;
  }

  /** Number of rows removed; access tokens of theirs go along. */
  sweep(): Promise<number> {
    return this.database.execute(SWEEP);
  }
}

function valuesOf({ kind, keyHash, grantHash, userCodeHash, payload, expiresAt }: NewArtifact): unknown[] {
  return [kind, keyHash, grantHash, userCodeHash, payload, expiresAt.getTime()];
}
