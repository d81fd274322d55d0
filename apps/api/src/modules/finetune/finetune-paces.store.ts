// What was expected of fine-tunes, and what they took.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Recipe } from './finetune.types';

const EXPECT = statement(
  'finetune_expect',
  `insert into job_estimates (job_id, recipe, device, units, flops_per_token, steps, training_seconds, rest_seconds) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (job_id) do update set recipe = excluded.recipe, device = excluded.device, units = excluded.units, flops_per_token = excluded.flops_per_token,
     steps = excluded.steps, training_seconds = excluded.training_seconds, rest_seconds = excluded.rest_seconds`,
);
// Only of one attempt: another one begins in the middle, maybe elsewhere. Step 1 is told of at its end.
const SEEN = statement(
  'finetune_seen',
  `select e.units, e.flops_per_token as "flopsPerToken", e.training_seconds as "expectedTraining", e.rest_seconds as "expectedRest", e.steps,
     b.step as "lastStep", j.used_seconds as "usedSeconds", extract(epoch from b.at - a.at)::float8 / (b.step - a.step) as "secondsPerStep"
   from (select * from job_estimates where recipe = $1 and device = $2 order by job_id desc limit $3) e
   join jobs j on j.id = e.job_id
   cross join lateral (select step, at from job_metrics where job_id = j.id and step > 0 order by step limit 1) a
   cross join lateral (select step, at from job_metrics where job_id = j.id order by step desc limit 1) b
   where j.state = 'succeeded' and j.attempt = 1 and b.step >= a.step + $4 and b.at > a.at`,
);
/** The newest quotes: many of them were never accepted. */
const MOST_QUOTES = 400;
const LEAST_STEPS = 5;

export type DeviceClass = 'cpu' | 'gpu';

export interface Expected {
  recipe: Recipe;
  device: DeviceClass;
  units: number;
  flopsPerToken: number;
  steps: number;
  /** Of the estimate that nothing was learned for. */
  trainingSeconds: number;
  restSeconds: number;
}

export interface SeenJob {
  units: number;
  flopsPerToken: number;
  expectedTraining: number;
  expectedRest: number;
  steps: number;
  lastStep: number;
  usedSeconds: number;
  secondsPerStep: number;
}

@Injectable()
export class FinetunePacesStore {
  constructor(private readonly database: Database) {}

  async expect(jobId: bigint, { recipe, device, units, flopsPerToken, steps, trainingSeconds, restSeconds }: Expected): Promise<void> {
    await this.database.execute(EXPECT, [jobId, recipe, device, units, flopsPerToken, steps, trainingSeconds, restSeconds]);
  }

  /** Jobs of the recipe that ended well on such a device, the newest. */
  seen(recipe: Recipe, device: DeviceClass): Promise<SeenJob[]> {
    return this.database.rows<SeenJob>(SEEN, [recipe, device, MOST_QUOTES, LEAST_STEPS]);
  }
}
