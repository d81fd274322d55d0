import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import tar from 'tar-stream';
import { ProcessBackend } from '../backend/process-backend';
import { AttemptFolder, removeTree } from './attempt-folder';
import { CheckpointTar, DamagedTar, unpackTar } from './checkpoint-tar';
import { NotPlain } from './open-inside';
import { RunsFolder } from './runs-folder';

let scratch: string;
beforeEach(() => (scratch = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'runs-')))));
afterEach(() => fs.rmSync(scratch, { recursive: true, force: true }));

describe('the folders of attempts', () => {
  it('that a dead runner left are removed with the processes in them, those of one that runs are not', async () => {
    const alive = await RunsFolder.open(scratch, new ProcessBackend());
    const kept = await alive.make('kept');
    const dead = path.join(scratch, 'runs/dead/job');
    fs.mkdirSync(path.join(dead, 'work'), { recursive: true });
    fs.writeFileSync(
      path.join(scratch, 'runs/dead/owner.json'),
      JSON.stringify({ host: os.hostname(), pid: process.pid, identity: 'another start' }),
    );
    const left = spawn('sleep', ['600'], { env: { PATH: process.env.PATH, MODELGROVE_JOB: dead }, detached: true, stdio: 'ignore' });
    await once(left, 'spawn');
    const exited = once(left, 'exit');
    const next = await RunsFolder.open(scratch, new ProcessBackend());
    expect(await exited).toEqual([null, 'SIGKILL']);
    expect([fs.existsSync(dead), fs.existsSync(kept.root)]).toEqual([false, true]);
    await Promise.all([alive.close(), next.close()]);
    expect(fs.readdirSync(path.join(scratch, 'runs'))).toEqual([]);
  });

  it('of another machine are left alone until it gives no sign of life', async () => {
    const folder = path.join(scratch, 'runs/elsewhere');
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'owner.json'), JSON.stringify({ host: 'elsewhere', pid: 1, identity: 'x' }));
    await (await RunsFolder.open(scratch, new ProcessBackend())).close();
    expect(fs.existsSync(folder)).toBe(true);
    const longAgo = new Date(Date.now() - 3_600_000);
    fs.utimesSync(path.join(folder, 'owner.json'), longAgo, longAgo);
    await (await RunsFolder.open(scratch, new ProcessBackend())).close();
    expect(fs.existsSync(folder)).toBe(false);
  });

  it('are closed to others, their inputs to everybody once sealed, and removed all the same', async () => {
    const folder = await AttemptFolder.make(path.join(scratch, 'job'));
    fs.writeFileSync(folder.at('inputs/model/config.json'), '{}');
    fs.writeFileSync(folder.at('job.json'), '{}');
    await folder.seal();
    const mode = (file: string): string => (fs.statSync(file).mode & 0o777).toString(8);
    expect([folder.root, folder.at('inputs/model'), folder.at('inputs/model/config.json'), folder.at('job.json')].map(mode)).toEqual([
      '700',
      '555',
      '444',
      '444',
    ]);
    await folder.remove();
    expect(fs.existsSync(folder.root)).toBe(false);
    await removeTree(folder.root);
  });
});

describe('a checkpoint as a tar', () => {
  function write(name: string, content: string | Buffer): void {
    const file = path.join(scratch, 'out/checkpoints/step-1', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }

  const open = (): Promise<CheckpointTar> => CheckpointTar.open(scratch, 'out/checkpoints/step-1');
  const unpack = (bytes: Readable, sha256: string): Promise<void> => {
    fs.mkdirSync(path.join(scratch, 'back'), { recursive: true });
    return unpackTar(bytes, path.join(scratch, 'back'), sha256);
  };

  it('comes back as it was, also when the trainer removed it meanwhile', async () => {
    const large = Buffer.alloc(3_000_001, 'l');
    write('weights.bin', large);
    write('deep/er/state.json', '{}');
    write('empty', '');
    const checkpoint = await open();
    fs.rmSync(path.join(scratch, 'out'), { recursive: true });
    const { sha256, sizeBytes } = await checkpoint.measure(new AbortController().signal);
    expect(sizeBytes % 512).toBe(0);
    await unpack(checkpoint.stream(), sha256);
    await checkpoint.close();
    const back = (name: string): Buffer => fs.readFileSync(path.join(scratch, 'back', name));
    expect([back('weights.bin').equals(large), back('deep/er/state.json').toString(), back('empty').length]).toEqual([true, '{}', 0]);
  });

  it('holds plain files only: no link leads out of the folder', async () => {
    write('weights.bin', 'x');
    const folder = path.join(scratch, 'out/checkpoints/step-1');
    fs.symlinkSync('/etc/hostname', path.join(folder, 'link'));
    await expect(open()).rejects.toThrow(NotPlain);
    fs.rmSync(folder, { recursive: true });
    fs.symlinkSync('/etc', folder);
    await expect(open()).rejects.toThrow(NotPlain);
    fs.rmSync(path.join(scratch, 'out/checkpoints'), { recursive: true });
    fs.symlinkSync('/', path.join(scratch, 'out/checkpoints'));
    await expect(CheckpointTar.open(scratch, 'out/checkpoints/etc')).rejects.toThrow(NotPlain);
  });

  it('is refused with another hash, and with entries that lead elsewhere', async () => {
    write('a', 'x');
    const checkpoint = await open();
    await expect(unpack(checkpoint.stream(), '0'.repeat(64))).rejects.toThrow(DamagedTar);
    await checkpoint.close();
    for (const header of [
      { name: '../evil' },
      { name: '/evil' },
      { name: 'l', type: 'symlink', linkname: '/etc' } as const,
      { name: 'd', type: 'fifo' } as const,
    ]) {
      const pack = tar.pack();
      pack.entry(header, header.name.includes('evil') ? 'x' : (undefined as unknown as string));
      pack.finalize();
      await expect(unpack(Readable.from(pack), '0'.repeat(64))).rejects.toThrow(DamagedTar);
    }
    expect(fs.existsSync(path.join(scratch, 'evil'))).toBe(false);
  });
});
