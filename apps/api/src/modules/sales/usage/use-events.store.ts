import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../../platform/database';
import type { NewUse, UseEvent, UseSource, UseState, UseTally } from './usage.types';

const EVENT = `e.id, e.repository_id as "repositoryId", e.offer_id as "offerId", e.holder_id as "holderId", (select n.name from namespaces n where n.id = e.holder_id) as holder,
  e.source, e.key, e.units, e.note, e.at, e.told_at as "toldAt", e.state, e.objection, e.answer, e.decided_at as "decidedAt", t.unit, r.type::text as type, rn.name || '/' || r.name as name`;
const EVENT_FROM = `use_events e join use_terms t on t.offer_id = e.offer_id left join repositories r on r.id = e.repository_id left join namespaces rn on rn.id = r.namespace_id`;
const INSERT = statement(
  'use_events_insert',
  `insert into use_events (repository_id, offer_id, holder_id, source, key, units, note, at, told_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (repository_id, key) do nothing returning id`,
);
const BY_KEY = statement(
  'use_events_by_key',
  'select holder_id as "holderId", units, at, source from use_events where repository_id = $1 and key = $2',
);
const FIND = statement('use_events_find', `select ${EVENT} from ${EVENT_FROM} where e.id = $1`);
const LOCK = statement('use_events_lock', 'select id from use_events where id = $1 for update');
const OF_HOLDER = statement(
  'use_events_of_holder',
  `select ${EVENT} from ${EVENT_FROM} where e.holder_id = $1 and ($2::bigint is null or e.offer_id = $2) and ($3::bigint is null or e.id < $3) order by e.id desc limit $4`,
);
const OF_REPOSITORY = statement(
  'use_events_of_repository',
  `select ${EVENT} from ${EVENT_FROM} where e.repository_id = $1 and ($2::text is null or e.state = $2) and ($3::bigint is null or e.id < $3) order by e.id desc limit $4`,
);
const DAY = statement(
  'use_events_of_day',
  `select coalesce(sum(units), 0)::bigint as units from use_events
   where repository_id = $1 and holder_id = $2 and source = 'app' and state <> 'reversed' and at >= $3 and at < $4`,
);
const SET_STATE = statement(
  'use_events_set_state',
  `update use_events set state = $2, objection = coalesce($3, objection), answer = coalesce($4, answer), decided_by_id = $5, decided_at = $6 where id = $1`,
);
// It stays locked: whoever counts for the same terms, month and holder waits, so that what each adds is known.
const OPEN_TALLY = statement(
  'use_tallies_open',
  `insert into use_tallies (offer_id, holder_id, period_at) values ($1, $2, $3)
   on conflict (offer_id, holder_id, period_at) do update set units = use_tallies.units returning units, atoms, sale_id as "saleId"`,
);
const SET_TALLY = statement(
  'use_tallies_set',
  'update use_tallies set units = $4, atoms = $5 where offer_id = $1 and holder_id = $2 and period_at = $3',
);
const UNITS = statement('use_tallies_units', 'select units from use_tallies where offer_id = $1 and holder_id = $2 and period_at = $3');
const TAKEN = statement(
  'use_tallies_taken',
  'update use_tallies set sale_id = $4 where offer_id = $1 and holder_id = $2 and period_at = $3',
);
const TALLIES = (
  where: string,
): string => `select y.offer_id as "offerId", y.holder_id as "holderId", (select n.name from namespaces n where n.id = y.holder_id) as holder,
  y.period_at as "periodAt", y.units, y.atoms, o.currency, y.sale_id as "saleId", t.unit, t.price_micro as "priceMicro", t.per_units as "perUnits", t.free_units as "freeUnits",
  r.type::text as type, rn.name || '/' || r.name as name
  from use_tallies y join offers o on o.id = y.offer_id join use_terms t on t.offer_id = y.offer_id join repositories r on r.id = o.repository_id
  join namespaces rn on rn.id = r.namespace_id where ${where}`;
const OF_BUYER = statement(
  'use_tallies_of_buyer',
  TALLIES(
    'y.holder_id = $1 and ($2::timestamptz is null or y.period_at < $2) order by y.period_at desc, y.atoms desc, y.offer_id limit $3',
  ),
);
const OF_MONTH = statement('use_tallies_of_month', TALLIES('y.offer_id = $1 and y.holder_id = $2 and y.period_at = $3'));
const OF_SELLER = statement(
  'use_tallies_of_seller',
  TALLIES(
    'r.namespace_id = $1 and ($2::timestamptz is null or y.period_at < $2) order by y.period_at desc, y.atoms desc, y.offer_id, y.holder_id limit $3',
  ),
);

const SUMS = statement(
  'use_tallies_sums',
  `select y.offer_id as "offerId", y.holder_id as "holderId", y.period_at as "periodAt", y.units, y.atoms, t.free_units as "freeUnits", t.price_micro as "priceMicro",
     coalesce((select sum(e.units) from use_events e where e.offer_id = y.offer_id and e.holder_id = y.holder_id and e.state <> 'reversed'
       and e.at >= y.period_at and e.at < y.period_at + interval '1 month'), 0)::bigint as "toldUnits"
   from use_tallies y join use_terms t on t.offer_id = y.offer_id order by 1, 2, 3`,
);

