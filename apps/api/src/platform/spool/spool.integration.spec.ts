import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spoolFileName } from './leftovers';
import { Spool } from './spool';

describe('Spool', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'spool-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const newSpool = (options = {}) => new Spool(directory, { minFreeBytes: 0, maxBytesInFlight: 10_000_000, ...options });
  const names = () => readdir(directory);

  it('keeps a body as it came, readable by its own user only', async () => {
    const bytes = randomBytes(3_000_001);
    const file = await newSpool().write(chunks(bytes), { maxBytes: bytes.length });
    expect(file.sizeBytes).toBe(bytes.length);
    expect((await readFile(file.path)).equals(bytes)).toBe(true);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
  });

  it('keeps an empty body', async () => {
    const file = await newSpool().write(chunks(Buffer.alloc(0)), { maxBytes: 0 });
    expect(file.sizeBytes).toBe(0);
    expect(await readFile(file.path, 'utf8')).toBe('');
  });

  it('removes the file at the end of its scope, and does not mind a second removal', async () => {
    {
      await using file = await newSpool().write(chunks(Buffer.from('x')), { maxBytes: 1 });
      expect(await names()).toHaveLength(1);
      await file.remove();
      expect(await names()).toEqual([]);
    }
    expect(await names()).toEqual([]);
  });

  it('refuses a body larger than allowed and leaves nothing of it', async () => {
    const spool = newSpool();
    const refused = { kind: 'too-large', code: 'spool/too-large' };
    await expect(spool.write(chunks(Buffer.alloc(200_001)), { maxBytes: 200_000 })).rejects.toMatchObject(refused);
    expect(await names()).toEqual([]);
  });

  it('refuses an announced size before it reads a byte', async () => {
    const spool = newSpool({ maxBytesInFlight: 50 });
    await expect(spool.write(unreadable(), { maxBytes: 10, expectedBytes: 11 })).rejects.toMatchObject({ kind: 'too-large' });
    await expect(spool.write(unreadable(), { maxBytes: 100, expectedBytes: 51 })).rejects.toMatchObject({ kind: 'too-many' });
  });

  it('refuses below the floor of free disk space', async () => {
    const spool = newSpool({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    const refused = { kind: 'unavailable', code: 'spool/disk-low', details: { retryAfterSeconds: 5 } };
    await expect(spool.write(unreadable(), { maxBytes: 1 })).rejects.toMatchObject(refused);
    expect(await names()).toEqual([]);
  });

  it('is busy while too much is in flight, and open again when a file is removed', async () => {
    const spool = newSpool({ maxBytesInFlight: 150_000 });
    const first = await spool.write(chunks(Buffer.alloc(100_000)), { maxBytes: 100_000 });
    const refused = { kind: 'too-many', code: 'spool/busy', details: { retryAfterSeconds: 5 } };
    await expect(spool.write(chunks(Buffer.alloc(60_000)), { maxBytes: 100_000 })).rejects.toMatchObject(refused);
    expect(await names()).toHaveLength(1);
    const second = await spool.write(chunks(Buffer.alloc(50_000)), { maxBytes: 100_000 });
    await expect(spool.write(unreadable(), { maxBytes: 100_000 })).rejects.toMatchObject(refused);
    await Promise.all([first.remove(), first.remove(), second.remove()]);
    const third = await spool.write(chunks(Buffer.alloc(150_000)), { maxBytes: 150_000 });
    expect(third.sizeBytes).toBe(150_000);
    await expect(spool.write(unreadable(), { maxBytes: 1 })).rejects.toMatchObject(refused);
  });

  it('gives back the room of a body that failed', async () => {
    const spool = newSpool({ maxBytesInFlight: 150_000 });
    const failing = async function* () {
      yield Buffer.alloc(140_000);
      throw new TypeError('bad framing');
    };
    await expect(spool.write(failing(), { maxBytes: 150_000 })).rejects.toThrow('bad framing');
    expect((await spool.write(chunks(Buffer.alloc(150_000)), { maxBytes: 150_000 })).sizeBytes).toBe(150_000);
    expect(await names()).toHaveLength(1);
  });

  it('ends with the signal although the source is silent, and leaves nothing', async () => {
    const abort = new AbortController();
    const stalling = async function* () {
      yield Buffer.alloc(2_000_000);
      abort.abort(new Error('the client went away'));
      await new Promise(() => {});
    };
    await expect(newSpool().write(stalling(), { maxBytes: 3_000_000, signal: abort.signal })).rejects.toThrow('the client went away');
    expect(await names()).toEqual([]);
  });

  it('removes at boot what dead processes left, and nothing else', async () => {
    const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const dead = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
    await new Promise((ended) => dead.once('exit', ended));
    try {
      const leave = async (name: string, ageMs: number) => {
        await writeFile(join(directory, name), 'left');
        await utimes(join(directory, name), new Date(), new Date(Date.now() - ageMs));
        return name;
      };
      const minute = 60_000;
      await leave(spoolFileName(randomUUID(), dead.pid), minute);
      await leave(spoolFileName(randomUUID(), process.pid), minute);
      await leave(spoolFileName(randomUUID(), 1, 'another-host'), 25 * 60 * minute);
      await leave(spoolFileName(randomUUID(), living.pid), 25 * 60 * minute);
      const kept = [
        await leave(spoolFileName(randomUUID(), living.pid), minute),
        await leave(spoolFileName(randomUUID(), process.pid), -minute),
        await leave(spoolFileName(randomUUID(), 1, 'another-host'), minute),
        await leave('not-ours.txt', 48 * 60 * minute),
      ];
      await newSpool().prepare();
      expect((await names()).sort()).toEqual(kept.sort());
    } finally {
      living.kill('SIGKILL');
    }
  });

  it('makes its folder, and says so when it cannot', async () => {
    const nested = new Spool(join(directory, 'a', 'b'), { minFreeBytes: 0, maxBytesInFlight: 1000 });
    expect((await nested.write(chunks(Buffer.from('x')), { maxBytes: 1 })).sizeBytes).toBe(1);
    await writeFile(join(directory, 'file'), '');
    const impossible = new Spool(join(directory, 'file', 'b'), { minFreeBytes: 0, maxBytesInFlight: 1000 });
    await expect(impossible.prepare()).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

async function* unreadable(): AsyncGenerator<Uint8Array> {
  yield await Promise.reject(new Error('must not be read'));
}
