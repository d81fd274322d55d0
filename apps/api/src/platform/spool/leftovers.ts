// Spool files carry the name of the host and the process that made them, so that several processes can share the folder and only the files
// of dead ones are removed.
import { readdir, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';

const HOST = hostname().replaceAll(/[^A-Za-z0-9-]/g, '-');
const NAME = /^(?<host>[A-Za-z0-9-]*)\.(?<processId>\d+)\.[0-9a-f-]+\.spool$/;
/** A file whose process may live (on another host, or a new process has its id) is given this long; one being written stays young. */
const DOUBTFUL_MS = 24 * 60 * 60 * 1000;

export function spoolFileName(id: string, processId = process.pid, host = HOST): string {
  return `${host}.${processId}.${id}.spool`;
}

/** Removes spool files older than `startedAt` whose process no longer runs, or that nobody touched for a day. Other files stay. */
export async function removeLeftovers(directory: string, startedAt: Date): Promise<void> {
  for (const name of await readdir(directory)) {
    const owner = NAME.exec(name)?.groups;
    if (!owner) continue;
    const path = `${directory}/${name}`;
    const modifiedAt = await stat(path).then(
      (found) => found.mtime,
      () => null,
    );
    if (!modifiedAt || modifiedAt >= startedAt) continue;
    const isDead = owner['host'] === HOST && !isRunning(Number(owner['processId']));
    if (isDead || startedAt.getTime() - modifiedAt.getTime() > DOUBTFUL_MS) await unlink(path).catch(() => {});
  }
}

/** Our own process id on a file older than ourselves is one that was used before (in a container it is always the same). */
function isRunning(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
