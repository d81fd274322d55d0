// Every code that /hub/v1 may refuse with, read from the sources when the contract is built: a list kept by hand would be wrong by the
// next commit. Codes that only the dialects of other clients speak are left out.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { WireFormatError, type WireFormatErrorCode } from '@modelgrove/wire-formats';
import { DomainError, type ErrorKind } from '../common/errors';
import { renderHubError } from '../surfaces/hub';

export interface ProblemCode {
  code: string;
  status: number;
}

/** The same depth from src and dist. */
const SOURCES = join(__dirname, '../../src');
const OF_OTHERS = [
  'surfaces/git',
  'surfaces/lfs',
  'surfaces/huggingface',
  'surfaces/csghub',
  'surfaces/xet',
  'surfaces/runners',
  'surfaces/openai',
].map((folder) => folder.replace('/', sep));
const REFUSAL = /(?:new DomainError|super)\(([^;]{0,200}?)'([a-z][a-z0-9-]*\/[a-z0-9-]+)'/g;
/** What the formats refuse that our own routes read: addresses and the lines of a commit. */
const FORMATS = join(__dirname, '../../../../packages/wire-formats/src');
const FORMAT_REFUSAL = /new WireFormatError\(\s*'((?:url|ndjson|commit)\/[a-z0-9-]+)'/g;
const WORD = /'([a-z-]+)'/g;
const KINDS: readonly string[] = [
  'invalid',
  'unauthenticated',
  'unpaid',
  'forbidden',
  'not-found',
  'conflict',
  'precondition',
  'too-large',
  'too-many',
  'unprocessable',
  'range',
  'unavailable',
  'unsupported',
] satisfies ErrorKind[];

/** In order of the code. */
export function problemCodes(folder: string = SOURCES): ProblemCode[] {
  const found = new Map<string, number>([['internal/unexpected', 500], ...formatCodes()]);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /\.spec\.ts$|for-specs|testing/.test(name) || OF_OTHERS.some((other) => name.startsWith(other))) continue;
    for (const [, before = '', code = ''] of readFileSync(join(folder, name), 'utf8').matchAll(REFUSAL)) {
      const kind = [...before.matchAll(WORD)].map(([, word = '']) => word).findLast((word) => KINDS.includes(word));
      if (kind !== undefined) found.set(code, renderHubError(new DomainError(kind as ErrorKind, code, ''), '').status);
    }
  }
  return [...found].map(([code, status]) => ({ code, status })).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function formatCodes(): [string, number][] {
  const sources = readdirSync(FORMATS, { encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  const codes = sources.flatMap((name) => [...readFileSync(join(FORMATS, name), 'utf8').matchAll(FORMAT_REFUSAL)].map(([, code]) => code));
  return codes.map((code) => [code as string, renderHubError(new WireFormatError(code as WireFormatErrorCode, ''), '').status]);
}
