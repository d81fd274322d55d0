// The questions. Each is a function from what is asked for to a request; ids differ, everything else stays the same.
const LFS = { 'content-type': 'application/vnd.git-lfs+json', accept: 'application/vnd.git-lfs+json' };
const NDJSON = { 'content-type': 'application/x-ndjson' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const FLUSH = '0000';

const api =
  (rest, method = 'GET', options = {}) =>
  (facts) => ({ method, path: `/api/${facts.plural}/${facts.id}${fill(rest, facts)}`, ...resolved(options, facts) });
const web =
  (rest, method = 'GET', options = {}) =>
  (facts) => ({ method, path: `/${facts.prefix}${facts.id}${fill(rest, facts)}`, ...resolved(options, facts) });
const fill = (rest, { commit, sha256 }) =>
  rest.replace('{commit}', commit).replace('{short}', commit.slice(0, 8)).replace('{sha256}', sha256);
const resolved = (options, facts) => (typeof options === 'function' ? options(facts) : options);
const json = (value) => ({ json: value });
const batch =
  (operation) =>
  ({ sha256, size }) => ({
    headers: LFS,
    body: JSON.stringify({ operation, transfers: ['basic'], objects: [{ oid: sha256, size }], hash_algo: 'sha256' }),
  });

export const PROBES = {
  reads: [
    api(''),
    api('?blobs=true'),
    api('?expand=sha&expand=likes'),
    api('/revision/main'),
    api('/revision/{commit}'),
    api('/revision/{short}'),
    api('/tree/main'),
    api('/tree/main/dir?recursive=true&expand=true'),
    api('/tree/{commit}'),
    api('/paths-info/main', 'POST', { headers: FORM, body: 'paths=README.md&paths=dir&expand=true' }),
    api('/paths-info/main', 'POST', json({ paths: ['README.md'], expand: false })),
    api('/refs'),
    api('/refs?include_prs=1'),
    api('/commits/main'),
    api('/commits/main?limit=1'),
    api('/auth-check'),
    api('/likers'),
    api('/lfs-files'),
    web('/resolve/main/README.md'),
    web('/resolve/main/README.md', 'HEAD'),
    web('/resolve/{commit}/dir/notes.txt'),
    web('/resolve/main/secret.bin'),
    web('/resolve/main/secret.bin', 'HEAD'),
    web('/resolve/main/secret.bin', 'GET', { headers: { range: 'bytes=0-9' } }),
    web('/raw/main/secret.bin'),
    web('/raw/main/README.md', 'HEAD'),
    api('/resolve/main/README.md'),
    web('/info/refs?service=git-upload-pack'),
    web('.git/info/refs?service=git-upload-pack'),
    web('.git/info/refs?service=git-upload-pack', 'GET', { headers: { 'git-protocol': 'version=2' } }),
    web('.git/info/lfs/objects/batch', 'POST', batch('download')),
  ],
  'reads that miss': [
    api('/revision/nope'),
    api('/tree/main/absent'),
    api('/tree/nope'),
    api('/commits/nope'),
    api('?expand=nonsense'),
    api('/no-such-route'),
    web('/resolve/main/absent.txt'),
    web('/resolve/main/absent.txt', 'HEAD'),
    web('/resolve/nope/README.md'),
    web('/resolve/main/%zz'),
    web('/raw/main/absent.txt', 'HEAD'),
  ],
  'web pages': [
    web('', 'GET', { headers: { accept: 'text/html' } }),
    web('/tree/main', 'GET', { headers: { accept: 'text/html' } }),
    web('/blob/main/README.md', 'GET', { headers: { accept: 'text/html' } }),
    web('/commits/main', 'GET', { headers: { accept: 'text/html' } }),
    ({ id, type }) => ({ path: `/hub/v1/repositories/${type === 'space' ? 'app' : type}/${id}` }),
    ({ id, type }) => ({ path: `/hub/v1/repositories/${type === 'space' ? 'app' : type}/${id}/card` }),
    ({ id, type }) => ({ path: `/hub/v1/repositories/${type === 'space' ? 'app' : type}/${id}/tree` }),
  ],
  git: [
    web('.git/info/refs?service=git-receive-pack'),
    web('/HEAD'),
    web('.git/git-upload-pack', 'POST', ({ commit }) => ({
      headers: { 'content-type': 'application/x-git-upload-pack-request', 'git-protocol': 'version=2' },
      body: pkt(`command=fetch`) + '0001' + pkt(`want ${commit}`) + pkt('done') + FLUSH,
    })),
    web('.git/git-upload-pack', 'POST', ({ commit }) => ({
      headers: { 'content-type': 'application/x-git-upload-pack-request' },
      body: pkt(`want ${commit}`) + FLUSH + pkt('done'),
    })),
    web('.git/git-receive-pack', 'POST', { headers: { 'content-type': 'application/x-git-receive-pack-request' }, body: FLUSH }),
    web('.git/info/lfs/objects/batch', 'POST', batch('upload')),
    web('.git/info/lfs/locks/verify', 'POST', { headers: LFS, body: '{}' }),
  ],
  writes: [
    api('/preupload/main', 'POST', json({ files: [{ path: 'README.md', size: 3, sample: 'YWJj' }] })),
    api('/commit/main', 'POST', { headers: NDJSON, body: '{"key":"header","value":{"summary":"x"}}\n' }),
    api('/branch/dev', 'POST', json({})),
    api('/branch/main', 'DELETE'),
    api('/tag/main', 'POST', json({ tag: 'v1' })),
    api('/tag/v1', 'DELETE'),
    api('/super-squash/main', 'POST', json({ message: 'x' })),
    api('/settings', 'PUT', json({ private: false })),
    api('/like', 'POST'),
    api('/like', 'DELETE'),
    api('/duplicate', 'POST', json({ repository: 'bob/taken-over' })),
    api('/auth-check/write'),
    api('/xet-write-token/main'),
    api('/xet-read-token/main'),
    api('/lfs-files/batch', 'POST', json({ deletions: { sha: [], rewriteHistory: true } })),
    ({ id, type }) => ({
      method: 'DELETE',
      path: '/api/repos/delete',
      json: { name: id.split('/')[1], organization: id.split('/')[0], type },
    }),
    ({ id, type }) => ({ method: 'POST', path: '/api/repos/move', json: { fromRepo: id, toRepo: 'bob/taken-over', type } }),
  ],
};

function pkt(line) {
  return `${(line.length + 5).toString(16).padStart(4, '0')}${line}\n`;
}
