import promises, { mkdir, mkdtemp, open, readdir, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderStore } from './folder-store';
import { describeObjectStore, gathered, inChunks } from './object-store.conformance';

describe('FolderStore', () => {
  let rootDir: string;
  let store: FolderStore;

  beforeAll(async () => {
    rootDir = await mkdtemp(join(tmpdir(), 'folder-store-'));
    store = new FolderStore({ rootDir, minFreeBytes: 0 });
  });
  afterAll(() => rm(rootDir, { recursive: true, force: true }));

  const namesIn = (folder: string) => readdir(join(rootDir, folder)).catch((): string[] => []);
  const countUnfinished = async () => (await namesIn('incoming')).length + (await namesIn('multipart')).length;

  describeObjectStore(() => ({ store, countUnfinished }));

  it('has the bytes on the disk before their name, and the name before it says that they are kept', async () => {
    const steps: string[] = [];
    const handle = await open(rootDir, 'r');
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const sync = prototype.sync;
    const spies = [
      jest.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
        steps.push((await this.stat()).isDirectory() ? 'folder flushed' : 'file flushed');
        return sync.call(this);
      }),
      jest.spyOn(promises, 'rename').mockImplementation(async (from, to) => {
        steps.push('named');
        await promises.link(from, to);
        await promises.unlink(from);
      }),
    ];
    await store.put('durable/object', inChunks(Buffer.from('x'))).finally(() => spies.forEach((spy) => spy.mockRestore()));
    expect(steps.filter((step, i) => step !== steps[i - 1])).toEqual(['file flushed', 'folder flushed', 'named', 'folder flushed']);
  });

  it('keeps files and folders to its own user', async () => {
    await store.put('modes/aa/bb', inChunks(Buffer.from('x')));
    const mode = async (path: string) => (await stat(join(rootDir, path))).mode & 0o777;
    expect(await mode('objects')).toBe(0o700);
    expect(await mode('objects/modes/aa')).toBe(0o700);
    expect(await mode('objects/modes/aa/bb')).toBe(0o600);
  });

  it('refuses new bytes below the floor of free space, and still reads the old ones', async () => {
    await store.put('floor/old', inChunks(Buffer.from('old')));
    const full = new FolderStore({ rootDir, minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(full.put('floor/new', inChunks(Buffer.from('new')))).rejects.toMatchObject({
      code: 'object-store/full',
      kind: 'unavailable',
    });
    await expect(full.check()).rejects.toMatchObject({ code: 'object-store/full' });
    const uploadId = await full.createMultipart('floor/parts');
    await expect(full.putPart('floor/parts', uploadId, 1, inChunks(Buffer.from('x')), 1)).rejects.toMatchObject({
      code: 'object-store/full',
    });
    await full.abortMultipart('floor/parts', uploadId);
    expect((await gathered((await full.open('floor/old')).stream)).toString()).toBe('old');
    expect(await countUnfinished()).toBe(0);
  });

  it('refuses an announced size that would go below the floor before it reads a byte', async () => {
    let hasRead = false;
    const source = async function* () {
      hasRead = true;
      yield Buffer.alloc(1);
    };
    await expect(store.put('floor/huge', source(), { sizeBytes: 2 ** 52 })).rejects.toMatchObject({ code: 'object-store/full' });
    expect(hasRead).toBe(false);
  });

  it('refuses a key inside of another key', async () => {
    await store.put('inside/a', inChunks(Buffer.from('x')));
    await expect(store.put('inside/a/b', inChunks(Buffer.from('y')))).rejects.toMatchObject({ code: 'object-store/bad-key' });
    await expect(store.put('inside', inChunks(Buffer.from('y')))).rejects.toMatchObject({ code: 'object-store/bad-key' });
    expect(await store.stat('inside')).toBeNull();
    expect(await store.stat('inside/a/b')).toBeNull();
    await expect(store.open('inside')).rejects.toMatchObject({ code: 'object-store/missing' });
    expect(await countUnfinished()).toBe(0);
  });

  it('sweeps what a killed process left half written', async () => {
    await mkdir(join(rootDir, 'incoming'), { recursive: true });
    await writeFile(join(rootDir, 'incoming', 'left-behind'), 'half');
    expect(await store.sweepIncomplete(new Date(0))).toBe(0);
    expect(await store.sweepIncomplete(new Date(Date.now() + 60_000))).toBe(1);
    expect(await countUnfinished()).toBe(0);
  });

  it('does not name paths of the host when the folder cannot be used', async () => {
    const path = join(rootDir, 'not-a-folder');
    await writeFile(path, '');
    const failure: unknown = await new FolderStore({ rootDir: path, minFreeBytes: 0 }).check().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: expect.stringMatching(/^object-store\//) });
    expect((failure as Error).message).not.toContain(rootDir);
  });

  it('signs nothing: its bytes pass through us', async () => {
    expect(await store.signedGetUrl()).toBeNull();
    expect(await store.signedPutUrl()).toBeNull();
    expect(await store.signedPartUrl()).toBeNull();
  });
});
