// docker-compose.yml itself, by its rehearsal in its light form: it brings clients of its own and speaks the protocol of this ring.
import { join } from 'node:path';
import { ROOT } from '../hub.mjs';
import { runClient } from '../run-client.mjs';
import { print } from '../report.mjs';

const LIMIT_MS = 300_000;

export async function runComposeRehearsal({ folder, options, report }) {
  print('--- compose: the services of docker-compose.yml');
  const asked = options.grep ? ['--grep', options.grep] : [];
  const command = () => [process.execPath, join(ROOT, 'scripts/rehearse-compose.mjs'), '--light', '--protocol', ...asked];
  const client = { name: 'rehearsal', limitMs: LIMIT_MS, command };
  const hub = { endpoint: 'http://localhost', port: 0, clientEnv: {}, logFiles: [] };
  await runClient(client, { mode: 'compose', hub, folder: join(folder, 'compose'), options, report });
}
