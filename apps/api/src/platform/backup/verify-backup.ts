// Reads every byte of a backup and compares it with what its manifest says.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ObjectStoreError } from '../object-store';
import type { BackupFolder } from './backup-folder';
import { openDumped } from './dumped-files';
import { inParallel } from '../../common/in-parallel';
import type { Backup, DumpedFile } from './manifest';
import { objectLines } from './object-lines';

const AT_A_TIME = 4;

/** What is wrong, a sentence each. */
export async function verifyRows({ tables, objects }: Backup, folder: BackupFolder): Promise<string[]> {
  const problems: string[] = [];
  await inParallel<DumpedFile>([...tables, objects], AT_A_TIME, async ({ file, sha256, sizeBytes }) => {
    const problem = await problemOf(folder, file, sha256, sizeBytes);
    if (problem) problems.push(problem);
  });
  return problems.sort();
}

export async function verifyObjects({ objects }: Backup, folder: BackupFolder): Promise<string[]> {
  const problems: string[] = [];
  await inParallel(objectLines(await openDumped(folder, objects)), AT_A_TIME, async ({ key, sha256, sizeBytes }) => {
    const problem = await problemOf(folder, key, sha256, sizeBytes);
    if (problem) problems.push(problem);
  });
  return problems.sort();
}

async function problemOf(folder: BackupFolder, file: string, sha256: string, sizeBytes: number): Promise<string | null> {
  try {
    const opened = await folder.files.open(file);
    if (opened.sizeBytes !== sizeBytes) {
      opened.stream.destroy();
      return `${file} has ${opened.sizeBytes} bytes, not ${sizeBytes}.`;
    }
    return (await hashOf(opened.stream)) === sha256 ? null : `${file} has other bytes than were written.`;
  } catch (error) {
    if (error instanceof ObjectStoreError && error.code === 'object-store/missing') return `${file} is missing.`;
    throw error;
  }
}

async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream as AsyncIterable<Uint8Array>) hash.update(chunk);
  return hash.digest('hex');
}
