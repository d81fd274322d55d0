// Sign-in by the OpenID provider. A person is their subject at the issuer, never their e-mail address: an address that an account has
// already leads to that account only when its owner, signed in, says so. Groups become roles at each sign-in.
import { Injectable } from '@nestjs/common';
import { ANONYMOUS, type UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Sealer } from '../../platform/signing';
import { type Account, AccountsService, hashOfSecret, looksLikeSecret, makeSecret, NamespacesService, PasswordsService } from '../accounts';
import { GroupMembershipsService } from '../organizations';
import { grantsOf } from './group-roles.policy';
import { IdentitiesStore, type LinkedIdentity } from './identities.store';
import { nameCandidates } from './name-suggestion.policy';
import { type Flow, Provider } from './provider';
import type { ProviderIdentity } from './provider-claims';
import {
  accountDisabled,
  browserNeeded,
  identityNotFound,
  identityTaken,
  onlyWayIn,
  pendingInvalid,
  signUpOff,
  stateInvalid,
} from './sso.errors';

/** A person may have to look for their telephone. */
const FLOW_SECONDS = 15 * 60;
const PURPOSE = 'sso flow';
const VOUCHED = 'sso vouched';
/** Browsers keep 4 kB with a cookie. A longer word is not kept: the provider then asks whether the browser wants to leave. */
const MOST_KEPT = 3_500;

interface KeptFlow extends Flow {
  next: string;
  /** Whose account is to be linked; null: somebody signs in. */
  linkFor: string | null;
  endsMs: number;
}

export type Outcome =
  /** `kept` is for a cookie of this browser: what ends its session at the provider. */
  | { kind: 'known'; account: Account; next: string; kept: string }
  /** Somebody without an account here: `secret` is for their browser. */
  | { kind: 'new'; secret: string; next: string; kept: string }
  | { kind: 'linked'; next: string };

export interface Pending {
  suggestedName: string;
  fullName: string;
  email: string | null;
  /** An account has this address, which the provider verified: it is probably theirs. */
  isKnownAddress: boolean;
  canSignUp: boolean;
}

