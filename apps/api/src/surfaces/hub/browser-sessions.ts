// What the routes that begin or end a browser session share: the cookie, and what the page gets to know of the person.
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Account, InstanceService, type ProvedBy, SessionsService, SignInService } from '../../modules/accounts';
import { OrganizationsService } from '../../modules/organizations';
import type { RequestFacts } from '../../platform/http';
import { type SessionUserView, type SignedInView, viewSessionUser, viewStep } from './identity.views';
import { endedCookie, sessionCookie } from './session-cookie';
import { dropSignInCookie, setSignInCookie, type SignInCookie, signInCookie } from './sign-in-cookies';

@Injectable()
export class BrowserSessions {
  constructor(
    private readonly sessions: SessionsService,
    private readonly steps: SignInService,
    private readonly instance: InstanceService,
    private readonly organizations: OrganizationsService,
  ) {}

  /** A session, or what must come before it. */
  async signIn(
    account: Account,
    request: FastifyRequest,
    reply: FastifyReply,
    facts: RequestFacts,
    provedBy: ProvedBy = 'password',
  ): Promise<SignedInView> {
    // Whoever comes by a password has nothing to end at the provider.
    if (provedBy !== 'provider' && (await this.kept('vouched', request)) !== null) await this.drop('vouched', request, reply);
    const step = await this.steps.nextStep(account, provedBy);
    if (step) {
      await this.keep('step', step.secret, request, reply);
      return { user: null, step: viewStep(step) };
    }
    return { user: await this.begin(account, request, reply, facts), step: null };
  }

  async begin(account: Account, request: FastifyRequest, reply: FastifyReply, facts: RequestFacts): Promise<SessionUserView> {
    const previous = request.actor.kind === 'user' ? request.actor : null;
    const { secret } = await this.sessions.open(account, facts, previous);
    reply.header('set-cookie', sessionCookie(await this.instance.id(), secret, request.baseUrl));
    return this.view(account);
  }

  async forget(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.header('set-cookie', endedCookie(await this.instance.id(), request.baseUrl));
  }

  /** Of a sign-in that is half done in this browser. */
  async kept(cookie: SignInCookie, request: FastifyRequest): Promise<string | null> {
    return signInCookie(request, await this.instance.id(), cookie);
  }

  async keep(cookie: SignInCookie, value: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    setSignInCookie(reply, request, await this.instance.id(), cookie, value);
  }

  async drop(cookie: SignInCookie, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    dropSignInCookie(reply, request, await this.instance.id(), cookie);
  }

  async view(account: Account): Promise<SessionUserView> {
    const asPerson = { kind: 'user', userId: account.id, name: account.name, isAdmin: account.isAdmin } as const;
    const mayCreate = this.organizations.mayCreate({ ...asPerson, via: { kind: 'session', sessionId: 0n } });
    return viewSessionUser(account, await this.organizations.of(account.id), mayCreate);
  }
}
