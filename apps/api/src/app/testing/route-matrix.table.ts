// Every route of the http process and the policy it follows. A route without an entry, and an entry without a route, fail the matrix.
// `{t}` stands for models, datasets and spaces; `{p}` for the prefixes of pages; `{g}` for those of git.
import type { PolicyName } from './route-matrix.policies';

/** How to call the route so that it does as little as possible. */
export interface Sample {
  /** What stands for `*`, or for the parameters of the address. */
  tail?: string;
  params?: Record<string, string>;
  /** `{id}` stands for the repository. */
  query?: string;
  body?: string | object | ((at: { namespace: string; name: string }) => object);
  /** Answers besides 2xx and 3xx that come after the actor was let through. */
  ok?: number[];
  /** The repository is gone after an `ok`. */
  destroys?: true;
  /** Only there once the web has been built. */
  web?: true;
}

export interface Entry extends Sample {
  method: string;
  url: string;
  policy: PolicyName;
}

const API = '/api/{t}/:namespace/:name';
const PAGE = '/{p}:namespace/:name';
const GIT = '/{g}:namespace/:name';
const HUB = '/hub/v1/repositories/:type/:namespace/:name';
const CSG = '/api/v1/{t}/:namespace/:name';
const COLLECTION = { params: { namespace: 'acme', slug: `none-${'0'.repeat(24)}`, item: '1' }, ok: [404] };
const NO_WEBHOOK = { params: { id: '1'.padStart(24, '0') }, ok: [404] };
const ORGANIZATION_HOOKS = { params: { name: 'acme', id: '1', delivery: '1' }, ok: [404] };
const OID = '0'.repeat(64);
/** What anybody let through is told of a number and a comment that there are not. */
const NO_DISCUSSION = { params: { num: '999999', id: '000000000000000000000001' }, ok: [404] };
const FILE = { tail: 'main/.gitattributes' };
const COMMIT = [
  '{"key":"header","value":{"summary":"again","description":""}}',
  '{"key":"file","value":{"path":"a.txt","content":"YQ==","encoding":"base64"}}',
].join('\n');
const UNKNOWN_METHODS = [
  'GET',
  'HEAD',
  'TRACE',
  'DELETE',
  'PATCH',
  'PUT',
  'POST',
  'SEARCH',
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
];

const CONTENT: Entry[] = [
  ...route('GET HEAD', `${API}/resolve/*`, 'read', FILE),
  ...route('GET HEAD', `${PAGE}/resolve/*`, 'read', FILE),
  ...route('GET HEAD', `${PAGE}/raw/*`, 'read', FILE),
  ...route('OPTIONS', `${PAGE}/resolve/*`, 'open', FILE),
  ...route('OPTIONS', `${PAGE}/raw/*`, 'open', FILE),
  ...route('OPTIONS', '/{p}:name/resolve/*', 'open', { ...FILE, params: { name: 'private' } }),
  ...route('GET HEAD', '/{p}:name/resolve/*', 'nowhere', { ...FILE, params: { name: 'private' } }),
];

const GIT_AND_LFS: Entry[] = [
  ...route('GET', `${GIT}/info/refs`, 'read', { query: '?service=git-upload-pack' }),
  ...route('GET', `${GIT}/info/refs`, 'write', { query: '?service=git-receive-pack' }),
  ...route('POST', `${GIT}/git-upload-pack`, 'read', { body: '0000' }),
  ...route('POST', `${GIT}/git-receive-pack`, 'write', { body: '0000' }),
  ...route('POST', `${GIT}/info/lfs/objects/batch`, 'read', { body: { operation: 'download', objects: [{ oid: OID, size: 1 }] } }),
  ...route('POST', `${GIT}/info/lfs/objects/batch`, 'contribute', { body: { operation: 'upload', objects: [{ oid: OID, size: 1 }] } }),
  ...route('POST', `${GIT}/info/lfs/locks/verify`, 'read', { body: {}, ok: [404] }),
  ...route('OPTIONS', `${GIT}/info/lfs/*`, 'open', { tail: 'objects/batch' }),
  ...route('GET PUT', '/lfs/objects/:token', 'signed', { params: { token: 'forged' } }),
  ...route('PUT', '/lfs/present/:token', 'signed', { params: { token: 'forged' } }),
  ...route('PUT', '/lfs/parts/:token/:number', 'signed', { params: { token: 'forged', number: '1' } }),
  ...route('POST', '/lfs/parts/:token', 'signed', { params: { token: 'forged' }, body: { parts: [] } }),
  ...route('POST', '/lfs/verify/:token', 'signed', { params: { token: 'forged' }, body: { oid: OID } }),
  ...route('OPTIONS', '/lfs/*', 'open', { tail: 'objects/x' }),
];

const AT_STORE = { params: { account: 'u1', hash: OID } };

/** Its own tokens, given out by the token routes, open these; what they open then: xet.integration.spec.ts. */
const XET: Entry[] = [
  ...route('GET', '/xet/:account/v2/reconstructions/:hash', 'storeToken', AT_STORE),
  ...route('GET', '/xet/:account/v1/reconstructions/:hash', 'storeToken', AT_STORE),
  ...route('GET', '/xet/:account/v1/chunks/default/:hash', 'storeToken', AT_STORE),
  ...route('GET', '/xet/:account/v1/chunks/default-merkledb/:hash', 'storeToken', AT_STORE),
  ...route('HEAD', '/xet/:account/v1/files/:hash', 'storeToken', AT_STORE),
  ...route('GET', '/xet/:account/v2/file-chunk-hashes/:hash', 'storeToken', AT_STORE),
  ...route('POST', '/xet/:account/v1/telemetry', 'storeToken', AT_STORE),
  ...route('POST HEAD', '/xet/:account/v1/xorbs/default/:hash', 'storeToken', AT_STORE),
  ...route('POST', '/xet/:account/v1/shards', 'storeToken', AT_STORE),
  ...route('POST', '/xet/:account/v2/shards', 'storeToken', AT_STORE),
  ...route('GET', '/xet/ranges/:token', 'signed', { params: { token: 'forged' } }),
  ...route('OPTIONS', '/xet/*', 'open', { tail: 'u1/v1/shards' }),
];

const AT_JOB = { params: { key: 'ftjob-0', step: '1', call: '1' }, query: '?attempt=1' };

/** Tokens of runners open these, and nothing else; what they open then: jobs.integration.spec.ts. */
const RUNNERS: Entry[] = [
  ...route('POST', '/runner/v1/claim', 'storeToken'),
  ...route('POST', '/runner/v1/jobs/:key/reports', 'storeToken', AT_JOB),
  ...route('POST', '/runner/v1/jobs/:key/card', 'storeToken', AT_JOB),
  ...route('POST', '/runner/v1/jobs/:key/end', 'storeToken', AT_JOB),
  ...route('PUT GET', '/runner/v1/jobs/:key/checkpoints/:step', 'storeToken', AT_JOB),
  ...route('POST', '/runner/v1/jobs/:key/calls', 'storeToken', AT_JOB),
  ...route('POST', '/runner/v1/jobs/:key/calls/:call/answer', 'storeToken', AT_JOB),
];

const AT_FINE_TUNE = { params: { key: 'ftjob-0' }, ok: [404] };

