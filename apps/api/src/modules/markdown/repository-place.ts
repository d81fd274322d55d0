// Where relative addresses of a text in a repository lead.
import type { MarkdownPlace } from '@modelgrove/markdown';
import { WEB_PREFIX, type RepoType } from '@modelgrove/shared';

export interface PlacedRepository {
  type: RepoType;
  namespace: string;
  name: string;
  isPrivate: boolean;
  gated: 'auto' | 'manual' | null;
  isSold: boolean;
}

/** `path` names the text. Bytes that are not for everybody are asked for with the session of who looks. */
export function repositoryPlace(repo: PlacedRepository, revision: string, path: string, anonymousRead: boolean): MarkdownPlace {
  const { type, namespace, name } = repo;
  const page = `/${WEB_PREFIX[type]}${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
  const isClosed = repo.isPrivate || repo.gated !== null || repo.isSold || !anonymousRead;
  const bytes = isClosed
    ? `/hub/v1/repositories/${type}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/content`
    : `${page}/resolve`;
  const at = encodeURIComponent(revision);
  return { files: `${page}/blob/${at}`, bytes: `${bytes}/${at}`, folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '' };
}
