import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ComputeRules, JobCostRow } from './compute.types';

const COLUMNS = `c.job_id as "jobId", c.job_key as "jobKey", c.payer_id as "payerId", c.currency, c.held_minor as "heldMinor", c.taken_minor as "takenMinor", c.at,
  c.ended_at as "endedAt"`;
const INSERT = statement(
  'job_costs_insert',
  'insert into job_costs (job_id, job_key, payer_id, currency, held_minor, at) values ($1, $2, $3, $4, $5, $6)',
);
const FIND = statement('job_costs_find', `select ${COLUMNS} from job_costs c where c.job_id = $1`);
const LOCK_OPEN = statement(
  'job_costs_lock_open',
  `select ${COLUMNS} from job_costs c where c.job_id = $1 and c.ended_at is null for update`,
);
const SETTLE = statement('job_costs_settle', 'update job_costs set taken_minor = $2, ended_at = $3 where job_id = $1');
const OVER = `(j.id is null or j.state in ('succeeded', 'failed', 'cancelled'))`;
const DUE = statement(
  'job_costs_due',
  `select c.job_id as "jobId" from job_costs c left join jobs j on j.id = c.job_id where c.ended_at is null and ${OVER} order by c.job_id limit $1`,
);
// Of jobs that ended a while ago: whoever settles them has had the time.
const FORGOTTEN = statement(
  'job_costs_forgotten',
  `select ${COLUMNS} from job_costs c left join jobs j on j.id = c.job_id
   where c.ended_at is null and ${OVER} and coalesce(j.ended_at, c.at) < now() - $1::float8 * interval '1 millisecond' order by c.job_id`,
);
// What was taken is what was sold; and what the ledger holds is what is open here.
const WRONG = statement(
  'job_costs_wrong',
  `select c.job_id as "jobId", c.job_key as "jobKey", c.taken_minor as "takenMinor", coalesce(s.sum, 0)::bigint as "soldMinor",
     h.amount is distinct from c.held_minor or (o.hold_id is null) = (c.ended_at is null) or coalesce(e.captured, 0) <> coalesce(c.taken_minor, 0) as "isOtherHold"
   from job_costs c
   left join lateral (select sum(amount_minor) as sum from sales where kind = 'compute' and job_key = c.job_key) s on true
   left join ledger.hold h on h.key = 'job-cost:' || c.job_id left join ledger.hold_open o on o.hold_id = h.id left join ledger.hold_end e on e.hold_id = h.id
   where coalesce(c.taken_minor, 0) <> coalesce(s.sum, 0) or h.amount is distinct from c.held_minor or (o.hold_id is null) = (c.ended_at is null)
     or coalesce(e.captured, 0) <> coalesce(c.taken_minor, 0)
   order by c.job_id limit $1`,
);
const RULES = statement(
  'compute_settings_find',
  'select fee_basis_points as "feeBasisPoints", may_open as "mayOpen" from compute_settings',
);
const SET_RULES = statement('compute_settings_set', 'update compute_settings set fee_basis_points = $1, may_open = $2');

export interface WrongCost {
  jobId: bigint;
  jobKey: string;
  takenMinor: bigint | null;
  soldMinor: bigint;
  isOtherHold: boolean;
}

@Injectable()
export class ComputeStore {
  constructor(private readonly database: Database) {}

  async insert({ jobId, jobKey, payerId, currency, heldMinor, at }: Omit<JobCostRow, 'takenMinor' | 'endedAt'>): Promise<void> {
    await this.database.execute(INSERT, [jobId, jobKey, payerId, currency, heldMinor, at]);
  }

  /** Null: nothing was ever set aside for it. */
  find(jobId: bigint): Promise<JobCostRow | null> {
    return this.database.row<JobCostRow>(FIND, [jobId]);
  }

  /** Null when it was settled, or costs nothing. */
  lockOpen(jobId: bigint): Promise<JobCostRow | null> {
    return this.database.row<JobCostRow>(LOCK_OPEN, [jobId]);
  }

  async settle(jobId: bigint, takenMinor: bigint, at: Date): Promise<void> {
    await this.database.execute(SETTLE, [jobId, takenMinor, at]);
  }

  /** Jobs that have ended, or are gone, for which money is set aside. */
  async due(limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ jobId: bigint }>(DUE, [limit])).map(({ jobId }) => jobId);
  }

  forgotten(sinceMs: number): Promise<JobCostRow[]> {
    return this.database.rows<JobCostRow>(FORGOTTEN, [sinceMs]);
  }

  wrong(limit: number): Promise<WrongCost[]> {
    return this.database.rows<WrongCost>(WRONG, [limit]);
  }

  async rules(): Promise<ComputeRules> {
    const found = await this.database.row<ComputeRules>(RULES);
    if (!found) throw new Error('the row of the compute settings is missing');
    return found;
  }

  async setRules({ feeBasisPoints, mayOpen }: ComputeRules): Promise<void> {
    await this.database.execute(SET_RULES, [feeBasisPoints, mayOpen]);
  }
}
