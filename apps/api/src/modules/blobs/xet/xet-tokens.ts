// Tokens of the Xet store: a repository, what may be done there, and in whose name. They are no grant: whose name it is, is looked up anew and
// authorised with every request, so that a revoked token or a lost membership counts at once. They stay valid until the `exp` they were
// given with, since clients do not ask anew on a 401 (contracts/xet.md trap T10).
import { Injectable } from '@nestjs/common';
import { RANGE_URL_MAX_SECONDS } from '@modelgrove/shared';
import type { Actor } from '../../../common/actor';
import { Clock } from '../../../common/clock';
import { DomainError } from '../../../common/errors';
import { type Claims, UrlSigner } from '../../../platform/signing';
import type { Granted } from '../../access';
import { xetTokenInvalid } from './xet.errors';

const PURPOSE = 'xet';
/** Not an HTTP method: one token is for all calls of the store. */
const METHOD = 'CAS';
const TOKEN_SECONDS = RANGE_URL_MAX_SECONDS;

export type XetScope = 'read' | 'write';

export interface XetToken {
  accessToken: string;
  /** Unix seconds. */
  exp: number;
  /** Part of the address of the store: clients keep what they know of a store by its address, so that accounts on one machine do not mix. */
  account: string;
}

export interface XetClaims {
  repositoryId: bigint;
  scope: XetScope;
  account: string;
  /** The access token that was shown for it; null for a visitor. */
  tokenId: bigint | null;
}

export function xetAccount(actor: Actor): string {
  return actor.kind === 'user' ? `u${actor.userId}` : 'public';
}

@Injectable()
export class XetTokens {
  constructor(
    private readonly signer: UrlSigner,
    private readonly clock: Clock,
  ) {}

  issue(repo: Granted<'read'>, scope: XetScope): XetToken {
    const { actor } = repo;
    const account = xetAccount(actor);
    const claims: Claims = { purpose: PURPOSE, method: METHOD, repositoryId: String(repo.id), scope, account };
    if (actor.kind === 'user' && actor.via.kind === 'token') claims.tokenId = String(actor.via.tokenId);
    else if (actor.kind !== 'anonymous') throw new Error('a token of the Xet store is made for who shows an access token, or nobody');
    const exp = Math.floor(this.clock.now().getTime() / 1000) + TOKEN_SECONDS;
    return { accessToken: this.signer.sign(claims, TOKEN_SECONDS), exp, account };
  }

  /** The access token that stands behind it; null for a visitor's, and for what is no token of ours. */
  holder(authorization: string): bigint | null {
    try {
      return this.claims(authorization).tokenId;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** By the Authorization header. Throws 'xet/token' (401). */
  claims(authorization: string | undefined): XetClaims {
    const token = /^bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw xetTokenInvalid('This address takes a token of the Xet store, which the hub gives out.');
    const { repositoryId, scope, account, tokenId } = this.verified(token.trim());
    if (repositoryId === undefined || typeof account !== 'string' || (scope !== 'read' && scope !== 'write'))
      throw xetTokenInvalid('This token is not valid.');
    return { repositoryId: BigInt(repositoryId), scope, account, tokenId: tokenId === undefined ? null : BigInt(tokenId) };
  }

  private verified(token: string): Claims {
    try {
      return this.signer.verify(token, PURPOSE, METHOD);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw xetTokenInvalid(error.code === 'signing/expired' ? 'This token has expired.' : 'This token is not valid.');
    }
  }
}
