// Do the migrations lead to the schema? Exits 1 when they do not. Applies all migrations to a shadow database on a throw-away PostgreSQL and
// compares it with prisma/schema. Use after editing either: npm run check, or node scripts/check-drift.mjs [OTHER SCHEMA FOLDER].
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { prismaCommand } from './prisma.mjs';
import { startEmbedded } from './test-postgres.mjs';

const SAME = 0;
const DIFFERENT = 2;

/** @returns {Promise<string>} what differs, '' when nothing does */
export async function schemaDrift(schema = path.join(root, 'prisma/schema')) {
  const server = await startEmbedded();
  try {
    return diff(schema, server.connectionString);
  } finally {
    await server.stop();
  }
}

function diff(schema, server) {
  const at = (database) => {
    const url = new URL(server);
    url.pathname = `/${database}`;
    return url.href;
  };
  const from = ['--from-migrations', path.join(root, 'prisma/migrations')];
  const { command, args, env } = prismaCommand(['migrate', 'diff', ...from, '--to-schema', schema, '--exit-code']);
  const urls = { GROVE_DATABASE_URL: at('postgres'), GROVE_SHADOW_DATABASE_URL: at('template1') };
  const result = spawnSync(command, args, { cwd: path.join(root, 'apps/api'), env: { ...env, ...urls }, encoding: 'utf8' });
  if (result.status === SAME) return '';
  if (result.status === DIFFERENT) return result.stdout.trim();
  throw new Error(`prisma migrate diff failed (code ${result.status}):\n${result.stdout}${result.stderr}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await bootstrap({ quiet: true });
  await build({ quiet: true, only: ['apps/api'] });
  const drift = await schemaDrift(process.argv[2] && path.resolve(process.argv[2]));
  process.stdout.write(drift ? `The migrations do not lead to the schema:\n${drift}\n` : 'The migrations lead to the schema.\n');
  process.exitCode = drift ? 1 : 0;
}
