// Runs the driver of one client against one running hub and turns what it prints into results.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Missing, tailOf } from './processes.mjs';
import { USERS } from './seed.mjs';
import { withXet } from './xet.mjs';
import { print } from './report.mjs';

/** Limits are for a machine with nothing else to do; another ring runs beside this one. */
const PATIENCE = 2;

/** Resolves when the driver has ended; a driver that dies or hangs is a failure of the case it was in. */
export async function runClient(client, { mode, hub, folder, options, report }) {
  const label = `${mode} ${client.name}`;
  let command;
  try {
    command = client.command();
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    return report.add('SKIP', `${label} -`, `this client is not here; bring it with: ${error.message}`);
  }
  const workDir = join(folder, client.name);
  mkdirSync(workDir, { recursive: true });
  const errors = join(workDir, 'driver.log');
  const environment = {
    ...(client.goesByXet ? withXet(clientEnvironment(workDir, hub), join(workDir, 'xet')) : clientEnvironment(workDir, hub)),
    INTEROP_CONTEXT: JSON.stringify(contextFor(client, mode, hub, workDir, options)),
  };
  const last = await drive(command, { environment, workDir, errors, client, report });
  if (last)
    report.add(
      'FAIL',
      last.label ?? `${label} -`,
      `${last.rest ?? 'the driver'}: ${last.reason}; it said: ${tailOf(errors, 4).replaceAll('\n', ' | ')}`,
    );
}

/** Null when all went well, else the case it was in and what happened to it. */
function drive([program, ...args], { environment, workDir, errors, client, report }) {
  const child = spawn(program, args, { env: environment, cwd: workDir, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', kill);
  let current = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const taken = report.take(line);
    if (taken) current = taken.verdict === 'START' ? taken : null;
    else appendFileSync(errors, `${line}\n`);
  });
  child.stderr.on('data', (data) => appendFileSync(errors, data));
  return new Promise((resolve) => {
    let reason = null;
    const timer = setTimeout(() => {
      reason = `the client did not end within ${(PATIENCE * client.limitMs) / 1000} s`;
      kill();
    }, PATIENCE * client.limitMs);
    child.once('error', (error) => resolve({ reason: error.message }));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      process.off('exit', kill);
      if (code === 0 && current === null) return resolve(null);
      resolve({ ...current, reason: reason ?? `the driver ended with ${signal ?? `code ${code}`}` });
    });
  });
}

function contextFor(client, mode, hub, workDir, options) {
  return {
    mode,
    client: client.name,
    endpoint: hub.endpoint,
    port: hub.port,
    users: USERS,
    workDir,
    grep: options.grep,
    list: options.list,
    big: process.env.GROVE_INTEROP_BIG === '1',
  };
}

/** No token, cache or git configuration of the person who runs this. */
function clientEnvironment(workDir, hub) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(HF_|HUGGING|CSGHUB_|GIT_|GROVE_|XDG_|NODE_OPTIONS)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: workDir,
    HF_HOME: join(workDir, 'hf-home'),
    HF_ENDPOINT: hub.endpoint,
    HF_HUB_DISABLE_XET: '1',
    HF_HUB_DISABLE_TELEMETRY: '1',
    HF_HUB_DISABLE_PROGRESS_BARS: '1',
    HF_HUB_DISABLE_UPDATE_CHECK: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    NO_COLOR: '1',
    COLUMNS: '200',
    LC_ALL: 'C.UTF-8',
    ...hub.clientEnv,
  };
}

/** At most `jobs` clients at a time. */
export async function runAll(clients, jobs, run) {
  const queue = [...clients];
  const worker = async () => {
    for (let client = queue.shift(); client; client = queue.shift()) await run(client);
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}

export function printTails(hub) {
  for (const file of hub.logFiles) print(`--- tail of ${file}\n${tailOf(file, 40)}\n---`);
}
