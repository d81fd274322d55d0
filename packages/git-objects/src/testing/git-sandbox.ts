// A temporary folder with the real git in it, for tests that compare with what git itself makes and accepts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { gitOid, type GitOid } from '../objects/oid';
import { type ObjectType } from '../objects/object-type';

const ENVIRONMENT = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada Lovelace',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_AUTHOR_DATE: '1700000000 +0530',
  GIT_COMMITTER_NAME: '林',
  GIT_COMMITTER_EMAIL: 'lin@example.org',
  GIT_COMMITTER_DATE: '1700000001 -0800',
};

export interface GitResult {
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

export interface RawObject {
  oid: GitOid;
  type: ObjectType;
  data: Buffer;
}

export class GitSandbox {
  readonly folder = mkdtempSync(join(tmpdir(), 'git-objects-'));

  constructor() {
    this.git(['init', '-q', '-b', 'main', '.']);
  }

  /** Runs git and gives what came out, also when it failed. */
  attempt(args: readonly string[], input?: string | Buffer): GitResult {
    const run = spawnSync('git', args, { cwd: this.folder, env: ENVIRONMENT, input, maxBuffer: 1 << 30 });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr.toString() };
  }

  /** Runs git and throws when it fails. */
  git(args: readonly string[], input?: string | Buffer): Buffer {
    const { status, stdout, stderr } = this.attempt(args, input);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  text(args: readonly string[], input?: string | Buffer): string {
    return this.git(args, input).toString().trim();
  }

  oid(args: readonly string[], input?: string | Buffer): GitOid {
    return gitOid(this.text(args, input));
  }

  write(path: string, data: string | Buffer): void {
    writeFileSync(join(this.folder, path), data);
  }

  /** Stores bytes as an object of that type without looking at them. */
  store(type: ObjectType, data: Buffer): GitOid {
    return this.oid(['hash-object', '-t', type, '-w', '--literally', '--stdin'], data);
  }

  object(oid: GitOid): RawObject {
    const type = this.text(['cat-file', '-t', oid]) as ObjectType;
    return { oid, type, data: this.git(['cat-file', type, oid]) };
  }

  /** Every object of the repository. */
  allObjects(): RawObject[] {
    const out = this.git(['cat-file', '--batch-all-objects', '--batch']);
    const objects: RawObject[] = [];
    for (let at = 0; at < out.length;) {
      const lineEnd = out.indexOf('\n', at);
      const [oid = '', type = '', size = ''] = out.toString('latin1', at, lineEnd).split(' ');
      const data = out.subarray(lineEnd + 1, lineEnd + 1 + Number(size));
      objects.push({ oid: gitOid(oid), type: type as ObjectType, data });
      at = lineEnd + 1 + data.length + 1;
    }
    return objects;
  }

  /** A pack as a push would send it: `revisions` with their ^exclusions. */
  pack(revisions: readonly string[], options: readonly string[] = []): Buffer {
    return this.git(['pack-objects', '--stdout', '--revs', '-q', ...options], `${revisions.join('\n')}\n`);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
