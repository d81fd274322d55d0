// nginx with the settings that the product asks of any reverse proxy: bodies of any size and as they come, addresses untouched.
// proxy_pass carries no path: with one, nginx would decode %2F before the hub sees it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { Missing, findProgram, runOnce, startProcess, waitUntil } from './processes.mjs';

const INSTALL = 'apt-get install --no-install-recommends nginx-light';

export async function startNginx({ folder, port, hubPort, certificate }) {
  const program = findProgram('nginx', ['/usr/sbin', '/usr/local/sbin']);
  if (!program) throw new Missing(INSTALL);
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, nginxConfig({ folder, port, hubPort, certificate }));
  const args = ['-p', folder, '-c', config, '-e', join(folder, 'error.log')];
  runOnce(program, ['-t', '-q', ...args]);
  const nginx = startProcess(program, args, { logFile: join(folder, 'nginx.log') });
  await waitUntil(() => accepts(port), { within: 60_000, what: 'nginx', process: nginx });
  return { logFile: join(folder, 'error.log'), stop: () => nginx.stop() };
}

export function nginxConfig({ folder, port, hubPort, certificate }) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`);
  return `daemon off;
pid ${folder}/nginx.pid;
worker_processes 2;
${process.getuid() === 0 ? 'user root;\n' : ''}events { worker_connections 512; }
http {
  access_log off;
  default_type application/octet-stream;
${temporary.join('\n')}
  upstream hub { server 127.0.0.1:${hubPort}; keepalive 32; }
  server {
    listen 127.0.0.1:${port} ssl;
${hasIpv6() ? `    listen [::1]:${port} ssl;\n` : ''}    server_name localhost;
    ssl_certificate ${certificate.certificate};
    ssl_certificate_key ${certificate.key};
    merge_slashes off;
    client_max_body_size 0;
    proxy_request_buffering off;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_read_timeout 600s;
    proxy_send_timeout 600s;
    proxy_max_temp_file_size 0;
    location / { proxy_pass http://hub; }
    location ~ /(info/refs|git-upload-pack|git-receive-pack)$ { proxy_buffering off; proxy_pass http://hub; }
  }
}
`;
}

function hasIpv6() {
  return Object.values(networkInterfaces()).some((addresses) => addresses.some(({ address }) => address === '::1'));
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
