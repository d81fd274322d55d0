// GROVE_SEED_FILE and `grove seed FILE`: users, organizations and repositories that must exist. Applied at each start, as one transaction
// under a lock: two processes that start together apply it one after the other, and a file that cannot be applied changes nothing.
import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '../common/errors';
import { type AppConfig, ConfigError, parseSeed, SeedFileError } from '../platform/config';
import { Database, statement } from '../platform/database';
import { seedOrganizations } from './seed/organizations';
import { seedRepositories } from './seed/repositories';
import { type SeedOutcome, SeedRefused, SeedRun } from './seed/run';
import { seedUsers } from './seed/users';

const LOCK = statement('seed_lock', `select pg_advisory_xact_lock(hashtextextended('seed', 0))`);

/** At start: nothing without GROVE_SEED_FILE. Tokens that were made, and whatever else is new, are printed. Throws ConfigError. */
export async function applySeed(app: INestApplicationContext, config: AppConfig): Promise<void> {
  if (config.seedFile === null) return;
  try {
    for (const line of seedLines(await applySeedFile(app, config.seedFile))) process.stdout.write(`  ${line}\n`);
  } catch (error) {
    if (!isForTheOperator(error)) throw error;
    throw new ConfigError([{ name: 'GROVE_SEED_FILE', problem: `is refused. ${error.message.replace(/\.$/, '')}` }]);
  }
}

/** Throws SeedFileError for a file that cannot be read, SeedRefused for one that this hub cannot follow. */
export async function applySeedFile(app: INestApplicationContext, file: string): Promise<SeedOutcome> {
  const seed = parseSeed(readFileSync(file, 'utf8'), file);
  const database = app.get(Database, { strict: false });
  return database.inTransaction(async () => {
    await database.execute(LOCK);
    const run = new SeedRun(app);
    await seedUsers(run, seed.users);
    await seedOrganizations(run, seed.organizations);
    await seedRepositories(run, seed.repositories);
    return run.outcome;
  });
}

/** One line for each thing that was not there before; none when the file was applied already. */
export function seedLines({ changes, tokens }: SeedOutcome): string[] {
  return [
    ...changes.map((change) => `seed: ${change}`),
    ...tokens.map(({ user, name, secret }) => `seed: token "${name}" of ${user}, shown this once: ${secret}`),
  ];
}

function isForTheOperator(error: unknown): error is Error {
  return error instanceof SeedFileError || error instanceof SeedRefused || error instanceof DomainError;
}