@Injectable()
export class SsoService {
  constructor(
    private readonly provider: Provider,
    private readonly store: IdentitiesStore,
    private readonly accounts: AccountsService,
    private readonly names: NamespacesService,
    private readonly passwords: PasswordsService,
    private readonly memberships: GroupMembershipsService,
    private readonly sealer: Sealer,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** `kept` is for the cookie of this browser, and for nobody's eyes. */
  async begin(next: string, linkFor: UserActor | null): Promise<{ url: string; kept: string }> {
    const { url, flow } = await this.provider.begin();
    const endsMs = this.clock.now().getTime() + FLOW_SECONDS * 1000;
    const kept: KeptFlow = { ...flow, next, linkFor: linkFor && String(linkFor.userId), endsMs };
    return { url, kept: this.sealer.seal(PURPOSE, JSON.stringify(kept)).toString('base64url') };
  }

  /** `at`: where the browser sees the hub; its cookie must be there when the provider sends it back. */
  async beginLink(user: UserActor, at: string, next: string): Promise<{ url: string; kept: string }> {
    if (user.via.kind !== 'session' || at !== this.config.publicUrl) throw browserNeeded();
    return this.begin(next, user);
  }

  /** Where the browser wanted to go, of a cookie that is good; '/' else. */
  nextOf(kept: string | null): string {
    return this.opened(kept)?.next ?? '/';
  }

  /** The browser comes back. `actor` is who is signed in there, if anybody. */
  async finish(query: string, kept: string | null, actor: UserActor | null, facts: RequestFacts): Promise<Outcome> {
    const flow = this.opened(kept);
    // Before anything is asked of the provider: nobody without a cookie of ours makes us call it.
    if (!flow || new URLSearchParams(query).get('state') !== flow.state) throw stateInvalid();
    const { identity, idToken } = await this.provider.finish(query, flow);
    const { next } = flow;
    if (flow.linkFor !== null) {
      if (actor === null || String(actor.userId) !== flow.linkFor) throw stateInvalid();
      await this.link(actor, identity, facts);
      return { kind: 'linked', next };
    }
    const userId = await this.store.owner(identity.issuer, identity.subject, identity.email);
    const word = this.sealedWord(idToken);
    if (userId === null) return { kind: 'new', secret: await this.keep(identity), next, kept: word };
    return { kind: 'known', account: await this.arrive(userId, identity, facts), next, kept: word };
  }

  /** Where a browser that came by the provider ends its session there too; null: nowhere. `kept` is what it got when it came. */
  async leave(kept: string | null): Promise<{ url: string; state: string } | null> {
    if (kept === null || this.config.signIn.oidc?.signOut !== true) return null;
    const idToken = this.sealer.open(VOUCHED, Buffer.from(kept, 'base64url'));
    return idToken === null ? null : this.provider.leave(idToken);
  }

  private sealedWord(idToken: string): string {
    const sealed = this.sealer.seal(VOUCHED, idToken).toString('base64url');
    return sealed.length <= MOST_KEPT ? sealed : this.sealer.seal(VOUCHED, '').toString('base64url');
  }

  /** What is shown to somebody who comes for the first time. */
  async pending(secret: string | null): Promise<Pending> {
    const { identity } = await this.kept(secret);
    const { email, fullName, preferredName, isEmailVerified } = identity;
    const isKnownAddress = email !== null && isEmailVerified && (await this.accounts.find(email)) !== null;
    return {
      suggestedName: await this.suggest([preferredName, email]),
      fullName,
      email,
      isKnownAddress,
      canSignUp: this.provider.settings.signUp,
    };
  }

  /** The account of somebody who came for the first time, under the name they chose. */
  async signUp(secret: string | null, form: { name: string; fullName?: string; locale?: string }, facts: RequestFacts): Promise<Account> {
    if (!this.provider.settings.signUp) throw signUpOff();
    const { id, identity } = await this.kept(secret);
    const { email, isEmailVerified } = identity;
    const wish = { name: form.name, fullName: form.fullName ?? identity.fullName, locale: form.locale ?? 'en', email, isEmailVerified };
    await this.names.assertSeemly(ANONYMOUS, wish);
    const account = await this.transaction.inTransaction(async () => {
      if (!(await this.store.spend(id))) throw pendingInvalid();
      const made = await this.accounts.signUpByProvider(wish, facts);
      await this.store.link(made.id, identity.issuer, identity.subject, email);
      return made;
    });
    await this.applyGroups(account, identity, facts);
    return (await this.accounts.find(account.name)) ?? account;
  }

  /** Somebody who came for the first time has an account already, is signed in to it, and says so. */
  async linkPending(user: UserActor, secret: string | null, facts: RequestFacts): Promise<void> {
    if (user.via.kind !== 'session') throw browserNeeded();
    const { id, identity } = await this.kept(secret);
    await this.link(user, identity, facts);
    await this.store.spend(id);
  }

  list(user: UserActor): Promise<LinkedIdentity[]> {
    return this.store.list(user.userId);
  }

  /** An account keeps a way in. */
  async unlink(user: UserActor, id: bigint, password: string, facts: RequestFacts): Promise<void> {
    const account = await this.passwords.confirm(user, password, facts);
    if (!this.config.signIn.passwordSignIn || !(await this.passwords.has(account.id))) throw onlyWayIn();
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.unlink(user.userId, id))) throw identityNotFound();
      await this.audit.record(user, 'identity.unlinked', `user:${user.name}`, { identityId: String(id) }, facts);
    });
  }

  private async link(user: UserActor, identity: ProviderIdentity, facts: RequestFacts): Promise<void> {
    const { issuer, subject, email } = identity;
    const owner = await this.store.owner(issuer, subject, email);
    if (owner !== null && owner !== user.userId) throw identityTaken();
    const account = await this.accounts.ofActor(user);
    if (owner === null) {
      await this.transaction.inTransaction(async () => {
        await this.store.link(user.userId, issuer, subject, email);
        await this.audit.record(user, 'identity.linked', `user:${user.name}`, { issuer }, facts);
      });
    }
    await this.applyGroups(account, identity, facts);
  }

  private async arrive(userId: bigint, identity: ProviderIdentity, facts: RequestFacts): Promise<Account> {
    const account = await this.accounts.get(userId);
    if (account.disabledAt) throw accountDisabled();
    await this.applyGroups(account, identity, facts);
    // What groups gave is part of who signs in.
    return this.accounts.get(userId);
  }

  private async applyGroups(account: Account, { groups }: ProviderIdentity, facts: RequestFacts): Promise<void> {
    if (groups === null) return;
    const { organizations, isAdministrator } = grantsOf(this.provider.settings.rules, groups);
    await this.memberships.apply(account, organizations, facts);
    await this.accounts.setAdminByGroup(account.id, isAdministrator, facts);
  }

  private async suggest(sources: (string | null)[]): Promise<string> {
    for (const name of nameCandidates(sources)) if (await this.names.isFree(name)) return name;
    return '';
  }

  private async keep(identity: ProviderIdentity): Promise<string> {
    const secret = makeSecret();
    const expiresAt = new Date(this.clock.now().getTime() + FLOW_SECONDS * 1000);
    await this.store.keepPending(hashOfSecret(secret), identity, expiresAt);
    return secret;
  }

  private async kept(secret: string | null): Promise<{ id: bigint; identity: ProviderIdentity }> {
    const row = secret !== null && looksLikeSecret(secret) ? await this.store.pending(hashOfSecret(secret), this.clock.now()) : null;
    if (!row) throw pendingInvalid();
    return { id: row.id, identity: row.payload as ProviderIdentity };
  }

  private opened(kept: string | null): KeptFlow | null {
    const text = kept === null ? null : this.sealer.open(PURPOSE, Buffer.from(kept, 'base64url'));
    const flow = text === null ? null : (JSON.parse(text) as KeptFlow);
    return flow && flow.endsMs > this.clock.now().getTime() ? flow : null;
  }
}
