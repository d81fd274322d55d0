// The dialect over the real app, by the requests that csghub-sdk 0.9 makes. The SDK itself drives it in tests/interop/csghub.
import { randomBytes } from 'node:crypto';
import { BlobLimits } from '../../modules/blobs';
import { sha256Of } from '../../app/testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../../app/testing/start-test-hub';

interface Answer {
  status: number;
  headers: Headers;
  json: any; // oxlint-disable-line no-explicit-any -- the bodies are what is being tested
}

let hub: TestHub;
let ann: TestPerson;
let eve: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  [ann, eve] = [await hub.person('ann'), await hub.person('eve')];
});

afterAll(() => hub?.stop());

async function ask(method: string, path: string, body?: object | FormData | Buffer, person: TestPerson | null = ann): Promise<Answer> {
  const isPlain = body !== undefined && !(body instanceof FormData) && !Buffer.isBuffer(body);
  const answer = await fetch(path.startsWith('http') ? path : hub.url + path, {
    method,
    redirect: 'manual',
    headers: { ...(person ? { authorization: `Bearer ${person.token}` } : {}), ...(isPlain ? { 'content-type': 'application/json' } : {}) },
    ...(body === undefined ? {} : { body: isPlain ? JSON.stringify(body) : (body as FormData | Buffer) }),
  });
  const text = await answer.text();
  const isJson = (answer.headers.get('content-type') ?? '').includes('json');
  return { status: answer.status, headers: answer.headers, json: isJson ? JSON.parse(text) : text };
}

/** As the SDK asks for one: always private, with a license. */
async function create(type: string, name: string): Promise<string> {
  const body = { namespace: 'ann', name, nickname: name, default_branch: 'main', private: true, license: 'apache-2.0', description: '' };
  expect(await ask('POST', `/api/v1/${type}s`, body)).toMatchObject({ status: 200, json: { msg: 'OK', data: { path: `ann/${name}` } } });
  return `ann/${name}`;
}

function form(filePath: string, content: Buffer, branch = 'main'): FormData {
  const data = new FormData();
  for (const [key, value] of Object.entries({ file_path: filePath, branch, message: `upload ${filePath}` })) data.set(key, value);
  data.set('file', new Blob([new Uint8Array(content)]), 'local name.bin');
  return data;
}

function file(path: string, content: Buffer, action = 'create'): object {
  return { path, action, content: content.toString('base64').replaceAll(/.{76}/g, '$&\n') };
}

