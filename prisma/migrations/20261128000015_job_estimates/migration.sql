-- What was expected of a job by arithmetic, to be compared with what it took: the next quote learns from it (docs/decisions/0026).
create table "job_estimates" (
  "job_id" bigint not null,
  "recipe" text not null,
  -- cpu or gpu; and how many.
  "device" text not null,
  "units" integer not null,
  "flops_per_token" double precision not null,
  "steps" integer not null,
  "training_seconds" double precision not null,
  "rest_seconds" double precision not null,
  constraint "job_estimates_pkey" primary key ("job_id"),
  constraint "job_estimates_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade
);
create index "job_estimates_recipe_device_job_id_idx" on "job_estimates"("recipe", "device", "job_id" desc);
