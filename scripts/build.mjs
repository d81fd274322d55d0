// Generates the database client and builds every package and app that changed since its last good build.
// Used by start, test, dev and the operator commands after bootstrap; `node scripts/build.mjs [apps/api]` builds alone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bootstrap, clearStamp, fail, readStamp, reporter, root, writeStamp } from './bootstrap.mjs';
import { prismaCommand } from './prisma.mjs';

/** Inputs that every build reads besides its own folder. */
const COMMON_INPUTS = ['.swcrc', 'tsconfig.base.json', 'pnpm-lock.yaml'];
const NOT_INPUTS = new Set(['node_modules', 'dist', '.turbo', '.swc', 'coverage']);

/**
 * Nothing is looked at below a run of all tests, which has built: a build beside rings that run would take away what they stand on.
 * @param {{ quiet?: boolean, only?: string[] }} [options] quiet: report only what was rebuilt; only: folders such as `apps/api`
 */
export async function build(options = {}) {
  if (process.env.MODELGROVE_BUILT === root) return;
  const report = reporter(options.quiet ?? false);
  generateClient(report);
  const startedAt = Date.now();
  const units = readUnits().filter((unit) => unit.isShared || !options.only || options.only.includes(unit.folder));
  const built = [
    ...(await buildStale(units.filter((unit) => unit.isShared))),
    ...(await buildStale(units.filter((unit) => !unit.isShared))),
  ];
  report('build', built.length === 0 ? 'unchanged' : built.join(', '), startedAt, built.length > 0);
}

function generateClient(report) {
  const startedAt = Date.now();
  const output = path.join(root, 'apps/api/src/generated/prisma');
  const hash = createHash('sha256');
  hashFolder(hash, path.join(root, 'prisma/schema'));
  hash.update(readFileSync(path.join(root, 'pnpm-lock.yaml')));
  const fingerprint = hash.digest('hex');
  if (existsSync(path.join(output, 'client.ts')) && readStamp('prisma-client') === fingerprint) {
    return report('database', 'client unchanged', startedAt, false);
  }
  clearStamp('prisma-client');
  const { command, args, env } = prismaCommand(['generate']);
  const result = spawnSync(command, args, { cwd: path.join(root, 'apps/api'), env, encoding: 'utf8' });
  if (result.status !== 0) fail(`prisma generate failed:\n${result.stdout}${result.stderr}`);
  writeStamp('prisma-client', fingerprint);
  report('database', 'client generated', startedAt);
}

/** Everything in the workspace that has a build script; packages come first, because apps read what they make. */
function readUnits() {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(path.join(root, group))
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
      .map((folder) => ({ folder, isShared: group === 'packages', script: readManifest(folder).scripts?.build }))
      .filter((unit) => unit.script),
  );
}

function readManifest(folder) {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
}

async function buildStale(units) {
  const stale = units.map((unit) => ({ ...unit, fingerprint: fingerprintOf(unit) })).filter((unit) => !isCurrent(unit));
  await Promise.all(stale.map(buildUnit));
  return stale.map((unit) => path.basename(unit.folder));
}

function stampOf(unit) {
  return `build-${unit.folder.replace('/', '-')}`;
}

function isCurrent(unit) {
  return readStamp(stampOf(unit)) === unit.fingerprint && existsSync(path.join(root, unit.folder, 'dist'));
}

function fingerprintOf(unit) {
  const hash = createHash('sha256').update(`${unit.script}\n`);
  for (const file of COMMON_INPUTS) hash.update(readFileSync(path.join(root, file)));
  hashFolder(hash, path.join(root, unit.folder));
  // an app bundles or checks against the packages: their change is its change
  if (!unit.isShared) for (const name of readdirSync(path.join(root, 'packages'))) hashFolder(hash, path.join(root, 'packages', name));
  return hash.digest('hex');
}

function hashFolder(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (NOT_INPUTS.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) hashFolder(hash, file);
    else if (entry.isFile()) hash.update(`${path.relative(root, file)}\0`).update(readFileSync(file));
  }
}

async function buildUnit(unit) {
  clearStamp(stampOf(unit));
  const cwd = path.join(root, unit.folder);
  rmSync(path.join(cwd, 'dist'), { recursive: true, force: true });
  const bins = [path.join(cwd, 'node_modules/.bin'), path.join(root, 'node_modules/.bin')];
  const env = { ...process.env, PATH: [...bins, process.env.PATH].join(path.delimiter) };
  const { status, output } = await runQuietly('sh', ['-c', unit.script], { cwd, env });
  if (status !== 0) fail(`The build of ${unit.folder} failed:\n${output}`);
  writeStamp(stampOf(unit), unit.fingerprint);
}

function runQuietly(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await bootstrap({ quiet: true });
  const only = process.argv.slice(2);
  await build(only.length === 0 ? {} : { quiet: true, only });
}
