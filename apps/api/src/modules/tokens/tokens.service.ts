// Access tokens: made and shown once, kept as SHA-256, resolved in one statement, their last use noted without delaying anybody.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { isIdentityOnly } from '@modelgrove/shared';
import type { Actor, JobAttempt, TokenScope, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Logger } from '../../platform/logging';
import { LazyTouch } from '../accounts';
import { hashOfToken, looksLikeToken, makeClientTokenSecret, makeTokenSecret, tokenHint } from './token-secret';
import { type OauthReach, oauthTokenScopes } from './oauth-scopes.policy';
import { tokenNotFound, tokenValueInvalid, tooManyTokens } from './tokens.errors';
import { checkNewToken, expiryOf, type NewToken } from './tokens.policy';
import { type ResolvedTokenRow, type Token, TokensStore } from './tokens.store';

const TOUCH_EVERY_MS = 60_000;
const MAX_TOKENS = 200;

export interface TokenOwner {
  id: bigint;
  name: string;
}

export interface CreatedToken {
  token: Token;
  /** Shown this once. */
  secret: string;
}

@Injectable()
export class TokensService implements OnModuleDestroy {
  private readonly touches: LazyTouch;

  constructor(
    private readonly store: TokensStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    logger: Logger,
  ) {
    this.touches = new LazyTouch((error) => logger.warn({ err: error }, 'the last use of an access token was not written'));
  }

  onModuleDestroy(): Promise<void> {
    return this.touches.settled();
  }

  /** A person's own token. */
  create(user: UserActor, token: NewToken, facts: RequestFacts): Promise<CreatedToken> {
    return this.createToken(user, { id: user.userId, name: user.name }, token, undefined, facts);
  }

  /** For `owner`, by `actor`; with `value` the token is that literal text (seed files). */
  async createToken(
    actor: Actor,
    owner: TokenOwner,
    token: NewToken,
    value?: string,
    facts: RequestFacts | null = null,
  ): Promise<CreatedToken> {
    checkNewToken(token);
    if (value !== undefined && !looksLikeToken(value)) throw tokenValueInvalid();
    const [at, secret] = [this.clock.now(), value ?? makeTokenSecret()];
    const kept = { secretHash: hashOfToken(secret), hint: tokenHint(secret), createdAt: at, expiresAt: expiryOf(token, at) };
    const made = await this.transaction.inTransaction(async () => {
      if ((await this.store.count(owner.id)) >= MAX_TOKENS) throw tooManyTokens(MAX_TOKENS);
      const row = await this.store.create({
        userId: owner.id,
        displayName: token.displayName.trim(),
        role: token.role,
        scopes: token.scopes ?? [],
        ...kept,
      });
      await this.audit.record(
        actor,
        'token.created',
        `user:${owner.name}`,
        { tokenId: String(row.id), role: row.role, hint: row.hint },
        facts,
      );
      return row;
    });
    return { token: made, secret };
  }

  /**
   * For one attempt of a job, in the name of `owner`: it is good as long as the attempt holds the job, for `scopes` and nothing else, and is in nobody's
   * list. Inside the caller's transaction or outside of one.
   */
  async createForAttempt(
    ownerId: bigint,
    { jobId, attempt }: JobAttempt,
    name: string,
    scopes: TokenScope[],
    expiresAt: Date,
  ): Promise<string> {
    const secret = makeClientTokenSecret();
    const kept = { secretHash: hashOfToken(secret), hint: tokenHint(secret), createdAt: this.clock.now(), expiresAt };
    const displayName = `${name}, attempt ${attempt}`;
    await this.store.create({ userId: ownerId, displayName, role: 'fineGrained', scopes, ...kept, jobId, jobAttempt: attempt });
    return secret;
  }

  endForJob(jobId: bigint): Promise<void> {
    return this.store.deleteOfJob(jobId);
  }

  list(ownerId: bigint): Promise<Token[]> {
    return this.store.list(ownerId);
  }

  /** The owner's token of this literal value: a seed that is applied again finds what it made. */
  findByValue(ownerId: bigint, value: string): Promise<Token | null> {
    return this.store.findByValue(ownerId, hashOfToken(value));
  }

  async revoke(actor: Actor, owner: TokenOwner, tokenId: bigint, facts: RequestFacts | null = null): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const displayName = await this.store.delete(owner.id, tokenId);
      if (displayName === null) throw tokenNotFound();
      await this.audit.record(actor, 'token.revoked', `user:${owner.name}`, { tokenId: String(tokenId), displayName }, facts);
    });
  }

  /** One statement; none for texts with a wrong checksum. Null for unknown, expired and revoked tokens and for disabled users. */
  async resolve(secret: string): Promise<UserActor | null> {
    if (!looksLikeToken(secret)) return null;
    const at = this.clock.now();
    const row = await this.store.resolve(hashOfToken(secret), at);
    if (!row) return null;
    const due = new Date(at.getTime() - TOUCH_EVERY_MS);
    if (row.last_used_ms === null || row.last_used_ms < due.getTime()) this.touches.start(row.id, () => this.store.touch(row.id, at, due));
    return toActor(row);
  }

  /** For what was signed for the holder of a token: null once it is revoked or expired, or its owner disabled. */
  async resolveById(id: bigint): Promise<UserActor | null> {
    const row = await this.store.resolveById(id, this.clock.now());
    return row && toActor(row);
  }
}

function toActor(row: ResolvedTokenRow): UserActor {
  if (row.client_id !== null) return toProgramsActor(row, row.client_id);
  const scopes = row.role === 'fineGrained' ? (JSON.parse(row.scopes) as TokenScope[]) : [];
  const via = {
    kind: 'token',
    tokenId: row.id,
    role: row.role,
    scopes,
    displayName: row.display_name,
    createdAt: new Date(row.created_ms),
    ...(row.job_id === null || row.job_attempt === null ? {} : { attempt: { jobId: row.job_id, attempt: row.job_attempt } }),
  } as const;
  return { kind: 'user', userId: row.user_id, name: row.name, isAdmin: row.is_admin, via };
}

/** A program in somebody's name: never an administrator, and only where the person opened the door. */
function toProgramsActor(row: ResolvedTokenRow, clientId: string): UserActor {
  const name = row.client_name ?? clientId;
  const reach = {
    organizations: JSON.parse(row.organizations ?? '[]') as string[],
    made: JSON.parse(row.made ?? '[]') as OauthReach['made'],
  };
  const scopes = oauthTokenScopes({ scopes: row.oauth_scopes, user: row.name, ...reach });
  const expiresAt = new Date(row.expires_ms ?? 0);
  const program = { clientId, name, scopes: row.oauth_scopes, isIdentityOnly: isIdentityOnly(row.oauth_scopes), expiresAt };
  const via = {
    kind: 'token',
    tokenId: row.id,
    role: 'fineGrained',
    scopes,
    displayName: name,
    createdAt: new Date(row.created_ms),
    program,
  } as const;
  return { kind: 'user', userId: row.user_id, name: row.name, isAdmin: false, via };
}
