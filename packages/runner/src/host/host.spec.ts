import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cgroupLimits } from './cgroup-limits';
import { findGpus, parseGpus } from './gpus';
import { Allotment, lookAtHost } from './host';
import { findRecipes } from './recipes';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'runner-host-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>, mode = 0o644): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content, { mode });
  }
}

describe('what control groups leave of a machine', () => {
  it('is all of it without limits, or without control groups', () => {
    expect(cgroupLimits(folder)).toEqual({ cpus: Infinity, memoryBytes: Infinity });
    write({ 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n', 'sys/fs/cgroup/memory.max': 'max\n' });
    expect(cgroupLimits(folder)).toEqual({ cpus: Infinity, memoryBytes: Infinity });
  });

  it('is the least of a group and those above it (version 2)', () => {
    write({
      'proc/self/cgroup': '0::/system.slice/runner.service\n',
      'sys/fs/cgroup/system.slice/cpu.max': '150000 100000\n',
      'sys/fs/cgroup/system.slice/memory.max': '8000000000\n',
      'sys/fs/cgroup/system.slice/runner.service/memory.max': '4000000000\n',
      'sys/fs/cgroup/system.slice/runner.service/cpu.max': 'max 100000\n',
    });
    expect(cgroupLimits(folder)).toEqual({ cpus: 1.5, memoryBytes: 4_000_000_000 });
  });

  it('is read from version 1 as well', () => {
    write({
      'proc/self/cgroup': '12:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n1:name=systemd:/docker/abc\n',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': '2000000000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    });
    expect(cgroupLimits(folder)).toEqual({ cpus: 2, memoryBytes: 2_000_000_000 });
  });
});

describe('what a host has', () => {
  it('are the GPUs that nvidia-smi names', async () => {
    write({ 'nvidia-smi': '#!/bin/sh\necho "0, NVIDIA GeForce RTX 4090, 24564"; echo "1, NVIDIA A100-SXM4-80GB, 81920"\n' }, 0o755);
    const host = await lookAtHost({ searchPath: `${folder}:/usr/bin:/bin`, root: folder, memoryBytes: 1e9 });
    expect(host).toMatchObject({ memoryBytes: 1e9, problem: null, gpus: [{ index: 0, name: 'NVIDIA GeForce RTX 4090' }, { index: 1 }] });
    expect(host.cpus).toBe(os.availableParallelism());
  });

  it('are none where nvidia-smi is not there, and a problem where it fails', async () => {
    expect(await findGpus(folder)).toEqual({ gpus: [], problem: null });
    write({ 'nvidia-smi': '#!/bin/sh\necho "Failed to initialize NVML" >&2; exit 9\n' }, 0o755);
    expect(await findGpus(`${folder}:/usr/bin:/bin`)).toEqual({ gpus: [], problem: expect.stringContaining('Failed to initialize NVML') });
    expect(parseGpus('No devices were found\n')).toEqual([]);
  });

  it('are the recipes that hold a program', () => {
    write({ 'sft-lora/recipe.json': '{"program":"train.py"}', 'sft-lora/train.py': '', 'common/reading.py': '', 'README.md': '' });
    write({ 'away/recipe.json': '{"program":"train.py"}', 'odd/recipe.json': '{"program":"../x.py"}', 'x.py': '', 'bad/recipe.json': '{' });
    expect(findRecipes(folder)).toEqual([{ name: 'sft-lora', program: 'sft-lora/train.py', serves: false }]);
    expect(findRecipes(path.join(folder, 'nowhere'))).toEqual([]);
  });

  it('is nothing once every slot is taken, and each GPU has one holder', () => {
    const gpus = [3, 5].map((index) => ({ index, name: 'x', memoryBytes: 1 }));
    const allotment = new Allotment({ cpus: 4, memoryBytes: 100, gpus, problem: null }, 2);
    const first = allotment.take({ cpus: 1, memoryBytes: 30, gpus: 1 });
    expect(allotment.free).toEqual({ cpus: 3, memoryBytes: 70, gpus: 1 });
    const second = allotment.take({ cpus: 1, memoryBytes: 30, gpus: 1 });
    expect([first.gpus, second.gpus, allotment.free]).toEqual([[3], [5], { cpus: 0, memoryBytes: 0, gpus: 0 }]);
    allotment.giveBack(first);
    expect(allotment.free).toEqual({ cpus: 3, memoryBytes: 70, gpus: 1 });
    expect(allotment.take({ cpus: 1, memoryBytes: 1, gpus: 1 }).gpus).toEqual([3]);
  });
});
