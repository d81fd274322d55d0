// A copy of the working tree's sources in a temporary folder, where something can be changed and run without touching the original.
// Installed packages are linked; the packages of this workspace lead to the copy.
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const LEFT_OUT = new Set(['node_modules', '.git', '.runtime', '.test', '.turbo', '.swc', 'data', 'coverage']);
const TREES = ['apps/api', 'apps/web/src', 'packages', 'prisma', 'tests', 'scripts'];

/** @returns {{ root: string, remove: () => void }} */
export function copyTree() {
  const copy = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'grove-copy-'));
  for (const tree of TREES) cpSync(path.join(root, tree), path.join(copy, tree), { recursive: true, filter: isSource });
  const files = readdirSync(root).filter((name) => lstatSync(path.join(root, name)).isFile());
  for (const name of files) cpSync(path.join(root, name), path.join(copy, name));
  for (const folder of ['.', 'apps/api', 'apps/web', ...packageFolders()]) linkModules(copy, folder);
  return { root: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

function isSource(file) {
  return !LEFT_OUT.has(path.basename(file));
}

function packageFolders() {
  return readdirSync(path.join(root, 'packages')).map((name) => `packages/${name}`);
}

function linkModules(copy, folder) {
  const from = path.join(root, folder, 'node_modules');
  if (!existsSync(from)) return;
  const to = path.join(copy, folder, 'node_modules');
  mkdirSync(path.join(to, '@modelgrove'), { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@modelgrove') symlinkSync(path.join(from, name), path.join(to, name));
  for (const name of namesIn(path.join(from, '@modelgrove')))
    symlinkSync(path.join(copy, 'packages', name), path.join(to, '@modelgrove', name));
}

function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
