// What the valkey image does: runs the command in its data folder.
import { mkdirSync } from 'node:fs';
import { startProcess } from '../../tests/interop/lib/processes.mjs';

export async function startRedis({ container, argv, env }) {
  mkdirSync(container.folder, { recursive: true });
  const [program, ...args] = argv;
  return startProcess(program, [...args, '--bind', container.address, '--dir', container.folder], { logFile: container.logFile, env });
}
