// What can be said of the files by reading them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';
import { findProgram } from '../../tests/interop/lib/processes.mjs';
import { readCompose } from './compose-file.mjs';
import { ComposeError } from './interpolation.mjs';

const SECRETS = ['GROVE_SECRET_KEY', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'S3_SECRET_KEY'];

export async function fileCases(cases, project) {
  for (const name of ['GROVE_PUBLIC_URL', 'S3_PUBLIC_URL', ...SECRETS])
    await cases.test(`without ${name} the compose file is refused with a sentence that names it`, async () => {
      for (const value of [undefined, '']) {
        const refused = () => readCompose(project.files, { ...project.variables, [name]: value });
        assert.throws(refused, (error) => error instanceof ComposeError && error.message.includes(name));
      }
    });
  const sentence = 'docker-compose config is clean, and reads commands and environment as this rehearsal does';
  const program = findProgram('docker-compose');
  if (!program) return cases.skip(sentence, 'apt-get install --no-install-recommends docker-compose');
  await cases.test(sentence, async () => assert.deepEqual(asComposeReads(program, project), asWeRead(project)));
}

function asComposeReads(program, { files, envFile, variables }) {
  const args = [...files.flatMap((file) => ['-f', file]), '--env-file', envFile, 'config'];
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    GROVE_TRUSTED_PROXIES: variables.GROVE_TRUSTED_PROXIES,
    HUB_ENV_FILE: envFile,
  };
  const { services } = parse(execFileSync(program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'] }));
  return comparable(Object.entries(services), ({ command, environment, deploy, ports }) => ({
    command: command ?? null,
    environment: environment ?? {},
    replicas: deploy?.replicas ?? 1,
    ports: (ports ?? []).map((port) => (typeof port === 'string' ? port.replace('/tcp', '') : `${port.published}:${port.target}`)),
  }));
}

function asWeRead({ services }) {
  return comparable(Object.entries(services), ({ command, environment, replicas, ports }) => ({
    command,
    environment,
    replicas,
    ports: ports.map(({ host, container }) => `${host}:${container}`),
  }));
}

function comparable(entries, pick) {
  return Object.fromEntries(entries.map(([name, service]) => [name, pick(service)]).sort());
}
