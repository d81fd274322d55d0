// `npm run dev`: builds once, then rebuilds what changes and restarts the product. The web comes from Vite's own server with hot reload; it
// hands API addresses on to the product.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';

const SETTLE_MS = 200;

await bootstrap();
await build({ only: ['apps/api'] });
let product = startProduct();
let isRestarting = false;
let isStale = false;
const web = existsSync(path.join(root, 'apps/web/package.json')) ? spawnIn('apps/web', ['node_modules/vite/bin/vite.js']) : null;
for (const folder of ['apps/api/src', 'packages', 'prisma/schema']) watchFolder(folder);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopAll);

function startProduct() {
  return spawnIn('.', ['--max-semi-space-size=64', '--enable-source-maps', 'apps/api/dist/main.standalone.js']);
}

function spawnIn(folder, args) {
  return spawn(process.execPath, args, { cwd: path.join(root, folder), stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
}

function watchFolder(folder) {
  let timer;
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || /(^|\/)(dist|node_modules|generated)(\/|$)|\.spec\.ts$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(restart, SETTLE_MS);
  });
}

/** A change during a restart causes one more when it is done. */
async function restart() {
  isStale = true;
  if (isRestarting) return;
  isRestarting = true;
  while (isStale) {
    isStale = false;
    await stop(product);
    await rebuild();
    product = startProduct();
  }
  isRestarting = false;
}

/** In a process of its own: a failed build ends that one, and the next change tries again. */
function rebuild() {
  return new Promise((resolve) =>
    spawn(process.execPath, ['scripts/build.mjs', 'apps/api'], { cwd: root, stdio: 'inherit' }).once('close', resolve),
  );
}

function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}

async function stopAll() {
  await Promise.all([stop(product), stop(web)]);
  process.exit(0);
}
