// `grove runner` against a hub that only gives out no work: what the operator sees, and that no database is made.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { runGrove } from '.';

const TOKEN = `mgr_${'a'.repeat(43)}`;

let folder: string;
let hub: http.Server;
let url: string;
let offers: { recipes: string[]; slots: number; memoryBytes: number }[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'grove-runner-'));
  mkdirSync(path.join(folder, 'trainers/sft-lora'), { recursive: true });
  writeFileSync(path.join(folder, 'trainers/sft-lora/recipe.json'), '{"program":"train.py"}');
  writeFileSync(path.join(folder, 'trainers/sft-lora/train.py'), '');
  writeFileSync(path.join(folder, 'token'), `${TOKEN}\n`);
  offers = [];
  hub = http.createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
});

afterEach(async () => {
  hub.closeAllConnections();
  await new Promise((resolve) => hub.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { offer } = (await json(request)) as { offer: (typeof offers)[number] };
  const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
  if (isKnown) offers.push(offer);
  response.writeHead(isKnown ? 200 : 401, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(isKnown ? { job: null } : { error: 'This token is none of a runner of this hub.', code: 'runner/unknown' }));
}

async function runner(words: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runGrove(['runner', '--hub', url, '--trainers', path.join(folder, 'trainers'), ...words], {
    env: { ...env, PATH: process.env.PATH, GROVE_DATA_DIR: path.join(folder, 'data') },
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    readInput: () => Promise.reject(new Error('nothing may be read here')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function offered(): Promise<void> {
  while (offers.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('grove runner', () => {
  it('offers this machine until it is told to stop, and opens no database', async () => {
    const running = runner(['--token-file', path.join(folder, 'token'), '--slots', '3', '--memory', '2GB']);
    await offered();
    process.emit('SIGTERM', 'SIGTERM');
    const { code, out, err } = await running;
    expect([code, out]).toEqual([0, 'The runner has stopped.']);
    expect(err).toMatch(/This machine offers http:\/\/127\.0\.0\.1:\d+: \d+ CPUs, 1\.86 GiB of memory, .*; sft-lora; 3 at a time\./);
    expect(err).not.toContain(TOKEN);
    expect(offers[0]).toMatchObject({ recipes: ['sft-lora'], slots: 3, memoryBytes: 2e9 });
    expect([existsSync(path.join(folder, 'data/postgres')), existsSync(path.join(folder, 'data/runner/runs'))]).toEqual([false, true]);
  });

  it('ends with a sentence when the hub does not know its token', async () => {
    const { code, err } = await runner([], { GROVE_RUNNER_TOKEN: `mgr_${'b'.repeat(43)}` });
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('does not know this runner: This token is none of a runner of this hub. An administrator'),
    ]);
  });

  it('refuses what is no token, no size, and an image without Docker', async () => {
    const env = { GROVE_RUNNER_TOKEN: TOKEN };
    for (const [words, variables, reason] of [
      [[], { GROVE_RUNNER_TOKEN: 'hf_abc' }, 'This is no token of a runner'],
      [['--memory', 'much'], env, '--memory is a size'],
      [['--image', 'x'], env, '--image goes with --backend docker'],
      [['--backend', 'moon'], env, '--backend is one of process, docker'],
      [['--slots', '0'], env, '--slots is a whole number from 1'],
      [[], { GROVE_RUNNER_TOKEN_FILE: '/nowhere' }, 'GROVE_RUNNER_TOKEN_FILE'],
    ] as const) {
      const { code, err } = await runner([...words], variables);
      expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
    }
    expect(offers).toEqual([]);
  });
});
