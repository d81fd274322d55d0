// Git gives a large file only where `.gitattributes` says that it is one; elsewhere `git clone` would leave its pointer. Clients of the API do not
// write that file: a commit that adds a large file which no attribute names adds the line.
import { Injectable } from '@nestjs/common';
import { type GitOid, isLargeFileByAttributes, largeFileLine, parseGitAttributes } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import { type FileOperation, VersionReader } from '../versions';

const FILE = '.gitattributes';

@Injectable()
export class LargeFileAttributes {
  constructor(private readonly versions: VersionReader) {}

  /** The operations with the lines that are missing on top of the head they were read at; null when none is. */
  async missing(
    repo: Granted,
    refName: string,
    operations: readonly FileOperation[],
  ): Promise<{ commitOid: GitOid; operations: FileOperation[] } | null> {
    const paths = operations.flatMap((operation) => (operation.kind === 'put-large' ? [operation.path] : []));
    if (paths.length === 0 || operations.some((operation) => 'path' in operation && operation.path === FILE && operation.kind !== 'put'))
      return null;
    const { commitOid } = await this.versions.resolve(repo, refName);
    const written = operations.findLast((operation) => operation.kind === 'put' && operation.path === FILE);
    const text = written?.kind === 'put' ? Buffer.from(written.content).toString('utf8') : await this.text(repo, commitOid);
    const lines = linesFor(text, paths);
    if (lines === '') return null;
    const content = Buffer.from(text + (text === '' || text.endsWith('\n') ? '' : '\n') + lines);
    const others = operations.filter((operation) => operation !== written);
    return { commitOid, operations: [...others, { kind: 'put', path: FILE, content }] };
  }

  private async text(repo: Granted, commitOid: GitOid): Promise<string> {
    const item = await this.versions.entry(repo, commitOid, FILE);
    if (item?.kind !== 'file' || item.large) return '';
    return (await this.versions.content(repo, item)).toString('utf8');
  }
}

/** Not for names that no pattern can say. */
function linesFor(text: string, paths: readonly string[]): string {
  const rules = parseGitAttributes(text);
  const unnamed = [...new Set(paths)].filter((path) => !isLargeFileByAttributes(rules, path));
  return unnamed
    .map((path) => ({ path, line: largeFileLine(path) }))
    .filter(({ path, line }) => isLargeFileByAttributes(parseGitAttributes(line), path))
    .map(({ line }) => line)
    .join('');
}
