// git of the host with a configuration of its own: who pushes is decided by a credential file, nothing of the user's setup is read.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LIMIT_MS = 240_000;

export class GitFailed extends Error {}

/** Returns `git(folder, ...args)` as one user; `token` null has no credentials at all. */
export function gitFor(context, user, token = context.users[user]?.write) {
  const home = join(
    context.workDir,
    `home-${user}-${createHash('sha256').update(`${context.endpoint} ${token}`).digest('hex').slice(0, 6)}`,
  );
  mkdirSync(home, { recursive: true });
  const config = join(home, 'gitconfig');
  writeFileSync(config, configFor(user, token ? credentialFile(home, context.endpoint, user, token) : null));
  const environment = {
    ...process.env,
    HOME: home,
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    GIT_LFS_FORCE_PROGRESS: '0',
  };
  return (folder, ...args) => run(folder, args, environment);
}

/** `[...args, { env, input }]` as last argument adds to the environment or feeds standard input. Resolves with { out, err }. */
function run(folder, args, environment) {
  const options = typeof args.at(-1) === 'object' ? args.pop() : {};
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      args,
      { cwd: folder, env: { ...environment, ...options.env }, timeout: LIMIT_MS, maxBuffer: 1 << 28 },
      (error, out, err) => {
        if (error)
          reject(
            Object.assign(new GitFailed(`git ${args.join(' ').slice(0, 120)}: ${(err || error.message).slice(0, 1500)}`), {
              err,
              out,
              code: error.code,
            }),
          );
        else resolve({ out, err });
      },
    );
    if (options.input !== undefined) child.stdin.end(options.input);
  });
}

function configFor(user, credentials) {
  return `[user]
  name = ${user}
  email = ${user}@example.org
[init]
  defaultBranch = main
[advice]
  detachedHead = false
[gc]
  auto = 0
[credential]
  helper =
${credentials ? `  helper = store --file=${credentials}\n` : ''}[filter "lfs"]
  clean = git-lfs clean -- %f
  smudge = git-lfs smudge -- %f
  process = git-lfs filter-process
  required = true
`;
}

function credentialFile(home, endpoint, user, token) {
  const url = new URL(endpoint);
  const file = join(home, 'credentials');
  writeFileSync(file, `${url.protocol}//${user}:${token}@${url.host}\n`, { mode: 0o600 });
  return file;
}

/** What git said while refusing; fails when it did not refuse. */
export async function refusal(attempt, ...patterns) {
  let said;
  try {
    const { out, err } = await attempt;
    said = null;
    throw new Error(`git was not refused: ${out}${err}`);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    said = `${error.err}${error.out}`;
  }
  for (const pattern of patterns) if (!pattern.test(said)) throw new Error(`the refusal does not match ${pattern}: ${said.slice(0, 700)}`);
  return said;
}

export function writeFiles(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

export const sha256 = (content) => createHash('sha256').update(content).digest('hex');
