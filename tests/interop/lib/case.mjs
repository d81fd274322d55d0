// The cases of one Node client. A case is a sentence and a function; a sentence that fails says why on one line.
// Prints the protocol of the ring: START, then PASS, FAIL or SKIP, each with mode, client and version.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const CASE_MS = 60_000;
/** Limits are for a machine with nothing else to do; another ring runs beside this one. */
const PATIENCE = 3;

/** Thrown by a case that cannot run here; the message says what would let it run. */
export class Skip extends Error {}

/** What the runner told this client: endpoint, users, folders, filters. */
export function readContext() {
  const context = JSON.parse(process.env.INTEROP_CONTEXT ?? 'null');
  if (!context) throw new Error('INTEROP_CONTEXT is not set: start this through tests/interop/run.mjs');
  mkdirSync(context.workDir, { recursive: true });
  return context;
}

export function suite(context, client, version) {
  const cases = [];
  const label = `${context.mode} ${client} ${version}`;
  return {
    /** `modes`: where it runs (everywhere when absent); `limitMs`: when it counts as stuck. */
    test: (sentence, body, { modes, limitMs = CASE_MS } = {}) => cases.push({ sentence, body, modes, limitMs }),
    async run() {
      for (const one of cases) if (isWanted(one, context)) await runCase(one, label, context);
    },
  };
}

function isWanted({ sentence, modes }, { grep, mode, anyMode }) {
  return (anyMode || !modes || modes.includes(mode)) && (!grep || sentence.toLowerCase().includes(grep.toLowerCase()));
}

async function runCase({ sentence, body, limitMs }, label, context) {
  if (context.list) return say(`LIST ${label}: ${sentence}`);
  say(`START ${label}: ${sentence}`);
  const folder = join(context.workDir, `case-${(counter += 1)}`);
  mkdirSync(folder, { recursive: true });
  try {
    await withinLimit(body(folder), PATIENCE * limitMs);
    say(`PASS ${label}: ${sentence}`);
  } catch (error) {
    if (error instanceof Skip) say(`SKIP ${label}: ${sentence}: ${oneLine(error.message)}`);
    else say(`FAIL ${label}: ${sentence}: ${reasonOf(error)}`);
  }
}

let counter = 0;

/** A line for who reads the run; it counts for nothing. */
export function note({ mode }, client, text) {
  say(`NOTE ${mode} ${client} -: ${text}`);
}

function withinLimit(promise, limitMs) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not end within ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function reasonOf(error) {
  const where = /\(?(?:file:\/\/)?[^\s()]*\/interop\/([^\s():]+:\d+)/.exec(
    (error.stack ?? '').split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node:')) ?? '',
  );
  return `${oneLine(error.message || String(error))}${where ? ` (${where[1]})` : ''}`;
}

function oneLine(text) {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length > 900 ? `${flat.slice(0, 900)} …` : flat;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
