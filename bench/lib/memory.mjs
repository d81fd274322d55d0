// Memory of one process while something happens.
import { readFileSync } from 'node:fs';

const EVERY_MS = 100;
const MIB = 2 ** 20;

function rssBytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/** The proportional set size of a process and of those that it started. */
export function proportionalMiB(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  const own = Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
  return children.reduce((sum, child) => sum + proportionalMiB(child), own);
}

/** The highest resident size during `work` over the one before it, in MiB; sampled every 100 ms. The result of `work` comes along. */
export async function growthDuring(pid, work) {
  const before = rssBytes(pid);
  let highest = before;
  const timer = setInterval(() => (highest = Math.max(highest, rssBytes(pid))), EVERY_MS);
  try {
    const result = await work();
    highest = Math.max(highest, rssBytes(pid));
    return { growthMiB: (highest - before) / MIB, result };
  } finally {
    clearInterval(timer);
  }
}