function pointer(bytes: Buffer): Buffer {
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256Of(bytes)}\nsize ${bytes.length}\n`);
}

async function content(id: string, path: string, prefix = '/csg'): Promise<Buffer> {
  const answer = await fetch(`${hub.url}${prefix}/${id}/resolve/main/${path}`, { headers: { authorization: `Bearer ${ann.token}` } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('accept-ranges')).toBe('bytes');
  return Buffer.from(await answer.arrayBuffer());
}

function batch(id: string, bytes: Buffer, uploadId: string | null = null): Promise<Answer> {
  const body = { operation: 'upload', transfers: ['basic', 'multipart'], hash_algo: 'sha256', upload_id: uploadId, ref: { name: 'main' } };
  const objects = [{ oid: sha256Of(bytes), size: bytes.length }];
  return ask('POST', `/models/${id}.git/info/lfs/objects/batch${uploadId ? `?upload_id=${uploadId}` : ''}`, { ...body, objects });
}

/** upload_large_folder/workers.py and slices.py, with their way of counting. Returns how many bytes were sent, and the upload's id. */
async function uploadSliced(
  id: string,
  bytes: Buffer,
  resumed: { id: string; sent: string[] } | null = null,
): Promise<{ sentBytes: number; uploadId: string }> {
  const { actions } = (await batch(id, bytes, resumed?.id)).json.objects[0];
  const { chunk_size: chunk, ...urls } = actions.upload.header;
  const keys = Object.keys(urls).toSorted((a, b) => Number(a) - Number(b));
  const etags = new Map<string, string>((resumed?.sent ?? []).map((key) => [key, 'sent before']));
  let sentBytes = 0;
  for (const key of keys.filter((one) => !etags.has(one))) {
    const start = (Number(key) - 1) * Number(chunk);
    const part = bytes.subarray(start, Number(key) === keys.length ? bytes.length : start + Number(chunk));
    const { status, headers } = await ask('PUT', urls[key], part, null);
    expect([key, status]).toEqual([key, 200]);
    etags.set(key, (headers.get('etag') ?? '').replaceAll('"', ''));
    sentBytes += part.length;
  }
  expect(etags.size).toBe(keys.length);
  const parts = keys.map((_key, index) => ({ partNumber: index + 1, etag: String(etags.get(String(index + 1)) ?? 'None') }));
  const uploadId = new URL(urls[keys[0] as string]).searchParams.get('uploadId') as string;
  await ask('POST', actions.upload.href, { oid: sha256Of(bytes), uploadId, parts }, null);
  const verified = await ask('POST', actions.verify.href, { oid: sha256Of(bytes), size: bytes.length }, null);
  expect(verified.status).toBe(200);
  return { sentBytes, uploadId };
}

describe.each(['model', 'dataset', 'space'])('a %s', (type) => {
  const api = `/api/v1/${type}s`;
  const page = type === 'model' ? '' : `${type}s/`;
  let id: string;

  beforeAll(async () => {
    id = await create(type, `first-${type}`);
  });

  it('is private, has the license in its card, and is there already when it is made twice', async () => {
    const { json } = await ask('GET', `/csg/api/${type}s/${id}/revision/main?blobs=True`);
    expect(json).toMatchObject({ id, private: true, sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(String(await content(page + id, 'README.md'))).toContain('apache-2.0');
    expect(json.siblings.map(({ rfilename }: { rfilename: string }) => rfilename)).toEqual(['.gitattributes', 'README.md']);
    const twice = await ask('POST', api, { namespace: 'ann', name: `first-${type}`, private: true });
    expect(twice).toMatchObject({ status: 409, json: { msg: expect.stringContaining('duplicate key value violates unique constraint') } });
  });

  it('looks to strangers as if it were not there', async () => {
    for (const path of ['/branches', '/preupload/main']) {
      const method = path === '/branches' ? 'GET' : 'POST';
      const hidden = await ask(method, `${api}/${id}${path}`, method === 'GET' ? undefined : { files: [] }, eve);
      const missing = await ask(method, `${api}/ann/nothing${path}`, method === 'GET' ? undefined : { files: [] }, eve);
      expect([hidden.status, hidden.json.msg]).toEqual([missing.status, missing.json.msg]);
      expect(hidden.status).toBe(404);
    }
    expect(await ask('GET', `${api}/${id}/branches`, undefined, null)).toMatchObject({ status: 401, json: { data: null } });
  });

  it('gets branches, which begin where main stands and keep its attributes', async () => {
    const answer = await ask('POST', `${api}/${id}/raw/.gitattributes`, { message: 'm', new_branch: 'side/a', content: 'Kg==' });
    expect(answer).toMatchObject({ status: 200, json: { msg: 'OK' } });
    const { json } = await ask('GET', `${api}/${id}/branches`);
    expect(json.data.map(({ name }: { name: string }) => name).toSorted()).toEqual(['main', 'side/a']);
    expect(new Set(json.data.map(({ commit }: { commit: { id: string } }) => commit.id)).size).toBe(1);
    expect(await ask('POST', `${api}/${id}/raw/.gitattributes`, { new_branch: 'side/a', content: '' })).toMatchObject({ status: 409 });
    expect(await ask('POST', `${api}/${id}/raw/.gitattributes`, { new_branch: 'a..b', content: '' })).toMatchObject({ status: 400 });
  });

  it('takes a file as a form, small or large, and makes no commit of what it has', async () => {
    const [small, large] = [Buffer.from('small 模林\n'), randomBytes(1_500_000)];
    for (const [path, bytes] of [
      ['./docs/./small.txt', small],
      ['/w.bin', large],
    ] as const) {
      const first = await ask('POST', `${api}/${id}/upload_file`, form(path, bytes));
      expect(first).toMatchObject({ status: 200, json: { msg: 'OK', data: { unchanged: false } } });
      const again = await ask('POST', `${api}/${id}/upload_file`, form(path, bytes));
      expect(again.json.data).toEqual({ ...first.json.data, unchanged: true });
    }
    expect(await content(page + id, 'docs/small.txt')).toEqual(small);
    expect(sha256Of(await content(page + id, 'w.bin', '/ms'))).toBe(sha256Of(large));
    const { json } = await ask('GET', `/hf/api/${type}s/${id}/tree/main/w.bin`.replace('/w.bin', ''));
    expect(json.find(({ path }: { path: string }) => path === 'w.bin').lfs).toMatchObject({ oid: sha256Of(large) });
  });

  it('takes files in one commit, large ones by their pointers', async () => {
    const [small, large] = [randomBytes(3000), randomBytes(50_000)];
    const path = `/${page || 'models/'}${id}.git/info/lfs/objects/batch`;
    const objects = [{ oid: sha256Of(large), size: large.length }];
    const { actions } = (await ask('POST', path, { operation: 'upload', upload_id: null, objects })).json.objects[0];
    expect((await ask('PUT', actions.upload.header['1'], large, null)).status).toBe(200);
    const files = [file('a/b.dat', small), file('a/w.bin', pointer(large)), file('README.md', Buffer.from('# new'), 'update')];
    expect(await ask('POST', `${api}/${id}/commit/main`, { message: 'Add\n\nthem', files })).toMatchObject({
      status: 200,
      json: { msg: 'OK' },
    });
    expect([await content(page + id, 'a/b.dat'), await content(page + id, 'a/w.bin')]).toEqual([small, large]);
    const commits = (await ask('GET', `/api/${type}s/${id}/commits/main`)).json;
    expect(commits[0]).toMatchObject({ title: 'Add', message: 'them' });
  });

  it('says before an upload what is large, what is there and what is a folder', async () => {
    const files = [
      { path: 'a/b.dat', size: 3000 },
      { path: 'a/w.bin', size: 50_000 },
      { path: 'new.txt', size: 1_048_576 },
      { path: 'unseen.txt', size: 1_048_577 },
      { path: 'a', size: 1 },
    ];
    const { json } = await ask('POST', `${api}/${id}/preupload/main`, { files });
    expect(
      json.data.files.map(({ uploadMode, isDir, oid, shouldIgnore }: Record<string, unknown>) => [
        uploadMode,
        isDir,
        String(oid).length,
        shouldIgnore,
      ]),
    ).toEqual([
      ['regular', false, 40, false],
      ['lfs', false, 64, false],
      ['regular', false, 0, false],
      ['lfs', false, 0, false],
      ['regular', true, 0, false],
    ]);
  });
});

describe('an upload of a large folder', () => {
  let id: string;

  beforeAll(async () => {
    id = await create('model', 'folder');
    const limits = hub.app.get(BlobLimits, { strict: false });
    Object.assign(limits, { minimumPartBytes: 1_000_000, partBytes: () => 1_000_000 });
  });

  it('sends a small large file as one part and a larger one as several, and one byte of either when it is there', async () => {
    for (const size of [1, 10, 999_999, 2_500_000]) {
      const bytes = randomBytes(size);
      expect((await uploadSliced(id, bytes)).sentBytes).toBe(size);
      expect((await uploadSliced(id, bytes)).sentBytes).toBe(1);
      const files = [file(`w-${size}.bin`, pointer(bytes)), file(`again-${size}.bin`, pointer(bytes))];
      expect(await ask('POST', `/api/v1/models/${id}/commit/main`, { message: 'm', files })).toMatchObject({ status: 200 });
      expect(sha256Of(await content(id, `again-${size}.bin`))).toBe(sha256Of(bytes));
    }
  });

  it('goes on with what it sent before, also when the file has arrived meanwhile', async () => {
    const bytes = randomBytes(2_500_000);
    const { actions } = (await batch(id, bytes)).json.objects[0];
    const first = actions.upload.header['1'];
    const uploadId = new URL(first).searchParams.get('uploadId') as string;
    const { headers } = await ask('PUT', first, bytes.subarray(0, 1_000_000), null);
    expect(headers.get('etag')).toBeTruthy();
    const again = (await batch(id, bytes, uploadId)).json.objects[0].actions.upload;
    expect(Object.keys(again.header)).toEqual(Object.keys(actions.upload.header));
    expect(new URL(again.header['2']).searchParams.get('uploadId')).toBe(uploadId);
    await uploadSliced(id, bytes);
    expect((await uploadSliced(id, bytes, { id: uploadId, sent: ['1', '3'] })).sentBytes).toBe(1_000_000);
  });

  it('is told what to do when the upload it goes on with has ended', async () => {
    const { json } = await batch(id, randomBytes(2_500_000), 'f47ac10b-58cc-4372-a567-0e02b2c3d479');
    expect(json.objects[0]).toMatchObject({ error: { code: 409, message: expect.stringContaining('.cache/csghub') } });
    expect(json.objects[0].actions).toBeUndefined();
  });

  it('takes no address for a file that is there from somebody who made it up, and none for a file that is not', async () => {
    expect((await ask('PUT', '/lfs/present/forged', Buffer.from('x'), null)).status).toBe(403);
    const bytes = randomBytes(20);
    await uploadSliced(id, bytes);
    const present: string = (await batch(id, bytes)).json.objects[0].actions.upload.header['2'];
    expect((await ask('PUT', present.replace('/present/', '/objects/'), bytes, null)).status).toBe(403);
    expect((await ask('PUT', present, randomBytes(100_000), null)).status).toBe(200);
  });

  it('gets no file by naming its hash: the pointer of what was never sent here is refused', async () => {
    const secret = randomBytes(5000);
    await uploadSliced(id, secret);
    const body = { namespace: 'eve', name: 'thief', private: true };
    expect((await ask('POST', '/api/v1/models', body, eve)).status).toBe(200);
    const files = [file('w.bin', pointer(secret))];
    const refused = await ask('POST', '/api/v1/models/eve/thief/commit/main', { message: 'm', files }, eve);
    expect(refused).toMatchObject({ status: 422, json: { msg: expect.stringContaining('was not uploaded') } });
  });
});

describe('the transfer agent for git-lfs', () => {
  /** csghub-cli lfs-multipart-upload (lfs.py): it takes the header of every object for granted. */
  async function send(bytes: Buffer, { href, header }: { href: string; header: Record<string, string> }): Promise<number> {
    const { chunk_size: chunk, ...urls } = header;
    const parts = [];
    for (const [index, url] of Object.values(urls).entries()) {
      const { headers } = await ask('PUT', url, bytes.subarray(index * Number(chunk), (index + 1) * Number(chunk)), null);
      parts.push({ etag: headers.get('etag'), partNumber: index + 1 });
    }
    return (await ask('POST', href, { oid: sha256Of(bytes), parts }, null)).status;
  }

  it('sends small and very large files in one batch', async () => {
    const id = await create('model', 'agent');
    const limits = hub.app.get(BlobLimits, { strict: false });
    Object.assign(limits, { multipartAboveBytes: 1_500_000, minimumPartBytes: 1_000_000, partBytes: () => 1_000_000 });
    const files = [randomBytes(1000), randomBytes(2_500_000)];
    const objects = files.map((bytes) => ({ oid: sha256Of(bytes), size: bytes.length }));
    const { json } = await ask('POST', `/models/${id}.git/info/lfs/objects/batch`, {
      operation: 'upload',
      transfers: ['multipart'],
      objects,
    });
    expect(json.transfer).toBe('multipart');
    for (const [index, bytes] of files.entries()) expect(await send(bytes, json.objects[index].actions.upload)).toBe(200);
    const answer = await ask('POST', `/api/v1/models/${id}/commit/main`, {
      message: 'm',
      files: files.map((bytes, n) => file(`${n}.bin`, pointer(bytes))),
    });
    expect(answer).toMatchObject({ status: 200 });
  });
});

describe('bad input', () => {
  let api: string;

  beforeAll(async () => {
    api = `/api/v1/models/${await create('model', 'bad')}`;
  });

  it.each([
    ['no form', '/upload_file', { file: 'x' }, 400, 'upload/no-form'],
    ['a form that is cut', '/upload_file', null, 400, 'multipart/cut'],
    ['a commit that is no JSON', '/commit/main', Buffer.from('{"message":'), 400, 'json/bad-json'],
    [
      'a commit of an unknown action',
      '/commit/main',
      { files: [{ path: 'a', action: 'x', content: '' }] },
      400,
      'commit/unknown-operation',
    ],
    ['a commit to no branch', '/commit/nope', { files: [] }, 404, 'revision/not-found'],
    ['a path upwards', '/commit/main', { files: [file('../a', Buffer.from('x'))] }, 422, 'path/invalid'],
    ['a file in place of a folder', '/commit/main', { files: [file('README.md/x', Buffer.from('x'))] }, 422, 'path/invalid'],
    ['files that are none', '/preupload/main', { files: [{ path: 'a' }] }, 400, 'request/invalid'],
  ])('%s is refused with a sentence and a code', async (_what, path, body, status, code) => {
    const cut = new Blob(['--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx']);
    const answer =
      body === null
        ? await fetch(hub.url + api + path, {
            method: 'POST',
            body: cut,
            headers: { authorization: `Bearer ${ann.token}`, 'content-type': 'multipart/form-data; boundary=b' },
          }).then(async (got) => ({ status: got.status, headers: got.headers, json: await got.json() }))
        : await ask('POST', api + path, body);
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code]);
    expect(answer.json).toMatchObject({ msg: expect.stringMatching(/.{10}/), data: null });
  });

  it('a form without a file, without a path, with two files or with a path upwards is refused', async () => {
    const [bare, nowhere, two] = [new FormData(), form('', Buffer.from('x')), form('a', Buffer.from('x'))];
    bare.set('file_path', 'a');
    two.append('file', new Blob(['y']), 'b');
    for (const body of [bare, nowhere, two])
      expect((await ask('POST', `${api}/upload_file`, body)).headers.get('x-error-code')).toBe('upload/incomplete');
    expect((await ask('POST', `${api}/upload_file`, form('../a', Buffer.from('x')))).headers.get('x-error-code')).toBe('path/invalid');
    expect((await ask('POST', `${api}/upload_file`, form('a', Buffer.from('x'), 'nope'))).headers.get('x-error-code')).toBe(
      'revision/not-found',
    );
  });

  it('another default branch than main is refused rather than forgotten', async () => {
    const answer = await ask('POST', '/api/v1/models', { namespace: 'ann', name: 'master', default_branch: 'master' });
    expect(answer).toMatchObject({ status: 400, json: { msg: expect.stringContaining('main') } });
  });

  it('an address that nothing answers to is told in the envelope', async () => {
    expect(await ask('GET', '/api/v1/nothing')).toMatchObject({ status: 404, json: { msg: expect.any(String), data: null } });
  });
});

describe('what is not served', () => {
  it('is said with a sentence', async () => {
    const id = await create('model', 'still');
    for (const [method, path] of [
      ['GET', `/api/v1/models/${id}/run/7`],
      ['PUT', `/api/v1/models/${id}/run/7/start`],
      ['PUT', `/api/v1/models/${id}/finetune/7/stop`],
      ['POST', '/api/v1/sandboxes'],
      ['GET', '/v1/sandboxes/a/?port=8888'],
      ['POST', '/api/v1/codes'],
      ['GET', '/api/v1/mcps/ann/a/branches'],
    ] as const)
      expect([path, await ask(method, path, method === 'POST' ? {} : undefined)]).toMatchObject([
        path,
        { status: 501, json: { msg: expect.stringMatching(/^This hub/) } },
      ]);
    expect(await ask('GET', '/csg/api/codes/ann/a/revision/main')).toMatchObject({
      status: 501,
      json: { error: expect.stringMatching(/^This hub/) },
    });
    expect(await ask('GET', '/api/v1/user/ann/run/model?deploy_type=1&per=50')).toMatchObject({
      status: 200,
      json: { msg: 'OK', data: [] },
    });
    expect((await ask('GET', '/api/v1/space_resources?deploy_type=0', undefined, null)).json.data).toMatchObject([{ id: 1 }]);
  });
});

describe('an endpoint behind a prefix', () => {
  const origin = () => hub.url;

  it.each(['/hf', '/csg', '/ms'])('%s is whole, and its links stay behind it', async (prefix) => {
    const made = await ask('POST', `${prefix}/api/repos/create`, { name: `behind${prefix.slice(1)}`, type: 'dataset' });
    const id = `ann/behind${prefix.slice(1)}`;
    expect(made.json.url).toBe(`${origin()}${prefix}/datasets/${id}`);
    for (let number = 0; number < 3; number += 1)
      await ask('POST', `/api/v1/datasets/${id}/upload_file`, form(`${number}.txt`, Buffer.from(`${number}`)));
    const commits = await ask('GET', `${prefix}/api/datasets/${id}/commits/main?limit=1`);
    const next = /<([^>]+)>/.exec(commits.headers.get('link') ?? '')?.[1] ?? '';
    expect(next.startsWith(`${origin()}${prefix}/api/datasets/`)).toBe(true);
    expect((await ask('GET', next)).json).toHaveLength(1);
    const bytes = randomBytes(100);
    const objects = [{ oid: sha256Of(bytes), size: 100 }];
    const { json } = await ask('POST', `${prefix}/datasets/${id}.git/info/lfs/objects/batch`, { operation: 'upload', objects });
    expect(json.objects[0].actions.upload.href.startsWith(`${origin()}${prefix}/lfs/objects/`)).toBe(true);
    expect((await ask('PUT', json.objects[0].actions.upload.href, bytes, null)).status).toBe(200);
    expect((await ask('GET', `${prefix}/api/whoami-v2`)).json.name).toBe('ann');
    expect((await fetch(`${origin()}${prefix}/datasets/${id}.git/info/refs?service=git-upload-pack`)).status).toBe(200);
  });

  it('follows a repository to its new name', async () => {
    await create('model', 'before');
    await ask('POST', '/api/repos/move', { fromRepo: 'ann/before', toRepo: 'ann/after' });
    const moved = await ask('GET', '/csg/api/models/ann/before/revision/main');
    expect([moved.status, moved.headers.get('location')]).toEqual([307, '/csg/api/models/ann/after/revision/main']);
    const branches = await ask('GET', '/api/v1/models/ann/before/branches');
    expect([branches.status, branches.headers.get('location')]).toEqual([307, '/api/v1/models/ann/after/branches']);
  });

  it('has neither the pages of the hub nor the API of the web behind it', async () => {
    for (const path of ['/hf/hub/v1/session', '/csg/health/live', '/ms/assets/x.js'])
      expect((await ask('GET', path)).headers.get('content-type') ?? '').not.toContain('javascript');
    expect((await ask('GET', '/hf/hub/v1/session')).json).not.toHaveProperty('user');
    const elsewhere = await ask('GET', '/hf//evil.example/x');
    expect(elsewhere.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/);
  });
});
