// What the control groups of Linux leave of a machine: in a container, and under systemd, less than the machine has. Version 1 and 2; every group above
// counts as well.
import fs from 'node:fs';
import path from 'node:path';

export interface GroupLimits {
  /** May be a fraction. */
  cpus: number;
  memoryBytes: number;
}

/** Infinity where nothing is limited. `root` is `/` but in tests. */
export function cgroupLimits(root = '/'): GroupLimits {
  const limits: GroupLimits = { cpus: Infinity, memoryBytes: Infinity };
  for (const line of lines(path.join(root, 'proc/self/cgroup'))) {
    const [, controllers = '', group = '/'] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    const mounts = controllers === '' ? [''] : controllers.split(',').filter((name) => name === 'cpu' || name === 'memory');
    for (const mount of mounts) for (const folder of upwards(path.join(root, 'sys/fs/cgroup', mount), group)) tighten(limits, folder);
  }
  return limits;
}

/** The group's folder and those above it. A container sees its own group as the root, whatever the path says. */
function upwards(base: string, group: string): string[] {
  const folders = [base];
  for (const name of group.split('/').filter((part) => part !== '' && part !== '..')) folders.push(path.join(folders.at(-1)!, name));
  return folders;
}

function tighten(limits: GroupLimits, folder: string): void {
  const [quota, period] = (lines(path.join(folder, 'cpu.max'))[0] ?? '').split(' ').map(Number);
  const quota1 = firstNumber(path.join(folder, 'cpu.cfs_quota_us'));
  const period1 = firstNumber(path.join(folder, 'cpu.cfs_period_us'));
  const memory = firstNumber(path.join(folder, 'memory.max'));
  const memory1 = firstNumber(path.join(folder, 'memory.limit_in_bytes'));
  for (const cpus of [quota! / period!, quota1 / period1]) if (cpus > 0) limits.cpus = Math.min(limits.cpus, cpus);
  for (const bytes of [memory, memory1]) if (bytes > 0) limits.memoryBytes = Math.min(limits.memoryBytes, bytes);
}

/** NaN where there is none, or where it says `max`. */
function firstNumber(file: string): number {
  return Number(lines(file)[0] ?? Number.NaN);
}

function lines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').trim().split('\n');
  } catch {
    return [];
  }
}
