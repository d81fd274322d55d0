// What apps tell of their use: signed by a key that only the author's server has, or by the app in the browser of a visitor, with the token that this visitor
// gave it, and then of that visitor only. Either way only of people who accepted the terms, and each event by itself: one that is refused stops no other.
import { Injectable } from '@nestjs/common';
import { type Actor, programOf } from '../../../common/actor';
import { Clock } from '../../../common/clock';
import { DomainError } from '../../../common/errors';
import { monthStart } from '../../../common/month';
import { AppConfig } from '../../../platform/config';
import { AccessService, saleAddress } from '../../access';
import { OauthClientsService } from '../../oauth';
import { WalletsService } from '../../wallets';
import { UseCounter } from './use-counter';
import { UseEventsStore } from './use-events.store';
import { UseKeys } from './use-keys.service';
import { UseKeysStore } from './use-keys.store';
import { UseRightsStore } from './use-rights.store';
import { badSignature, eventInFuture, eventTooLate, notAccepted, personUnknown, tooManyUnits } from './usage.errors';
import { MONTH_LATE_MS, type NewUse, type UseTerms } from './usage.types';

const AHEAD_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
/** Of one person, by one app. */
const MOST_UNITS_A_DAY = 10_000_000n;

export interface ToldEvent {
  /** Made by the app once for what happened once. */
  id: string;
  at: Date;
  units: bigint;
  /** The name of who used it; of a visitor's own token it is the visitor. */
  user?: string;
  note?: string;
}

export interface ToldResult {
  id: string;
  outcome: 'counted' | 'replayed' | 'refused';
  refusal: { code: string; message: string } | null;
}

interface Teller {
  repositoryId: bigint;
  /** The only one that may be told of; null: everybody who accepted the terms. */
  visitor: { id: bigint; name: string } | null;
}

@Injectable()
export class AppUsage {
  constructor(
    private readonly access: AccessService,
    private readonly clients: OauthClientsService,
    private readonly keys: UseKeys,
    private readonly people: UseKeysStore,
    private readonly rights: UseRightsStore,
    private readonly events: UseEventsStore,
    private readonly counter: UseCounter,
    private readonly wallets: WalletsService,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** Whose app tells this. `body` as it came. Throws 'usage/signature', and what access refuses a token that is none. */
  async teller(actor: Actor, signature: string | undefined, body: Uint8Array): Promise<Teller> {
    this.wallets.assertOn();
    if (signature !== undefined) return { repositoryId: await this.keys.signer(signature, body), visitor: null };
    const user = this.access.identity(actor);
    const program = programOf(actor);
    const repositoryId = program && (await this.clients.repositoryOfApp(program.clientId));
    if (repositoryId === null)
      throw badSignature('Only an app tells of its use: signed with its key, or with the token that a visitor gave it.');
    return { repositoryId, visitor: { id: user.userId, name: user.name } };
  }

  /** In the order in which they were sent. */
  async tell(teller: Teller, events: readonly ToldEvent[]): Promise<ToldResult[]> {
    const results: ToldResult[] = [];
    for (const event of events) results.push(await this.result(teller, event));
    return results;
  }

  private async result(teller: Teller, event: ToldEvent): Promise<ToldResult> {
    try {
      return { id: event.id, outcome: (await this.one(teller, event)) ? 'counted' : 'replayed', refusal: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { id: event.id, outcome: 'refused', refusal: { code: error.code, message: error.message } };
    }
  }

  private async one({ repositoryId, visitor }: Teller, { id, at, units, user, note = '' }: ToldEvent): Promise<boolean> {
    const holder = await this.holder(visitor, user);
    const use: NewUse = { repositoryId, source: 'app', key: `app:${id}`, units, at, note };
    const isKnown = (await this.events.byKey(repositoryId, use.key)) !== null;
    if (!isKnown) await this.refuseUntimely(use, holder.id);
    return this.counter.count(use, { terms: await this.terms(use, holder), holder });
  }

  private async holder(visitor: Teller['visitor'], user: string | undefined): Promise<{ id: bigint; name: string }> {
    if (visitor && (user === undefined || user.toLowerCase() === visitor.name.toLowerCase())) return visitor;
    const person = visitor || user === undefined ? null : await this.people.person(user);
    if (!person) throw personUnknown();
    return person;
  }

  private async refuseUntimely({ repositoryId, at, units }: NewUse, holderId: bigint): Promise<void> {
    const now = this.clock.now().getTime();
    if (at.getTime() > now + AHEAD_MS) throw eventInFuture();
    if (now >= monthStart(at, 1).getTime() + MONTH_LATE_MS) throw eventTooLate(MONTH_LATE_MS / DAY_MS);
    const day = new Date(Math.floor(at.getTime() / DAY_MS) * DAY_MS);
    const told = await this.events.reported(repositoryId, holderId, day, new Date(day.getTime() + DAY_MS));
    if (told + units > MOST_UNITS_A_DAY) throw tooManyUnits(MOST_UNITS_A_DAY);
  }

  /** Those that were accepted when it happened, whenever it is told. */
  private async terms({ repositoryId, at }: NewUse, holder: { id: bigint; name: string }): Promise<UseTerms> {
    const right = await this.rights.at(repositoryId, holder.id, at);
    const terms = right && right.offerId !== null ? await this.rights.terms(right.offerId) : null;
    if (terms) return terms;
    const root = await this.rights.root(repositoryId);
    const [namespace = '', name = ''] = root?.name.split('/') ?? [];
    throw notAccepted(holder.name, saleAddress(this.config.publicUrl, 'app', { namespace, name }));
  }
}
