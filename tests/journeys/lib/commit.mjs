// Commits as a Hugging Face client makes them: NDJSON, small files inline, large ones by their sha256 after they were uploaded.

/** `files`: path to Buffer or text; `{ large: Buffer }` goes through the large file store; null takes the file away. `isProposed`: as a pull request. Returns the new commit's id. */
export async function commit({ request, upload }, id, files, { title, type = 'model', revision = 'main', isProposed = false }) {
  const [summary, ...rest] = title.split('\n');
  const lines = [{ key: 'header', value: { summary, description: rest.join('\n').trim() } }];
  for (const [path, content] of Object.entries(files)) lines.push(await operation(upload, id, type, path, content));
  const answer = await request('POST', `/api/${type}s/${id}/commit/${encodeURIComponent(revision)}${isProposed ? '?create_pr=1' : ''}`, {
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  if (!answer.ok) throw new Error(`commit to ${id}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).commitOid;
}

const PREFIX = { model: '', dataset: 'datasets/', space: 'spaces/' };

async function operation(upload, id, type, path, content) {
  if (content === null) return { key: 'deletedFile', value: { path } };
  if (content.large === undefined) {
    return { key: 'file', value: { path, content: Buffer.from(content).toString('base64'), encoding: 'base64' } };
  }
  const oid = await upload(`${PREFIX[type]}${id}`, content.large);
  return { key: 'lfsFile', value: { path, algo: 'sha256', oid, size: content.large.length } };
}
