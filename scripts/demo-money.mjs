// `npm run demo:money`: what happens to 9.99 on a hub of its own, printed: an app that is built on another author's model and a third's dataset is sold, each
// gets their part, the buyer pulls it with real clients while others are refused, earnings are paid out once though the provider's answer is lost, and a
// refund takes back every cent. Nothing stays behind, and nobody pays. Exits with 1 when anything is not as it is said here.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { bootstrap } from './bootstrap.mjs';
import { build } from './build.mjs';
import { stopAll } from '../tests/interop/lib/processes.mjs';

await bootstrap();
await build();
const { Product } = await import('../tests/journeys/lib/product.mjs');
const { story } = await import('./demo-money/story.mjs');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-demo-money-'));
const product = new Product(join(folder, 'hub'));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));
try {
  await product.start({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  await story(product, folder);
} catch (error) {
  process.stdout.write(`\nNOT AS IT SHOULD BE: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await end();
}

async function end() {
  await product.stop();
  await stopAll();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
