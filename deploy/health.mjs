// Health check of an image that has no curl: `node deploy/health.mjs URL` ends with 0 when the address answers 200 in time.
import { get } from 'node:http';

const [url] = process.argv.slice(2);
const request = get(url, { agent: false, timeout: 4_000 }, (answer) => {
  answer.resume();
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
});
request.on('timeout', () => request.destroy(new Error('no answer in time')));
request.on('error', (error) => {
  process.stderr.write(`${url}: ${error.message}\n`);
  process.exitCode = 1;
});
