// Runs the real git as the reference of golden tests, without any configuration of the machine. Imported by specs only.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface GitRun {
  stdout: Buffer;
  stderr: string;
  status: number;
}

export class GitFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'git-golden-'));

  /** Throws when git cannot be started; what it answers is for the caller to judge. */
  run(args: readonly string[], input: string | Uint8Array = '', env: Record<string, string> = {}): GitRun {
    const result = spawnSync('git', args, { cwd: this.path, input, maxBuffer: 1 << 28, env: { ...environment(), ...env } });
    if (result.error) throw result.error;
    return { stdout: result.stdout, stderr: result.stderr.toString(), status: result.status ?? -1 };
  }

  /** The trimmed output of a command that must succeed. */
  text(args: readonly string[], input: string | Uint8Array = ''): string {
    const { stdout, stderr, status } = this.run(args, input);
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.toString().trim();
  }

  /** Writes a file below the folder and gives its full path. */
  write(name: string, contents: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
    return path;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

function environment(): Record<string, string> {
  const person = { NAME: 'Ada', EMAIL: 'ada@example.org', DATE: '1700000000 +0000' };
  const names = Object.entries(person).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: tmpdir(),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    ...Object.fromEntries(names),
  };
}
