// What people said to each other on the hub of the pictures: discussions and pull requests in every state, news of them, a gate with people before it, webhooks,
// what they reported, and words that are ruled out.
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { commit } from '../../journeys/lib/commit.mjs';
import { post } from '../../journeys/lib/own-hub.mjs';

const PEOPLE = [
  { name: 'mira', fullName: 'Mira Sol', password: 'a password of mira' },
  { name: 'tom', fullName: 'Tom Reed', password: 'a password of tom' },
  { name: 'lin', fullName: '林小满', password: 'a password of lin' },
];
const POEM = Array.from({ length: 24 }, (_, line) => `line ${line + 1} of the poem`);
const GATED = `---
license: mit
extra_gated_prompt: You agree to use it for verses only.
extra_gated_fields:
  Company: text
  I want it for:
    type: select
    options: [Verses, Prose]
  I agree to the terms: checkbox
---
# Gated verses

Sonnets that are shown to people who say what they want them for.
`;

export async function makeTalk(lab, api) {
  for (const person of PEOPLE) await post(lab.product, '/accounts', person);
  const as = Object.fromEntries(PEOPLE.map(({ name }) => [name, requestsOf(lab.product, name)]));
  await makeThreads(api, as);
  await makeGate(api, as);
  await makeWebhooks(api, lab);
  await makeReports(api, as);
}

function requestsOf(hub, name) {
  const token = hub.grove('token', 'add', name, 'pictures', '--role', 'write').split('\n').at(-1);
  const api = hubApi({ endpoint: hub.endpoint, users: { [name]: { write: token } } });
  return (method, path, json) => api.request(method, path, { user: name, json });
}

/** Numbers: 1 a question with answers, 2 a pull request that fits, 3 one that conflicts, 4 a closed question. */
async function makeThreads(api, { mira, tom, lin }) {
  const text = (lines) => `${lines.join('\n')}\n`;
  const put = (files, options) => commit(api, 'ada/talks', files, options);
  await api.createRepo('ada/talks', { license: 'mit' });
  await put({ 'README.md': '# Talks\n\nCouplets about talking.\n', 'poem.txt': text(POEM) }, { title: 'A poem' });
  const at = '/api/models/ada/talks/discussions';
  await mira('POST', at, { title: 'Which metre is meant?', description: 'How should the lines end?\n\n- in a rhyme\n- *or not*\n' });
  const better = POEM.with(9, 'line 10, which is better').toSpliced(15, 1);
  await put(
    { 'poem.txt': text(better), 'notes.md': '# Notes\n\nWhy the tenth line.\n' },
    { title: 'A better tenth line', isProposed: true },
  );
  await put({ 'poem.txt': text(POEM.with(3, 'theirs')) }, { title: 'Another fourth line', isProposed: true });
  await put({ 'poem.txt': text(POEM.with(3, 'ours')) }, { title: 'The fourth line, again' });
  await lin('POST', at, { title: '能否支持中文对联？', description: '希望模型也能写中文的对联和绝句。' });
  await tom('POST', `${at}/1/comment`, {
    comment: '`Iambs`, I think; see [the rules](https://example.org) and #2. What do you say, @ada?',
  });
  await api.request('POST', `${at}/1/comment`, {
    json: { comment: 'Iambs, yes.\n\n```python\nrhymes("a tiny rhyme", "in little time")\n```' },
  });
  await mira('POST', `${at}/2/comment`, { comment: 'Reads well. @ada, the sixteenth line is gone: is that meant?' });
  await makeReview(api, { mira, tom });
  await api.request('POST', `${at}/4/status`, { json: { status: 'closed', comment: '已在 next/sonnets 分支中。' } });
}

/** Threads on lines of number 2: one that is answered, one that is resolved, and one whose line has changed since. */
async function makeReview(api, { mira, tom }) {
  const at = '/hub/v1/repositories/model/ada/talks/discussions/2';
  const { proposal } = await (await api.request('GET', at)).json();
  const place = (line) => ({ path: 'poem.txt', side: 'new', line, commitOid: proposal.headOid });
  const begin = async (who, line, content) => (await (await who('POST', `${at}/comments`, { content, place: place(line) })).json()).id;
  const tenth = await begin(mira, 10, 'Does that *rhyme*? See `notes.md`.');
  await tom('POST', `${at}/comments`, { content: '押韵，与第十二行。', threadId: tenth });
  await tom('PATCH', `${at}/threads/${await begin(tom, 13, 'A comma is missing.')}`, { isResolved: true });
  await tom('POST', `${at}/reviews`, {
    verdict: 'request-changes',
    content: 'Nearly there.',
    comments: [{ content: 'And why is this one gone?', place: { ...place(16), side: 'old', commitOid: proposal.baseOid } }],
  });
  await begin(mira, 2, 'The second could be longer.');
  const text = POEM.with(1, 'line 2, which is longer now').with(9, 'line 10, which is better').toSpliced(15, 1);
  await commit(api, 'ada/talks', { 'poem.txt': `${text.join('\n')}\n` }, { title: 'A longer second line', revision: 'refs/pr/2' });
}

async function makeGate(api, { mira, tom }) {
  await api.createRepo('ada/gated-verses');
  await commit(api, 'ada/gated-verses', { 'README.md': GATED, 'verses.txt': 'a tiny rhyme\n' }, { title: 'Verses' });
  await api.request('PUT', '/api/models/ada/gated-verses/settings', { json: { gated: 'manual' } });
  for (const [ask, Company] of [
    [mira, 'Rhymes & Co'],
    [tom, '对联研究所'],
  ])
    await ask('POST', '/hub/v1/repositories/model/ada/gated-verses/access-requests', {
      fields: { Company, 'I want it for': 'Verses', 'I agree to the terms': true },
    });
}

/** One that the hub itself answers, with a refusal: its log has something to say. */
async function makeWebhooks(api, { product }) {
  const json = {
    url: `${product.endpoint}/health/ready`,
    watched: [{ type: 'user', name: 'ada' }],
    domains: ['repo', 'discussion'],
    secret: 'a-secret-of-the-pictures',
  };
  const made = await api.request('POST', '/hub/v1/namespaces/ada/webhooks', { json });
  if (!made.ok) throw new Error(`no webhook was made: ${await made.text()}`);
  const { id } = await made.json();
  await api.request('POST', `/hub/v1/namespaces/ada/webhooks/${id}/test`);
}

async function makeReports(api, { mira, tom }) {
  const reports = '/hub/v1/repositories/model/acme/run-01/reports';
  await mira('POST', reports, { reason: 'malware', words: 'Its loader asks for my password.' });
  await tom('POST', reports, { reason: 'spam', words: '满是广告。' });
  await tom('POST', '/hub/v1/repositories/model/ada/talks/reports', {
    reason: 'other',
    words: 'Rude, in the first answer.',
    discussion: 1,
  });
  const json = { texts: ['grand casino', '代开发票', 'cheap followers'], isWhole: true, note: 'The spam of this spring' };
  await api.request('POST', '/hub/v1/admin/words', { json });
}
