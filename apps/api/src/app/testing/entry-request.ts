// How an entry of the matrix is called on a repository.
import type { Entry } from './route-matrix.table';

export interface At {
  namespace: string;
  name: string;
}

export function addressOf(entry: Entry, at: At): string {
  const params: Record<string, string> = { type: 'model', ...at, ...entry.params };
  // The bare ids of the policy 'nowhere' have a name that exists, and one that does not.
  if (entry.policy === 'nowhere') params.name = at.name;
  const path = entry.url.replaceAll(/:(\w+)/g, (_whole, name: string) => params[name] ?? '').replace('*', entry.tail ?? 'main');
  return path + (entry.query ?? '').replace('{id}', `${at.namespace}/${at.name}`);
}

export function bodyOf(entry: Entry, at: At): string | object | undefined {
  return typeof entry.body === 'function' ? entry.body(at) : entry.body;
}
