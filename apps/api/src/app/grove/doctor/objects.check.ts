import { randomBytes } from 'node:crypto';
import type { ObjectStoreSettings } from '../../../platform/config';
import type { ObjectStore } from '../../../platform/object-store';
import { messageOf, type Finding, ok, problem, warning } from './finding';

const CHECK = 'object store';
const ADDRESS_CHECK = 'signed addresses';
const ADDRESS_SECONDS = 60;
const TIMEOUT_MS = 10_000;

export async function checkObjects(store: ObjectStore, settings: ObjectStoreSettings): Promise<Finding> {
  const place = settings.kind === 'folder' ? settings.rootDir : `${settings.endpoint}, bucket ${settings.bucket}`;
  try {
    await store.check();
    return ok(CHECK, `takes and gives back bytes (${place})`);
  } catch (error) {
    const advice = settings.kind === 'folder' ? 'look at the rights of the folder and the room on its disk' : 'look at GROVE_S3_…';
    return problem(CHECK, `${messageOf(error)} (${place})`, advice);
  }
}

/** Fetches an object by the address that a client would get. */
export async function checkSignedAddress(store: ObjectStore): Promise<Finding> {
  const [key, bytes] = [`tmp/doctor-${randomBytes(8).toString('hex')}`, randomBytes(32)];
  await store.put(key, only(bytes), { sizeBytes: bytes.length });
  try {
    const address = await store.signedGetUrl(key, { expiresSeconds: ADDRESS_SECONDS });
    if (address === null) return ok(ADDRESS_CHECK, 'none are given out: bytes pass through the hub');
    return await fetched(new URL(address), bytes);
  } finally {
    await store.delete(key);
  }
}

async function fetched(address: URL, bytes: Buffer): Promise<Finding> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const body = Buffer.from(await response.arrayBuffer());
    if (response.ok && body.equals(bytes)) return ok(ADDRESS_CHECK, `${address.origin} gives the bytes`);
    return problem(
      ADDRESS_CHECK,
      `${address.origin} answers ${response.status} to a signed address`,
      'GROVE_S3_PUBLIC_ENDPOINT must lead to the same server, and a proxy before it must leave the Host header as it is',
    );
  } catch (error) {
    return warning(
      ADDRESS_CHECK,
      `${address.origin} cannot be reached from here: ${messageOf(error)}`,
      'make sure that clients reach it, or remove GROVE_S3_PUBLIC_ENDPOINT: bytes then pass through the hub',
    );
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
