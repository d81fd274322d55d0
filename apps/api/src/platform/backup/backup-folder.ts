// The folder of a backup: `objects/` holds rows (`database/<id>/…`) and large files (their key in the hub), `manifest.json` the last complete
// backup, `progress.json` one under way. Files appear whole or not at all, flushed, readable by their owner only.
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderStore } from '../object-store/folder-store';
import { BackupError } from './backup-errors';
import { type Backup, type Manifest, parseBackup } from './manifest';

const MANIFEST = 'manifest.json';
const PROGRESS = 'progress.json';
const SECRET = 'secret.key';
/** What may lie in a folder that somebody means to be a backup. */
const OURS = new Set([MANIFEST, PROGRESS, SECRET, 'objects', 'incoming', 'lost+found']);
const ABANDONED_MS = 24 * 3_600_000;

export const DATABASE_PREFIX = 'database/';

export class BackupFolder {
  readonly files: FolderStore;

  constructor(
    readonly folder: string,
    minFreeBytes = 0,
  ) {
    this.files = new FolderStore({ rootDir: folder, minFreeBytes });
  }

  /** For writing: makes it, and refuses a folder that holds something else. */
  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const foreign = (await readdir(this.folder)).filter((name) => !OURS.has(name) && !name.endsWith('.new'));
    if (foreign.length > 0) {
      throw new BackupError(
        'not-a-backup',
        `${this.folder} holds ${foreign.slice(0, 3).join(', ')}: name an empty folder, or that of a former backup.`,
      );
    }
    await this.files.sweepIncomplete(new Date(Date.now() - ABANDONED_MS));
  }

  manifest(): Promise<Manifest | null> {
    return this.read<Manifest>(MANIFEST);
  }

  progress(): Promise<Backup | null> {
    return this.read<Backup>(PROGRESS);
  }

  /** @throws BackupError when there is none: for those who read backups. */
  async complete(): Promise<Manifest> {
    const manifest = await this.manifest();
    if (manifest) return manifest;
    if (await this.progress())
      throw new BackupError('unfinished', `The backup in ${this.folder} was not finished: run grove backup again, it goes on.`);
    throw new BackupError('not-a-backup', `There is no backup in ${this.folder}.`);
  }

  writeProgress(backup: Backup): Promise<void> {
    return this.write(PROGRESS, `${JSON.stringify(backup, null, 2)}\n`);
  }

  /** The step that makes the new backup the one that counts. */
  async finish(manifest: Manifest): Promise<void> {
    await this.write(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
    await rm(join(this.folder, PROGRESS), { force: true });
  }

  async writeSecretKey(key: string | null): Promise<void> {
    if (key === null) await rm(join(this.folder, SECRET), { force: true });
    else await this.write(SECRET, `${key}\n`);
  }

  async secretKey(): Promise<string | null> {
    return (await this.text(SECRET))?.trim() ?? null;
  }

  /** Rows of backups that no longer count. */
  async removeRowsExcept(ids: readonly string[]): Promise<void> {
    for await (const { key } of this.files.list(DATABASE_PREFIX)) {
      if (!ids.includes(key.split('/')[1] ?? '')) await this.files.delete(key);
    }
  }

  private async read<T extends Backup>(name: string): Promise<T | null> {
    const text = await this.text(name);
    return text === null ? null : parseBackup<T>(text, join(this.folder, name));
  }

  private async text(name: string): Promise<string | null> {
    try {
      return await readFile(join(this.folder, name), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  private async write(name: string, text: string): Promise<void> {
    const draft = join(this.folder, `${name}.${randomUUID()}.new`);
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(this.folder, name));
    const folder = await open(this.folder, 'r');
    await folder.sync().finally(() => folder.close());
  }
}
