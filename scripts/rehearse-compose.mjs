// `npm run rehearse:compose`: runs docker-compose.yml without a container engine. The file itself is read (commands, environment, health checks,
// the proxy's configuration, deploy/Dockerfile where the file leans on it), each service's process is started in dependency order with the
// programs of this machine, and clients go through nginx. What an engine alone can show is named at the end.
//   --file FILE (repeatable: files laid over each other)   --env-file FILE (else a new one is made)   --grep TEXT   --light   --keep   --protocol
// --light leaves out restarts and changes of the file: what the interop ring runs.
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';

const isProtocol = process.argv.includes('--protocol');
await bootstrap({ quiet: isProtocol });
if (!isProtocol) await build();
const { rehearse } = await import('./rehearse/main.mjs');
process.exit(await rehearse(process.argv.slice(2)));
