// What every case of the ring works with: one hub, plain requests to it, a real git, and the record of what was acknowledged.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gitFor } from '../../interop/git/git.mjs';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { freePort } from '../../interop/lib/processes.mjs';
import { USERS } from '../../interop/lib/seed.mjs';
import { FaultyHub } from './faulty-hub.mjs';
import { largeFilesOf } from './large-files.mjs';
import { Ledger, soundClone } from './ledger.mjs';

export async function openLab(workDir, settings) {
  const hub = new FaultyHub(workDir, settings);
  hub.port = await freePort();
  await hub.start();
  const context = { endpoint: hub.endpoint, users: USERS, workDir };
  const api = hubApi(context);
  const git = gitFor(context, 'alice');
  const ledger = new Ledger();
  /** `others`: further hubs, which end with the run. */
  const lab = { hub, api, git, ledger, workDir, context, large: largeFilesOf(api), others: [] };
  let count = 0;
  lab.folder = (word) => mkdtempSync(join(workDir, `${word}-`));
  lab.newId = (word) => `alice/${word}-${(count += 1)}`;
  /** A new repository with the given files, all of it acknowledged. */
  lab.repository = async (word, files = {}) => {
    const id = await api.createRepo(lab.newId(word));
    ledger.keep(id, {});
    if (Object.keys(files).length > 0) await api.commit(id, files);
    ledger.keep(id, files);
    return id;
  };
  lab.urlOf = (id) => `${hub.endpoint}/${id}`;
  lab.refs = (id) => soundClone({ git, hub, workDir }, id);
  lab.clone = async (id) => {
    const folder = lab.folder('work');
    await git(folder, 'clone', '--quiet', lab.urlOf(id), 'local');
    const local = join(folder, 'local');
    await git(local, 'lfs', 'install', '--local');
    return local;
  };
  lab.commitAll = async (local, files, message = 'Work') => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(local, name)), { recursive: true });
      writeFileSync(join(local, name), content);
    }
    await git(local, 'add', '-A');
    await git(local, 'commit', '--quiet', '-m', message);
    return (await git(local, 'rev-parse', 'HEAD')).out.trim();
  };
  /** Kills nothing: what was acknowledged is there, git finds nothing wrong, the doctor neither. */
  lab.examine = async () => {
    await ledger.verify(lab);
    hub.doctor();
  };
  /** A hub that ended during a case is there again for the next. */
  lab.revive = async () => {
    hub.arm('');
    if (hub.process.hasEnded) await hub.start();
  };
  return lab;
}
