// Who may do what in the Xet store: the token names a repository and a scope, the access room decides with every request.
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseXetHash, type XetHash } from '@modelgrove/xet-formats';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted } from '../../modules/access';
import { XetTokens } from '../../modules/blobs';

@Injectable()
export class StoreAccess {
  constructor(
    private readonly tokens: XetTokens,
    private readonly access: AccessService,
  ) {}

  /** Throws 'xet/token' (401), and what the access room throws. */
  reader(request: FastifyRequest): Promise<Granted<'read'>> {
    const { repositoryId } = this.claims(request);
    return this.access.repositoryById(request.actor, repositoryId, 'read');
  }

  /** Bytes come to a repository from whoever may propose something; what becomes of them is decided by the commit. Throws 'xet/scope' (403) besides. */
  async writer(request: FastifyRequest): Promise<{ repo: Granted<'contribute'>; userId: bigint }> {
    const { repositoryId, scope } = this.claims(request);
    if (scope !== 'write') throw new DomainError('forbidden', 'xet/scope', 'This token may only read.');
    const repo = await this.access.repositoryById(request.actor, repositoryId, 'contribute');
    return { repo, userId: this.access.user(request.actor).userId };
  }

  private claims(request: FastifyRequest): ReturnType<XetTokens['claims']> {
    const claims = this.tokens.claims(request.headers.authorization);
    const { account } = request.params as { account?: string };
    if (claims.account !== account)
      throw new DomainError('unauthenticated', 'xet/token', 'This token belongs to another address of the store.');
    return claims;
  }
}

/** Throws 'xet/hash' (400). */
export function hashIn(text: string): XetHash {
  const hash = parseXetHash(text);
  if (!hash) throw new DomainError('invalid', 'xet/hash', 'A hash is 64 lower-case hexadecimal digits.');
  return hash;
}