interface EventRow extends Omit<UseEvent, 'repository'> {
  type: RepoType | null;
  name: string | null;
}

interface TallyRow extends Omit<UseTally, 'repository' | 'terms'> {
  type: RepoType;
  name: string;
  unit: string;
  priceMicro: bigint;
  perUnits: bigint;
  freeUnits: bigint;
}

export interface TallyName {
  offerId: bigint;
  holderId: bigint;
  periodAt: Date;
}

/** A month as it is kept, and as its events add up. */
export interface TallySums extends TallyName {
  units: bigint;
  atoms: bigint;
  freeUnits: bigint;
  priceMicro: bigint;
  toldUnits: bigint;
}

export interface Decision {
  state: UseState;
  objection?: string;
  answer?: string;
  byId: bigint | null;
  at: Date | null;
}

@Injectable()
export class UseEventsStore {
  constructor(private readonly database: Database) {}

  /** False when there is one of that name. */
  async insert({ repositoryId, source, key, units, note, at }: NewUse, offerId: bigint, holderId: bigint, toldAt: Date): Promise<boolean> {
    return (await this.database.row(INSERT, [repositoryId, offerId, holderId, source, key, units, note, at, toldAt])) !== null;
  }

  byKey(repositoryId: bigint, key: string): Promise<{ holderId: bigint; units: bigint; at: Date; source: UseSource } | null> {
    return this.database.row(BY_KEY, [repositoryId, key]);
  }

  async find(id: bigint, { lock = false } = {}): Promise<UseEvent | null> {
    if (lock) await this.database.row(LOCK, [id]);
    const row = await this.database.row<EventRow>(FIND, [id]);
    return row && toEvent(row);
  }

  /** The newest first; of one offer, or of all. */
  async ofHolder(holderId: bigint, offerId: bigint | null, before: bigint | null, limit: number): Promise<UseEvent[]> {
    return (await this.database.rows<EventRow>(OF_HOLDER, [holderId, offerId, before, limit])).map(toEvent);
  }

  async ofRepository(repositoryId: bigint, state: UseState | null, before: bigint | null, limit: number): Promise<UseEvent[]> {
    return (await this.database.rows<EventRow>(OF_REPOSITORY, [repositoryId, state, before, limit])).map(toEvent);
  }

  /** What an app reported of somebody from one moment to another. */
  async reported(repositoryId: bigint, holderId: bigint, from: Date, until: Date): Promise<bigint> {
    return (await this.database.row<{ units: bigint }>(DAY, [repositoryId, holderId, from, until]))?.units ?? 0n;
  }

  async setState(id: bigint, { state, objection, answer, byId, at }: Decision): Promise<void> {
    await this.database.execute(SET_STATE, [id, state, objection ?? null, answer ?? null, byId, at]);
  }

  /** Made when there is none; locked until the transaction ends. */
  async openTally({ offerId, holderId, periodAt }: TallyName): Promise<{ units: bigint; atoms: bigint; saleId: bigint | null }> {
    const tally = await this.database.row<{ units: bigint; atoms: bigint; saleId: bigint | null }>(OPEN_TALLY, [
      offerId,
      holderId,
      periodAt,
    ]);
    return tally!;
  }

  async setTally({ offerId, holderId, periodAt }: TallyName, units: bigint, atoms: bigint): Promise<void> {
    await this.database.execute(SET_TALLY, [offerId, holderId, periodAt, units, atoms]);
  }

  async units({ offerId, holderId, periodAt }: TallyName): Promise<bigint> {
    return (await this.database.row<{ units: bigint }>(UNITS, [offerId, holderId, periodAt]))?.units ?? 0n;
  }

  sums(): Promise<TallySums[]> {
    return this.database.rows<TallySums>(SUMS);
  }

  async taken({ offerId, holderId, periodAt }: TallyName, saleId: bigint): Promise<void> {
    await this.database.execute(TAKEN, [offerId, holderId, periodAt, saleId]);
  }

  async ofMonth({ offerId, holderId, periodAt }: TallyName): Promise<UseTally | null> {
    const row = await this.database.row<TallyRow>(OF_MONTH, [offerId, holderId, periodAt]);
    return row && toTally(row);
  }

  /** The newest months first. */
  async ofBuyer(holderId: bigint, before: Date | null, limit: number): Promise<UseTally[]> {
    return (await this.database.rows<TallyRow>(OF_BUYER, [holderId, before, limit])).map(toTally);
  }

  /** Of all that a namespace sells. */
  async ofSeller(namespaceId: bigint, before: Date | null, limit: number): Promise<UseTally[]> {
    return (await this.database.rows<TallyRow>(OF_SELLER, [namespaceId, before, limit])).map(toTally);
  }
}

function toEvent({ type, name, ...event }: EventRow): UseEvent {
  return { ...event, repository: type === null || name === null ? null : { type, name } };
}

function toTally({ type, name, unit, priceMicro, perUnits, freeUnits, ...tally }: TallyRow): UseTally {
  return { ...tally, repository: { type, name }, terms: { offerId: tally.offerId, unit, priceMicro, perUnits, freeUnits } };
}
