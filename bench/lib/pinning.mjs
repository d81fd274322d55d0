// Programs on cores of their own: what serves on one, what asks it and its database on the other.
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import { run } from './command.mjs';

export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

/** The hub's node process with all its threads on the server's core, its PostgreSQL on the other. Answers a function that lets them go. */
export async function pinHub(hub) {
  if (os.availableParallelism() < 2) throw new Error('this row needs two cores');
  const postmaster = hub.database.postmasterPid();
  const place = async (server, database) => {
    await pin(hub.pid, server);
    for (const pid of [postmaster, ...childrenOf(postmaster)]) await pin(pid, database);
  };
  await place(SERVER_CORE, CLIENT_CORE);
  const all = `0-${os.availableParallelism() - 1}`;
  return () => place(all, all);
}

/** A process that ended meanwhile needs no place. */
export async function pin(pid, cores) {
  await run('taskset', ['-a', '-c', '-p', String(cores), String(pid)]).catch((error) => {
    if (!error.message.includes('No such process')) throw error;
  });
}

function childrenOf(pid) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.filter((name) => parentOf(name) === pid).map(Number);
}

/** What a process has used of the processor with all its threads (proc(5), utime and stime in hundredths). */
export function cpuSeconds(pid) {
  const fields = statFields(pid);
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function parentOf(pid) {
  try {
    return Number(statFields(pid)[1]);
  } catch {
    return null;
  }
}

/** From the third on: the second is a name that may hold spaces. */
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
