// Which program of this machine stands in for which image: the one table of the rehearsal. Commands, environments, users' files and checks come
// from docker-compose.yml and deploy/Dockerfile; here is only what an image brings along by itself.
import { startHubProcess } from './hub-program.mjs';
import { startProxy } from './proxy-program.mjs';
import { startPostgres } from './postgres-program.mjs';
import { startObjectStore } from './store-program.mjs';
import { startRedis } from './redis-program.mjs';

/** `installs`: what brings the programs. `differs`: what is not the same, said at the end of a rehearsal. */
const PROGRAMS = {
  postgres: {
    start: startPostgres,
    programs: ['psql'],
    installs: 'postgresql',
    differs: 'PostgreSQL of this machine instead of the image’s major version',
  },
  'valkey/valkey': {
    start: startRedis,
    programs: ['redis-server', 'redis-cli'],
    installs: 'redis-server',
    differs: 'Redis of this machine instead of Valkey',
  },
  'chrislusf/seaweedfs': {
    start: startObjectStore,
    programs: ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph', 'curl'],
    installs: 'radosgw ceph-mon ceph-osd ceph-common curl',
    differs: 'Ceph RGW instead of SeaweedFS, in memory; its check asks / instead of /healthz; only its gateway is restarted',
  },
  'modelgrove/hub': { start: startHubProcess, programs: [], installs: '', differs: 'the build of this clone instead of the built image' },
  'modelgrove/proxy': {
    start: startProxy,
    programs: ['nginx', 'curl'],
    installs: 'nginx-light curl',
    differs: 'nginx of this machine instead of the image’s version',
  },
};

export function programFor(service) {
  const repository = service.image.replace(/:[^:/]*$/, '');
  const program = PROGRAMS[repository];
  if (!program)
    throw new Error(`${service.name} runs ${service.image}, for which scripts/rehearse/programs.mjs names no program of this machine`);
  return program;
}
