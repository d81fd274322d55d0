// What the routes that begin or end a browser session share: the cookie, and what the page gets to know of the person.
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Account, InstanceService, SessionsService } from '../../modules/accounts';
import { OrganizationsService } from '../../modules/organizations';
import type { RequestFacts } from '../../platform/http';
import { type SessionUserView, viewSessionUser } from './identity.views';
import { endedCookie, sessionCookie } from './session-cookie';

@Injectable()
export class BrowserSessions {
  constructor(
    private readonly sessions: SessionsService,
    private readonly instance: InstanceService,
    private readonly organizations: OrganizationsService,
  ) {}

  async begin(account: Account, request: FastifyRequest, reply: FastifyReply, facts: RequestFacts): Promise<SessionUserView> {
    const previous = request.actor.kind === 'user' ? request.actor : null;
    const { secret } = await this.sessions.open(account, facts, previous);
    reply.header('set-cookie', sessionCookie(await this.instance.id(), secret, request.baseUrl));
    return this.view(account);
  }

  async forget(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    reply.header('set-cookie', endedCookie(await this.instance.id(), request.baseUrl));
  }

  async view(account: Account): Promise<SessionUserView> {
    const asPerson = { kind: 'user', userId: account.id, name: account.name, isAdmin: account.isAdmin } as const;
    const mayCreate = this.organizations.mayCreate({ ...asPerson, via: { kind: 'session', sessionId: 0n } });
    return viewSessionUser(account, await this.organizations.of(account.id), mayCreate);
  }
}
