// The contract is a file. `npm run contract` after a change of /hub/v1 writes it from the routes; with --check (npm run check) it exits 1 when
// the file is not what the routes say.
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';

await bootstrap({ quiet: true });
await build({ quiet: true, only: ['apps/api'] });
const { contractDrift, writeContract } = await import('./contract-files.mjs');
const { buildHubContract } = createRequire(import.meta.url)(path.join(root, 'apps/api/dist/app/contract.js'));
const document = await buildHubContract();
const drift = process.argv.includes('--check') ? await contractDrift(document) : await writeContract(document);
if (drift) process.stderr.write(`${drift}\n`);
process.exit(drift ? 1 : 0);
