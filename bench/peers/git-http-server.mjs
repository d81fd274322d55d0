// The peer of the git rows: `git http-backend` as CGI behind a small HTTP server with keep-alive, in a process of its own.
// Usage: node git-http-server.mjs FOLDER PORT; the environment says which configuration git reads (lib/git.mjs, SERVER_CONFIG).
import { spawn } from 'node:child_process';
import http from 'node:http';
import process from 'node:process';

const [folder, port] = process.argv.slice(2);
const server = http.createServer((request, response) => {
  if (!request.headers.authorization?.startsWith('Basic ')) return void response.writeHead(401).end();
  const [pathInfo, query = ''] = request.url.split('?');
  const child = spawn('git', ['http-backend'], { env: cgiEnvironment(request, pathInfo, query), stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => {}); // it may answer before it has read everything
  request.pipe(child.stdin);
  forwardAnswer(child.stdout, response);
});
server.keepAliveTimeout = 75_000;
server.requestTimeout = 0;
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
process.on('SIGTERM', () => process.exit(0));

function cgiEnvironment(request, pathInfo, query) {
  const { headers } = request;
  return {
    ...process.env,
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    REMOTE_USER: 'bench',
    REQUEST_METHOD: request.method,
    PATH_INFO: pathInfo,
    QUERY_STRING: query,
    CONTENT_TYPE: headers['content-type'] ?? '',
    ...(headers['content-length'] ? { CONTENT_LENGTH: headers['content-length'] } : {}),
    ...(headers['content-encoding'] ? { HTTP_CONTENT_ENCODING: headers['content-encoding'] } : {}),
    ...(headers['git-protocol'] ? { GIT_PROTOCOL: headers['git-protocol'] } : {}),
  };
}

/** CGI header lines, an empty line, then the body as it comes (RFC 3875 §6). */
function forwardAnswer(stdout, response) {
  let head = Buffer.alloc(0);
  const onHead = (chunk) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    stdout.removeListener('data', onHead);
    const fields = head.subarray(0, end).toString('latin1').split('\r\n');
    for (const field of fields) applyField(field, response);
    response.write(head.subarray(end + 4));
    stdout.pipe(response);
  };
  stdout.on('data', onHead);
  stdout.once('end', () => response.headersSent || response.writeHead(500).end());
}

function applyField(field, response) {
  const colon = field.indexOf(':');
  const [name, value] = [field.slice(0, colon), field.slice(colon + 1).trim()];
  if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
  else response.setHeader(name, value);
}
