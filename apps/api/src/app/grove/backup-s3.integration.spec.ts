// `grove backup` and `grove restore` where large files lie in a real S3 server: from it, into it, and between it and a folder.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CEPH_INSTALL, CEPH_PROGRAMS, createTestDatabase, describeIf, startCephRgw, type S3TestServer } from '@modelgrove/testing';
import { ObjectStore } from '../../platform/object-store';
import { GitClient } from '../testing/git-client';
import { commitLargeFile, grove, sha256Of } from '../testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../testing/start-test-hub';
import { runGrove } from '.';

const programs = process.env['GROVE_TEST_S3_ENDPOINT'] ? [] : CEPH_PROGRAMS;
/** Small, and more than one part of an upload in parts. */
const LARGE_FILES = { 'model.bin': randomBytes(70_000), 'data/other.bin': randomBytes(17_000_000) };

describeIf({ programs, install: CEPH_INSTALL }, 'a backup of a hub on an S3 server', () => {
  const undo: (() => Promise<unknown>)[] = [];
  let server: S3TestServer;
  let hub: TestHub;
  let ada: TestPerson;
  let git: GitClient;
  let root: string;
  let pushed: string;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'grove-backup-s3-'));
    git = new GitClient();
    server = await startCephRgw();
    hub = await startTestHub(bucket());
    ada = await hub.person('ada');
    await hub.repository(ada, 'work', { isPrivate: true });
    for (const [path, bytes] of Object.entries(LARGE_FILES)) await commitLargeFile(hub, ada, 'ada/work', path, bytes);
    pushed = await push();
    expect(await backup(hub, 'of-s3')).toMatchObject({ code: 0, answer: { copied: 2, missing: [] } });
  }, 120_000);
  afterAll(async () => {
    await hub?.stop();
    for (const step of undo.toReversed()) await step();
    await server?.stop();
    git?.remove();
    rmSync(root, { recursive: true, force: true });
  });

  /** Variables that name one which nobody has made yet. */
  function bucket(): NodeJS.ProcessEnv {
    const { endpoint, accessKey, secretKey } = server;
    const name = `grove-${randomUUID()}`;
    return { GROVE_S3_ENDPOINT: endpoint, GROVE_S3_BUCKET: name, GROVE_S3_ACCESS_KEY: accessKey, GROVE_S3_SECRET_KEY: secretKey };
  }

  async function push(): Promise<string> {
    await git.git('.', 'clone', '-q', hub.gitUrl('ada/work', ada), 'source');
    for (let i = 0; i < 20; i++) git.write('source', `notes/${i}.md`, `note ${i}\n`.repeat(100));
    await git.git('source', 'add', '.');
    await git.git('source', 'commit', '-q', '-m', 'notes');
    await git.git('source', 'push', '-q');
    return git.git('source', 'rev-parse', 'HEAD');
  }

  const backup = (of: TestHub, name: string) => grove<{ copied: number; missing: string[] }>(of, 'backup', join(root, name));

  /** The hub that the backup makes, in a database that is not there yet. */
  async function restored(name: string, store: NodeJS.ProcessEnv): Promise<TestHub> {
    const database = await createTestDatabase();
    await database.drop();
    undo.push(() => database.drop());
    const env = {
      ...store,
      GROVE_DATA_DIR: mkdtempSync(join(root, 'data-')),
      GROVE_DATABASE_URL: database.connectionString,
      GROVE_MIN_FREE_BYTES: '1MB',
    };
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const code = await runGrove(['restore', join(root, name)], { env, out: say, err: say, readInput: () => Promise.resolve('') });
    expect({ code, said }).toMatchObject({ code: 0 });
    const made = await startTestHub(env);
    undo.push(() => made.stop());
    return made;
  }

  async function expectWhole(made: TestHub): Promise<void> {
    const { answer } = await grove<{ findings: { check: string; text: string }[] }>(made, 'doctor', '--deep');
    const contents = answer.findings.filter(({ check }) => check === 'contents' || check.includes('/'));
    expect(contents.map(({ text }) => text)).toEqual(['1 of 1 repository is whole, every byte of their large files read']);
    const copy = randomUUID();
    await git.git('.', 'clone', '-q', made.gitUrl('ada/work', ada), copy);
    await git.git(copy, 'fsck', '--full');
    expect(await git.git(copy, 'rev-parse', 'HEAD')).toBe(pushed);
    expect(await git.git(copy, 'ls-tree', '-r', 'HEAD')).toBe(await git.git('source', 'ls-tree', '-r', 'HEAD'));
    for (const [path, bytes] of Object.entries(LARGE_FILES)) {
      const download = await fetch(`${made.url}/ada/work/resolve/main/${path}`, { headers: { authorization: `Bearer ${ada.token}` } });
      expect(sha256Of(Buffer.from(await download.arrayBuffer()))).toBe(sha256Of(bytes));
    }
  }

  it('makes the same hub in an empty database and a bucket that was not there', async () => {
    const made = await restored('of-s3', bucket());
    expect(made.config.objectStore.kind).toBe('s3');
    await expectWhole(made);
  }, 180_000);

  it('makes the same hub in a folder, whose backup makes it in a bucket again', async () => {
    const inFolder = await restored('of-s3', {});
    expect(inFolder.config.objectStore.kind).toBe('folder');
    await expectWhole(inFolder);
    expect(await backup(inFolder, 'of-folder')).toMatchObject({ code: 0, answer: { copied: 2, missing: [] } });
    await expectWhole(await restored('of-folder', bucket()));
  }, 240_000);

  it('taken again copies nothing that it has; what the bucket has lost is named, and the exit code says so', async () => {
    expect(await backup(hub, 'of-s3')).toMatchObject({ code: 0, answer: { copied: 0, kept: 2 } });
    const store = hub.app.get(ObjectStore, { strict: false });
    const lost = sha256Of(LARGE_FILES['model.bin']);
    const keys: string[] = [];
    for await (const { key } of store.list('lfs/')) if (key.includes(lost)) keys.push(key);
    await store.delete(keys[0]!);
    expect(await backup(hub, 'elsewhere')).toMatchObject({ code: 1, answer: { copied: 1, missing: keys } });
  }, 180_000);
});
