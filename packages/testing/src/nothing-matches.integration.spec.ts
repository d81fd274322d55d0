// `npm test` itself: a run that was narrowed to nothing must not look like one that passed.
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../../scripts/test.mjs');

function npmTest(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], { env: { ...process.env, NODE_OPTIONS: '' } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${stderr}${stdout}` }),
    );
  });
}

it('ends red and says that nothing matches', async () => {
  const { code, said } = await npmTest('--ring', 'unit', '--only', 'no-such-file-anywhere');
  expect([code, said]).toEqual([1, expect.stringContaining('nothing matches "no-such-file-anywhere" in the ring unit')]);
  expect(said.trimEnd()).toMatch(/0 passed, 1 failed$/);
}, 180_000);

it('is green for the one file that matches', async () => {
  const { code, said } = await npmTest('--ring', 'unit', '--only', 'common/batcher');
  expect([code, said.trimEnd()]).toEqual([0, expect.stringMatching(/[1-9]\d* passed, 0 failed$/)]);
}, 180_000);

it('refuses to narrow the checks, which have no files', async () => {
  const { code, said } = await npmTest('--ring', 'checks', '--only', 'types');
  expect([code, said]).toEqual([1, expect.stringContaining('npm run check -- NAME')]);
}, 180_000);
