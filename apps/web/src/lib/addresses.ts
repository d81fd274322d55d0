// Addresses of pages and of file bytes, in the shapes that people and clients know. Pure; every segment is encoded here and nowhere else.
import { WEB_PREFIX, type RepoType } from '@modelgrove/shared';

export interface RepositoryKey {
  type: RepoType;
  namespace: string;
  name: string;
}

export const LIST_ADDRESS: Record<RepoType, string> = { model: '/models', dataset: '/datasets', app: '/spaces' };

export function repositoryAddress({ type, namespace, name }: RepositoryKey): string {
  return `/${WEB_PREFIX[type]}${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

export function treeAddress(key: RepositoryKey, revision: string, path = ''): string {
  return `${repositoryAddress(key)}/tree/${encodeURIComponent(revision)}${path === '' ? '' : `/${encodePath(path)}`}`;
}

export function blobAddress(key: RepositoryKey, revision: string, path: string): string {
  return `${repositoryAddress(key)}/blob/${encodeURIComponent(revision)}/${encodePath(path)}`;
}

/** Where the bytes of a file are. */
export function resolveAddress(key: RepositoryKey, revision: string, path: string): string {
  return `${repositoryAddress(key)}/resolve/${encodeURIComponent(revision)}/${encodePath(path)}`;
}

export function downloadAddress(key: RepositoryKey, revision: string, path: string): string {
  return `${resolveAddress(key, revision, path)}?download=true`;
}

/** The path of a repository in /hub/v1. */
export function repositoryResource({ type, namespace, name }: RepositoryKey): string {
  return `/repositories/${type}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
