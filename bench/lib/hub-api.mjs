// What the benchmark asks of the hub: repositories, commits as newline-delimited JSON, large files.
import { createHash } from 'node:crypto';
import http from 'node:http';
import { BASIC, TOKEN, USER } from './git.mjs';
import { ask } from './http.mjs';

const LFS = 'application/vnd.git-lfs+json';

export class HubApi {
  #counter = 0;

  constructor(url) {
    this.url = url;
    this.agent = new http.Agent({ keepAlive: true });
  }

  /** A new public model; the name is chosen here. */
  async create() {
    const name = `r${++this.#counter}`;
    await this.#json('POST', '/api/repos/create', { name, type: 'model' });
    return { name, id: `${USER}/${name}`, url: `${this.url}/${USER}/${name}` };
  }

  async remove({ name }) {
    await this.#json('DELETE', '/api/repos/delete', { name, organization: USER, type: 'model' });
  }

  /** @returns {Promise<string>} the new commit; `body` comes from commitBody */
  async commit({ id }, body, branch = 'main') {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-ndjson' };
    const answer = await ask(`${this.url}/api/models/${id}/commit/${branch}`, { method: 'POST', headers, body, agent: this.agent });
    return JSON.parse(answer.body).commitOid;
  }

  /** What git-lfs does for each of them: the batch call, then PUT to the address it gave. */
  async uploadLarge(repository, contents) {
    const objects = contents.map((bytes) => ({ oid: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }));
    const planned = await this.planUpload(repository, objects);
    for (const [i, { actions }] of planned.entries()) {
      if (actions) await ask(actions.upload.href, { method: 'PUT', body: contents[i], agent: this.agent });
    }
  }

  async planUpload({ url }, objects) {
    const headers = { authorization: BASIC, accept: LFS, 'content-type': LFS };
    const body = JSON.stringify({ operation: 'upload', transfers: ['basic'], hash_algo: 'sha256', objects });
    const answer = await ask(`${url}.git/info/lfs/objects/batch`, { method: 'POST', headers, body, agent: this.agent });
    return JSON.parse(answer.body).objects;
  }

  #json(method, path, body) {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    return ask(`${this.url}${path}`, { method, headers, body: JSON.stringify(body), agent: this.agent });
  }
}

/** @param {[path: string, content: string | Buffer][]} files @param {{ path: string, sha256: string, sizeBytes: number }[]} [largeFiles] */
export function commitBody(summary, files, largeFiles = []) {
  const lines = [
    { key: 'header', value: { summary } },
    ...files.map(([path, content]) => ({
      key: 'file',
      value: { path, content: Buffer.from(content).toString('base64'), encoding: 'base64' },
    })),
    ...largeFiles.map(({ path, sha256, sizeBytes }) => ({
      key: 'lfsFile',
      value: { path, algo: 'sha256', oid: sha256, size: sizeBytes },
    })),
  ];
  return Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}
