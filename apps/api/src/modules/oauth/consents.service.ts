// Consent: a program asks, its request waits here, a person says yes or no. Every yes makes a grant of its own; what was allowed is remembered for each person and
// program, shown in their settings, and taken back there, with every token that came of it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { OAUTH_SCOPES } from '@modelgrove/shared';
import type { UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { OrganizationsService } from '../organizations';
import { isOauthScope } from '../tokens';
import { isLoopbackAddress } from './clients.policy';
import { OauthClientsService } from './clients.service';
import { ConsentsStore } from './consents.store';
import { clientNotFound, grantNotFound, organizationNotYours, requestNotFound } from './oauth.errors';
import type { ConnectedApp, ConsentQuestion, OauthClient } from './oauth.types';
import { OauthProvider } from './provider';
import { subjectOf } from './provider-adapter';

/** The browser's request: its signed cookie says which one began here. */
export interface BrowserRequest {
  request: IncomingMessage;
  response: ServerResponse;
  uid: string;
}

export interface Decision {
  isAllowed: boolean;
  organizationIds: bigint[];
}

@Injectable()
export class ConsentsService {
  constructor(
    private readonly provider: OauthProvider,
    private readonly clients: OauthClientsService,
    private readonly store: ConsentsStore,
    private readonly organizations: OrganizationsService,
    private readonly access: AccessService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** Throws 'oauth/request-not-found' also for a request that began in another browser. */
  async question(user: UserActor, browser: BrowserRequest): Promise<ConsentQuestion> {
    const { params } = await this.waiting(browser);
    const redirectUri = String(params.redirect_uri ?? '');
    const question = await this.questionOf(user, String(params.client_id), scopesIn(params.scope), redirectUri);
    const asksAgain = String(params.prompt ?? '')
      .split(' ')
      .includes('consent');
    return { ...question, isRemembered: question.isRemembered && !asksAgain };
  }

  /** Where the browser goes now: back into the protocol, which sends it to the program. */
  async decide(user: UserActor, browser: BrowserRequest, decision: Decision, facts: RequestFacts): Promise<string> {
    const { params } = await this.waiting(browser);
    const provider = await this.provider.get();
    const result = decision.isAllowed
      ? {
          login: { accountId: subjectOf(user.userId), remember: false },
          consent: { grantId: await this.grant(user, String(params.client_id), scopesIn(params.scope), decision.organizationIds, facts) },
        }
      : { error: 'access_denied', error_description: 'the person did not allow it' };
    return provider.interactionResult(browser.request, browser.response, result, { mergeWithLastSubmission: false });
  }

  /** What a program wants, for whoever is asked. Throws 'oauth/client-not-found' also for an app that the person may not see. */
  async questionOf(user: UserActor, clientId: string, scopes: string[], redirectUri: string | null): Promise<ConsentQuestion> {
    const client = await this.visible(user, clientId);
    const [known, belongings] = [await this.store.find(user.userId, clientId), await this.organizations.of(user.userId)];
    const isAllowed = known !== null && scopes.every((scope) => known.scopes.includes(scope));
    return {
      client,
      scopes,
      redirectHost: redirectUri !== null && URL.canParse(redirectUri) ? new URL(redirectUri).host : null,
      organizations: belongings.map(({ organizationId, name, fullName }) => ({
        id: organizationId,
        name,
        fullName: fullName || name,
        isOpen: known?.organizationIds.includes(organizationId) ?? false,
      })),
      isRemembered: isAllowed && !isAnybody(client, redirectUri),
      device: null,
    };
  }

  /** Remembers the yes and makes a grant of it; its id. */
  async grant(user: UserActor, clientId: string, scopes: string[], organizationIds: bigint[], facts: RequestFacts): Promise<string> {
    const client = await this.visible(user, clientId);
    const own = new Set((await this.organizations.of(user.userId)).map(({ organizationId }) => organizationId));
    if (organizationIds.some((id) => !own.has(id))) throw organizationNotYours();
    const provider = await this.provider.get();
    await this.transaction.inTransaction(async () => {
      await this.store.keep(user.userId, clientId, scopes, organizationIds);
      const details = { scopes, organizations: organizationIds.map(String), name: client.name };
      await this.audit.record(user, 'oauth.allowed', `oauth-app:${clientId}`, details, facts);
    });
    const grant = new provider.Grant({ accountId: subjectOf(user.userId), clientId });
    grant.addOIDCScope(scopes.join(' '));
    return grant.save();
  }

  connected(user: UserActor): Promise<ConnectedApp[]> {
    return this.store.list(user.userId);
  }

  /** No token of it is good for anything when this returns. */
  async disconnect(user: UserActor, id: bigint, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const clientId = await this.store.delete(user.userId, id);
      if (clientId === null) throw grantNotFound();
      await this.audit.record(user, 'oauth.taken-back', `oauth-app:${clientId}`, {}, facts);
    });
  }

  private async visible(user: UserActor, clientId: string): Promise<OauthClient> {
    const client = await this.clients.find(clientId);
    if (!client) throw clientNotFound();
    if (client.repositoryId !== null) {
      const seen = await this.access.readable(user, [client.repositoryId]);
      if (!seen.has(client.repositoryId)) throw clientNotFound();
    }
    return client;
  }

  private async waiting({ request, response, uid }: BrowserRequest): Promise<{ params: Record<string, unknown> }> {
    const provider = await this.provider.get();
    try {
      const details = await provider.interactionDetails(request, response);
      if (details.uid === uid) return { params: details.params };
    } catch (error) {
      const { errors } = await import('oidc-provider');
      if (!(error instanceof errors.SessionNotFound)) throw error;
    }
    throw requestNotFound();
  }
}

/** In the order in which they are shown. */
export function scopesIn(scope: unknown): string[] {
  const asked = new Set(
    String(scope ?? '')
      .split(' ')
      .filter(isOauthScope),
  );
  return OAUTH_SCOPES.filter((known) => asked.has(known));
}

/** Whoever listens on the person's own machine without a secret may be anybody: they are asked every time. */
function isAnybody(client: OauthClient, redirectUri: string | null): boolean {
  return client.secretHash === null && redirectUri !== null && isLoopbackAddress(redirectUri);
}
