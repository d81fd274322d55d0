// Who takes part in the table. A participant has a name, `upload(folder, id)`, which brings a folder into an empty data set, and
// `read(ids, folder)`, which resolves with a map: for each id sha256 by path, or an Error. A Python client takes part by a script with the
// two commands of hub_files.py.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { downloadFile, listFiles, uploadFiles } from '@huggingface/hub';
import { gitFor } from '../git/git.mjs';
import { pythonOf } from '../lib/clients.mjs';
import { withXet } from '../lib/xet.mjs';
import { sha256 } from './sample.mjs';

const HERE = import.meta.dirname;
const LIMIT_MS = 240_000;
const VERSIONS = ['hf-2', 'hf-1.19', 'hf-0.36'];

export function participants(context) {
  // hf_xet trusts the certificates of the host alone, so it does not get through the proxy of the tests.
  const goesByXet = context.mode !== 'proxied';
  return [
    ...VERSIONS.map((name) => python(context, name, { environment: name, script: 'hub_files.py' })),
    ...(goesByXet ? VERSIONS.map((name) => python(context, `${name}+xet`, { environment: name, script: 'hub_files.py', xet: true })) : []),
    javascript(context, 'js', false),
    ...(goesByXet ? [javascript(context, 'js+xet', true)] : []),
    python(context, 'datasets', { environment: 'readers', script: 'dataset_files.py' }),
    python(context, 'csghub', {
      environment: 'csghub',
      script: 'csghub_files.py',
      xet: goesByXet,
      settings: { CSGHUB_DISABLE_XNET: 'false' },
    }),
    python(context, 'csghub-own', { environment: 'csghub', script: 'csghub_files.py', settings: { CSGHUB_DISABLE_XNET: 'true' } }),
    git(context),
  ];
}

/** Of a folder as a client left it; what belongs to the client or came with the repository is not looked at. */
function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter((path) => path !== '.git' && !path.startsWith(`.git${sep}`))
    .filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [relative('.', path).split(sep).join('/'), sha256(readFileSync(join(folder, path)))]));
}

function python(context, name, { environment, script, xet = false, settings = {} }) {
  const run = async (home, ...args) => {
    const own = { HF_TOKEN: context.users.alice.write, HF_HOME: join(home, 'hf-home'), HOME: home, ...settings };
    const env = xet ? withXet({ ...process.env, ...own }, join(home, 'xet')) : { ...process.env, ...own };
    const command = ['-W', 'ignore', join(HERE, script), ...args];
    const { stdout } = await promisify(execFile)(pythonOf(environment), command, { env, timeout: LIMIT_MS, maxBuffer: 1 << 26 });
    return stdout;
  };
  return {
    name,
    isXet: xet,
    upload: (folder, id) => withHome(context, name, 'up', (home) => run(home, 'upload', id, folder)),
    read: (ids) =>
      withHome(context, name, 'down', async (home) => {
        const lines = (await run(home, 'read', join(home, 'files'), ...ids)).trim().split('\n');
        const answers = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
        return new Map(answers.map(({ id, files, error }) => [id, error ? new Error(error) : files]));
      }),
  };
}

function javascript(context, name, useXet) {
  const access = (id) => ({
    hubUrl: context.endpoint,
    accessToken: context.users.alice.write,
    repo: { type: 'dataset', name: id },
  });
  const readOne = async (id) => {
    const files = {};
    for await (const { type, path } of listFiles({ ...access(id), recursive: true })) {
      if (type !== 'file') continue;
      const blob = await downloadFile({ ...access(id), path, xet: useXet });
      files[path] = sha256(Buffer.from(await blob.arrayBuffer()));
    }
    return files;
  };
  return {
    name,
    isXet: useXet,
    upload: (folder, id) => {
      const files = Object.keys(filesOf(folder)).map((path) => ({ path, content: new Blob([readFileSync(join(folder, path))]) }));
      return uploadFiles({ ...access(id), files, useXet });
    },
    read: (ids) => each(ids, readOne),
  };
}

function git(context) {
  const run = gitFor(context, 'alice');
  const clone = async (id, folder) => {
    await run(context.workDir, 'clone', '--quiet', `${context.endpoint}/datasets/${id}`, folder);
    return folder;
  };
  return {
    name: 'git',
    upload: (source, id) =>
      withHome(context, 'git', 'up', async (home) => {
        const folder = await clone(id, join(home, 'clone'));
        await run(folder, 'lfs', 'install', '--local');
        cpSync(source, folder, { recursive: true });
        await run(folder, 'add', '--all');
        await run(folder, 'commit', '--quiet', '--message', 'The sample');
        await run(folder, 'push', '--quiet', 'origin', 'main');
      }),
    read: (ids) =>
      withHome(context, 'git', 'down', (home) =>
        each(ids, async (id) => filesOf(await clone(id, join(home, `clone-${id.replaceAll('/', '-')}`)))),
      ),
  };
}

async function each(ids, readOne) {
  const found = new Map();
  for (const id of ids) found.set(id, await readOne(id).catch((error) => error));
  return found;
}

/** Nothing that one side of a client keeps helps the other side. */
async function withHome(context, name, side, work) {
  const home = join(context.workDir, `${name}-${side}`);
  mkdirSync(home, { recursive: true });
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
