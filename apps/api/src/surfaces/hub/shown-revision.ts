import type { Granted } from '../../modules/access';
import type { VersionReader } from '../../modules/versions';

/** The name of the default branch, as pages and addresses have it. */
export async function shownRevision(versions: VersionReader, repo: Granted): Promise<string> {
  return shortName(await versions.defaultBranch(repo));
}

export function shortName(name: string): string {
  return name.replace(/^refs\/(?:heads|tags)\//, '');
}
