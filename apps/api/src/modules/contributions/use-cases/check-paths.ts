// Says before any byte is sent which paths a commit could not have: names that some machines cannot hold, folders that are files, files that
// are folders, names that differ from a neighbour's only in case. The commit itself decides again.
import { Injectable } from '@nestjs/common';
import { caseCollision, type GitOid, pathProblem } from '@modelgrove/git-objects';
import type { Granted } from '../../access';
import { VersionReader } from '../../versions';

export interface PathProblem {
  code: 'path/invalid' | 'path/is-folder' | 'path/below-file' | 'path/collision';
  message: string;
}

const WHOLE_FOLDER = 1_000_000;

@Injectable()
export class CheckPaths {
  constructor(private readonly versions: VersionReader) {}

  /** Path → what is wrong with it; paths that may come are left out. */
  async run(repo: Granted, commitOid: GitOid, paths: readonly string[]): Promise<Map<string, PathProblem>> {
    const problems = new Map<string, PathProblem>();
    for (const path of paths) {
      const invalid = pathProblem(path);
      if (invalid) problems.set(path, { code: 'path/invalid', message: `Invalid path '${path}': ${invalid}` });
      else {
        const problem = await this.against(repo, commitOid, path);
        if (problem) problems.set(path, problem);
      }
    }
    await this.collisions(repo, commitOid, paths, problems);
    return problems;
  }

  private async against(repo: Granted, commitOid: GitOid, path: string): Promise<PathProblem | null> {
    const here = await this.versions.entry(repo, commitOid, path);
    if (here && here.kind !== 'file') return { code: 'path/is-folder', message: `'${path}' is a folder in the repository.` };
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const parent = path.slice(0, cut);
      const entry = await this.versions.entry(repo, commitOid, parent);
      if (entry?.kind === 'directory') return null;
      if (entry) return { code: 'path/below-file', message: `'${parent}' is a file in the repository, so '${path}' cannot lie in it.` };
    }
    return null;
  }

  private async collisions(repo: Granted, commitOid: GitOid, paths: readonly string[], problems: Map<string, PathProblem>): Promise<void> {
    const good = paths.filter((path) => !problems.has(path));
    for (const [folder, inside] of Map.groupBy(good, folderOf)) {
      const known = await this.namesIn(repo, commitOid, folder);
      for (const path of inside) {
        const name = path.slice(folder === '' ? 0 : folder.length + 1);
        const clash = caseCollision([...(known.get(keyOf(name)) ?? []), name]);
        if (!clash) continue;
        const message = `'${name}' and '${clash[0]}' differ only in case or Unicode form; some machines cannot hold both.`;
        problems.set(path, { code: 'path/collision', message });
      }
    }
  }

  private async namesIn(repo: Granted, commitOid: GitOid, folder: string): Promise<Map<string, string[]>> {
    const entry = await this.versions.entry(repo, commitOid, folder);
    if (entry?.kind !== 'directory') return new Map();
    const { items } = await this.versions.tree(repo, commitOid, folder, { recursive: false, expand: false, limit: WHOLE_FOLDER });
    const names = items.map((item) => item.path.slice(item.path.lastIndexOf('/') + 1));
    return Map.groupBy(names, keyOf);
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