const OPENAI: Entry[] = [
  ...route('GET', '/v1/models', 'user'),
  ...route('GET', '/v1/models/:name', 'user', { params: { name: 'nothing' }, ok: [404] }),
  ...route('GET', '/v1/models/:namespace/:name', 'keyRead', { ok: [422] }),
  ...route('POST', '/v1/chat/completions', 'self', { body: { model: 'nothing' }, ok: [404] }),
  ...route('POST', '/v1/embeddings', 'self', { body: { model: 'nothing' }, ok: [404] }),
  ...route('GET', '/v1/files', 'user'),
  ...route('POST', '/v1/files', 'user', { ok: [400] }),
  ...route('GET DELETE', '/v1/files/:key', 'user', { params: { key: 'file-0' }, ok: [404] }),
  ...route('GET', '/v1/files/:key/content', 'user', { params: { key: 'file-0' }, ok: [404] }),
  ...route('GET', '/v1/fine_tuning/jobs', 'user'),
  ...route('POST', '/v1/fine_tuning/jobs', 'createInOrganization', {
    body: { model: 'acme/public', x_dataset: { repository: 'acme/public', path: 'a.jsonl' }, x_namespace: 'acme' },
    ok: [422],
  }),
  ...['', '/events', '/checkpoints'].flatMap((part) => route('GET', `/v1/fine_tuning/jobs/:key${part}`, 'user', AT_FINE_TUNE)),
  ...['/cancel', '/start'].flatMap((part) => route('POST', `/v1/fine_tuning/jobs/:key${part}`, 'user', AT_FINE_TUNE)),
];

const HUGGING_FACE: Entry[] = [
  ...route('GET', API, 'see'),
  ...route('GET', `${API}/revision/*`, 'see'),
  ...route('GET', `${API}/tree/*`, 'see'),
  ...route('POST', `${API}/paths-info/*`, 'see', { body: { paths: ['.gitattributes'] } }),
  ...route('GET', `${API}/refs`, 'see'),
  ...route('GET', `${API}/commits/*`, 'see'),
  ...route('GET', `${API}/likers`, 'see'),
  ...route('GET', `${API}/auth-check`, 'read'),
  ...route('GET', `${API}/xet-read-token/*`, 'read'),
  ...route('GET', `${API}/auth-check/write`, 'write'),
  ...route('GET', `${API}/xet-write-token/*`, 'write'),
  ...route('GET', `${API}/lfs-files`, 'write'),
  ...route('POST', `${API}/preupload/*`, 'write', { body: { files: [] } }),
  ...route('POST', `${API}/commit/*`, 'write', { body: COMMIT }),
  ...route('POST', `${API}/branch/*`, 'write', { tail: 'side', body: {}, ok: [409] }),
  ...route('DELETE', `${API}/branch/*`, 'write', { tail: 'no-such-branch', ok: [404] }),
  ...route('POST', `${API}/tag/*`, 'write', { body: { tag: 'v1' }, ok: [409] }),
  ...route('DELETE', `${API}/tag/*`, 'write', { tail: 'no-such-tag', ok: [404] }),
  ...route('POST', `${API}/super-squash/*`, 'write', { body: {} }),
  ...route('POST', `${API}/lfs-files/batch`, 'write', { body: { deletions: { sha: [] } } }),
  ...route('POST', `${API}/lfs-files/duplicate`, 'write', {
    body: ({ namespace, name }) => ({ target: { type: 'model', name: `${namespace}/${name}` }, files: [] }),
  }),
  ...route('POST DELETE', `${API}/like`, 'like'),
  ...route('GET', `${API}/xet-write-token/*`, 'contribute', { query: '?create_pr=1' }),
  ...route('POST', `${API}/preupload/*`, 'contribute', { query: '?create_pr=1', body: { files: [] } }),
  ...route('POST', `${API}/commit/*`, 'contribute', { query: '?create_pr=1', body: COMMIT }),
  ...route('GET', `${API}/user-access-request/:status`, 'write', { params: { status: 'pending' } }),
  ...route('POST', `${API}/user-access-request/handle`, 'write', { body: { user: 'nobody', status: 'accepted' }, ok: [404] }),
  ...route('POST', `${API}/user-access-request/grant`, 'write', { body: { user: 'no-such-person' }, ok: [404] }),
  ...route('GET', `${API}/discussions`, 'see'),
  ...route('POST', `${API}/discussions`, 'like', { body: { title: 'a question', description: 'x' } }),
  ...route('POST', `${API}/discussions`, 'contribute', { body: { title: 'an idea', pullRequest: true } }),
  ...route('GET', `${API}/discussions/:num`, 'see', NO_DISCUSSION),
  ...route('POST', `${API}/discussions/:num/comment`, 'like', { ...NO_DISCUSSION, body: { comment: 'x' } }),
  ...route('POST', `${API}/discussions/:num/comment/:id/edit`, 'like', { ...NO_DISCUSSION, body: { content: 'x' } }),
  ...route('POST', `${API}/discussions/:num/comment/:id/hide`, 'like', NO_DISCUSSION),
  ...route('POST', `${API}/discussions/:num/title`, 'like', { ...NO_DISCUSSION, body: { title: 'x' } }),
  ...route('POST', `${API}/discussions/:num/status`, 'like', { ...NO_DISCUSSION, body: { status: 'closed' } }),
  ...route('POST', `${API}/discussions/:num/merge`, 'write', NO_DISCUSSION),
  ...route('POST', `${API}/duplicate`, 'duplicate', { body: { repository: 'copy' }, ok: [409] }),
  ...route('PUT', `${API}/settings`, 'administer', { body: {} }),
  ...route('DELETE', '/api/repos/delete', 'administer', {
    body: ({ namespace, name }) => ({ organization: namespace, name, type: 'model' }),
    destroys: true,
  }),
  ...route('POST', '/api/repos/move', 'administer', {
    body: ({ namespace, name }) => ({ fromRepo: `${namespace}/${name}`, toRepo: `${namespace}/${name}`, type: 'model' }),
  }),
  ...route('POST', '/api/repos/create', 'createInOrganization', {
    body: { organization: 'acme', name: 'public', type: 'model' },
    ok: [409],
  }),
  ...route('GET', '/api/{t}', 'reader'),
  ...route('GET', '/api/quicksearch', 'reader', { query: '?q=a' }),
  ...route('GET', '/api/models-tags-by-type', 'reader'),
  ...route('GET', '/api/datasets-tags-by-type', 'reader'),
  ...route('GET', '/api/users/:name/overview', 'reader', { params: { name: 'stranger' } }),
  ...route('GET', '/api/users/:user/likes', 'reader', { params: { user: 'stranger' } }),
  ...route('GET', '/api/users/:name/followers', 'reader', { params: { name: 'stranger' } }),
  ...route('GET', '/api/users/:name/following', 'reader', { params: { name: 'stranger' } }),
  ...route('GET', '/api/organizations/:name/followers', 'reader', { params: { name: 'acme' } }),
  ...route('GET', '/api/settings/webhooks', 'self'),
  ...route('POST', '/api/settings/webhooks', 'self', { body: { watched: [], url: 'https://example.com' }, ok: [400] }),
  ...route('GET DELETE', '/api/settings/webhooks/:id', 'self', NO_WEBHOOK),
  ...route('POST', '/api/settings/webhooks/:id', 'self', { ...NO_WEBHOOK, body: {} }),
  ...route('POST', '/api/settings/webhooks/:id/enable', 'self', NO_WEBHOOK),
  ...route('POST', '/api/settings/webhooks/:id/disable', 'self', NO_WEBHOOK),
  ...route('GET', '/api/collections', 'reader'),
  ...route('POST', '/api/collections', 'editCollections', { body: { namespace: 'acme', title: 'Owls' }, ok: [409] }),
  ...route('GET', '/api/collections/:namespace/:slug', 'reader', COLLECTION),
  ...route('PATCH', '/api/collections/:namespace/:slug', 'reader', { ...COLLECTION, body: {} }),
  ...route('DELETE', '/api/collections/:namespace/:slug', 'reader', COLLECTION),
  ...route('POST', '/api/collections/:namespace/:slug/items', 'reader', {
    ...COLLECTION,
    body: { item: { type: 'model', id: 'acme/public' } },
  }),
  ...route('PATCH', '/api/collections/:namespace/:slug/items/:item', 'reader', { ...COLLECTION, body: {} }),
  ...route('DELETE', '/api/collections/:namespace/:slug/items/:item', 'reader', COLLECTION),
  ...route('GET', '/api/organizations/:name/overview', 'reader', { params: { name: 'acme' } }),
  ...route('GET', '/api/organizations/:name/members', 'reader', { params: { name: 'acme' } }),
  ...route('GET', '/api/settings/repositories', 'ownNamespace'),
  ...route('GET', '/api/organizations/:name/settings/repositories', 'memberOfOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/api/whoami-v2', 'user'),
  ...route('POST', '/api/validate-yaml', 'open', { body: { content: '---\nlicense: mit\n---\n', repoType: 'model' } }),
  ...route('GET', '/api/agent-harnesses', 'open'),
  ...route('HEAD', '/api/telemetry', 'open'),
  ...route('HEAD', '/api/telemetry/*', 'open', { tail: 'x' }),
  ...route('OPTIONS', '/api/*', 'open', { tail: 'nothing' }),
  ...route(UNKNOWN_METHODS.join(' '), '/api/*', 'open', { tail: 'nothing', ok: [404] }),
  // Refused by the framework for want of a content type, before anybody looks at the address.
  ...route('QUERY', '/api/*', 'open', { tail: 'nothing', ok: [400, 404] }),
];

