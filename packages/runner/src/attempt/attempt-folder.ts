// The folder of one attempt, as the contract with trainers lays it out, and its removal.
import fs from 'node:fs/promises';
import path from 'node:path';

export class AttemptFolder {
  private constructor(readonly root: string) {}

  static async make(root: string): Promise<AttemptFolder> {
    await fs.mkdir(root, { mode: 0o700 });
    for (const part of ['inputs', 'inputs/model', 'inputs/data', 'work', 'work/tmp', 'out', 'out/checkpoints', 'out/result'])
      await fs.mkdir(path.join(root, part), { mode: 0o755 });
    return new AttemptFolder(root);
  }

  at(...parts: string[]): string {
    return path.join(this.root, ...parts);
  }

  /** Inputs and job.json are read only from now on. */
  async seal(): Promise<void> {
    await fs.chmod(this.at('job.json'), 0o444);
    await changeModes(this.at('inputs'), { folder: 0o555, file: 0o444 });
  }

  remove(): Promise<void> {
    return removeTree(this.root);
  }
}

/** Also what its owner may not write to. Nothing when it is not there. */
export async function removeTree(root: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 3 } as const;
  await fs.rm(root, options).catch(async (error: NodeJS.ErrnoException) => {
    if (!['EACCES', 'EPERM', 'ENOTEMPTY'].includes(error.code ?? '')) throw error;
    await changeModes(root, { folder: 0o700 });
    await fs.rm(root, options);
  });
}

async function changeModes(root: string, modes: { folder: number; file?: number }): Promise<void> {
  const isOpening = (modes.folder & 0o200) !== 0;
  if (isOpening) await fs.chmod(root, modes.folder);
  for (const entry of await fs.readdir(root, { withFileTypes: true })) {
    const full = path.join(root, entry.name);
    if (entry.isDirectory()) await changeModes(full, modes);
    else if (entry.isFile() && modes.file !== undefined) await fs.chmod(full, modes.file);
  }
  if (!isOpening) await fs.chmod(root, modes.folder);
}
