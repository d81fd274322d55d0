// On the database of a running hub: what a test cannot wait for, such as weeks, and what no route makes.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../interop/lib/hub.mjs';

const require = createRequire(join(ROOT, 'apps/api/package.json'));

export async function hubSql(dataDir, text, values = []) {
  const { findRunningHub } = require('./dist/platform/config');
  const { embeddedConnectionString } = require('./dist/platform/database/server');
  const { socketDir } = findRunningHub(dataDir);
  const client = new (require('pg').Client)(embeddedConnectionString(dataDir, socketDir));
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
