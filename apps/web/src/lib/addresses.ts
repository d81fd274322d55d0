// Addresses of pages and of file bytes, in the shapes that people and clients know. Pure; every segment is encoded here and nowhere else.
import { WEB_PREFIX, type RepoType } from '@modelgrove/shared';

export interface RepositoryKey {
  type: RepoType;
  namespace: string;
  name: string;
  /** Its bytes are shown only to people known by their session: those come from /hub/v1, the one surface that reads it. */
  closed?: boolean;
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
  const place = key.closed ? `/hub/v1${repositoryResource(key)}/content` : `${repositoryAddress(key)}/resolve`;
  return `${place}/${encodeURIComponent(revision)}/${encodePath(path)}`;
}

export function downloadAddress(key: RepositoryKey, revision: string, path: string): string {
  return `${resolveAddress(key, revision, path)}?download=true`;
}

export function commitsAddress(key: RepositoryKey, revision: string, path = ''): string {
  return `${repositoryAddress(key)}/commits/${encodeURIComponent(revision)}${path === '' ? '' : `/${encodePath(path)}`}`;
}

export function commitAddress(key: RepositoryKey, oid: string): string {
  return `${repositoryAddress(key)}/commit/${encodeURIComponent(oid)}`;
}

/** `path` is the folder that files go to. */
export function uploadAddress(key: RepositoryKey, revision: string, path = ''): string {
  return `${repositoryAddress(key)}/upload/${encodeURIComponent(revision)}${path === '' ? '' : `/${encodePath(path)}`}`;
}

export function editAddress(key: RepositoryKey, revision: string, path: string): string {
  return `${repositoryAddress(key)}/edit/${encodeURIComponent(revision)}/${encodePath(path)}`;
}

/** `path` is the folder of the new file. */
export function newFileAddress(key: RepositoryKey, revision: string, path = ''): string {
  return `${repositoryAddress(key)}/new/${encodeURIComponent(revision)}${path === '' ? '' : `/${encodePath(path)}`}`;
}

/** Of an app the first page is the app itself. */
export function cardAddress(key: RepositoryKey): string {
  return `${repositoryAddress(key)}${key.type === 'app' ? '/card' : ''}`;
}

export function discussionsAddress(key: RepositoryKey): string {
  return `${repositoryAddress(key)}/discussions`;
}

export function discussionAddress(key: RepositoryKey, num: number): string {
  return `${discussionsAddress(key)}/${num}`;
}

export function settingsAddress(key: RepositoryKey): string {
  return `${repositoryAddress(key)}/settings`;
}

/** The path of a repository in /hub/v1. */
export function repositoryResource({ type, namespace, name }: RepositoryKey): string {
  return `/repositories/${type}/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
