// The contract of /hub/v1 as files: the OpenAPI document, and types made from it. `node scripts/contract-files.mjs DOCUMENT.json [--check]` writes
// them from a document, or exits 1 when they are not what the document leads to. scripts/contract.mjs takes the document from the routes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const shared = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../packages/shared');
const HEADER = '// Made from ../../openapi/hub.json by scripts/contract.mjs. Change the routes, then run: npm run contract\n\n';

/** File → contents. @param {object} document */
async function renderContract(document) {
  const types = HEADER + astToString(await openapiTS(structuredClone(document), { alphabetize: true }));
  return Promise.all([
    formatted(path.join(shared, 'openapi/hub.json'), JSON.stringify(document)),
    formatted(path.join(shared, 'src/generated/hub-api.ts'), types),
  ]);
}

async function formatted(file, text) {
  return { file, text: await format(text, { ...(await resolveConfig(file)), filepath: file }) };
}

export async function writeContract(document) {
  for (const { file, text } of await renderContract(document)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** What differs, '' when nothing does. */
export async function contractDrift(document) {
  const stale = (await renderContract(document)).flatMap(({ file, text }) => describe(file, text));
  return stale.length === 0 ? '' : `The contract is not what the routes say (npm run contract makes it):\n${stale.join('\n')}`;
}

function describe(file, text) {
  const [kept, made] = [readOrEmpty(file).split('\n'), text.split('\n')];
  const line = made.findIndex((content, index) => content !== kept[index]);
  const at = line < 0 && kept.length !== made.length ? made.length : line;
  if (at < 0) return [];
  return [`${path.relative(process.cwd(), file)}:${at + 1}`, `  kept: ${kept[at]?.trim() ?? ''}`, `  made: ${made[at]?.trim() ?? ''}`];
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [source, mode] = process.argv.slice(2);
  const document = JSON.parse(readFileSync(source, 'utf8'));
  const drift = mode === '--check' ? await contractDrift(document) : await writeContract(document);
  if (drift) process.stderr.write(`${drift}\n`);
  process.exitCode = drift ? 1 : 0;
}
