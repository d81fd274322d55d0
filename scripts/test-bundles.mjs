// Test files that are run as one: Jest loads every module anew for each test file, and the modules of a hub cost four seconds of CPU each time. A
// bundle is a file that requires several test files, each inside a `describe` of its own, so that they share what is loaded and nothing else.
// A file that replaces modules, or that says `@jest-alone` with its reason, is run by itself.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const ALONE = /\bjest\.(?:mock|doMock|dontMock|isolateModules|resetModules)\b|@jest-alone/;
const OWN_TIMEOUT = /^jest\.setTimeout\(([\d_]+)\)/m;

/**
 * Writes bundles of `files` (absolute paths). What runs are `run`; `config` is a configuration of Jest that finds them; call `leave` afterwards.
 * @param {string[]} files
 * @param {number} count how many bundles at most; none: each file by itself
 */
export function makeBundles(files, count) {
  const parent = path.join(root, '.test/bundles');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'run-'));
  const sources = files.map((file) => ({ file, text: readFileSync(file, 'utf8'), bytes: statSync(file).size }));
  const isAlone = ({ text }) => count === 0 || ALONE.test(text);
  const alone = sources.filter(isAlone);
  const shared = sources.filter((source) => !isAlone(source));
  const bundles = evenly(shared, count).map((part, index) => writeBundle(folder, index, part));
  const config = path.join(folder, 'jest.config.cjs');
  writeFileSync(config, configuration(folder));
  return {
    config,
    run: [...bundles, ...alone.map(({ file }) => file)],
    isBundle: (file) => bundles.includes(file),
    leave: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The largest first, each to the bundle that has least. */
function evenly(sources, count) {
  const parts = Array.from({ length: Math.min(count, sources.length) }, () => ({ bytes: 0, members: [] }));
  for (const source of sources.toSorted((a, b) => b.bytes - a.bytes)) {
    const least = parts.reduce((found, part) => (part.bytes < found.bytes ? part : found));
    least.bytes += source.bytes;
    least.members.push(source);
  }
  return parts.map(({ members }) => members);
}

function writeBundle(folder, index, members) {
  const file = path.join(folder, `bundle-${index}.spec.ts`);
  const timeouts = members.map(({ text }) => Number(OWN_TIMEOUT.exec(text)?.[1].replaceAll('_', '') ?? 0));
  const parts = members.map(
    (member) => `describe(${JSON.stringify(path.relative(root, member.file))}, () => { require(${JSON.stringify(member.file)}); });`,
  );
  // The longest of them: what a file says of its time holds for all.
  const longest = Math.max(90_000, ...timeouts);
  writeFileSync(file, [...parts, `jest.setTimeout(${longest});`, ''].join('\n'));
  return file;
}

function configuration(folder) {
  const base = path.join(root, 'jest.config.cjs');
  return `const base = require(${JSON.stringify(base)});\nmodule.exports = { ...base, roots: [...base.roots, ${JSON.stringify(folder)}] };\n`;
}
