// A private repository with everything in it that a probe could ask for.
import { createHash } from 'node:crypto';

export async function stockedPrivate(api, id, type) {
  await api.createRepo(id, { type, private: true });
  const first = await api.commit(
    id,
    { 'README.md': `---\ntags: [secret-tag-${id.split('-').at(-1)}]\n---\n# top secret card\n`, 'dir/notes.txt': 'top secret notes' },
    { type },
  );
  const large = Buffer.from(`large secret of a ${type} `.repeat(1000));
  const sha256 = createHash('sha256').update(large).digest('hex');
  await uploadLarge(api, id, type, large, sha256);
  const plural = `${type}s`;
  await ok(api.request('POST', `/api/${plural}/${id}/branch/dev`, { json: {} }));
  await ok(api.request('POST', `/api/${plural}/${id}/tag/main`, { json: { tag: 'v1' } }));
  return { id, facts: { commit: first, sha256, size: large.length } };
}

async function uploadLarge(api, id, type, content, oid) {
  const prefix = { model: '', dataset: 'datasets/', space: 'spaces/' }[type];
  const batch = await ok(
    api.request('POST', `/${prefix}${id}.git/info/lfs/objects/batch`, {
      headers: { 'content-type': 'application/vnd.git-lfs+json', accept: 'application/vnd.git-lfs+json' },
      body: JSON.stringify({ operation: 'upload', transfers: ['basic'], objects: [{ oid, size: content.length }], hash_algo: 'sha256' }),
    }),
  );
  const { actions } = (await batch.json()).objects[0];
  await ok(fetch(actions.upload.href, { method: 'PUT', body: content, headers: actions.upload.header ?? {} }));
  if (actions.verify)
    await ok(
      fetch(actions.verify.href, {
        method: 'POST',
        headers: { ...actions.verify.header, 'content-type': 'application/vnd.git-lfs+json' },
        body: JSON.stringify({ oid, size: content.length }),
      }),
    );
  const line = { key: 'lfsFile', value: { path: 'secret.bin', algo: 'sha256', oid, size: content.length } };
  await ok(
    api.request('POST', `/api/${type}s/${id}/commit/main`, {
      headers: { 'content-type': 'application/x-ndjson' },
      body: `{"key":"header","value":{"summary":"Large"}}\n${JSON.stringify(line)}\n`,
    }),
  );
}

async function ok(answer) {
  const settled = await answer;
  if (!settled.ok) throw new Error(`${settled.url}: ${settled.status} ${(await settled.text()).slice(0, 200)}`);
  return settled;
}
