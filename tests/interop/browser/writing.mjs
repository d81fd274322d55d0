// Making a repository, uploading and committing from a page of another origin.
import assert from 'node:assert/strict';
import { bytesOf, sha256 } from '../js/helpers.mjs';
import { downloadFile } from '@huggingface/hub';

const MEGABYTE = 1024 * 1024;

export function writingCases({ test, api, context, newId, inPage, preflightsDuring }) {
  const asAlice = { hubUrl: context.endpoint, accessToken: context.users.alice.write };

  for (const [way, useXet, lastStep] of [
    ['by LFS', false, /^PUT \//],
    ['by Xet', true, /^POST \/xet\//],
  ])
    test(
      `a page makes a repository and uploads small files and 12 MB in one commit, ${way}, each step after its preflight`,
      async () => {
        const name = newId('upload');
        let made;
        const preflights = await preflightsDuring(async () => {
          made = await inPage(upload, { user: 'alice', data: { name, useXet, size: 12 * MEGABYTE } });
        });
        assert.equal(made.url, `${context.endpoint}/${name}/commit/${made.oid}`);
        const entries = await api.json(`/api/models/${name}/tree/main?recursive=true`);
        const found = Object.fromEntries(entries.map(({ path, size, lfs }) => [path, lfs?.oid ?? size]));
        const [first, second, third] = ['a.txt', 'dir/ünï & plus + %.json', 'empty.txt'].map((path) => found[path]);
        assert.deepEqual([first, second, third, found['weights/model.bin']], [5, 2, 0, made.large]);
        assert.equal(sha256(await bytesOf(await downloadFile({ ...asAlice, repo: name, path: 'weights/model.bin' }))), made.large);
        for (const wanted of [
          `POST /api/models/${name}/preupload/main`,
          `POST /${name}.git/info/lfs/objects/batch`,
          `POST /api/models/${name}/commit/main`,
        ])
          assert.ok(preflights.includes(wanted), `no preflight for ${wanted}; there were: ${preflights}`);
        assert.ok(
          preflights.some((one) => lastStep.test(one)),
          `no preflight for where the bytes went; there were: ${preflights}`,
        );
      },
      { limitMs: 120_000 },
    );

  test('a page edits, deletes, makes and removes branches, and deletes the repository', async () => {
    const name = await api.createRepo(newId('edits'));
    await api.commit(name, { 'old.txt': 'old', 'gone.txt': 'gone' });
    const seen = await inPage(
      async ({ name, hubUrl, accessToken }) => {
        const access = { hubUrl, accessToken, repo: name };
        await hub.commit({
          ...access,
          title: 'Both',
          operations: [
            { operation: 'addOrUpdate', path: 'old.txt', content: new Blob(['new']) },
            { operation: 'delete', path: 'gone.txt' },
          ],
        });
        await hub.createBranch({ ...access, branch: 'feature/page' });
        const paths = (await collect(hub.listFiles({ ...access, revision: 'feature/page' }))).map(({ path }) => path);
        const text = await (await hub.downloadFile({ ...access, path: 'old.txt', revision: 'feature/page' })).text();
        await hub.deleteBranch({ ...access, branch: 'feature/page' });
        await hub.deleteRepo(access);
        return { paths, text, exists: await hub.repoExists(access) };
      },
      { user: 'alice', data: { name } },
    );
    assert.deepEqual(seen, { paths: ['.gitattributes', 'old.txt'], text: 'new', exists: false });
  });
}

/** Runs in the page. */
async function upload({ name, hubUrl, accessToken, useXet, size }) {
  await hub.createRepo({ hubUrl, accessToken, repo: name, visibility: 'private' });
  const large = new Uint8Array(size);
  for (let from = 0; from < size; from += 65_536) crypto.getRandomValues(large.subarray(from, from + 65_536));
  const contents = { 'a.txt': 'small', 'dir/ünï & plus + %.json': '{}', 'empty.txt': '', 'weights/model.bin': large };
  const files = Object.entries(contents).map(([path, content]) => ({ path, content: new Blob([content]) }));
  const done = await hub.uploadFiles({ hubUrl, accessToken, repo: name, commitTitle: 'From a page', files, useXet });
  return { oid: done.commit.oid, url: done.commit.url, large: await sha256Of(new Blob([large])) };
}
