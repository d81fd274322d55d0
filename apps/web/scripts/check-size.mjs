// Run after a build. Fails when the JavaScript that a first visit to the list or to a repository page loads is larger than the budget (gzip).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 180 * 1000;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** What each page loads: the entry, its catalogue, the page's own chunks, and what the page always asks for later. */
const SHELL = ['index.html', 'src/locales/zh-CN.json?lingui'];
const PAGES = {
  '/models': [
    'src/routes/repository-list.tsx',
    'src/locales/lists/zh-CN.json?lingui',
    'src/features/fitting/components/model-tools.tsx',
    'src/locales/fitting/zh-CN.json?lingui',
  ],
  '/{ns}/{name}': [
    'src/routes/repository.tsx',
    'src/routes/repository-card.tsx',
    'src/features/fitting/components/model-tools.tsx',
    'src/locales/fitting/zh-CN.json?lingui',
  ],
};

function filesOf(id, seen) {
  const chunk = manifest[id] ?? Object.values(manifest).find(({ name }) => name === id);
  if (chunk === undefined) throw new Error(`the build has no chunk named ${id}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

let failed = false;
for (const [page, ids] of Object.entries(PAGES)) {
  const files = new Set();
  for (const id of [...SHELL, ...ids]) filesOf(id, files);
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length, 0);
  const verdict = bytes <= BUDGET_BYTES ? 'ok' : 'TOO LARGE';
  failed ||= bytes > BUDGET_BYTES;
  console.log(`${page}: ${(bytes / 1000).toFixed(1)} kB gzip in ${scripts.length} files, budget ${BUDGET_BYTES / 1000} kB: ${verdict}`);
}
process.exit(failed ? 1 : 0);
