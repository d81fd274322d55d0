// No engine is needed: `docker` on PATH is a script that writes down its words and runs the program as a process.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AttemptFolder } from '../attempt/attempt-folder';
import { runTrainer, type TrainerLimits } from '../attempt/trainer-run';
import type { TrainerOutcome } from '../attempt/trainer-outcome';
import { LogShaper } from '../log/log-shaper';
import { SecretMask } from '../log/secret-mask';
import { DockerBackend, dockerArguments } from './docker-backend';

/** Runs what a container would, with the mounts undone; `kill` and `rm` signal it as the engine does, `kill` once the trainer is there. */
const DOCKER = `#!/usr/bin/env python3
import os, signal, subprocess, sys, time
here = os.path.dirname(os.path.abspath(__file__))
words = sys.argv[1:]
with open(here + "/words", "a") as file: file.write(" ".join(words) + "\\n")
def after(flag): return [words[i + 1] for i, word in enumerate(words) if word == flag]
def pid(): return int(open(here + "/pid").read())
if words[0] == "version" and os.path.exists(here + "/away"): sys.exit("Cannot connect to the Docker daemon.")
if words[0] == "image" and words[-1] != "trainers:1": sys.exit("No such image")
if words[0] == "ps": print("abc123")
if words[0] == "kill":
    while not os.path.exists(here + "/job/work/ready"): time.sleep(0.05)
    os.kill(pid(), signal.SIGTERM)
if words[0] == "rm" and os.path.exists(here + "/pid"): os.kill(pid(), signal.SIGKILL)
if words[0] != "run": sys.exit(0)
mounts = {part.split("dst=")[1].split(",")[0]: part.split("src=")[1].split(",")[0] for part in after("--mount")}
def outside(text):
    for inside in sorted(mounts, key=len, reverse=True):
        if text == inside or text.startswith(inside + "/"): return mounts[inside] + text[len(inside):]
    return text
env = {name: outside(value) for name, _, value in (pair.partition("=") for pair in after("--env"))}
env["PATH"] = os.environ["PATH"]
program = [sys.executable if words[-2] == "python" else words[-2], outside(words[-1])]
child = subprocess.Popen(program, env=env, cwd=outside(after("--workdir")[0]))
open(here + "/pid", "w").write(str(child.pid))
code = child.wait()
sys.exit(code if code >= 0 else 128 - code)
`;

let scratch: string;
beforeEach(() => {
  scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'docker-')));
  fs.writeFileSync(path.join(scratch, 'docker'), DOCKER, { mode: 0o755 });
});
afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }));

function backend(image = 'trainers:1'): DockerBackend {
  return new DockerBackend({ image, env: { ...process.env, PATH: `${scratch}:${process.env.PATH}` } });
}

function words(): string[] {
  return fs.readFileSync(path.join(scratch, 'words'), 'utf8').trim().split('\n');
}

const LIMITS: TrainerLimits = { seconds: 60, memoryBytes: 2 ** 30, processes: 100, folderBytes: 2 ** 30, floorBytes: 0, graceMs: 1000 };

async function run(program: string, limits: Partial<TrainerLimits> = {}): Promise<{ outcome: TrainerOutcome; log: string }> {
  const folder = await AttemptFolder.make(path.join(scratch, 'job'));
  fs.writeFileSync(folder.at('job.json'), '{}');
  fs.mkdirSync(path.join(scratch, 'trainers'));
  fs.writeFileSync(path.join(scratch, 'trainers/train.py'), `import os, signal, sys, time\nJOB = os.environ["MODELGROVE_JOB"]\n${program}`);
  const log = new LogShaper(new SecretMask([]));
  const all = { ...LIMITS, ...limits };
  const start = {
    folder: folder.root,
    name: 'job-1',
    program: 'train.py',
    trainersDir: path.join(scratch, 'trainers'),
    python: null,
    cpus: 2,
    gpus: [],
    ...all,
  };
  const never = new AbortController().signal;
  const outcome = await runTrainer({ backend: backend(), start, limits: all, log, onEvent: () => undefined, stop: never, drop: never });
  return { outcome, log: log.take(1e9) };
}

