// A signed, short-lived part of an address for apps that not everybody may see: no cookie exists where apps run. It is no grant: in whose name it
// was made is looked up anew and authorised with every file, so that a lost membership or a revoked token counts at once.
import { Injectable } from '@nestjs/common';
import { APP_VIEW_SECONDS } from '@modelgrove/shared';
import { type GitOid, isGitOid } from '@modelgrove/git-objects';
import { inTheNameOf, type Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { type Claims, UrlSigner } from '../../platform/signing';
import type { Granted } from '../access';
import { AccountsService } from '../accounts';
import { TokensService } from '../tokens';

const PURPOSE = 'app-view';

export interface AppView {
  actor: Actor;
  commitOid: GitOid;
}

@Injectable()
export class AppViews {
  constructor(
    private readonly signer: UrlSigner,
    private readonly accounts: AccountsService,
    private readonly tokens: TokensService,
  ) {}

  /** Good for an hour, for this commit, in the name of who asks. */
  issue(repo: Granted<'read'>, commitOid: GitOid): string {
    const { actor } = repo;
    if (actor.kind !== 'user') throw new Error('a view is signed for a person');
    const claims: Claims = { purpose: PURPOSE, method: 'GET', repositoryId: String(repo.id), commitOid, userId: String(actor.userId) };
    if (actor.via.kind === 'token') claims.tokenId = String(actor.via.tokenId);
    return this.signer.sign(claims, APP_VIEW_SECONDS);
  }

  /** Null for what is none of ours, has ended, or belongs to another repository, and for people who are gone. */
  async open(token: string, repositoryId: bigint): Promise<AppView | null> {
    const claims = this.verified(token);
    if (!claims || claims.repositoryId !== String(repositoryId) || !isGitOid(claims.commitOid)) return null;
    const actor = await this.holder(claims);
    return actor && { actor, commitOid: claims.commitOid };
  }

  private verified(token: string): Claims | null {
    try {
      return this.signer.verify(token, PURPOSE, 'GET');
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** As they are today. */
  private async holder({ userId, tokenId }: Claims): Promise<Actor | null> {
    if (tokenId !== undefined) return this.tokens.resolveById(BigInt(tokenId));
    const person = userId === undefined ? null : await this.accounts.get(BigInt(userId)).catch(asNobody);
    if (!person || person.disabledAt !== null) return null;
    return inTheNameOf(person);
  }
}

function asNobody(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}
