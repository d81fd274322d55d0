// What this machine has to give, and what of it is taken by attempts that run.
import os from 'node:os';
import type { Capacity } from '../protocol';
import { cgroupLimits } from './cgroup-limits';
import { findGpus, type Gpu } from './gpus';

export interface Host {
  cpus: number;
  memoryBytes: number;
  gpus: Gpu[];
  /** What the operator should hear of. */
  problem: string | null;
}

/** The system and the runner itself want some. */
const KEPT_FOR_THE_SYSTEM = 0.1;

/** `memoryBytes`: what the operator set it to. */
export async function lookAtHost(options: { memoryBytes?: number; searchPath?: string; root?: string } = {}): Promise<Host> {
  const limits = cgroupLimits(options.root);
  const all = Math.min(os.totalmem(), limits.memoryBytes);
  const { gpus, problem } = await findGpus(options.searchPath);
  return {
    cpus: Math.max(1, Math.floor(Math.min(os.availableParallelism(), limits.cpus))),
    memoryBytes: options.memoryBytes ?? Math.floor(all * (1 - KEPT_FOR_THE_SYSTEM)),
    gpus,
    problem,
  };
}

/** Who holds what. A GPU belongs to one attempt at a time. */
export class Allotment {
  private readonly held = new Set<Share>();

  constructor(
    private readonly host: Host,
    private readonly slots: number,
  ) {}

  get total(): Capacity {
    return { cpus: this.host.cpus, memoryBytes: this.host.memoryBytes, gpus: this.host.gpus.length };
  }

  /** Nothing at all once every slot is taken. */
  get free(): Capacity {
    if (this.held.size >= this.slots) return { cpus: 0, memoryBytes: 0, gpus: 0 };
    const left = this.total;
    for (const { wanted } of this.held) {
      left.cpus = Math.max(0, left.cpus - wanted.cpus);
      left.memoryBytes = Math.max(0, left.memoryBytes - wanted.memoryBytes);
      left.gpus = Math.max(0, left.gpus - wanted.gpus);
    }
    return left;
  }

  /** The hub gave the job to us for what we said is free; the indexes of the GPUs it gets. */
  take(wanted: Capacity): Share {
    const taken = new Set([...this.held].flatMap((share) => share.gpus));
    const gpus = this.host.gpus.map(({ index }) => index).filter((index) => !taken.has(index));
    const share = { wanted, gpus: gpus.slice(0, wanted.gpus) };
    this.held.add(share);
    return share;
  }

  giveBack(share: Share): void {
    this.held.delete(share);
  }
}

export interface Share {
  wanted: Capacity;
  gpus: number[];
}
