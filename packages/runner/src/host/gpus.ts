// GPUs of NVIDIA, as nvidia-smi tells of them. No nvidia-smi, no GPUs; one that answers with an error is a problem that the operator hears of.
import { execFile } from 'node:child_process';

export interface Gpu {
  index: number;
  name: string;
  memoryBytes: number;
}

const PROGRAM = 'nvidia-smi';
const QUERY = ['--query-gpu=index,name,memory.total', '--format=csv,noheader,nounits'];
const MIB = 1024 * 1024;
const PATIENCE_MS = 20_000;

export async function findGpus(searchPath = process.env.PATH ?? ''): Promise<{ gpus: Gpu[]; problem: string | null }> {
  const { output, error } = await ask(searchPath);
  if (error === null) return { gpus: parseGpus(output), problem: null };
  if (error === 'ENOENT') return { gpus: [], problem: null };
  return { gpus: [], problem: `nvidia-smi failed, so that no GPU is offered: ${error}` };
}

/** `0, NVIDIA A100-SXM4-80GB, 81920`: one line each. Lines that say something else are no GPU. */
export function parseGpus(csv: string): Gpu[] {
  return csv.split('\n').flatMap((line) => {
    const [, index, name, mebibytes] = /^\s*(\d+)\s*,\s*(.+?)\s*,\s*(\d+)\s*$/.exec(line) ?? [];
    return name === undefined ? [] : [{ index: Number(index), name: name.slice(0, 200), memoryBytes: Number(mebibytes) * MIB }];
  });
}

function ask(searchPath: string): Promise<{ output: string; error: string | null }> {
  return new Promise((resolve) => {
    execFile(PROGRAM, QUERY, { timeout: PATIENCE_MS, env: { PATH: searchPath } }, (error, output, complaint) => {
      if (!error) return resolve({ output, error: null });
      const code = (error as NodeJS.ErrnoException).code;
      resolve({ output, error: code === 'ENOENT' ? code : (complaint || output || error.message).trim().slice(0, 300) });
    });
  });
}
