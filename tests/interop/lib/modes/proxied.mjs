// The embedded hub behind a real reverse proxy with TLS. Clients know the proxy's https address only.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../processes.mjs';
import { makeCertificate } from '../certificate.mjs';
import { startNginx } from '../nginx.mjs';
import { startEmbedded } from './embedded.mjs';

export async function startProxied(folder) {
  mkdirSync(folder, { recursive: true });
  const certificate = makeCertificate(folder);
  const port = await freePort();
  const endpoint = `https://localhost:${port}`;
  const started = [];
  const stop = async () => {
    for (const service of started.toReversed()) await service.stop();
  };
  try {
    const hub = await startEmbedded(folder, { GROVE_PUBLIC_URL: endpoint, GROVE_TRUSTED_PROXIES: '127.0.0.1,::1' });
    started.push(hub);
    const nginx = await startNginx({ folder: join(folder, 'nginx'), port, hubPort: hub.port, certificate });
    started.push(nginx);
    return { endpoint, port, clientEnv: trusting(certificate.authority), logFiles: [...hub.logFiles, nginx.logFile], stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The names under which Python, requests, Node, git and git-lfs take a certificate authority. */
function trusting(file) {
  return { SSL_CERT_FILE: file, REQUESTS_CA_BUNDLE: file, NODE_EXTRA_CA_CERTS: file, GIT_SSL_CAINFO: file };
}
