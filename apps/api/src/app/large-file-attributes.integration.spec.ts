// A large file whose name no attribute knows: git must give its bytes, not its pointer, to who clones the repository.
import { randomBytes } from 'node:crypto';
import { call, commit, commitLargeFile, file, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let ann: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  ann = await hub.person('ann');
});
afterAll(() => hub?.stop());

async function attributes(id: string): Promise<string> {
  return (await call(hub, ann, 'GET', `/${id}/resolve/main/.gitattributes`)).text();
}

const line = (pattern: string): string => `${pattern} filter=lfs diff=lfs merge=lfs -text\n`;

describe('a commit that adds a large file', () => {
  it('adds the attribute that git needs, once, and none where one is', async () => {
    const id = await hub.repository(ann, 'attributes');
    const before = await attributes(id);
    await commitLargeFile(hub, ann, id, 'known.safetensors', randomBytes(1000));
    expect(await attributes(id)).toBe(before);
    await commitLargeFile(hub, ann, id, 'un known/w.xyz', randomBytes(1000));
    await commitLargeFile(hub, ann, id, 'un known/w.xyz', randomBytes(2000));
    await commitLargeFile(hub, ann, id, 'top', randomBytes(1000));
    expect(await attributes(id)).toBe(before + line('un[[:space:]]known/w.xyz') + line('/top'));
  });

  it('keeps what the commit itself says in .gitattributes, and stays out where it deletes the file', async () => {
    const id = await hub.repository(ann, 'own');
    const bytes = randomBytes(1000);
    await commitLargeFile(hub, ann, id, 'first.xyz', bytes);
    const pointer = (path: string): object => ({
      key: 'lfsFile',
      value: { path, algo: 'sha256', oid: sha256Of(bytes), size: bytes.length },
    });
    await commit(hub, ann, id, 'main', [file('.gitattributes', '*.abc text'), pointer('second.xyz')]);
    expect(await attributes(id)).toBe(`*.abc text\n${line('/second.xyz')}`);
    await commit(hub, ann, id, 'main', [{ key: 'deletedFile', value: { path: '.gitattributes' } }, pointer('third.xyz')]);
    await expect(attributes(id)).rejects.toThrow('404');
  });

  it('loses no line when many add one at the same time', async () => {
    const id = await hub.repository(ann, 'many');
    const names = Array.from({ length: 6 }, (_, i) => `w${i}.xyz`);
    await Promise.all(names.map((name) => commitLargeFile(hub, ann, id, name, randomBytes(1000))));
    const text = await attributes(id);
    for (const name of names) expect(text).toContain(line(`/${name}`));
  });
});
