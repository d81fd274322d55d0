// nginx serving files from a folder: the peer of the download rows. One worker, sendfile, no access log.
import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stopChild, untilTrue } from '../lib/command.mjs';
import { freePort, request } from '../lib/http.mjs';
import { workFolder } from '../lib/paths.mjs';

export class Nginx {
  /** @param {string} folder whose files it serves */
  static async start(folder) {
    const prefix = workFolder('nginx');
    const port = await freePort();
    writeFileSync(path.join(prefix, 'nginx.conf'), configuration(prefix, folder, port));
    const args = ['-p', prefix, '-c', path.join(prefix, 'nginx.conf'), '-e', path.join(prefix, 'error.log')];
    const child = spawn(program(), args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const url = `http://127.0.0.1:${port}`;
    await untilTrue('nginx', child, () =>
      request(`${url}/`).then(
        () => true,
        () => false,
      ),
    );
    return new Nginx(url, prefix, child);
  }

  constructor(url, prefix, child) {
    Object.assign(this, { url, prefix, child, pid: child.pid });
  }

  async stop() {
    await stopChild(this.child);
    rmSync(this.prefix, { recursive: true, force: true });
  }
}

function program() {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => path.join(folder, 'nginx')).find((file) => existsSync(file));
  if (!found) throw new Error('nginx is missing: apt-get install --no-install-recommends nginx-light');
  return found;
}

function configuration(prefix, folder, port) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${prefix}/${name};`);
  return `daemon off;
master_process off;
pid ${prefix}/nginx.pid;
${process.getuid() === 0 ? 'user root;\n' : ''}events { worker_connections 512; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  default_type application/octet-stream;
${temporary.join('\n')}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
  }
}
`;
}
