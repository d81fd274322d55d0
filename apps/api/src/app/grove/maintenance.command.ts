import path from 'node:path';
import { migrate } from '../../platform/database/server';
import { applySeedFile, seedLines } from '../seed';
import type { CommandFamily, Result } from './command';
import type { Input } from './input';
import type { Operator } from './operator';

export const MAINTENANCE_COMMANDS: CommandFamily = [
  {
    name: 'seed',
    usage: 'FILE',
    summary: 'apply a seed file: users, organizations and repositories that must exist',
    details:
      'What is there already is left or brought in line; nothing is taken away, and passwords of existing accounts stay. ' +
      'The same file is applied at each start when GROVE_SEED_FILE names it.',
    examples: ['grove seed ./seed.yaml'],
    words: [1, 1],
    run: seed,
  },
  {
    name: 'migrate',
    usage: '',
    summary: 'bring the database to the schema of this version',
    examples: ['GROVE_DATABASE_URL=postgresql://grove:secret@db:5432/grove grove migrate'],
    words: [0, 0],
    run: bringUp,
  },
];

async function seed(operator: Operator, input: Input): Promise<Result> {
  const outcome = await applySeedFile(await operator.services(), path.resolve(input.word(0)));
  const lines = seedLines(outcome);
  return { lines: lines.length > 0 ? lines : ['Everything in the file was there already.'], data: outcome };
}

async function bringUp(operator: Operator): Promise<Result> {
  const { connectionString } = await operator.hub({ mayMake: true });
  const { applied } = await migrate(connectionString, { log: () => undefined });
  const lines = applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['The database has the schema of this version.'];
  return { lines, data: { applied } };
}
