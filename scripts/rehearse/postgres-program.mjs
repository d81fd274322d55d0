// What the postgres image does: a cluster of POSTGRES_USER with POSTGRES_PASSWORD on first use, database POSTGRES_DB, then the command.
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runOnce, startProcess } from '../../tests/interop/lib/processes.mjs';
import { unprivilegedIdentity } from '../../tests/interop/lib/postgres.mjs';

const PACKAGES = '/usr/lib/postgresql';
const PORT = '5432';

export async function startPostgres({ container, argv }) {
  const data = join(container.folder, 'cluster');
  const identity = unprivilegedIdentity();
  if (!existsSync(data)) prepare(container, data, identity);
  const own = ['-D', data, '-p', PORT, '-c', `listen_addresses=${container.address}`, '-c', `unix_socket_directories=${container.folder}`];
  const [program, ...args] = argv;
  return startProcess(join(postgresBinaries(), program), [...args, ...own], {
    logFile: container.logFile,
    cwd: container.folder,
    identity,
    // the image's STOPSIGNAL: who is connected is told to go
    stopSignal: 'SIGINT',
  });
}

function prepare({ folder, environment }, data, identity) {
  const { POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database = user, POSTGRES_INITDB_ARGS: more = '' } = environment;
  const options = { cwd: folder, ...identity };
  const file = join(folder, 'password');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${password}\n`);
  if (identity.uid !== undefined) for (const path of [folder, file]) chownSync(path, identity.uid, identity.gid);
  const run = (program, ...args) => runOnce(join(postgresBinaries(), program), args, options);
  run(
    'initdb',
    '-D',
    data,
    '-U',
    user,
    `--pwfile=${file}`,
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    ...more.split(/\s+/).filter(Boolean),
  );
  run('pg_ctl', '-D', data, '-w', '-s', '-l', join(folder, 'prepare.log'), '-o', `-c listen_addresses= -k ${folder}`, 'start');
  run('createdb', '-h', folder, '-U', user, database);
  run('pg_ctl', '-D', data, '-w', '-s', '-m', 'fast', 'stop');
}

/** The newest that the host's packages brought. */
export function postgresBinaries() {
  const versions = existsSync(PACKAGES) ? readdirSync(PACKAGES).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(PACKAGES, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? '';
}
