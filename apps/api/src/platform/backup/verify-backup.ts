// Reads every byte of a backup and compares it with what its manifest says.
import { ObjectStoreError } from '../object-store';
import type { BackupFolder } from './backup-folder';
import { openDumped } from './dumped-files';
import { inParallel } from '../../common/in-parallel';
import type { Backup, DumpedFile } from './manifest';
import { objectLines, type Proof, proofOf } from './object-lines';

const AT_A_TIME = 4;

/** What is wrong, a sentence each. */
export async function verifyRows({ tables, objects }: Backup, folder: BackupFolder): Promise<string[]> {
  const problems: string[] = [];
  await inParallel<DumpedFile>([...tables, objects], AT_A_TIME, async ({ file, sha256, sizeBytes }) => {
    const problem = await problemOf(folder, file, sizeBytes, proofOf({ proof: sha256, sizeBytes, key: file }));
    if (problem) problems.push(problem);
  });
  return problems.sort();
}

export async function verifyObjects({ objects }: Backup, folder: BackupFolder): Promise<string[]> {
  const problems: string[] = [];
  await inParallel(objectLines(await openDumped(folder, objects)), AT_A_TIME, async (object) => {
    const problem = await problemOf(folder, object.key, object.sizeBytes, proofOf(object));
    if (problem) problems.push(problem);
  });
  return problems.sort();
}

async function problemOf(folder: BackupFolder, file: string, sizeBytes: number, proof: Proof): Promise<string | null> {
  try {
    const opened = await folder.files.open(file);
    if (opened.sizeBytes !== sizeBytes) {
      opened.stream.destroy();
      return `${file} has ${opened.sizeBytes} bytes, not ${sizeBytes}.`;
    }
    for await (const bytes of opened.stream as AsyncIterable<Uint8Array>) proof.update(bytes);
    return proof.holds() ? null : `${file} has other bytes than were written.`;
  } catch (error) {
    if (error instanceof ObjectStoreError && error.code === 'object-store/missing') return `${file} is missing.`;
    throw error;
  }
}
