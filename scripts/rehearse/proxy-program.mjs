// What the nginx image does: renders templates with the variables that the environment has, then runs nginx. A published port is one more
// place to listen, so that clients keep their own addresses, as they do with the engine.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../../tests/interop/lib/hub.mjs';
import { findProgram, runOnce, startProcess } from '../../tests/interop/lib/processes.mjs';
import { pathInClone } from './dockerfile.mjs';

const TEMPLATES = '/etc/nginx/templates';
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

export async function startProxy({ container, network, stage, stages, ports, env }) {
  const conf = join(container.folder, 'conf.d');
  mkdirSync(conf, { recursive: true });
  const variables = { ...env, ...(env.NGINX_ENTRYPOINT_LOCAL_RESOLVERS ? { NGINX_LOCAL_RESOLVERS: network.resolver } : {}) };
  const { binds } = container.service;
  for (const file of templates(stages, stage, binds)) {
    const rendered = render(readFileSync(file, 'utf8'), variables);
    writeFileSync(join(conf, basename(file, '.template')), toLocal(rendered, { container, stage, stages, ports, binds }));
  }
  writeFileSync(join(container.folder, 'nginx.conf'), mainFile(container.folder));
  const args = ['-p', container.folder, '-c', join(container.folder, 'nginx.conf'), '-e', container.logFile];
  const program = findProgram('nginx', ['/usr/sbin', '/usr/local/sbin']);
  runOnce(program, ['-t', '-q', ...args]);
  return startProcess(program, args, { logFile: container.logFile });
}

/** Of the image, and those that the compose file lays into it. */
function templates(stages, stage, binds) {
  const folder = inClone(stages, stage, TEMPLATES);
  const own = readdirSync(folder).map((name) => join(folder, name));
  const laid = Object.entries(binds).filter(([target]) => target.startsWith(`${TEMPLATES}/`));
  return [...own, ...laid.map(([, source]) => source)].filter((file) => file.endsWith('.template'));
}

/** As envsubst is called there: names the environment does not have stay, nginx's own variables among them. */
export function render(template, variables) {
  return template.replace(/\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g, (whole, braced, bare = braced) => variables[bare] ?? whole);
}

function toLocal(config, { container, stage, stages, ports, binds }) {
  return config
    .replace(/^(\s*)listen (\d+)( [^;]*)?;/gm, (_, indent, port, options = '') => {
      const places = [
        `${container.address}:${port}`,
        ...ports.filter((one) => one.container === Number(port)).map((one) => `127.0.0.1:${one.host}`),
      ];
      return places.map((place) => `${indent}listen ${place}${options};`).join('\n');
    })
    .replace(/^(\s*)root (\/[^;]*);/gm, (_, indent, path) => `${indent}root ${inClone(stages, stage, path)};`)
    .replace(
      /(ssl_certificate(?:_key)?) (\/[^;]*);/g,
      (_, directive, path) => `${directive} ${join(binds[dirname(path)] ?? dirname(path), basename(path))};`,
    )
    .replaceAll('/dev/stdout', join(container.folder, 'access.log'));
}

function inClone(stages, stage, path) {
  const found = pathInClone(stages, stage, path);
  if (found === null) throw new Error(`nothing in deploy/Dockerfile copies ${path} into the proxy's image`);
  return join(ROOT, found);
}

function mainFile(folder) {
  return `daemon off;
pid ${folder}/nginx.pid;
worker_processes 2;
${process.getuid() === 0 ? 'user root;\n' : ''}events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  sendfile on;
${TEMPORARY.map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  include conf.d/*.conf;
}
`;
}
