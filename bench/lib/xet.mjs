// What the Xet scenarios share.
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './command.mjs';

const LIMIT_MS = 600_000;

/** Until the job that hashes the bytes of uploaded files is through. */
export async function untilVerified(database) {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const [{ waiting }] = await database.query('select count(*)::int as waiting from xet_files where sha256 is null');
    if (waiting === 0) return;
    if (Date.now() > deadline) throw new Error(`${waiting} files were not verified in ${LIMIT_MS / 1000} s`);
    await sleep(200);
  }
}

/** @param {string} place a file, or an address that is downloaded first */
export async function hasSha256(place, sha256) {
  const command = place.startsWith('http') ? `curl -sSf '${place}'` : `cat '${place}'`;
  return (await run('sh', ['-c', `${command} | openssl dgst -sha256 -r`])).stdout.startsWith(sha256);
}
