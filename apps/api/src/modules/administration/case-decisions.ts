// What a decision of administrators does: to the thing, by the room that keeps it, and to people, whom it is told. All of it in one transaction. Who answers for
// the thing has a mail, whatever they chose; who reported it is told as they chose (modules/notifications).
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Mailer } from '../../platform/mail';
import { Outbox } from '../../platform/outbox';
import { AccessService, type Granted } from '../access';
import { AccountsService } from '../accounts';
import { CollectionsService } from '../collections';
import { DiscussionsService } from '../discussions';
import { type Decision, type ModerationCase, ModerationService } from '../moderation';
import { RepositoriesService } from '../repositories';
import { keeperMail, type ToldDecision } from './decision-mails';
import { DecidedThingsStore } from './decided-things.store';

const USEFUL_MS = 7 * 24 * 3600_000;

type Deed = (admin: UserActor, decided: ModerationCase, reason: string, facts: RequestFacts) => Promise<void>;

@Injectable()
export class CaseDecisions {
  private readonly deeds: Record<Exclude<Decision, 'dismiss'>, Deed> = {
    'take-down': async (admin, { thingId }, reason, facts) =>
      this.repositories.setDisabled(await this.access.repositoryById(admin, thingId, 'administer'), reason, facts),
    hide: async (admin, { thingId }) => {
      const at = present(await this.things.comment(thingId));
      await this.discussions.hide(await this.access.repositoryById(admin, at.repositoryId, 'discuss'), at.num, thingId);
    },
    suspend: async (admin, { thingId }, _reason, facts) =>
      this.accounts.setDisabled(admin, present(await this.things.personName(thingId)), true, facts),
    remove: async (admin, { thingId }) => this.collections.remove(admin, present(await this.things.collection(thingId))),
  };

  constructor(
    private readonly moderation: ModerationService,
    private readonly things: DecidedThingsStore,
    private readonly access: AccessService,
    private readonly accounts: AccountsService,
    private readonly repositories: RepositoriesService,
    private readonly discussions: DiscussionsService,
    private readonly collections: CollectionsService,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  /** Throws what ModerationService.decide throws, and 'case/gone'. */
  async decide(admin: UserActor, id: bigint, wish: { decision: Decision; reason: string }, facts: RequestFacts): Promise<void> {
    const act = async (decided: ModerationCase): Promise<void> => {
      const { decision, reason } = wish;
      if (decision !== 'dismiss') {
        await this.deeds[decision](admin, decided, reason, facts);
        await this.tellKeepers(decided.ownerId, decision, decided.label, reason);
        if (decision === 'take-down') await this.notice('taken-down', { repositoryId: String(decided.thingId) });
      }
      await this.tellReporters(decided, decision !== 'dismiss');
    };
    await this.moderation.decide(admin, id, wish, act, facts);
  }

  /** Null puts it back. Whoever keeps it is told. */
  async setTakenDown(repo: Granted<'administer'>, reason: string | null, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      await this.repositories.setDisabled(repo, reason, facts);
      const decision = reason === null ? 'put-back' : 'take-down';
      await this.tellKeepers(repo.namespaceId, decision, `${repo.namespace}/${repo.name}`, reason ?? '');
      await this.notice(reason === null ? 'put-back' : 'taken-down', { repositoryId: String(repo.id) });
    });
  }

  private async tellKeepers(ownerId: bigint | null, decision: ToldDecision, thing: string, reason: string): Promise<void> {
    if (ownerId === null || !this.mailer.isOn) return;
    const about = { thing, hub: this.hub, reason };
    for (const to of await this.things.keepers(ownerId)) await this.mailer.post(to.email, keeperMail(to, decision, about), USEFUL_MS);
  }

  /** By its name where that can be no secret: a collection may be private by now, a repository is asked when it is read. */
  private async tellReporters({ id, kind, thingId, label }: ModerationCase, hasActed: boolean): Promise<void> {
    const repositoryId = await this.things.repositoryOf(kind, thingId);
    const isNamed = kind === 'person' || kind === 'organization' || repositoryId !== null;
    const about = { caseId: String(id), repositoryId: repositoryId && String(repositoryId), details: isNamed ? label : null };
    await this.notice(hasActed ? 'report-acted' : 'report-dismissed', about);
  }

  private async notice(what: string, about: object): Promise<void> {
    await this.outbox.emit('person.notice', { what, at: String(this.clock.now().getTime()), ...about });
  }

  private get hub(): string {
    return new URL(this.config.publicUrl).host;
  }
}

function present<T>(thing: T | null): T {
  if (thing === null) throw new DomainError('conflict', 'case/gone', 'It is not there any more: dismiss the case.');
  return thing;
}
