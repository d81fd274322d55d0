// Runs `prisma migrate deploy` as a child process, with the schema engine that runs inside Node: no native binary is fetched, nothing calls home.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { MigrationError } from './migrate-errors';

/** apps/api, the same depth from src and dist. */
const API_DIR = path.resolve(__dirname, '../../..');

export async function deploy(connectionString: string, migrationsDir?: string): Promise<void> {
  const cli = path.join(path.dirname(require.resolve('prisma/package.json', { paths: [API_DIR] })), 'build', 'index.js');
  const env = {
    ...process.env,
    GROVE_DATABASE_URL: connectionString,
    ...(migrationsDir ? { GROVE_TEST_MIGRATIONS_DIR: migrationsDir } : {}),
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(API_DIR, 'prisma-schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    // the engine's first line is `#!/usr/bin/env node`: it must find this very Node
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
  };
  const { code, output } = await run(process.execPath, [cli, 'migrate', 'deploy'], env);
  if (code !== 0)
    throw new MigrationError(
      'failed',
      `The database could not be migrated; each migration is applied whole or not at all.\n${output.trim()}`,
    );
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    // a group of its own: Ctrl-C lets a migration end before the hub does
    const child = spawn(command, args, { cwd: API_DIR, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
