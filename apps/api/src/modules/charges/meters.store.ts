import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Meter, MeterName, SpendCap } from './charges.types';

const COLUMNS = `id, namespace_id as "namespaceId", purpose, subject, period_at as "periodAt", currency, used_atoms as "usedAtoms", reserved_atoms as "reservedAtoms",
  held_minor as "heldMinor", promo_held_minor as "promoHeldMinor", settled_minor as "settledMinor", waived_minor as "waivedMinor", moves, closed_at as "closedAt"`;
/** It stays locked: whoever uses the same thing for the same namespace waits. */
const OPEN = statement(
  'use_meters_open',
  `insert into use_meters (namespace_id, purpose, subject, period_at, currency, touched_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (namespace_id, purpose, subject, period_at) do update set touched_at = excluded.touched_at returning ${COLUMNS}`,
);
const LOCK = statement('use_meters_lock', `select ${COLUMNS} from use_meters where id = $1 for update`);
const RESERVE = statement(
  'use_reservations_add',
  `with made as (insert into use_reservations (meter_id, atoms, until) values ($1, $2, $3) returning id, atoms),
     counted as (update use_meters set reserved_atoms = reserved_atoms + $2 where id = $1)
   select id from made`,
);
const END = statement('use_reservations_end', 'delete from use_reservations where id = $1 returning meter_id as "meterId", atoms');
const USE = statement(
  'use_meters_use',
  `update use_meters set used_atoms = used_atoms + $2, reserved_atoms = reserved_atoms - $3, touched_at = $4 where id = $1 returning ${COLUMNS}`,
);
const MOVE = statement(
  'use_meters_move',
  `update use_meters set held_minor = held_minor + $2, promo_held_minor = promo_held_minor + $3, settled_minor = settled_minor + $4,
     waived_minor = waived_minor + $5, moves = moves + 1 where id = $1`,
);
const CLOSE = statement('use_meters_close', 'update use_meters set closed_at = $2 where id = $1');
const STALE = statement('use_reservations_stale', 'select id from use_reservations where until < $1 order by until, id limit $2');
const IDLE = statement(
  'use_meters_idle',
  `select id from use_meters where closed_at is null and reserved_atoms = 0 and touched_at < $2 and (period_at < $1 or held_minor + promo_held_minor > 0)
     and id > $3 order by id limit $4`,
);
const SPENT = statement(
  'use_meters_of_month',
  `select ${COLUMNS} from use_meters where namespace_id = $1 and currency = $2 and period_at = $3 order by purpose, subject`,
);
const OF_NAMESPACE = statement(
  'use_meters_of_namespace',
  `select ${COLUMNS} from use_meters where namespace_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
);
const CAP = statement(
  'spend_caps_find',
  'select cap_minor as "capMinor", currency, changed_at as "changedAt" from spend_caps where namespace_id = $1',
);
const SET_CAP = statement(
  'spend_caps_set',
  `insert into spend_caps (namespace_id, cap_minor, currency, changed_by_id, changed_at) values ($1, $2, $3, $4, $5)
   on conflict (namespace_id) do update set cap_minor = excluded.cap_minor, currency = excluded.currency, changed_by_id = excluded.changed_by_id, changed_at = excluded.changed_at`,
);
const DROP_CAP = statement('spend_caps_drop', 'delete from spend_caps where namespace_id = $1');
const HELD = statement(
  'use_meters_held',
  `select namespace_id as "namespaceId", currency, sum(held_minor)::bigint as "heldMinor", sum(promo_held_minor)::bigint as "promoHeldMinor"
   from use_meters where closed_at is null group by 1, 2`,
);

export interface Movement {
  heldMinor?: bigint;
  promoHeldMinor?: bigint;
  settledMinor?: bigint;
  waivedMinor?: bigint;
}

@Injectable()
export class MetersStore {
  constructor(private readonly database: Database) {}

  /** Of the month, made when there is none; locked until the transaction ends. */
  async open({ namespaceId, purpose, subject }: MeterName, periodAt: Date, currency: string, at: Date): Promise<Meter> {
    const meter = await this.database.row<Meter>(OPEN, [namespaceId, purpose, subject, periodAt, currency, at]);
    if (!meter) throw new Error('the meter was not made');
    return meter;
  }

  lock(id: bigint): Promise<Meter | null> {
    return this.database.row<Meter>(LOCK, [id]);
  }

  async reserve(meterId: bigint, atoms: bigint, until: Date): Promise<bigint> {
    return (await this.database.row<{ id: bigint }>(RESERVE, [meterId, atoms, until]))!.id;
  }

  /** Null when it has ended. */
  end(reservationId: bigint): Promise<{ meterId: bigint; atoms: bigint } | null> {
    return this.database.row(END, [reservationId]);
  }

  async use(meterId: bigint, usedAtoms: bigint, endedAtoms: bigint, at: Date): Promise<Meter> {
    return (await this.database.row<Meter>(USE, [meterId, usedAtoms, endedAtoms, at]))!;
  }

  async move(meterId: bigint, { heldMinor = 0n, promoHeldMinor = 0n, settledMinor = 0n, waivedMinor = 0n }: Movement): Promise<void> {
    await this.database.execute(MOVE, [meterId, heldMinor, promoHeldMinor, settledMinor, waivedMinor]);
  }

  async close(meterId: bigint, at: Date): Promise<void> {
    await this.database.execute(CLOSE, [meterId, at]);
  }

  /** Reservations whose maker is gone. */
  async stale(at: Date, limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(STALE, [at, limit])).map(({ id }) => id);
  }

  /** Meters that nobody used since `before`, of months before `monthAt` or with something set aside. */
  async idle(monthAt: Date, before: Date, afterId: bigint, limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(IDLE, [monthAt, before, afterId, limit])).map(({ id }) => id);
  }

  ofMonth(namespaceId: bigint, currency: string, periodAt: Date): Promise<Meter[]> {
    return this.database.rows<Meter>(SPENT, [namespaceId, currency, periodAt]);
  }

  /** The newest first. */
  ofNamespace(namespaceId: bigint, before: bigint | null, limit: number): Promise<Meter[]> {
    return this.database.rows<Meter>(OF_NAMESPACE, [namespaceId, before, limit]);
  }

  cap(namespaceId: bigint): Promise<SpendCap | null> {
    return this.database.row<SpendCap>(CAP, [namespaceId]);
  }

  async setCap(namespaceId: bigint, capMinor: bigint, currency: string, byId: bigint | null, at: Date): Promise<void> {
    await this.database.execute(SET_CAP, [namespaceId, capMinor, currency, byId, at]);
  }

  async dropCap(namespaceId: bigint): Promise<void> {
    await this.database.execute(DROP_CAP, [namespaceId]);
  }

  /** What open meters say is set aside. */
  held(): Promise<{ namespaceId: bigint; currency: string; heldMinor: bigint; promoHeldMinor: bigint }[]> {
    return this.database.rows(HELD);
  }
}
