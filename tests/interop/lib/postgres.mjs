// A PostgreSQL server of the host's package on a private port, gone after the run. As root it runs under an unprivileged user, as PostgreSQL demands.
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, findProgram, freePort, runOnce, startProcess, waitUntil } from './processes.mjs';

const PACKAGES = '/usr/lib/postgresql';
const INSTALL = 'apt-get install --no-install-recommends postgresql';
const NOBODY = 65534;

export async function startPostgres(folder) {
  const bin = binaries();
  const data = join(folder, 'postgres');
  const identity = unprivilegedIdentity();
  mkdirSync(data);
  if (identity.uid !== undefined) chownSync(data, identity.uid, identity.gid);
  // Its own folder is the only one that user may surely enter.
  const options = { cwd: data, ...identity };
  runOnce(join(bin, 'initdb'), ['-D', join(data, 'cluster'), '-U', 'grove', '--auth=trust', '--encoding=UTF8', '--locale=C'], options);
  const port = await freePort();
  const args = [
    '-D',
    join(data, 'cluster'),
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${data}`,
  ];
  const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'grove'];
  let server;
  const start = async () => {
    server = startProcess(join(bin, 'postgres'), args, { logFile: join(folder, 'postgres.log'), cwd: data, identity });
    await waitUntil(() => runOnce(join(bin, 'pg_isready'), connection, options), { within: 60_000, what: 'PostgreSQL', process: server });
  };
  /** kill -9 of the server; its children end by themselves. */
  const kill = async () => {
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
  };
  await start();
  runOnce(join(bin, 'createdb'), [...connection, 'grove'], options);
  return { url: `postgres://grove@127.0.0.1:${port}/grove`, start, kill, stop: () => server.stop() };
}

/** The newest packaged version: initdb is rarely on PATH there. */
function binaries() {
  const versions = existsSync(PACKAGES) ? readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => join(PACKAGES, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  const found = folder ?? findProgram('initdb')?.replace(/\/initdb$/, '');
  if (!found) throw new Missing(INSTALL);
  return found;
}

/** As root PostgreSQL refuses to run. */
export function unprivilegedIdentity() {
  if (process.getuid() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? ['', '', NOBODY, NOBODY];
  return { uid: Number(uid), gid: Number(gid) };
}
