// The page of another origin: bundled as its author would, and served from a port and a host name of its own.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../lib/hub.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** Resolves with its origin and `stop`. `hubHost`: the page is served under the other name of loopback. */
export async function startSite(folder, hubHost) {
  await bundle(folder);
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname);
    try {
      const content = readFileSync(join(folder, path === '/' ? 'index.html' : path));
      response.setHeader('content-type', TYPES[extname(path === '/' ? '.html' : path)] ?? TYPES['.html']).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = hubHost === 'localhost' ? '127.0.0.1' : 'localhost';
  return { origin: `http://${host}:${server.address().port}`, stop: () => server.close() };
}

/** By the bundler of the web, which is where it is installed. */
async function bundle(folder) {
  const vite = await import(pathToFileURL(createRequire(join(ROOT, 'apps/web/package.json')).resolve('vite')));
  await vite.build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
}
