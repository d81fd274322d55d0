// Reads docker-compose.yml (and files laid over it) into the services that it describes: variables replaced, short forms spelled out.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { ComposeError, interpolateTree, parseEnvFile } from './interpolation.mjs';

const UNITS = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** @returns {Record<string, Service>} by name, in the order of the file */
export function readCompose(files, variables) {
  const trees = files.map((file) => interpolateTree(withoutExtensions(parse(readFileSync(file, 'utf8'), { merge: true })), variables));
  const { services } = trees.reduce((under, over) => lay(under, over));
  const read = Object.fromEntries(Object.entries(services).map(([name, raw]) => [name, service(name, raw, dirname(files[0]))]));
  for (const { name, dependsOn } of Object.values(read))
    for (const { on } of dependsOn) if (!read[on]) throw new ComposeError(`${name} depends on ${on}, which is no service`);
  return read;
}

/** `x-…` at the top is where anchors are kept: what of it is used has been copied into the services. */
function withoutExtensions(tree) {
  return Object.fromEntries(Object.entries(tree).filter(([key]) => !key.startsWith('x-')));
}

/** Maps are merged, lists appended, anything else replaced; but a command and a check are one thing (Compose specification, "Merge"). */
function lay(under, over, key = '') {
  if (Array.isArray(under) && Array.isArray(over)) return ['command', 'entrypoint', 'test'].includes(key) ? over : [...under, ...over];
  if (!isMap(under) || !isMap(over)) return over ?? under;
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((name) => [name, lay(under[name], over[name], name)]));
}

function isMap(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function service(name, raw, folder) {
  return {
    name,
    image: raw.image,
    build: raw.build ?? null,
    command: argv(raw.command),
    environment: { ...fromFiles(raw.env_file ?? [], folder), ...environment(raw.environment ?? {}) },
    dependsOn: dependencies(raw.depends_on ?? {}),
    health: health(raw.healthcheck),
    ports: (raw.ports ?? []).map((port) => published(name, port)),
    replicas: Number(raw.deploy?.replicas ?? raw.scale ?? 1),
    ...volumes(raw.volumes ?? [], folder),
    raw,
  };
}

/** `volumes`: where a container keeps something of its own; `binds`: what it finds of this machine, by its path inside. */
function volumes(given, folder) {
  const read = given.map((volume) => String(volume).split(':'));
  const isBind = ([source, target]) => target && /^[./~]/.test(source);
  const binds = Object.fromEntries(read.filter(isBind).map(([source, target]) => [target, resolve(folder, source)]));
  return { volumes: read.filter((parts) => !isBind(parts)).map(([source, target = source]) => target), binds };
}

function fromFiles(given, folder) {
  const files = [given].flat().map((file) => resolve(folder, file));
  return Object.assign({}, ...files.map((file) => parseEnvFile(readFileSync(file, 'utf8'))));
}

function argv(command) {
  if (command === undefined || command === null) return null;
  return Array.isArray(command) ? command.map(String) : ['sh', '-c', command];
}

function environment(given) {
  const entries = Array.isArray(given) ? given.map((line) => line.split(/=(.*)/s).slice(0, 2)) : Object.entries(given);
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value ?? '')]));
}

function dependencies(given) {
  if (Array.isArray(given)) return given.map((on) => ({ on, condition: 'service_started' }));
  return Object.entries(given).map(([on, { condition = 'service_started' } = {}]) => ({ on, condition }));
}

function health(given) {
  if (!given || given.disable || given.test?.[0] === 'NONE') return null;
  const test = Array.isArray(given.test) ? given.test : ['CMD-SHELL', given.test];
  return {
    test,
    intervalMs: duration(given.interval ?? '30s'),
    timeoutMs: duration(given.timeout ?? '30s'),
    retries: Number(given.retries ?? 3),
  };
}

function published(name, port) {
  const match = /^(?:(?<address>[\d.]+):)?(?<host>\d+):(?<container>\d+)(?:\/tcp)?$/.exec(String(port));
  if (!match) throw new ComposeError(`${name} publishes '${port}', which is not HOST:CONTAINER`);
  return { host: Number(match.groups.host), container: Number(match.groups.container) };
}

/** `1m30s` in milliseconds. */
export function duration(text) {
  const parts = [...String(text).matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h)/g)];
  if (parts.map(([whole]) => whole).join('') !== String(text)) throw new ComposeError(`'${text}' is no duration`);
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit], 0);
}
