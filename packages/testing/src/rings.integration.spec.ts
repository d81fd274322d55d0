// `npm test` with rings side by side: what each says stays whole, and none ends in silence.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPTS = join(__dirname, '../../../scripts');
const folder = mkdtempSync(join(tmpdir(), 'rings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `body` in a process of its own, as `npm test` is one; `write` makes the runner of a ring. */
async function said(body: string): Promise<string> {
  const file = join(folder, 'main.mjs');
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Report } from '${SCRIPTS}/test-report.mjs';
import { runRunner } from '${SCRIPTS}/test-runner.mjs';
import { Stage } from '${SCRIPTS}/test-stage.mjs';
const report = new Report({ skipsFail: false, deadline: Date.now() + 300_000 });
const stage = new Stage();
const write = (name, text) => { writeFileSync('${folder}/' + name, text); return '${folder}/' + name; };
${body}`,
  );
  return (await promisify(execFile)(process.execPath, [file], { env: { ...process.env, NODE_OPTIONS: '' } })).stdout;
}

it('tells one ring after the other, in the order they began, whoever ends first', async () => {
  const out = await said(`
const [first, second, third] = [stage.enter(), stage.enter(), stage.enter()];
second.say('second 1\\n'); first.say('first 1\\n'); third.say('third 1\\n'); second.leave(); first.say('first 2\\n'); first.leave(); third.say('third 2\\n');`);
  expect(out.trim().split('\n')).toEqual(['first 1', 'first 2', 'second 1', 'third 1', 'third 2']);
});

it('tells what was held back when it ends in the middle', async () => {
  expect(await said(`stage.enter(); stage.enter().say('held\\n'); process.exit();`)).toBe('held\n');
});

it('counts a ring that dies, that ends red or that names no test as failed, whatever the one beside it says', async () => {
  const out = await said(`
const rings = {
  loud: "console.log('PASS a'); console.log('FAIL b: because'); process.exitCode = 1;",
  killed: "console.log('PASS c'); process.kill(process.pid, 'SIGKILL'); setInterval(() => 0, 1000);",
  red: "console.log('PASS d'); process.exitCode = 3;",
  silent: "",
};
await Promise.all(Object.entries(rings).map(async ([name, text]) => {
  const { say, leave } = stage.enter();
  await runRunner({ name, runner: write(name + '.mjs', text), report: report.part(say) });
  leave();
}));
report.close();`);
  expect(out).toContain('FAIL killed ring: its runner ended with code null');
  expect(out).toContain('FAIL red ring: its runner ended with code 3');
  expect(out).toContain('FAIL silent ring: its runner named no test');
  expect(out.trimEnd().split('\n').at(-1)).toBe('3 passed, 4 failed');
});
