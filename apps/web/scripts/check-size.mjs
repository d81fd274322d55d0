// Run after a build. A table of the JavaScript that a first visit to each route loads (gzip); fails when one is larger than the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { routeImports } from './route-imports.mjs';

const BUDGET_BYTES = 180 * 1000;
/** Of pages that one comes to from others, which have the shell by then: most are above the budget for who opens one first (docs/known-gaps.md). They may not grow without end. */
const INNER_BYTES = 220 * 1000;
const INNER = 'locales/rare';
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const imports = routeImports(readFileSync(new URL('../src/app/router.tsx', import.meta.url), 'utf8'));

/** The entry and its catalogue. */
const SHELL = ['index.html', 'src/locales/zh-CN.json?lingui'];
const MODEL_TOOLS = ['src/features/fitting/components/model-tools.tsx', 'src/locales/fitting/zh-CN.json?lingui'];
/** What a page always asks for later, though nobody waits for it. */
const LATER = { '/models': MODEL_TOOLS, '/{ns}/{name}/': MODEL_TOOLS };

function filesOf(id, seen) {
  const chunk = manifest[id] ?? Object.values(manifest).find(({ name }) => name === id);
  if (chunk === undefined) throw new Error(`the build has no chunk named ${id}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

/** Chunks of a module as the map of pages names it: words bring their catalogue. */
function chunksOf(path) {
  if (path.startsWith('locales/')) return [`src/${path}/zh-CN.json?lingui`];
  const words = /^lib\/(\w+)-words$/.exec(path)?.[1];
  // What several routes share is known by its name only.
  const id = [`src/${path}.tsx`, `src/${path}.ts`].find((file) => file in manifest) ?? path.split('/').at(-1);
  return words === undefined ? [id] : [id, `src/locales/${words}/zh-CN.json?lingui`];
}

const sizes = new Map();
function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length);
  return sizes.get(file);
}

function measured(route) {
  const files = new Set();
  for (const id of [...SHELL, ...imports[route].flatMap(chunksOf), ...(LATER[route] ?? [])]) filesOf(id, files);
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const most = imports[route].includes(INNER) ? INNER_BYTES : BUDGET_BYTES;
  return { route, most, files: scripts.length, bytes: scripts.reduce((sum, file) => sum + sizeOf(file), 0) };
}

const rows = Object.keys(imports)
  .map(measured)
  .sort((a, b) => b.bytes - a.bytes);
for (const wanted of ['/', '/models', '/{ns}/{name}/'])
  if (!(wanted in imports)) throw new Error(`the map of pages was not understood: no ${wanted}`);
const width = Math.max(...rows.map(({ route }) => route.length));
console.log(`${'route'.padEnd(width)}  kB gzip  files  (budget ${BUDGET_BYTES / 1000} kB)`);
for (const { route, most, files, bytes } of rows) {
  const verdict = bytes > most ? '  TOO LARGE' : bytes > BUDGET_BYTES ? `  above, known (at most ${INNER_BYTES / 1000})` : '';
  console.log(`${route.padEnd(width)}  ${(bytes / 1000).toFixed(1).padStart(7)}  ${String(files).padStart(5)}${verdict}`);
}
process.exit(rows.some(({ bytes, most }) => bytes > most) ? 1 : 0);
