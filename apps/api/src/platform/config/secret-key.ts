// The key that signs sessions and links when the operator gave none: made once, kept in the data folder, readable by its owner only.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { AppConfig } from './app-config';

/** The operator's key, or the one in the data folder; makes it on the first call. */
export function ensureSecretKey(config: AppConfig): string {
  if (config.externalSecretKey !== null) return config.externalSecretKey;
  const file = path.join(config.dataDir, 'secret.key');
  if (!fs.existsSync(file)) writeOnce(file, randomBytes(48).toString('base64url'));
  const key = fs.readFileSync(file, 'utf8').trim();
  if (key.length < 32)
    throw new Error(`${file} does not hold a key. Restore it from your backup; without it, sessions and signed links end.`);
  return key;
}

/** Of two processes that make it at once, both read the one that was first; it is never seen half-written. */
function writeOnce(file: string, content: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, `${content}\n`, { mode: 0o600 });
  try {
    fs.linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}
