// One process tree and a folder: what `npm start` gives a newcomer.
import { join } from 'node:path';
import { freePort } from '../processes.mjs';
import { startHub } from '../hub.mjs';

export async function startEmbedded(folder, settings = {}) {
  const port = await freePort();
  const hub = await startHub({ folder: join(folder, 'hub'), port, settings });
  return { endpoint: `http://localhost:${port}`, port, clientEnv: {}, logFiles: [hub.logFile], stop: () => hub.stop() };
}
