// As whom PostgreSQL runs. It refuses uid 0, so under root it gets an unprivileged uid that the host already knows; nothing is added to the
// host. A clone under a closed home (0700) is out of reach for that uid: there the child keeps one capability, to walk through and read
// (capabilities(7), CAP_DAC_READ_SEARCH), as an ambient one. `no_setuid_fixup` is needed because access(2) otherwise ignores it.
import { spawnSync, type SpawnOptions } from 'node:child_process';
import fs from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-errors';

export interface Launcher {
  /** Owner that the database folder must have; null: whoever we are. */
  owner: { uid: number; gid: number } | null;
  command(binary: string, args: string[]): { file: string; args: string[]; options: SpawnOptions };
}

type Owner = NonNullable<Launcher['owner']>;

const NOBODY: Owner = { uid: 65534, gid: 65534 };
/** The kernel asks PostgreSQL to shut down when this process is gone, even after kill -9. */
const DIES_WITH_US = ['--pdeathsig', 'INT'];

/** Picks the least privileged way that works here, by trying it: enter `folder`, then run `binary --version`. */
export function chooseLauncher(folder: string, binary: string): Launcher {
  const candidates =
    process.getuid?.() === 0 ? rootCandidates(postgresAccount()) : [setprivLauncher(null, DIES_WITH_US), plainLauncher(null)];
  const found = candidates.find((launcher) => canRun(launcher, folder, binary));
  if (found) return found;
  throw new EmbeddedPostgresError(
    'unreachable-folder',
    `PostgreSQL does not run as root, and an unprivileged user cannot reach ${folder} or ${binary} here. ` +
      `Open the folders above them (chmod o+x), install setpriv (util-linux), start as an ordinary user, or set GROVE_DATABASE_URL.`,
  );
}

function rootCandidates(owner: Owner): Launcher[] {
  const asOwner = ['--reuid', String(owner.uid), '--regid', String(owner.gid), '--clear-groups', ...DIES_WITH_US];
  const withCapability = (name: string) => [...asOwner, `--inh-caps=+${name}`, `--ambient-caps=+${name}`, '--securebits=+no_setuid_fixup'];
  return [
    setprivLauncher(owner, asOwner),
    setprivLauncher(owner, withCapability('dac_read_search')),
    setprivLauncher(owner, withCapability('dac_override')), // containers often have only this one
    plainLauncher(owner),
  ];
}

function setprivLauncher(owner: Launcher['owner'], flags: string[]): Launcher {
  return { owner, command: (binary, args) => ({ file: 'setpriv', args: [...flags, binary, ...args], options: {} }) };
}

function plainLauncher(owner: Launcher['owner']): Launcher {
  return { owner, command: (binary, args) => ({ file: binary, args, options: owner ?? {} }) };
}

function canRun(launcher: Launcher, folder: string, binary: string): boolean {
  const { file, args, options } = launcher.command('/bin/sh', ['-c', 'cd -- "$1" && exec "$2" --version', 'sh', folder, binary]);
  const result = spawnSync(file, args, { ...options, cwd: '/', encoding: 'utf8' } as { encoding: 'utf8' });
  return result.status === 0 && result.stdout.includes('PostgreSQL');
}

/**
 * The account that a PostgreSQL package made, else nobody; initdb wants one that has a name. Only /etc/passwd is asked: a directory server may
 * be slow or away.
 */
function postgresAccount(): Owner {
  const accounts = readAccounts();
  return (
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ uid }) => uid === NOBODY.uid) ??
    accounts.find(({ name }) => name === 'nobody') ??
    NOBODY
  );
}

function readAccounts(): (Owner & { name: string })[] {
  try {
    const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
    return lines.map((line) => line.split(':')).map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}
