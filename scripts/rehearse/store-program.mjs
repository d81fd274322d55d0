// Stands in for SeaweedFS: Ceph RGW with the port and the keys that the compose file gives. The gateway is what restarts; what it keeps stays.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../tests/interop/lib/hub.mjs';

const TESTING = join(ROOT, 'packages/testing/dist/object-store/index.js');

/** The store outlives a restart of its container, as a volume does. */
const stores = new Map();

export async function startObjectStore({ container, argv, publicName }) {
  const known = stores.get(container.folder);
  if (known) await known.restart();
  else stores.set(container.folder, await first(container, argv, publicName));
  const store = stores.get(container.folder);
  return { pid: store.pid(), hasEnded: false, ended: new Promise(() => {}), logFile: container.logFile, stop: async () => 'kept' };
}

async function first({ address, environment }, argv, name) {
  const port = Number(/^-s3\.port=(\d+)$/m.exec(argv.join('\n'))?.[1]);
  if (!port) throw new Error(`the command of the store names no -s3.port: ${argv.join(' ')}`);
  const { startOwnCephRgw } = createRequire(import.meta.url)(TESTING);
  const keys = { accessKey: environment.AWS_ACCESS_KEY_ID, secretKey: environment.AWS_SECRET_ACCESS_KEY };
  return startOwnCephRgw({ ports: { gateway: port }, address, keys, name });
}

export async function removeObjectStores() {
  for (const store of stores.values()) await store.stop();
  stores.clear();
}
