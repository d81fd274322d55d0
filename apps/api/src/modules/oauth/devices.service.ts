// Sign-in of a device (RFC 8628): it shows a code, a person types the code here and says yes or no. A code can be answered once.
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { OAUTH_SCOPES } from '@modelgrove/shared';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import type { RequestFacts } from '../../platform/http';
import { Sealer } from '../../platform/signing';
import { hashOfToken } from '../tokens';
import { ArtifactsStore } from './artifacts.store';
import { DEVICE_CLIENT_ID } from './clients.service';
import { ConsentsService, type Decision, scopesIn } from './consents.service';
import { codeNotFound } from './oauth.errors';
import type { ConsentQuestion } from './oauth.types';
import { openedPayload, sealedPayload, subjectOf, userCodeHash } from './provider-adapter';

@Injectable()
export class DevicesService {
  constructor(
    private readonly artifacts: ArtifactsStore,
    private readonly consents: ConsentsService,
    private readonly sealer: Sealer,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Throws 'oauth/code-not-found'. Never remembered: whoever reads the code out may be somebody else. */
  async question(user: UserActor, userCode: string): Promise<ConsentQuestion> {
    const payload = await this.waiting(userCode);
    const question = await this.consents.questionOf(user, String(payload.clientId), scopesOf(payload), null);
    const info = (payload.deviceInfo ?? {}) as { address?: string; userAgent?: string };
    const device = { address: info.address ?? '', userAgent: info.userAgent ?? '', startedAt: new Date((payload.iat ?? 0) * 1000) };
    return { ...question, isRemembered: false, device };
  }

  async decide(user: UserActor, userCode: string, decision: Decision, facts: RequestFacts): Promise<void> {
    const payload = await this.waiting(userCode);
    const clientId = String(payload.clientId);
    const grantId = decision.isAllowed
      ? await this.consents.grant(user, clientId, scopesOf(payload), decision.organizationIds, facts)
      : null;
    const answer =
      grantId === null
        ? { error: 'access_denied', errorDescription: 'the person did not allow it' }
        : {
            accountId: subjectOf(user.userId),
            grantId,
            scope: scopesOf(payload).join(' '),
            authTime: Math.floor(this.clock.now().getTime() / 1000),
          };
    const sealed = sealedPayload(this.sealer, { ...payload, ...answer });
    const isFirst = await this.artifacts.answerDevice(
      userCodeHash(this.sealer, normalized(userCode)),
      sealed,
      grantId === null ? null : hashOfToken(grantId),
    );
    if (!isFirst) throw codeNotFound();
    if (grantId === null) await this.audit.record(user, 'oauth.device-denied', `oauth-app:${clientId}`, {}, facts);
  }

  private async waiting(userCode: string): Promise<AdapterPayload> {
    const row = await this.artifacts.findByUserCode(userCodeHash(this.sealer, normalized(userCode)));
    const payload = row && openedPayload(this.sealer, row);
    const isOver = !payload || (payload.exp ?? 0) * 1000 <= this.clock.now().getTime() || payload.consumed !== undefined;
    if (isOver || payload.accountId !== undefined || payload.error !== undefined) throw codeNotFound();
    return payload;
  }
}

/** The command line asks for nothing by name, and means what a person does with it. */
function scopesOf(payload: AdapterPayload): string[] {
  const asked = scopesIn((payload.params as { scope?: string } | undefined)?.scope);
  if (asked.length > 0) return asked;
  return payload.clientId === DEVICE_CLIENT_ID ? [...OAUTH_SCOPES] : ['openid', 'profile'];
}

/** As people type it: small letters, spaces, no hyphen. */
function normalized(userCode: string): string {
  return userCode.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
