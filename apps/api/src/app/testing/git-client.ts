// The real git, away from the configuration of whoever runs the tests.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENVIRONMENT = {
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
};

export interface GitResult {
  code: number;
  stdout: string;
  stderr: string;
}

export class GitClient {
  readonly root = mkdtempSync(join(tmpdir(), 'grove-git-'));

  /** Runs in `folder` below the root; throws with git's words when it fails. */
  async git(folder: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await this.attempt(folder, ...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
    return stdout.trim();
  }

  /** The same, whatever comes out. */
  attempt(folder: string, ...args: string[]): Promise<GitResult> {
    const env = { ...process.env, ...ENVIRONMENT, HOME: this.root };
    return new Promise((resolve) => {
      execFile('git', args, { cwd: join(this.root, folder), env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code) || 1 : 0, stdout, stderr });
      });
    });
  }

  init(folder: string): void {
    execFileSync('git', ['init', '-q', '-b', 'main', join(this.root, folder)], { env: { ...process.env, ...ENVIRONMENT } });
  }

  write(folder: string, path: string, content: string | Buffer): void {
    const full = join(this.root, folder, path);
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, content);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
