// A runner over a fake hub, with trainers that do what a test tells them: settings.program is Python.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ProcessBackend } from '../backend/process-backend';
import { RunnerLoop, type RunnerSettings } from '../runner-loop';
import { FakeHub, RUNNER_TOKEN } from './fake-hub';
import type { FakeJob } from './fake-job';

/** Not what stands first on PATH, which may be a slow front of it. */
const PYTHON = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();

const TRAIN = `
import json, os, signal, sys, time
JOB = os.environ["MODELGROVE_JOB"]
job = json.load(open(JOB + "/job.json"))
def event(**fields):
    raw(json.dumps({**fields, "at": "2026-11-26T18:00:00Z"}))
def raw(text):
    with open(JOB + "/out/events.jsonl", "a") as file: file.write(text + "\\n")
def write(name, text):
    os.makedirs(os.path.dirname(JOB + "/out/" + name), exist_ok=True)
    with open(JOB + "/out/" + name, "w") as file: file.write(text)
def checkpoint(step, text="state"):
    write(f"checkpoints/step-{step}/weights.bin", text)
    event(type="checkpoint", step=step, path=f"checkpoints/step-{step}")
def done():
    write("report.json", json.dumps({"contract": 1, "verdict": "better"}))
    write("result/adapter_config.json", "{}")
    write("result/adapter_model.safetensors", "weights " * 1000)
exec(job["program"])
`;

export interface World {
  hub: FakeHub;
  folder: string;
  dataDir: string;
  said: string[];
  /** Starts another one in the same data folder. */
  runner(settings?: Partial<RunnerSettings>): Promise<RunnerLoop>;
  /** A job whose trainer runs this. */
  job(program: string, rest?: Partial<FakeJob>): FakeJob;
  /** Resolves once the hub knows how it ended. */
  ended(job: FakeJob): Promise<FakeJob>;
  until(isSo: () => boolean, what: string): Promise<void>;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'runner-world-')));
  const [dataDir, trainersDir] = [path.join(folder, 'data'), path.join(folder, 'trainers')];
  writeTrainers(trainersDir);
  const hub = new FakeHub();
  await hub.listen();
  const said: string[] = [];
  const loops: RunnerLoop[] = [];
  const runner = async (settings: Partial<RunnerSettings> = {}): Promise<RunnerLoop> => {
    const backend = new ProcessBackend({ ...process.env, A_SECRET_OF_THE_HOST: 'hush' });
    const base = {
      hubUrl: hub.url,
      token: RUNNER_TOKEN,
      dataDir,
      trainersDir,
      version: '0.0.0',
      slots: 2,
      memoryBytes: 2 ** 32,
      python: PYTHON,
    };
    const loop = await RunnerLoop.open({ ...base, backend, say: (sentence) => void said.push(sentence), ...settings });
    loops.push(loop);
    void loop.run().catch((error: Error) => said.push(error.message));
    return loop;
  };
  const until = (isSo: () => boolean, what: string): Promise<void> =>
    waitUntil(isSo, () => `${what}; said: ${said.join(' | ')}; ${state(hub)}`);
  const job = (program: string, rest: Partial<FakeJob> = {}): FakeJob =>
    hub.queue({ settings: { program, data: { shape: 'chat' } }, ...rest });
  const ended = async (one: FakeJob): Promise<FakeJob> => {
    await until(() => ['succeeded', 'failed', 'cancelled'].includes(one.state), `${one.key} ended`);
    return one;
  };
  const close = async (): Promise<void> => {
    await Promise.all(loops.map((loop) => loop.stop()));
    await hub.close();
    fs.rmSync(folder, { recursive: true, force: true });
    if (hub.complaints.length > 0) throw new Error(`the hub complains: ${hub.complaints.join('; ')}`);
  };
  return { hub, folder, dataDir, said, runner, job, ended, until, close };
}

function writeTrainers(folder: string): void {
  fs.mkdirSync(path.join(folder, 'test'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'common'));
  fs.writeFileSync(path.join(folder, 'test/recipe.json'), '{ "name": "test", "program": "train.py" }');
  fs.writeFileSync(path.join(folder, 'test/train.py'), TRAIN);
  fs.writeFileSync(path.join(folder, 'prepare.py'), 'import sys\nprint("preparing")\nprint("ready", sys.executable)\n');
}

const PATIENCE_MS = 60_000;

async function waitUntil(isSo: () => boolean, what: () => string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > until) throw new Error(`never: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function state(hub: FakeHub): string {
  return [...hub.jobs.values()].map((job) => `${job.state} ${JSON.stringify(job.end?.failure)} ${job.log.slice(-2000)}`).join('\n');
}
