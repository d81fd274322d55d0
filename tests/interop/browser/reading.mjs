// Listing and downloading from a page of another origin.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { uploadFiles } from '@huggingface/hub';
import { sha256 } from '../js/helpers.mjs';

const MEGABYTE = 1024 * 1024;

export function readingCases({ test, api, context, newId, inPage, preflightsDuring }) {
  async function stocked(word, options) {
    const name = await api.createRepo(newId(word), options);
    const contents = { 'a.txt': Buffer.from('0123456789'), 'dir/w ü.bin': randomBytes(3 * MEGABYTE), 'empty.txt': Buffer.alloc(0) };
    await uploadFiles({
      hubUrl: context.endpoint,
      accessToken: context.users.alice.write,
      repo: { type: 'model', name },
      files: Object.entries(contents).map(([path, content]) => ({ path, content: new Blob([content]) })),
    });
    return { name, contents };
  }

  test('a page lists models, a thousand files over several pages of Link headers, and commits by their total', async () => {
    const name = await api.createRepo(newId('lists'));
    for (let from = 0; from < 1_100; from += 550)
      await api.commit(name, Object.fromEntries(Array.from({ length: 550 }, (_, index) => [`d/f${from + index}.txt`, 'x'])));
    const seen = await inPage(
      async ({ name, hubUrl }) => ({
        files: (await collect(hub.listFiles({ hubUrl, repo: name, recursive: true }))).length,
        models: (await collect(hub.listModels({ hubUrl, search: { query: name.split('/')[1] } }))).map((model) => model.name),
        commits: await hub.countCommits({ hubUrl, repo: name }),
        info: (await hub.modelInfo({ hubUrl, name, additionalFields: ['sha'] })).sha,
      }),
      { data: { name } },
    );
    // The folder, and .gitattributes, come with the files.
    assert.deepEqual([seen.files, seen.models, seen.commits], [1_102, [name], 3]);
    assert.match(seen.info, /^[0-9a-f]{40}$/);
  });

  test('a page downloads small, large and empty files whole and any slice of them, with size and etag', async () => {
    const { name, contents } = await stocked('downloads');
    const seen = await inPage(
      async ({ name, paths, hubUrl }) => {
        const found = {};
        for (const path of paths) {
          const blob = await hub.downloadFile({ hubUrl, repo: name, path });
          const info = await hub.fileDownloadInfo({ hubUrl, repo: name, path });
          found[path] = {
            size: blob.size,
            infoSize: info.size,
            hasEtag: Boolean(info.etag),
            sha: await sha256Of(blob),
            part: blob.size > 0 && (await sha256Of(blob.slice(3, 8))),
          };
        }
        return found;
      },
      { data: { name, paths: Object.keys(contents) } },
    );
    for (const [path, content] of Object.entries(contents)) {
      const part = content.length > 0 && sha256(content.subarray(3, 8));
      assert.deepEqual(seen[path], { size: content.length, infoSize: content.length, hasEtag: true, sha: sha256(content), part }, path);
    }
  });

  test('a page with a token reads a private repository, after preflights for the header that carries it; without one it is told there is none', async () => {
    const { name, contents } = await stocked('private', { private: true });
    const read = async ({ name, hubUrl, accessToken }) => {
      const access = { hubUrl, repo: name, ...(accessToken ? { accessToken } : {}) };
      const refusal = await refusalOf(async () => {
        const paths = (await collect(hub.listFiles({ ...access, recursive: true }))).map(({ path }) => path);
        globalThis.last = { paths, sha: await sha256Of(await hub.downloadFile({ ...access, path: 'dir/w ü.bin' })) };
      });
      return refusal ?? globalThis.last;
    };
    let seen;
    const preflights = await preflightsDuring(async () => (seen = await inPage(read, { user: 'alice', data: { name } })));
    assert.equal(seen.sha, sha256(contents['dir/w ü.bin']));
    assert.ok(seen.paths.includes('dir/w ü.bin'), seen.paths);
    assert.ok(
      preflights.some((one) => one.startsWith(`GET /api/models/${name}/tree/`)),
      `preflights: ${preflights}`,
    );
    assert.ok(
      preflights.some((one) => one.startsWith(`GET /${name}/resolve/`)),
      `preflights: ${preflights}`,
    );
    for (const [user, status] of [
      ['bob', 404],
      [null, 401],
    ]) {
      const refused = await inPage(read, { user, data: { name } });
      assert.deepEqual(
        [refused.status, /Repository not found|Invalid username or password/i.test(refused.message)],
        [status, true],
        refused.message,
      );
      assert.ok(refused.requestId, 'a request id');
    }
  });

  test('a page asks by paths and by revision, and learns that a file is missing', async () => {
    const { name } = await stocked('paths');
    const seen = await inPage(
      async ({ name, hubUrl }) => ({
        infos: (await hub.pathsInfo({ hubUrl, repo: name, paths: ['dir', 'a.txt', 'absent'] }))
          .map(({ path, type }) => `${path} ${type}`)
          .sort(),
        exists: await hub.fileExists({ hubUrl, repo: name, path: 'a.txt' }),
        missing: await hub.fileExists({ hubUrl, repo: name, path: 'absent' }),
        download: await hub.downloadFile({ hubUrl, repo: name, path: 'absent' }),
        pointer: await (await hub.downloadFile({ hubUrl, repo: name, path: 'dir/w ü.bin', raw: true })).text(),
      }),
      { data: { name } },
    );
    assert.deepEqual([seen.infos, seen.exists, seen.missing, seen.download], [['a.txt file', 'dir directory'], true, false, null]);
    assert.match(seen.pointer, /^version https:\/\/git-lfs/);
  });
}
