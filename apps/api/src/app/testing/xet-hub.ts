// A test hub as tests of the Xet store use it: fresh bytes, repositories with a token of the store, committed pointers, rows to look at.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { commit, sha256Of } from './hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './start-test-hub';
import { type XetSession, xetSession } from './xet-client';

export class XetHub {
  private counter = 0;

  private constructor(
    readonly hub: TestHub,
    readonly sql: pg.Client,
  ) {}

  static async start(env: NodeJS.ProcessEnv = {}): Promise<XetHub> {
    const hub = await startTestHub(env);
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    return new XetHub(hub, sql);
  }

  async stop(): Promise<void> {
    await this.sql.end();
    await this.hub.stop();
  }

  /** That nobody has sent yet; half of them compress. */
  bytes(length: number): Buffer {
    const half = Math.floor(length / 2);
    return Buffer.concat([randomBytes(length - half), Buffer.alloc(half, `weights ${this.counter++} `)]);
  }

  async session(person: TestPerson, options: { isPrivate?: boolean } = {}): Promise<{ id: string; session: XetSession }> {
    const id = await this.hub.repository(person, `x${this.counter++}`, options);
    return { id, session: await xetSession(this.hub, person, id, 'write') };
  }

  async commitPointer(person: TestPerson, id: string, path: string, bytes: Buffer): Promise<void> {
    const value = { path, algo: 'sha256', oid: sha256Of(bytes), size: bytes.length };
    await commit(this.hub, person, id, 'main', [{ key: 'lfsFile', value }]);
  }

  async download(person: TestPerson, id: string, path: string): Promise<Buffer> {
    const answer = await fetch(`${this.hub.url}/${id}/resolve/main/${path}`, { headers: { authorization: `Bearer ${person.token}` } });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  async count(table: 'xet_xorbs' | 'xet_files' | 'xet_links' | 'xet_holdings'): Promise<number> {
    return Number((await this.sql.query(`select count(*) as n from ${table}`)).rows[0].n);
  }

  /** What is stored on account of the files of a repository. */
  async usedBytes(id: string): Promise<number> {
    const { rows } = await this.sql.query(
      `select u.file_bytes::float8 as n from repository_usage u join repositories r on r.id = u.repository_id
       join namespaces s on s.id = r.namespace_id where s.name || '/' || r.name = $1`,
      [id],
    );
    return (rows[0]?.n as number | undefined) ?? 0;
  }
}

/** Status and code of an answer of the store; a shard's events tell theirs in a line. */
export async function outcome(answer: Response): Promise<[number, string | undefined]> {
  return [answer.status, ((await answer.json()) as { code?: string }).code];
}
