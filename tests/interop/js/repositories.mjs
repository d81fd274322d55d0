// Who am I, and the life of a repository.
import assert from 'node:assert/strict';
import {
  checkRepoAccess,
  createBranch,
  createRepo,
  datasetInfo,
  deleteBranch,
  deleteRepo,
  listDatasets,
  listFiles,
  listModels,
  listSpaces,
  modelInfo,
  repoExists,
  spaceInfo,
  whoAmI,
} from '@huggingface/hub';
import { collect, fails } from './helpers.mjs';

export function repositoryCases({ test, api, as, newId, context }) {
  test('whoAmI names user, organization and token, and an unknown token is refused with the reason', async () => {
    const me = await whoAmI(as('alice'));
    assert.deepEqual([me.type, me.name, me.orgs.map(({ name }) => name)], ['user', 'alice', ['acme']]);
    assert.deepEqual([me.auth.type, me.auth.accessToken.displayName, me.auth.accessToken.role], ['access_token', 'alice-write', 'write']);
    assert.ok(me.auth.accessToken.createdAt instanceof Date && !Number.isNaN(me.auth.accessToken.createdAt.getTime()));
    await fails(
      whoAmI({ hubUrl: context.endpoint, accessToken: 'hf_interopUnknown0000123456789ABCDEFGHI' }),
      401,
      /Invalid credentials in Authorization header/,
    );
  });

  test('createRepo makes each type with its address, takes licence and small files, and refuses a second one', async () => {
    for (const [type, prefix, info] of [
      ['model', '', modelInfo],
      ['dataset', 'datasets/', datasetInfo],
      ['space', 'spaces/', spaceInfo],
    ]) {
      const repo = { type, name: newId('made') };
      const made = await createRepo({ ...as('alice'), repo, sdk: type === 'space' ? 'static' : undefined });
      assert.equal(made.repoUrl, `${context.endpoint}/${prefix}${repo.name}`);
      assert.equal((await info({ ...as(), name: repo.name })).name, repo.name);
      await fails(createRepo({ ...as('alice'), repo, sdk: 'static' }), 409, /already created this/);
    }
    const repo = { type: 'model', name: newId('with-files') };
    await createRepo({
      ...as('alice'),
      repo,
      license: 'mit',
      files: [{ path: 'hello.txt', content: new TextEncoder().encode('hello').buffer }],
    });
    const paths = (await collect(listFiles({ ...as(), repo }))).map(({ path }) => path).sort();
    assert.deepEqual(paths, ['.gitattributes', 'README.md', 'hello.txt']);
    const card = await api.request('GET', `/${repo.name}/resolve/main/README.md`);
    assert.match(await card.text(), /^license: "?mit"?$/m);
  });

  test('a private repository exists for its owner only, and access to it is told apart', async () => {
    const repo = { type: 'model', name: newId('private') };
    await createRepo({ ...as('alice'), repo, visibility: 'private' });
    assert.deepEqual(
      [await repoExists({ ...as('alice'), repo }), await repoExists({ ...as('bob'), repo }), await repoExists({ ...as(), repo })],
      [true, false, false],
    );
    await checkRepoAccess({ ...as('alice'), repo });
    await fails(checkRepoAccess({ ...as('bob'), repo }), 404, /Repository not found/i);
    assert.equal(await repoExists({ ...as('alice'), repo: { type: 'dataset', name: repo.name } }), false);
  });

  test('modelInfo gives what it asks to expand, as its own types', async () => {
    const repo = { type: 'model', name: newId('info') };
    await createRepo({ ...as('alice'), repo });
    const info = await modelInfo({ ...as(), name: repo.name, additionalFields: ['author', 'sha', 'tags', 'library_name'] });
    assert.deepEqual(
      [info.name, info.private, info.gated, info.likes, info.downloads, info.author],
      [repo.name, false, false, 0, 0, 'alice'],
    );
    assert.match(info.id, /^[0-9a-f]{24}$/);
    assert.match(info.sha, /^[0-9a-f]{40}$/);
    assert.ok(info.updatedAt instanceof Date && !Number.isNaN(info.updatedAt.getTime()));
  });

  test('listModels, listDatasets and listSpaces find by search and owner, over as many pages as it takes', async () => {
    const word = `jslist${context.mode}`;
    const made = [];
    for (let index = 0; index < 4; index += 1) made.push(await api.createRepo(newId(word)));
    for (const type of ['dataset', 'space']) await api.createRepo(newId(word), { type });
    const search = { query: word, owner: 'alice' };
    assert.deepEqual((await collect(listModels({ ...as(), search }))).map(({ name }) => name).sort(), made.sort());
    assert.equal((await collect(listModels({ ...as(), search, limit: 3 }))).length, 3);
    assert.equal((await collect(listDatasets({ ...as(), search }))).length, 1);
    assert.equal((await collect(listSpaces({ ...as(), search }))).length, 1);
    assert.deepEqual(await collect(listModels({ ...as(), search: { query: word, owner: 'bob' } })), []);
  });

  test('branches are created from a revision, empty or over another one, and deleted; main is kept', async () => {
    const repo = { type: 'model', name: await api.createRepo(newId('branches')) };
    const head = await api.commit(repo.name, { 'a.txt': 'a' });
    const heads = async () =>
      Object.fromEntries((await api.json(`/api/models/${repo.name}/refs`)).branches.map(({ name, targetCommit }) => [name, targetCommit]));
    await createBranch({ ...as('alice'), repo, branch: 'feature/x' });
    await createBranch({ ...as('alice'), repo, branch: 'empty', empty: true });
    assert.equal((await heads())['feature/x'], head);
    assert.equal((await collect(listFiles({ ...as(), repo, revision: 'empty' }))).filter(({ path }) => path === 'a.txt').length, 0);
    await fails(createBranch({ ...as('alice'), repo, branch: 'feature/x' }), 409, /already exists/);
    const next = await api.commit(repo.name, { 'b.txt': 'b' });
    await createBranch({ ...as('alice'), repo, branch: 'feature/x', revision: 'main', overwrite: true });
    assert.equal((await heads())['feature/x'], next);
    await deleteBranch({ ...as('alice'), repo, branch: 'feature/x' });
    assert.equal((await heads())['feature/x'], undefined);
    await assert.rejects(deleteBranch({ ...as('alice'), repo, branch: 'main' }), /Cannot delete refs\/heads\/main/);
  });

  test('deleteRepo removes a repository, and a second time it is not found', async () => {
    const repo = { type: 'dataset', name: newId('doomed') };
    await createRepo({ ...as('alice'), repo });
    await fails(deleteRepo({ ...as('bob'), repo }), 403, /permission|write|not allowed/i);
    await deleteRepo({ ...as('alice'), repo });
    assert.equal(await repoExists({ ...as('alice'), repo }), false);
    await fails(deleteRepo({ ...as('alice'), repo }), 404, /Repository not found/i);
  });
}
