// The Prisma CLI with what it needs here: the schema engine that runs inside Node (no native binary is fetched) and no call home.
// Use: npm run prisma -- generate | validate | migrate dev --name add_likes | migrate diff …   (GROVE_DATABASE_URL names the database)
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';

/** How to run the Prisma CLI with these arguments. Call after bootstrap. */
export function prismaCommand(args) {
  const require = createRequire(path.join(root, 'apps/api/package.json'));
  const cli = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js');
  const engine = path.join(root, 'apps/api/prisma-schema-engine.mjs');
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  return { command: process.execPath, args: [cli, ...args], env };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await bootstrap({ quiet: true });
  const { command, args, env } = prismaCommand(process.argv.slice(2));
  const result = spawnSync(command, args, { cwd: path.join(root, 'apps/api'), env, stdio: 'inherit' });
  process.exitCode = result.status ?? 1;
}
