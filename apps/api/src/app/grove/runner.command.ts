// `grove runner`: this machine runs jobs of a hub, which may be somebody else's. It needs a token and an address; no database is opened.
import fs from 'node:fs/promises';
import path from 'node:path';
import { DockerBackend, ProcessBackend, RunnerLoop, type RunnerSettings, RunnerUnknown } from '@modelgrove/runner';
import { isLoopbackHost, productVersion, readSecret, readSize, trainersFolder } from '../../platform/config';
import type { CommandFamily, Result } from './command';
import { CommandFailed, UsageError } from './errors';
import type { Input } from './input';
import type { Operator } from './operator';

const TOKEN = 'GROVE_RUNNER_TOKEN';
const WHERE_TOKENS_ARE = 'An administrator of the hub makes one: Administration → Runners → New runner';

export const RUNNER_COMMANDS: CommandFamily = [
  {
    name: 'runner',
    usage:
      '--hub URL [--token-file FILE] [--data DIR] [--slots N] [--memory SIZE] [--backend process|docker] [--image IMAGE] [--python FILE] [--trainers DIR]',
    summary: 'run fine-tune jobs of a hub on this machine',
    details: [
      `The token comes from --token-file or ${TOKEN}. ${WHERE_TOKENS_ARE}.`,
      'Runs until Ctrl-C or SIGTERM: trainers are then asked to keep what they have reached, and another runner goes on. A second Ctrl-C ends it at once.',
      'No database and no open port are needed here; docs/operations/runners.md has systemd, Docker and Kubernetes.',
    ].join('\n'),
    examples: [
      'grove runner --hub https://hub.example.com --token-file /etc/modelgrove/runner-token',
      'grove runner --hub https://hub.example.com --token-file token --data /srv/runner --slots 2 --memory 64GB',
      'grove runner --hub https://hub.example.com --token-file token --backend docker --image modelgrove/trainer',
    ],
    words: [0, 0],
    options: Object.fromEntries(
      ['hub', 'token-file', 'data', 'slots', 'memory', 'backend', 'image', 'python', 'trainers'].map((name) => [name, { type: 'string' }]),
    ),
    endsItself: true,
    run,
  },
];

async function run(operator: Operator, input: Input): Promise<Result> {
  const settings = await settingsOf(operator, input);
  const loop = await RunnerLoop.open(settings);
  operator.say(`This machine offers ${settings.hubUrl}: ${loop.description}.`);
  const signals = stopOnSignal(loop, operator.say);
  try {
    await loop.run();
  } catch (error) {
    if (!(error instanceof RunnerUnknown)) throw error;
    throw new CommandFailed(`${settings.hubUrl} does not know this runner: ${error.message} ${WHERE_TOKENS_ARE}.`);
  } finally {
    await loop.stop();
    signals.forget();
  }
  return { lines: ['The runner has stopped.'], data: { stopped: true } };
}

async function settingsOf(operator: Operator, input: Input): Promise<RunnerSettings> {
  const hubUrl = addressOf(input);
  const token = await tokenOf(operator.env, input);
  const backend = backendOf(input);
  const memory = input.text('memory');
  const python = input.text('python');
  if (hubUrl.startsWith('http:') && !isLoopbackHost(new URL(hubUrl).hostname))
    operator.say(`${hubUrl} is not encrypted: the token and the data can be read on the way. Use https.`);
  return {
    hubUrl,
    token,
    backend,
    dataDir: path.resolve(input.text('data') ?? path.join(operator.config.dataDir, 'runner')),
    trainersDir: path.resolve(input.text('trainers') ?? trainersFolder()),
    version: productVersion(),
    slots: input.wholeNumber('slots', 1) ?? 1,
    say: operator.say,
    env: operator.env,
    ...(memory !== undefined && { memoryBytes: sizeOf(memory) }),
    ...(python !== undefined && { python: path.resolve(python) }),
  };
}

function addressOf(input: Input): string {
  const text = input.required('hub');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.username !== '')
    throw new UsageError('--hub is the address of a hub, such as https://hub.example.com.', 'runner');
  return url.origin;
}

async function tokenOf(env: NodeJS.ProcessEnv, input: Input): Promise<string> {
  const file = input.text('token-file');
  const token = file === undefined ? readSecret(env, TOKEN) : (await fs.readFile(file, 'utf8')).trim();
  if (!token) throw new UsageError(`The token of the runner is missing: --token-file, or ${TOKEN}. ${WHERE_TOKENS_ARE}.`, 'runner');
  if (!/^mgr_[0-9A-Za-z_-]{43}$/.test(token))
    throw new UsageError(`This is no token of a runner (those begin with mgr_). ${WHERE_TOKENS_ARE}.`, 'runner');
  return token;
}

function backendOf(input: Input): RunnerSettings['backend'] {
  const kind = input.choice('--backend', input.text('backend') ?? 'process', ['process', 'docker']);
  const image = input.text('image');
  if (kind === 'docker') return new DockerBackend({ image: image ?? 'modelgrove/trainer' });
  if (image !== undefined) throw new UsageError('--image goes with --backend docker.', 'runner');
  return new ProcessBackend();
}

function sizeOf(text: string): number {
  const bytes = readSize(text);
  if (bytes === null) throw new UsageError('--memory is a size such as 64GB or 8GiB.', 'runner');
  return bytes;
}

/** The first is a request, the second an order. */
function stopOnSignal(loop: RunnerLoop, say: (sentence: string) => void): { forget(): void } {
  let asked = false;
  const hear = (): void => {
    if (asked) process.exit(130);
    asked = true;
    say('Stopping: trainers are asked to keep what they have reached. Once more to end at once.');
    void loop.stop();
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return { forget: () => void process.off('SIGINT', hear).off('SIGTERM', hear) };
}
