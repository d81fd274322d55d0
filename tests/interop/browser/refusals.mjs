// What a page of another origin can read of a refusal, and what it must not reach.
import assert from 'node:assert/strict';
import { UNKNOWN_TOKEN } from '../lib/seed.mjs';

export function refusalCases({ test, api, context, newId, inPage, page }) {
  test('a page reads why it is refused: an unknown token, a foreign repository, a name that is taken, a stale parent', async () => {
    const name = await api.createRepo(newId('refused'));
    const bad = await inPage(({ hubUrl, accessToken }) => refusalOf(() => hub.whoAmI({ hubUrl, accessToken })), { token: UNKNOWN_TOKEN });
    assert.deepEqual([bad.status, /Invalid credentials in Authorization header/.test(bad.message)], [401, true], bad.message);
    const upload = ({ hubUrl, accessToken, name, parentCommit }) =>
      refusalOf(() =>
        hub.uploadFile({
          hubUrl,
          accessToken,
          repo: name,
          parentCommit,
          file: { path: 'w.bin', content: new Blob([new Uint8Array(300_000)]) },
        }),
      );
    const foreign = await inPage(upload, { user: 'bob', data: { name } });
    assert.deepEqual([foreign.status, /permission|write/i.test(foreign.message)], [403, true], foreign.message);
    const stale = await inPage(upload, { user: 'alice', data: { name, parentCommit: '0'.repeat(40) } });
    assert.deepEqual([stale.status, /updated since|parent/i.test(stale.message)], [412, true], stale.message);
    const taken = await inPage(({ hubUrl, accessToken, name }) => refusalOf(() => hub.createRepo({ hubUrl, accessToken, repo: name })), {
      user: 'alice',
      data: { name },
    });
    assert.deepEqual([taken.status, /already created this/.test(taken.message)], [409, true], taken.message);
    for (const one of [bad, foreign, stale, taken]) assert.ok(one.requestId, 'a request id');
  });

  test('refusals of the LFS batch and of signed addresses are readable by a page, each with its reason', async () => {
    const name = await api.createRepo(newId('lfs'));
    const hidden = await api.createRepo(newId('lfs-hidden'), { private: true });
    const body = JSON.stringify({ operation: 'upload', objects: [{ oid: '1'.repeat(64), size: 1 }] });
    const lfs = { 'content-type': 'application/vnd.git-lfs+json', accept: 'application/vnd.git-lfs+json' };
    const bearer = { authorization: `Bearer ${context.users.bob.write}` };
    const forged = 'x'.repeat(40);
    for (const [url, options, statuses] of [
      [`/${name}.git/info/lfs/objects/batch`, { method: 'POST', body, headers: lfs }, [401]],
      [`/${hidden}.git/info/lfs/objects/batch`, { method: 'POST', body, headers: { ...lfs, ...bearer } }, [404]],
      ['/alice/never-made.git/info/lfs/objects/batch', { method: 'POST', body, headers: lfs }, [401]],
      [`/lfs/objects/${forged}`, { method: 'PUT', body: 'x', headers: { 'content-type': 'application/octet-stream' } }, [401, 403, 404]],
      [`/lfs/parts/${forged}/1`, { method: 'PUT', body: 'x' }, [401, 403, 404]],
      [`/lfs/parts/${forged}`, { method: 'POST', body: '{"parts":[]}', headers: lfs }, [401, 403, 404]],
      [`/lfs/verify/${forged}`, { method: 'POST', body: `{"oid":"${'1'.repeat(64)}"}`, headers: lfs }, [401, 403, 404]],
      [`/lfs/objects/${forged}`, {}, [401, 403, 404]],
    ]) {
      const seen = await inPage(({ url, options }) => ask(url, options), { data: { url: `${context.endpoint}${url}`, options } });
      assert.equal(seen.blocked, undefined, `${options.method ?? 'GET'} ${url}: ${seen.blocked}`);
      assert.ok(statuses.includes(seen.status), `${url}: ${seen.status} ${seen.text}`);
      assert.ok(JSON.parse(seen.text).message, `${url}: ${seen.text}`);
      assert.ok(seen.headers['x-request-id'], `${url}: the request id is hidden from the page`);
    }
  });

  test('refusals of downloads and of addresses that do not exist are readable, with code, message and request id', async () => {
    const name = await api.createRepo(newId('codes'));
    for (const [url, status, code] of [
      [`/${name}/resolve/main/absent.txt`, 404, 'EntryNotFound'],
      [`/${name}/resolve/no-such-branch/a.txt`, 404, 'RevisionNotFound'],
      ['/alice/never-made/resolve/main/a.txt', 401, 'RepoNotFound'],
      ['/gpt2/resolve/main/config.json', 401, 'RepoNotFound'],
      [`/${name}/raw/main/absent.txt`, 404, 'EntryNotFound'],
      ['/api/models/alice/never-made', 401, 'RepoNotFound'],
      ['/api/there-is-nothing-here', 404, undefined],
      [`/${name}/resolve/main/%zz`, 400, undefined],
    ]) {
      const seen = await inPage(
        ({ url, isPreflighted }) => ask(url, isPreflighted ? { headers: { 'x-request-id': 'a-preflight-please' } } : {}),
        {
          data: { url: `${context.endpoint}${url}`, isPreflighted: status !== 400 },
        },
      );
      assert.equal(seen.blocked, undefined, `${url}: ${seen.blocked}`);
      assert.deepEqual([seen.status, seen.headers['x-error-code']], [status, code], `${url}: ${seen.text}`);
      assert.ok(
        JSON.parse(seen.text).error && seen.headers['x-error-message'] && seen.headers['x-request-id'],
        `${url}: ${JSON.stringify(seen)}`,
      );
    }
  });

  test('a page of another origin cannot use the session of somebody who is signed in, nor read the API of the web', async () => {
    const visitor = await page();
    await visitor.context().request.post(`${context.endpoint}/hub/v1/session`, {
      headers: { origin: context.endpoint },
      data: { login: 'alice', password: context.users.alice.password },
    });
    const cookies = await visitor.context().cookies(context.endpoint);
    assert.ok(cookies.length > 0, 'alice is signed in in this browser');
    for (const url of ['/hub/v1/session', '/hub/v1/tokens', '/api/whoami-v2', '/api/models/alice/seeded-private']) {
      const seen = await inPage(({ url }) => ask(url, { credentials: 'include' }), { data: { url: `${context.endpoint}${url}` } });
      assert.ok(seen.blocked, `${url} was readable: ${seen.status} ${seen.text?.slice(0, 200)}`);
    }
    const anonymous = await inPage(({ url }) => ask(url), { data: { url: `${context.endpoint}/api/models/alice/seeded-private` } });
    assert.equal(anonymous.status, 401, anonymous.text);
    const hubApiSeen = await inPage(({ url }) => ask(url), { data: { url: `${context.endpoint}/hub/v1/session` } });
    assert.ok(hubApiSeen.blocked, 'the API of the web is for its own origin');
  });
}