const PREFLIGHT_OF_OAUTH = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/oauth/jwks',
  '/oauth/token',
  '/oauth/revoke',
  '/oauth/userinfo',
  '/oauth/device',
];

/** Clients prove themselves by what they send, whoever the actor is: oauth.integration.spec.ts. */
const OAUTH: Entry[] = [
  ...['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/oauth/jwks'].flatMap((url) =>
    route('GET', url, 'open'),
  ),
  ...route('GET', '/oauth/authorize', 'open', { ok: [400] }),
  ...route('GET', '/oauth/authorize/:uid', 'open', { params: { uid: 'none' }, ok: [400] }),
  ...['/oauth/token', '/oauth/revoke', '/oauth/introspect', '/oauth/device'].flatMap((url) =>
    route('POST', url, 'open', { ok: [400, 401] }),
  ),
  ...route('GET POST', '/oauth/userinfo', 'storeToken'),
  ...PREFLIGHT_OF_OAUTH.flatMap((url) => route('OPTIONS', url, 'open', { ok: [404] })),
  ...route('GET', '/hub/v1/oauth/requests/:uid', 'open', { params: { uid: 'none' } }),
  ...route('GET', '/hub/v1/oauth/requests/:uid/question', 'self', { params: { uid: 'none' }, ok: [404] }),
  ...route('POST', '/hub/v1/oauth/requests/:uid/answer', 'self', { params: { uid: 'none' }, body: { decision: 'deny' }, ok: [404] }),
  ...route('POST', '/hub/v1/oauth/device/question', 'self', { body: { code: 'none' }, ok: [404] }),
  ...route('POST', '/hub/v1/oauth/device/answer', 'self', { body: { code: 'none', decision: 'deny' }, ok: [404] }),
  ...route('GET', '/hub/v1/oauth/connected', 'self'),
  ...route('DELETE', '/hub/v1/oauth/connected/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/oauth/clients', 'self'),
  ...route('POST', '/hub/v1/oauth/clients', 'self', {
    body: { name: 'matrix', redirectUris: ['https://example.org/'], scopes: ['openid'], isConfidential: false },
  }),
  ...route('PATCH', '/hub/v1/oauth/clients/:id', 'self', { params: { id: 'none' }, body: { name: 'x' }, ok: [404] }),
  ...route('POST', '/hub/v1/oauth/clients/:id/secret', 'self', { params: { id: 'none' }, ok: [404] }),
  ...route('DELETE', '/hub/v1/oauth/clients/:id', 'self', { params: { id: 'none' }, ok: [404] }),
];

const KINDS_OF_CSGHUB = ['codes', 'mcps', 'skills'];
/** By the name of the dataset in the question; those of the matrix have next to no data. */
const ofDataset = (more = '') => ({ query: `?dataset={id}&config=default&split=train${more}` });
const VIEWER: Entry[] = [
  ...['is-valid', 'splits', 'parquet', 'size', 'info', 'croissant'].flatMap((call) =>
    route('GET', `/api/viewer/${call}`, 'read', ofDataset()),
  ),
  ...['first-rows', 'rows', 'statistics'].flatMap((call) => route('GET', `/api/viewer/${call}`, 'read', { ...ofDataset(), ok: [404] })),
  ...route('GET', '/api/viewer/search', 'read', { ...ofDataset('&query=a'), ok: [404] }),
  ...route('GET', '/api/viewer/filter', 'read', { ...ofDataset('&orderby=%22text%22'), ok: [404] }),
  ...route('GET', '/api/viewer/cell', 'read', { ...ofDataset('&row=0&column=a'), ok: [404] }),
  ...route('GET', '/api/datasets/:namespace/:name/parquet', 'read'),
  ...route('GET', '/api/datasets/:namespace/:name/parquet/*', 'read', { tail: 'default', ok: [404] }),
];

const CSGHUB: Entry[] = [
  ...route('POST', '/api/v1/{t}', 'createInOrganization', { body: { namespace: 'acme', name: 'public', private: true }, ok: [409] }),
  ...route('GET', `${CSG}/branches`, 'see'),
  ...route('POST', `${CSG}/raw/.gitattributes`, 'write', { body: { new_branch: 'csg-side', content: '' }, ok: [409] }),
  ...route('POST', `${CSG}/preupload/*`, 'write', { body: { files: [] } }),
  ...route('POST', `${CSG}/commit/*`, 'write', { body: { message: 'nothing', files: [] } }),
  // Who may write is told that this is no form.
  ...route('POST', `${CSG}/upload_file`, 'write', { ok: [400] }),
  ...route('GET', '/api/v1/space_resources', 'open'),
  ...route('GET', '/api/v1/user/:user/run/model', 'user', { params: { user: 'reader' } }),
  ...route('GET', '/api/v1/user/:user/finetune/instances', 'user', { params: { user: 'reader' } }),
  ...route('GET', '/api/v1/models/:namespace/:name/run/:id', 'see', { params: { id: '1' }, ok: [501] }),
  ...['run', 'finetune'].flatMap((what) =>
    ['start', 'stop'].flatMap((deed) =>
      route('PUT', `/api/v1/models/:namespace/:name/${what}/:id/${deed}`, 'see', { params: { id: '1' }, ok: [501] }),
    ),
  ),
  ...route('POST', '/api/v1/sandboxes', 'user', { body: {}, ok: [501] }),
  ...route('GET PATCH PUT', '/api/v1/sandboxes/*', 'user', { body: {}, ok: [501] }),
  ...route('GET POST', '/v1/sandboxes/*', 'user', { ok: [501] }),
  ...KINDS_OF_CSGHUB.flatMap((kind) => [
    ...route('GET', `/api/${kind}/*`, 'user', { tail: 'acme/public', ok: [501] }),
    ...route('GET POST', `/api/v1/${kind}/*`, 'user', { tail: 'acme/public', ok: [501] }),
    ...route('POST', `/api/v1/${kind}`, 'user', { body: {}, ok: [501] }),
  ]),
];

