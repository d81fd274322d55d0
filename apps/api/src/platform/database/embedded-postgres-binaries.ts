// Where the bundled PostgreSQL lies: the npm package of this platform holds initdb and postgres with their libraries.
import fs from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-errors';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Of the binaries, `18.4`. */
  version: string;
  /** What a data folder must have in PG_VERSION, `18`. */
  major: string;
}

export function locateBinaries(): PostgresBinaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = packageHome(name);
  restoreSymlinks(home);
  const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  const bin = path.join(home, 'native', 'bin');
  const [major = '', minor = ''] = version.split('.');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), version: `${major}.${minor}`, major };
}

function packageHome(name: string): string {
  try {
    return fs.realpathSync(path.dirname(path.dirname(require.resolve(name))));
  } catch {
    throw new EmbeddedPostgresError(
      'no-binaries',
      `There is no bundled PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). Set GROVE_DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** npm packages cannot hold links: the package lists them, and its install script makes them unless scripts are switched off. */
function restoreSymlinks(home: string): void {
  const list = path.join(home, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(home, target);
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
  }
}
