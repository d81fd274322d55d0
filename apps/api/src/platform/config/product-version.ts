import fs from 'node:fs';
import path from 'node:path';

/** Of the running product, from the manifest of apps/api (same depth in src and dist). */
export function productVersion(): string {
  const manifest = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../../package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** Negative when `a` is older than `b`. Build and pre-release suffixes do not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[-+]/)[0]!.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left![i] ?? 0) - (right![i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