const HUB_ROUTES: Entry[] = [
  ...route('GET', HUB, 'see'),
  ...route('GET', `${HUB}/card`, 'see'),
  ...route('GET', `${HUB}/markdown`, 'read', { query: '?path=README.md', ok: [404] }),
  ...route('GET', `${HUB}/notebook`, 'read', { query: '?path=a.ipynb', ok: [404] }),
  ...route('POST', '/hub/v1/markdown', 'user', { body: { text: 'x' } }),
  ...route('GET', '/hub/v1/images/:signature', 'signed', { params: { signature: 'forged' }, query: '?address=https://img.example/a.png' }),
  ...route('GET', `${HUB}/tree`, 'see'),
  ...route('GET', `${HUB}/commits`, 'see'),
  ...route('GET', `${HUB}/refs`, 'see'),
  ...route('GET', `${HUB}/paths`, 'see'),
  // Only datasets have rows: who may read the model of the matrix is told so.
  ...['', '/first-rows', '/rows', '/table', '/statistics'].flatMap((part) =>
    route('GET', `${HUB}/viewer${part}`, 'read', { query: '?config=default&split=train', ok: [400] }),
  ),
  ...route('GET', `${HUB}/viewer/cell`, 'read', { query: '?config=default&split=train&row=0&column=a', ok: [400] }),
  ...route('GET', `${HUB}/serving`, 'read'),
  ...route('GET', `${HUB}/app`, 'read', { ok: [422] }),
  ...route('POST', `${HUB}/chat`, 'hubRead', { body: { messages: [{ role: 'user', content: 'x' }] }, ok: [422] }),
  ...route('GET', `${HUB}/changes`, 'read', { query: '?revision=main' }),
  ...route('GET', `${HUB}/change`, 'read', { query: '?revision=main&path=.gitattributes' }),
  ...route('GET', `${HUB}/change/tensors`, 'read', { query: '?revision=main&path=.gitattributes', ok: [400] }),
  ...route('GET', `${HUB}/lines`, 'read', { query: '?revision=main&path=.gitattributes&from=1&to=2' }),
  ...route('GET HEAD', `${HUB}/content/*`, 'read', FILE),
  ...route('POST', `${HUB}/upload-plan`, 'hubWrite', { body: { revision: 'main', files: [] } }),
  ...route('POST', `${HUB}/upload-plan`, 'hubContribute', { body: { revision: 'main', files: [], isProposed: true } }),
  ...route('POST', `${HUB}/large-files`, 'hubContribute', { body: { files: [] } }),
  ...route('POST', `${HUB}/commits`, 'hubWrite', { query: '?revision=main', body: COMMIT }),
  ...route('POST', `${HUB}/branches`, 'hubWrite', { body: { name: 'hub-side' }, ok: [409] }),
  ...route('DELETE', `${HUB}/branches`, 'hubWrite', { query: '?name=no-such-branch', ok: [404] }),
  ...route('POST', `${HUB}/tags`, 'hubWrite', { body: { name: 'hub-tag' }, ok: [409] }),
  ...route('DELETE', `${HUB}/tags`, 'hubWrite', { query: '?name=no-such-tag', ok: [404] }),
  ...route('PUT', `${HUB}/default-branch`, 'hubAdminister', { body: { name: 'main' } }),
  ...route('GET', '/hub/v1/repository-names', 'createInOrganization', { query: '?type=model&namespace=acme&name=new' }),
  ...route('GET', `${HUB}/downloads`, 'see'),
  ...route('GET', `${HUB}/lineage`, 'see'),
  ...route('GET', `${HUB}/lineage/descendants`, 'see'),
  ...route('GET', `${HUB}/lineage/kin`, 'see'),
  ...route('PATCH', HUB, 'hubAdminister', { body: {} }),
  ...route('DELETE', HUB, 'hubAdminister', { destroys: true }),
  ...route('PUT DELETE', `${HUB}/like`, 'hubLike'),
  ...route('POST', `${HUB}/commits`, 'hubContribute', { query: '?revision=main&isProposed=true', body: COMMIT }),
  ...route('POST', `${HUB}/reports`, 'hubLike', { body: { reason: 'spam', words: 'x' }, ok: [400, 409] }),
  ...route('GET', `${HUB}/discussions`, 'see'),
  ...route('POST', `${HUB}/discussions`, 'hubLike', { body: { title: 'a question', description: 'x' } }),
  ...route('POST', `${HUB}/pull-requests`, 'hubContribute', { body: { title: 'an idea', description: 'x' } }),
  ...route('DELETE', `${HUB}/held/:id`, 'hubLike', { params: { id: '0' }, ok: [404] }),
  ...route('GET', `${HUB}/discussions/:num`, 'see', NO_DISCUSSION),
  ...route('GET', `${HUB}/discussions/:num/comments/:id/versions`, 'see', NO_DISCUSSION),
  ...route('POST', `${HUB}/discussions/:num/seen`, 'hubLike', NO_DISCUSSION),
  ...route('PATCH', `${HUB}/discussions/:num`, 'hubLike', { ...NO_DISCUSSION, body: { title: 'x' } }),
  ...route('POST', `${HUB}/discussions/:num/comments`, 'hubLike', { ...NO_DISCUSSION, body: { content: 'x' } }),
  ...route('POST', `${HUB}/discussions/:num/reviews`, 'hubLike', { ...NO_DISCUSSION, body: { verdict: 'approve' } }),
  ...route('PATCH', `${HUB}/discussions/:num/comments/:id`, 'hubLike', { ...NO_DISCUSSION, body: { content: 'x' } }),
  ...route('POST', `${HUB}/discussions/:num/comments/:id/hide`, 'hubLike', NO_DISCUSSION),
  ...route('PUT', `${HUB}/discussions/:num/comments/:id/reactions`, 'hubLike', { ...NO_DISCUSSION, body: { emoji: '👍' } }),
  ...route('DELETE', `${HUB}/discussions/:num/comments/:id/reactions`, 'hubLike', { ...NO_DISCUSSION, query: '?emoji=%F0%9F%91%8D' }),
  ...route('POST', `${HUB}/discussions/:num/merge`, 'hubWrite', NO_DISCUSSION),
  ...route('PUT', `${HUB}/discussions/:num/watch`, 'hubLike', { ...NO_DISCUSSION, body: { level: 'mute' } }),
  ...route('GET', `${HUB}/gate`, 'see'),
  ...route('POST', `${HUB}/access-requests`, 'hubLike', { body: {}, ok: [409] }),
  ...route('GET', `${HUB}/access-requests`, 'hubWrite', { query: '?status=pending' }),
  ...route('PUT', `${HUB}/access-requests`, 'hubWrite', { body: { user: 'nobody', status: 'accepted' }, ok: [404] }),
  ...route('POST', `${HUB}/access-grants`, 'hubWrite', { body: { user: 'no-such-person' }, ok: [404] }),
  ...route('GET', `${HUB}/watch`, 'see'),
  ...route('PUT', `${HUB}/watch`, 'hubLike', { body: { level: null } }),
  ...route('GET', '/hub/v1/notifications', 'self'),
  ...route('GET', '/hub/v1/notifications/unread', 'self'),
  ...route('GET', '/hub/v1/notifications/stream', 'self'),
  ...route('POST', '/hub/v1/notifications/read', 'self', { body: { ids: [] } }),
  ...route('POST', '/hub/v1/notifications/remove', 'self', { body: { ids: [] } }),
  ...route('GET', '/hub/v1/notifications/settings', 'self'),
  ...route('PUT', '/hub/v1/notifications/settings', 'self', { body: { mailReasons: ['mention'] } }),
  ...route('GET', `${HUB}/offer`, 'see'),
  ...route('PUT', `${HUB}/offer`, 'hubAdminister', { body: { price: '0.01', licenceName: 'x', licenceText: 'x' }, ok: [400, 409] }),
  ...route('DELETE', `${HUB}/offer`, 'hubAdminister'),
  ...route('GET', `${HUB}/sample`, 'read', { ok: [404, 409] }),
  ...route('GET', `${HUB}/data-check`, 'read', { ok: [409] }),
  ...route('POST', `${HUB}/data-check`, 'hubAdminister', { ok: [404, 409] }),
  ...route('GET', `${HUB}/licence`, 'see', { ok: [404] }),
  ...route('GET', `${HUB}/use-acceptance`, 'hubLike', { query: '?holder=acme', ok: [404] }),
  ...route('POST', `${HUB}/use-acceptance`, 'hubLike', { body: { holder: 'acme', offerId: '0' }, ok: [404] }),
  ...route('DELETE', `${HUB}/use-acceptance`, 'hubLike', { query: '?holder=acme', ok: [404] }),
  ...route('GET', `${HUB}/uses`, 'hubAdminister'),
  ...route('GET', `${HUB}/usage-keys`, 'hubAdminister'),
  ...route('POST', `${HUB}/usage-keys`, 'hubAdminister', { body: { name: 'x' }, ok: [409] }),
  ...route('DELETE', `${HUB}/usage-keys/:id`, 'hubAdminister', { params: { id: '0' }, ok: [404] }),
  ...route('GET', `${HUB}/offer/preview`, 'hubAdminister', { query: '?price=9.99' }),
  ...route('PUT', `${HUB}/for-subscribers`, 'hubAdminister', { body: { isForSubscribers: true }, ok: [409] }),
  ...route('POST', `${HUB}/purchases`, 'hubLike', {
    body: { buyer: 'acme', offerId: '0', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('GET', `${HUB}/tips/preview`, 'hubLike', { query: '?amount=0.00&payer=acme', ok: [400] }),
  ...route('POST', `${HUB}/tips`, 'hubLike', { body: { amount: '0.00', payer: 'acme', requestKey: 'matrix-request' }, ok: [400] }),
  ...route('GET', `${HUB}/shares`, 'hubAdminister'),
  ...route('POST', `${HUB}/shares`, 'hubAdminister', {
    body: (at) => ({ ...at, type: 'model', basisPoints: 1 }),
    ok: [409],
  }),
  ...route('GET', '/hub/v1/repositories', 'reader'),
  ...route('GET', '/hub/v1/repositories/facets', 'reader'),
  ...route('GET', '/hub/v1/search', 'reader', { query: '?q=a' }),
  ...route('GET', '/hub/v1/search/discussions', 'reader', { query: '?q=a' }),
  ...route('GET', '/hub/v1/search/collections', 'reader', { query: '?q=a' }),
  ...route('POST', '/hub/v1/repositories', 'createInOrganization', {
    body: { type: 'model', namespace: 'acme', name: 'public', isPrivate: true },
    ok: [409],
  }),
  ...route('GET', '/hub/v1/organizations/:name', 'reader', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/organizations', 'self', { body: { name: 'datasets' }, ok: [400] }),
  ...route('PUT', '/hub/v1/organizations/:name/members/:user', 'administerOrganization', {
    params: { name: 'acme', user: 'reader' },
    body: { role: 'read' },
  }),
  ...route('DELETE', '/hub/v1/organizations/:name/members/:user', 'administerOrganization', {
    params: { name: 'acme', user: 'nobody' },
    ok: [404, 422],
  }),
  ...route('GET', '/hub/v1/namespaces/:name/webhooks', 'administerOrganization', ORGANIZATION_HOOKS),
  ...route('POST', '/hub/v1/namespaces/:name/webhooks', 'administerOrganization', {
    ...ORGANIZATION_HOOKS,
    body: { watched: [{ type: 'org', name: 'acme' }], domains: ['repo'], url: 'ftp://example.com' },
    ok: [400],
  }),
  ...route('GET DELETE', '/hub/v1/namespaces/:name/webhooks/:id', 'administerOrganization', ORGANIZATION_HOOKS),
  ...route('PATCH', '/hub/v1/namespaces/:name/webhooks/:id', 'administerOrganization', { ...ORGANIZATION_HOOKS, body: {} }),
  ...['enable', 'disable', 'test'].flatMap((deed) =>
    route('POST', `/hub/v1/namespaces/:name/webhooks/:id/${deed}`, 'administerOrganization', ORGANIZATION_HOOKS),
  ),
  ...route('GET', '/hub/v1/namespaces/:name/webhooks/:id/deliveries', 'administerOrganization', ORGANIZATION_HOOKS),
  ...route('GET', '/hub/v1/namespaces/:name/webhooks/:id/deliveries/:delivery', 'administerOrganization', ORGANIZATION_HOOKS),
  ...route('POST', '/hub/v1/namespaces/:name/webhooks/:id/deliveries/:delivery/again', 'administerOrganization', ORGANIZATION_HOOKS),
  ...route('GET', '/hub/v1/collections', 'reader'),
  ...route('POST', '/hub/v1/collections', 'editCollections', { body: { namespace: 'acme', title: 'Owls' }, ok: [409] }),
  ...route('GET', '/hub/v1/collections/:namespace/:slug', 'reader', COLLECTION),
  ...route('PATCH', '/hub/v1/collections/:namespace/:slug', 'user', { ...COLLECTION, body: {} }),
  ...route('DELETE', '/hub/v1/collections/:namespace/:slug', 'user', COLLECTION),
  ...route('PUT DELETE', '/hub/v1/collections/:namespace/:slug/upvote', 'self', COLLECTION),
  ...route('POST', '/hub/v1/collections/:namespace/:slug/items', 'user', {
    ...COLLECTION,
    body: { item: { type: 'model', id: 'acme/public' } },
  }),
  ...route('PATCH', '/hub/v1/collections/:namespace/:slug/items/:item', 'user', { ...COLLECTION, body: {} }),
  ...route('DELETE', '/hub/v1/collections/:namespace/:slug/items/:item', 'user', COLLECTION),
  ...route('GET', `${HUB}/collection-choices`, 'hubLike'),
  ...route('PUT DELETE', '/hub/v1/namespaces/:name/follow', 'self', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/followers', 'reader', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/following', 'reader', { params: { name: 'stranger' } }),
  ...route('GET', '/hub/v1/namespaces', 'user'),
  ...route('GET', '/hub/v1/namespaces/:name/usage', 'memberOfOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/admin/namespaces', 'administrator'),
  ...route('GET', '/hub/v1/admin/namespaces/:name/quota', 'administrator', { params: { name: 'acme' } }),
  ...route('PUT', '/hub/v1/admin/namespaces/:name/quota', 'administrator', { params: { name: 'acme' }, body: { isDefault: true } }),
  ...route('GET', '/hub/v1/admin/showback', 'administrator'),
  ...route('GET', '/hub/v1/admin/showback.csv', 'administrator'),
  ...route('GET', '/hub/v1/admin/showback/:name', 'administrator', { params: { name: 'acme' }, ok: [404] }),
  ...route('PUT', '/hub/v1/admin/showback/rates', 'administrator', {
    body: { storage: '0', jobHour: '0', prompt: '0', completion: '0', trained: '0' },
  }),
  ...route('GET', '/hub/v1/namespaces/:name/showback', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/showback.csv', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/money', 'reader'),
  ...route('GET', '/hub/v1/namespaces/:name/wallet', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/wallet/history', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/wallet/top-ups', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/namespaces/:name/wallet/top-ups', 'spendInOrganization', {
    params: { name: 'acme' },
    body: { amount: '5.00', provider: 'fake', requestKey: 'matrix-request' },
  }),
  ...route('GET', '/hub/v1/namespaces/:name/budget', 'administerOrganization', { params: { name: 'acme' }, ok: [404] }),
  ...route('GET', '/hub/v1/namespaces/:name/uses', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/spend-cap', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('PUT', '/hub/v1/namespaces/:name/spend-cap', 'spendInOrganization', { params: { name: 'acme' }, body: { cap: null } }),
  ...route('GET', '/hub/v1/gateway/prices', 'self'),
  ...route('POST', '/hub/v1/payment-events/:provider', 'open', { params: { provider: 'nobody' }, body: {}, ok: [404] }),
  ...route('POST', '/hub/v1/usage-events', 'signature', { body: { events: [] } }),
  ...route('GET', '/hub/v1/namespaces/:name/used-offers', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/sold-uses', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/use-events', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/use-events/:id/objection', 'self', { params: { id: '0' }, body: { reason: 'x' }, ok: [404] }),
  ...route('POST', '/hub/v1/use-events/:id/decision', 'self', { params: { id: '0' }, body: { isReversed: true, answer: '' }, ok: [404] }),
  ...route('GET', '/hub/v1/test-payments/:ref', 'user', { params: { ref: 'ch_none' }, ok: [404] }),
  ...route('POST', '/hub/v1/test-payments/:ref', 'user', { params: { ref: 'ch_none' }, body: { isPaid: true }, ok: [404] }),
  ...route('GET', '/hub/v1/namespaces/:name/sales', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/earnings', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/tips/given', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/tips/received', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/purchases', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/shares', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/payouts', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/namespaces/:name/payouts', 'spendInOrganization', {
    params: { name: 'acme' },
    body: { amount: '50.00', provider: 'fake', destination: 'bank', requestKey: 'matrix-request' },
    ok: [402],
  }),
  ...route('GET', '/hub/v1/namespaces/:name/offer', 'reader', { params: { name: 'acme' } }),
  ...route('PUT', '/hub/v1/namespaces/:name/offer', 'spendInOrganization', {
    params: { name: 'acme' },
    body: { price: '0.01', licenceName: 'x', licenceText: 'x', description: '' },
    ok: [400],
  }),
  ...route('DELETE', '/hub/v1/namespaces/:name/offer', 'spendInOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/offer/preview', 'administerOrganization', { params: { name: 'acme' }, query: '?price=9.99' }),
  ...route('POST', '/hub/v1/namespaces/:name/offer/purchases', 'self', {
    params: { name: 'acme' },
    body: { buyer: 'acme', offerId: '0', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/namespaces/:name/subscribers', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/subscriptions', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/sale-subscriptions/:id/cancel', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/sale-subscriptions/:id/resume', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/sale-subscriptions/:id/terms', 'self', { params: { id: '0' }, body: { offerId: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/sale-subscriptions/:id/pay', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/sales/:id/pdf', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/sales/:id/csv', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/sales/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/sales/:id/refunds', 'self', {
    params: { id: '0' },
    body: { reason: 'x', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('POST', '/hub/v1/shares/:id/decision', 'self', { params: { id: '0' }, body: { isAccepted: true }, ok: [404] }),
  ...route('DELETE', '/hub/v1/shares/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/plans', 'reader'),
  ...route('GET', '/hub/v1/namespaces/:name/subscription', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/namespaces/:name/subscription/preview', 'administerOrganization', {
    params: { name: 'acme' },
    body: { plan: 'team', interval: 'month', seats: 50 },
  }),
  ...route('PUT', '/hub/v1/namespaces/:name/subscription', 'spendInOrganization', {
    params: { name: 'acme' },
    body: {
      plan: 'team',
      interval: 'month',
      seats: 50,
      requestKey: 'matrix-request',
      at: '2026-01-01T00:00:00Z',
      token: '0'.repeat(64),
    },
    ok: [412],
  }),
  ...route('POST', '/hub/v1/namespaces/:name/subscription/cancel', 'spendInOrganization', { params: { name: 'acme' }, ok: [404] }),
  ...route('POST', '/hub/v1/namespaces/:name/subscription/resume', 'spendInOrganization', { params: { name: 'acme' }, ok: [404] }),
  ...route('POST', '/hub/v1/namespaces/:name/subscription/pay', 'spendInOrganization', { params: { name: 'acme' }, ok: [404] }),
  ...route('GET', '/hub/v1/namespaces/:name/invoices', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/namespaces/:name/billing-details', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('PUT', '/hub/v1/namespaces/:name/billing-details', 'spendInOrganization', {
    params: { name: 'acme' },
    body: { name: 'Acme', address: '', taxId: '', email: '' },
  }),
  ...route('GET', '/hub/v1/invoices/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/invoices/:id/pdf', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/invoices/:id/csv', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/admin/plans', 'administrator'),
  ...route('PUT', '/hub/v1/admin/plans/:code', 'administrator', {
    params: { code: 'no-plan' },
    body: {
      isVisible: true,
      monthPrice: '9',
      yearPrice: '90',
      trialDays: 0,
      terms: {},
      name: { en: 'x', 'zh-CN': 'x' },
      summary: { en: 'x', 'zh-CN': 'x' },
    },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/subscriptions', 'administrator'),
  ...route('PUT', '/hub/v1/admin/namespaces/:name/subscription', 'administrator', {
    params: { name: 'acme' },
    body: { plan: 'team', until: '2026-01-01T00:00:00Z', seats: 50 },
    ok: [400],
  }),
  ...route('POST', '/hub/v1/admin/invoices/:id/credit-notes', 'administrator', {
    params: { id: '0' },
    body: { confirmedAmount: '5.00', reason: 'x', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/billing-rules', 'administrator'),
  ...route('PUT', '/hub/v1/admin/billing-rules', 'administrator', {
    body: { taxBasisPoints: 0, graceDays: 14, timeZone: 'UTC', sellerName: '', sellerAddress: '', sellerTaxId: '' },
  }),
  ...route('GET', '/hub/v1/admin/payouts', 'administrator'),
  ...route('POST', '/hub/v1/admin/payouts/:id/decision', 'administrator', {
    params: { id: '0' },
    body: { isApproved: true, confirmedAmount: '5.00' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/money-rules', 'administrator'),
  ...route('PUT', '/hub/v1/admin/money-rules', 'administrator', {
    body: { saleFeeBasisPoints: 1500, holdBackDays: 30, payoutMinimum: '10.00' },
  }),
  ...route('GET', '/hub/v1/admin/payments', 'administrator'),
  ...route('POST', '/hub/v1/admin/payments/:id/decision', 'administrator', {
    params: { id: '0' },
    body: { isPaid: true, confirmedAmount: '5.00' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/reconciliation', 'administrator', { query: '?provider=fake&from=2026-11-01&to=2026-11-02' }),
  ...route('GET', '/hub/v1/admin/ledger', 'administrator'),
  ...route('GET', '/hub/v1/admin/ledger/transactions', 'administrator'),
  ...route('GET', '/hub/v1/admin/ledger/transactions/:id', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/admin/ledger/days', 'administrator'),
  ...route('POST', '/hub/v1/admin/ledger/proof', 'administrator'),
  ...route('GET', '/hub/v1/admin/sales', 'administrator'),
  ...route('GET', '/hub/v1/admin/budgets', 'administrator', { ok: [404] }),
  ...route('PUT', '/hub/v1/admin/namespaces/:name/budget', 'administrator', {
    params: { name: 'acme' },
    body: { monthly: '10' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/session', 'reader'),
  ...route('POST', '/hub/v1/session', 'open', { body: {}, ok: [400] }),
  ...route('DELETE', '/hub/v1/session', 'open'),
  ...route('GET', '/hub/v1/sso/start', 'open', { ok: [302] }),
  ...route('GET', '/hub/v1/sso/callback', 'open', { ok: [302] }),
  ...route('GET', '/hub/v1/sso/signed-out', 'open', { ok: [302] }),
  ...route('GET', '/hub/v1/sso/pending', 'open', { ok: [404] }),
  ...route('POST', '/hub/v1/sso/account', 'open', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/sso/pending/link', 'self', { ok: [409] }),
  ...route('GET', '/hub/v1/sso/links', 'self'),
  ...route('POST', '/hub/v1/sso/links', 'self', { ok: [409] }),
  ...route('POST', '/hub/v1/sso/links/:id/removal', 'self', { params: { id: '0' }, body: { password: 1 }, ok: [400] }),
  ...route('POST', '/hub/v1/session/enrolment', 'open', { ok: [404] }),
  ...route('POST', '/hub/v1/session/second-factor', 'open', { body: {}, ok: [400] }),
  ...route('GET', '/hub/v1/sessions', 'self'),
  ...route('DELETE', '/hub/v1/sessions', 'self'),
  ...route('DELETE', '/hub/v1/sessions/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/tokens', 'self'),
  ...route('POST', '/hub/v1/tokens', 'self', { body: { displayName: 'matrix', role: 'read' } }),
  ...route('DELETE', '/hub/v1/tokens/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/password', 'self', { body: {}, ok: [400] }),
  ...route('GET', '/hub/v1/account', 'self'),
  ...route('PUT', '/hub/v1/account/email', 'self', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/account/email/link', 'self', { ok: [409] }),
  ...route('PUT', '/hub/v1/account/locale', 'self', { body: { locale: 'en' } }),
  ...route('POST', '/hub/v1/account/removal', 'self', { body: { password: 1 }, ok: [400] }),
  ...route('POST', '/hub/v1/email-confirmations', 'open', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/password-resets', 'open', { body: { login: 'nobody' } }),
  ...route('POST', '/hub/v1/two-factor', 'self', { body: { password: 1 }, ok: [400] }),
  ...route('POST', '/hub/v1/two-factor/confirmation', 'self', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/two-factor/recovery-codes', 'self', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/two-factor/removal', 'self', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/accounts', 'open', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/one-time-links/inspect', 'open', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/setup', 'open', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/reset', 'open', { body: {}, ok: [400] }),
  ...route('POST', '/hub/v1/invitations', 'administrator'),
  ...route('POST', '/hub/v1/invitations/accept', 'self', { body: { secret: 'no-such-link' }, ok: [404] }),
  ...route('GET', '/hub/v1/namespaces/:name', 'reader', { params: { name: 'acme' } }),
  ...route('PATCH', '/hub/v1/profile', 'self', { body: {} }),
  ...route('PATCH', '/hub/v1/organizations/:name', 'administerOrganization', { params: { name: 'acme' }, body: {} }),
  // It owns repositories, so nobody can.
  ...route('DELETE', '/hub/v1/organizations/:name', 'administerOrganization', { params: { name: 'acme' }, ok: [409] }),
  ...route('GET', '/hub/v1/organizations/:name/invitations', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('POST', '/hub/v1/organizations/:name/invitations', 'administerOrganization', {
    params: { name: 'acme' },
    body: { role: 'read' },
  }),
  ...route('DELETE', '/hub/v1/organizations/:name/invitations/:id', 'administerOrganization', {
    params: { name: 'acme', id: '0' },
    ok: [404],
  }),
  ...route('POST', '/hub/v1/namespaces/:name/reports', 'self', {
    params: { name: 'acme' },
    body: { reason: 'spam', words: 'x' },
    ok: [409],
  }),
  ...route('POST', '/hub/v1/collections/:namespace/:slug/reports', 'self', { ...COLLECTION, body: { reason: 'spam', words: 'x' } }),
  ...route('GET', '/hub/v1/admin/cases', 'administrator'),
  ...route('GET', '/hub/v1/admin/cases/:id/reports', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/admin/cases/:id/decision', 'administrator', {
    params: { id: '0' },
    body: { decision: 'dismiss', reason: 'x' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/held', 'administrator'),
  ...route('POST', '/hub/v1/admin/held/:id/decision', 'administrator', {
    params: { id: '0' },
    body: { decision: 'let-through' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/words', 'administrator'),
  ...route('POST', '/hub/v1/admin/words', 'administrator', { body: { texts: ['forbidden fruit'], isWhole: true } }),
  ...route('DELETE', '/hub/v1/admin/words/:id', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/admin/users', 'administrator'),
  ...route('GET', '/hub/v1/admin/jobs', 'administrator'),
  ...route('GET', '/hub/v1/admin/runners', 'administrator'),
  ...route('GET', '/hub/v1/admin/gateway', 'administrator'),
  ...route('POST', '/hub/v1/admin/gateway', 'administrator', { body: { name: '/', baseUrl: 'nowhere', models: [] }, ok: [400] }),
  ...route('PUT', '/hub/v1/admin/gateway/:id', 'administrator', {
    params: { id: '0' },
    body: { baseUrl: 'http://nowhere.example/v1', isEnabled: true, models: [] },
    ok: [404],
  }),
  ...route('DELETE', '/hub/v1/admin/gateway/:id', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/admin/runners', 'administrator', { body: { name: 'no such name' }, ok: [400] }),
  ...route('POST', '/hub/v1/admin/runners/:id/token', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('PATCH', '/hub/v1/admin/runners/:id', 'administrator', { params: { id: '0' }, body: { isPaused: true }, ok: [404] }),
  ...route('DELETE', '/hub/v1/admin/runners/:id', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('PATCH', '/hub/v1/admin/users/:name', 'administrator', { params: { name: 'stranger' }, body: {} }),
  ...route('DELETE', '/hub/v1/admin/users/:name', 'administrator', { params: { name: 'nobody' }, ok: [404] }),
  ...route('POST', '/hub/v1/admin/users/:name/reset-link', 'administrator', { params: { name: 'stranger' } }),
  ...route('GET', '/hub/v1/admin/organizations', 'administrator'),
  ...route('GET', '/hub/v1/admin/repositories', 'administrator'),
  // The next line opens it again.
  ...route('PUT', '/hub/v1/admin/repositories/:type/:namespace/:name/disabled', 'administrator', { body: { reason: 'a test' } }),
  ...route('DELETE', '/hub/v1/admin/repositories/:type/:namespace/:name/disabled', 'administrator'),
  ...route('GET', '/hub/v1/admin/storage', 'administrator'),
  ...route('GET', '/hub/v1/admin/storage/reclaimable', 'administrator'),
  ...route('GET', '/hub/v1/admin/health', 'administrator'),
  ...route('POST', '/hub/v1/admin/jobs/:id/retry', 'administrator', { params: { id: '0' }, ok: [404] }),
  ...route('GET', '/hub/v1/admin/audit', 'administrator'),
  ...route('GET', '/hub/v1/upstreams', 'self'),
  ...route('POST', '/hub/v1/imports/inspection', 'self', { body: { source: 'https://nowhere.example/a/b' }, ok: [400] }),
  ...route('GET', '/hub/v1/imports', 'self'),
  ...route('GET', '/hub/v1/jobs', 'self'),
  ...route('GET', '/hub/v1/fine-tunes/base', 'self', { query: '?model=nothing', ok: [400] }),
  ...route('GET', '/hub/v1/fine-tunes/data', 'self', { query: '?repository=acme/public&path=a.txt', ok: [422] }),
  ...route('GET', '/hub/v1/training-files', 'self'),
  ...route('POST', '/hub/v1/training-files', 'self', { query: '?name=%2F', body: '{}', ok: [400] }),
  ...route('POST', '/hub/v1/fine-tunes', 'createInOrganization', {
    body: {
      namespace: 'acme',
      model: 'acme/public',
      training: { repository: 'acme/public', path: 'a.jsonl' },
      recipe: 'sft-lora',
      method: 'lora',
      shape: 'chat',
    },
    ok: [422],
  }),
  ...['', '/stream', '/waiting', '/events', '/metrics', '/log'].flatMap((part) =>
    route('GET', `/hub/v1/jobs/:key${part}`, 'self', { params: { key: 'ftjob-0' }, ok: [404] }),
  ),
  ...route('GET', '/hub/v1/namespaces/:name/runners', 'administerOrganization', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/runners/:id/rates', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('PUT', '/hub/v1/runners/:id/rate', 'self', {
    params: { id: '0' },
    body: { cpuHour: '1.00', gpuHour: '2.00', isOpen: false },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/jobs/:key/cost', 'self', { params: { key: 'ftjob-0' }, ok: [404] }),
  ...route('GET', '/hub/v1/jobs/:key/cost/quote', 'self', { params: { key: 'ftjob-0' }, query: '?price=1', ok: [404] }),
  ...route('GET', '/hub/v1/admin/compute-rules', 'administrator'),
  ...route('PUT', '/hub/v1/admin/compute-rules', 'administrator', { body: { feeBasisPoints: 1000, mayOpen: true } }),
  ...route('GET', '/hub/v1/jobs/:key/tips', 'self', { params: { key: 'ftjob-0' }, ok: [404] }),
  ...route('POST', '/hub/v1/jobs/:key/tips', 'self', {
    params: { key: 'ftjob-0' },
    body: { amount: '1.00', payer: 'acme', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('DELETE', '/hub/v1/jobs/:key/tips', 'self', { params: { key: 'ftjob-0' }, ok: [404] }),
  ...route('GET', '/hub/v1/admin/job-lanes', 'administrator'),
  ...route('GET', '/hub/v1/namespaces/:name/tips/preview', 'self', {
    params: { name: 'nobody-at-all' },
    query: '?amount=1.00&payer=acme',
    ok: [404],
  }),
  ...route('POST', '/hub/v1/namespaces/:name/tips', 'self', {
    params: { name: 'nobody-at-all' },
    body: { amount: '1.00', payer: 'acme', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('GET', '/hub/v1/admin/tips', 'administrator'),
  ...route('POST', '/hub/v1/admin/tips/:id/refunds', 'administrator', {
    params: { id: '0' },
    body: { confirmedAmount: '5.00', reason: 'x', requestKey: 'matrix-request' },
    ok: [404],
  }),
  ...route('PUT', '/hub/v1/admin/job-lanes', 'administrator', { body: { free: 1, of: 2, overdueAfterSeconds: 1800 } }),
  ...route('POST', '/hub/v1/jobs/:key/start', 'self', { params: { key: 'ftjob-0' }, ok: [404] }),
  ...route('POST', '/hub/v1/jobs/:key/cancellation', 'self', { params: { key: 'ftjob-0' }, ok: [404] }),
  ...route('POST', '/hub/v1/imports', 'createInOrganization', {
    body: { source: 'https://nowhere.example/a/b', namespace: 'acme', name: 'imported' },
    ok: [400],
  }),
  ...route('GET', '/hub/v1/imports/:id', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/imports/:id/cancellation', 'self', { params: { id: '0' }, ok: [404] }),
  ...route('POST', '/hub/v1/imports/:id/retry', 'self', { params: { id: '0' }, body: {}, ok: [404] }),
  ...route('GET', '/hub/v1/mode', 'administrator'),
  ...route('PUT', '/hub/v1/mode', 'administrator', { body: {}, ok: [400] }),
  ...route('GET', '/hub/v1/first-push', 'user'),
  ...route('GET', '/hub/v1/feed', 'user'),
  ...route('GET', '/hub/v1/work', 'self'),
  ...route('GET', '/hub/v1/namespaces/:name/activity', 'reader', { params: { name: 'acme' } }),
  ...route('GET', '/hub/v1/demo', 'administrator'),
  ...route('POST', '/hub/v1/demo', 'administrator'),
  ...route('DELETE', '/hub/v1/demo', 'administrator'),
  ...route('GET', '/hub/v1/meta', 'open'),
  ...route('GET', '/hub/v1/openapi.json', 'open'),
];

/** Nobody is anybody there, and this hub has origins for apps: nothing answers at its own name. What does at theirs: apps.integration.spec.ts. */
const APPS: Entry[] = ['/.app-origin', '/.app-origin/*', '/apps/:label', '/apps/:label/*'].flatMap((url) => [
  ...route('GET HEAD', url, 'open', { params: { label: 'acme-public-1' }, ok: [404] }),
  ...route('OPTIONS', url, 'open', { params: { label: 'acme-public-1' } }),
]);

const THE_REST: Entry[] = [
  ...route('GET', '/health/live', 'open'),
  ...route('GET', '/health/ready', 'open'),
  ...route('GET HEAD', '/assets/*', 'open', { tail: 'nothing.js', ok: [404], web: true }),
  ...route('GET', '/favicon.svg', 'open', { web: true }),
  ...route('GET', '/theme.js', 'open', { web: true }),
  ...route('GET', '/robots.txt', 'open'),
  ...route('GET', '/sitemap.xml', 'open'),
  ...route('GET', '/sitemap.xml/:part', 'open', { params: { part: 'pages' } }),
  ...route('GET', '/hub/v1/preview/:version', 'open', { params: { version: 'any.png' } }),
  ...route('GET', `${HUB}/preview/:version`, 'see', { params: { version: 'any.png' } }),
];

export const ROUTES: readonly Entry[] = [
  ...CONTENT,
  ...GIT_AND_LFS,
  ...XET,
  ...OAUTH,
  ...RUNNERS,
  ...OPENAI,
  ...VIEWER,
  ...CSGHUB,
  ...HUGGING_FACE,
  ...HUB_ROUTES,
  ...APPS,
  ...THE_REST,
];

function route(methods: string, pattern: string, policy: PolicyName, sample: Sample = {}): Entry[] {
  const urls = expand(pattern);
  return methods.split(' ').flatMap((method) => urls.map((url) => ({ method, url, policy, ...sample })));
}

function expand(pattern: string): string[] {
  if (pattern.includes('{t}')) return ['models', 'datasets', 'spaces'].map((type) => pattern.replace('{t}', type));
  if (pattern.includes('{p}')) return ['', 'datasets/', 'spaces/'].map((prefix) => pattern.replace('{p}', prefix));
  if (pattern.includes('{g}')) return ['', 'models/', 'datasets/', 'spaces/'].map((prefix) => pattern.replace('{g}', prefix));
  return [pattern];
}