describe('the Docker backend', () => {
  it('gives a container no network, no privileges, a read-only root and its limits', () => {
    const start = { folder: '/data/job', name: 'job-1', program: 'sft-lora/train.py', trainersDir: '/opt/trainers', python: null };
    const all = dockerArguments({ ...start, cpus: 2, memoryBytes: 1000, processes: 64, gpus: [0, 2] }, 'trainers:1', {
      uid: 1000,
      gid: 1001,
    }).join(' ');
    for (const part of [
      'run --rm --init --interactive --name job-1',
      '--network none --read-only --cap-drop ALL --security-opt no-new-privileges --user 1000:1001',
      '--memory 1000 --memory-swap 1000 --cpus 2 --pids-limit 64',
      '--gpus "device=0,2"',
      '--mount type=bind,src=/data/job,dst=/job --mount type=bind,src=/data/job/inputs,dst=/job/inputs,readonly',
      '--mount type=bind,src=/opt/trainers,dst=/trainers,readonly --workdir /job/work',
      '--env MODELGROVE_JOB=/job',
      '--env PYTHONPATH=/trainers/common',
      'trainers:1 python /trainers/sft-lora/train.py',
    ])
      expect(all).toContain(part);
    expect(all).not.toContain('--env PATH=');
    const none = dockerArguments({ ...start, cpus: 2, memoryBytes: 1000, processes: 64, gpus: [] }, 'x', { uid: 1, gid: 1 });
    expect(none).not.toContain('--gpus');
  });

  it('runs a trainer and hears how it went', async () => {
    const { outcome, log } = await run(
      'print("hello from", os.getcwd() == JOB + "/work"); open(JOB + "/out/x", "w").close(); sys.exit(10)',
    );
    expect([outcome, log]).toMatchObject([{ class: 'input' }, 'hello from True\n']);
  });

  it('asks a container to stop, then removes it', async () => {
    const program = 'signal.signal(signal.SIGTERM, signal.SIG_IGN)\nopen("ready", "w").close()\nwhile True: time.sleep(0.1)';
    const { outcome } = await run(program, { seconds: 1 });
    expect(outcome).toMatchObject({ class: 'timeout' });
    // On a busy machine the second may be over before the script of `run` has written its words.
    expect(words().filter((line) => !line.startsWith('run '))).toEqual(['kill --signal TERM job-1', 'rm --force job-1']);
  });

  it('takes a kill that nobody sent for the end of its memory', async () => {
    expect((await run('os.kill(os.getpid(), signal.SIGKILL)')).outcome).toMatchObject({ class: 'out-of-memory', code: 'job/memory-limit' });
  });

  it('takes what docker itself cannot do for a fault of the machine', async () => {
    expect((await run('sys.exit(125)')).outcome).toMatchObject({ class: 'infrastructure' });
  });

  it('removes containers that a runner which is gone left in a folder', async () => {
    await backend().endLeftover('/data/job');
    expect(words()).toEqual(['ps --all --quiet --filter label=org.modelgrove.job=/data/job', 'rm --force abc123']);
  });

  it('says what is missing', async () => {
    expect(await backend().problem()).toBeNull();
    expect(await backend('other:1').problem()).toContain('The image other:1 is not here');
    fs.writeFileSync(path.join(scratch, 'away'), '');
    expect(await backend().problem()).toContain('Cannot connect to the Docker daemon');
    expect(await new DockerBackend({ image: 'x', command: '/nowhere/docker' }).problem()).toContain('Docker does not answer');
    expect(spawnSync(path.join(scratch, 'docker'), ['ps']).status).toBe(0);
  });
});
