// The few plain requests that Node cases need to prepare a hub: make a repository, commit small files, ask for JSON.

export function hubApi({ endpoint, users }) {
  const headersOf = (user) => (user ? { authorization: `Bearer ${users[user].write}` } : {});

  /** `user` null asks as nobody. */
  async function request(method, path, { user = 'alice', json, body, headers = {} } = {}) {
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    return fetch(`${endpoint}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headersOf(user), ...type, ...headers },
      body: json === undefined ? body : JSON.stringify(json),
    });
  }

  async function expectOk(answer, what) {
    if (!answer.ok) throw new Error(`${what}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return answer;
  }

  async function createRepo(id, { type = 'model', ...options } = {}) {
    const [organization, name] = id.split('/');
    const json = { name, organization, type, ...(type === 'space' ? { sdk: 'static' } : {}), ...options };
    await expectOk(await request('POST', '/api/repos/create', { json }), `create ${id}`);
    return id;
  }

  /** `files`: path to Buffer or text; null deletes. Returns the new commit's id. */
  async function commit(id, files, { title = 'By the API', type = 'model', revision = 'main', user = 'alice' } = {}) {
    const lines = [{ key: 'header', value: { summary: title } }, ...Object.entries(files).map(operation)];
    const answer = await request('POST', `/api/${type}s/${id}/commit/${encodeURIComponent(revision)}`, {
      user,
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    return (await (await expectOk(answer, `commit to ${id}`)).json()).commitOid;
  }

  async function json(path, options) {
    return (await expectOk(await request('GET', path, options), path)).json();
  }

  return { request, createRepo, commit, json };
}

function operation([path, content]) {
  if (content === null) return { key: 'deletedFile', value: { path } };
  return { key: 'file', value: { path, content: Buffer.from(content).toString('base64'), encoding: 'base64' } };
}
