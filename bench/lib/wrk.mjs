// wrk with 32 connections on one thread, on the clients' core.
import { run } from './command.mjs';
import { CLIENT_CORE } from './pinning.mjs';

const TO_MS = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

/** @returns {Promise<{ requestsPerSecond: number, requests: number, p99Ms: number }>} throws when anything but 2xx came */
export async function wrk(url, seconds) {
  const args = ['-c', String(CLIENT_CORE), 'wrk', '-t', '1', '-c', '32', '-d', `${seconds}s`, '--latency', '--timeout', '10s', url];
  const { stdout } = await run('taskset', args);
  const bad = /Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)/.exec(stdout);
  if (bad) throw new Error(`wrk: ${bad[0]}`);
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]),
    requests: Number(/(\d+) requests in/.exec(stdout)[1]),
    p99Ms: percentile(stdout, 99),
  };
}

function percentile(stdout, which) {
  const [, value, unit] = new RegExp(`${which}%\\s+([\\d.]+)(us|ms|s|m)`).exec(stdout);
  return Number(value) * TO_MS[unit];
}
