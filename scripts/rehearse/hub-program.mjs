// A process of the hub's own image: the command, from the clone instead of /app, with the environment of compose file and Dockerfile.
import { mkdirSync } from 'node:fs';
import { ROOT } from '../../tests/interop/lib/hub.mjs';
import { startProcess } from '../../tests/interop/lib/processes.mjs';

export async function startHubProcess({ container, argv, env }) {
  mkdirSync(container.folder, { recursive: true });
  const [program, ...args] = argv;
  return startProcess(program, args, { cwd: ROOT, logFile: container.logFile, env });
}
