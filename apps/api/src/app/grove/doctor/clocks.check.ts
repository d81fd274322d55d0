// Three clocks that must agree: ours (expiry of links and tokens), the database's (rows), the object store's (signatures of addresses).
import type pg from 'pg';
import type { ObjectStoreSettings } from '../../../platform/config';
import { messageOf, type Finding, ok, problem, warning } from './finding';

const CHECK = 'clocks';
const WARN_MS = 5_000;
/** Sessions, tokens and one-time links would end visibly early or late. */
const PROBLEM_MS = 60_000;
const ADVICE = 'let both machines follow a time server (NTP)';
const TIMEOUT_MS = 10_000;

export async function checkDatabaseClock(client: pg.Client, now: () => number = Date.now): Promise<Finding> {
  const before = now();
  const { rows } = await client.query<{ ms: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms');
  const after = now();
  return verdict('the database', difference(rows[0]?.ms ?? 0, before, after));
}

/** By the Date header (RFC 9110 §6.6.1), whatever the answer is otherwise. A folder has our own clock. */
export async function checkStoreClock(store: ObjectStoreSettings, now: () => number = Date.now): Promise<Finding[]> {
  if (store.kind === 'folder') return [];
  const before = now();
  try {
    const response = await fetch(store.endpoint, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const at = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(at)) return [warning(CHECK, 'the object store does not tell its time', 'compare its clock by hand')];
    return [verdict('the object store', difference(at, before, now(), 1_000))];
  } catch (error) {
    return [problem(CHECK, `the object store does not answer: ${messageOf(error)}`, 'look at GROVE_S3_ENDPOINT')];
  }
}

/** How far `theirs` lies outside of the time that the question took; their clock shows steps of `stepMs`. */
function difference(theirs: number, before: number, after: number, stepMs = 0): number {
  if (theirs + stepMs < before) return theirs + stepMs - before;
  return theirs > after ? theirs - after : 0;
}

function verdict(whose: string, offMs: number): Finding {
  const size = Math.abs(offMs);
  const text = `${whose} is ${(size / 1000).toFixed(1)} s ${offMs < 0 ? 'behind' : 'ahead of'} this process`;
  if (size >= PROBLEM_MS) return problem(CHECK, text, ADVICE);
  return size >= WARN_MS ? warning(CHECK, text, ADVICE) : ok(CHECK, `${whose} and this process agree`);
}
