// What memory somebody has for models, as the browser keeps it. Pure.
import { GB, readGigabytes, RUNTIME_BYTES } from '../../../lib/model-memory';

export const HARDWARE_KEY = 'grove.hardware';

/** `memory`: shared by everything that runs: the unified memory of a Mac, or a computer without a graphics card. */
export type Hardware = { kind: 'gpus'; gpusGb: readonly number[] } | { kind: 'memory'; memoryGb: number };

export const GPU_SIZES = [8, 12, 16, 24, 48, 80] as const;
export const MEMORY_SIZES = [8, 16, 24, 32, 64, 128] as const;
export const MOST_GPUS = 16;
/** Of memory that is shared: the rest is for the system and other programs. */
export const SHARED_PART = 0.75;

/** What is kept, or null for what is no hardware: what another version wrote, or somebody by hand. */
export function readHardware(text: string | null): Hardware | null {
  const [kind, values = ''] = (text ?? '').split(':');
  const sizes = values.split('+').map(readGigabytes);
  const known = sizes.filter((size) => size !== null);
  if (known.length !== sizes.length || known.length > MOST_GPUS) return null;
  if (kind === 'gpus') return { kind, gpusGb: known };
  return kind === 'memory' && known.length === 1 ? { kind, memoryGb: known[0] ?? 0 } : null;
}

export function writeHardware(hardware: Hardware): string {
  return hardware.kind === 'gpus' ? `gpus:${hardware.gpusGb.join('+')}` : `memory:${hardware.memoryGb}`;
}

/** As if it were one card: every further one has a runtime of its own to carry. */
export function usableBytes(hardware: Hardware): number {
  if (hardware.kind === 'memory') return hardware.memoryGb * SHARED_PART * GB;
  const all = hardware.gpusGb.reduce((sum, size) => sum + size, 0) * GB;
  return Math.max(0, all - (hardware.gpusGb.length - 1) * RUNTIME_BYTES);
}

/** For `fits=` in an address, rounded down. */
export function usableGb(hardware: Hardware): string {
  return String(Math.floor((usableBytes(hardware) / GB) * 10) / 10);
}
